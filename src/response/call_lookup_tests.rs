//! The responses to the GET of a call: only a call is found, and only Graph's own 404 is its end.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{BodyForm, CallLookup, ResponseBody as Body};
use crate::HttpResponse;

const SENT: &str = "11111111-2222-4333-8444-555555555555";
const CALL: &str =
    r##"{"@odata.type":"#microsoft.graph.call","state":"established","resultInfo":null,"id":"2e1a0b00"}"##;
const GONE: &str = r#"{"error":{"code":"8522","message":"Call not found."}}"#;
const LOGIN: &str = "<!DOCTYPE html><html><title>Sign in to your account</title></html>";

fn read(status: u16, pairs: &[(&str, &str)], body: Body<'_>) -> CallLookup {
    let http = HttpResponse { body, ..HttpResponse::new(status).with_headers(pairs.iter().copied()) };
    CallLookup::parse(&http.with_client_request_id(SENT))
}

fn kind(lookup: &CallLookup) -> &'static str {
    match lookup {
        CallLookup::Found(_) => "found",
        CallLookup::Ended(_) => "ended",
        CallLookup::Refused(_) => "refused",
    }
}

/// Returns the call and its state of a body with 200; `None` if it is not a call.
fn found(body: &str) -> Option<(String, Option<String>)> {
    match read(200, &[], Body::Text(body)) {
        CallLookup::Found(found) => Some((found.call, found.state)),
        CallLookup::Ended(_) | CallLookup::Refused(_) => None,
    }
}

#[test]
fn found_call_has_state_and_exact_text() {
    for (body, call, state) in [
        (CALL.to_owned(), CALL, Some("established")),
        (format!("\u{feff}{CALL}"), CALL, Some("established")),
        (
            r#"{"id":"1","state":"Established"}"#.to_owned(),
            r#"{"id":"1","state":"Established"}"#,
            Some("established"),
        ),
        (
            r#"{"state":"TRANSFERACCEPTED"}"#.to_owned(),
            r#"{"state":"TRANSFERACCEPTED"}"#,
            Some("transferAccepted"),
        ),
        (
            r#"{"state":"a state of tomorrow"}"#.to_owned(),
            r#"{"state":"a state of tomorrow"}"#,
            Some("a state of tomorrow"),
        ),
        (r#"{"id":"1","state":null}"#.to_owned(), r#"{"id":"1","state":null}"#, None),
        (r#"{"id":"1","n":1.50}"#.to_owned(), r#"{"id":"1","n":1.50}"#, None),
        (
            r#"{"id":"1","id":"2","state":"hold"}"#.to_owned(),
            r#"{"id":"1","id":"2","state":"hold"}"#,
            Some("hold"),
        ),
        (r#"{"id":"1","subject":"cut \ud83d"}"#.to_owned(), r#"{"id":"1","subject":"cut \ud83d"}"#, None),
    ] {
        assert_eq!(found(&body), Some((call.to_owned(), state.map(str::to_owned))), "{body}");
    }
}

#[test]
fn other_bodies_are_not_a_call() {
    let long = format!(r#"{{"id":"1","subject":"{}"}}"#, "x".repeat(CallLookup::MAX_LENGTH));
    let deep = format!(r#"{{"id":"1","deep":{}{}}}"#, "[".repeat(100), "]".repeat(100));
    for body in [
        "",
        " ",
        "null",
        "true",
        "7",
        "\"established\"",
        "[]",
        r#"[{"id":"1","state":"established"}]"#,
        "{}",
        r#"{"status":"ok"}"#,
        r#"{"id":7,"state":false}"#,
        r#"{"value":[{"id":"1"}]}"#,
        r#"{"id":"1",}"#,
        r#"{"id":"1""#,
        "{'id':'1'}",
        "{id:\"1\"}",
        r#"{"id":"1"} {"id":"2"}"#,
        "{\"id\":\"line\nbreak\"}",
        r#"// {"id":"1"}"#,
        "{\"id\":\"1\"}\u{a0}",
        " \u{feff}{\"id\":\"1\"}",
        r#""id":"1""#,
        GONE,
        LOGIN,
        "<Error><Code>x</Code></Error>",
        "upstream connect error",
        long.as_str(),
        deep.as_str(),
    ] {
        assert_eq!(found(body), None, "{body}");
    }
}

#[test]
fn call_is_found_only_in_a_complete_200() {
    for status in (0..=999).filter(|status| *status != 200) {
        assert_eq!(kind(&read(status, &[], Body::Text(CALL))), "refused", "{status}");
    }
    assert_eq!(kind(&read(200, &[], Body::Truncated(CALL))), "refused");
    assert_eq!(kind(&read(200, &[], Body::None)), "refused");
}

#[test]
fn call_has_ended_only_by_a_404_of_graph() {
    let with_id = |code: &str| {
        format!(r#"{{"error":{{"code":"{code}","message":"x","innerError":{{"request-id":"a5ed"}}}}}}"#)
    };
    let id = ("request-id", "a5ed");
    for (name, pairs, body, expected) in [
        ("8522", &[][..], GONE.to_owned(), "ended"),
        ("8522 as a number", &[], r#"{"error":{"code":8522}}"#.to_owned(), "ended"),
        ("another code, Graph's id in it", &[], with_id("NotFound"), "ended"),
        ("another code, Graph's id beside it", &[id], r#"{"error":{"code":"NotFound"}}"#.to_owned(), "ended"),
        ("no code, Graph's id beside it", &[id], r#"{"error":{"message":"x"}}"#.to_owned(), "ended"),
        ("another code, without an id", &[], r#"{"error":{"code":"NotFound"}}"#.to_owned(), "refused"),
        (
            "a relay's own route",
            &[],
            r#"{"error":{"code":"unknownProfile","message":"x"}}"#.to_owned(),
            "refused",
        ),
        ("the address", &[id], with_id("itemNotFound"), "refused"),
        ("the cloud", &[id], with_id("ResourceNotFound"), "refused"),
        ("a web page", &[id, ("content-type", "text/html")], "<h1>404 Not Found</h1>".to_owned(), "refused"),
        ("a web page of 8522", &[], format!("<html><h1>{GONE}</h1></html>"), "refused"),
        ("ASP.NET", &[id], r#"{"Message":"No HTTP resource was found."}"#.to_owned(), "refused"),
        ("a gateway", &[id], r#"{"statusCode":404,"message":"Resource not found"}"#.to_owned(), "refused"),
        ("a text", &[id], "Not Found".to_owned(), "refused"),
        ("nothing", &[id], String::new(), "refused"),
        ("a call", &[id], CALL.to_owned(), "refused"),
        ("half a response", &[id], r#"{"error":{"code":"8522","message":"Call"#.to_owned(), "refused"),
    ] {
        assert_eq!(kind(&read(404, pairs, Body::Text(&body))), expected, "{name}");
        assert_eq!(kind(&read(404, pairs, Body::Truncated(&body))), "refused", "{name}, cut");
        assert_eq!(kind(&read(400, pairs, Body::Text(&body))), "refused", "{name}, with 400");
        assert_eq!(kind(&read(410, pairs, Body::Text(&body))), "refused", "{name}, with 410");
    }
    assert_eq!(kind(&read(404, &[id], Body::None)), "refused");
}

#[test]
fn success_without_a_call_has_a_message() {
    let long = format!(r#"{{"id":"1","subject":"{}"}}"#, "x".repeat(CallLookup::MAX_LENGTH));
    for (status, body, form, message) in [
        (200, Body::Text(LOGIN), BodyForm::Html, "expected a call, found HTTP 200 with a web page"),
        (
            200,
            Body::Text("{}"),
            BodyForm::Json,
            "expected a call, found HTTP 200 with JSON that is not a call",
        ),
        (200, Body::Text("OK"), BodyForm::Text, "expected a call, found HTTP 200 with plain text"),
        (
            200,
            Body::Truncated(""),
            BodyForm::Truncated,
            "expected a call, found HTTP 200 with an incomplete body",
        ),
        (
            200,
            Body::Text(r#"{"id":"1""#),
            BodyForm::Truncated,
            "expected a call, found HTTP 200 with an incomplete body",
        ),
        (
            200,
            Body::Text(&long),
            BodyForm::Json,
            "expected a call, found HTTP 200 with a body that is too long",
        ),
        (204, Body::None, BodyForm::Empty, "expected a call, found HTTP 204 with an empty body"),
        (
            206,
            Body::Text(CALL),
            BodyForm::Json,
            "expected a call, found HTTP 206 with JSON that is not a call",
        ),
        (200, Body::Text(GONE), BodyForm::Graph, "Call not found."),
    ] {
        let CallLookup::Refused(refused) = read(status, &[], body) else { panic!("{message}") };
        assert_eq!((refused.error.form, refused.error.message.as_str()), (form, message));
        assert!(!refused.retryable, "{message}");
    }
}

#[test]
fn lookups_serialize_with_their_members() {
    let headers = [
        ("request-id", "a"),
        ("client-request-id", "b"),
        ("date", "Mon, 02 Mar 2026 08:00:00 GMT"),
        ("retry-after", "2"),
    ];
    for (status, body, expected) in [
        (
            200,
            CALL,
            json!({
                "kind": "found",
                "status": 200,
                "state": "established",
                "requestId": "a",
                "clientRequestId": "b",
                "date": "2026-03-02T08:00:00Z",
            }),
        ),
        (
            404,
            GONE,
            json!({
                "kind": "ended",
                "status": 404,
                "error": { "form": "graph", "code": "8522", "message": "Call not found.", "body": GONE },
                "requestId": "a",
                "clientRequestId": "b",
                "date": "2026-03-02T08:00:00Z",
            }),
        ),
        (
            429,
            "",
            json!({
                "kind": "refused",
                "status": 429,
                "error": { "form": "empty", "message": "HTTP 429 Too Many Requests, without a body" },
                "retryable": true,
                "mayBeInProgress": false,
                "retryAfterSeconds": 2.0,
                "requestId": "a",
                "clientRequestId": "b",
                "date": "2026-03-02T08:00:00Z",
            }),
        ),
    ] {
        assert_eq!(serde_json::to_value(read(status, &headers, Body::Text(body))).unwrap(), expected);
    }
    let bare = CallLookup::parse(&HttpResponse::new(200).with_body("{\"id\":\"1\"}"));
    assert_eq!(serde_json::to_value(bare).unwrap(), json!({ "kind": "found", "status": 200 }));
}

#[test]
fn redirect_is_a_refused_lookup() {
    for status in [0, 200, 302, 404] {
        let http = HttpResponse::new(status).with_redirect(Some("https://login.example/")).with_body(CALL);
        let CallLookup::Refused(refused) = CallLookup::parse(&http) else { panic!("{status}") };
        assert_eq!((refused.error.form, refused.retryable), (BodyForm::Redirect, false), "{status}");
    }
    assert!(
        matches!(read(0, &[], Body::None), CallLookup::Refused(refused) if refused.error.form == BodyForm::Redirect)
    );
}

proptest! {
    #[test]
    fn found_calls_agree_with_a_strict_parser(
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..7),
        closed in any::<bool>(),
    ) {
        let body = format!("{{{}{}", pieces.concat(), if closed { "}" } else { "" });
        let strict: Option<Value> = serde_json::from_str(&body).ok();
        let is_call = strict.is_some_and(|call| call["id"].is_string() || call["state"].is_string());
        prop_assert_eq!(found(&body).is_some(), is_call, "{}", body);
    }
}

const PIECES: [&str; 19] = [
    "\"id\":\"1\"",
    "\"state\":\"hold\"",
    "\"x\":1",
    ",",
    ",",
    ":",
    "\"id\"",
    "'id'",
    "id",
    "null",
    "7",
    "01",
    "{",
    "}",
    "[]",
    " ",
    "\u{a0}",
    "\n",
    "// x",
];
