//! Reading of a transfer in the caller's words (`TransferInput` in the package's types).

use super::context::Context;
use super::identity_set::Role;
use super::reader::{Form, Reader};
use super::rules::{Parts, Places};
use super::transfer::{Transfer, Transferee};
use super::value::{self, EndpointType};
use crate::CallId;
use crate::issue::{Issues, Part, Place, Problem, Subject};
use crate::json::Node;
use crate::strict::{Fields, text_of};

const MEMBERS: [&str; 7] =
    ["callId", "target", "transferee", "replacesCallId", "endpointType", "languageId", "region"];

/// Reads and checks a transfer; `None` when an error was reported.
pub(super) fn read<'n>(node: &'n Node<'n>, context: &Context, issues: &mut Issues<'_>) -> Option<Transfer> {
    let place = Place::root(Part::Input, None);
    let fields = Fields::of(node, &place, &MEMBERS, issues)?;
    let call_id = required(&fields, "callId", &place, issues)
        .and_then(|text| value::call_id(text, Subject::CallId, &place.absent("callId"), issues));
    let replaces_place = place.absent("replacesCallId");
    let replaces_call_id: Option<CallId> = fields
        .text("replacesCallId", &place, issues)
        .and_then(|text| value::call_id(text, Subject::ReplacesCallId, &replaces_place, issues));

    let target_member = fields.get("target");
    if target_member.is_none() {
        issues.push(Problem::MemberMissing { member: "target" }, &place.absent("target"));
    }
    let target_place = place.absent("target");
    let target = target_member.and_then(|member| {
        Reader::new(Form::Input, issues).identity_set(&member.value, &target_place, Role::Target, &[])
    });
    let target_kind = target.as_ref().map_or("", |named| named.member.name.as_ref());
    let transferee_place = place.absent("transferee");
    let transferee_member = fields.get("transferee");
    let transferee =
        transferee_member.and_then(|member| read_transferee(&member.value, &transferee_place, issues));

    let endpoint_type = match fields.text("endpointType", &place, issues) {
        Some(text) => value::endpoint_type(text, &place.absent("endpointType"), issues),
        None => Some(EndpointType::Default),
    };
    let mut locale = |member: &'static str| {
        let text = fields.text(member, &place, issues)?;
        issues.push(Problem::LocaleInTarget { member }, &place.absent(member));
        value::locale(member, text, &place.absent(member), issues);
        Some(text.to_owned())
    };
    let language_id = locale("languageId");
    let region = locale("region");

    let places = Places {
        whole: place,
        target: target_place.absent(target_kind),
        replaces_call_id: replaces_place,
        transferee: transferee_place,
    };
    let target = target.and_then(|named| named.identity);
    Parts {
        call_id: call_id.as_ref(),
        target: target.as_ref(),
        replaces_call_id: replaces_call_id.as_ref(),
        transferee: transferee.as_ref(),
        names_transferee: transferee_member.is_some(),
    }
    .check(&places, context, issues);
    if issues.has_errors() {
        return None;
    }
    Some(Transfer {
        call_id: call_id?,
        target: target?,
        replaces_call_id,
        transferee,
        endpoint_type: endpoint_type?,
        language_id,
        region,
    })
}

fn read_transferee<'n>(node: &'n Node<'n>, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<Transferee> {
    let named =
        Reader::new(Form::Input, issues).identity_set(node, place, Role::Transferee, &["participantId"]);
    let participant_place = place.absent("participantId");
    node.as_object()?;
    let Some(member) = node.member("participantId") else {
        issues.push(Problem::ParticipantIdMissing {}, &participant_place);
        return None;
    };
    let text = text_of(&member.value, &participant_place, issues)?;
    let participant_id = value::guid(text, Subject::ParticipantId, &participant_place, issues)?;
    Some(Transferee { participant_id, identity: named.and_then(|named| named.identity) })
}

fn required<'n>(
    fields: &Fields<'n>,
    name: &'static str,
    place: &Place<'_>,
    issues: &mut Issues<'_>,
) -> Option<&'n str> {
    if fields.get(name).is_none() {
        issues.push(Problem::MemberMissing { member: name }, &place.absent(name));
    }
    fields.text(name, place, issues)
}
