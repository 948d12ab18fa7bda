//! Bodies that cannot be read: limits, broken JSON, truncations.

use graph_call_transfer::notification::{Batch, LONGEST, Limit, MOST_ENTRIES};

use crate::fixtures::fixtures;

#[test]
fn a_limit_is_told_as_one() {
    let long = format!("{{\"value\":[{}]}}", " ".repeat(LONGEST));
    let deep = format!(r#"{{"value":[{}1{}]}}"#, "[".repeat(63), "]".repeat(63));
    let many = format!(r#"{{"value":[{}1]}}"#, "1,".repeat(MOST_ENTRIES as usize));
    for (body, limit) in [(long, Limit::Length), (deep, Limit::Depth), (many, Limit::Entries)] {
        let error = Batch::read(body.as_bytes()).unwrap_err();
        assert_eq!(error.limit(), Some(limit), "{error}");
    }
    let deep_enough = format!(r#"{{"value":[{}1{}]}}"#, "[".repeat(62), "]".repeat(62));
    assert!(Batch::read(deep_enough.as_bytes()).is_ok());
    let many_enough = format!(r#"{{"value":[{}1]}}"#, "1,".repeat(MOST_ENTRIES as usize - 1));
    assert!(Batch::read(many_enough.as_bytes()).is_ok());
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    for (body, message) in [
        (
            "{\n \"value\": [,]}",
            "the body is no JSON: expected a value, found \",\" at byte 13 (line 2, column 12)",
        ),
        ("{\"value\": [", "the body breaks off at byte 11 (line 1, column 12)"),
        ("<html>", "the body is no JSON: expected a value, found \"<\" at byte 0 (line 1, column 1)"),
        (
            "{'a': 1}",
            "the body is no JSON: expected a name in double quotes, found \"'\" at byte 1 (line 1, column 2)",
        ),
        (
            "{\"a\": 1,}",
            "the body is no JSON: expected a name in double quotes, found \"}\" at byte 8 (line 1, column 9)",
        ),
        ("{\"a\" 1}", "the body is no JSON: expected \":\", found \"1\" at byte 5 (line 1, column 6)"),
        ("{} {}", "the body is no JSON: expected the end, found \"{\" at byte 3 (line 1, column 4)"),
        (
            "{\"é\": tru}",
            "the body is no JSON: expected true, false or null, found \"t\" at byte 7 (line 1, column 7)",
        ),
        (
            "{\"a\": \"\\x\"}",
            "the body is no JSON: expected an escape that JSON knows, found \"x\" at byte 8 (line 1, column 9)",
        ),
        (
            "{\"a\": \"\n\"}",
            "the body is no JSON: expected an escape such as \\n: a text has no line breaks, found byte 0x0a at byte 7 (line 1, column 8)",
        ),
        ("{\"a\": 1.}", "the body is no JSON: expected a digit, found \"}\" at byte 8 (line 1, column 9)"),
        (
            "{\"a\": \"b\"\"}",
            "the body is no JSON: expected \",\" or \"}\", found a double quote at byte 9 (line 1, column 10)",
        ),
    ] {
        assert_eq!(Batch::read(body.as_bytes()).unwrap_err().to_string(), message);
    }
    let error = Batch::read(b"{\"a\": \"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "the body is no UTF-8 text at byte 7 (line 1, column 8)");
}

#[test]
fn every_truncation_is_told_as_an_error() {
    for (name, body) in fixtures() {
        let body = body.trim_ascii_end();
        for end in 1..body.len() {
            assert!(Batch::read(&body[..end]).is_err(), "{name}, the first {end} bytes");
        }
    }
}
