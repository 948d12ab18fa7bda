//! The check of a new call.

use serde::Serialize;

use super::callback_uri;
use super::new_call::NewCall;
use super::{body, input};
use crate::issue::{Issue, IssueCollector, Issues, Part, Place};
use crate::json::Document;
use crate::reading::read_json;
use crate::request::context::{CheckContext, ParsedContext};
use crate::request::context_rules::check_shared_context;
use crate::request::decoded_text::DecodedText;
use crate::request::report::{CheckedRequest, Report};
use crate::{Endpoint, HttpRequest};

/// A call without errors, ready to be created. Only a check creates it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallRequest {
    callback_uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_context: Option<String>,
    /// The exact text; JavaScript gets it as an object.
    #[serde(skip)]
    body: String,
    issues: Vec<Issue>,
}

impl CallRequest {
    /// Returns the address that receives the notifications of the call.
    #[must_use]
    pub fn callback_uri(&self) -> &str {
        &self.callback_uri
    }

    /// Returns the text by which the call is found again, if the callback address contains one.
    #[must_use]
    pub fn client_context(&self) -> Option<&str> {
        self.client_context.as_deref()
    }

    /// Returns the exact body of the HTTP request.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Returns the warnings and infos.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Returns the HTTP request, without the access token.
    #[must_use]
    pub fn describe(&self, endpoint: &Endpoint) -> HttpRequest {
        HttpRequest::post(endpoint.calls_url(), self.body.clone())
    }
}

/// The report of the check of a new call: a request, or issues of which at least one is an error.
///
/// ```
/// use graph_call_transfer::{CallReport, CheckContext};
///
/// let input = r#"{ "target": { "phone": "+12345678901" }, "callbackUri": "https://bot.contoso.com/api/calls" }"#;
/// let report = CallReport::parse_input(input, &CheckContext::new());
/// let codes: Vec<&str> = report.issues().iter().map(|issue| issue.code()).collect();
/// assert_eq!(codes, ["sourceInstanceMissing", "callTenantMissing"]);
/// ```
pub type CallReport = Report<CallRequest>;

impl CheckedRequest for CallRequest {
    fn issues(&self) -> &[Issue] {
        &self.issues
    }
}

impl CallReport {
    /// Parses and checks an input: JSON text of a `CallInput` in the types of the npm package.
    #[must_use]
    pub fn parse_input(json: &str, context: &CheckContext) -> Self {
        Self::check_input(json, &context.clone().into())
    }

    pub(crate) fn check_input(json: &str, context: &ParsedContext) -> Self {
        Self::check_input_document(json, read_json(json), context)
    }

    fn check_input_document(json: &str, document: Document<'_>, context: &ParsedContext) -> Self {
        let mut issues = IssueCollector::for_object(json);
        let call = document.root.as_ref().and_then(|root| input::read(root, &context.context, &mut issues));
        for fault in document.faults {
            issues.push_fault(fault, Part::Input);
        }
        let checked = call.map(|call| {
            let body = call.write_body();
            let NewCall { callback_uri, client_context, .. } = call;
            let callback_uri = match &client_context {
                Some(context) => callback_uri::with_context(&callback_uri, context),
                None => callback_uri,
            };
            (callback_uri, body)
        });
        Self::finish_call(checked, issues, Vec::new(), context)
    }

    /// Parses and checks the body of the HTTP request. The issues have their positions in the text.
    #[must_use]
    pub fn parse_body(body: &str, context: &CheckContext) -> Self {
        let (issues, context) = (IssueCollector::for_text(body), context.clone().into());
        Self::check_body(body, issues, &context)
    }

    /// Parses and checks a body that may not be valid UTF-8.
    #[must_use]
    pub fn parse_body_bytes(body: &[u8], context: &CheckContext) -> Self {
        Self::check_decoded_body(&DecodedText::from_utf8(body), &context.clone().into())
    }

    /// Checks a body that may have been damaged by decoding.
    pub(crate) fn check_decoded_body(body: &DecodedText, context: &ParsedContext) -> Self {
        let mut issues = IssueCollector::for_text(&body.text);
        if let Some((problem, span)) = &body.damage {
            issues.push(problem.clone(), &Place::root(Part::Body, Some(*span)));
        }
        Self::check_body(&body.text, issues, context)
    }

    /// Checks a body that was made from an object, so that positions in its text mean nothing to the caller.
    pub(crate) fn check_body_object(json: &str, context: &ParsedContext) -> Self {
        Self::check_body(json, IssueCollector::for_object(json), context)
    }

    /// Parses and checks either an input, or an object with the member `body` (`CallRequest` in the types of the npm package).
    #[must_use]
    pub fn parse_input_or_request(json: &str, context: &CheckContext) -> Self {
        Self::check_input_or_request(json, &context.clone().into())
    }

    pub(crate) fn check_input_or_request(json: &str, context: &ParsedContext) -> Self {
        let document = read_json(json);
        let body = document.root.as_ref().and_then(|root| Some(&root.member("body")?.value));
        let Some(body) = body else { return Self::check_input_document(json, document, context) };
        let mut text = String::new();
        body.write_compact(&mut text);
        Self::check_body_object(&text, context)
    }

    pub(super) fn check_call(call: &NewCall, context: &ParsedContext) -> Self {
        let body = call.write_body();
        let mut issues = IssueCollector::for_object(&body);
        if let Some(client_context) = &call.client_context {
            let place = Place::root(Part::Input, None);
            callback_uri::check_context(client_context, &place.missing_member("clientContext"), &mut issues);
        }
        Self::check_body(&body, issues, context)
    }

    fn check_body(text: &str, mut issues: IssueCollector<'_>, context: &ParsedContext) -> Self {
        let document = read_json(text);
        let mut compact = String::with_capacity(text.len());
        if let Some(root) = &document.root {
            root.write_compact(&mut compact);
        }
        let facts = body::read(document, &context.context, &mut issues);
        let checked = facts.callback_uri.map(|callback_uri| (callback_uri, compact));
        Self::finish_call(checked, issues, facts.unknown_members, context)
    }

    fn finish_call(
        checked: Option<(String, String)>,
        mut issues: IssueCollector<'_>,
        unknown_members: Vec<String>,
        context: &ParsedContext,
    ) -> Self {
        check_shared_context(context, &mut issues);
        Self::finish(checked, issues, unknown_members, |(callback_uri, body), issues| {
            let client_context = callback_uri::context_of(&callback_uri).map(str::to_owned);
            CallRequest { callback_uri, client_context, body, issues }
        })
    }
}

impl NewCall {
    /// Checks the call as a whole.
    ///
    /// # Errors
    ///
    /// All issues, of which at least one is an error: for example, the callback address is not https.
    pub fn check(&self, context: &CheckContext) -> Result<CallRequest, Issues> {
        CallReport::check_call(self, &context.clone().into()).into_request()
    }
}
