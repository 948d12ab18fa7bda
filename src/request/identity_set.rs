//! Reading of an identity set, in the caller's words and as it goes over the wire.

use super::identity::{Identity, Kind};
use super::reader::{Form, Reader};
use super::value;
use crate::Guid;
use crate::issue::{Place, Problem, Repair, Subject};
use crate::json::{Edit, Member, Node, quote, shortened};
use crate::strict::{meant, same_letters, text_of};

/// Whose identity is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Target,
    Transferee,
}

impl Role {
    fn id(self) -> Subject {
        match self {
            Self::Target => Subject::TargetId,
            Self::Transferee => Subject::TransfereeId,
        }
    }

    fn tenant_id(self) -> Subject {
        match self {
            Self::Target => Subject::TargetTenantId,
            Self::Transferee => Subject::TransfereeTenantId,
        }
    }
}

/// The members of an identity that are known beside `id`, `tenantId` and `displayName`.
const WIRE_MEMBERS: [&str; 11] = [
    "@odata.type",
    "id",
    "tenantId",
    "displayName",
    "hidden",
    "applicationType",
    "email",
    "azureCommunicationServicesResourceId",
    "userIdentityType",
    "ipAddress",
    "userPrincipalName",
];
const INPUT_MEMBERS: [&str; 3] = ["id", "tenantId", "displayName"];

/// What a set holds beside identities.
const SET_MEMBERS: [&str; 2] = ["@odata.type", "endpointType"];

/// The member of a set that names somebody.
#[derive(Debug)]
pub(super) struct Named<'n> {
    /// `None` when its kind is unknown.
    pub(super) identity: Option<Identity>,
    pub(super) member: &'n Member<'n>,
}

impl<'n> Reader<'_, '_> {
    /// Reads the one identity of a set; `beside` are members of the same object that are read elsewhere.
    ///
    /// A transferee may have none.
    pub(super) fn identity_set(
        &mut self,
        node: &'n Node<'n>,
        place: &Place<'_>,
        role: Role,
        beside: &[&str],
    ) -> Option<Named<'n>> {
        let Some(members) = node.as_object() else {
            let problem = Problem::WrongType { expected: "an object", found: node.kind_name() };
            self.issues.push(problem, place);
            return None;
        };
        let mut known = Vec::with_capacity(1);
        let mut unknown = None;
        let counts = |member: &&Member<'_>| !member.shadowed && !beside.contains(&&*member.name);
        for member in members.iter().filter(counts) {
            let absent = self.form == Form::Wire && member.value.is_null();
            match Kind::of_name(&member.name) {
                Some(_) if absent => {}
                Some(kind) => known.push((kind, member)),
                None if self.form == Form::Wire && SET_MEMBERS.contains(&&*member.name) => {}
                None if self.form == Form::Wire && member.value.as_object().is_some() => {
                    self.unknown_kind(member, place, members);
                    unknown = Some(member);
                }
                None => self.unknown_member(member, place, &Kind::NAMES, members),
            }
        }
        match (known.as_slice(), unknown) {
            ([], Some(member)) => Some(Named { identity: None, member }),
            ([], None) => {
                if role == Role::Target {
                    self.issues.push(Problem::IdentityMissing {}, place);
                }
                None
            }
            ([(kind, member)], _) => {
                let identity = self.identity(*kind, member, &place.member(member), role)?;
                Some(Named { identity: Some(identity), member })
            }
            (several, _) => {
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
        kind: Kind,
        member: &'n Member<'n>,
        place: &Place<'_>,
        role: Role,
    ) -> Option<Identity> {
        if kind == Kind::Phone && self.form == Form::Input {
            let text = text_of(&member.value, place, self.issues)?;
            return value::phone(text, place, self.issues).map(Identity::Phone);
        }
        let Some(members) = member.value.as_object() else {
            let problem = Problem::WrongType { expected: "an object", found: member.value.kind_name() };
            self.issues.push(problem, place);
            return None;
        };
        let known: &[&'static str] = match self.form {
            Form::Input => &INPUT_MEMBERS,
            Form::Wire => &WIRE_MEMBERS,
        };
        for member in members.iter().filter(|member| !member.shadowed) {
            if !known.contains(&&*member.name) {
                self.unknown_member(member, place, known, members);
            }
        }
        self.text(&member.value, "@odata.type", place);
        self.expect_flag(&member.value, "hidden", place);
        let tenant_id = self.tenant_id(&member.value, place, role);
        let display_name = self.text(&member.value, "displayName", place).map(str::to_owned);
        let Some(id_member) = self.present(&member.value, "id") else {
            self.issues.push(Problem::MemberMissing { member: "id" }, &place.absent("id"));
            return None;
        };
        let id_place = place.member(id_member);
        let id = text_of(&id_member.value, &id_place, self.issues)?;
        Some(match kind {
            Kind::Phone => Identity::Phone(value::phone(id, &id_place, self.issues)?),
            Kind::Directory(kind) => {
                let id = value::guid(id, role.id(), &id_place, self.issues)?;
                Identity::Directory { kind, id, tenant_id: tenant_id?, display_name }
            }
            Kind::Opaque(kind) => {
                let id = value::opaque_id(id, role.id(), &id_place, self.issues)?;
                Identity::Opaque { kind, id, tenant_id: tenant_id?, display_name }
            }
        })
    }

    /// The tenant of an identity: `None` when what is there is wrong, `Some(None)` when there is none.
    #[expect(clippy::option_option, reason = "wrong, absent and present are three answers")]
    fn tenant_id(&mut self, identity: &'n Node<'n>, place: &Place<'_>, role: Role) -> Option<Option<Guid>> {
        let Some(member) = self.present(identity, "tenantId") else { return Some(None) };
        let place = place.member(member);
        let text = text_of(&member.value, &place, self.issues)?;
        value::guid(text, role.tenant_id(), &place, self.issues).map(Some)
    }

    /// Reports a member that is not known here: an error in the caller's words, an extra on the wire.
    pub(super) fn unknown_member(
        &mut self,
        member: &Member<'_>,
        place: &Place<'_>,
        known: &[&'static str],
        beside: &[Member<'_>],
    ) {
        match self.form {
            Form::Input => {
                let meant = meant(&member.name, known);
                let problem = Problem::UnknownMember { member: shortened(&member.name), meant };
                self.issues.push(problem, &place.member(member));
            }
            Form::Wire => {
                self.misspelled_or_extra(member, place, known, beside);
            }
        }
    }

    /// Reports an identity of a kind that is not known: as misspelled, or as unknown.
    fn unknown_kind(&mut self, member: &Member<'_>, place: &Place<'_>, beside: &[Member<'_>]) {
        if !self.misspelled_or_extra(member, place, &Kind::NAMES, beside) {
            let kind = shortened(&member.name);
            let problem = Problem::UnknownIdentityKind { meant: meant(&kind, &Kind::NAMES), kind };
            self.issues.push(problem, &place.member(member));
        }
    }

    /// Notes an extra; tells whether it was reported as misspelled.
    fn misspelled_or_extra(
        &mut self,
        member: &Member<'_>,
        place: &Place<'_>,
        known: &[&'static str],
        beside: &[Member<'_>],
    ) -> bool {
        let place = place.member(member);
        self.extras.push(place.pointer());
        let Some(meant) = same_letters(&member.name, known) else { return false };
        // Beside the right one, a renamed member would take its place.
        let is_free = beside.iter().all(|other| other.name != meant);
        let repair = is_free.then(|| Repair::Edits {
            title: format!("Rename it to {meant}"),
            edits: vec![Edit { span: member.name_span, text: quote(meant) }],
        });
        let problem = Problem::MisspelledMember { member: shortened(&member.name), meant };
        self.issues.push_with(problem, &place.shown_at(member.name_span), repair);
        true
    }
}
