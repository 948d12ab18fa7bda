//! Each rule of a transfer: what breaks it, and what nearly does.

#![cfg(not(target_family = "wasm"))]

mod bodies;
mod contexts;
mod inputs;
mod values;

use graph_call_transfer::{Issue, Report};

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

/// Puts values into a template: `C` the call, `U` a user, `P` a participant, `T` and `O` two tenants, `R` a second call.
fn fill(template: &str) -> String {
    [
        ("«C»", CALL),
        ("«c»", "341A0500D4BF42248B191581168D328B"),
        ("«U»", "550fae72-d251-43ec-868c-373732c2704f"),
        ("«V»", "751f6800-3180-414d-bd94-333364659951"),
        ("«P»", "909c6581-5130-43e9-88f3-fcb3582cde37"),
        ("«T»", "72f988bf-86f1-41af-91ab-2d7cd011db47"),
        ("«O»", "00000000-0000-4000-8000-000000000001"),
        ("«R»", "e5d39592-99bd-4db8-bca8-30fb894ec51d"),
    ]
    .iter()
    .fold(template.to_owned(), |text, (mark, value)| text.replace(mark, value))
}

fn told(issues: &[Issue]) -> Vec<String> {
    let line = |issue: &Issue| {
        let severity = format!("{:?}", issue.severity()).to_lowercase();
        let part = serde_json::to_value(issue.part()).unwrap_or_default();
        format!("{severity} {} {}{}", issue.code(), part.as_str().unwrap_or_default(), issue.path())
    };
    issues.iter().map(line).collect()
}

/// Checks both forms of a transfer against one expectation: `told` is what is said, in order.
fn expect(report: &Report, expected: &[&str], what: &str) {
    assert_eq!(told(report.issues()), expected, "{what}");
    let has_error = expected.iter().any(|line| line.starts_with("error"));
    assert_eq!(report.request().is_none(), has_error, "{what}");
}
