//! The check of a transfer.

use super::context::{CallType, CheckContext, ParsedContext};
use super::context_rules::check_context;
use super::decoded_text::DecodedText;
use super::foreign::{self, FoundBody};
use super::report::{CheckedRequest, Report};
use super::transfer::Transfer;
use super::transfer_request::{TransferKind, TransferRequest};
use super::value::check_call_id;
use super::{input, wire_body};
use crate::issue::{Issue, IssueCollector, Issues, Part, Place, Problem};
use crate::json::{self, Document, Node};
use crate::reading::read_json;
use crate::{CallId, strict};

/// The report of the check of a transfer: a request, or issues of which at least one is an error.
///
/// ```
/// use graph_call_transfer::{CheckContext, TransferReport};
///
/// let body = r#"{ "transferTarget": { "identity": { "user": { "id": "550fae72-d251-43ec-868c-373732c2704f" } } }, }"#;
/// let report = TransferReport::parse_body("341a0500-d4bf-4224-8b19-1581168d328b", body, &CheckContext::new());
/// assert!(!report.is_valid());
/// assert_eq!(report.issues()[0].code(), "jsonTrailingComma");
/// assert!(report.issues()[0].fix().is_some());
/// ```
pub type TransferReport = Report<TransferRequest>;

impl CheckedRequest for TransferRequest {
    fn issues(&self) -> &[Issue] {
        Self::issues(self)
    }
}

impl TransferReport {
    /// Parses and checks an input: JSON text of a `TransferInput` in the types of the npm package.
    ///
    /// In Rust code, a [`Transfer`] does the same without JSON.
    #[must_use]
    pub fn parse_input(json: &str, context: &CheckContext) -> Self {
        Self::check_input(json, &context.clone().into())
    }

    pub(crate) fn check_input(json: &str, context: &ParsedContext) -> Self {
        Self::check_input_document(json, read_json(json), context)
    }

    fn check_input_document(json: &str, document: Document<'_>, context: &ParsedContext) -> Self {
        let mut issues = IssueCollector::for_object(json);
        let root = document.root.as_ref();
        let transfer = root.and_then(|root| input::read(root, &context.context, &mut issues));
        for fault in document.faults {
            issues.push_fault(fault, Part::Input);
        }
        let checked = transfer.map(|transfer| CheckedTransfer {
            consultative: transfer.replaces_call_id.is_some(),
            names_transferee: transfer.transferee.is_some(),
            body: transfer.write_body(),
            call_id: transfer.call_id,
        });
        Self::finish_transfer(checked, issues, Vec::new(), context)
    }

    /// Parses and checks the body of the HTTP request. The issues have their positions in the text.
    ///
    /// Members that Graph does not know stay in the body; see [`unknown_members`](Self::unknown_members).
    #[must_use]
    pub fn parse_body(call_id: &str, body: &str, context: &CheckContext) -> Self {
        let issues = IssueCollector::for_text(body);
        Self::check_text(check_call_id(call_id), body, issues, &context.clone().into())
    }

    /// Parses and checks a body that may not be valid UTF-8.
    #[must_use]
    pub fn parse_body_bytes(call_id: &str, body: &[u8], context: &CheckContext) -> Self {
        let decoded = DecodedText::from_utf8(body);
        Self::check_decoded_body(check_call_id(call_id), &decoded, &context.clone().into())
    }

    /// Parses and checks either an input, or an object with the members `callId` and `body` (`TransferRequest` in the types of
    /// the npm package).
    #[must_use]
    pub fn parse_input_or_request(json: &str, context: &CheckContext) -> Self {
        Self::check_input_or_request(json, &context.clone().into())
    }

    pub(crate) fn check_input_or_request(json: &str, context: &ParsedContext) -> Self {
        let document = read_json(json);
        let request = document.root.as_ref().and_then(|root| {
            let body = &root.member("body")?.value;
            Some((root.member("callId").map(|member| &member.value), body))
        });
        let Some((call_id, body)) = request else {
            return Self::check_input_document(json, document, context);
        };
        let context = context.with_issues(issues_of_unknown_members(document.root.as_ref()));
        let mut text = String::new();
        body.write_compact(&mut text);
        let call_id_issue = |problem| Issue::new(problem, Part::CallId, "").into();
        let call_id = match call_id.map(|node| node.as_text().ok_or(node.kind_name())) {
            Some(Ok(text)) => check_call_id(text),
            Some(Err(found)) => Err(call_id_issue(Problem::WrongType { expected: "a string", found })),
            None => Err(call_id_issue(Problem::MemberMissing { member: "callId" })),
        };
        Self::check_body_object(call_id, &text, &context)
    }

    /// Checks a body that may have been damaged by decoding.
    pub(crate) fn check_decoded_body(
        call_id: Result<CallId, Issues>,
        body: &DecodedText,
        context: &ParsedContext,
    ) -> Self {
        let mut issues = IssueCollector::for_text(&body.text);
        if let Some((problem, span)) = &body.damage {
            issues.push(problem.clone(), &Place::root(Part::Body, Some(*span)));
        }
        Self::check_text(call_id, &body.text, issues, context)
    }

    /// Checks a text, which may be a whole HTTP request.
    fn check_text(
        call_id: Result<CallId, Issues>,
        text: &str,
        mut issues: IssueCollector<'_>,
        context: &ParsedContext,
    ) -> Self {
        let (body, call_id) = foreign::open_request(text, call_id, &context.context, &mut issues);
        match body {
            None => Self::check_body(call_id, text, issues, context),
            Some(FoundBody::InPlace(body)) => Self::check_body(call_id, &body, issues, context),
            Some(FoundBody::Quoted) => {
                adopt_invalid(call_id, &mut issues);
                Self::finish_transfer(None, issues, Vec::new(), context)
            }
        }
    }

    /// Checks a body that was made from an object, so that positions in its text mean nothing to the caller.
    pub(crate) fn check_body_object(
        call_id: Result<CallId, Issues>,
        json: &str,
        context: &ParsedContext,
    ) -> Self {
        Self::check_body(call_id, json, IssueCollector::for_object(json), context)
    }

    fn check_body(
        call_id: Result<CallId, Issues>,
        text: &str,
        mut issues: IssueCollector<'_>,
        context: &ParsedContext,
    ) -> Self {
        let call_id = adopt_invalid(call_id, &mut issues);
        let document = read_json(text);
        let mut compact = String::with_capacity(text.len());
        if let Some(root) = &document.root {
            root.write_compact(&mut compact);
        }
        let facts = wire_body::read(text, document, call_id.as_ref(), &context.context, &mut issues);
        let checked = call_id.map(|call_id| CheckedTransfer {
            call_id,
            consultative: facts.consultative,
            names_transferee: facts.names_transferee,
            body: compact,
        });
        Self::finish_transfer(checked, issues, facts.unknown_members, context)
    }

    fn finish_transfer(
        checked: Option<CheckedTransfer>,
        mut issues: IssueCollector<'_>,
        unknown_members: Vec<String>,
        context: &ParsedContext,
    ) -> Self {
        check_context(context, &mut issues);
        Self::finish(checked, issues, unknown_members, |checked, issues| {
            let by_transferee = if checked.names_transferee { CallType::Group } else { CallType::PeerToPeer };
            TransferRequest {
                call_id: checked.call_id,
                kind: if checked.consultative { TransferKind::Consultative } else { TransferKind::Blind },
                call_type: context.context.call_type.unwrap_or(by_transferee),
                body: checked.body,
                issues,
            }
        })
    }
}

/// Returns a valid call id, or adds the issues of an invalid one.
fn adopt_invalid(call_id: Result<CallId, Issues>, issues: &mut IssueCollector<'_>) -> Option<CallId> {
    call_id.map_err(|found| found.into_iter().for_each(|issue| issues.adopt(issue))).ok()
}

/// Returns an issue for each member that a request does not have: a `target` beside the body would be lost silently.
fn issues_of_unknown_members(request: Option<&Node<'_>>) -> Vec<Issue> {
    const MEMBERS: [&str; 5] = ["callId", "kind", "callType", "body", "issues"];
    let members = request.and_then(Node::as_object).unwrap_or_default();
    members
        .iter()
        .filter(|member| !MEMBERS.contains(&&*member.name))
        .map(|member| {
            let meant = strict::closest_match(&member.name, &MEMBERS);
            let problem = Problem::UnknownMember { member: json::shortened(&member.name), meant };
            Issue::new(problem, Part::Input, format!("/{}", json::pointer_escape(&member.name)))
        })
        .collect()
}

impl Transfer {
    /// Checks the transfer as a whole.
    ///
    /// # Errors
    ///
    /// All issues, of which at least one is an error: for example, `replaces_call_id` is the transferred call.
    pub fn check(&self, context: &CheckContext) -> Result<TransferRequest, Issues> {
        let (call_id, body) = (Ok(self.call_id.clone()), self.write_body());
        TransferReport::check_body_object(call_id, &body, &context.clone().into()).into_request()
    }
}

struct CheckedTransfer {
    call_id: CallId,
    consultative: bool,
    names_transferee: bool,
    body: String,
}
