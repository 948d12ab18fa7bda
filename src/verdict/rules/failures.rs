//! The failures of a call that the current attempt does not rest on.

use serde::Serialize;

use super::evidence::ResultCodes;

/// The most failures with different codes that are kept apart. Beyond it every failure counts as a repeated one.
const MAX_EARLIER_FAILURES: usize = 32;

/// A failure, and the first attempt for which it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct EarlierFailure {
    pub(crate) attempt: u32,
    pub(crate) codes: ResultCodes,
}

/// The failures that the current attempt does not rest on. The certainty of a later failure depends on them, so that they are kept
/// outside of the bounded history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct EarlierFailures(
    #[expect(clippy::box_collection, reason = "a third of the size in each of a million transfers")]
    pub(crate) Option<Box<Vec<EarlierFailure>>>,
);

impl EarlierFailures {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Whether this library can have written the list.
    pub(crate) fn is_sound(&self) -> bool {
        self.0.as_ref().is_none_or(|failures| failures.len() <= MAX_EARLIER_FAILURES)
    }

    /// Adds a failure of an attempt, unless one with the same codes is known.
    pub(crate) fn add(&mut self, attempt: u32, codes: ResultCodes) {
        let failures = self.0.get_or_insert_default();
        if failures.len() < MAX_EARLIER_FAILURES && failures.iter().all(|failure| failure.codes != codes) {
            failures.push(EarlierFailure { attempt, codes });
        }
    }

    /// Whether an attempt other than `attempt` failed with the same codes.
    pub(crate) fn contains(&self, codes: ResultCodes, attempt: u32) -> bool {
        self.0.as_ref().is_some_and(|failures| {
            failures.len() >= MAX_EARLIER_FAILURES
                || failures.iter().any(|failure| failure.codes == codes && failure.attempt != attempt)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(code: usize) -> ResultCodes {
        ResultCodes { code: i32::try_from(code).ok(), subcode: None }
    }

    #[test]
    fn earlier_failures_belong_to_the_first_attempt_that_had_them() {
        let mut failures = EarlierFailures::default();
        assert!(failures.is_empty() && !failures.contains(codes(500), 1));
        failures.add(1, codes(500));
        failures.add(2, codes(500));
        assert!(failures.contains(codes(500), 2) && !failures.contains(codes(500), 1));
        assert!(!failures.contains(codes(501), 2));
    }

    #[test]
    fn full_list_contains_every_failure() {
        let mut failures = EarlierFailures::default();
        for code in 0..MAX_EARLIER_FAILURES + 5 {
            assert_eq!(failures.contains(codes(999), 7), code >= MAX_EARLIER_FAILURES);
            failures.add(7, codes(code));
        }
        assert_eq!(failures.0.map(|failures| failures.len()), Some(MAX_EARLIER_FAILURES));
    }
}
