//! Fixes of any body: each changes the text, and applying them comes to an end.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::panic, reason = "a test may panic")]

use graph_call_transfer::{CheckContext, Fix, Issue, Part, Severity, TextEdit, TransferReport};
use proptest::prelude::*;

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

/// Bodies that are wrong in many ways.
const BODIES: [&str; 18] = [
    include_str!("fixtures/requests/beta-5-broken.txt"),
    include_str!("fixtures/requests/v1.0-5-missing-brace.txt"),
    r#"{"transferTarget":{"identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f"}},"transferee":{"participantId":"909c6581-5130-43e9-88f3-fcb3582cde37"}}}"#,
    r#"{"transferTarget":{"transferee":{"participantId":"a"},"identity":{"user":{"id":" 550fae72-d251-43ec-868c-373732c2704f "}}},"transferee":{"participantId":"b"}}"#,
    "{'transferTarget': {'identity': {'user': {'id': '550fae72-d251-43ec-868c-373732c2704f'}}}}",
    "{“transferTarget”: {‘endpointType’: 'Default', identity: {User: {id: \"8:orgid:550fae72-d251-43ec-868c-373732c2704f\", tenant_id: None,}}}, // é\n clientContext: \"\\d\t\"}",
    r#"{"region":"amer","transfer_target":{"identity":{"phone":{"id":"tel:+1 234 567 8901"}},"replacesCallId":"/calls/341a0500-d4bf-4224-8b19-1581168d328b"},"languageId":"en-US"}"#,
    "{\"languageId\":\"en\",\"transferTarget\":{\"transferee\":{\"a\":1},\"clientContext\":{},\"identity\":{}},\"clientContext\":\"x\",\"region\":1}",
    "POST /calls/{id}/transfer\n\n{\n  \"transferTarget\": {\n    \"transferee\": {\n      \"participantId\": \"a\"\n\n",
    r#"{"$id":"1","region":"amer","TransferTarget":{"identity":null,"additionalData":{"identity":{"User":{"Id":"550fae72-d251-43ec-868c-373732c2704f"}},"replacesCallId":null},"replacesCallId":"x"},"clientContext":"x"}"#,
    r#"{"backingStore":{"store":{"transferTarget":{"value0":true,"value1":{"endpointType":0,"identity":"{\"user\":{\"id\":\"a\"}}"}},"transferee":[false,{"$ref":"7"}]}},"a":{"$id":"7","participant_id":"b"}}"#,
    r#"{"participants":{"$values":[{"identity":{"phone":"+12345678901"}}]},"additionalData":{"additionalData":{},"region":"x"}}"#,
    "curl -X POST 'https://graph.microsoft.com/beta/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer' \\\n  -d '{\"transfer_target\":{\"identity\":{\"user\":{}}}}' \\\n  -H 'a: b'",
    "Invoke-RestMethod -Uri 'u' -Body \"{`\"transferTarget`\":{}}\"",
    r#"[{"transferTarget":["a.B",{"phone":{"id":"1"},"additionalData":{"$id":"1","$values":[{}]}}]}]"#,
    "fetch('/calls/x', { body: JSON.stringify({ transferTarget: { user: ['x', {}] } }) });",
    "$params = @{ transferTarget = @{ identity = @{ user = @{ id = 'a' } } } }",
    r#""{\"transferTarget\":{\"additionalData\":{\"identity\":1}}}""#,
];

fn check(body: &str) -> TransferReport {
    TransferReport::parse_body(CALL, body, &CheckContext::default())
}

/// Applies the edits of a fix: in the order of the text, those at one place as they are given.
fn apply(text: &str, fix: &Fix) -> String {
    let Fix::Text { edits, .. } = fix else { panic!("a text has fixes of text: {fix:?}") };
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut edits: Vec<&TextEdit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let mut fixed = Vec::with_capacity(units.len());
    let mut done = 0;
    for edit in edits {
        fixed.extend_from_slice(
            units.get(done..edit.start).unwrap_or_else(|| panic!("edits overlap: {fix:?}")),
        );
        fixed.extend(edit.text.encode_utf16());
        done = edit.end;
    }
    fixed.extend_from_slice(units.get(done..).unwrap_or_default());
    String::from_utf16(&fixed).unwrap_or_else(|error| panic!("{error} in {text:?}: {fix:?}"))
}

/// Applies fixes one after the other, `choose` of those that are offered; returns the last text.
///
/// A fix can bring further faults to light, but never so many that there are more than four fixes for each listed issue.
fn apply_all(body: &str, mut choose: impl FnMut(usize) -> usize) -> String {
    let mut issues = 0;
    let mut texts = vec![body.to_owned()];
    loop {
        let text = texts.last().map_or("", String::as_str);
        let report = check(text);
        issues = issues.max(report.issues().len());
        let (errors, others): (Vec<&Issue>, Vec<&Issue>) =
            report.issues().iter().partition(|issue| issue.severity() == Severity::Error);
        let offers: Vec<&Issue> = errors
            .into_iter()
            .chain(others)
            .filter(|issue| issue.part() == Part::Body && issue.fix().is_some())
            .collect();
        let fixed: Vec<String> =
            offers.iter().filter_map(|issue| issue.fix()).map(|fix| apply(text, fix)).collect();
        for (fixed, offer) in fixed.iter().zip(&offers) {
            assert_ne!(fixed, text, "{offer:?} changes nothing");
        }
        let Some(next) = fixed.get(choose(fixed.len().max(1))) else { return text.to_owned() };
        assert!(
            texts.len() <= 4 * issues,
            "no end after {issues} issues: {texts:#?}\n{:?}",
            offers.iter().map(|issue| (issue.code(), issue.fix())).collect::<Vec<_>>()
        );
        texts.push(next.clone());
    }
}

fn check_all(body: &str) {
    apply_all(body, |_| 0);
    apply_all(body, |offers| offers - 1);
    let mut turn = 0;
    apply_all(body, |offers| {
        turn += 7;
        turn % offers
    });
}

#[test]
fn unclosed_strings_in_any_quotes_are_closed_by_their_fix() {
    for (body, fixed) in [
        ("'Q", "\"Q\""),
        ("‘Q", "\"Q\""),
        ("“Q", "\"Q\""),
        ("\"Q", "\"Q\""),
        (
            "{'transferTarget': {'identity': {'user': {'id': '550fae72-d251-43ec-868c-373732c2704f}}}}",
            "{\"transferTarget\": {\"identity\": {\"user\": {\"id\": \"550fae72-d251-43ec-868c-373732c2704f\"}}}}",
        ),
        ("{'a': 'it\"s\\' b\n}", "{\"a\": \"it\\\"s' b\"\n}"),
    ] {
        assert_eq!(apply_all(body, |_| 0), fixed, "{body}");
    }
}

#[test]
fn fixes_of_a_script_whose_object_is_not_closed_come_to_an_end() {
    for body in [
        "fetch('/calls/x', { body: JSON.stringify({ transferTarget: { use\n\n, {}] } }) });",
        "fetch('/calls/x', { body: JSON.stringify({ transferTarget: { use\n\n, {}] } ",
        "axios.post('/calls/x', { transferTarget: { identity: { user: { id: 'a' } }",
        "axios.post('/calls/x', { transferTarget: [{ 'identity }) }",
    ] {
        check_all(body);
    }
}

#[test]
fn body_that_has_what_its_fix_would_write_has_no_such_fix() {
    check_all(
        r#"{
  "region": "amer",
  "transferTarget": {
    "region": "x",
    "User": {
      "Id": "550fae72-d251-43ec-868c-373732c2704f"
    }
  }
}//acesCallId":null},"replacesCallId":"x""#,
    );
}

#[test]
fn transferee_under_too_many_brackets_has_no_fix_that_changes_nothing() {
    let open = "[".repeat(64);
    for body in [
        format!(r#"{{"transferTarget":{{"transferee":{open}"#),
        format!(r#"{{"transferTarget":{{"transferee":{{"a":1}},"x":{open}"#),
        format!(r#"{{"transferTarget":{{"identity":{{}},"transferee":{{"a":{open}"#),
        r#"{"transferTarget":{"transferee":{"a":1}"#.to_owned(),
    ] {
        check_all(&body);
    }
}

fn any_change() -> impl Strategy<Value = (usize, usize, String)> {
    let piece = prop_oneof![
        "[\\[\\]{}:,\"'“”‘’\\\\/*+\\-0-9a-zA-Z \t\n\u{a0}é😀#=.]{0,3}",
        "[\\[\\]{}:,\"'\n]{0,4}",
        prop::sample::select(vec![
            "\"transferee\":",
            "\"region\":\"x\",",
            "'transferee': {",
            "\"clientContext\":1,",
            "\"Identity\":",
            "\"additionalData\":{",
            "\"$id\":\"7\",",
            "{\"$ref\":\"7\"}",
            "curl -d ",
            "'\\''",
            "//",
            "/*",
            "\\u",
        ])
        .prop_map(str::to_owned),
    ];
    (0..1000_usize, 0..12_usize, piece)
}

fn changed(body: &str, changes: &[(usize, usize, String)]) -> String {
    let mut characters: Vec<char> = body.chars().collect();
    for (place, length, piece) in changes {
        let at = place * characters.len() / 1000;
        let end = (at + length).min(characters.len());
        characters.splice(at..end, piece.chars());
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixes_of_changed_bodies_change_the_text_and_come_to_an_end(
        body in prop::sample::select(BODIES.to_vec()),
        changes in prop::collection::vec(any_change(), 0..6),
    ) {
        check_all(&changed(body, &changes));
    }

    #[test]
    fn fixes_of_any_text_change_it_and_come_to_an_end(
        text in "([\\[\\]{}:,\"'“”‘\\\\ \n\té]|true|nul|a|1|\"b\"|//|/\\*|\\*/|\\\\u|=|\"transferTarget\":\\{|\"transferee\":|\"region\":){0,24}",
    ) {
        check_all(&text);
    }
}

#[test]
fn fixes_of_bodies_that_are_cut_anywhere_come_to_an_end() {
    for body in BODIES {
        for (index, _) in body.char_indices() {
            check_all(body.get(..index).unwrap_or_default());
            check_all(body.get(index..).unwrap_or_default());
        }
    }
}
