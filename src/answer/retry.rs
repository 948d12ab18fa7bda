//! When a refused request is sent again, and after how long.

use super::Refused;
use super::moment::Moment;
use crate::json::decimal;

/// The longest wait that is believed: what asks for more is read as a year.
pub(super) const LONGEST_SECONDS: f64 = 31_536_000.0;

/// The longest of our own waits before the second attempt; it doubles with every further one.
const FIRST_BACK_OFF_MS: f64 = 2_000.0;

/// The most that is added to a wait that the service asked for, so that callers refused together do not
/// return together.
const MOST_ADDED_MS: f64 = 1_000.0;

/// Reads `Retry-After`: whole or decimal seconds, or an HTTP date in any of its three forms, seen from
/// `now_ms`.
///
/// `now_ms` is in milliseconds since 1970. A past date is 0. Of several values in one header the longest wait
/// counts. What is neither seconds nor a date is `None`; no result is above a year.
#[must_use]
pub fn retry_after_seconds(header: &str, now_ms: f64) -> Option<f64> {
    let seconds =
        header.split(',').map(seconds).try_fold(0.0, |longest, next| next.map(|next| next.max(longest)));
    let seconds =
        seconds.or_else(|| Some(Moment::read(header)?.milliseconds() / 1_000.0 - now_ms / 1_000.0))?;
    (!seconds.is_nan()).then(|| seconds.clamp(0.0, LONGEST_SECONDS))
}

/// Plain seconds: `-1` and `1e9` are nonsense in this header.
fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain.then(|| decimal(text)).flatten()
}

/// When a refused request is sent again: what cannot have been taken, and what the caller takes upon themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    throttled: bool,
    unavailable: bool,
    max_attempts: u32,
    max_elapsed_ms: f64,
    max_wait_ms: f64,
}

/// What a caller may say of retrying; what is left out has its default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RetryOptions {
    /// The statuses to retry, of 429 and 503; `[429]` by default. A 503 is retried only with `Retry-After`; nothing proves that the
    /// transfer was not taken then.
    pub statuses: Option<Vec<f64>>,
    /// How many times the request is sent at most: a whole number from 1 to 20, 4 by default.
    pub max_attempts: Option<f64>,
    /// No retry begins later than this after the start: 0 to 3,600,000 ms, 60,000 by default.
    pub max_elapsed_ms: Option<f64>,
    /// A longer wait than this ends the sending: 0 to 3,600,000 ms, 30,000 by default.
    pub max_wait_ms: Option<f64>,
}

/// What is wrong with one member of [`RetryOptions`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RetryFault {
    /// A number is out of range, or not a number at all.
    OutOfRange {
        /// The member as JavaScript spells it, such as `maxWaitMs`.
        member: &'static str,
        /// The least value allowed.
        least: u32,
        /// The greatest value allowed.
        most: u32,
        /// Whether only whole numbers are allowed.
        whole: bool,
    },
    /// An entry of `statuses` is neither 429 nor 503: no other status asks to come again.
    NotRetryable {
        /// Which entry, counted from 0.
        index: usize,
    },
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            throttled: true,
            unavailable: false,
            max_attempts: 4,
            max_elapsed_ms: 60_000.0,
            max_wait_ms: 30_000.0,
        }
    }
}

impl RetryPolicy {
    /// Makes a policy of what the caller said, or tells everything that is wrong with it, member by member.
    ///
    /// # Errors
    ///
    /// One [`RetryFault`] for each number that is out of its range and for each status that is not retryable.
    pub fn new(options: &RetryOptions) -> Result<Self, Vec<RetryFault>> {
        const HOUR_MS: u32 = 3_600_000;
        let mut policy = Self::default();
        let mut faults = Vec::new();
        if let Some(statuses) = &options.statuses {
            policy.throttled = statuses.contains(&429.0);
            policy.unavailable = statuses.contains(&503.0);
            let strangers =
                statuses.iter().enumerate().filter(|(_, status)| ![429.0, 503.0].contains(*status));
            faults.extend(strangers.map(|(index, _)| RetryFault::NotRetryable { index }));
        }
        let mut checked = |member, given: Option<f64>, least: u32, most: u32, whole: bool| {
            let number = given?;
            let allowed =
                (f64::from(least)..=f64::from(most)).contains(&number) && (!whole || number.fract() == 0.0);
            if !allowed {
                faults.push(RetryFault::OutOfRange { member, least, most, whole });
            }
            allowed.then_some(number)
        };
        if let Some(attempts) = checked("maxAttempts", options.max_attempts, 1, 20, true) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and 1 to 20")]
            let attempts = attempts as u32;
            policy.max_attempts = attempts;
        }
        if let Some(elapsed) = checked("maxElapsedMs", options.max_elapsed_ms, 0, HOUR_MS, false) {
            policy.max_elapsed_ms = elapsed;
        }
        if let Some(wait) = checked("maxWaitMs", options.max_wait_ms, 0, HOUR_MS, false) {
            policy.max_wait_ms = wait;
        }
        if faults.is_empty() { Ok(policy) } else { Err(faults) }
    }

    /// Says how many milliseconds to wait before the next attempt, or `None` when there is to be none.
    ///
    /// `attempt` is the number of the attempt that was just refused, from 1; `elapsed_ms` is the time since
    /// the start; `random` is between 0 and 1.
    ///
    /// - With `Retry-After`: the time asked for, and a random share of a tenth of it plus 100 ms, the
    ///   addition at most 1 s and never what makes the wait too long; no attempt at all when more is asked
    ///   than `max_wait_ms`.
    /// - Without: `random × min(max_wait_ms, 2 s × 2^(attempt − 1))`.
    ///
    /// `None` also when the attempts are used up or the wait would end later than `max_elapsed_ms`.
    #[must_use]
    pub fn next_wait(&self, attempt: u32, elapsed_ms: f64, refused: &Refused, random: f64) -> Option<f64> {
        let repeats = match refused.status {
            429 => self.throttled,
            503 => self.unavailable && refused.retry_after_seconds.is_some(),
            _ => false,
        };
        if !repeats || attempt >= self.max_attempts {
            return None;
        }
        let random = if random.is_nan() { 1.0 } else { random.clamp(0.0, 1.0) };
        let longest = self.max_wait_ms.min(self.max_elapsed_ms - elapsed_ms);
        let back_off = FIRST_BACK_OFF_MS * f64::from(1_u32 << attempt.saturating_sub(1).min(20));
        let wait = match refused.retry_after_seconds.map(|seconds| seconds * 1_000.0) {
            Some(asked) if asked > longest => return None,
            Some(asked) => (asked + random * MOST_ADDED_MS.min(100.0 + asked / 10.0)).min(longest),
            None => random * back_off.min(self.max_wait_ms),
        };
        (elapsed_ms + wait <= self.max_elapsed_ms).then_some(wait)
    }
}
