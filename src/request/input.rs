//! Parses an input (`TransferInput` in the types of the npm package).

use super::context::CheckContext;
use super::endpoint_type::EndpointType;
use super::identity_set::Role;
use super::reader::TransferReader;
use super::rules::{RulePlaces, TransferParts};
use super::transfer::{Transfer, Transferee};
use super::value;
use crate::CallId;
use crate::issue::{IssueCollector, Part, Place, Problem, Subject};
use crate::json::Node;
use crate::strict::{Fields, text_of};

const MEMBERS: [&str; 7] =
    ["callId", "target", "transferee", "replacesCallId", "endpointType", "languageId", "region"];

/// Parses and checks an input; `None` if an error was reported.
pub(super) fn read<'n>(
    node: &'n Node<'n>,
    context: &CheckContext,
    issues: &mut IssueCollector<'_>,
) -> Option<Transfer> {
    let place = Place::root(Part::Input, None);
    let fields = Fields::read(node, &place, &MEMBERS, issues)?;
    let call_id = required(&fields, "callId", &place, issues)
        .and_then(|text| value::call_id(text, Subject::CallId, &place.missing_member("callId"), issues));
    let replaces_place = place.missing_member("replacesCallId");
    let replaces_call_id: Option<CallId> = fields
        .text("replacesCallId", &place, issues)
        .and_then(|text| value::call_id(text, Subject::ReplacesCallId, &replaces_place, issues));

    let target_member = fields.get("target");
    if target_member.is_none() {
        issues.push(Problem::MemberMissing { member: "target" }, &place.missing_member("target"));
    }
    let target_place = place.missing_member("target");
    let target = target_member.and_then(|member| {
        TransferReader::for_input(issues).identity_set(&member.value, &target_place, Role::Target, &[])
    });
    let target_kind = target.as_ref().map_or("", |named| named.member.name.as_ref());
    let transferee_place = place.missing_member("transferee");
    let transferee_member = fields.get("transferee");
    let (transferee, transferee_kind) = transferee_member
        .map(|member| parse_transferee(&member.value, &transferee_place, issues))
        .unwrap_or_default();

    let endpoint_type = match fields.text("endpointType", &place, issues) {
        Some(text) => value::endpoint_type(text, &place.missing_member("endpointType"), issues),
        None => Some(EndpointType::Default),
    };
    let mut locale = |member: &'static str| {
        let text = fields.text(member, &place, issues)?;
        issues.push(Problem::LocaleInTarget { member }, &place.missing_member(member));
        value::locale(member, text, &place.missing_member(member), issues);
        Some(text.to_owned())
    };
    let language_id = locale("languageId");
    let region = locale("region");

    let target_identity_place = target_place.missing_member(target_kind);
    let transferee_identity_place = transferee_place.missing_member(transferee_kind);
    let places = RulePlaces {
        whole: place,
        target: target_identity_place,
        target_tenant: target_identity_place.missing_member("tenantId"),
        replaces_call_id: replaces_place,
        transferee: transferee_place,
        participant_id: transferee_place.missing_member("participantId"),
        transferee_tenant: transferee_identity_place.missing_member("tenantId"),
    };
    let target = target.and_then(|named| named.identity);
    TransferParts {
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

/// Returns the transferee, `None` if it is invalid, and the kind of its identity.
fn parse_transferee<'n>(
    node: &'n Node<'n>,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> (Option<Transferee>, &'n str) {
    let named =
        TransferReader::for_input(issues).identity_set(node, place, Role::Transferee, &["participantId"]);
    let kind = named.as_ref().map_or("", |named| &named.member.name);
    if node.as_object().is_none() {
        return (None, kind);
    }
    let place = place.missing_member("participantId");
    let Some(member) = node.member("participantId") else {
        issues.push(Problem::ParticipantIdMissing {}, &place);
        return (None, kind);
    };
    let participant_id = text_of(&member.value, &place, issues)
        .and_then(|text| value::guid(text, Subject::ParticipantId, &place, issues));
    let identity = named.and_then(|named| named.identity);
    (participant_id.map(|participant_id| Transferee { participant_id, identity }), kind)
}

fn required<'n>(
    fields: &Fields<'n>,
    name: &'static str,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> Option<&'n str> {
    if fields.get(name).is_none() {
        issues.push(Problem::MemberMissing { member: name }, &place.missing_member(name));
    }
    fields.text(name, place, issues)
}
