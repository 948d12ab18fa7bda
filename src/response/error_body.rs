//! The error in a JSON body, in any of its forms.

use std::borrow::Cow;

use super::body_form::{BodyForm, GraphErrorDetail, InnerError};
use super::page::both;
use super::text::{CUT, SENTENCE, WORD, line};
use crate::json::{self, Document, FaultKind, Node, Span, SyntaxFault, Value};

const MAX_DETAILS: usize = 20;
const MAX_INNER_ERRORS: usize = 8;

/// The most levels of messages that are themselves JSON.
const MAX_OPENED: usize = 4;

/// The error in a JSON body.
#[derive(Debug, Default)]
pub(super) struct ErrorBody {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) target: Option<String>,
    pub(super) details: Vec<GraphErrorDetail>,
    pub(super) inner_error: Option<InnerError>,
    /// The codes of the errors whose message was the text of this error, outermost first.
    pub(super) outer_codes: Vec<String>,
}

/// Parses a body that is JSON, or invalid JSON that contains an error; `None` for any other body.
///
/// `whole` states that `text` is the whole body, so that an unclosed text is incomplete.
pub(super) fn parse(text: &str, whole: bool) -> Option<(BodyForm, ErrorBody)> {
    if !text.starts_with(['{', '[', '"']) {
        return None;
    }
    let Read { root, unclosed, has_errors } = read(text)?;
    let error = error_of(&root, MAX_OPENED);
    let is_empty = error.code.is_none() && error.message.is_none();
    if is_empty && !unclosed && has_errors {
        return None;
    }
    let form = if unclosed && whole {
        BodyForm::Truncated
    } else if is_graph(&root) {
        BodyForm::Graph
    } else {
        BodyForm::Json
    };
    Some((form, error))
}

/// JSON, as far as it could be read.
struct Read<'a> {
    root: Node<'a>,
    unclosed: bool,
    has_errors: bool,
}

fn read(text: &str) -> Option<Read<'_>> {
    let Document { root, faults } = json::read(text);
    let mut root = root?;
    let unclosed = faults.iter().any(|fault| {
        matches!(fault.kind, FaultKind::JsonMissingClose { .. } | FaultKind::JsonUnterminatedText {})
    });
    if unclosed {
        mark_cut(&mut root, text.len(), &faults);
    }
    Some(Read { root, unclosed, has_errors: faults.iter().any(|fault| fault.kind.is_error()) })
}

/// Appends `CUT` to an incomplete value, so that the start of a code or an id is not taken for the whole.
fn mark_cut(root: &mut Node<'_>, end: usize, faults: &[SyntaxFault]) {
    let mut last = root;
    loop {
        let span = last.span;
        last = match &mut last.value {
            Value::Object(members) => match members.last_mut() {
                Some(member) => &mut member.value,
                None => return,
            },
            Value::Array(items) => match items.last_mut() {
                Some(item) => item,
                None => return,
            },
            Value::Text(text) if !text.is_empty() && is_unterminated(faults, span) => {
                return text.to_mut().push(CUT);
            }
            Value::Number(digits) if span.end == end => return digits.to_mut().push(CUT),
            Value::Text(_) | Value::Number(_) | Value::Null | Value::Bool(_) => return,
        };
    }
}

fn is_unterminated(faults: &[SyntaxFault], span: Span) -> bool {
    let unterminated = |fault: &SyntaxFault| matches!(fault.kind, FaultKind::JsonUnterminatedText {});
    faults.iter().any(|fault| unterminated(fault) && fault.span.start == span.start)
}

fn is_graph(root: &Node<'_>) -> bool {
    let named = |name| member(member(root, "error")?, name);
    named("code").or_else(|| named("message")).is_some()
}

/// Finds the error in the form of Graph, in the older form of `OData`, in the form of OAuth, or at the top level, where ASP.NET,
/// problem+json and the gateways in front of Graph write it. Up to `levels` messages that are themselves JSON are opened.
fn error_of(root: &Node<'_>, levels: usize) -> ErrorBody {
    let first = items(Some(root)).first().filter(|item| item.as_object().is_some());
    let root = first.unwrap_or(root);
    let error = member(root, "error");
    let nested = error.or_else(|| member(root, "odata.error"));
    if let Some(nested) = nested.filter(|nested| matches!(nested.value, Value::Object(_))) {
        return opened(members_of(nested), message_of(nested, MAX_INNER_ERRORS), levels);
    }
    let mut found = members_of(root);
    if let Some(text) = error.and_then(|error| sentence(error)) {
        if !text.contains(' ') {
            found.code = found.code.or_else(|| word(error?));
        }
        found.message = found.message.or(Some(text));
    }
    opened(found, message_of(root, MAX_INNER_ERRORS).or_else(|| raw(error?)), levels)
}

/// Opens a message that is the JSON text of another error: the service behind Graph wrote it. The code and the message in it are those
/// of the error; the ids around it stay.
fn opened(outer: ErrorBody, message: Option<&str>, levels: usize) -> ErrorBody {
    let inner = || {
        let text = json_in(message?)?;
        let inner = error_of(&read(&text)?.root, levels.checked_sub(1)?);
        (inner.code.is_some() || inner.message.is_some()).then_some(inner)
    };
    let Some(inner) = inner() else { return outer };
    let outer_code = if inner.code.is_some() { outer.code.clone() } else { None };
    ErrorBody {
        code: inner.code.or(outer.code),
        message: inner.message,
        target: inner.target.or(outer.target),
        details: if inner.details.is_empty() { outer.details } else { inner.details },
        inner_error: outer.inner_error.or(inner.inner_error),
        outer_codes: outer_code.into_iter().chain(inner.outer_codes).collect(),
    }
}

/// Returns a message that looks like JSON, without a second escape of its quotes.
fn json_in(message: &str) -> Option<Cow<'_, str>> {
    let text = message.trim();
    let first = text.trim_start_matches(['[', '"', ' ']);
    let is_escaped = first.starts_with("{\\\"");
    let text = if is_escaped {
        Cow::Owned(text.trim_matches('"').replace("\\\"", "\""))
    } else {
        Cow::Borrowed(text)
    };
    first.starts_with('{').then_some(text)
}

const MESSAGES: [&str; 3] = ["message", "error_description", "errorMessage"];

/// Returns the message of an error as received, or that of its inner errors.
fn message_of<'n>(error: &'n Node<'_>, levels: usize) -> Option<&'n str> {
    let own = raw(error).or_else(|| MESSAGES.iter().find_map(|name| raw(member(error, name)?)));
    let deeper = || message_of(member(error, "innerError").filter(|_| levels > 0)?, levels - 1);
    own.or_else(deeper)
}

/// Returns a text as received, also from the `{ "lang": …, "value": … }` of older services.
fn raw<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) => Some(&**text).filter(|text| !text.is_empty()),
        Value::Object(_) => raw(member(node, "value")?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}

fn members_of(error: &Node<'_>) -> ErrorBody {
    if let Value::Text(_) = error.value {
        return ErrorBody { message: sentence(error), ..ErrorBody::default() };
    }
    let first = |names: &[&str]| names.iter().find_map(|name| sentence(member(error, name)?));
    let inner_error = inner_error_of(error, MAX_INNER_ERRORS);
    let details: Vec<_> =
        items(member(error, "details")).iter().filter_map(detail_of).take(MAX_DETAILS).collect();
    let own = first(&MESSAGES).or_else(|| both(first(&["title"]), first(&["detail"])));
    let deeper = || inner_error.as_ref().and_then(|inner| inner.message.clone());
    let further = || details.iter().find_map(|detail| detail.message.clone());
    ErrorBody {
        message: own.or_else(deeper).or_else(further),
        code: ["code", "errorCode"].iter().find_map(|name| word(member(error, name)?)),
        target: first(&["target"]),
        details,
        inner_error,
        outer_codes: Vec::new(),
    }
}

fn detail_of(node: &Node<'_>) -> Option<GraphErrorDetail> {
    let detail = GraphErrorDetail {
        code: member(node, "code").and_then(word),
        message: sentence(node).or_else(|| sentence(member(node, "message")?)),
        target: member(node, "target").and_then(sentence),
    };
    (detail != GraphErrorDetail::default()).then_some(detail)
}

fn inner_error_of(error: &Node<'_>, levels: usize) -> Option<InnerError> {
    let node = member(error, "innerError").filter(|_| levels > 0)?;
    let inner = InnerError {
        code: member(node, "code").and_then(word),
        message: member(node, "message").and_then(sentence),
        request_id: member(node, "request-id").or_else(|| member(node, "requestId")).and_then(word),
        client_request_id: member(node, "client-request-id")
            .or_else(|| member(node, "clientRequestId"))
            .and_then(word),
        date: member(node, "date").and_then(word),
        inner_error: inner_error_of(node, levels - 1).map(Box::new),
    };
    (inner != InnerError::default()).then_some(inner)
}

/// Returns a text or a number as one line, also from the `{ "lang": …, "value": … }` of older services.
fn sentence(node: &Node<'_>) -> Option<String> {
    plain(node, SENTENCE).or_else(|| plain(member(node, "value")?, SENTENCE))
}

fn word(node: &Node<'_>) -> Option<String> {
    plain(node, WORD)
}

fn plain(node: &Node<'_>, limit: usize) -> Option<String> {
    match &node.value {
        Value::Text(text) | Value::Number(text) => line(text, limit),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Finds a member by its exact name, or else without case: some services write `innererror` and `Message`.
fn member<'n, 'a>(node: &'n Node<'a>, name: &str) -> Option<&'n Node<'a>> {
    let without_case = || node.as_object()?.iter().find(|member| member.name.eq_ignore_ascii_case(name));
    node.member(name).or_else(without_case).map(|member| &member.value)
}

fn items<'n, 'a>(node: Option<&'n Node<'a>>) -> &'n [Node<'a>] {
    match node.map(|node| &node.value) {
        Some(Value::Array(items)) => items,
        _ => &[],
    }
}
