//! Parses the identity sets of inputs and bodies.

use super::identity::{Identity, IdentityKind};
use super::known_application::KnownApplication;
use super::members::{INPUT_MEMBERS, SET_MEMBERS, SET_NAMES, WIRE_MEMBERS};
use super::reader::{TransferFormat, TransferReader, is_in_place, not_an_object};
use super::sdk_member::SdkMember;
use super::value;
use crate::TenantId;
use crate::issue::{Place, Problem, Repair, Subject};
use crate::json::{Edit, Member, Node, quote, shortened};
use crate::strict::{closest_match, same_letters, text_of};

/// The role of an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Target,
    Transferee,
    Source,
}

impl Role {
    fn id(self) -> Subject {
        match self {
            Self::Target => Subject::TargetId,
            Self::Transferee => Subject::TransfereeId,
            Self::Source => Subject::SourceId,
        }
    }

    fn tenant_id(self) -> Subject {
        match self {
            Self::Target => Subject::TargetTenantId,
            Self::Transferee => Subject::TransfereeTenantId,
            Self::Source => Subject::SourceTenantId,
        }
    }
}

/// The member of a set that contains the identity.
#[derive(Debug)]
pub(super) struct NamedIdentity<'n> {
    /// `None` if it is invalid.
    pub(super) identity: Option<Identity>,
    pub(super) member: &'n Member<'n>,
}

impl<'n> TransferReader<'_, '_> {
    /// Parses the one identity of a set. `beside` are members of the same object that are parsed elsewhere.
    ///
    /// The identity of a transferee is optional.
    pub(super) fn identity_set(
        &mut self,
        node: &'n Node<'n>,
        place: &Place<'_>,
        role: Role,
        beside: &[&str],
    ) -> Option<NamedIdentity<'n>> {
        let Some(members) = node.as_object() else {
            let problem = not_an_object(node);
            self.issues.push(problem, place);
            return None;
        };
        let taken = names_taken(members, &SET_NAMES);
        let mut known: Vec<(IdentityKind, &Member<'_>)> = Vec::with_capacity(1);
        let is_effective = |member: &&Member<'_>| !member.shadowed && !beside.contains(&&*member.name);
        for member in members.iter().filter(is_effective) {
            let in_body = self.format == TransferFormat::Wire;
            let is_absent = in_body && member.value.is_null();
            match IdentityKind::from_name(&member.name) {
                Some(_) if is_absent => {}
                Some(kind) => known.push((kind, member)),
                None if in_body && SET_MEMBERS.contains(&&*member.name) => {}
                None if in_body && member.value.as_object().is_some() => {
                    self.unknown_kind(member, place, &taken);
                }
                None => {
                    let names: &[&'static str] = if in_body { &SET_NAMES } else { &IdentityKind::NAMES };
                    self.unknown_member(member, place, names, &taken);
                }
            }
        }
        if self.format == TransferFormat::Wire && known.is_empty() {
            known.extend(misspelled_kinds(members));
        }
        let is_there = known.iter().any(|(kind, member)| is_in_place(member, kind.name()));
        if role != Role::Transferee && !is_there {
            self.missing(Problem::IdentityMissing {}, place, !known.is_empty());
        }
        match known.as_slice() {
            [] => None,
            [(kind, member)] => {
                let identity = self.identity(*kind, member, &place.member(member), role);
                Some(NamedIdentity { identity, member })
            }
            several => {
                let kinds = several.iter().map(|(kind, _)| kind.name().to_owned()).collect();
                self.issues.push(Problem::SeveralIdentities { kinds }, place);
                for (kind, member) in several {
                    self.identity(*kind, member, &place.member(member), role);
                }
                None
            }
        }
    }

    fn identity(
        &mut self,
        kind: IdentityKind,
        member: &'n Member<'n>,
        place: &Place<'_>,
        role: Role,
    ) -> Option<Identity> {
        if kind == IdentityKind::Phone && self.format == TransferFormat::Input {
            let text = text_of(&member.value, place, self.issues)?;
            return value::phone(text, place, self.issues).map(Identity::Phone);
        }
        let Some(members) = member.value.as_object() else {
            let problem = not_an_object(&member.value);
            self.issues.push(problem, place);
            return None;
        };
        let known: &[&'static str] = match self.format {
            TransferFormat::Input => &INPUT_MEMBERS,
            TransferFormat::Wire => &WIRE_MEMBERS,
        };
        let taken = names_taken(members, known);
        for member in members.iter().filter(|member| !member.shadowed) {
            if !known.contains(&&*member.name) {
                self.unknown_member(member, place, known, &taken);
            }
        }
        self.text(&member.value, "@odata.type", place);
        self.expect_flag(&member.value, "hidden", place);
        let tenant_id = self.tenant_id(&member.value, place, role);
        let display_name = self.text(&member.value, "displayName", place).map(str::to_owned);
        let id_member = self.required(&member.value, "id", place, Problem::MemberMissing { member: "id" })?;
        let id_place = place.member(id_member);
        let id = text_of(&id_member.value, &id_place, self.issues)?;
        Some(match kind {
            IdentityKind::Phone => Identity::Phone(value::phone(id, &id_place, self.issues)?),
            IdentityKind::Directory(kind) => {
                let id = value::guid(id, role.id(), &id_place, self.issues)?;
                if let Some(application) = KnownApplication::find(&id) {
                    let problem = Problem::MicrosoftApplication { application: application.name() };
                    self.issues.push(problem, &id_place);
                }
                Identity::Directory { kind, id, tenant_id: tenant_id?, display_name }
            }
            IdentityKind::Opaque(kind) => {
                let id = value::opaque_id(id, role.id(), &id_place, self.issues)?;
                Identity::Opaque { kind, id, tenant_id: tenant_id?, display_name }
            }
        })
    }

    /// Returns the tenant of an identity: `None` if it is invalid, `Some(None)` if there is none.
    #[expect(clippy::option_option, reason = "invalid, absent and present are three results")]
    fn tenant_id(
        &mut self,
        identity: &'n Node<'n>,
        place: &Place<'_>,
        role: Role,
    ) -> Option<Option<TenantId>> {
        let Some(member) = self.present(identity, "tenantId") else { return Some(None) };
        let place = place.member(member);
        let text = text_of(&member.value, &place, self.issues)?;
        value::guid(text, role.tenant_id(), &place, self.issues).map(TenantId::from).map(Some)
    }

    /// Reports an unknown member: an error in an input, allowed in a body.
    pub(super) fn unknown_member(
        &mut self,
        member: &Member<'_>,
        place: &Place<'_>,
        known: &[&'static str],
        taken: &[&'static str],
    ) {
        match self.format {
            TransferFormat::Input => {
                let meant = closest_match(&member.name, known);
                let problem = Problem::UnknownMember { member: shortened(&member.name), meant };
                self.issues.push(problem, &place.member(member));
            }
            TransferFormat::Wire => {
                self.misspelled_or_unknown(member, place, known, taken);
            }
        }
    }

    /// Reports an identity of an unknown kind, or of a misspelled one.
    fn unknown_kind(&mut self, member: &Member<'_>, place: &Place<'_>, taken: &[&'static str]) {
        if !self.misspelled_or_unknown(member, place, &SET_NAMES, taken) {
            let kind = shortened(&member.name);
            let meant = closest_match(&kind, &IdentityKind::NAMES).or_else(|| IdentityKind::of_alias(&kind));
            let problem = Problem::UnknownIdentityKind { meant, kind };
            self.issues.push(problem, &place.member(member));
        }
    }

    /// Records an unknown member of a body. Returns whether it was reported as misspelled, or as one of an SDK.
    fn misspelled_or_unknown(
        &mut self,
        member: &Member<'_>,
        place: &Place<'_>,
        known: &[&'static str],
        taken: &[&'static str],
    ) -> bool {
        let place = place.member(member);
        self.unknown_members.push(place.pointer());
        if SdkMember::find(&member.name).is_some() {
            let problem = Problem::SdkMember { member: shortened(&member.name) };
            self.issues.push(problem, &place.shown_at(member.name_span));
            return true;
        }
        let Some(meant) = same_letters(&member.name, known) else { return false };
        if member.value.is_null() {
            return true; // As absent as under its own name.
        }
        // A renamed member would replace the correct one.
        let repair = (!taken.contains(&meant)).then(|| Repair::Edits {
            title: format!("Rename it to {meant}"),
            edits: vec![Edit { span: member.name_span, text: quote(meant) }],
        });
        let problem = Problem::MisspelledMember { member: shortened(&member.name), meant };
        self.issues.push_with(problem, &place.shown_at(member.name_span), repair);
        true
    }
}

/// Returns the identities of a set under misspelled names, at most one of each kind.
fn misspelled_kinds<'n>(members: &'n [Member<'n>]) -> Vec<(IdentityKind, &'n Member<'n>)> {
    let mut found: Vec<(IdentityKind, &Member<'_>)> = Vec::new();
    for member in members.iter().filter(|member| !member.shadowed && !member.value.is_null()) {
        let kind = same_letters(&member.name, &IdentityKind::NAMES).and_then(IdentityKind::from_name);
        if let Some(kind) = kind {
            found.retain(|(other, _)| *other != kind);
            found.push((kind, member));
        }
    }
    found
}

/// Returns the known names that an object has: a misspelled member cannot be renamed to one of them.
pub(super) fn names_taken(members: &[Member<'_>], known: &[&'static str]) -> Vec<&'static str> {
    let is_taken = |name: &&'static str| members.iter().any(|member| member.name == **name);
    known.iter().copied().filter(is_taken).collect()
}
