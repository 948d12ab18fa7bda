//! Request texts, contexts and endpoints.

use graph_call_transfer::diagram::TransferStep;
use graph_call_transfer::verdict::ExpectedTransfer;
use graph_call_transfer::{CheckContext, Endpoint, Issue, TransferReport};
use serde_json::Value;

use super::attack::attack;
use super::corpus::{examples, texts};
use super::mutation::{bytes_of, mutated};
use crate::random::Random;

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

const INPUTS: [&str; 6] = [
    r#"{"callId":"341a0500-d4bf-4224-8b19-1581168d328b","target":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f","tenantId":"72f988bf-86f1-41af-91ab-2d7cd011db47","displayName":"Heidi é😀"}}}"#,
    r#"{"callId":"341A0500D4BF42248B191581168D328B","target":{"phone":"+12345678901"},"replacesCallId":"2e1a0b00-7d2c-4a0b-9d5e-0f6b1c2d3e4f"}"#,
    r#"{"callId":"341a0500-d4bf-4224-8b19-1581168d328b","target":{"applicationInstance":{"id":"550fae72-d251-43ec-868c-373732c2704f"}},"transferee":{"participantId":"909c6581-5130-43e9-88f3-fcb3582cde37","user":{"id":"751f6800-3180-414d-bd94-333364659951"}},"endpointType":"default","languageId":"en-US","region":"amer"}"#,
    r#"{"callId":"341a0500-d4bf-4224-8b19-1581168d328b","body":{"transferTarget":{"endpointType":"default","identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f"}}}}}"#,
    r#"{"callId":"341a0500-d4bf-4224-8b19-1581168d328b","kind":"blind","callType":"peerToPeer","issues":[],"body":{"transferTarget":{"identity":{"guest":{"id":"g"}}}}}"#,
    r#"{"callId":"","target":{"acs":{"id":"8:acs:x"},"user":null},"transferee":"x"}"#,
];

const CONTEXTS: [&str; 4] = [
    r#"{"callType":"group","tenantId":"72f988bf-86f1-41af-91ab-2d7cd011db47","applicationInstance":true,"callState":"established","endpoint":{"cloud":"global","version":"beta"}}"#,
    r#"{"endpoint":{"baseUrl":"https://graph.example.test:8443/x/v1.0","version":"v1.0"},"token":"e30.e30.c2ln"}"#,
    r#"{"cloud":"usGovernmentL4","version":"v1.0"}"#,
    r#"{"kind":"sent","id":"1","at":1,"attempt":{"number":1,"status":202},"response":{"kind":"refused","status":403,"error":{"code":"7505"}},"error":{"code":"network","delivered":"unknown"},"seconds":60,"callId":"x","replacesCallId":"y"}"#,
];

/// Checks every promise about a report.
fn check(text: &str, report: &TransferReport) {
    assert!(report.issues().len() <= 101, "{} issues", report.issues().len());
    let units = text.encode_utf16().count();
    for issue in report.issues() {
        check_issue(issue, units);
    }
    assert!(report.unknown_members().len() <= text.len());
    let Some(request) = report.request() else { return };
    let body: Result<Value, _> = serde_json::from_str(request.body());
    // serde_json refuses numbers beyond the range of floats, and half a surrogate pair, which the reader does not send.
    if let Err(error) = body {
        assert!(error.to_string().contains("number out of range"), "{error}: {}", request.body());
    }
    assert!(
        request.body().len() <= 8 * text.len() + 1024,
        "{} bytes from {}",
        request.body().len(),
        text.len()
    );
    let http = request.describe(&Endpoint::default());
    assert!(http.url.bytes().all(|byte| byte.is_ascii_graphic()), "{}", http.url);
}

fn check_issue(issue: &Issue, units: usize) {
    assert!(!issue.message().is_empty() && issue.message().len() < 4096, "{}", issue.message());
    assert_ne!(issue.hint().as_deref(), Some(""));
    if let Some(span) = issue.span() {
        assert!(span.start <= span.end && span.end <= units, "{span:?} in {units}");
    }
}

#[test]
fn request_bodies() {
    let corpus = examples("requests");
    attack(
        "request bodies",
        |random| {
            let text = mutated(random, &corpus);
            bytes_of(random, text)
        },
        |bytes, _| {
            let report = TransferReport::parse_body_bytes(CALL, bytes, &CheckContext::default());
            check(&String::from_utf8_lossy(bytes), &report);
        },
    );
}

#[test]
fn transfer_inputs() {
    let corpus = texts(&INPUTS);
    attack(
        "transfer inputs",
        |random| mutated(random, &corpus),
        |text, random| {
            let context = CheckContext::default();
            let report = match random.below(3) {
                0 => TransferReport::parse_input(text, &context),
                1 => TransferReport::parse_input_or_request(text, &context),
                _ => TransferReport::parse_body(text, &hostile_body(random), &context),
            };
            for issue in report.issues() {
                assert!(!issue.message().is_empty());
            }
            if let Some(request) = report.request() {
                assert!(request.describe(&Endpoint::default()).url.len() < 1024);
            }
        },
    );
}

fn hostile_body(random: &mut Random) -> String {
    mutated(
        random,
        &texts(&[
            r#"{"transferTarget":{"identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f"}}}}"#,
        ]),
    )
}

#[test]
fn contexts_and_endpoints() {
    let corpus = texts(&CONTEXTS);
    attack(
        "contexts and endpoints",
        |random| mutated(random, &corpus),
        |text, _| {
            if let Ok(endpoint) = Endpoint::from_json(text) {
                assert!(endpoint.root().starts_with("http"), "{}", endpoint.root());
                assert!(endpoint.root().bytes().all(|byte| byte.is_ascii_graphic()), "{}", endpoint.root());
            }
            let context = CheckContext::from_json(text).unwrap_or_default();
            drop(TransferReport::parse_body(CALL, r#"{"transferTarget":{}}"#, &context));
            drop(ExpectedTransfer::from_json(text));
            drop(TransferStep::from_json(text).map_err(|error| error.to_string()));
        },
    );
}
