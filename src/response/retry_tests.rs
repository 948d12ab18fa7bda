//! The retry policy, as tables and as properties.

use std::time::Duration;

use proptest::prelude::*;

use super::retry_after::{MAX_SECONDS, retry_after_seconds};
use super::*;
use crate::HttpResponse;

/// 1994-11-06 08:49:37 GMT, the date in the examples of RFC 9110.
const NOW_MS: f64 = 784_111_777_000.0;

fn refused(status: u16, retry_after: Option<&str>) -> Refused {
    let headers = retry_after.map(|value| ("retry-after", value));
    match GraphResponse::parse(&HttpResponse::new(status).with_headers(headers)) {
        GraphResponse::Refused(refused) => refused,
        GraphResponse::Accepted(accepted) => panic!("accepted: {accepted:?}"),
    }
}

#[test]
fn retry_after_is_seconds_or_a_date() {
    for (header, expected) in [
        ("0", Some(0.0)),
        ("120", Some(120.0)),
        (" 2.5 ", Some(2.5)),
        ("007", Some(7.0)),
        ("3, 5, 4", Some(5.0)),
        ("31536001", Some(31_536_000.0)),
        ("999999999999999999999999999999", Some(31_536_000.0)),
        ("Sun, 06 Nov 1994 08:49:47 GMT", Some(10.0)),
        ("Sunday, 06-Nov-94 08:49:47 GMT", Some(10.0)),
        ("Sun Nov  6 08:49:47 1994", Some(10.0)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0.0)),
        ("Sat, 05 Nov 1994 08:49:37 GMT", Some(0.0)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", Some(31_536_000.0)),
        ("Sun, 06 Nov 1994 08:49:47 CET", None),
        ("Sun, 31 Feb 1994 08:49:47 GMT", None),
        ("1994-11-06T08:49:47Z", None),
        ("-1", None),
        ("+1", None),
        ("1e3", None),
        ("1.2.3", None),
        (".5", None),
        ("0x10", None),
        ("inf", None),
        ("NaN", None),
        ("5 s", None),
        ("3, soon", None),
        (",", None),
        ("", None),
        ("\u{661}", None),
    ] {
        assert_eq!(retry_after_seconds(header, NOW_MS), expected, "{header:?}");
    }
    assert_eq!(retry_after_seconds(&"9".repeat(1_000), NOW_MS), Some(MAX_SECONDS));
    assert_eq!(retry_after_seconds("Sun, 06 Nov 1994 08:49:47 GMT", f64::NAN), None);
}

#[test]
fn policy_repeats_429_and_optionally_503_with_retry_after() {
    let policies = [
        ("default", RetryPolicy::new()),
        ("none", RetryPolicy::new().with_throttled(false)),
        ("503", RetryPolicy::new().with_throttled(false).with_unavailable(true)),
        ("both", RetryPolicy::new().with_unavailable(true)),
    ];
    for status in (100..200).chain(300..600) {
        for retry_after in [None, Some("1")] {
            for (name, policy) in &policies {
                let expected = match status {
                    429 => ["default", "both"].contains(name),
                    503 => ["503", "both"].contains(name) && retry_after.is_some(),
                    _ => false,
                };
                let wait = policy.next_wait(1, Duration::ZERO, &refused(status, retry_after), 0.5);
                assert_eq!(wait.is_some(), expected, "{name}: {status} {retry_after:?}");
            }
        }
    }
}

#[test]
fn waits_are_as_documented() {
    for (attempt, elapsed, retry_after, random, expected) in [
        (1, 0.0, Some("5"), 0.0, Some(5_000.0)),
        (1, 0.0, Some("5"), 1.0, Some(5_600.0)),
        (1, 0.0, Some("0"), 1.0, Some(100.0)),
        (1, 0.0, Some("20"), 1.0, Some(21_000.0)),
        (1, 0.0, Some("30"), 1.0, Some(30_000.0)),
        (1, 0.0, Some("30.001"), 0.0, None),
        (1, 0.0, None, 1.0, Some(2_000.0)),
        (1, 0.0, None, 0.25, Some(500.0)),
        (2, 0.0, None, 1.0, Some(4_000.0)),
        (3, 0.0, None, 1.0, Some(8_000.0)),
        (4, 0.0, None, 1.0, None),
        (3, 52_000.0, None, 1.0, Some(8_000.0)),
        (3, 52_001.0, None, 1.0, None),
        (1, 55_000.0, Some("5"), 0.0, Some(5_000.0)),
        (1, 54_700.0, Some("5"), 1.0, Some(5_300.0)),
        (1, 55_001.0, Some("5"), 0.0, None),
        (1, 60_001.0, Some("0"), 0.0, None),
        (1, f64::NAN, Some("5"), 0.0, None),
        (1, 0.0, None, f64::NAN, Some(2_000.0)),
        (1, 0.0, None, -7.0, Some(0.0)),
        (1, 0.0, None, 7.0, Some(2_000.0)),
        (0, 0.0, None, 1.0, Some(2_000.0)),
    ] {
        let wait = RetryPolicy::default().next_wait_ms(attempt, elapsed, &refused(429, retry_after), random);
        assert_eq!(wait, expected, "attempt {attempt} after {elapsed} ms, {retry_after:?}, random {random}");
    }
    let patient = RetryPolicy::new().with_max_attempts(20);
    let wait = patient.next_wait(19, Duration::ZERO, &refused(429, None), 1.0);
    assert_eq!(wait, Some(Duration::from_secs(30)));
}

#[test]
fn limits_of_a_policy_are_durations() {
    let policy = RetryPolicy::new()
        .with_max_wait(Duration::from_millis(1_500))
        .with_max_elapsed(Duration::from_millis(70_500));
    for (elapsed_ms, retry_after, expected_ms) in [
        (0, "1.5", Some(1_500)),
        (0, "1.501", None),
        (69_000, "1.5", Some(1_500)),
        (69_001, "1.5", None),
        (69_500, "1", Some(1_000)),
        (69_501, "1", None),
    ] {
        let wait =
            policy.next_wait(1, Duration::from_millis(elapsed_ms), &refused(429, Some(retry_after)), 0.0);
        assert_eq!(wait, expected_ms.map(Duration::from_millis), "{retry_after} s after {elapsed_ms} ms");
    }
}

proptest! {
    #[test]
    fn wait_is_at_least_retry_after_and_within_the_limits(
        attempt in 0_u32..25,
        elapsed in 0.0..4_000_000.0_f64,
        asked in proptest::option::of(0_u32..8_000_000),
        random in 0.0..=1.0_f64,
        max_attempts in 1_u32..=20,
        max_elapsed_ms in 0.0..=3_600_000.0_f64,
        max_wait_ms in 0.0..=3_600_000.0_f64,
    ) {
        let policy = RetryPolicy { max_attempts, max_elapsed_ms, max_wait_ms, ..RetryPolicy::new() };
        let header = asked.map(|ms| format!("{}.{:03}", ms / 1_000, ms % 1_000));
        let refused = refused(429, header.as_deref());
        if let Some(wait) = policy.next_wait_ms(attempt, elapsed, &refused, random) {
            prop_assert!(wait >= refused.retry_after_seconds.unwrap_or(0.0) * 1_000.0);
            prop_assert!(wait <= max_wait_ms && elapsed + wait <= max_elapsed_ms && attempt < max_attempts);
        }
    }

    #[test]
    fn any_retry_after_is_parsed_within_the_limits(
        header in ".{0,60}|[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT",
        now in any::<f64>(),
    ) {
        if let Some(seconds) = retry_after_seconds(&header, now) {
            prop_assert!((0.0..=MAX_SECONDS).contains(&seconds));
        }
    }
}
