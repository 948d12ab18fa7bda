//! Documents as a whole: published examples, texts around a body, and the limits.

use super::FaultKind::*;
use super::fault_tests::{check, compact, kinds};
use super::parser::MAX_DEPTH;
use super::*;

const TRAILING_COMMA: &str = include_str!("../../tests/fixtures/requests/beta-5-broken.txt");
const MISSING_BRACE: &str = include_str!("../../tests/fixtures/requests/v1.0-5-missing-brace.txt");

#[test]
fn published_example_has_only_a_trailing_comma() {
    let comma = TRAILING_COMMA.find(",\n},\n\"transferee\"").unwrap();
    let mut text = TRAILING_COMMA.to_owned();
    assert_eq!(
        read(&text).faults,
        [SyntaxFault::replacing(JsonTrailingComma {}, Span::new(comma, comma + 1), "")]
    );
    let broken = compact(&read(TRAILING_COMMA));
    text.remove(comma);
    assert_eq!(compact(&read(&text)), broken);
}

#[test]
fn published_example_is_closed_where_its_indentation_ends() {
    let at = MISSING_BRACE.find(",\n  \"transferee\"").unwrap();
    let kind = JsonMissingClose { close: "}", opened_line: 2, opened_column: 21 };
    let document = read(MISSING_BRACE);
    assert_eq!(document.faults, [SyntaxFault::inserting(kind, at, "\n  }")]);
    let root = document.root.unwrap();
    assert_eq!(root.member("transferee").unwrap().value.kind_name(), "object");
    let target = &root.member("transferTarget").unwrap().value;
    assert_eq!(target.span, Span::new(22, at));
}

#[test]
fn missing_brace_without_indentation_is_added_at_the_end() {
    let text = TRAILING_COMMA.replacen("},\n},\n\"transferee\"", "},\n\"transferee\"", 1);
    let document = read(&text);
    let kind = JsonMissingClose { close: "}", opened_line: 1, opened_column: 1 };
    assert_eq!(document.faults, [SyntaxFault::inserting(kind, text.trim_end().len(), "\n}")]);
    let root = document.root.unwrap();
    assert!(root.member("transferTarget").unwrap().value.member("transferee").is_some());
}

#[test]
fn request_line_and_fence_around_a_body_are_skipped() {
    let text = "```http\nPOST /calls/{id}/transfer\n\n{\"a\": 1}\n```\n";
    let document = read(text);
    let found = || JsonUnexpected { found: "word" };
    assert_eq!(
        document.faults,
        [
            SyntaxFault::replacing(found(), Span::new(0, 35), ""),
            SyntaxFault::replacing(found(), Span::new(44, 47), ""),
        ]
    );
    assert_eq!(compact(&document), "{\"a\":1}");
}

#[test]
fn texts_without_a_value_are_empty() {
    for (text, length) in [("", 0), (" \r\n\t", 4), ("\u{feff}", 3)] {
        check(text, JsonEmpty {}, (length, length), &[], "");
    }
}

#[test]
fn byte_order_mark_at_the_start_is_allowed() {
    let document = read("\u{feff}[1]");
    assert_eq!(document.faults, []);
    assert_eq!(document.root.unwrap().span, Span::new(3, 6));
}

#[test]
fn limits_of_size_and_depth_stop_parsing() {
    let fits = format!("\"{}\"", "a".repeat(MAX_SIZE - 2));
    assert_eq!(read(&fits).faults, []);
    check(&(fits + " "), JsonTooLarge { limit: MAX_SIZE }, (0, MAX_SIZE + 1), &[], "");

    let fits = "[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH);
    assert_eq!(read(&fits).faults, []);
    let deep = "{\"a\":".repeat(MAX_DEPTH) + "[,,,";
    assert_eq!(kinds(&deep), [JsonTooDeep { limit: MAX_DEPTH }]);
}

#[test]
fn fault_list_ends_at_one_hundred() {
    let faults = kinds(&format!("[{}]", ",".repeat(500)));
    assert_eq!(faults.len(), 101);
    assert_eq!(faults.last(), Some(&JsonMoreFaults {}));
}

#[test]
fn warnings_never_displace_an_error() {
    let numbers = "12345678901234567890,".repeat(300);
    let faults = read(&format!("[{numbers}]")).faults;
    assert_eq!(faults.len(), 101);
    assert!(faults.iter().any(|fault| fault.kind.is_error()));
}

#[test]
fn three_members_of_one_name_are_reported_twice() {
    let text = "{\"a\":1,\"a\":2,\"b\":{\"a\":0},\"a\":3}";
    let spans: Vec<Span> = read(text).faults.iter().map(|fault| fault.span).collect();
    assert_eq!(spans, [Span::new(7, 10), Span::new(25, 28)]);
    let long = "n".repeat(1000);
    let expected = JsonDuplicateMember { name: "n".repeat(64) + "…" };
    assert_eq!(kinds(&format!("{{\"{long}\":1,\"{long}\":2}}")), [expected]);
}
