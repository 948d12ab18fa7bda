//! Responses of a hostile server: parsing does not panic, and each text in the result has a maximum length.

use proptest::prelude::*;

use super::ResponseBody as Body;
use super::*;
use crate::HttpResponse;

fn refused(status: u16, headers: &ResponseHeaders, body: Body<'_>) -> Refused {
    let http =
        HttpResponse { headers: headers.clone(), body, received_ms: f64::MAX, ..HttpResponse::new(status) };
    match GraphResponse::parse(&http) {
        GraphResponse::Refused(refused) => refused,
        GraphResponse::Accepted(accepted) => panic!("accepted: {accepted:?}"),
    }
}

#[test]
fn texts_of_a_refusal_have_a_maximum_length() {
    let long = "é".repeat(5_000);
    let huge = "é".repeat(700_000);
    let headers: ResponseHeaders = ResponseHeaders::NAMES.iter().map(|name| (name, huge.as_str())).collect();
    for body in [
        huge.clone(),
        format!(r#"{{"error":{{"code":"{long}","message":"{long}","target":"{long}"}}}}"#),
        format!(r#"{{"error":{{"details":[{{"code":"{long}","message":"{long}","target":"{long}"}}]}}}}"#),
        format!(r#"{{"error":{{"innerError":{{"request-id":"{long}","date":"{long}"}}}}}}"#),
        format!(r#"{{"error":{{"message":"{huge}"}}}}"#),
        format!("<title>{long}</title><h1>{huge}</h1>"),
        "[".repeat(10_000),
        r#"{"error":"#.repeat(10_000),
        r#"{"error":{"innerError":"#.repeat(10_000),
        "\"".to_owned(),
        "'".repeat(1 << 20),
        "\"".repeat(1 << 20),
        "{\"".repeat(1 << 19),
        "\0".repeat(1 << 20),
        "<>".repeat(1 << 19),
        "&#".repeat(1 << 19),
    ] {
        assert_bounded(&refused(500, &headers, Body::Text(&body)));
        assert_bounded(&refused(500, &headers, Body::Truncated(&body)));
        assert_bounded(&refused(302, &headers, Body::Text(&body)));
    }
}

#[test]
fn long_error_keeps_its_form_and_is_not_cut() {
    let huge = "x".repeat(200_000);
    for (body, form) in [
        (format!(r#"{{"error":{{"code":"7505","message":"{huge}"}}}}"#), BodyForm::Graph),
        (format!(r#"{{"code":"7505","message":"{huge}"}}"#), BodyForm::Json),
    ] {
        let error = refused(403, &ResponseHeaders::default(), Body::Text(&body)).error;
        assert_eq!((error.form, error.code.as_deref()), (form, Some("7505")));
        assert_eq!(error.message, format!("{}…", "x".repeat(999)));
    }
}

#[test]
fn details_and_inner_errors_have_a_maximum() {
    let details: Vec<_> = (1..=100).map(|number| format!(r#"{{"code":{number}}}"#)).collect();
    let body = format!(r#"{{"error":{{"code":"1","details":[{}]}}}}"#, details.join(","));
    let error = refused(500, &ResponseHeaders::default(), Body::Text(&body)).error;
    assert_eq!((error.details.len(), error.details[19].code.as_deref()), (20, Some("20")));

    let nest = |inner: String, level| format!(r#"{{"code":"{level}","innererror":{inner}}}"#);
    let body = format!(r#"{{"error":{}}}"#, (0..=40).rev().fold("{}".to_owned(), nest));
    let error = refused(500, &ResponseHeaders::default(), Body::Text(&body)).error;
    let codes: Vec<_> = inner_errors(&error).map(|inner| inner.code.as_deref().unwrap()).collect();
    assert_eq!(codes, ["1", "2", "3", "4", "5", "6", "7", "8"]);
}

fn inner_errors(error: &Refusal) -> impl Iterator<Item = &InnerError> {
    std::iter::successors(error.inner_error.as_ref(), |inner| inner.inner_error.as_deref())
}

fn assert_bounded(refused: &Refused) {
    let assert_short = |name: &str, text: Option<&String>, max: usize| {
        let units = text.map_or(0, |text| text.encode_utf16().count());
        assert!(units <= max, "{name} has {units} characters");
    };
    let error = &refused.error;
    assert!(!error.message.is_empty() && !error.message.chars().any(char::is_control), "{:?}", error.message);
    assert_short("message", Some(&error.message), 1_000);
    assert_short("body", error.body.as_ref(), 4_096);
    assert_short("location", error.location.as_ref(), 2_000);
    assert_short("target", error.target.as_ref(), 1_000);
    let words = [&error.code, &refused.support.request_id, &refused.support.client_request_id];
    let inner = inner_errors(error).flat_map(|inner| [&inner.code, &inner.request_id, &inner.date]);
    for word in words.into_iter().chain(inner).chain(error.details.iter().map(|detail| &detail.code)) {
        assert_short("a code, an id or a date", word.as_ref(), 256);
    }
    for text in error.details.iter().flat_map(|detail| [&detail.message, &detail.target]) {
        assert_short("a text of details", text.as_ref(), 1_000);
    }
    assert!(error.details.len() <= 20 && inner_errors(error).count() <= 8);
    assert!(refused.support.date.as_ref().is_none_or(|date| date.len() == 20), "{:?}", refused.support.date);
}

proptest! {
    #[test]
    fn any_response_is_parsed_within_the_limits(
        status in any::<u16>(),
        pairs in proptest::collection::vec((proptest::sample::select(&ResponseHeaders::NAMES[..]), hostile_header()), 0..6),
        body in prop_oneof![".{0,300}", "[\\[\\]{}\",:'<>&;/!a-z0-9 -]{0,300}", hostile_json(), hostile_page()],
        cut in any::<bool>(),
        now_ms in any::<f64>(),
    ) {
        let body = if cut { Body::Truncated(&body) } else { Body::Text(&body) };
        let http = HttpResponse { body, received_ms: now_ms, ..HttpResponse::new(status).with_headers(pairs) };
        match GraphResponse::parse(&http) {
            GraphResponse::Accepted(accepted) => {
                prop_assert!((200..300).contains(&accepted.status));
                prop_assert!(accepted.support.date.is_none_or(|date| date.len() == 20));
            }
            GraphResponse::Refused(refused) => {
                assert_bounded(&refused);
                prop_assert!((0.0..=31_536_000.0).contains(&refused.retry_after_seconds.unwrap_or(0.0)));
            }
        }
    }
}

fn hostile_header() -> impl Strategy<Value = String> {
    prop_oneof![".{0,60}", "(Mon|Sun), 0[0-9] (Mar|Nov) [0-9]{4} [0-2][0-9]:[0-6][0-9]:[0-6][0-9] GMT"]
}

fn hostile_json() -> impl Strategy<Value = String> {
    let pieces = r#"{ } [ ] , : "error" "code" "message" "innererror" "details" "value" 7505 " \u null 😀"#;
    any_of(pieces).prop_map(|text| format!("{{{text}"))
}

fn hostile_page() -> impl Strategy<Value = String> {
    let pieces = "< > </ title <title> </title> <h1 <script> <!-- --> &amp; &#9; & ; é 😀";
    any_of(pieces).prop_map(|text| format!("<html{text}"))
}

fn any_of(pieces: &'static str) -> impl Strategy<Value = String> {
    let pieces: Vec<_> = pieces.split(' ').collect();
    proptest::collection::vec(proptest::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}
