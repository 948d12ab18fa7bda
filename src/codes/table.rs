//! The decisions of the code book without its texts, so that the wasm module contains no text of it. The compiler makes the table from
//! the entries.

#![expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "all of it runs in the compiler, where a fault is an error of the build"
)]

use super::book::CHAPTERS;
use super::decision::{Decision, FailureCause, RetryTarget};
use super::entry::{Entry, ExplanationCertainty};
use super::key::{Key, is_success};
use super::select::Book;

/// One key of numbers and its decision, in eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    second: u32,
    first: i16,
    /// In bits: the numbers of the cause (from 5) and of the retry (from 2), whether it is an incident, whether it is documented.
    decision: u16,
}

/// The decision of an entry without one.
const NONE: u16 = u16::MAX;

static ROWS: [Row; FILLED.1] = shrink();

/// The book without its texts. It has no words: the status of a refusal decides where its code is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decisions;

impl Book for Decisions {
    type Entry = Row;

    fn find(&self, key: Key) -> Option<Row> {
        let (first, second) = key.numbers()?;
        let (first, second) = (i16::try_from(first).ok()?, u32::try_from(second).ok()?);
        ROWS.iter().find(|row| (row.first, row.second) == (first, second)).copied()
    }

    fn find_word(&self, _word: &str) -> Option<Row> {
        None
    }

    fn find_reason(&self, _reason: &str) -> Option<Row> {
        None
    }
}

impl Row {
    /// Returns the decision; `None` where the entry reports no failure.
    pub(super) fn decision(self) -> Option<Decision> {
        let number = usize::from(self.decision);
        Some(Decision {
            cause: *FailureCause::VARIANTS.get(number >> 5)?,
            retry: *RetryTarget::VARIANTS.get(number >> 2 & 7)?,
            is_incident: number & 2 == 2,
        })
    }

    /// Returns whether Microsoft documents the numbers for Graph.
    pub(super) fn is_documented(self) -> bool {
        self.decision & 1 == 1
    }
}

const fn packed(entry: &Entry) -> u16 {
    let is_documented = matches!(entry.certainty, ExplanationCertainty::Documented);
    match entry.decision {
        Some(Decision { cause, retry, is_incident }) => {
            (cause as u16) << 5 | (retry as u16) << 2 | (is_incident as u16) << 1 | is_documented as u16
        }
        None => NONE,
    }
}

/// More than the book has keys; the build fails when it no longer is.
const MAX_ROWS: usize = 1_024;

const FILLED: ([Row; MAX_ROWS], usize) = fill();

const fn fill() -> ([Row; MAX_ROWS], usize) {
    let mut rows = [Row { second: 0, first: 0, decision: NONE }; MAX_ROWS];
    let mut count = 0;
    let mut chapter = 0;
    while chapter < CHAPTERS.len() {
        let entries: &[Entry] = CHAPTERS[chapter];
        let mut at = 0;
        while at < entries.len() {
            let keys = entries[at].keys;
            let mut key = 0;
            while key < keys.len() {
                if let Some((first, second)) = keys[key].numbers()
                    && !is_covered(keys, key)
                {
                    assert!(first.unsigned_abs() <= i16::MAX as u64 && second >= 0, "a key fits into a row");
                    let decision = packed(&entries[at]);
                    rows[count] = Row { second: second as u32, first: first as i16, decision };
                    count += 1;
                }
                key += 1;
            }
            at += 1;
        }
        chapter += 1;
    }
    (rows, count)
}

/// Returns whether a pair needs no row: the same entry has its subcode for any code, or for any success.
const fn is_covered(keys: &[Key], at: usize) -> bool {
    let Key::Pair(code, subcode) = keys[at] else { return false };
    let mut key = 0;
    while key < keys.len() {
        match keys[key] {
            Key::Subcode(other) if other == subcode => return true,
            Key::Success(other) if other == subcode && is_success(code) => return true,
            _ => key += 1,
        }
    }
    false
}

const fn shrink() -> [Row; FILLED.1] {
    let mut rows = [FILLED.0[0]; FILLED.1];
    let mut at = 0;
    while at < rows.len() {
        rows[at] = FILLED.0[at];
        at += 1;
    }
    rows
}
