//! Whole answers: every published form as a file with the answer beside it, and the rules that hold for all.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::*;

const NOW_MS: f64 = 1_772_438_400_000.0; // Mon, 02 Mar 2026 08:00:00 GMT
const SENT: &str = "11111111-2222-4333-8444-555555555555";

fn headers(pairs: &[(&str, &str)]) -> Headers {
    pairs.iter().copied().collect()
}

fn read(status: u16, pairs: &[(&str, &str)], body: Body<'_>) -> Value {
    serde_json::to_value(Answer::read(status, &headers(pairs), body, Some(SENT), NOW_MS)).unwrap()
}

fn refused(status: u16, pairs: &[(&str, &str)], body: Body<'_>) -> Refused {
    match Answer::read(status, &headers(pairs), body, None, NOW_MS) {
        Answer::Refused(refused) => refused,
        Answer::Accepted(accepted) => panic!("accepted: {accepted:?}"),
    }
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/answers");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.to_string_lossy().ends_with(".answer.json"));
    files.sort();
    files
}

#[test]
fn every_published_form_of_an_error_gives_the_answer_beside_it() {
    let files = fixtures();
    assert!(files.len() > 20, "the fixtures are missing");
    for file in files {
        let body = std::fs::read_to_string(&file).unwrap();
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let content_type = match file.extension().unwrap().to_str().unwrap() {
            "json" => "application/json",
            "html" => "text/html",
            _ => "text/plain",
        };
        let mut answer = read(
            stem.split('-').next().unwrap().parse().unwrap(),
            &[("Content-Type", content_type)],
            Body::Text(&body),
        );
        let excerpt = answer["error"].as_object_mut().unwrap().remove("body");
        assert_eq!(
            excerpt.as_ref().and_then(Value::as_str),
            Some(body.as_str()),
            "{stem}: the body as it came"
        );
        let beside = file.with_file_name(format!("{stem}.answer.json"));
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(&beside).unwrap_or_default()).unwrap_or_default();
        assert_eq!(answer, expected, "{stem}:\n{answer:#}");
    }
}
#[test]
fn every_success_is_accepted_and_nothing_else_is() {
    for status in 0..=1_000 {
        let answer = read(status, &[], Body::None);
        let expected = if (200..300).contains(&status) { "accepted" } else { "refused" };
        assert_eq!(answer["kind"], expected, "{status}");
        assert_eq!(answer["status"], status);
    }
}

#[test]
fn an_accepted_answer_has_the_ids_the_date_and_nothing_of_its_body() {
    let pairs = [
        ("Request-ID", "a"),
        ("CLIENT-REQUEST-ID", "b"),
        ("Date", "Mon, 02 Mar 2026 08:00:00 GMT"),
        ("Content-Type", "application/json"),
        ("Retry-After", "9"),
    ];
    for body in [Body::None, Body::Text(""), Body::Text("{\"error\":{}}"), Body::Cut("x")] {
        let expected = json!({
            "kind": "accepted",
            "status": 202,
            "requestId": "a",
            "clientRequestId": "b",
            "date": "2026-03-02T08:00:00Z",
        });
        assert_eq!(read(202, &pairs, body), expected);
    }
}

#[test]
fn absent_members_are_left_out() {
    let answer = Answer::read(202, &Headers::default(), Body::None, None, NOW_MS);
    assert_eq!(serde_json::to_value(answer).unwrap(), json!({ "kind": "accepted", "status": 202 }));
}

#[test]
fn the_id_of_the_caller_is_the_echoed_one_then_the_one_in_the_body_then_the_one_that_was_sent() {
    let body =
        Body::Text(r#"{"error":{"code":"1","innerError":{"request-id":"r2","client-request-id":"c2"}}}"#);
    let both = [("request-id", "r1"), ("client-request-id", "c1")];
    for (pairs, body, request_id, client_request_id) in [
        (&both[..], body, json!("r1"), json!("c1")),
        (&[], body, json!("r2"), json!("c2")),
        (&[], Body::None, Value::Null, json!(SENT)),
        (
            &[],
            Body::Cut(r#"{"error":{"innerError":{"request-id":"r2","client-request-id":"c"#),
            json!("r2"),
            json!(SENT),
        ),
        (
            &[],
            Body::Cut(r#"{"error":{"innerError":{"client-request-id":"c2","request-id":"r"#),
            Value::Null,
            json!("c2"),
        ),
    ] {
        let answer = read(400, pairs, body);
        assert_eq!((&answer["requestId"], &answer["clientRequestId"]), (&request_id, &client_request_id));
    }
}

#[test]
fn an_answer_is_dated_by_its_header_alone_and_by_one_that_is_no_date_not_at_all() {
    let body = Body::Text(r#"{"error":{"code":"1","innerError":{"date":"2026-03-02T07:59:58"}}}"#);
    let redirected =
        |pairs: &_| serde_json::to_value(Answer::redirected(0, &headers(pairs), None, None)).unwrap();
    for (header, expected) in [
        (Some("Mon, 02 Mar 2026 08:00:00 GMT"), json!("2026-03-02T08:00:00Z")),
        (Some("Monday, 02-Mar-26 08:00:00 GMT"), json!("2026-03-02T08:00:00Z")),
        (Some("2026-03-02T08:00:00Z"), Value::Null),
        (Some("<script>"), Value::Null),
        (Some(""), Value::Null),
        (None, Value::Null),
    ] {
        let pairs: Vec<_> = header.map(|header| ("date", header)).into_iter().collect();
        for answer in [
            read(202, &pairs, Body::None),
            read(302, &pairs, Body::None),
            read(429, &pairs, Body::Text("<h1>Too many</h1>")),
            read(500, &pairs, body),
            redirected(&pairs),
        ] {
            assert_eq!(answer["date"], expected, "{header:?}: {answer}");
        }
    }
}

#[test]
fn a_refusal_without_a_body_still_says_something() {
    for (status, body, form, message) in [
        (503, Body::None, Form::Empty, "HTTP 503 Service Unavailable, without a body"),
        (401, Body::Text(" \r\n"), Form::Empty, "HTTP 401 Unauthorized, without a body"),
        (418, Body::Text("\u{feff}"), Form::Empty, "HTTP 418, without a body"),
        (502, Body::Cut(""), Form::Cut, "HTTP 502 Bad Gateway, with a body that broke off"),
        (
            504,
            Body::Text("<html></html>"),
            Form::Html,
            "HTTP 504 Gateway Timeout, with a web page that says nothing",
        ),
        (
            500,
            Body::Text("\0\u{1b}"),
            Form::Text,
            "HTTP 500 Internal Server Error, with a body that says nothing",
        ),
        (404, Body::Text("{}"), Form::Json, "HTTP 404 Not Found, with JSON that names no error"),
        (404, Body::Text("[]"), Form::Json, "HTTP 404 Not Found, with JSON that names no error"),
        (100, Body::None, Form::Empty, "HTTP 100, without a body"),
    ] {
        let error = refused(status, &[], body).error;
        assert_eq!((error.form, error.message.as_str()), (form, message), "{status}");
    }
}

#[test]
fn a_body_that_broke_off_gives_what_it_said_so_far() {
    let message = "Request authorization tenant mismatch.";
    let whole = format!(r#"{{"error":{{"code":"7505","message":"{message}","innerError":{{"date":"x"}}}}}}"#);
    for (end, code, expected) in [
        (whole.len(), Some("7505"), message),
        (whole.len() - 1, Some("7505"), message),
        (whole.find(",\"inner").unwrap(), Some("7505"), message),
        (whole.find(" tenant").unwrap(), Some("7505"), "Request authorization…"),
        (whole.find(",\"mess").unwrap(), Some("7505"), "HTTP 403 Forbidden, with the code 7505"),
        (whole.find("05\"").unwrap(), Some("75…"), "HTTP 403 Forbidden, with the code 75…"),
        (whole.find("7505").unwrap(), None, "HTTP 403 Forbidden, with a body that broke off"),
        (1, None, "HTTP 403 Forbidden, with a body that broke off"),
    ] {
        let start = whole.split_at(end).0;
        for body in [Body::Cut(start), Body::Text(start)] {
            let error = refused(403, &[], body).error;
            let form =
                if end == whole.len() && matches!(body, Body::Text(_)) { Form::Graph } else { Form::Cut };
            assert_eq!(
                (error.form, error.code.as_deref(), error.message.as_str()),
                (form, code, expected),
                "{body:?}"
            );
        }
    }
}

#[test]
fn a_cut_web_page_and_a_cut_text_are_cut_and_give_their_sentence() {
    for (body, message) in [("<html><title>Bad gate", "Bad gate"), ("upstream conn", "upstream conn")] {
        let error = refused(502, &[], Body::Cut(body)).error;
        assert_eq!(
            (error.form, error.message.as_str(), error.body.as_deref()),
            (Form::Cut, message, Some(body))
        );
    }
}

#[test]
fn what_was_redirected_is_never_sent_again() {
    for status in [0, 200, 303, 429, 503] {
        let headers: Headers = [("retry-after", "1")].into_iter().collect();
        let Answer::Refused(refused) =
            Answer::redirected(status, &headers, Some("https://other.example/"), None)
        else {
            panic!("{status} was accepted")
        };
        assert!(!refused.retryable, "{status}");
    }
}

#[test]
fn a_redirect_is_a_refusal_that_is_never_repeated() {
    let login = "https://login.example/authorize";
    let pairs = headers(&[("Location", login), ("Retry-After", "1"), ("Content-Type", "text/html")]);
    let followed = Answer::redirected(200, &Headers::default(), Some(login), Some(SENT));
    let hidden = Answer::redirected(0, &Headers::default(), None, None);
    for (answer, status, location, begins) in [
        (
            Answer::read(302, &pairs, Body::Text("<a>moved</a>"), None, NOW_MS),
            302,
            Some(login),
            "HTTP 302 Found, and redirects",
        ),
        (
            Answer::read(308, &headers(&[]), Body::None, None, NOW_MS),
            308,
            None,
            "HTTP 308 Permanent Redirect, and redirects",
        ),
        (
            Answer::read(0, &headers(&[]), Body::None, None, NOW_MS),
            0,
            None,
            "The browser met a redirect, and redirects",
        ),
        (hidden, 0, None, "The browser met a redirect, and redirects"),
        (followed, 200, Some(login), "The answer came from another URL, and redirects"),
    ] {
        let Answer::Refused(refused) = answer else { panic!("{status} was accepted") };
        assert_eq!((refused.status, refused.error.form, refused.retryable), (status, Form::Redirect, false));
        assert!(refused.may_have_begun);
        assert_eq!(refused.error.location.as_deref(), location);
        assert!(refused.error.message.starts_with(begins), "{}", refused.error.message);
        assert!(
            !refused.error.message.contains("login"),
            "an address may hold secrets: it is not in the sentence"
        );
    }
}

#[test]
fn only_429_is_retryable() {
    for status in (100..200).chain(300..600) {
        for (pairs, waits) in
            [(&[][..], false), (&[("Retry-After", "2")][..], true), (&[("Retry-After", "soon")][..], false)]
        {
            let refused = refused(status, pairs, Body::None);
            assert_eq!(refused.retryable, status == 429, "{status} {pairs:?}");
            assert_eq!(refused.retry_after_seconds, waits.then_some(2.0));
        }
    }
}

#[test]
fn the_transfer_may_have_begun_after_what_proves_nothing() {
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
        assert_eq!(refused(status, &[], Body::None).may_have_begun, expected, "{status}");
    }
}

#[test]
fn a_retry_after_that_is_a_date_is_seen_from_the_date_of_the_answer() {
    let at = ("Retry-After", "Mon, 02 Mar 2026 08:00:30 GMT");
    for (date, expected) in [
        (None, Some(30.0)),
        (Some("Mon, 02 Mar 2026 08:00:20 GMT"), Some(10.0)),
        (Some("Mon, 02 Mar 2026 09:00:00 GMT"), Some(0.0)),
        (Some("yesterday"), Some(30.0)),
    ] {
        let pairs: Vec<_> = [Some(at), date.map(|date| ("Date", date))].into_iter().flatten().collect();
        assert_eq!(refused(429, &pairs, Body::None).retry_after_seconds, expected, "{date:?}");
    }
}
