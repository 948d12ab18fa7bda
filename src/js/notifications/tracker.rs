//! The tracker: the core of the package's `TransferTracker`.

use js_sys::{Array, Math};
use wasm_bindgen::prelude::*;

use super::input::{with_records, with_scan};
use crate::Part;
use crate::issue::ArgumentIssue;
use crate::js::ErrorCode;
use crate::js::argument::argument_error;
use crate::js::error::TransferError;
use crate::js::output::to_js;
use crate::js::value::json_of;
use crate::verdict::{
    Expectation, ExpectedTransfer, RecordedResponse, SnapshotError, Tracker, TransferChange,
};

/// One tracker. The methods that record evidence return the number of changes to read, or `u32::MAX`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TrackerCore {
    tracker: Tracker,
    last_expectation: u32,
}

#[wasm_bindgen]
impl TrackerCore {
    /// Creates a tracker for `capacity` transfers.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self { tracker: empty(capacity), last_expectation: 0 }
    }

    /// Reads a snapshot.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidSnapshot`.
    pub fn restore(snapshot: &str, capacity: usize) -> Result<Self, JsValue> {
        let tracker = empty(capacity).restored(snapshot).map_err(invalid_snapshot)?;
        Ok(Self { tracker, last_expectation: 0 })
    }

    /// Adds the transfers of a snapshot.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidSnapshot`.
    pub fn load(&mut self, snapshot: &str) -> Result<(), JsValue> {
        self.tracker.load(snapshot).map_err(|error| invalid_snapshot(error).into())
    }

    /// Applies the body in the buffer; `is_read` where `readBody` read it last.
    pub fn apply(&mut self, bytes: usize, is_read: bool) -> u32 {
        with_records(|records| {
            with_scan(bytes, is_read, |scan, body| {
                self.tracker.apply_scan(scan, body, |change| records.push(change));
            })
        })
    }

    /// Registers an expectation with the ids of [`read_expected`]; then `lastExpectation` is its identity.
    #[expect(clippy::needless_pass_by_value, reason = "the glue passes an optional text in no other way")]
    pub fn expect(&mut self, call_id: &str, replaces: Option<String>) -> u32 {
        with_records(|records| {
            let expectation =
                self.tracker.expect_with(call_id, replaces.as_deref(), |change| records.push(change));
            self.last_expectation = expectation.id;
            Some(())
        })
    }

    /// The identity of the expectation that was registered last.
    #[wasm_bindgen(getter, js_name = lastExpectation)]
    #[must_use]
    pub fn last_expectation(&self) -> u32 {
        self.last_expectation
    }

    /// Records that Graph accepted the request: the response of an expectation, where one is given.
    #[wasm_bindgen(js_name = recordAccepted)]
    pub fn record_accepted(&mut self, call_id: &str, status: u16, expectation: Option<u32>) -> u32 {
        self.record_response(call_id, RecordedResponse::accepted(status), expectation)
    }

    /// Records that Graph refused the request, with the error's code and message.
    #[wasm_bindgen(js_name = recordRefused)]
    pub fn record_refused(
        &mut self,
        call_id: &str,
        status: u16,
        code: &str,
        message: &str,
        expectation: Option<u32>,
    ) -> u32 {
        self.record_response(call_id, RecordedResponse::refused(status, code, message), expectation)
    }

    fn record_response(
        &mut self,
        call_id: &str,
        response: RecordedResponse,
        expectation: Option<u32>,
    ) -> u32 {
        let expectation = expectation.map(|id| Expectation::new(call_id, id));
        with_records(|records| {
            let each = |change: &TransferChange<'_>| records.push(change);
            match &expectation {
                Some(expectation) => self.tracker.record_response_to(expectation, response, each),
                None => self.tracker.record_response(call_id, response, each),
            }
            Some(())
        })
    }

    /// Withdraws an expectation of a call.
    pub fn withdraw(&mut self, call_id: &str, expectation: u32) {
        self.tracker.withdraw(&Expectation::new(call_id, expectation));
    }

    /// Commits an expectation of a call.
    pub fn commit(&mut self, call_id: &str, expectation: u32) {
        self.tracker.commit(&Expectation::new(call_id, expectation));
    }

    /// `TransferStatus`, or `undefined`.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn status(&self, call_id: &str) -> Result<JsValue, JsValue> {
        self.tracker.status(call_id).map_or(Ok(JsValue::UNDEFINED), |status| to_js(&status))
    }

    /// `TransferOutcome`, or `undefined` where there is none yet.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn outcome(&self, call_id: &str) -> Result<JsValue, JsValue> {
        self.tracker.outcome(call_id).map_or(Ok(JsValue::UNDEFINED), |outcome| to_js(&outcome))
    }

    /// `TransferOutcome` of a wait that timed out.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
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

    /// Stops tracking the transfer of a call.
    pub fn forget(&mut self, call_id: &str) {
        self.tracker.forget(call_id);
    }

    /// All transfers as text.
    #[must_use]
    pub fn snapshot(&self) -> String {
        self.tracker.snapshot()
    }

    /// The transfer of one call as text.
    #[wasm_bindgen(js_name = snapshotCall)]
    #[must_use]
    pub fn snapshot_call(&self, call_id: &str) -> Option<String> {
        self.tracker.snapshot_call(call_id)
    }

    /// The number of tracked transfers.
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
    // Senders of call ids cannot see it. A better source of the host may be missing.
    Tracker::seeded(capacity, Math::random().to_bits())
}

/// Reads the ids of a transfer: of its input, of a request, or of `{ callId, replacesCallId? }` alone. Returns them as
/// `[callId, replacesCallId?]`.
///
/// Not a method: getters of the caller run in here, and may call the tracker.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` when there is no call id.
#[wasm_bindgen(js_name = readExpected)]
pub fn read_expected(transfer: &JsValue) -> Result<Array, JsValue> {
    let invalid = |issue| argument_error(ErrorCode::InvalidTransfer, &issue);
    let text = json_of(transfer).map_err(|unreadable| {
        invalid(ArgumentIssue::unreadable(unreadable.reason, Part::Input, "")).cause(&unreadable.cause)
    })?;
    let ExpectedTransfer { call_id, replaces } = ExpectedTransfer::find(&text)
        .ok_or_else(|| invalid(ArgumentIssue::missing("callId", Part::Input, "/callId")))?;
    Ok([Some(call_id), replaces].into_iter().flatten().map(JsValue::from).collect())
}
