//! Reads the JSON of a check. A wasm module without repairs has one reader, for well-formed texts.

use crate::json::{self, Document, FaultKind, HAS_REPAIRS, MAX_SIZE, Span};
use crate::notification::{MAX_DEPTH, TextFault, tree};

/// Reads a text. Without repairs, a broken one has no tree, and one fault.
pub(crate) fn read_json(text: &str) -> Document<'_> {
    if HAS_REPAIRS { json::read(text) } else { read_well_formed(text) }
}

fn read_well_formed(text: &str) -> Document<'_> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let fault = match tree(text, start) {
        Ok(root) => return Document::of_well_formed(text, root),
        Err(fault) => fault,
    };
    let (kind, at) = match fault {
        TextFault::TooLarge => {
            return Document::of_fault(FaultKind::JsonTooLarge { limit: MAX_SIZE }, Span::new(0, text.len()));
        }
        TextFault::TooDeep { at } => (FaultKind::JsonTooDeep { limit: MAX_DEPTH as usize }, at),
        TextFault::HalfPair { at } => (FaultKind::JsonLoneSurrogate {}, at),
        TextFault::Broken { at } if text.get(start..).is_some_and(|text| text.trim().is_empty()) => {
            (FaultKind::JsonEmpty {}, at)
        }
        TextFault::Broken { at } => (FaultKind::JsonUnexpected { found: found_at(text, at) }, at),
    };
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Document::of_fault(kind, Span::new(at, at + length))
}

/// Returns the word of a fault for the character at a byte.
fn found_at(text: &str, at: usize) -> &'static str {
    match text.as_bytes().get(at) {
        Some(b'{') => "{",
        Some(b'}') => "}",
        Some(b'[') => "[",
        Some(b']') => "]",
        Some(b',') => ",",
        Some(b':') => ":",
        Some(b'"') => "string",
        Some(_) => "word",
        None => "end",
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use proptest::prelude::*;

    use super::{json, read_well_formed};
    use crate::json::{Document, FaultKind};

    fn kinds(document: &Document<'_>) -> Vec<FaultKind> {
        document.faults.iter().map(|fault| fault.kind.clone()).collect()
    }

    /// Checks that both readers accept the same texts, and that they return the same for an accepted one.
    fn agrees(text: &str) -> Result<(), TestCaseError> {
        let (strict, tolerant) = (read_well_formed(text), json::read(text));
        let has_errors = |document: &Document<'_>| document.faults.iter().any(|fault| fault.kind.is_error());
        prop_assert_eq!(has_errors(&strict), has_errors(&tolerant), "{}: {:?}", text, tolerant.faults);
        if !has_errors(&strict) {
            prop_assert_eq!(strict, tolerant, "{}", text);
        }
        Ok(())
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
        fn readers_agree_on_what_a_serializer_writes(value in values()) {
            agrees(&value.to_string())?;
            agrees(&serde_json::to_string_pretty(&value).unwrap_or_default())?;
        }

        #[test]
        fn readers_agree_on_changed_texts(
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
    fn readers_agree_on_limits_and_warnings() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let long = |length: usize| format!("\"{}\"", "x".repeat(length - 2));
        for text in [
            deep(64),
            deep(65),
            long(json::MAX_SIZE),
            long(json::MAX_SIZE + 1),
            r#"{"a":1,"a":2,"b":{"c":1,"c":12345678901234567890}}"#.into(),
            r#"{"\ud800":1}"#.into(),
            "\u{feff}{}".into(),
            "\"\\u00e9\u{fffd}\"".into(),
            "01".into(),
            "'a'".into(),
            "\"\n\"".into(),
            r#""\ud800""#.into(),
            r#""\udc00\ud800""#.into(),
        ] {
            agrees(&text).unwrap_or_else(|error| panic!("{error}"));
        }
    }

    #[test]
    fn broken_text_has_one_fault_at_its_place() {
        for (text, kind, span) in [
            ("", FaultKind::JsonEmpty {}, (0, 0)),
            (" \n", FaultKind::JsonEmpty {}, (2, 2)),
            ("{,}", FaultKind::JsonUnexpected { found: "," }, (1, 2)),
            ("[1,]", FaultKind::JsonUnexpected { found: "]" }, (3, 4)),
            ("{\"a\":é}", FaultKind::JsonUnexpected { found: "word" }, (5, 7)),
            ("{\"a\":1", FaultKind::JsonUnexpected { found: "end" }, (6, 6)),
            (r#"{"a":"\ud800"}"#, FaultKind::JsonLoneSurrogate {}, (6, 7)),
            ("{} \"a\"", FaultKind::JsonUnexpected { found: "string" }, (3, 4)),
        ] {
            let document = read_well_formed(text);
            assert_eq!(kinds(&document), [kind], "{text}");
            let found = document.faults.first().map(|fault| (fault.span.start, fault.span.end));
            assert_eq!(found, Some(span), "{text}");
            assert_eq!(document.root, None, "{text}");
        }
    }
}
