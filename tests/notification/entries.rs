//! Single notifications: their content, and the errors of invalid ones.

use graph_call_transfer::notification::{Batch, BatchKind, Content};
use serde_json::{Value, json};

use crate::shown;

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
        (
            r#"{"code":"200","subCode":"transferring"}"#,
            json!({ "code": 200, "legacySubcode": "transferring" }),
        ),
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
        ("{}", "resourceMissing", "/value/1", "expected resourceUrl, the path of the resource"),
        (
            r#"{"resourceUrl":""}"#,
            "resourceMissing",
            "/value/1",
            "expected resourceUrl, the path of the resource",
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
    let lists =
        r#""value":[{"resourceUrl":"/communications/calls/a","resourceData":{"state":"transferring"}},7]"#;
    for other in ["\"length\"", "null", "7", "{}"] {
        let twice = batch(&format!(r#"{{{lists},"value":{other}}}"#));
        assert_eq!(twice, batch(&format!(r#"{{"value":{other}}}"#)), "{other}");
    }
}
