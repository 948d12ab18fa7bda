//! The tree of well-formed JSON: what `json::read` returns for it, without the reader of broken texts.

use std::borrow::Cow;

use super::cursor::{Cursor, CursorResult, JsonKind};
use super::fault::{Fault, Limit};
use super::span::ByteSpan;
use crate::json::{MAX_SIZE, Member, Node, Span, Value};

/// The reason why a text has no tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFault {
    /// It has more bytes than [`MAX_SIZE`].
    TooLarge,
    /// It is nested deeper than [`super::MAX_DEPTH`] levels, from this byte on.
    TooDeep { at: usize },
    /// An escape in the string that begins at this byte is half a surrogate pair.
    HalfPair { at: usize },
    /// It is no JSON from this byte on.
    Broken { at: usize },
}

/// Reads a text, from a byte on. Of members with the same name the last one counts, as for `JSON.parse`.
///
/// # Errors
///
/// The first fault of a text that is not JSON, or beyond the limits of `json::read`.
pub(crate) fn tree(text: &str, start: usize) -> Result<Node<'_>, TextFault> {
    if text.len() > MAX_SIZE {
        return Err(TextFault::TooLarge);
    }
    let mut cursor = Cursor::new(text.as_bytes(), start);
    let root = node(&mut cursor, text).and_then(|root| cursor.end().map(|()| root));
    root.map_err(|_| match cursor.into_fault() {
        Fault::Limit { at, limit: Limit::Depth } => TextFault::TooDeep { at },
        Fault::HalfPair { at } => TextFault::HalfPair { at },
        Fault::Limit { at, .. }
        | Fault::Unexpected { at, .. }
        | Fault::Broken { at }
        | Fault::NotUtf8 { at } => TextFault::Broken { at },
    })
}

fn node<'a>(cursor: &mut Cursor<'a>, text: &'a str) -> CursorResult<Node<'a>> {
    let kind = cursor.kind()?;
    let start = cursor.at();
    let value = match kind {
        JsonKind::Object => {
            cursor.enter()?;
            let (mut members, mut is_first) = (Vec::new(), true);
            while let Some(name) = cursor.member_span(&mut is_first)? {
                members.push(Member {
                    name: whole_text(name, text, cursor)?,
                    name_span: Span::new(name.start() - 1, name.end() + 1),
                    value: node(cursor, text)?,
                    shadowed: false,
                    origin: None,
                    is_decoded: false,
                });
            }
            Value::Object(members)
        }
        JsonKind::Array => {
            cursor.enter()?;
            let (mut items, mut is_first) = (Vec::new(), true);
            while cursor.item(&mut is_first)? {
                items.push(node(cursor, text)?);
            }
            Value::Array(items)
        }
        JsonKind::Text => {
            let span = cursor.text()?;
            Value::Text(whole_text(span, text, cursor)?)
        }
        JsonKind::Number => Value::Number(Cow::Borrowed(written(cursor.skip()?, text))),
        JsonKind::Flag => Value::Bool(written(cursor.skip()?, text) == "true"),
        JsonKind::Null => {
            cursor.skip()?;
            Value::Null
        }
    };
    Ok(Node { value, span: Span::new(start, cursor.at()) })
}

/// Returns the text of a string. Stops where an escape is half a surrogate pair, which would become U+FFFD.
fn whole_text<'a>(span: ByteSpan, text: &'a str, cursor: &mut Cursor<'_>) -> CursorResult<Cow<'a, str>> {
    if !span.is_escaped() {
        return Ok(Cow::Borrowed(written(span, text)));
    }
    let decoded = span.text(text.as_bytes());
    let replaced = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    if replaced(&decoded) == replaced(written(span, text)) { Ok(decoded) } else { cursor.half_a_pair(span) }
}

fn written(span: ByteSpan, text: &str) -> &str {
    text.get(span.start()..span.end()).unwrap_or_default()
}
