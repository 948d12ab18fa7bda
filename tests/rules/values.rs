//! Issues of ids, and fixes of texts that look like one.

use graph_call_transfer::{CheckContext, TransferReport};

use crate::{CALL, expect, fill};

#[test]
fn call_ids_have_the_expected_issues() {
    for (call_id, expected) in [
        (CALL, None),
        ("341A0500D4BF42248B191581168D328B", None),
        ("", Some("idEmpty")),
        (" 341a0500-d4bf-4224-8b19-1581168d328b", Some("idPadded")),
        ("/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b", Some("idIsPath")),
        (
            "https://graph.microsoft.com/v1.0/app/calls/341a0500-d4bf-4224-8b19-1581168d328b/",
            Some("idIsPath"),
        ),
        ("a/../b?x=1#y", Some("idIsPath")),
        ("%2e%2e", Some("notAGuid")),
        ("{id}", Some("notAGuid")),
        ("341a0500-d4bf-4224-8b19-1581168d328", Some("notAGuid")),
        ("341a0500-d4bf-4224-8b19-1581168d328b\u{0}", Some("notAGuid")),
    ] {
        let body = fill(r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}}}"#);
        let report = TransferReport::parse_body(call_id, &body, &CheckContext::default());
        let expected: Vec<String> = expected.into_iter().map(|code| format!("error {code} callId")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        expect(&report, &expected, call_id);
    }
}

#[test]
fn other_identifiers_are_recognised_and_fixed_only_if_certain() {
    for (id, looks_like, repaired) in [
        ("8:orgid:«U»", Some("teamsUser"), true),
        ("8:gcch:«U»", Some("teamsUser"), true),
        ("{«U»}", Some("braces"), true),
        ("28:«U»", Some("teamsIdentifier"), false),
        ("8:teamsvisitor:550fae72d25143ec868c373732c2704f", Some("teamsIdentifier"), false),
        ("29:1a2b", Some("teamsIdentifier"), false),
        ("heidi@contoso.com", Some("userPrincipalName"), false),
        ("+1 234 567 8901", Some("phoneNumber"), false),
        ("{id}", Some("placeholder"), false),
        ("heidi", None, false),
    ] {
        let body = fill(&format!(r#"{{"transferTarget":{{"identity":{{"user":{{"id":"{id}"}}}}}}}}"#));
        let report = TransferReport::parse_body(CALL, &body, &CheckContext::default());
        let issue = serde_json::to_value(&report.issues()[0]).unwrap_or_default();
        assert_eq!(issue["code"], "notAGuid", "{id}");
        assert_eq!(issue["params"].get("looksLike").and_then(|looks| looks.as_str()), looks_like, "{id}");
        assert_eq!(issue.get("fix").is_some(), repaired, "{id}");
    }
    let participant = fill(
        r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}}},"transferee":{"participantId":"8:orgid:«V»"}}"#,
    );
    let report = TransferReport::parse_body(CALL, &participant, &CheckContext::default());
    assert!(report.issues()[0].fix().is_none(), "a user id is not offered as a participantId");
}

#[test]
fn paths_are_fixed_with_the_call_id_and_not_the_application_id() {
    for (path, repaired) in [
        ("/communications/calls/«R»", true),
        ("/applications/«U»/calls/«R»/transfer", true),
        ("https://graph.microsoft.com/v1.0/app/calls/«R»?x=1", true),
        ("/«R»", true),
        ("/«U»/«R»", false),
        ("/calls/x/«R»", false),
    ] {
        let template = r#"{"transferTarget":{"identity":{"user":{"id":"«U»"}},"replacesCallId":"PATH"}}"#;
        let body = fill(&template.replace("PATH", path));
        let report = TransferReport::parse_body(CALL, &body, &CheckContext::default());
        let issue = serde_json::to_value(&report.issues()[0]).unwrap_or_default();
        let offered = issue["fix"]["edits"][0]["text"].as_str().map(str::to_owned);
        assert_eq!(offered, repaired.then(|| fill(r#""«R»""#)), "{path}");
    }
}
