//! Responses of Graph, of a proxy or of anything else, and the waits before a further attempt.

use std::time::{Duration, SystemTime};

use graph_call_transfer::HttpResponse;
use graph_call_transfer::response::{CallLookup, GraphResponse, Refused, RetryPolicy};

use super::attack::attack;
use super::corpus::{examples, texts};
use super::mutation::mutated;
use crate::random::Random;

const RETRY_AFTER: [&str; 9] = [
    "5",
    "0",
    "1.5",
    "-1",
    "99999999999999999999",
    "Wed, 21 Oct 2026 07:28:00 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "5, 6",
];

const STATUSES: [u16; 16] =
    [0, 99, 100, 199, 200, 202, 204, 301, 302, 401, 403, 404, 429, 500, 503, u16::MAX];

/// Checks the waits that a refusal leads to.
fn check_waits(refused: &Refused, random: &mut Random) {
    let longest = Duration::from_secs(30);
    let policy = RetryPolicy::new().with_unavailable(true).with_max_wait(longest);
    for attempt in [0, 1, 2, 3, 4, u32::MAX] {
        let elapsed = Duration::from_millis(u64::try_from(random.below(90_000)).unwrap());
        for part in [0.0, 0.5, 1.0, f64::NAN, f64::INFINITY, -1.0] {
            let Some(wait) = policy.next_wait(attempt, elapsed, refused, part) else { continue };
            assert!(wait <= longest, "{wait:?} after {:?}", refused.retry_after_seconds);
            assert!(elapsed + wait <= Duration::from_mins(1));
            assert!(attempt < 4, "there are four attempts");
            assert!(refused.status == 429 || refused.status == 503 && refused.retry_after_seconds.is_some());
        }
    }
    assert!(refused.retry_after_seconds.is_none_or(|seconds| seconds.is_finite() && seconds >= 0.0));
}

fn check(http: &HttpResponse<'_>, length: usize, random: &mut Random) {
    let response = GraphResponse::parse(http);
    assert!(serde_json::to_string(&response).unwrap().len() <= 14 * length + 8192);
    if let GraphResponse::Refused(refused) = &response {
        check_waits(refused, random);
    } else {
        assert!((200..300).contains(&response.status()), "{} is not a success", response.status());
    }
    if let CallLookup::Refused(refused) = CallLookup::parse(http) {
        check_waits(&refused, random);
    }
}

#[test]
fn response_bodies() {
    let corpus = examples("responses");
    attack(
        "response bodies",
        |random| mutated(random, &corpus),
        |body, random| {
            let status = STATUSES[random.below(STATUSES.len())];
            let types =
                ["application/json", "text/html", "text/plain", "application/problem+json; charset=x", ""];
            let http = HttpResponse::new(status).with_headers([("Content-Type", random.one_of(&types))]);
            let http = match random.below(4) {
                0 => http.with_truncated_body(body),
                1 => http.with_body(body).with_redirect(Some(body)),
                2 => http.with_body(body).with_client_request_id(body),
                _ => http.with_body(body),
            };
            check(&http, body.len(), random);
        },
    );
}

#[test]
fn response_headers() {
    let corpus = texts(&RETRY_AFTER);
    attack(
        "response headers",
        |random| mutated(random, &corpus),
        |value, random| {
            let names = ["Retry-After", "retry-after", "Date", "Location", "request-id", "Content-Type"];
            let other = mutated(random, &corpus);
            let headers = [
                (random.one_of(&names), value.as_str()),
                (random.one_of(&names), other.as_str()),
                ("Retry-After", value.as_str()),
            ];
            let status = [429, 503, 404, 302][random.below(4)];
            let received = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(u32::MAX));
            let http = HttpResponse::new(status).with_headers(headers).with_received_at(received);
            check(&http, value.len() + other.len(), random);
        },
    );
}
