//! Parses the body of the HTTP request (`TransferBody` in the types of the npm package).

use super::context::CheckContext;
use super::foreign::{self, OpenedBody};
use super::identity_set::{Role, names_taken};
use super::members::{BODY_MEMBERS, LOCALE, TARGET_MEMBERS, TRANSFEREE_MEMBERS};
use super::misplaced::{self, MisplacedTransferee};
use super::participant::{ParsedIdentity, check_endpoint_type, parse_identity, place_of, unknown_members};
use super::reader::{TransferReader, not_an_object};
use super::rules::{RulePlaces, TransferParts};
use super::transfer::Transferee;
use super::{edits, value};
use crate::issue::{IssueCollector, Part, Place, Problem, Repair, Subject};
use crate::json::{Document, Member, Node};
use crate::strict::text_of;
use crate::{CallId, Guid};

/// The facts of a body that the request needs beside its text.
#[derive(Debug, Default)]
pub(super) struct BodyFacts {
    pub(super) consultative: bool,
    pub(super) names_transferee: bool,
    pub(super) unknown_members: Vec<String>,
}

/// Parses and checks a body. Faults of the JSON are reported too, and the rest is parsed as far as possible.
pub(super) fn read(
    text: &str,
    mut document: Document<'_>,
    call_id: Option<&CallId>,
    context: &CheckContext,
    issues: &mut IssueCollector<'_>,
) -> BodyFacts {
    let mut facts = BodyFacts::default();
    if let Some(root) = document.root.take() {
        let place = Place::root(Part::Body, Some(root.span));
        let OpenedBody { root, sdk_members, is_other } = foreign::open(root, text, &document, &place, issues);
        if is_other {
        } else if let Some(members) = root.as_object() {
            let misplaced = misplaced::find_transferee(text, &root, &mut document);
            let rewrite = || foreign::rewrite(&root, &document);
            let mut reader = TransferReader::for_body(issues, &rewrite);
            parse_top_level(&mut reader, text, &root, members, &place);
            facts = WireBody { root: &root, place, call_id, misplaced }.read(&mut reader, context);
        } else {
            let problem = Problem::WrongType { expected: "an object", found: root.kind_name() };
            issues.push(problem, &place);
        }
        facts.unknown_members.extend(sdk_members);
    }
    for fault in document.faults {
        issues.push_fault(fault, Part::Body);
    }
    facts
}

fn parse_top_level(
    reader: &mut TransferReader<'_, '_>,
    text: &str,
    root: &Node<'_>,
    members: &[Member<'_>],
    place: &Place<'_>,
) {
    let taken = names_taken(members, &BODY_MEMBERS);
    for member in members.iter().filter(|member| !member.shadowed) {
        let at = place.member(member).shown_at(member.name_span);
        if let Some(name) = LOCALE.into_iter().find(|name| *name == member.name) {
            let repair = misplaced::move_locale(text, root, members);
            reader.issues.push_with(Problem::LocaleAtTopLevel { member: name }, &at, repair);
            if let Some(text) = text_of(&member.value, &place.member(member), reader.issues) {
                value::locale(name, text, &place.member(member), reader.issues);
            }
        } else if member.name == "clientContext" {
            let repair = edits::remove(members, |member| member.name == "clientContext")
                .map(|edits| Repair::Edits { title: "Remove clientContext".to_owned(), edits });
            reader.issues.push_with(Problem::ClientContextLeftOver {}, &at, repair);
        } else if !BODY_MEMBERS.contains(&&*member.name) {
            reader.unknown_member(member, place, &BODY_MEMBERS, &taken);
        }
    }
}

struct WireBody<'b> {
    root: &'b Node<'b>,
    place: Place<'b>,
    call_id: Option<&'b CallId>,
    misplaced: Option<MisplacedTransferee>,
}

/// The target of a body; invalid parts are absent.
struct WireTarget<'b> {
    identity: ParsedIdentity<'b>,
    replaces_member: Option<&'b Member<'b>>,
    replaces_call_id: Option<CallId>,
}

/// The transferee of a body; invalid parts are absent.
#[derive(Default)]
struct WireTransferee<'b> {
    identity: ParsedIdentity<'b>,
    participant_member: Option<&'b Member<'b>>,
    participant_id: Option<Guid>,
}

impl<'b> WireBody<'b> {
    fn read(mut self, reader: &mut TransferReader<'_, '_>, context: &CheckContext) -> BodyFacts {
        let place = self.place;
        let missing = Problem::MemberMissing { member: "transferTarget" };
        let Some(target_member) = reader.required(self.root, "transferTarget", &place, missing) else {
            return BodyFacts {
                unknown_members: std::mem::take(&mut reader.unknown_members),
                ..BodyFacts::default()
            };
        };
        let target_place = place.member(target_member);
        let misplaced = self.misplaced.as_ref().and_then(|_| target_member.value.member("transferee"));
        let target = Self::parse_target(reader, &target_member.value, &target_place, misplaced.is_some());
        if let (Some(member), Some(MisplacedTransferee { repair })) = (misplaced, self.misplaced.take()) {
            let title = match reader.present(self.root, "transferee") {
                Some(_) => "Remove the transferee inside transferTarget",
                None => "Move the transferee out of transferTarget",
            }
            .to_owned();
            let at = target_place.member(member).shown_at(member.name_span);
            let repair = repair.map(|edits| Repair::Edits { title, edits });
            reader.issues.push_with(Problem::TransfereeInsideTarget {}, &at, repair);
        }
        let (transferee_member, beside) = match (reader.present(self.root, "transferee"), misplaced) {
            (Some(outer), _) => (Some(outer), place),
            (None, misplaced) => (misplaced, target_place),
        };
        let transferee_place = transferee_member.map_or(place, |member| beside.member(member));
        let found = transferee_member
            .map(|member| parse_transferee(reader, &member.value, &transferee_place))
            .unwrap_or_default();

        let target_set = place_of(&target_place, target.identity.set, "identity");
        let target_identity = target.identity.member.map_or(target_set, |member| target_set.member(member));
        let transferee_set = place_of(&transferee_place, found.identity.set, "identity");
        let transferee_identity =
            found.identity.member.map_or(transferee_set, |member| transferee_set.member(member));
        let places = RulePlaces {
            whole: place,
            target: target_identity,
            target_tenant: place_of(&target_identity, target.identity.tenant(), "tenantId"),
            replaces_call_id: place_of(&target_place, target.replaces_member, "replacesCallId"),
            transferee: transferee_place,
            participant_id: place_of(&transferee_place, found.participant_member, "participantId"),
            transferee_tenant: place_of(&transferee_identity, found.identity.tenant(), "tenantId"),
        };
        let transferee = found
            .participant_id
            .map(|participant_id| Transferee { participant_id, identity: found.identity.identity });
        TransferParts {
            call_id: self.call_id,
            target: target.identity.identity.as_ref(),
            replaces_call_id: target.replaces_call_id.as_ref(),
            transferee: transferee.as_ref(),
            names_transferee: transferee_member.is_some(),
        }
        .check(&places, context, reader.issues);
        BodyFacts {
            consultative: target.replaces_member.is_some(),
            names_transferee: transferee_member.is_some(),
            unknown_members: std::mem::take(&mut reader.unknown_members),
        }
    }

    fn parse_target(
        reader: &mut TransferReader<'_, '_>,
        node: &'b Node<'b>,
        place: &Place<'_>,
        has_transferee: bool,
    ) -> WireTarget<'b> {
        let replaces_member = reader.present(node, "replacesCallId");
        let mut target =
            WireTarget { identity: ParsedIdentity::default(), replaces_member, replaces_call_id: None };
        let Some(members) = node.as_object() else {
            let problem = not_an_object(node);
            reader.issues.push(problem, place);
            return target;
        };
        let taken = names_taken(members, &TARGET_MEMBERS);
        for member in unknown_members(members, &TARGET_MEMBERS) {
            if !(has_transferee && member.name == "transferee") {
                reader.unknown_member(member, place, &TARGET_MEMBERS, &taken);
            }
        }
        target.identity = parse_identity(reader, node, place, Role::Target);
        check_endpoint_type(reader, node, place);
        if let Some(member) = replaces_member {
            let place = place.member(member);
            target.replaces_call_id = text_of(&member.value, &place, reader.issues)
                .and_then(|text| value::call_id(text, Subject::ReplacesCallId, &place, reader.issues));
        }
        reader.text(node, "@odata.type", place);
        reader.text(node, "participantId", place);
        reader.expect_flag(node, "hidden", place);
        reader.expect_flag(node, "removeFromDefaultAudioRoutingGroup", place);
        for name in LOCALE {
            reader.check_text(node, name, place, |text, place, issues| {
                issues.push(Problem::LocaleInTarget { member: name }, place);
                value::locale(name, text, place, issues);
            });
        }
        target
    }
}

fn parse_transferee<'b>(
    reader: &mut TransferReader<'_, '_>,
    node: &'b Node<'b>,
    place: &Place<'_>,
) -> WireTransferee<'b> {
    let mut transferee = WireTransferee::default();
    let Some(members) = node.as_object() else {
        let problem = not_an_object(node);
        reader.issues.push(problem, place);
        return transferee;
    };
    let taken = names_taken(members, &TRANSFEREE_MEMBERS);
    for member in unknown_members(members, &TRANSFEREE_MEMBERS) {
        reader.unknown_member(member, place, &TRANSFEREE_MEMBERS, &taken);
    }
    for name in ["@odata.type", "countryCode", "platformId"] {
        reader.text(node, name, place);
    }
    transferee.identity = parse_identity(reader, node, place, Role::Transferee);
    check_endpoint_type(reader, node, place);
    for name in LOCALE {
        reader.check_text(node, name, place, |text, place, issues| value::locale(name, text, place, issues));
    }
    let problem = Problem::ParticipantIdMissing {};
    transferee.participant_member = reader.required(node, "participantId", place, problem);
    transferee.participant_id = transferee.participant_member.and_then(|member| {
        let place = place.member(member);
        let text = text_of(&member.value, &place, reader.issues)?;
        value::guid(text, Subject::ParticipantId, &place, reader.issues)
    });
    transferee
}
