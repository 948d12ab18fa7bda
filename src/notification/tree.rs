//! The tree of well-formed JSON: what `json::read` returns for it, without the reader of broken texts.

use std::borrow::Cow;

use super::cursor::{Cursor, CursorResult, JsonKind, Stopped};
use super::name::Name;
use super::span::ByteSpan;
use crate::json::{MAX_SIZE, Member, Node, Span, Value};

/// A name of a member.
struct AnyName(String);

impl Name for AnyName {
    fn begins(_: &[u8]) -> Option<(Self, usize)> {
        None
    }

    fn from_name(name: &[u8]) -> Self {
        Self(String::from_utf8_lossy(name).into_owned())
    }
}

/// Reads a text; `None` for one that is not JSON, or beyond the limits of `json::read`.
///
/// The places of names are empty. Of members with the same name the last one counts, as for `JSON.parse`.
pub(crate) fn tree(text: &str) -> Option<Node<'_>> {
    if text.len() > MAX_SIZE {
        return None;
    }
    let mut cursor = Cursor::new(text.as_bytes(), 0);
    let root = node(&mut cursor, text).ok()?;
    cursor.end().ok()?;
    Some(root)
}

fn node<'a>(cursor: &mut Cursor<'a>, text: &'a str) -> CursorResult<Node<'a>> {
    let kind = cursor.kind()?;
    let start = cursor.at();
    let value = match kind {
        JsonKind::Object => {
            cursor.enter()?;
            let (mut members, mut is_first) = (Vec::new(), true);
            while let Some(AnyName(name)) = cursor.member(&mut is_first)? {
                members.push(Member {
                    name: Cow::Owned(name),
                    name_span: Span::new(start, start),
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
        JsonKind::Text => Value::Text(whole_text(cursor.text()?, text).ok_or(Stopped)?),
        JsonKind::Number => Value::Number(Cow::Borrowed(written(cursor.skip()?, text))),
        JsonKind::Flag => Value::Bool(written(cursor.skip()?, text) == "true"),
        JsonKind::Null => {
            cursor.skip()?;
            Value::Null
        }
    };
    Ok(Node { value, span: Span::new(start, cursor.at()) })
}

/// Returns the text of a string; `None` where an escape is half a surrogate pair, which would become U+FFFD.
fn whole_text(span: ByteSpan, text: &str) -> Option<Cow<'_, str>> {
    let decoded = span.text(text.as_bytes());
    let replaced = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    (!span.is_escaped() || replaced(&decoded) == replaced(written(span, text))).then_some(decoded)
}

fn written(span: ByteSpan, text: &str) -> &str {
    text.get(span.start()..span.end()).unwrap_or_default()
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use proptest::prelude::*;

    use super::tree;
    use crate::json::{self, FaultKind, Node};

    fn compact(node: &Node<'_>) -> String {
        let mut text = String::new();
        node.write_compact(&mut text);
        text
    }

    /// Checks that a text that is read here has the same tree, and no error, in the tolerant reader.
    fn agrees(text: &str) -> Result<bool, TestCaseError> {
        let Some(strict) = tree(text) else { return Ok(false) };
        let tolerant = json::read(text);
        let has_errors = tolerant.faults.iter().any(|fault| fault.kind.is_error());
        prop_assert!(!has_errors, "{text}: {:?}", tolerant.faults);
        let is_duplicate = |kind: &FaultKind| matches!(kind, FaultKind::JsonDuplicateMember { .. });
        if !tolerant.faults.iter().any(|fault| is_duplicate(&fault.kind)) {
            let root = tolerant.root.as_ref();
            prop_assert_eq!(Some(compact(&strict)), root.map(compact), "{}", text);
            prop_assert_eq!(Some(strict.span), root.map(|root| root.span), "{}", text);
        }
        Ok(true)
    }

    fn values() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            (-1e300..1e300).prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(5, 40, 6, |inner| {
            let list = prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into);
            let members = prop::collection::vec((any::<String>(), inner), 0..6);
            prop_oneof![
                list,
                members.prop_map(|members| serde_json::Value::Object(members.into_iter().collect()))
            ]
        })
    }

    proptest! {
        #[test]
        fn tree_reads_what_a_serializer_writes(value in values()) {
            prop_assert!(agrees(&value.to_string())?);
            prop_assert!(agrees(&serde_json::to_string_pretty(&value).unwrap_or_default())?);
        }

        #[test]
        fn tree_agrees_with_the_tolerant_reader_on_changed_texts(
            value in values(),
            place in any::<prop::sample::Index>(),
            piece in r#"[\[\]{}",:\\ud8e0-9.tn \n\x00é😀-]{0,3}"#,
        ) {
            let mut text = value.to_string();
            let mut place = place.index(text.len() + 1);
            while !text.is_char_boundary(place) {
                place -= 1;
            }
            text.insert_str(place, &piece);
            agrees(&text)?;
        }
    }

    #[test]
    fn tree_refuses_what_is_not_well_formed_or_beyond_a_limit() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let long = |length: usize| format!("\"{}\"", "x".repeat(length - 2));
        for text in [deep(64), long(json::MAX_SIZE), r#"{"a":1,"a":2}"#.into(), "\"\\u00e9\u{fffd}\"".into()]
        {
            assert!(agrees(&text).unwrap(), "{}", text.get(..20).unwrap_or(&text));
        }
        for text in [
            deep(65),
            long(json::MAX_SIZE + 1),
            String::new(),
            "\u{feff}{}".into(),
            "{,}".into(),
            "[1,]".into(),
            "01".into(),
            "'a'".into(),
            "{} {}".into(),
            "\"\n\"".into(),
            r#""\ud800""#.into(),
            r#""\udc00\ud800""#.into(),
        ] {
            assert!(tree(&text).is_none(), "{}", text.get(..20).unwrap_or(&text));
        }
    }
}
