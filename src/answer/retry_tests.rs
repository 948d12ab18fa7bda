//! When a refused request is repeated, as tables and as properties.

use proptest::prelude::*;

use super::retry::LONGEST_SECONDS;
use super::*;

/// 1994-11-06 08:49:37 GMT, the date in RFC 9110's examples.
const NOW_MS: f64 = 784_111_777_000.0;

fn refused(status: u16, retry_after: Option<&str>) -> Refused {
    let headers: Headers = retry_after.map(|value| ("retry-after", value)).into_iter().collect();
    match Answer::read(status, &headers, Body::None, None, NOW_MS) {
        Answer::Refused(refused) => refused,
        Answer::Accepted(accepted) => panic!("accepted: {accepted:?}"),
    }
}

fn policy(change: impl FnOnce(&mut RetryOptions)) -> RetryPolicy {
    let mut options = RetryOptions::default();
    change(&mut options);
    RetryPolicy::new(&options).unwrap()
}

#[test]
fn retry_after_is_read_as_seconds_or_as_a_date_and_nothing_else() {
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
    assert_eq!(retry_after_seconds(&"9".repeat(1_000), NOW_MS), Some(LONGEST_SECONDS));
    assert_eq!(retry_after_seconds("Sun, 06 Nov 1994 08:49:47 GMT", f64::NAN), None);
}

#[test]
fn every_option_is_checked_and_all_faults_are_told() {
    let range = |member, least, most, whole| RetryFault::OutOfRange { member, least, most, whole };
    let attempts = range("maxAttempts", 1, 20, true);
    let elapsed = range("maxElapsedMs", 0, 3_600_000, false);
    let wait = range("maxWaitMs", 0, 3_600_000, false);
    for (numbers, expected) in [
        ([1.0, 0.0, 0.0], vec![]),
        ([20.0, 3_600_000.0, 3_600_000.0], vec![]),
        ([4.0, 0.5, 1.5], vec![]),
        ([0.0, 1.0, 1.0], vec![attempts.clone()]),
        ([1.5, 1.0, 1.0], vec![attempts.clone()]),
        ([21.0, -1.0, 3_600_000.5], vec![attempts.clone(), elapsed.clone(), wait.clone()]),
        ([f64::NAN, f64::INFINITY, f64::NEG_INFINITY], vec![attempts, elapsed, wait]),
    ] {
        let [max_attempts, max_elapsed_ms, max_wait_ms] = numbers.map(Some);
        let options = RetryOptions { statuses: None, max_attempts, max_elapsed_ms, max_wait_ms };
        assert_eq!(RetryPolicy::new(&options).err().unwrap_or_default(), expected, "{numbers:?}");
    }
}

#[test]
fn a_status_that_does_not_ask_to_come_again_cannot_be_asked_for() {
    let options =
        |statuses: &[f64]| RetryOptions { statuses: Some(statuses.to_vec()), ..RetryOptions::default() };
    assert_eq!(RetryPolicy::new(&options(&[429.0])).unwrap(), RetryPolicy::default());
    let faults = RetryPolicy::new(&options(&[500.0, 429.0, 503.5, f64::NAN])).unwrap_err();
    assert_eq!(faults, [0, 2, 3].map(|index| RetryFault::NotRetryable { index }));
}

#[test]
fn only_429_is_repeated_and_503_when_asked_for_and_told_how_long_to_wait() {
    let of = |statuses: &[f64]| policy(|options| options.statuses = Some(statuses.to_vec()));
    let policies = [
        ("default", RetryPolicy::default()),
        ("none", of(&[])),
        ("503", of(&[503.0])),
        ("both", of(&[429.0, 503.0])),
    ];
    for status in (100..200).chain(300..600) {
        for retry_after in [None, Some("1")] {
            for (name, policy) in &policies {
                let expected = match status {
                    429 => ["default", "both"].contains(name),
                    503 => ["503", "both"].contains(name) && retry_after.is_some(),
                    _ => false,
                };
                let wait = policy.next_wait(1, 0.0, &refused(status, retry_after), 0.5);
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
        let wait = RetryPolicy::default().next_wait(attempt, elapsed, &refused(429, retry_after), random);
        assert_eq!(wait, expected, "attempt {attempt} after {elapsed} ms, {retry_after:?}, random {random}");
    }
    let patient = policy(|options| options.max_attempts = Some(20.0));
    assert_eq!(patient.next_wait(19, 0.0, &refused(429, None), 1.0), Some(30_000.0));
}

proptest! {
    #[test]
    fn a_wait_is_never_shorter_than_asked_and_never_beyond_the_bounds(
        attempt in 0_u32..25,
        elapsed in 0.0..4_000_000.0_f64,
        asked in proptest::option::of(0_u32..8_000_000),
        random in 0.0..=1.0_f64,
        max_attempts in 1_u32..=20,
        max_elapsed_ms in 0.0..=3_600_000.0_f64,
        max_wait_ms in 0.0..=3_600_000.0_f64,
    ) {
        let policy = policy(|options| {
            options.max_attempts = Some(f64::from(max_attempts));
            options.max_elapsed_ms = Some(max_elapsed_ms);
            options.max_wait_ms = Some(max_wait_ms);
        });
        let header = asked.map(|ms| format!("{}.{:03}", ms / 1_000, ms % 1_000));
        let refused = refused(429, header.as_deref());
        if let Some(wait) = policy.next_wait(attempt, elapsed, &refused, random) {
            prop_assert!(wait >= refused.retry_after_seconds.unwrap_or(0.0) * 1_000.0);
            prop_assert!(wait <= max_wait_ms && elapsed + wait <= max_elapsed_ms && attempt < max_attempts);
        }
    }

    #[test]
    fn any_retry_after_is_read_without_a_panic_and_within_bounds(
        header in ".{0,60}|[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT",
        now in any::<f64>(),
    ) {
        if let Some(seconds) = retry_after_seconds(&header, now) {
            prop_assert!((0.0..=LONGEST_SECONDS).contains(&seconds));
        }
    }
}
