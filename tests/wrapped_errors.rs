//! Errors whose message is the JSON text of another error.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::panic, reason = "a test may panic")]

use graph_call_transfer::HttpResponse;
use graph_call_transfer::response::{GraphResponse, Refusal, Refused};
use serde_json::{Value, json};

fn refused(status: u16, body: &str) -> Refused {
    let http = HttpResponse::new(status).with_headers([("content-type", "application/json")]).with_body(body);
    match GraphResponse::parse(&http) {
        GraphResponse::Refused(refused) => refused,
        GraphResponse::Accepted(accepted) => panic!("accepted: {accepted:?}"),
    }
}

/// Returns code, message and outer codes.
fn summary(body: &Value) -> (Option<String>, String, Vec<String>) {
    let Refusal { code, message, outer_codes, .. } = *refused(403, &body.to_string()).error;
    (code, message, outer_codes)
}

fn text(value: &Value) -> String {
    value.to_string()
}

const NOT_REGISTERED: &str = "Application is not registered in our store.";

#[test]
fn error_in_the_message_is_the_error() {
    let inner = json!({ "errorCode": "7503", "message": NOT_REGISTERED, "instanceAnnotations": [] });
    let code = json!({ "code": 7503, "message": NOT_REGISTERED });
    let nested = json!({ "error": { "code": "7503", "message": NOT_REGISTERED } });
    let wrapped = |message: String| json!({ "error": { "code": "UnknownError", "message": message } });
    let unknown = vec!["UnknownError".to_owned()];
    let twice = vec!["UnknownError".to_owned(), "generalException".to_owned()];
    for (form, body, outer_codes) in [
        ("errorCode", wrapped(text(&inner)), &unknown),
        ("a number", wrapped(text(&code)), &unknown),
        ("another error", wrapped(text(&nested)), &unknown),
        ("an array", wrapped(text(&json!([inner]))), &unknown),
        ("white space", wrapped(format!("\r\n {} ", text(&inner))), &unknown),
        ("a text in a text", wrapped(text(&json!(text(&inner)))), &unknown),
        ("escaped quotes", wrapped(text(&inner).replace('"', "\\\"")), &unknown),
        ("escaped and quoted", wrapped(format!("\"{}\"", text(&inner).replace('"', "\\\""))), &unknown),
        ("capitals", wrapped(text(&json!({ "ErrorCode": "7503", "Message": NOT_REGISTERED }))), &unknown),
        (
            "two levels",
            wrapped(text(&json!({ "error": { "code": "generalException", "message": text(&inner) } }))),
            &twice,
        ),
        ("no envelope", json!({ "code": "UnknownError", "message": text(&inner) }), &unknown),
        (
            "OData",
            json!({ "odata.error": { "code": "UnknownError", "message": { "lang": "en", "value": text(&inner) } } }),
            &unknown,
        ),
        (
            "an inner error",
            json!({ "error": { "code": "UnknownError", "message": "", "innerError": { "message": text(&inner) } } }),
            &unknown,
        ),
        ("only a text", json!({ "error": text(&inner) }), &vec![]),
        ("the whole body", json!(text(&wrapped(text(&inner)))), &unknown),
    ] {
        let expected = (Some("7503".to_owned()), NOT_REGISTERED.to_owned(), outer_codes.clone());
        assert_eq!(summary(&body), expected, "{form}: {body}");
    }
}

#[test]
fn ids_around_the_message_stay() {
    let body = json!({ "error": {
        "code": "UnknownError",
        "message": text(&json!({ "errorCode": "7503", "message": NOT_REGISTERED })),
        "innerError": { "date": "2021-02-12T13:10:07", "request-id": "r", "client-request-id": "c" },
    } });
    let refused = refused(403, &body.to_string());
    assert_eq!(
        (refused.support.request_id.as_deref(), refused.support.client_request_id.as_deref()),
        (Some("r"), Some("c"))
    );
    assert_eq!(refused.error.inner_error.unwrap().date.as_deref(), Some("2021-02-12T13:10:07"));
    assert_eq!(refused.error.body, Some(body.to_string()));
}

#[test]
fn message_that_is_no_error_stays() {
    for (message, expected) in [
        ("Call source identity invalid.", "Call source identity invalid."),
        ("{not json", "{not json"),
        ("{}", "{}"),
        ("{\"unrelated\":1}", "{\"unrelated\":1}"),
        ("[1,2]", "[1,2]"),
        ("\"quoted\"", "\"quoted\""),
        ("{id} is not a GUID", "{id} is not a GUID"),
    ] {
        let body = json!({ "error": { "code": "7507", "message": message } });
        assert_eq!(summary(&body), (Some("7507".to_owned()), expected.to_owned(), vec![]), "{message}");
    }
}

#[test]
fn part_of_an_error_in_the_message_completes_the_one_around_it() {
    let only_message =
        json!({ "error": { "code": "UnknownError", "message": r#"{"message":"Not Found"}"# } });
    assert_eq!(summary(&only_message), (Some("UnknownError".to_owned()), "Not Found".to_owned(), vec![]));
    let only_code = json!({ "error": { "code": "UnknownError", "message": r#"{"errorCode":"7503"}"# } });
    let (code, message, outer_codes) = summary(&only_code);
    assert_eq!((code.as_deref(), outer_codes), (Some("7503"), vec!["UnknownError".to_owned()]));
    assert!(message.contains("7503"), "{message}");
}

#[test]
fn depth_of_messages_in_messages_is_limited() {
    let mut body = json!({ "errorCode": "7503", "message": NOT_REGISTERED });
    for level in 0..12 {
        body = json!({ "error": { "code": format!("level{level}"), "message": text(&body) } });
    }
    let (code, _, outer_codes) = summary(&body);
    assert_eq!(code.as_deref(), Some("level7"));
    assert_eq!(outer_codes, ["level11", "level10", "level9", "level8"]);
}

#[test]
fn message_that_breaks_off_still_names_its_code() {
    let whole = json!({ "error": {
        "code": "UnknownError",
        "message": text(&json!({ "errorCode": "7503", "message": NOT_REGISTERED })),
    } })
    .to_string();
    let cut = whole.find("not registered").unwrap();
    let refused = refused(403, whole.get(..cut).unwrap());
    assert_eq!(refused.error.code.as_deref(), Some("7503"));
    assert_eq!(refused.error.outer_codes, ["UnknownError"]);
}
