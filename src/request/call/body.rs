//! Parses the body of the HTTP request (`CallBody` in the types of the npm package).

use super::rules::{CallParts, CallPlaces};
use super::{callback_uri, media};
use crate::TenantId;
use crate::issue::{IssueCollector, Part, Place, Problem, Subject};
use crate::json::{Document, Node};
use crate::request::context::CheckContext;
use crate::request::identity_set::{Role, names_taken};
use crate::request::members::{CALL_MEMBERS, TARGET_MEMBERS, TRANSFEREE_MEMBERS};
use crate::request::participant::{
    ParsedIdentity, check_endpoint_type, parse_identity, place_of, unknown_members,
};
use crate::request::reader::{TransferReader, member_of_body};
use crate::request::value;
use crate::strict::text_of;

/// The facts of a body that the request needs beside its text.
#[derive(Debug, Default)]
pub(super) struct CallFacts {
    pub(super) callback_uri: Option<String>,
    pub(super) unknown_members: Vec<String>,
}

/// Parses and checks a body. Faults of the JSON are reported too, and the rest is parsed as far as possible.
pub(super) fn read(
    document: Document<'_>,
    context: &CheckContext,
    issues: &mut IssueCollector<'_>,
) -> CallFacts {
    let mut facts = CallFacts::default();
    if let Some(root) = &document.root {
        let place = Place::root(Part::Body, Some(root.span));
        let mut reader = TransferReader::for_body(issues, &|| None);
        if root.as_object().is_some() {
            facts.callback_uri = read_members(&mut reader, root, &place, context);
            facts.unknown_members = std::mem::take(&mut reader.unknown_members);
        } else {
            let problem = Problem::WrongType { expected: "an object", found: root.kind_name() };
            reader.issues.push(problem, &place);
        }
    }
    for fault in document.faults {
        issues.push_fault(fault, Part::Body);
    }
    facts
}

/// Reads the members of a body. Returns its callback address.
fn read_members(
    reader: &mut TransferReader<'_, '_>,
    root: &Node<'_>,
    place: &Place<'_>,
    context: &CheckContext,
) -> Option<String> {
    report_unknown(reader, root, place, &CALL_MEMBERS);
    // Of a body for another scenario nothing else is checked: its rules are others.
    for name in ["meetingInfo", "chatInfo"] {
        if let Some(member) = reader.present(root, name) {
            let at = place.member(member).shown_at(member.name_span);
            reader.issues.push(Problem::CallOutOfScope { scenario: "meeting" }, &at);
            return None;
        }
    }
    if let Some(targets) = member_of_body(root, "targets")
        && targets.value.as_array().is_some_and(|list| list.len() > 1)
    {
        reader.issues.push(Problem::CallOutOfScope { scenario: "groupCall" }, &place.member(targets));
        return None;
    }
    let missing = Problem::MemberMissing { member: "callbackUri" };
    let callback = reader.required(root, "callbackUri", place, missing).and_then(|member| {
        let place = place.member(member);
        let text = text_of(&member.value, &place, reader.issues)?;
        callback_uri::check(text, &place, reader.issues);
        Some(text.to_owned())
    });
    media::check_modalities(reader, root, place);
    media::check_media(reader, root, place);
    read_parties(reader, root, place, context);
    callback
}

/// Reads the source, the target and the tenant, and checks them together.
fn read_parties(
    reader: &mut TransferReader<'_, '_>,
    root: &Node<'_>,
    place: &Place<'_>,
    context: &CheckContext,
) {
    let missing = Problem::MemberMissing { member: "targets" };
    let Some(targets) = reader.required(root, "targets", place, missing) else { return };
    let list_place = place.member(targets);
    let target_node = match targets.value.as_array() {
        Some([one, ..]) => one,
        Some([]) => {
            return reader
                .issues
                .push(Problem::OutOfRange { expected: "one target".to_owned() }, &list_place);
        }
        None => {
            let problem = Problem::WrongType { expected: "an array", found: targets.value.kind_name() };
            return reader.issues.push(problem, &list_place);
        }
    };
    let target_place = list_place.missing_member("0").shown_at(target_node.span);
    let target = parse_party(reader, target_node, &target_place, Role::Target, &TARGET_MEMBERS);
    if let Some(member) = reader.present(target_node, "replacesCallId") {
        let place = target_place.member(member);
        if let Some(text) = text_of(&member.value, &place, reader.issues) {
            value::call_id(text, Subject::ReplacesCallId, &place, reader.issues);
        }
    }
    let source_member = reader.present(root, "source");
    let source_place = place_of(place, source_member, "source");
    let source = source_member.and_then(|member| {
        parse_party(reader, &member.value, &source_place, Role::Source, &TRANSFEREE_MEMBERS).identity
    });
    let tenant_member = reader.present(root, "tenantId");
    let tenant_id = tenant_member.and_then(|member| {
        let place = place.member(member);
        let text = text_of(&member.value, &place, reader.issues)?;
        value::guid(text, Subject::CallTenantId, &place, reader.issues).map(TenantId::from)
    });
    let target_set = place_of(&target_place, target.set, "identity");
    let target_identity = target.member.map_or(target_set, |member| target_set.member(member));
    let places = CallPlaces {
        whole: *place,
        target: target_identity,
        target_tenant: place_of(&target_identity, target.tenant(), "tenantId"),
        source: source_place,
    };
    CallParts {
        target: target.identity.as_ref(),
        source: source.as_ref(),
        names_source: source_member.is_some(),
        tenant_id: tenant_id.as_ref(),
        names_tenant: tenant_member.is_some(),
    }
    .check(&places, context, reader.issues);
}

fn parse_party<'b>(
    reader: &mut TransferReader<'_, '_>,
    node: &'b Node<'b>,
    place: &Place<'_>,
    role: Role,
    known: &'static [&'static str],
) -> ParsedIdentity<'b> {
    if node.as_object().is_none() {
        let problem = Problem::WrongType { expected: "an object", found: node.kind_name() };
        reader.issues.push(problem, place);
        return ParsedIdentity::default();
    }
    report_unknown(reader, node, place, known);
    check_endpoint_type(reader, node, place);
    parse_identity(reader, node, place, role)
}

fn report_unknown(
    reader: &mut TransferReader<'_, '_>,
    node: &Node<'_>,
    place: &Place<'_>,
    known: &'static [&'static str],
) {
    let members = node.as_object().unwrap_or_default();
    let taken = names_taken(members, known);
    for member in unknown_members(members, known) {
        reader.unknown_member(member, place, known, &taken);
    }
}
