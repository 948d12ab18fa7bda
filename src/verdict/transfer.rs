//! The transfers of one call: their state, and the history of the evidence.

use std::sync::Arc;

use serde::Serialize;

use super::ledger::{EarlierEnd, Ledger, OpenExpectations};
use super::rules::attempt::Verdict;
use super::rules::evidence::{Evidence, EvidenceDetails};
use super::rules::open_word::OpenWord;
use super::rules::phase::EvidenceKind;
use super::rules::recorded_response::{RecordedResponse, ResponseKind};
use super::rules::signal::TransferSignal;
use super::rules::state::TransferState;
use super::store::call_key::{CallKey, is_trackable};
use super::store::raw_call_id::RawCallId;
use super::store::transfer_store::Stored;
use super::view::{ReplacedCallView, View};
use crate::notification::Entry;

/// The most pieces of evidence in the history of one call.
const MAX_HISTORY: usize = 32;

/// The pieces of evidence of a typical transfer.
const TYPICAL_HISTORY: usize = 8;

/// The transfers of one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TrackedTransfer {
    pub(super) call_id: RawCallId,
    pub(super) state: TransferState,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) audio: Option<OpenWord>,
    pub(super) history: Vec<Evidence>,
    /// Not part of a snapshot: an expectation belongs to the tracker that returned it.
    #[serde(skip)]
    pub(super) expectations: OpenExpectations,
}

impl Stored for TrackedTransfer {
    fn new(call_id: &[u8]) -> Self {
        Self {
            call_id: RawCallId::from_bytes(call_id),
            state: TransferState::new(),
            audio: None,
            history: Vec::new(),
            expectations: OpenExpectations::None,
        }
    }

    /// The memory of the history stays, unless it is unusually long.
    fn reset(&mut self, new_call_id: &[u8]) {
        let Self { call_id, state, audio, history, expectations } = self;
        *call_id = RawCallId::from_bytes(new_call_id);
        *state = TransferState::new();
        *audio = None;
        *expectations = OpenExpectations::None;
        history.clear();
        history.shrink_to(TYPICAL_HISTORY);
    }

    /// Returns the calls that the current attempt replaces, and those of attempts that a withdrawal can restore.
    fn replaced_calls(&self) -> impl Iterator<Item = CallKey> {
        let current = self.state.replaced_call.as_ref().map(|call| CallKey::new(&call.call_id));
        current.into_iter().chain(self.expectations.ledger().into_iter().flat_map(Ledger::replaced_calls))
    }
}

impl TrackedTransfer {
    pub(super) fn view(&self) -> View {
        View {
            attempt: self.state.attempt.number,
            verdict: self.verdict(),
            audio: self.audio.clone(),
            replaced_call: ReplacedCallView::new(self.state.replaced_call.as_deref()),
        }
    }

    pub(super) fn verdict(&self) -> Verdict {
        self.state.verdict()
    }

    /// Whether the current attempt is over.
    pub(super) fn is_over(&self) -> bool {
        self.is_over_with(self.verdict())
    }

    /// The same, where the verdict is known.
    pub(super) fn is_over_with(&self, verdict: Verdict) -> bool {
        verdict.phase.is_verdict() || self.state.attempt.is_refused()
    }

    /// Whether this library can have written the transfer.
    pub(super) fn is_sound(&self) -> bool {
        let replaced = self.state.replaced_call.as_ref();
        is_trackable(self.call_id.as_str())
            && replaced.is_none_or(|call| is_trackable(call.call_id.as_bytes()))
            && self.state.attempt.number > 0
            && self.state.earlier_failures.is_sound()
            && self.history.len() <= MAX_HISTORY
    }

    /// Returns how much is known of the transfer: its attempts, then its evidence.
    pub(super) fn evidence(&self) -> (u32, u64) {
        (self.state.attempt.number, self.history.iter().map(|evidence| u64::from(evidence.times)).sum())
    }

    /// Whether the current attempt replaces a call.
    pub(super) fn replaces(&self, call: &CallKey) -> bool {
        self.state.replaced_call.as_ref().is_some_and(|replaced| CallKey::new(&replaced.call_id) == *call)
    }

    /// Whether withdrawing an expectation needs more than the history.
    pub(super) fn has_ledger(&self) -> bool {
        self.expectations.ledger().is_some()
    }

    /// Registers the expectation of a transfer. `is_first`: the call was unknown before.
    pub(super) fn expect(&mut self, id: u32, replaces: Option<&str>, is_first: bool) {
        if is_first {
            self.expectations = OpenExpectations::First(id);
            self.state.expect_first(replaces);
        } else {
            self.register(id, replaces);
            let replaces_same = replaces.is_some_and(|call| self.replaces(&CallKey::new(call)));
            self.state.expect_next(replaces, replaces_same);
        }
        self.note(EvidenceKind::Expected, EvidenceDetails::default());
    }

    /// Records the response to the POST. `id` is that of its expectation; without one it belongs to the current attempt.
    pub(super) fn record_response(&mut self, response: RecordedResponse, id: Option<u32>) {
        let number = self.state.attempt.number;
        let attempt = id.and_then(|id| self.expectations.attempt_of(id)).unwrap_or(number);
        match id {
            Some(id) if attempt != number => self.record_late_response(id, response),
            _ => self.record_current_response(response),
        }
        self.note_response(response, attempt);
        if let Some(id) = id {
            self.commit(id);
        }
    }

    pub(super) fn note_response(&mut self, response: RecordedResponse, attempt: u32) {
        let kind = match response.kind {
            ResponseKind::Accepted => EvidenceKind::Accepted,
            ResponseKind::Refused => EvidenceKind::Refused,
        };
        let late = self.verdict().phase.is_verdict();
        self.push_for(attempt, kind, Arc::new(EvidenceDetails::from_response(response)), late);
    }

    /// Increments the repeat count if a notification equals the last evidence; returns `false` otherwise. `late` as for
    /// [`Self::record`].
    pub(super) fn record_repeat(
        &mut self,
        signal: TransferSignal,
        late: bool,
        entry: &Entry,
        body: &[u8],
    ) -> bool {
        if self.state.begins(signal) {
            return false;
        }
        self.count_repeat(self.state.attempt.number, signal.kind(), late, |details| {
            details.equals_entry(entry, body)
        })
    }

    /// Increments the repeat count of the last evidence, if it is the same.
    fn count_repeat(
        &mut self,
        attempt: u32,
        kind: EvidenceKind,
        late: bool,
        is_same: impl Fn(&EvidenceDetails) -> bool,
    ) -> bool {
        let last = self.history.last_mut().filter(|last| {
            last.kind == kind && last.attempt == attempt && last.late == late && is_same(&last.details)
        });
        last.is_some_and(|last| {
            last.times = last.times.saturating_add(1);
            true
        })
    }

    /// Records a signal of the transferor's call. `late`: the transfer had a verdict before, which the caller knows.
    pub(super) fn record(&mut self, signal: TransferSignal, details: Arc<EvidenceDetails>, late: bool) {
        let begins = self.state.record(signal, &details);
        if details.audio.is_some() {
            self.audio.clone_from(&details.audio);
        }
        self.push(signal.kind(), details, late && !begins);
    }

    /// Records the end of a call that the current attempt replaces, or an earlier one that a withdrawal can restore.
    pub(super) fn record_replaced_end(&mut self, call: &CallKey, details: Arc<EvidenceDetails>) {
        if self.replaces(call) {
            let late = self.verdict().phase.is_verdict();
            self.state.record_replaced_end(&details);
            self.push(EvidenceKind::ReplacedCallEnd, details, late);
        } else if let Some(ledger) = self.expectations.ledger_mut() {
            ledger.keep_end(EarlierEnd { during: self.state.attempt.number, call: call.clone(), details });
        }
    }

    fn note(&mut self, kind: EvidenceKind, details: EvidenceDetails) {
        let late = self.verdict().phase.is_verdict();
        self.push(kind, Arc::new(details), late);
    }

    fn push(&mut self, kind: EvidenceKind, details: Arc<EvidenceDetails>, late: bool) {
        self.push_for(self.state.attempt.number, kind, details, late);
    }

    fn push_for(&mut self, attempt: u32, kind: EvidenceKind, details: Arc<EvidenceDetails>, late: bool) {
        if self.count_repeat(attempt, kind, late, |last| *last == *details) {
            return;
        }
        if self.history.len() >= MAX_HISTORY {
            let least = self.least_relevant();
            self.before_eviction(least);
            self.history.remove(least);
        }
        self.history.push(Evidence { kind, attempt, times: 1, late, details });
    }

    /// Returns the index of the least relevant evidence: of a signal that changed nothing, of a late one, of the oldest one.
    fn least_relevant(&self) -> usize {
        let find = |is: fn(&Evidence) -> bool| self.history.iter().position(is);
        find(|evidence| evidence.kind == EvidenceKind::Other)
            .or_else(|| find(|evidence| evidence.late))
            .unwrap_or(0)
    }
}
