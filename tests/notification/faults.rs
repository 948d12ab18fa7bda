//! Bodies that cannot be read: limits, broken JSON, truncations.

use graph_call_transfer::notification::{Batch, Limit, MAX_BODY_LEN, MAX_ENTRIES};

use crate::fixtures::fixtures;

#[test]
fn exceeded_limit_is_named() {
    let long = format!("{{\"value\":[{}]}}", " ".repeat(MAX_BODY_LEN));
    let deep = format!(r#"{{"value":[{}1{}]}}"#, "[".repeat(63), "]".repeat(63));
    let many = format!(r#"{{"value":[{}1]}}"#, "1,".repeat(MAX_ENTRIES as usize));
    for (body, limit) in [(long, Limit::Length), (deep, Limit::Depth), (many, Limit::Entries)] {
        let error = Batch::read(body.as_bytes()).unwrap_err();
        assert_eq!(error.limit(), Some(limit), "{error}");
    }
    let deep_enough = format!(r#"{{"value":[{}1{}]}}"#, "[".repeat(62), "]".repeat(62));
    assert!(Batch::read(deep_enough.as_bytes()).is_ok());
    let many_enough = format!(r#"{{"value":[{}1]}}"#, "1,".repeat(MAX_ENTRIES as usize - 1));
    assert!(Batch::read(many_enough.as_bytes()).is_ok());
}

#[test]
fn error_of_a_body_that_is_not_json_names_the_place() {
    for (body, message) in [
        (
            "{\n \"value\": [,]}",
            "the body is not JSON: expected a value, found \",\" at byte 13 (line 2, column 12)",
        ),
        ("{\"value\": [", "the body ends early at byte 11 (line 1, column 12)"),
        ("<html>", "the body is not JSON: expected a value, found \"<\" at byte 0 (line 1, column 1)"),
        (
            "{'a': 1}",
            "the body is not JSON: expected a name in double quotes, found \"'\" at byte 1 (line 1, column 2)",
        ),
        (
            "{\"a\": 1,}",
            "the body is not JSON: expected a name in double quotes, found \"}\" at byte 8 (line 1, column 9)",
        ),
        ("{\"a\" 1}", "the body is not JSON: expected \":\", found \"1\" at byte 5 (line 1, column 6)"),
        ("{} {}", "the body is not JSON: expected the end, found \"{\" at byte 3 (line 1, column 4)"),
        (
            "{\"é\": tru}",
            "the body is not JSON: expected true, false or null, found \"t\" at byte 7 (line 1, column 7)",
        ),
        (
            "{\"a\": \"\\x\"}",
            "the body is not JSON: expected an escape of JSON, found \"x\" at byte 8 (line 1, column 9)",
        ),
        (
            "{\"a\": \"\n\"}",
            "the body is not JSON: expected an escape such as \\n: a text has no line breaks, found byte 0x0a at byte 7 (line 1, column 8)",
        ),
        ("{\"a\": 1.}", "the body is not JSON: expected a digit, found \"}\" at byte 8 (line 1, column 9)"),
        (
            "{\"a\": \"b\"\"}",
            "the body is not JSON: expected \",\" or \"}\", found a double quote at byte 9 (line 1, column 10)",
        ),
    ] {
        assert_eq!(Batch::read(body.as_bytes()).unwrap_err().to_string(), message);
    }
    let error = Batch::read(b"{\"a\": \"\xff\"}").unwrap_err();
    assert_eq!(error.to_string(), "the body is not UTF-8 text at byte 7 (line 1, column 8)");
}

#[test]
fn every_truncated_body_is_an_error() {
    for (name, body) in fixtures() {
        let body = body.trim_ascii_end();
        for end in 1..body.len() {
            assert!(Batch::read(&body[..end]).is_err(), "{name}, the first {end} bytes");
        }
    }
}
