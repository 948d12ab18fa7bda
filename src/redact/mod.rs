//! Redaction: what a log must not hold is replaced by a mark, and everything else stays as it is.
//!
//! Secret is what has a secret name (`place.rs`), and what looks like a secret wherever it stands (`shapes.rs`). In a text that is
//! no JSON, a name is what stands before a colon or an equals sign (`assigned.rs`). Ids stay: they are what a log is for.

mod assigned;
mod mark;
mod place;
mod scan;
mod shapes;

use std::borrow::Cow;

pub use self::mark::Mark;
pub(crate) use self::place::Place;
use self::scan::redact_text;
use crate::json::{FaultKind, Node, Span, Value, quote, read};

/// A longer text, in bytes, is left out as a whole.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// So deep is a text looked into that is in a JSON text that is in a JSON text; deeper ones are free text.
const NESTED_TEXTS: usize = 4;

/// Redacts a text for a log: tokens, secrets, names, addresses, telephone numbers and join links become [`Mark`]s.
///
/// Of JSON (an object, array or string) only secret strings change, so that the structure, the order, the spelling of numbers and
/// the spaces are kept. Any other text is searched for what is secret by its form, or by the name before it. A text of more
/// than a mebibyte becomes [`Mark::Omitted`].
///
/// ```
/// use graph_call_transfer::redact;
///
/// let body = r#"{ "phone": { "id": "+12345678901", "displayName": "Heidi Steen" }, "n": 1.0 }"#;
/// assert_eq!(redact(body), r#"{ "phone": { "id": "[phone]", "displayName": "[name]" }, "n": 1.0 }"#);
/// assert_eq!(redact("Authorization: Bearer eyJ0eXAi"), "Authorization: [token]");
/// ```
#[must_use]
pub fn redact(text: &str) -> Cow<'_, str> {
    Place::default().redact(text)
}

impl Place {
    /// Redacts a text that stands here.
    pub(crate) fn redact(self, text: &str) -> Cow<'_, str> {
        redact_at(text, self, NESTED_TEXTS)
    }
}

fn redact_at(text: &str, place: Place, nested: usize) -> Cow<'_, str> {
    let mark = if text.len() > LONGEST { Some(Mark::Omitted) } else { place.mark() };
    match mark {
        _ if text.is_empty() => Cow::Borrowed(text),
        Some(mark) if text == mark.as_str() => Cow::Borrowed(text),
        Some(mark) => Cow::Borrowed(mark.as_str()),
        None => redact_content(text, nested),
    }
}

fn redact_content(text: &str, nested: usize) -> Cow<'_, str> {
    let inside = text.trim_start_matches('\u{feff}').trim_start();
    let Some(nested) = nested.checked_sub(1).filter(|_| inside.starts_with(['{', '[', '"'])) else {
        return redact_text(text);
    };
    if let Some(redacted) = redact_json(text, nested) {
        return redacted;
    }
    match redact_text(text) {
        // What kept it from being JSON may have been in a secret.
        Cow::Owned(text) => redact_json(&text, nested).map(Cow::into_owned).unwrap_or(text).into(),
        unchanged @ Cow::Borrowed(_) => unchanged,
    }
}

/// Redacts the strings of a JSON text; `None` when it is none.
fn redact_json(text: &str, nested: usize) -> Option<Cow<'_, str>> {
    let document = read(text);
    let is_broken = |kind: &FaultKind| kind.is_error() || matches!(kind, FaultKind::JsonMoreFaults {});
    if document.faults.iter().any(|fault| is_broken(&fault.kind)) {
        return None;
    }
    let mut edits = Vec::new();
    collect(&document.root?, Place::default(), nested, &mut edits);
    if edits.is_empty() {
        return Some(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (span, new) in edits {
        out.push_str(text.get(copied..span.start).unwrap_or_default());
        out.push_str(&new);
        copied = span.end;
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Some(Cow::Owned(out))
}

/// Collects what takes the place of which strings, in the order of the text. Members that another of the same name hides
/// are in the text too.
fn collect(node: &Node<'_>, place: Place, nested: usize, edits: &mut Vec<(Span, String)>) {
    match &node.value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::Text(text) => {
            let redacted = redact_at(text, place, nested);
            if *redacted != **text {
                edits.push((node.span, quote(&redacted)));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, place, nested, edits)),
        Value::Object(members) => {
            for member in members {
                collect(&member.value, place.member(&member.name), nested, edits);
            }
        }
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod property_tests;
#[cfg(test)]
mod tests;
