//! The tracker: what `TransferTracker` of the package calls.

use js_sys::{Array, Math};
use wasm_bindgen::prelude::*;

use super::error::TransferError;
use super::input::with_records;
use super::value::{json_of, to_js};
use crate::verdict::{Answered, Expected, SnapshotError, Tracker};
use crate::{ErrorCode, Issue, Part};

/// One tracker. The methods that take news return how many changes there are to be read, or `u32::MAX`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TrackerCore {
    tracker: Tracker,
}

#[wasm_bindgen]
impl TrackerCore {
    /// Makes a tracker that keeps so many transfers.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self { tracker: empty(capacity) }
    }

    /// Reads a snapshot.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidSnapshot`.
    pub fn restore(snapshot: &str, capacity: usize) -> Result<Self, JsValue> {
        let tracker = empty(capacity).restored(snapshot).map_err(invalid_snapshot)?;
        Ok(Self { tracker })
    }

    /// Takes the body that was written into the room.
    pub fn apply(&mut self, bytes: usize) -> u32 {
        with_records(
            |body, records| self.tracker.apply(body, |change| records.push(change)).map(|_| ()),
            bytes,
        )
    }

    /// Takes an announcement, as [`read_expected`] read it.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the glue hands a text over that may be absent in no other way"
    )]
    pub fn expect(&mut self, call_id: &str, replaces: Option<String>) -> u32 {
        with_records(
            |_, records| {
                self.tracker.expect_with(call_id, replaces.as_deref(), |change| records.push(change));
                Ok(())
            },
            0,
        )
    }

    /// Takes the answer to the POST: whether it was accepted, and its status.
    pub fn answered(&mut self, call_id: &str, is_accepted: bool, status: u16) -> u32 {
        let answer = if is_accepted { Answered::Accepted } else { Answered::Refused };
        with_records(
            |_, records| {
                self.tracker.answered(call_id, answer, status, |change| records.push(change));
                Ok(())
            },
            0,
        )
    }

    /// Takes an announcement back.
    pub fn withdraw(&mut self, call_id: &str) {
        self.tracker.withdraw(call_id);
    }

    /// `TransferStatus`, or `undefined`.
    ///
    /// # Errors
    ///
    /// None that a caller can bring about.
    pub fn status(&self, call_id: &str) -> Result<JsValue, JsValue> {
        self.tracker.status(call_id).map_or(Ok(JsValue::UNDEFINED), |status| to_js(&status))
    }

    /// `TransferOutcome`, or `undefined` where there is none yet.
    ///
    /// # Errors
    ///
    /// None that a caller can bring about.
    pub fn outcome(&self, call_id: &str) -> Result<JsValue, JsValue> {
        self.tracker.outcome(call_id).map_or(Ok(JsValue::UNDEFINED), |outcome| to_js(&outcome))
    }

    /// `TransferOutcome` of a wait that took too long.
    ///
    /// # Errors
    ///
    /// None that a caller can bring about.
    #[wasm_bindgen(js_name = timedOut)]
    pub fn timed_out(&self, call_id: &str) -> Result<JsValue, JsValue> {
        to_js(&self.tracker.timed_out(call_id))
    }

    /// Begins to follow a call; its changes carry the returned number.
    pub fn follow(&mut self, call_id: &str) -> u32 {
        self.tracker.follow(call_id)
    }

    /// Ends one `follow`.
    pub fn unfollow(&mut self, call_id: &str) {
        self.tracker.unfollow(call_id);
    }

    /// Forgets the transfer of a call.
    pub fn forget(&mut self, call_id: &str) {
        self.tracker.forget(call_id);
    }

    /// Everything that is known, as text.
    #[must_use]
    pub fn snapshot(&self) -> String {
        self.tracker.snapshot()
    }

    /// What is known of the transfer of one call, as text.
    #[wasm_bindgen(js_name = snapshotOf)]
    #[must_use]
    pub fn snapshot_of(&self, call_id: &str) -> Option<String> {
        self.tracker.snapshot_of(call_id)
    }

    /// How many transfers are kept.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn size(&self) -> usize {
        self.tracker.len()
    }
}

pub(super) fn invalid_snapshot(error: SnapshotError) -> TransferError {
    TransferError::new(ErrorCode::InvalidSnapshot, &error.to_string())
}

fn empty(capacity: usize) -> Tracker {
    // Whoever chooses calls sees nothing of it. The host's better source may be missing.
    Tracker::seeded(capacity, Math::random().to_bits())
}

/// Reads what is announced: a transfer in the caller's words, a request, or only `{ callId, replacesCallId? }`. Gives the ids as
/// `[callId, replacesCallId?]`.
///
/// Not a method: what runs in here is the caller's, and may come back to the tracker.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` when no call is named.
#[wasm_bindgen(js_name = readExpected)]
pub fn read_expected(transfer: &JsValue) -> Result<Array, JsValue> {
    let invalid = |issues: Vec<Issue>| TransferError::of_issues(ErrorCode::InvalidTransfer, &issues);
    let text = json_of(transfer).map_err(|unreadable| {
        invalid(vec![Issue::new(unreadable.problem(), Part::Input, "")]).cause(&unreadable.cause)
    })?;
    let Expected { call_id, replaces } = Expected::from_json(&text).map_err(invalid)?;
    Ok([Some(call_id), replaces].into_iter().flatten().map(JsValue::from).collect())
}
