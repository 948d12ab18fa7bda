//! What is known beside the transfer itself.

use crate::issue::{Issue, Issues, Part, Place, Subject};
use crate::json::{self, Node};
use crate::request::value;
use crate::strict::{Fields, text_of};
use crate::token::{TokenKind, TokenReport};
use crate::{Endpoint, Guid, endpoint};

/// The kind of call that is transferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CallType {
    /// Two parties.
    PeerToPeer,
    /// A call with a roster.
    Group,
}

/// What is known beside the transfer. Every member makes further checks possible; none is required.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Context {
    /// The kind of call.
    pub call_type: Option<CallType>,
    /// Where the request will go.
    pub endpoint: Option<Endpoint>,
    /// The tenant of the call.
    pub tenant_id: Option<Guid>,
    /// Whether the call belongs to an application instance with a telephone number.
    pub application_instance: Option<bool>,
    /// The state of the call, as Graph spells it.
    pub call_state: Option<String>,
    /// A look at the token.
    pub token: Option<TokenReport>,
    /// What was wrong with the context, when it was read from JSON.
    pub(crate) slips: Vec<Issue>,
}

const MEMBERS: [&str; 6] = ["callType", "endpoint", "tenantId", "applicationInstance", "callState", "token"];

impl Context {
    /// A context that could not be read.
    #[cfg(target_family = "wasm")]
    pub(crate) fn of_slip(slip: Issue) -> Self {
        Self { slips: vec![slip], ..Self::default() }
    }

    /// The same, with more that is wrong beside the transfer.
    pub(crate) fn with_slips(mut self, slips: Vec<Issue>) -> Self {
        self.slips.extend(slips);
        self
    }

    /// Reads a context from JSON (`CheckContext` in the package's types). What is wrong with it becomes issues of every
    /// report that is made with it.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        let mut issues = Issues::of_object(text);
        let mut context = Self::default();
        let place = Place::root(Part::Context, None);
        if let Some(node) = json::read(text).root
            && let Some(fields) = Fields::of(&node, &place, &MEMBERS, &mut issues)
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
                value::guid(text, Subject::ContextTenantId, &place, &mut issues)
            });
            context.application_instance = fields.flag("applicationInstance", &place, &mut issues);
            context.call_state = fields.text("callState", &place, &mut issues).map(str::to_owned);
            context.token = fields.get("token").map(|member| token(&member.value));
        }
        context.slips = issues.finish();
        context
    }
}

/// Reads the facts of a token report; its issues are worked out again.
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
