//! Reports on the claims of an access token. The signature is not verified: the service does that.

use crate::issue::{HintOnly, Issue, Part, Problem, RolesFound};
use crate::json::Node;
use crate::reading::read_json;
use crate::{Cloud, Endpoint, Guid};
use base64::Engine;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use base64::{alphabet, engine::DecodePaddingMode};
use serde::Serialize;

/// The application permission that a transfer requires; the only one.
///
/// Source: <https://learn.microsoft.com/graph/api/call-transfer>.
pub(crate) const ROLE: &str = "Calls.Initiate.All";

/// Microsoft Graph's own application id, which may be the audience of a token.
const GRAPH_APP_ID: &str = "00000003-0000-0000-c000-000000000000";

/// A token that expires within this time causes a warning, in seconds.
const EXPIRES_SOON: f64 = 300.0;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TokenKind {
    /// A token of an application (client credentials).
    App,
    /// A token of a signed-in user.
    Delegated,
    /// The token is unreadable, or does not contain its kind.
    Unknown,
}

/// A report on the claims of a token.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TokenReport {
    pub(crate) kind: TokenKind,
    pub(crate) roles: Vec<String>,
    pub(crate) scopes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) audience: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tenant_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) app_id: Option<String>,
    #[cfg_attr(target_family = "wasm", serde(skip))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) not_before: Option<f64>,
    #[cfg_attr(target_family = "wasm", serde(skip))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires_at: Option<f64>,
    #[cfg_attr(target_family = "wasm", serde(skip))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires_in_seconds: Option<f64>,
    pub(crate) issues: Vec<Issue>,
}

impl TokenReport {
    /// Reads the claims of a token.
    ///
    /// `now` is the time in seconds since 1970. `endpoint` is the endpoint of the request, which determines the expected
    /// audience.
    #[must_use]
    pub fn inspect(token: &str, endpoint: &Endpoint, now: f64) -> Self {
        let mut report = Self::unreadable();
        let payload = payload_of(token).unwrap_or_default();
        let document = read_json(&payload);
        let Some(claims) =
            document.root.filter(|root| document.faults.is_empty() && root.as_object().is_some())
        else {
            report.issues = report.judge(Some(endpoint), None);
            return report;
        };
        let claim = |name: &str| claims.member(name).map(|member| &member.value);
        let text = |name: &str| texts(claim(name)).into_iter().next();
        report.roles = texts(claim("roles"));
        report.scopes = text("scp")
            .map(|scopes| scopes.split_ascii_whitespace().map(str::to_owned).collect())
            .unwrap_or_default();
        report.kind = match text("idtyp").as_deref() {
            Some("app") => TokenKind::App,
            Some("user") => TokenKind::Delegated,
            _ if !report.scopes.is_empty() => TokenKind::Delegated,
            _ if !report.roles.is_empty() => TokenKind::App,
            _ => TokenKind::Unknown,
        };
        report.audience = text("aud");
        report.tenant_id = text("tid");
        report.app_id = text("appid").or_else(|| text("azp"));
        report.not_before = claim("nbf").and_then(Node::as_number);
        report.expires_at = claim("exp").and_then(Node::as_number);
        report.expires_in_seconds = report.expires_at.map(|at| (at - now).floor());
        report.issues = report.judge(Some(endpoint), None);
        report
    }

    /// Returns the report on an unreadable token.
    pub(crate) fn unreadable() -> Self {
        Self {
            kind: TokenKind::Unknown,
            roles: Vec::new(),
            scopes: Vec::new(),
            audience: None,
            tenant_id: None,
            app_id: None,
            not_before: None,
            expires_at: None,
            expires_in_seconds: None,
            issues: Vec::new(),
        }
    }

    /// Returns the kind of the token.
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// Returns the application permissions.
    #[must_use]
    pub fn roles(&self) -> &[String] {
        &self.roles
    }

    /// Returns the issues of a transfer with this token.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    fn is_empty(&self) -> bool {
        let Self { kind, roles, scopes, audience, tenant_id, app_id, not_before, expires_at, .. } = self;
        let lists_empty = *kind == TokenKind::Unknown && roles.is_empty() && scopes.is_empty();
        let texts_absent = audience.is_none() && tenant_id.is_none() && app_id.is_none();
        lists_empty && texts_absent && not_before.is_none() && expires_at.is_none()
    }

    fn roles_found(&self) -> RolesFound {
        if self.roles.is_empty() {
            RolesFound::None
        } else if self.roles.iter().any(|role| role == "Calls.InitiateGroupCall.All") {
            RolesFound::GroupCall
        } else {
            RolesFound::Others
        }
    }

    /// Returns the issues of a transfer at this endpoint, for a call of this tenant.
    pub(crate) fn judge(&self, endpoint: Option<&Endpoint>, tenant: Option<&Guid>) -> Vec<Issue> {
        let mut issues = Vec::new();
        let mut push = |problem, path: &str| issues.push(Issue::new(problem, Part::Token, path));
        if self.is_empty() {
            push(Problem::TokenUnreadable {}, "");
            return issues;
        }
        match self.kind {
            TokenKind::Delegated => push(Problem::TokenDelegated {}, "/scopes"),
            TokenKind::App | TokenKind::Unknown if !self.roles.iter().any(|role| role == ROLE) => {
                push(Problem::TokenRoleMissing { role: ROLE, roles: self.roles_found() }, "/roles");
            }
            TokenKind::App | TokenKind::Unknown => {}
        }
        if let (Some(audience), Some(cloud)) = (&self.audience, endpoint.and_then(Endpoint::cloud)) {
            let is_graph = audience.trim_end_matches('/') == cloud.root() || audience == GRAPH_APP_ID;
            if !is_graph {
                let of_cloud =
                    Cloud::ALL.into_iter().find(|other| audience.trim_end_matches('/') == other.root());
                let of_cloud = HintOnly(of_cloud.map(|cloud| cloud.as_str().to_owned()));
                push(Problem::TokenAudience { expected: cloud.root().to_owned(), of_cloud }, "/audience");
            }
        }
        if let (Some(Ok(of_token)), Some(of_call)) = (self.tenant_id.as_deref().map(Guid::parse), tenant)
            && of_token != *of_call
        {
            push(Problem::TokenTenantDiffers {}, "/tenantId");
        }
        if let Some(left) = self.expires_in_seconds {
            if left <= 0.0 {
                push(Problem::TokenExpired { seconds: whole(-left) }, "/expiresAt");
            } else if left < EXPIRES_SOON {
                push(Problem::TokenExpiresSoon { seconds: whole(left) }, "/expiresAt");
            }
            let inspected_at = self.expires_at.map(|at| at - left);
            if let (Some(begins), Some(now)) = (self.not_before, inspected_at)
                && begins - now >= 1.0
            {
                push(Problem::TokenNotYetValid { seconds: whole(begins - now) }, "/notBefore");
            }
        }
        issues
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "`as` saturates, and a second more or less does not matter"
)]
fn whole(seconds: f64) -> i64 {
    // The safe integers of JavaScript.
    seconds.clamp(-9_007_199_254_740_991.0, 9_007_199_254_740_991.0) as i64
}

/// Returns the decoded payload: the second of a token's three parts.
fn payload_of(token: &str) -> Option<String> {
    super::AccessToken::parse(token).ok()?;
    let mut segments = token.split('.');
    let (_header, payload, _signature) = (segments.next()?, segments.next()?, segments.next()?);
    if segments.next().is_some() {
        return None;
    }
    String::from_utf8(BASE64.decode(payload).ok()?).ok()
}

/// Returns the texts of a text or a list; empty for any other value.
fn texts(value: Option<&Node<'_>>) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    let items = value.as_array().unwrap_or(std::slice::from_ref(value));
    items.iter().filter_map(Node::as_text).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BaseUrl, Cloud, GraphVersion};

    const NOW: f64 = 1_795_000_000.0;
    const TENANT: &str = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    fn token(claims: &str) -> String {
        format!("{}.{}.c2ln", BASE64.encode("{\"alg\":\"RS256\"}"), BASE64.encode(claims))
    }

    fn codes(report: &TokenReport) -> Vec<String> {
        let code = |issue| serde_json::to_value(issue).unwrap()["code"].as_str().unwrap().to_owned();
        report.issues.iter().map(code).collect()
    }

    #[test]
    fn inspect_reads_the_claims_of_an_app_token() {
        let claims = format!(
            r#"{{"aud":"https://graph.microsoft.com/","tid":"{TENANT}","appid":"a","idtyp":"app",
                "roles":["Calls.Initiate.All"],"nbf":1794999000,"exp":1795003600}}"#
        );
        let report = TokenReport::inspect(&token(&claims), &Endpoint::default(), NOW);
        assert_eq!(
            serde_json::to_value(&report).unwrap(),
            serde_json::json!({
                "kind": "app", "roles": ["Calls.Initiate.All"], "scopes": [], "audience": "https://graph.microsoft.com/",
                "tenantId": TENANT, "appId": "a", "notBefore": 1_794_999_000.0, "expiresAt": 1_795_003_600.0,
                "expiresInSeconds": 3600.0, "issues": []
            })
        );
    }

    #[test]
    fn inspect_reports_issues() {
        let l4 = Endpoint::new(Cloud::UsGovernmentL4, GraphVersion::V1);
        let relay =
            Endpoint::from_base_url(BaseUrl::parse("https://relay.example").unwrap(), GraphVersion::V1);
        let global = Endpoint::default();
        let role = r#""roles":["Calls.Initiate.All"]"#;
        for (claims, endpoint, expected) in [
            (format!(r#"{{{role},"exp":1795000100}}"#), &global, vec!["tokenExpiresSoon"]),
            (format!(r#"{{{role},"exp":1795000000}}"#), &global, vec!["tokenExpired"]),
            (format!(r#"{{{role},"exp":1795009000,"nbf":1795000060}}"#), &global, vec!["tokenNotYetValid"]),
            (format!(r#"{{{role},"aud":"https://graph.microsoft.com"}}"#), &l4, vec!["tokenAudience"]),
            (format!(r#"{{{role},"aud":"https://graph.microsoft.com"}}"#), &relay, vec![]),
            (format!(r#"{{{role},"aud":"00000003-0000-0000-c000-000000000000"}}"#), &global, vec![]),
            (r#"{"scp":"Calls.Initiate.All User.Read"}"#.to_owned(), &global, vec!["tokenDelegated"]),
            (format!(r#"{{{role},"idtyp":"user"}}"#), &global, vec!["tokenDelegated"]),
            (r#"{"roles":["Calls.JoinGroupCall.All"]}"#.to_owned(), &global, vec!["tokenRoleMissing"]),
            (r#"{"exp":1795009000}"#.to_owned(), &global, vec!["tokenRoleMissing"]),
        ] {
            assert_eq!(codes(&TokenReport::inspect(&token(&claims), endpoint, NOW)), expected, "{claims}");
        }
        let report = TokenReport::inspect(
            &token(&format!(r#"{{{role},"aud":"https://graph.microsoft.com"}}"#)),
            &l4,
            NOW,
        );
        let hints: Vec<_> = report.issues().iter().filter_map(Issue::hint).collect();
        assert_eq!(
            hints,
            [
                "The token is for the cloud global. If the call is there, set the cloud of the endpoint; otherwise request the scope \
              `https://graph.microsoft.us/.default`."
            ]
        );
    }

    #[test]
    fn hint_for_a_missing_role_depends_on_the_roles_that_are_there() {
        for (roles, parts) in [
            ("[]", &["`common` or `organizations`", "at the tenant", "older than the consent"][..]),
            (r#"["Calls.JoinGroupCall.All"]"#, &["older than the consent", "cached"]),
            (
                r#"["Calls.JoinGroupCall.All","Calls.InitiateGroupCall.All"]"#,
                &["Two pages of Microsoft disagree", "`call: transfer`", "`Register calls and meetings bot`"],
            ),
        ] {
            let claims = format!(r#"{{"idtyp":"app","roles":{roles}}}"#);
            let report = TokenReport::inspect(&token(&claims), &Endpoint::default(), NOW);
            assert_eq!(codes(&report), ["tokenRoleMissing"]);
            let hint = report.issues()[0].hint().unwrap();
            assert!(parts.iter().all(|part| hint.contains(part)), "{hint}");
        }
    }

    #[test]
    fn invalid_tokens_are_unreadable() {
        let long = "a".repeat(70_000);
        for text in
            ["", "abc", "a.b", "a.b.c", "a.b.c.d", "..", &token("[]"), &token("{"), &token("{}"), &long]
        {
            let report = TokenReport::inspect(text, &Endpoint::default(), NOW);
            assert_eq!(codes(&report), ["tokenUnreadable"]);
            assert_eq!(report.kind(), TokenKind::Unknown);
        }
    }

    #[test]
    fn judge_reports_a_token_of_another_tenant() {
        let report = TokenReport::inspect(
            &token(&format!(r#"{{"roles":["Calls.Initiate.All"],"tid":"{TENANT}"}}"#)),
            &Endpoint::default(),
            NOW,
        );
        let tenant = |text: &str| Guid::parse(text).unwrap();
        assert!(report.judge(Some(&Endpoint::default()), Some(&tenant(&TENANT.to_uppercase()))).is_empty());
        let other = tenant("00000000-0000-4000-8000-000000000001");
        assert_eq!(report.judge(Some(&Endpoint::default()), Some(&other)).len(), 1);
    }
}
