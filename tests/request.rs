//! Bodies of the documentation and of users: the report on each, and the body after its fixes.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::panic, clippy::string_slice, reason = "a test may panic")]

use std::fmt::Write;
use std::path::PathBuf;

use graph_call_transfer::{CallReport, CheckContext, Fix, Issue, Severity, TextEdit, TransferReport};

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn fixture(name: &str) -> String {
    std::fs::read_to_string(folder("requests").join(name)).unwrap()
}

fn check(body: &str) -> TransferReport {
    TransferReport::parse_body(CALL, body, &CheckContext::default())
}

fn codes(issues: &[Issue]) -> Vec<&'static str> {
    issues.iter().map(Issue::code).collect()
}

/// Applies text edits; the fixtures are ASCII, where UTF-16 units are bytes.
fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.start);
    let mut result = String::new();
    let mut from = 0;
    for edit in edits {
        result.push_str(&text[from..edit.start]);
        result.push_str(&edit.text);
        from = edit.end;
    }
    result + &text[from..]
}

/// Applies the first fix of an issue of this code.
fn fix(text: &str, code: &str) -> String {
    let report = check(text);
    let issue = report.issues().iter().find(|issue| issue.code() == code && issue.fix().is_some());
    match issue.and_then(Issue::fix) {
        Some(Fix::Text { edits, .. }) => apply(text, edits),
        other => panic!("{code}: {other:?}"),
    }
}

fn describe(facts: Option<String>, issues: &[Issue]) -> String {
    let mut text = facts.map_or("not valid\n".to_owned(), |facts| format!("valid {facts}\n"));
    for issue in issues {
        let place = issue.span().map_or_else(String::new, |span| format!(" {}:{}", span.line, span.column));
        let severity = format!("{:?}", issue.severity()).to_lowercase();
        let path = issue.path();
        writeln!(text, "{severity}{place} {} {path}: {}", issue.code(), issue.message()).unwrap();
        if let Some(hint) = issue.hint() {
            writeln!(text, "    {hint}").unwrap();
        }
        if let Some(Fix::Text { title, .. } | Fix::Member { title, .. }) = issue.fix() {
            writeln!(text, "    [{title}]").unwrap();
        }
    }
    text
}

#[test]
fn published_bodies_have_the_expected_reports() {
    expect_reports("requests", 12, |body| {
        let report = check(body);
        let facts = report.request().map(|request| format!("{:?} {:?}", request.kind(), request.call_type()));
        describe(facts, report.issues())
    });
}

#[test]
fn published_calls_are_in_scope_or_are_said_not_to_be() {
    expect_reports("calls", 18, |body| {
        let report = CallReport::parse_body(body, &CheckContext::default());
        describe(report.request().map(|request| request.callback_uri().to_owned()), report.issues())
    });
}

#[test]
fn trailing_comma_of_a_published_call_has_a_fix() {
    for name in ["v1.0-9", "v1.0-10"] {
        let read = |end: &str| std::fs::read_to_string(folder("calls").join(format!("{name}{end}"))).unwrap();
        let broken = read("-trailing-comma.txt");
        let report = CallReport::parse_body(&broken, &CheckContext::default());
        let Some(Fix::Text { edits, .. }) = report.issues().iter().find_map(Issue::fix) else {
            panic!("{name} has no fix")
        };
        assert_eq!(apply(&broken, edits), read(".json"), "{name}");
    }
}

/// Compares the report on each body in a folder of fixtures with the one beside it.
fn expect_reports(of: &str, count: usize, describe: impl Fn(&str) -> String) {
    let mut names: Vec<String> = std::fs::read_dir(folder(of))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".report.txt") && name != "README.md")
        .collect();
    names.sort();
    assert_eq!(names.len(), count);
    for name in names {
        let golden = folder(of).join(format!("{name}.report.txt"));
        let report = describe(&std::fs::read_to_string(folder(of).join(&name)).unwrap());
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&golden, &report).unwrap();
        }
        assert_eq!(report, std::fs::read_to_string(&golden).unwrap_or_default(), "{name}");
    }
}

#[test]
fn fixes_of_example_5_result_in_the_corrected_example() {
    for order in [["jsonTrailingComma", "localeAtTopLevel"], ["localeAtTopLevel", "jsonTrailingComma"]] {
        let fixed = order.iter().fold(fixture("beta-5-broken.txt"), |text, code| fix(&text, code));
        let meant: serde_json::Value = serde_json::from_str(&fixture("beta-5.json")).unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(&fixed).unwrap(), meant, "{fixed}");
    }
}

#[test]
fn missing_brace_is_added_before_the_transferee() {
    let broken = fixture("v1.0-5-missing-brace.txt");
    let tight: String = broken.split_whitespace().collect();
    for text in [broken, tight] {
        let fixed = fix(&text, "jsonMissingClose");
        let report = check(&fixed);
        assert!(report.request().is_some(), "{fixed}\n{:?}", codes(report.issues()));
        let body: serde_json::Value = serde_json::from_str(&fixed).unwrap();
        assert!(body.get("transferee").is_some(), "{fixed}");
    }
}

#[test]
fn transferee_inside_the_target_is_moved() {
    let slipped = format!(
        r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{CALL}"}}}},"transferee":{{"participantId":"{CALL}"}}}}}}"#
    );
    let fixed = fix(&slipped, "transfereeInsideTarget");
    let report = check(&fixed);
    assert!(report.request().is_some(), "{fixed}");
    let body: serde_json::Value = serde_json::from_str(&fixed).unwrap();
    assert!(body["transferee"]["participantId"].is_string(), "{fixed}");
}

#[test]
fn fixes_remove_their_issues() {
    let id = "550fae72-d251-43ec-868c-373732c2704f";
    for (code, body) in [
        ("idPadded", format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":" {id} "}}}}}}}}"#)),
        ("notAGuid", format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":"8:orgid:{id}"}}}}}}}}"#)),
        ("notAGuid", format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{{{id}}}"}}}}}}}}"#)),
        (
            "idIsPath",
            format!(
                r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{id}"}}}},"replacesCallId":"/app/calls/{id}"}}}}"#
            ),
        ),
        ("phoneNotE164", r#"{"transferTarget":{"identity":{"phone":{"id":"0049 30 123456"}}}}"#.to_owned()),
        (
            "unknownEndpointType",
            format!(
                r#"{{"transferTarget":{{"endpointType":"Default","identity":{{"user":{{"id":"{id}"}}}}}}}}"#
            ),
        ),
        (
            "misspelledMember",
            format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{id}","tenant_id":"{id}"}}}}}}}}"#),
        ),
        (
            "clientContextLeftOver",
            format!(r#"{{"clientContext":"x","transferTarget":{{"identity":{{"user":{{"id":"{id}"}}}}}}}}"#),
        ),
    ] {
        assert!(codes(check(&body).issues()).contains(&code), "{body}");
        let fixed = fix(&body, code);
        assert!(!codes(check(&fixed).issues()).contains(&code), "{fixed}");
        assert!(check(&fixed).request().is_some(), "{fixed}");
    }
}

#[test]
fn brace_that_is_missing_at_the_end_is_not_added_to_a_closed_target() {
    let text = format!(
        r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{CALL}"}}}},"transferee":{{"participantId":"{CALL}"}}}},"x":1"#
    );
    let fixed = fix(&fix(&text, "jsonMissingClose"), "transfereeInsideTarget");
    let report = check(&fixed);
    assert!(report.request().is_some(), "{fixed} {:?}", codes(report.issues()));
}

#[test]
fn repeated_transferee_inside_the_target_is_an_error() {
    for times in [1, 2, 40] {
        let inside = format!(r#","transferee":{{"participantId":"{CALL}"}}"#).repeat(times);
        let text = format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{CALL}"}}}}{inside}}}}}"#);
        let report = check(&text);
        assert!(report.request().is_none(), "{times}");
        assert!(codes(report.issues()).contains(&"transfereeInsideTarget"), "{times}");
    }
}

#[test]
fn misspelled_member_does_not_replace_the_right_one() {
    let target = format!(r#"{{"identity":{{"user":{{"id":"{CALL}"}}}}}}"#);
    let report = check(&format!(r#"{{"transfer_target":{{}},"transferTarget":{target}}}"#));
    assert_eq!(codes(report.issues()), ["misspelledMember"]);
    assert!(report.issues().iter().all(|issue| issue.fix().is_none()));
}

#[test]
fn repeated_member_has_one_issue_and_no_fix() {
    let target = format!(r#""transferTarget":{{"identity":{{"user":{{"id":"{CALL}"}}}}}}"#);
    for name in ["region", "languageId", "clientContext", "transfer_target", "x"] {
        let repeated = format!("\"{name}\":\"\u{e4}\",").repeat(250_000 / (name.len() + 8));
        let report = check(&format!("{{{repeated}{target}}}"));
        let found = codes(report.issues());
        let repeats = ["jsonDuplicateMember", "jsonMoreFaults", "moreIssues"];
        assert!(found.iter().filter(|code| !repeats.contains(code)).count() <= 2, "{found:?}");
        assert!(report.issues().iter().all(|issue| issue.fix().is_none()), "{name}");
    }
}

#[test]
fn unknown_members_are_listed_and_sent_unchanged() {
    let body = r#"{ "x~/y": 1.50, "transferTarget": { "identity": { "user": { "id":
        "550fae72-d251-43ec-868c-373732c2704f", "x-vendor": [1e2, null] } }, "new": {} }, "a": true }"#;
    let report = check(body);
    assert_eq!(
        report.unknown_members(),
        ["/x~0~1y", "/a", "/transferTarget/new", "/transferTarget/identity/user/x-vendor"]
    );
    assert_eq!(
        report.request().unwrap().body(),
        r#"{"x~/y":1.50,"transferTarget":{"identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f","x-vendor":[1e2,null]}},"new":{}},"a":true}"#
    );
}

#[test]
fn spans_count_utf16_units() {
    let report = check("{\"\u{1f600}\u{e4}\": 1,\n \"transferTarget\": 5}");
    let issue = report.issues().iter().find(|issue| issue.code() == "wrongType").unwrap();
    let span = issue.span().unwrap();
    assert_eq!((span.start, span.end, span.line, span.column), (30, 31, 2, 20));
}

#[test]
fn invalid_utf8_is_an_error_with_a_span() {
    let body = b"{\"transferTarget\":{\"identity\":{\"user\":{\"displayName\":\"\xff\"}}}}";
    let report = TransferReport::parse_body_bytes(CALL, body, &CheckContext::default());
    let issue = report.issues().iter().find(|issue| issue.code() == "invalidUtf8").unwrap();
    assert_eq!((issue.severity(), issue.span().unwrap().start), (Severity::Error, 54));
}

#[test]
fn hostile_texts_have_a_report() {
    let deep = "{\"transferTarget\":".repeat(100_000);
    let long = format!("{{\"transferTarget\":\"{}\"}}", "a".repeat(1_000_000));
    let many = format!("{{{}}}", "\"x_y\":1,".repeat(20_000));
    for text in ["", "null", "[]", "\0", "\u{feff}", "{", "\"", &deep, &long, &many] {
        let report = check(text);
        assert!(report.request().is_none());
        assert!(report.issues().len() <= 101);
    }
    let report = TransferReport::parse_body(&"a/".repeat(500_000), "{}", &CheckContext::default());
    assert!(codes(report.issues()).contains(&"idTooLong"), "{:?}", codes(report.issues()));
}
