//! One transfer by itself, notification by notification: its status, and what a diagram of it needs.

use std::sync::Arc;

use super::expected_transfer::ExpectedTransfer;
use super::outcome::TransferOutcome;
use super::persist::snapshot::SnapshotError;
use super::rules::attempt::Verdict;
use super::rules::evidence::EvidenceDetails;
use super::rules::phase::EvidenceKind;
use super::rules::recorded_response::RecordedResponse;
use super::rules::signal::TransferSignal;
use super::rules::state::TransferState;
use super::status::TransferStatus;
use super::store::call_key::CallKey;
use super::tracker::Tracker;
use super::transfer::TrackedTransfer;
use crate::notification::Entry;

/// A tracker of one transfer.
#[derive(Debug)]
pub(crate) struct SingleTransfer {
    ids: ExpectedTransfer,
    call: CallKey,
    replaced: Option<CallKey>,
    tracker: Tracker,
}

/// A notification about one of the calls of a transfer.
#[derive(Debug)]
pub(crate) struct Observation {
    /// Whether it is about the call that the transfer replaces.
    pub(crate) on_replaced_call: bool,
    /// Whether it arrived after the verdict.
    pub(crate) late: bool,
    /// The attempt for which it was recorded, from 1.
    pub(crate) attempt: u32,
    /// Whether it changed the status.
    pub(crate) is_change: bool,
    /// The evidence; `None` for a notification that gives no signal of the call itself, such as a roster.
    pub(crate) evidence: Option<(EvidenceKind, Arc<EvidenceDetails>)>,
}

impl SingleTransfer {
    pub(crate) fn new(ids: ExpectedTransfer) -> Self {
        let call = CallKey::new(&ids.call_id);
        let replaced = ids.replaces.as_deref().map(CallKey::new);
        Self { ids, call, replaced, tracker: Tracker::default() }
    }

    /// Registers the expectation; where the call is known it begins the next attempt.
    pub(crate) fn expect(&mut self) {
        let expectation = self.tracker.expect(&self.ids.call_id, self.ids.replaces.as_deref());
        self.tracker.commit(&expectation);
    }

    /// Records the response to the POST; without an expectation it counts as one.
    pub(crate) fn record_response(&mut self, response: RecordedResponse) {
        if self.transfer().is_none() {
            self.expect();
        }
        self.tracker.record_response(&self.ids.call_id, response, |_| {});
    }

    /// Continues from the snapshot of a tracker. Where it does not contain the call, the evidence stays: `false`.
    pub(crate) fn restore(&mut self, snapshot: Option<&str>) -> Result<bool, SnapshotError> {
        let Some(snapshot) = snapshot else { return Ok(false) };
        let restored = Tracker::default().restored(snapshot)?;
        let Some(transfer) = restored.find(&self.ids.call_id) else { return Ok(false) };
        self.tracker = Tracker::default();
        self.tracker.store.put(self.call.clone(), transfer.clone(), transfer.is_over());
        Ok(true)
    }

    /// Records a notification; `None` for one about another call.
    pub(crate) fn record(&mut self, entry: &Entry, body: &[u8]) -> Option<Observation> {
        let call = CallKey::from_bytes(entry.call.of(body));
        let on_replaced_call = self.replaced.as_ref() == Some(&call);
        if !on_replaced_call && self.call != call {
            return None;
        }
        let (late, before) = (self.verdict().phase.is_verdict(), self.attempt());
        let Some(signal) = TransferSignal::from_entry(entry, body) else {
            let (attempt, is_change) = (before, false);
            return Some(Observation { on_replaced_call, late, attempt, is_change, evidence: None });
        };
        let kind = match (on_replaced_call, signal.is_end()) {
            (false, _) => signal.kind(),
            (true, true) => EvidenceKind::ReplacedCallEnd,
            (true, false) => EvidenceKind::Other,
        };
        let mut is_change = false;
        if !on_replaced_call || signal.is_end() {
            self.tracker.apply_entry(entry, body, &mut |_| is_change = true);
        }
        // A notification that begins another attempt is late for the one before, and not for its own.
        let attempt = self.attempt();
        let details = Arc::new(EvidenceDetails::from_entry(entry, body));
        let late = late && attempt == before;
        Some(Observation { on_replaced_call, late, attempt, is_change, evidence: Some((kind, details)) })
    }

    /// Returns the status; `None` before anything is known of the transfer.
    pub(crate) fn status(&self) -> Option<TransferStatus> {
        self.tracker.status(&self.ids.call_id)
    }

    /// Returns the outcome; `None` while the transfer is open.
    pub(crate) fn outcome(&self) -> Option<TransferOutcome> {
        self.tracker.outcome(&self.ids.call_id)
    }

    /// Returns the outcome of a wait that timed out.
    pub(crate) fn timed_out(&self) -> TransferOutcome {
        self.tracker.timed_out(&self.ids.call_id)
    }

    pub(crate) fn verdict(&self) -> Verdict {
        self.transfer().map_or_else(|| TransferState::new().verdict(), TrackedTransfer::verdict)
    }

    fn attempt(&self) -> u32 {
        self.transfer().map_or(1, |transfer| transfer.state.attempt.number)
    }

    fn transfer(&self) -> Option<&TrackedTransfer> {
        self.tracker.find(&self.ids.call_id)
    }
}
