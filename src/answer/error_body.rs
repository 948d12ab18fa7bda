//! The error in a JSON body, whatever form it has there.

use super::page::both;
use super::refusal::{Detail, Form, InnerError};
use super::text::{CUT, SENTENCE, WORD, line};
use crate::json::{self, Document, Fault, FaultKind, Node, Span, Value};

const MOST_DETAILS: usize = 20;
const DEEPEST_INNER_ERROR: usize = 8;

/// What a JSON body says of an error.
#[derive(Debug, Default)]
pub(super) struct ErrorBody {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) target: Option<String>,
    pub(super) details: Vec<Detail>,
    pub(super) inner_error: Option<InnerError>,
}

/// Reads a body that is JSON, or was meant to be and says something all the same; `None` for everything else.
///
/// `whole` tells that `text` is all that came, so that what it lacks at the end broke off.
pub(super) fn read(text: &str, whole: bool) -> Option<(Form, ErrorBody)> {
    if !text.starts_with(['{', '[', '"']) {
        return None;
    }
    let Document { root, faults } = json::read(text);
    let mut root = root?;
    let unclosed = faults.iter().any(|fault| {
        matches!(fault.kind, FaultKind::JsonMissingClose { .. } | FaultKind::JsonUnterminatedText {})
    });
    if unclosed {
        mark_break(&mut root, text.len(), &faults);
    }
    let error = error_of(&root);
    let says_nothing = error.code.is_none() && error.message.is_none();
    if says_nothing && !unclosed && faults.iter().any(|fault| fault.kind.is_error()) {
        return None;
    }
    let form = if unclosed && whole {
        Form::Cut
    } else if is_graph(&root) {
        Form::Graph
    } else {
        Form::Json
    };
    Some((form, error))
}

/// Ends the value that the break went through with `CUT`, so that a piece of a code or an id is not taken for
/// the whole.
fn mark_break(root: &mut Node<'_>, end: usize, faults: &[Fault]) {
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

fn is_unterminated(faults: &[Fault], span: Span) -> bool {
    let unterminated = |fault: &Fault| matches!(fault.kind, FaultKind::JsonUnterminatedText {});
    faults.iter().any(|fault| unterminated(fault) && fault.span.start == span.start)
}

fn is_graph(root: &Node<'_>) -> bool {
    let named = |name| member(member(root, "error")?, name);
    named("code").or_else(|| named("message")).is_some()
}

/// Finds the error in Graph's form, in the older form of `OData`, in OAuth's, or at the top level as ASP.NET,
/// problem+json and the gateways before Graph have it.
fn error_of(root: &Node<'_>) -> ErrorBody {
    let error = member(root, "error");
    let nested = error.or_else(|| member(root, "odata.error"));
    if let Some(nested) = nested.filter(|nested| matches!(nested.value, Value::Object(_))) {
        return members_of(nested);
    }
    let mut found = members_of(root);
    if let Some(said) = error.and_then(|error| sentence(error)) {
        if !said.contains(' ') {
            found.code = found.code.or_else(|| word(error?));
        }
        found.message = found.message.or(Some(said));
    }
    found
}

fn members_of(error: &Node<'_>) -> ErrorBody {
    if let Value::Text(_) = error.value {
        return ErrorBody { message: sentence(error), ..ErrorBody::default() };
    }
    let said = |names: &[&str]| names.iter().find_map(|name| sentence(member(error, name)?));
    let inner_error = inner_error_of(error, DEEPEST_INNER_ERROR);
    let details: Vec<_> =
        items(member(error, "details")).iter().filter_map(detail_of).take(MOST_DETAILS).collect();
    let own = said(&["message", "error_description", "errorMessage"])
        .or_else(|| both(said(&["title"]), said(&["detail"])));
    let deeper = || inner_error.as_ref().and_then(|inner| inner.message.clone());
    let further = || details.iter().find_map(|detail| detail.message.clone());
    ErrorBody {
        message: own.or_else(deeper).or_else(further),
        code: ["code", "errorCode"].iter().find_map(|name| word(member(error, name)?)),
        target: said(&["target"]),
        details,
        inner_error,
    }
}

fn detail_of(node: &Node<'_>) -> Option<Detail> {
    let detail = Detail {
        code: member(node, "code").and_then(word),
        message: sentence(node).or_else(|| sentence(member(node, "message")?)),
        target: member(node, "target").and_then(sentence),
    };
    (detail != Detail::default()).then_some(detail)
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

/// Reads a text or a number on one line, or the `{ "lang": …, "value": … }` of older services.
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

/// Finds a member by its name, exactly or else without case: `innererror` and `Message` are in use too.
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
