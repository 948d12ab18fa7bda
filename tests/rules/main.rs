//! Each rule of a transfer: values that break it, and values that are just valid.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::panic, reason = "a test may panic")]

mod bodies;
mod calls;
mod contexts;
mod hints;
mod inputs;
mod shapes;
mod values;

use graph_call_transfer::{CallReport, Issue, TransferReport};

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

const PLACEHOLDERS: [(&str, &str); 8] = [
    ("«C»", CALL),
    ("«c»", "341A0500D4BF42248B191581168D328B"),
    ("«U»", "550fae72-d251-43ec-868c-373732c2704f"),
    ("«V»", "751f6800-3180-414d-bd94-333364659951"),
    ("«P»", "909c6581-5130-43e9-88f3-fcb3582cde37"),
    ("«T»", "72f988bf-86f1-41af-91ab-2d7cd011db47"),
    ("«O»", "00000000-0000-4000-8000-000000000001"),
    ("«R»", "e5d39592-99bd-4db8-bca8-30fb894ec51d"),
];

/// Replaces the placeholders of a template: `C` the call, `c` the same call in another spelling, `U` and `V` users, `P` a
/// participant, `T` and `O` tenants, `R` a second call.
fn fill(template: &str) -> String {
    PLACEHOLDERS.iter().fold(template.to_owned(), |text, (mark, value)| text.replace(mark, value))
}

/// Writes the placeholders of a template.
fn unfill(text: &str) -> String {
    PLACEHOLDERS.iter().fold(text.to_owned(), |text, (mark, value)| text.replace(value, mark))
}

fn lines(issues: &[Issue]) -> Vec<String> {
    let line = |issue: &Issue| {
        let severity = format!("{:?}", issue.severity()).to_lowercase();
        let part = serde_json::to_value(issue.part()).unwrap_or_default();
        format!("{severity} {} {}{}", issue.code(), part.as_str().unwrap_or_default(), issue.path())
    };
    issues.iter().map(line).collect()
}

/// Checks the issues of a report, in their order, and that only errors invalidate it.
fn expect(report: &TransferReport, expected: &[&str], what: &str) {
    expect_issues(report.issues(), report.is_valid(), expected, what);
}

/// Does the same for a new call.
fn expect_call(report: &CallReport, expected: &[&str], what: &str) {
    expect_issues(report.issues(), report.is_valid(), expected, what);
}

fn expect_issues(issues: &[Issue], is_valid: bool, expected: &[&str], what: &str) {
    assert_eq!(lines(issues), expected, "{what}");
    let has_error = expected.iter().any(|line| line.starts_with("error"));
    assert_eq!(is_valid, !has_error, "{what}");
}
