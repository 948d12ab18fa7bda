//! Redaction: replaces the parts of a text that a log must not contain by marks.
//!
//! A value is secret by its name (`secrecy.rs`) or by its form (`shapes.rs`). In a text that is not JSON, a name is the word
//! before a colon or an equals sign (`assigned.rs`). Ids are not redacted: a log needs them.

mod assigned;
mod mark;
mod scan;
mod secrecy;
mod shapes;

use std::borrow::Cow;

pub use self::mark::Mark;
use self::scan::redact_text;
pub(crate) use self::secrecy::Secrecy;
use crate::json::{FaultKind, Node, Span, Value, quote, read};
use crate::work::visit;

/// The longest text that is redacted, in bytes; a longer one is left out.
pub(crate) const MAX_LENGTH: usize = 1024 * 1024;

/// The deepest nesting of JSON texts in strings of JSON texts that is parsed; deeper ones are free text.
const MAX_NESTING: usize = 4;

/// Redacts a text for a log: tokens, secrets, names, addresses, telephone numbers and join links become [`Mark`]s.
///
/// In JSON (an object, array or string), only secret strings change: the structure, the order, the spelling of numbers and the
/// spaces stay. Any other text is searched for secrets by their form and by the names before them. A text of more than a
/// mebibyte becomes [`Mark::Omitted`].
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
    Secrecy::default().redact(text)
}

impl Secrecy {
    /// Redacts a text of this secrecy.
    pub(crate) fn redact(self, text: &str) -> Cow<'_, str> {
        redact_at(text, self, MAX_NESTING)
    }
}

fn redact_at(text: &str, secrecy: Secrecy, nested: usize) -> Cow<'_, str> {
    let mark = if text.len() > MAX_LENGTH { Some(Mark::Omitted) } else { secrecy.mark() };
    match mark {
        _ if text.is_empty() => Cow::Borrowed(text),
        Some(mark) if text == mark.as_str() => Cow::Borrowed(text),
        Some(mark) => Cow::Borrowed(mark.as_str()),
        None => redact_content(text, nested),
    }
}

fn redact_content(text: &str, nested: usize) -> Cow<'_, str> {
    visit(text.len());
    let inside = text.trim_start_matches('\u{feff}').trim_start();
    let Some(nested) = nested.checked_sub(1).filter(|_| inside.starts_with(['{', '[', '"'])) else {
        return redact_text(text);
    };
    if let Some(redacted) = redact_json(text, nested) {
        return redacted;
    }
    match redact_text(text) {
        // A secret may have made the text invalid JSON.
        Cow::Owned(text) => redact_json(&text, nested).map(Cow::into_owned).unwrap_or(text).into(),
        unchanged @ Cow::Borrowed(_) => unchanged,
    }
}

/// Redacts the strings of a JSON text; returns `None` for any other text.
fn redact_json(text: &str, nested: usize) -> Option<Cow<'_, str>> {
    let document = read(text);
    let is_broken = |kind: &FaultKind| kind.is_error() || matches!(kind, FaultKind::JsonMoreFaults {});
    if document.faults.iter().any(|fault| is_broken(&fault.kind)) {
        return None;
    }
    let mut edits = Vec::new();
    collect(&document.root?, Secrecy::default(), nested, &mut edits);
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

/// Collects the replacements of strings, in the order of the text; also in duplicate members, which the text contains too.
fn collect(node: &Node<'_>, secrecy: Secrecy, nested: usize, edits: &mut Vec<(Span, String)>) {
    match &node.value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::Text(text) => {
            let redacted = redact_at(text, secrecy, nested);
            if *redacted != **text {
                edits.push((node.span, quote(&redacted)));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, secrecy, nested, edits)),
        Value::Object(members) => {
            for member in members {
                collect(&member.value, secrecy.member(&member.name), nested, edits);
            }
        }
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod property_tests;
#[cfg(test)]
mod tests;
