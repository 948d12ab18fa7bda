//! The rules for the context of a transfer.

use super::context::ParsedContext;
use crate::issue::{Issue, IssueCollector, Part, Place, Problem, Repair};
use crate::json;
use crate::{Endpoint, TenantId};

/// Reports the issues of the context of a transfer.
pub(super) fn check_context(parsed: &ParsedContext, issues: &mut IssueCollector<'_>) {
    if let Some(state) = &parsed.context.call_state
        && !state.eq_ignore_ascii_case("established")
    {
        let problem = Problem::CallNotEstablished { state: json::shortened(state) };
        issues.adopt(Issue::new(problem, Part::Context, "/callState"));
    }
    check_shared_context(parsed, issues);
}

/// Reports the issues of the parts of a context that matter to each request: how it was read, the endpoint and the token.
pub(super) fn check_shared_context(parsed: &ParsedContext, issues: &mut IssueCollector<'_>) {
    let ParsedContext { context, issues: of_parsing } = parsed;
    for issue in of_parsing {
        issues.adopt(issue.clone());
    }
    if let Some(endpoint) = &context.endpoint {
        check_endpoint(endpoint, issues);
    }
    if let Some(token) = &context.token {
        // The audience of the token is unknown if the endpoint is invalid.
        let is_invalid = of_parsing.iter().any(|issue| issue.part() == Part::Endpoint);
        let endpoint = context.endpoint.clone().or((!is_invalid).then(Endpoint::default));
        for issue in token.judge(endpoint.as_ref(), context.tenant_id.as_ref().map(TenantId::as_guid)) {
            issues.adopt(issue);
        }
    }
}

/// Reports the warnings of a valid endpoint.
fn check_endpoint(endpoint: &Endpoint, issues: &mut IssueCollector<'_>) {
    let place = Place::root(Part::Endpoint, None);
    let version = endpoint.version();
    if let Some(cloud) = endpoint.cloud().filter(|cloud| !cloud.offers_transfer(version)) {
        let problem = Problem::NotAvailableInCloud { cloud: cloud.as_str(), version: version.as_str() };
        issues.push(problem, &place.missing_member("version"));
    }
    if let Some(base_url) = endpoint.base_url() {
        let place = place.missing_member("baseUrl");
        if let Some(without) = base_url.without_app() {
            let repair = Repair::Replace { title: "Remove /app".into(), value: json::quote(&without) };
            issues.push_with(Problem::DeprecatedAppPath {}, &place, Some(repair));
        }
        if !base_url.is_secure() {
            issues.push(Problem::InsecureBaseUrl {}, &place);
        }
    }
}
