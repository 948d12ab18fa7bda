//! Bodies in foreign forms: each is refused, and its fixes result in a valid body.

use std::fmt::Write;

use graph_call_transfer::{CheckContext, Fix, Issue, Severity, TextEdit, TransferReport};
use serde_json::Value;

use crate::{CALL, fill, lines, unfill};

/// Applies text edits; the shapes are ASCII, where UTF-16 units are bytes.
fn apply(text: &str, edits: &[TextEdit]) -> String {
    let mut edits: Vec<&TextEdit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.start, edit.end));
    let mut result = String::new();
    let mut from = 0;
    for edit in edits {
        result.push_str(text.get(from..edit.start).unwrap_or_else(|| panic!("edits overlap in {text}")));
        result.push_str(&edit.text);
        from = edit.end;
    }
    result + text.get(from..).unwrap_or_default()
}

fn fix_of(report: &TransferReport, first: Severity) -> Option<&Fix> {
    let is_of_body = |issue: &&Issue| issue.part().as_str() == "body";
    let mut fixes = report.issues().iter().filter(is_of_body).filter(|issue| issue.fix().is_some());
    let found = fixes.clone().find(|issue| issue.severity() == first).or_else(|| fixes.next());
    found.and_then(Issue::fix)
}

/// Applies one fix after the other, those of this severity first.
fn mend(text: &str, first: Severity) -> (String, TransferReport) {
    let mut text = text.to_owned();
    for _ in 0..60 {
        let report = TransferReport::parse_body(CALL, &text, &CheckContext::default());
        let Some(Fix::Text { edits, .. }) = fix_of(&report, first) else { return (text, report) };
        text = apply(&text, edits);
    }
    panic!("no end: {text}");
}

/// The shapes, from the file that people read: a title, the text, and the issues of it.
const SHAPES: &str = include_str!("../fixtures/shapes.txt");

struct Shape<'s> {
    title: &'s str,
    text: String,
}

fn shapes() -> Vec<Shape<'static>> {
    let parts = SHAPES.split("\n=== ").skip(1);
    parts
        .map(|part| {
            let (title, rest) = part.split_once('\n').unwrap_or((part, ""));
            let text = rest.split("\n--- ").next().unwrap_or(rest);
            Shape { title, text: fill(text.trim_end()) }
        })
        .collect()
}

#[test]
fn shapes_are_reported_and_their_fixes_make_them_valid() {
    let mut printed = SHAPES.split("\n=== ").next().unwrap_or_default().to_owned();
    for Shape { title, text } in shapes() {
        let report = TransferReport::parse_body(CALL, &text, &CheckContext::default());
        let has_target = !title.contains("(no target)");
        assert!(!report.is_valid(), "{title}");
        let mended = [Severity::Error, Severity::Warning].map(|first| mend(&text, first));
        for (body, report) in &mended {
            assert_eq!(report.is_valid(), has_target, "{title}: {body}\n{:?}", lines(report.issues()));
        }
        let bodies = mended.map(|(body, _)| serde_json::from_str::<Value>(&body).unwrap_or_default());
        let [by_errors, by_warnings] = &bodies;
        assert_eq!(without_null(by_errors), without_null(by_warnings), "{title}");
        write!(printed, "\n=== {title}\n{}\n--- issues", unfill(&text)).unwrap_or_default();
        for (issue, line) in report.issues().iter().zip(lines(report.issues())) {
            let fix = issue.fix().map(|(Fix::Text { title, .. } | Fix::Member { title, .. })| title);
            let fix = fix.map_or_else(String::new, |title| format!(" [{title}]"));
            write!(printed, "\n{line}{fix}").unwrap_or_default();
        }
        if has_target {
            write!(printed, "\n--- mended\n{}", unfill(&without_null(by_errors).to_string()))
                .unwrap_or_default();
        }
    }
    printed.push('\n');
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/shapes.txt"), &printed)
            .unwrap_or_else(|error| panic!("{error}"));
    }
    for (line, expected) in printed.lines().zip(SHAPES.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(printed.lines().count(), SHAPES.lines().count());
}

fn without_null(value: &Value) -> Value {
    match value {
        Value::Object(members) => Value::Object(
            members
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name.clone(), without_null(value)))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// Returns the body of a shape.
fn shape(title: &str) -> String {
    shapes().into_iter().find(|shape| shape.title == title).map_or_else(String::new, |shape| shape.text)
}

#[test]
fn fixes_of_objects_make_them_valid_too() {
    for Shape { title, text } in shapes() {
        let Ok(mut body) = serde_json::from_str::<Value>(&text) else { continue };
        let has_target = !title.contains("(no target)");
        for _ in 0..60 {
            let request = serde_json::json!({ "callId": CALL, "body": body }).to_string();
            let report = TransferReport::parse_input_or_request(&request, &CheckContext::default());
            let Some(Fix::Member { path, value, .. }) = fix_of(&report, Severity::Error) else {
                assert_eq!(report.is_valid(), has_target, "{title}: {body}");
                break;
            };
            let value: Value = serde_json::from_str(value).unwrap_or_default();
            let place = body.pointer_mut(path).unwrap_or_else(|| panic!("{title}: {path}"));
            assert_ne!(*place, value, "{title}");
            *place = value;
        }
    }
}

#[test]
fn call_id_and_version_of_a_request_are_compared() {
    let text = shape("curl: single quotes, another call and version");
    let of = |call_id: &str, context: &str| {
        let context = CheckContext::from_json(context).unwrap_or_default();
        let report = TransferReport::parse_body(call_id, &text, &context);
        let fixes: Vec<Option<Fix>> = report.issues().iter().map(|issue| issue.fix().cloned()).collect();
        (lines(report.issues()), fixes)
    };
    let value_of = |fix: &Option<Fix>| match fix {
        Some(Fix::Member { value, .. }) => value.clone(),
        other => panic!("{other:?}"),
    };
    let (found, fixes) = of(CALL, "{}");
    assert_eq!(
        found,
        ["error httpRequest body", "warning versionDiffers endpoint/version", "warning callIdDiffers callId"]
    );
    assert_eq!(value_of(&fixes[1]), "\"beta\"");
    assert_eq!(value_of(&fixes[2]), fill("\"«R»\""));
    for call_id in ["", "{id}"] {
        let (found, fixes) = of(call_id, r#"{"endpoint":{"version":"beta"}}"#);
        assert_eq!(found[0], "error httpRequest body");
        assert!(found[1].ends_with(" callId"), "{found:?}");
        assert_eq!((found.len(), value_of(&fixes[1])), (2, fill("\"«R»\"")));
    }
    assert_eq!(of(&fill("«R»"), r#"{"endpoint":{"version":"beta"}}"#).0, ["error httpRequest body"]);
}

#[test]
fn requests_contain_no_secret_in_their_issues() {
    for Shape { title, text } in shapes() {
        let report = TransferReport::parse_body("", &text, &CheckContext::default());
        let shown = serde_json::to_string(report.issues()).unwrap_or_default();
        assert!(!shown.contains("Bearer"), "{title}: {shown}");
    }
}

#[test]
fn rules_of_several_members_have_the_place_of_the_member() {
    let body = fill(
        "{\n \"transferTarget\": { \"identity\": { \"user\": { \"id\": \"«U»\",\n  \"tenantId\": \"«T»\" } } },\n \"transferee\": {\n  \
         \"participantId\": \"«V»\",\n  \"identity\": { \"user\": { \"id\": \"«V»\",\n   \"tenantId\": \"«O»\" } } } }",
    );
    let context = CheckContext::from_json(&fill(r#"{"tenantId":"«R»"}"#)).unwrap_or_default();
    let report = TransferReport::parse_body(CALL, &body, &context);
    let places: Vec<String> = report
        .issues()
        .iter()
        .zip(lines(report.issues()))
        .filter_map(|(issue, line)| Some(format!("{}: {line}", issue.span()?.line)))
        .collect();
    assert_eq!(
        places,
        [
            "3: warning tenantsDiffer body/transferTarget/identity/user/tenantId",
            "3: error tenantsDiffer body/transferTarget/identity/user/tenantId",
            "5: warning participantIdIsUserId body/transferee/participantId",
            "7: warning tenantsDiffer body/transferee/identity/user/tenantId",
        ]
    );
}

#[test]
fn referenced_object_keeps_its_id_until_the_reference_is_resolved() {
    let text = shape("serializer: a reference to an object before");
    let (body, report) = mend(&text, Severity::Warning);
    assert!(report.is_valid());
    let body: Value = serde_json::from_str(&body).unwrap_or_default();
    assert_eq!(body["transferTarget"]["note"]["id"], body["transferTarget"]["identity"]["user"]["id"]);
}
