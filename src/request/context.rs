//! The context of a transfer.

use crate::issue::{Issue, IssueCollector, Issues, Part, Place, Subject};
use crate::json::Node;
use crate::reading::read_json;
use crate::request::value;
use crate::strict::{Fields, text_of};
use crate::token::{TokenKind, TokenReport};
use crate::{Endpoint, TenantId, endpoint};

/// The type of the call that is transferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CallType {
    /// A call of two parties.
    PeerToPeer,
    /// A call with a roster.
    Group,
}

/// The context of a transfer. Each member allows further checks; none is required.
///
/// ```
/// use graph_call_transfer::{CallType, CheckContext, Cloud, Endpoint, GraphVersion};
///
/// let context = CheckContext::new()
///     .with_call_type(CallType::Group)
///     .with_endpoint(Endpoint::new(Cloud::UsGovernmentL4, GraphVersion::V1))
///     .with_tenant_id("72f988bf-86f1-41af-91ab-2d7cd011db47".parse()?);
/// assert_eq!(context.call_type, Some(CallType::Group));
/// # Ok::<(), graph_call_transfer::IdError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct CheckContext {
    /// The type of the call.
    pub call_type: Option<CallType>,
    /// The endpoint of the request.
    pub endpoint: Option<Endpoint>,
    /// The tenant of the call.
    pub tenant_id: Option<TenantId>,
    /// Whether the call belongs to an application instance with a telephone number.
    pub application_instance: Option<bool>,
    /// The state of the call, in Graph's spelling.
    pub call_state: Option<String>,
    /// The report of the access token.
    pub token: Option<TokenReport>,
}

impl CheckContext {
    /// Creates an empty context.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the type of the call.
    #[must_use]
    pub fn with_call_type(self, call_type: CallType) -> Self {
        Self { call_type: Some(call_type), ..self }
    }

    /// Sets the endpoint of the request.
    #[must_use]
    pub fn with_endpoint(self, endpoint: Endpoint) -> Self {
        Self { endpoint: Some(endpoint), ..self }
    }

    /// Sets the tenant of the call.
    #[must_use]
    pub fn with_tenant_id(self, tenant_id: TenantId) -> Self {
        Self { tenant_id: Some(tenant_id), ..self }
    }

    /// Sets whether the call belongs to an application instance with a telephone number.
    #[must_use]
    pub fn with_application_instance(self, application_instance: bool) -> Self {
        Self { application_instance: Some(application_instance), ..self }
    }

    /// Sets the state of the call, in Graph's spelling.
    #[must_use]
    pub fn with_call_state(self, call_state: impl Into<String>) -> Self {
        Self { call_state: Some(call_state.into()), ..self }
    }

    /// Sets the report of the access token.
    #[must_use]
    pub fn with_token(self, token: TokenReport) -> Self {
        Self { token: Some(token), ..self }
    }

    /// Parses a context from JSON (`CheckContext` in the types of the npm package).
    ///
    /// # Errors
    ///
    /// All issues.
    pub fn from_json(text: &str) -> Result<Self, Issues> {
        let ParsedContext { context, issues } = ParsedContext::from_json(text);
        let issues = Issues::from(issues);
        if issues.has_errors() { Err(issues) } else { Ok(context) }
    }
}

/// The valid members of a context from JSON, and the issues of the others. They become issues of the report.
#[derive(Debug, Default)]
pub(crate) struct ParsedContext {
    pub(super) context: CheckContext,
    pub(super) issues: Vec<Issue>,
}

impl From<CheckContext> for ParsedContext {
    fn from(context: CheckContext) -> Self {
        Self { context, issues: Vec::new() }
    }
}

impl ParsedContext {
    const MEMBERS: [&str; 6] =
        ["callType", "endpoint", "tenantId", "applicationInstance", "callState", "token"];

    /// Creates the context of a value that is unreadable.
    #[cfg(target_family = "wasm")]
    pub(crate) fn from_issue(issue: Issue) -> Self {
        Self { issues: vec![issue], ..Self::default() }
    }

    /// Returns the same context with further issues.
    pub(super) fn with_issues(&self, further: Vec<Issue>) -> Self {
        let issues = self.issues.iter().cloned().chain(further).collect();
        Self { context: self.context.clone(), issues }
    }

    /// Parses a context, as far as it is valid.
    pub(crate) fn from_json(text: &str) -> Self {
        let mut issues = IssueCollector::for_object(text);
        let mut context = CheckContext::default();
        let place = Place::root(Part::Context, None);
        let document = read_json(text);
        // A text beyond the limits has no members, and its checks would be left out silently.
        for fault in document.faults {
            issues.push_fault(fault, Part::Context);
        }
        if let Some(node) = document.root
            && let Some(fields) = Fields::read(&node, &place, &Self::MEMBERS, &mut issues)
        {
            context.call_type = fields.choice(
                "callType",
                &[("peerToPeer", CallType::PeerToPeer), ("group", CallType::Group)],
                &place,
                &mut issues,
            );
            context.endpoint =
                fields.get("endpoint").and_then(|member| endpoint::read(&member.value, &mut issues));
            context.tenant_id = fields.get("tenantId").and_then(|member| {
                let place = place.member(member);
                let text = text_of(&member.value, &place, &mut issues)?;
                value::guid(text, Subject::ContextTenantId, &place, &mut issues).map(TenantId::from)
            });
            context.application_instance = fields.flag("applicationInstance", &place, &mut issues);
            context.call_state = fields.text("callState", &place, &mut issues).map(str::to_owned);
            context.token = fields.get("token").map(|member| token(&member.value));
        }
        Self { context, issues: issues.finish() }
    }
}

/// Parses the facts of a token report. Its issues depend on the context, so they are found again.
fn token(node: &Node<'_>) -> TokenReport {
    let text = |name| node.member(name).and_then(|member| member.value.as_text()).map(str::to_owned);
    let number = |name| node.member(name).and_then(|member| member.value.as_number());
    let texts = |name| -> Vec<String> {
        let list = node.member(name).and_then(|member| member.value.as_array()).unwrap_or_default();
        list.iter().filter_map(Node::as_text).map(str::to_owned).collect()
    };
    TokenReport {
        kind: match text("kind").as_deref() {
            Some("app") => TokenKind::App,
            Some("delegated") => TokenKind::Delegated,
            _ => TokenKind::Unknown,
        },
        roles: texts("roles"),
        scopes: texts("scopes"),
        audience: text("audience"),
        tenant_id: text("tenantId"),
        app_id: text("appId"),
        not_before: number("notBefore"),
        expires_at: number("expiresAt"),
        expires_in_seconds: number("expiresInSeconds"),
        issues: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TransferReport;

    #[test]
    fn context_from_json_is_a_context_or_all_its_issues() {
        let context = CheckContext::from_json(r#"{"callType":"group","callState":"hold"}"#).unwrap();
        assert_eq!(context, CheckContext::new().with_call_type(CallType::Group).with_call_state("hold"));
        for (text, codes) in [
            (r#"{"callType":"Group","tenant":1}"#, &["unknownMember", "outOfRange"][..]),
            ("{", &["jsonMissingClose"]),
            ("", &["jsonEmpty"]),
            (&" ".repeat(300_000), &["jsonTooLarge"]),
        ] {
            let issues = CheckContext::from_json(text).unwrap_err();
            assert_eq!(issues.iter().map(Issue::code).collect::<Vec<_>>(), codes, "{text}");
        }
    }

    #[test]
    fn context_beyond_the_limits_is_an_issue_of_the_report() {
        let context = format!("{{\"callState\":{}1{}}}", "[".repeat(100), "]".repeat(100));
        let report = TransferReport::check_input("{}", &ParsedContext::from_json(&context));
        assert!(report.issues().iter().any(|issue| issue.part() == Part::Context), "{:?}", report.issues());
    }

    #[test]
    fn audience_is_not_checked_for_an_invalid_endpoint() {
        let context = r#"{"endpoint":{"cloud":"x"},
            "token":{"kind":"app","roles":["Calls.Initiate.All"],"audience":"y"}}"#;
        let report = TransferReport::check_input("{}", &ParsedContext::from_json(context));
        let codes: Vec<&str> = report.issues().iter().map(Issue::code).collect();
        assert_eq!(codes, ["memberMissing", "memberMissing", "outOfRange"]);
    }
}
