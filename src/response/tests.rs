//! The rules for all responses.

use serde_json::{Value, json};

use super::ResponseBody as Body;
use super::*;
use crate::HttpResponse;

const NOW_MS: f64 = 1_772_438_400_000.0; // Mon, 02 Mar 2026 08:00:00 GMT
const SENT: &str = "11111111-2222-4333-8444-555555555555";

fn http<'a>(status: u16, pairs: &[(&str, &str)], body: Body<'a>) -> HttpResponse<'a> {
    HttpResponse {
        body,
        received_ms: NOW_MS,
        ..HttpResponse::new(status).with_headers(pairs.iter().copied())
    }
}

fn parse(status: u16, pairs: &[(&str, &str)], body: Body<'_>) -> Value {
    let response = GraphResponse::parse(&http(status, pairs, body).with_client_request_id(SENT));
    serde_json::to_value(response).unwrap()
}

fn refused(http: &HttpResponse<'_>) -> Refused {
    match GraphResponse::parse(http) {
        GraphResponse::Refused(refused) => refused,
        GraphResponse::Accepted(accepted) => panic!("accepted: {accepted:?}"),
    }
}

#[test]
fn only_a_success_is_accepted() {
    for status in 0..=1_000 {
        let response = parse(status, &[], Body::None);
        let expected = if (200..300).contains(&status) { "accepted" } else { "refused" };
        assert_eq!(response["kind"], expected, "{status}");
        assert_eq!(response["status"], status);
    }
}

#[test]
fn accepted_has_ids_and_date_but_no_body() {
    let pairs = [
        ("Request-ID", "a"),
        ("CLIENT-REQUEST-ID", "b"),
        ("Date", "Mon, 02 Mar 2026 08:00:00 GMT"),
        ("Content-Type", "application/json"),
        ("Retry-After", "9"),
    ];
    for body in [Body::None, Body::Text(""), Body::Text("{\"error\":{}}"), Body::Truncated("x")] {
        let expected = json!({
            "kind": "accepted",
            "status": 202,
            "requestId": "a",
            "clientRequestId": "b",
            "date": "2026-03-02T08:00:00Z",
        });
        assert_eq!(parse(202, &pairs, body), expected);
    }
}

#[test]
fn absent_members_are_left_out() {
    let response = GraphResponse::parse(&HttpResponse::new(202));
    assert_eq!(serde_json::to_value(response).unwrap(), json!({ "kind": "accepted", "status": 202 }));
}

#[test]
fn client_request_id_is_from_header_then_body_then_request() {
    let body =
        Body::Text(r#"{"error":{"code":"1","innerError":{"request-id":"r2","client-request-id":"c2"}}}"#);
    let both = [("request-id", "r1"), ("client-request-id", "c1")];
    for (pairs, body, request_id, client_request_id) in [
        (&both[..], body, json!("r1"), json!("c1")),
        (&[], body, json!("r2"), json!("c2")),
        (&[], Body::None, Value::Null, json!(SENT)),
        (
            &[],
            Body::Truncated(r#"{"error":{"innerError":{"request-id":"r2","client-request-id":"c"#),
            json!("r2"),
            json!(SENT),
        ),
        (
            &[],
            Body::Truncated(r#"{"error":{"innerError":{"client-request-id":"c2","request-id":"r"#),
            Value::Null,
            json!("c2"),
        ),
    ] {
        let response = parse(400, pairs, body);
        assert_eq!((&response["requestId"], &response["clientRequestId"]), (&request_id, &client_request_id));
    }
}

#[test]
fn date_is_from_a_valid_header_only() {
    let body = Body::Text(r#"{"error":{"code":"1","innerError":{"date":"2026-03-02T07:59:58"}}}"#);
    let redirected =
        |pairs: &_| serde_json::to_value(refused(&http(0, pairs, Body::None).with_redirect(None))).unwrap();
    for (header, expected) in [
        (Some("Mon, 02 Mar 2026 08:00:00 GMT"), json!("2026-03-02T08:00:00Z")),
        (Some("Monday, 02-Mar-26 08:00:00 GMT"), json!("2026-03-02T08:00:00Z")),
        (Some("2026-03-02T08:00:00Z"), Value::Null),
        (Some("<script>"), Value::Null),
        (Some(""), Value::Null),
        (None, Value::Null),
    ] {
        let pairs: Vec<_> = header.map(|header| ("date", header)).into_iter().collect();
        for response in [
            parse(202, &pairs, Body::None),
            parse(302, &pairs, Body::None),
            parse(429, &pairs, Body::Text("<h1>Too many</h1>")),
            parse(500, &pairs, body),
            redirected(&pairs),
        ] {
            assert_eq!(response["date"], expected, "{header:?}: {response}");
        }
    }
}

#[test]
fn refusal_without_text_has_a_message() {
    for (status, body, form, message) in [
        (503, Body::None, BodyForm::Empty, "HTTP 503 Service Unavailable, without a body"),
        (401, Body::Text(" \r\n"), BodyForm::Empty, "HTTP 401 Unauthorized, without a body"),
        (418, Body::Text("\u{feff}"), BodyForm::Empty, "HTTP 418, without a body"),
        (502, Body::Truncated(""), BodyForm::Truncated, "HTTP 502 Bad Gateway, with an incomplete body"),
        (
            504,
            Body::Text("<html></html>"),
            BodyForm::Html,
            "HTTP 504 Gateway Timeout, with a web page without text",
        ),
        (
            500,
            Body::Text("\0\u{1b}"),
            BodyForm::Text,
            "HTTP 500 Internal Server Error, with a body without text",
        ),
        (404, Body::Text("{}"), BodyForm::Json, "HTTP 404 Not Found, with JSON that contains no error"),
        (404, Body::Text("[]"), BodyForm::Json, "HTTP 404 Not Found, with JSON that contains no error"),
        (100, Body::None, BodyForm::Empty, "HTTP 100, without a body"),
    ] {
        let error = refused(&http(status, &[], body)).error;
        assert_eq!((error.form, error.message.as_str()), (form, message), "{status}");
    }
}

#[test]
fn cut_json_has_the_received_members() {
    let message = "Request authorization tenant mismatch.";
    let whole = format!(r#"{{"error":{{"code":"7505","message":"{message}","innerError":{{"date":"x"}}}}}}"#);
    for (end, code, expected) in [
        (whole.len(), Some("7505"), message),
        (whole.len() - 1, Some("7505"), message),
        (whole.find(",\"inner").unwrap(), Some("7505"), message),
        (whole.find(" tenant").unwrap(), Some("7505"), "Request authorization…"),
        (whole.find(",\"mess").unwrap(), Some("7505"), "HTTP 403 Forbidden, with the code 7505"),
        (whole.find("05\"").unwrap(), Some("75…"), "HTTP 403 Forbidden, with the code 75…"),
        (whole.find("7505").unwrap(), None, "HTTP 403 Forbidden, with an incomplete body"),
        (1, None, "HTTP 403 Forbidden, with an incomplete body"),
    ] {
        let start = whole.split_at(end).0;
        for body in [Body::Truncated(start), Body::Text(start)] {
            let error = refused(&http(403, &[], body)).error;
            let form = if end == whole.len() && matches!(body, Body::Text(_)) {
                BodyForm::Graph
            } else {
                BodyForm::Truncated
            };
            assert_eq!(
                (error.form, error.code.as_deref(), error.message.as_str()),
                (form, code, expected),
                "{body:?}"
            );
        }
    }
}

#[test]
fn cut_page_and_cut_text_have_their_sentence() {
    for (body, message) in [("<html><title>Bad gate", "Bad gate"), ("upstream conn", "upstream conn")] {
        let error = refused(&http(502, &[], Body::Truncated(body))).error;
        assert_eq!(
            (error.form, error.message.as_str(), error.body.as_deref()),
            (BodyForm::Truncated, message, Some(body))
        );
    }
}

#[test]
fn redirected_response_is_not_retryable() {
    for status in [0, 200, 303, 429, 503] {
        let http = http(status, &[("retry-after", "1")], Body::None);
        assert!(!refused(&http.with_redirect(Some("https://other.example/"))).retryable, "{status}");
    }
}

#[test]
fn redirect_is_a_refusal() {
    let login = "https://login.example/authorize";
    let pairs = [("Location", login), ("Retry-After", "1"), ("Content-Type", "text/html")];
    for (response, status, location, begins) in [
        (http(302, &pairs, Body::Text("<a>moved</a>")), 302, Some(login), "HTTP 302 Found, and redirects"),
        (HttpResponse::new(308), 308, None, "HTTP 308 Permanent Redirect, and redirects"),
        (HttpResponse::new(0), 0, None, "The browser met a redirect, and redirects"),
        (HttpResponse::new(0).with_redirect(None), 0, None, "The browser met a redirect, and redirects"),
        (
            HttpResponse::new(200).with_redirect(Some(login)),
            200,
            Some(login),
            "The response came from another URL, and redirects",
        ),
    ] {
        let refused = refused(&response);
        assert_eq!(
            (refused.status, refused.error.form, refused.retryable),
            (status, BodyForm::Redirect, false)
        );
        assert!(refused.may_be_in_progress);
        assert_eq!(refused.error.location.as_deref(), location);
        assert!(refused.error.message.starts_with(begins), "{}", refused.error.message);
        assert!(
            !refused.error.message.contains("login"),
            "a URL may contain secrets, so the message does not contain it"
        );
    }
}

#[test]
fn only_429_is_retryable() {
    for status in (100..200).chain(300..600) {
        for (pairs, waits) in
            [(&[][..], false), (&[("Retry-After", "2")][..], true), (&[("Retry-After", "soon")][..], false)]
        {
            let refused = refused(&http(status, pairs, Body::None));
            assert_eq!(refused.retryable, status == 429, "{status} {pairs:?}");
            assert_eq!(refused.retry_after_seconds, waits.then_some(2.0));
        }
    }
}

#[test]
fn transfer_may_be_in_progress_after_a_server_error() {
    for (status, expected) in [
        (302, true),
        (400, false),
        (403, false),
        (409, false),
        (429, false),
        (499, false),
        (500, true),
        (502, true),
        (503, true),
        (504, true),
        (599, true),
    ] {
        assert_eq!(refused(&http(status, &[], Body::None)).may_be_in_progress, expected, "{status}");
    }
}

#[test]
fn retry_after_date_is_relative_to_the_response_date() {
    let at = ("Retry-After", "Mon, 02 Mar 2026 08:00:30 GMT");
    for (date, expected) in [
        (None, Some(30.0)),
        (Some("Mon, 02 Mar 2026 08:00:20 GMT"), Some(10.0)),
        (Some("Mon, 02 Mar 2026 09:00:00 GMT"), Some(0.0)),
        (Some("yesterday"), Some(30.0)),
    ] {
        let pairs: Vec<_> = [Some(at), date.map(|date| ("Date", date))].into_iter().flatten().collect();
        assert_eq!(refused(&http(429, &pairs, Body::None)).retry_after_seconds, expected, "{date:?}");
    }
}
