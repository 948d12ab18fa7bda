//! Reading of a body as it goes over the wire (`TransferBody` in the package's types).

use super::context::Context;
use super::edits;
use super::identity::Identity;
use super::identity_set::{Named, Role};
use super::reader::{Form, Reader};
use super::rules::{Parts, Places};
use super::transfer::Transferee;
use super::value;
use crate::CallId;
use crate::issue::{Issues, Part, Place, Problem, Repair, Subject};
use crate::json::{Document, Edit, FaultKind, Member, Node, Positions, Span};
use crate::strict::text_of;

const BODY_MEMBERS: [&str; 5] = ["transferTarget", "transferee", "languageId", "region", "clientContext"];
const TARGET_MEMBERS: [&str; 9] = [
    "@odata.type",
    "identity",
    "endpointType",
    "replacesCallId",
    "hidden",
    "participantId",
    "removeFromDefaultAudioRoutingGroup",
    "languageId",
    "region",
];
const TRANSFEREE_MEMBERS: [&str; 9] = [
    "@odata.type",
    "identity",
    "participantId",
    "endpointType",
    "countryCode",
    "languageId",
    "region",
    "nonAnonymizedIdentity",
    "platformId",
];
const LOCALE: [&str; 2] = ["languageId", "region"];

/// What is needed of a body beside its text.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) consultative: bool,
    pub(super) names_transferee: bool,
    pub(super) extras: Vec<String>,
}

/// Reads and checks a body. Faults of the JSON are reported too, and the rest is read as far as it can be understood.
pub(super) fn read(
    text: &str,
    mut document: Document<'_>,
    call_id: Option<&CallId>,
    context: &Context,
    issues: &mut Issues<'_>,
) -> Facts {
    let mut facts = Facts::default();
    if let Some(root) = document.root.take() {
        let place = Place::root(Part::Body, Some(root.span));
        if let Some(members) = root.as_object() {
            let slipped = slipped_transferee(text, &root, &mut document);
            let mut reader = Reader::new(Form::Wire, issues);
            read_top_level(&mut reader, text, &root, members, &place);
            facts = Body { root: &root, place, call_id, slipped }.read(&mut reader, context);
        } else {
            let problem = Problem::WrongType { expected: "an object", found: root.kind_name() };
            issues.push(problem, &place);
        }
    }
    for fault in document.faults {
        issues.push_fault(fault, Part::Body);
    }
    facts
}

/// A `transferee` that stands inside the target.
struct Slipped {
    /// What brings it out, or removes it where one stands beside the target too.
    repair: Option<Vec<Edit>>,
}

/// Looks for a transferee inside the target.
///
/// The page of v1.0 has lost the brace before `transferee`: when a closing brace is missing too, it is missing there, and that
/// is where the fault of the text is shown.
fn slipped_transferee(text: &str, root: &Node<'_>, document: &mut Document<'_>) -> Option<Slipped> {
    let target = &root.member("transferTarget")?.value;
    let inside = target.as_object()?;
    let is_transferee = |member: &Member<'_>| member.name == "transferee";
    let at = inside.iter().position(|member| is_transferee(member) && !member.shadowed)?;
    let slipped = inside.get(at).filter(|member| !member.value.is_null())?;
    let removing = || edits::remove(inside, is_transferee);
    if root.member("transferee").is_some_and(|member| !member.value.is_null()) {
        return Some(Slipped { repair: removing() });
    }
    // A brace that is missing after the target would have closed the target only if nothing stands behind it.
    let is_last = root.as_object().and_then(<[_]>::last).is_some_and(|last| last.name == "transferTarget");
    let before = at.checked_sub(1).and_then(|at| inside.get(at));
    let unclosed = document
        .faults
        .iter_mut()
        .rfind(|fault| is_last && matches!(fault.kind, FaultKind::JsonMissingClose { .. }));
    if let (Some(fault), Some(before)) = (unclosed, before) {
        let opened = Positions::new(text).at(target.span.start);
        fault.kind = FaultKind::JsonMissingClose {
            close: "}",
            opened_line: opened.line,
            opened_column: opened.column,
        };
        fault.span = Span::point(before.value.span.end);
        fault.edits = vec![Edit { span: fault.span, text: "}".to_owned() }];
        return Some(Slipped { repair: Some(fault.edits.clone()) });
    }
    let repair = removing().and_then(|mut moving| {
        moving.push(edits::append(text, root.as_object()?, root.span, &[slipped])?);
        Some(moving)
    });
    Some(Slipped { repair })
}

fn read_top_level(
    reader: &mut Reader<'_, '_>,
    text: &str,
    root: &Node<'_>,
    members: &[Member<'_>],
    place: &Place<'_>,
) {
    for member in members.iter().filter(|member| !member.shadowed) {
        let at = place.member(member).shown_at(member.name_span);
        if let Some(name) = LOCALE.into_iter().find(|name| *name == member.name) {
            let repair = move_locale(text, root, members);
            reader.issues.push_with(Problem::LocaleAtTopLevel { member: name }, &at, repair);
            if let Some(text) = text_of(&member.value, &place.member(member), reader.issues) {
                value::locale(name, text, &place.member(member), reader.issues);
            }
        } else if member.name == "clientContext" {
            let repair = edits::remove(members, |member| member.name == "clientContext")
                .map(|edits| Repair::Edits { title: "Remove clientContext".to_owned(), edits });
            reader.issues.push_with(Problem::ClientContextLeftOver {}, &at, repair);
        } else if !BODY_MEMBERS.contains(&&*member.name) {
            reader.unknown_member(member, place, &BODY_MEMBERS, members);
        }
    }
}

/// Moves `languageId` and `region` into the target, both at once, unless the target has them already.
fn move_locale(text: &str, root: &Node<'_>, members: &[Member<'_>]) -> Option<Repair> {
    let target = &root.member("transferTarget")?.value;
    let into = target.as_object()?;
    let is_moved =
        |member: &Member<'_>| LOCALE.contains(&&*member.name) && target.member(&member.name).is_none();
    let moved: Vec<&Member<'_>> =
        members.iter().filter(|member| !member.shadowed && is_moved(member)).collect();
    if moved.is_empty() {
        return None;
    }
    let names: Vec<&str> = moved.iter().map(|member| member.name.as_ref()).collect();
    // Of duplicates the last one is moved, and all are removed.
    let mut edits = edits::remove(members, is_moved)?;
    edits.push(edits::append(text, into, target.span, &moved)?);
    Some(Repair::Edits { title: format!("Move {} into transferTarget", names.join(" and ")), edits })
}

struct Body<'b> {
    root: &'b Node<'b>,
    place: Place<'b>,
    call_id: Option<&'b CallId>,
    slipped: Option<Slipped>,
}

/// What was read of the target; parts that were wrong in themselves are absent.
struct Target<'b> {
    identity: Option<Identity>,
    identity_member: Option<&'b Member<'b>>,
    replaces_member: Option<&'b Member<'b>>,
    replaces_call_id: Option<CallId>,
}

impl<'b> Body<'b> {
    fn read(mut self, reader: &mut Reader<'_, '_>, context: &Context) -> Facts {
        let place = self.place;
        let Some(target_member) = reader.present(self.root, "transferTarget") else {
            let problem = Problem::MemberMissing { member: "transferTarget" };
            reader.issues.push(problem, &place.absent("transferTarget"));
            return Facts { extras: std::mem::take(&mut reader.extras), ..Facts::default() };
        };
        let target_place = place.member(target_member);
        let slipped = self.slipped.as_ref().and_then(|_| target_member.value.member("transferee"));
        let target = Self::read_target(reader, &target_member.value, &target_place, slipped.is_some());
        if let (Some(member), Some(Slipped { repair })) = (slipped, self.slipped.take()) {
            let title = match reader.present(self.root, "transferee") {
                Some(_) => "Remove the transferee inside transferTarget",
                None => "Put transferee beside transferTarget",
            }
            .to_owned();
            let at = target_place.member(member).shown_at(member.name_span);
            let repair = repair.map(|edits| Repair::Edits { title, edits });
            reader.issues.push_with(Problem::TransfereeInsideTarget {}, &at, repair);
        }
        let (transferee_member, beside) = match (reader.present(self.root, "transferee"), slipped) {
            (Some(outer), _) => (Some(outer), place),
            (None, slipped) => (slipped, target_place),
        };
        let transferee = transferee_member
            .and_then(|member| read_transferee(reader, &member.value, &beside.member(member)));

        let set_place = target_place.absent("identity");
        let places = Places {
            whole: place,
            target: target
                .identity_member
                .map_or(set_place, |member| set_place.absent(&member.name).shown_at(member.value.span)),
            replaces_call_id: target
                .replaces_member
                .map_or(target_place, |member| target_place.member(member)),
            transferee: transferee_member.map_or(place, |member| beside.member(member)),
        };
        Parts {
            call_id: self.call_id,
            target: target.identity.as_ref(),
            replaces_call_id: target.replaces_call_id.as_ref(),
            transferee: transferee.as_ref(),
            names_transferee: transferee_member.is_some(),
        }
        .check(&places, context, reader.issues);
        Facts {
            consultative: target.replaces_member.is_some(),
            names_transferee: transferee_member.is_some(),
            extras: std::mem::take(&mut reader.extras),
        }
    }

    fn read_target(
        reader: &mut Reader<'_, '_>,
        node: &'b Node<'b>,
        place: &Place<'_>,
        holds_transferee: bool,
    ) -> Target<'b> {
        let replaces_member = reader.present(node, "replacesCallId");
        let mut target =
            Target { identity: None, identity_member: None, replaces_member, replaces_call_id: None };
        let Some(members) = node.as_object() else {
            let problem = Problem::WrongType { expected: "an object", found: node.kind_name() };
            reader.issues.push(problem, place);
            return target;
        };
        for member in effective(members, &TARGET_MEMBERS) {
            if !(holds_transferee && member.name == "transferee") {
                reader.unknown_member(member, place, &TARGET_MEMBERS, members);
            }
        }
        if let Some(named) = read_identity(reader, node, place, Role::Target) {
            target.identity_member = Some(named.member);
            target.identity = named.identity;
        }
        if let Some(text) = reader.text(node, "endpointType", place) {
            let place = place.absent("endpointType").shown_at(span_of(node, "endpointType"));
            value::endpoint_type(text, &place, reader.issues);
        }
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
            if let Some(text) = reader.text(node, name, place) {
                let place = place.absent(name).shown_at(span_of(node, name));
                reader.issues.push(Problem::LocaleInTarget { member: name }, &place);
                value::locale(name, text, &place, reader.issues);
            }
        }
        target
    }
}

fn read_transferee<'b>(
    reader: &mut Reader<'_, '_>,
    node: &'b Node<'b>,
    place: &Place<'_>,
) -> Option<Transferee> {
    let Some(members) = node.as_object() else {
        let problem = Problem::WrongType { expected: "an object", found: node.kind_name() };
        reader.issues.push(problem, place);
        return None;
    };
    for member in effective(members, &TRANSFEREE_MEMBERS) {
        reader.unknown_member(member, place, &TRANSFEREE_MEMBERS, members);
    }
    for name in ["@odata.type", "countryCode", "platformId"] {
        reader.text(node, name, place);
    }
    let named = read_identity(reader, node, place, Role::Transferee);
    if let Some(text) = reader.text(node, "endpointType", place) {
        let place = place.absent("endpointType").shown_at(span_of(node, "endpointType"));
        value::endpoint_type(text, &place, reader.issues);
    }
    for name in LOCALE {
        if let Some(text) = reader.text(node, name, place) {
            let place = place.absent(name).shown_at(span_of(node, name));
            value::locale(name, text, &place, reader.issues);
        }
    }
    let Some(member) = reader.present(node, "participantId") else {
        reader.issues.push(Problem::ParticipantIdMissing {}, &place.absent("participantId"));
        return None;
    };
    let place = place.member(member);
    let text = text_of(&member.value, &place, reader.issues)?;
    let participant_id = value::guid(text, Subject::ParticipantId, &place, reader.issues)?;
    Some(Transferee { participant_id, identity: named.and_then(|named| named.identity) })
}

fn read_identity<'b>(
    reader: &mut Reader<'_, '_>,
    node: &'b Node<'b>,
    place: &Place<'_>,
    role: Role,
) -> Option<Named<'b>> {
    let Some(member) = reader.present(node, "identity") else {
        if role == Role::Target {
            reader.issues.push(Problem::IdentityMissing {}, &place.absent("identity"));
        }
        return None;
    };
    reader.identity_set(&member.value, &place.member(member), role, &[])
}

/// The members that count and are not known.
fn effective<'n>(
    members: &'n [Member<'n>],
    known: &'static [&'static str],
) -> impl Iterator<Item = &'n Member<'n>> {
    members.iter().filter(|member| !member.shadowed && !known.contains(&&*member.name))
}

fn span_of(node: &Node<'_>, name: &str) -> Span {
    node.member(name).map_or(node.span, |member| member.value.span)
}
