//! Properties of redaction for any text and any JSON.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::redact;

/// Parts of secrets and of the texts between them.
const PIECES: [&str; 48] = [
    "token",
    "\"displayName\"",
    "code",
    "authorization",
    "Cookie",
    "phone",
    "=",
    ":",
    ": ",
    " = ",
    "?",
    "&",
    "\"",
    "'",
    "\\",
    "\\\"",
    "\n",
    " ",
    "+",
    "+4930123456",
    "+49 30 ",
    "123456",
    "%2B",
    "%40",
    "@",
    "a.b",
    "contoso.com",
    "1.2",
    "eyJ",
    "eyJhbGciOiJub25lIn0",
    ".",
    "Bearer ",
    "Basic",
    "aHR0cHM6Ly9jYy1ldXdlLmNjLnNreXBlLmNvbS9j",
    "https://",
    "teams.microsoft.com",
    "/meet/",
    "meetup-join",
    "tel:",
    "sip:",
    "[token]",
    "[",
    "]",
    "{",
    "}",
    ",",
    "é",
    "x",
];

fn any_pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..14).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    let strings = any_json(any_pieces().boxed()).prop_map(|value| value.to_string());
    prop_oneof![any::<String>(), any_pieces(), strings]
}

fn any_json(text: BoxedStrategy<String>) -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        prop::sample::select(vec!["token", "phone", "id", "displayName", "botData", "__proto__", "subject"])
            .prop_map(str::to_owned),
        any_pieces(),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i32>().prop_map(Into::into),
        text.prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 5, move |inner| {
        let array = prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into);
        let object = prop::collection::hash_map(name.clone(), inner, 0..5)
            .prop_map(|members| members.into_iter().collect());
        prop_oneof![array, object]
    })
}

/// Returns the value without the content of its strings.
fn shape(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(text.is_empty()),
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), shape(member))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => json!([value]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn redaction_is_idempotent(text in any_text()) {
        let once = redact(&text).into_owned();
        prop_assert_eq!(&redact(&once), &once, "{:?}", text);
    }

    #[test]
    fn redaction_preserves_structure_and_other_values_of_json(
        value in any_json(any_text().boxed()),
        pretty: bool,
    ) {
        let text = if pretty { format!("{value:#}") } else { value.to_string() };
        let redacted = redact(&text);
        prop_assert_eq!(shape(&serde_json::from_str(&redacted).unwrap_or_default()), shape(&value), "{}", text);
    }

    #[test]
    fn redaction_removes_a_token_anywhere(before in any_pieces(), after in any_pieces()) {
        let (before, after) = (before.replace("eyJ", ""), after.replace("eyJ", ""));
        let text = format!("{before} eyJzZWNyZXQ.c2VjcmV0LWNsYWltcw.c2ln {after}");
        prop_assert!(!redact(&text).contains("c2VjcmV0"), "{}", text);
    }
}

#[test]
fn redaction_of_hostile_texts_ends_with_short_texts() {
    const SIZE: usize = 16 * 1024;
    for piece in PIECES.iter().copied().chain([
        "a@",
        "a=",
        "token=\"\"",
        "+1 ",
        "x://",
        "x://@",
        "eyJ.",
        "bearer bearer",
        "token: ",
        "a-",
        "%40a",
        "\"token\":\"\\",
        "{\"a\":\"{",
        "[\"",
    ]) {
        for start in ["", "{\"a\":\"", "token=\""] {
            let text = [start, &piece.repeat(SIZE / piece.len())].concat();
            assert!(redact(&text).len() < 12 * text.len(), "{start}{piece}");
        }
    }
}
