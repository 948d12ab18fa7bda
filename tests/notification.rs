//! Every body that arrives at the webhook, read as it should be; and what a hostile one comes to.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::path::PathBuf;

use graph_call_transfer::notification::{Batch, BatchKind, Content, LONGEST, Limit, MOST_ENTRIES};
use proptest::prelude::*;
use serde_json::{Value, json};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notifications")
}

/// The name and the body of each fixture.
fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .filter(|path| !path.to_str().unwrap().ends_with(".batch.json"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    assert!(found.len() > 40, "the fixtures are missing");
    found
}

fn shown(batch: &Batch<'_>) -> Value {
    let Batch { kind, notifications, rejected } = batch;
    let mut shown = json!({ "kind": kind.as_str(), "answer": kind.answer() });
    if *kind == BatchKind::Graph {
        shown["notifications"] = serde_json::to_value(notifications).unwrap();
        shown["rejected"] = serde_json::to_value(rejected).unwrap();
    }
    shown
}

#[test]
fn every_fixture_is_read_as_its_golden_file_says() {
    for (name, body) in fixtures() {
        let batch = Batch::read(&body).unwrap_or_else(|error| panic!("{name}: {error}"));
        let read = format!("{:#}\n", shown(&batch));
        let golden = folder().join(format!("{name}.batch.json"));
        if std::env::var_os("UPDATE_BATCHES").is_some() {
            std::fs::write(&golden, &read).unwrap();
        }
        assert_eq!(read, std::fs::read_to_string(&golden).unwrap_or_default(), "{name}");
    }
}

#[test]
fn nothing_is_lost() {
    for (name, body) in fixtures() {
        let batch = Batch::read(&body).unwrap();
        let value: Value = serde_json::from_slice(&body).unwrap();
        let Some(entries) = value["value"].as_array().filter(|_| batch.kind == BatchKind::Graph) else {
            continue;
        };
        let mut raw: Vec<(u32, Value)> = batch
            .notifications
            .iter()
            .map(|notification| (notification.index, serde_json::from_str(notification.raw).unwrap()))
            .chain(
                batch
                    .rejected
                    .iter()
                    .map(|each| (each.index, serde_json::from_str(each.raw(&body)).unwrap())),
            )
            .collect();
        raw.sort_by_key(|(index, _)| *index);
        let raw: Vec<Value> = raw.into_iter().map(|(_, value)| value).collect();
        assert_eq!(&raw, entries, "{name}");
        for notification in &batch.notifications {
            let data = notification.resource_data.map(|data| serde_json::from_str::<Value>(data).unwrap());
            let expected = entries.get(notification.index as usize).unwrap().get("resourceData");
            assert_eq!(data.as_ref(), expected, "{name}");
        }
    }
}

/// One notification of a call.
fn body(resource: &str, data: &str) -> Vec<u8> {
    format!(r#"{{"value":[{{"changeType":"updated","resourceUrl":"{resource}","resourceData":{data}}}]}}"#)
        .into_bytes()
}

const CALL: &str = "/communications/calls/6f1f5c00-8c1b-47f1-be9d-660c501041a9";

#[test]
fn codes_are_numbers_however_they_are_spelled() {
    for (info, expected) in [
        (r#"{"code":500,"subcode":7000}"#, json!({ "code": 500, "subcode": 7000 })),
        (r#"{"code":500,"subCode":7000}"#, json!({ "code": 500, "subcode": 7000 })),
        (r#"{"code":"500","subCode":"7000"}"#, json!({ "code": 500, "subcode": 7000 })),
        (r#"{"code":0,"subcode":0,"message":""}"#, json!({ "code": 0, "subcode": 0 })),
        (r#"{"code":-1}"#, json!({ "code": -1 })),
        (r#"{"code":-2147483648,"subcode":"2147483647"}"#, json!({ "code": i32::MIN, "subcode": i32::MAX })),
        (r#"{"code":"200","subCode":"transferring"}"#, json!({ "code": 200, "word": "transferring" })),
        (r#"{"code":null,"subcode":null,"subCode":7700}"#, json!({ "subcode": 7700 })),
        (r#"{"subCode":7700,"subcode":null}"#, json!({ "subcode": 7700 })),
        (r#"{"subCode":7700,"subcode":""}"#, json!({ "subcode": 7700 })),
        (r#"{"code":"","message":null}"#, Value::Null),
        ("{}", Value::Null),
        ("null", Value::Null),
        (r#"{"c\u006fde":500}"#, json!({ "code": 500 })),
        (r#"{"code":1,"code":500}"#, json!({ "code": 500 })),
    ] {
        let body = body(CALL, &format!(r#"{{"state":"established","resultInfo":{info}}}"#));
        let batch = shown(&Batch::read(&body).unwrap());
        assert_eq!(batch["notifications"][0]["result"], expected, "{info}");
    }
}

#[test]
fn a_bad_entry_is_rejected_with_its_place_and_costs_only_itself() {
    let good = r#"{"resourceUrl":"/communications/calls/1"}"#;
    for (entry, reason, path, message) in [
        ("7", "notAnObject", "/value/1", "expected an object, found number"),
        ("null", "notAnObject", "/value/1", "expected an object, found null"),
        (
            "{}",
            "resourceMissing",
            "/value/1",
            "expected resourceUrl, the path of what the notification is about",
        ),
        (
            r#"{"resourceUrl":""}"#,
            "resourceMissing",
            "/value/1",
            "expected resourceUrl, the path of what the notification is about",
        ),
        (r#"{"resourceUrl":7}"#, "wrongType", "/value/1/resourceUrl", "expected a string, found number"),
        (
            r#"{"resourceUrl":"/app/calls/1","changeType":[]}"#,
            "wrongType",
            "/value/1/changeType",
            "expected a string, found array",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":"x"}"#,
            "wrongType",
            "/value/1/resourceData",
            "expected an object or an array, found string",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":[]}"#,
            "wrongType",
            "/value/1/resourceData",
            "expected an object, found array",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":{"state":7}}"#,
            "wrongType",
            "/value/1/resourceData/state",
            "expected a string, found number",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":{"resultInfo":[]}}"#,
            "wrongType",
            "/value/1/resourceData/resultInfo",
            "expected an object, found array",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":{"resultInfo":{"code":"many"}}}"#,
            "wrongType",
            "/value/1/resourceData/resultInfo/code",
            "expected a whole number, found string",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":{"resultInfo":{"subcode":7.5}}}"#,
            "wrongType",
            "/value/1/resourceData/resultInfo/subcode",
            "expected a whole number, found number",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":{"resultInfo":{"subcode":2147483648}}}"#,
            "wrongType",
            "/value/1/resourceData/resultInfo/subcode",
            "expected a whole number, found number",
        ),
        (
            r#"{"resourceUrl":"/app/calls/1","resourceData":{"mediaState":{"audio":true}}}"#,
            "wrongType",
            "/value/1/resourceData/mediaState/audio",
            "expected a string, found boolean",
        ),
    ] {
        let body = format!(r#"{{"value":[{good},{entry},{good}]}}"#);
        let batch = Batch::read(body.as_bytes()).unwrap();
        assert_eq!(batch.notifications.len(), 2, "{entry}");
        let rejected = serde_json::to_value(&batch.rejected).unwrap();
        let expected = json!([{ "index": 1, "reason": reason, "path": path, "message": message }]);
        assert_eq!(rejected, expected, "{entry}");
    }
}

#[test]
fn a_member_of_another_type_matters_only_where_it_is_read() {
    for (path, data) in [
        ("/audioRoutingGroups/1", r#"{"state":7,"resultInfo":1,"status":2}"#),
        ("/participants", r#"[{"state":7}]"#),
        ("/operations/1", r#"{"state":7,"mediaState":1,"sequenceNumber":"x"}"#),
        ("", r#"{"status":7,"clientContext":[],"sequenceNumber":{}}"#),
    ] {
        let body = body(&format!("{CALL}{path}"), data);
        assert_eq!(Batch::read(&body).unwrap().rejected, [], "{path}");
    }
}

#[test]
fn bodies_that_are_no_notifications_of_calls_are_told_apart() {
    for (body, kind, status) in [
        ("", BatchKind::Empty, 400),
        (" \r\n\t", BatchKind::Empty, 400),
        ("\u{feff}", BatchKind::Empty, 400),
        ("{}", BatchKind::Other, 400),
        ("[]", BatchKind::Other, 400),
        ("null", BatchKind::Other, 400),
        ("7", BatchKind::Other, 400),
        (r#"{"value":7}"#, BatchKind::Other, 400),
        (r#"{"value":null}"#, BatchKind::Other, 400),
        (r#"{"error":{"code":"7505"}}"#, BatchKind::Other, 400),
        (r#"{"value":[]}"#, BatchKind::Graph, 202),
        ("\u{feff}{\"value\":[]}", BatchKind::Graph, 202),
        (r#"{"callState":"incoming","value":[]}"#, BatchKind::Graph, 202),
        (r#"{"callState":"incoming"}"#, BatchKind::Legacy, 204),
        (
            r#"{"value":[{"subscriptionId":"x","resource":"me/messages/1"}]}"#,
            BatchKind::ChangeNotification,
            202,
        ),
        (
            r#"{"value":[{"subscriptionId":"x","lifecycleEvent":"missed"}]}"#,
            BatchKind::ChangeNotification,
            202,
        ),
        (r#"{"value":[{"subscriptionId":"x","resource":"/app/calls/1"}]}"#, BatchKind::Graph, 202),
        (
            r#"{"@odata.type":"microsoft.graph.PARTICIPANTJOININGNOTIFICATION"}"#,
            BatchKind::ParticipantJoining,
            200,
        ),
    ] {
        let batch = Batch::read(body.as_bytes()).unwrap();
        assert_eq!((batch.kind, batch.kind.answer().status), (kind, status), "{body}");
    }
}

#[test]
fn a_notification_of_a_subscription_among_those_of_calls_is_kept() {
    let body =
        br#"{"value":[{"subscriptionId":"x","resource":"me/messages/1"},{"resourceUrl":"/app/calls/1"}]}"#;
    let batch = Batch::read(body).unwrap();
    assert_eq!(batch.kind, BatchKind::Graph);
    assert!(matches!(batch.notifications[0].content, Content::Other { .. }));
    assert!(matches!(batch.notifications[1].content, Content::Call { .. }));
}

#[test]
fn one_notification_without_an_envelope_is_read_too() {
    let body =
        br#"{"changeType":"updated","resourceUrl":"/app/calls/1","resourceData":{"state":"transferring"}}"#;
    let batch = Batch::read(body).unwrap();
    assert_eq!(batch.notifications[0].raw.as_bytes(), body);
    assert_eq!(batch.notifications[0].call_id.as_deref(), Some("1"));
    let body = br#"{"changeType":7,"resource":"/app/calls/1"}"#;
    assert_eq!(Batch::read(body).unwrap().rejected[0].path, "/changeType");
}

#[test]
fn of_two_members_of_one_name_the_last_counts_as_in_json_parse() {
    let batch = |body: &str| shown(&Batch::read(body.as_bytes()).unwrap());
    let first = r#""resourceData":{"state":"terminated","resultInfo":{"code":500},"terminationReason":"AppTransferred"}"#;
    let twice = batch(&format!(
        r#"{{"value":[{{"resourceUrl":"/app/calls/1",{first},"resourceData":{{"state":7,"state":"hold"}}}}]}}"#
    ));
    assert_eq!(twice["rejected"][0]["path"], "/value/0/resourceData/state");
    let twice = batch(&format!(
        r#"{{"value":[{{"resourceUrl":"/app/calls/1",{first},"resourceData":{{"state":"hold"}}}}]}}"#
    ));
    let only = batch(r#"{"value":[{"resourceUrl":"/app/calls/1","resourceData":{"state":"hold"}}]}"#);
    assert_eq!(twice["notifications"], only["notifications"]);
    let twice =
        batch(r#"{"value":[{"resourceUrl":"/app/calls/1"},7],"value":[{"resourceUrl":"/app/calls/2"}]}"#);
    assert_eq!(twice["notifications"].as_array().unwrap().len(), 1);
    assert_eq!(twice["rejected"], json!([]));
}

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

/// Reads a body as this library and as `serde_json`, which must agree on what is JSON, and on what was kept.
fn agree(body: &[u8]) {
    let read = Batch::read(body);
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match (read, serde_json::from_slice::<&serde_json::value::RawValue>(body)) {
        (Ok(batch), Err(_)) => assert_eq!(batch.kind, BatchKind::Empty),
        (Err(error), Ok(_)) => {
            assert!(error.limit().is_some() || std::str::from_utf8(body).is_err(), "{error}");
        }
        (Ok(batch), Ok(_)) => {
            for notification in batch.notifications {
                assert!(serde_json::from_str::<&serde_json::value::RawValue>(notification.raw).is_ok());
            }
        }
        (Err(_), Err(_)) => {}
    }
}

fn any_fixture() -> impl Strategy<Value = Vec<u8>> {
    let fixtures: Vec<Vec<u8>> = fixtures().into_iter().map(|(_, body)| body).collect();
    proptest::sample::select(fixtures)
}

/// Pieces of JSON, in an order that is rarely right.
fn pieces() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"value\":",
        "\"resourceUrl\":",
        "\"/app/calls/1\"",
        "\"resourceData\":",
        "\"state\":",
        "\"terminated\"",
        "\"resultInfo\":",
        "\"code\":",
        "7015",
        "-0",
        "1.5e+3",
        "01",
        "true",
        "null",
        " ",
        "\n",
        "\\u00e9",
        "é",
        "\\ud800",
        "{}",
        "[]",
        "\"\"",
        "\"a\":1",
        "\u{1}",
    ]);
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn flipped_bits_give_a_result_or_an_error(
        body in any_fixture(),
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), 0_u8..8), 1..6),
    ) {
        let mut body = body;
        for (at, bit) in flips {
            let at = at.index(body.len());
            body[at] ^= 1 << bit;
        }
        agree(&body);
    }

    #[test]
    fn pieces_that_are_moved_give_a_result_or_an_error(
        body in any_fixture(),
        ends in proptest::collection::vec(any::<proptest::sample::Index>(), 4),
    ) {
        let mut ends: Vec<usize> = ends.iter().map(|end| end.index(body.len())).collect();
        ends.sort_unstable();
        let [a, b, c, d] = ends[..] else { unreachable!() };
        let moved = [&body[..a], &body[c..d], &body[b..c], &body[a..b], &body[d..]].concat();
        agree(&moved);
    }

    #[test]
    fn any_pieces_of_json_give_a_result_or_an_error(text in pieces()) {
        agree(text.as_bytes());
    }

    #[test]
    fn any_bytes_give_a_result_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        agree(&bytes);
    }
}
