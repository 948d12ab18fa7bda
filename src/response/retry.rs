//! The policy for sending a refused request again.

use std::time::Duration;

use super::Refused;

/// The maximum wait before the second attempt without `Retry-After`; it doubles with each further attempt.
const FIRST_BACK_OFF_MS: f64 = 2_000.0;

/// The maximum addition to `Retry-After`, so that clients that were refused together do not return together.
const MAX_ADDED_MS: f64 = 1_000.0;

/// The policy for sending a refused request again.
///
/// By default only a 429 is repeated, as it proves that the transfer was not accepted: at most four attempts, within a minute, with
/// waits of at most 30 seconds.
///
/// ```
/// use std::time::Duration;
///
/// use graph_call_transfer::HttpResponse;
/// use graph_call_transfer::response::{GraphResponse, RetryPolicy};
///
/// let policy = RetryPolicy::new().with_max_attempts(2).with_max_wait(Duration::from_secs(10));
/// let http = HttpResponse::new(429).with_headers([("Retry-After", "5")]);
/// let GraphResponse::Refused(refused) = GraphResponse::parse(&http) else { panic!("429 is a refusal") };
/// let random = 0.0; // from 0 to 1, from your source of randomness
/// assert_eq!(policy.next_wait(1, Duration::ZERO, &refused, random), Some(Duration::from_secs(5)));
/// assert_eq!(policy.next_wait(2, Duration::from_secs(5), &refused, random), None);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RetryPolicy {
    pub(crate) throttled: bool,
    pub(crate) unavailable: bool,
    pub(crate) max_attempts: u32,
    pub(crate) max_elapsed_ms: f64,
    pub(crate) max_wait_ms: f64,
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
    /// Creates the default policy.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets whether a 429 (throttled) is repeated; `true` by default.
    #[must_use]
    pub fn with_throttled(self, throttled: bool) -> Self {
        Self { throttled, ..self }
    }

    /// Sets whether a 503 with `Retry-After` is repeated; `false` by default.
    ///
    /// A 503 does not prove that the transfer was not accepted, so a repetition may transfer the call twice.
    #[must_use]
    pub fn with_unavailable(self, unavailable: bool) -> Self {
        Self { unavailable, ..self }
    }

    /// Sets the maximum number of attempts, including the first; 4 by default.
    #[must_use]
    pub fn with_max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// Sets the maximum time from the start to the last attempt; one minute by default.
    #[must_use]
    pub fn with_max_elapsed(self, elapsed: Duration) -> Self {
        Self { max_elapsed_ms: milliseconds(elapsed), ..self }
    }

    /// Sets the maximum wait between two attempts; 30 seconds by default.
    #[must_use]
    pub fn with_max_wait(self, wait: Duration) -> Self {
        Self { max_wait_ms: milliseconds(wait), ..self }
    }

    /// Returns the policy as numbers, for another wasm module.
    #[cfg(target_family = "wasm")]
    pub(crate) fn to_numbers(&self) -> [f64; 5] {
        let Self { throttled, unavailable, max_attempts, max_elapsed_ms, max_wait_ms } = *self;
        let flag = |is_set| f64::from(u8::from(is_set));
        [flag(throttled), flag(unavailable), f64::from(max_attempts), max_elapsed_ms, max_wait_ms]
    }

    /// Reads the numbers of `to_numbers`.
    #[cfg(target_family = "wasm")]
    pub(crate) fn from_numbers([throttled, unavailable, attempts, elapsed, wait]: [f64; 5]) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`to_numbers` wrote it")]
        let max_attempts = attempts as u32;
        Self {
            throttled: throttled != 0.0,
            unavailable: unavailable != 0.0,
            max_attempts,
            max_elapsed_ms: elapsed,
            max_wait_ms: wait,
        }
    }

    /// Returns the wait before the next attempt; `None` if there is no next attempt.
    ///
    /// `attempt` is the number of the refused attempt, from 1; `elapsed` is the time since the start; `random` is from 0 to 1.
    ///
    /// - With `Retry-After`: the requested wait, plus a random part of a tenth of it and 100 ms. The addition is at most 1 s, and
    ///   never makes the wait too long. `None` if the requested wait is longer than the maximum.
    /// - Without: `random × min(max_wait, 2 s × 2^(attempt − 1))`.
    ///
    /// `None` also after the last attempt, or if the wait would end after the maximum time.
    #[must_use]
    pub fn next_wait(
        &self,
        attempt: u32,
        elapsed: Duration,
        refused: &Refused,
        random: f64,
    ) -> Option<Duration> {
        let wait_ms = self.next_wait_ms(attempt, milliseconds(elapsed), refused, random)?;
        Duration::try_from_secs_f64(wait_ms / 1_000.0).ok()
    }

    /// Returns the wait in milliseconds; see [`next_wait`](Self::next_wait).
    pub(crate) fn next_wait_ms(
        &self,
        attempt: u32,
        elapsed_ms: f64,
        refused: &Refused,
        random: f64,
    ) -> Option<f64> {
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
            Some(asked) => (asked + random * MAX_ADDED_MS.min(100.0 + asked / 10.0)).min(longest),
            None => random * back_off.min(self.max_wait_ms),
        };
        (elapsed_ms + wait <= self.max_elapsed_ms).then_some(wait)
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
