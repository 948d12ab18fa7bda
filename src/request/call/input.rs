//! Parses an input (`CallInput` in the types of the npm package).

use super::callback_uri;
use super::new_call::NewCall;
use super::rules::{CallParts, CallPlaces};
use crate::TenantId;
use crate::issue::{IssueCollector, Part, Place, Problem, Subject};
use crate::json::Node;
use crate::request::context::CheckContext;
use crate::request::identity_set::Role;
use crate::request::reader::TransferReader;
use crate::request::value;
use crate::strict::Fields;

const MEMBERS: [&str; 5] = ["target", "callbackUri", "source", "tenantId", "clientContext"];

/// Parses and checks an input; `None` if an error was reported.
pub(super) fn read<'n>(
    node: &'n Node<'n>,
    context: &CheckContext,
    issues: &mut IssueCollector<'_>,
) -> Option<NewCall> {
    let place = Place::root(Part::Input, None);
    let fields = Fields::read(node, &place, &MEMBERS, issues)?;
    for name in ["target", "callbackUri"] {
        if fields.get(name).is_none() {
            issues.push(Problem::MemberMissing { member: name }, &place.missing_member(name));
        }
    }
    let (target_place, source_place) = (place.missing_member("target"), place.missing_member("source"));
    let mut identity = |name: &str, place: &Place<'_>, role| {
        let member = fields.get(name)?;
        TransferReader::for_input(issues).identity_set(&member.value, place, role, &[])
    };
    let target = identity("target", &target_place, Role::Target);
    let source = identity("source", &source_place, Role::Source);
    let callback_uri = fields.text("callbackUri", &place, issues);
    if let Some(text) = callback_uri {
        callback_uri::check(text, &place.missing_member("callbackUri"), issues);
    }
    let tenant_id: Option<TenantId> = fields
        .text("tenantId", &place, issues)
        .and_then(|text| value::guid(text, Subject::CallTenantId, &place.missing_member("tenantId"), issues))
        .map(TenantId::from);
    let client_context = fields.text("clientContext", &place, issues);
    if let Some(text) = client_context {
        callback_uri::check_context(text, &place.missing_member("clientContext"), issues);
        if callback_uri.and_then(callback_uri::context_of).is_some() {
            let reason = "its query contains a clientContext already";
            issues.push(Problem::CallbackUriInvalid { reason }, &place.missing_member("callbackUri"));
        }
    }

    let target_kind = target.as_ref().map_or("", |named| named.member.name.as_ref());
    let target_identity = target_place.missing_member(target_kind);
    let places = CallPlaces {
        whole: place,
        target: target_identity,
        target_tenant: target_identity.missing_member("tenantId"),
        source: source_place,
    };
    let target = target.and_then(|named| named.identity);
    let source = source.and_then(|named| named.identity);
    CallParts {
        target: target.as_ref(),
        source: source.as_ref(),
        names_source: fields.get("source").is_some(),
        tenant_id: tenant_id.as_ref(),
        names_tenant: fields.get("tenantId").is_some(),
    }
    .check(&places, context, issues);
    if issues.has_errors() {
        return None;
    }
    Some(NewCall {
        target: target?,
        callback_uri: callback_uri?.to_owned(),
        source,
        tenant_id,
        client_context: client_context.map(str::to_owned),
    })
}
