//! Withdrawal of an expectation: all evidence since it was registered is recorded again, without it.
//!
//! That is exact for any evidence, and for any order of withdrawals. The evidence is taken from the history: an expectation whose
//! evidence no longer fits in there is committed.

use std::mem;
use std::sync::Arc;

use super::ledger::{Ledger, OpenExpectations, Registered};
use super::rules::evidence::Evidence;
use super::rules::phase::EvidenceKind;
use super::rules::recorded_response::{RecordedResponse, ResponseKind};
use super::rules::signal::TransferSignal;
use super::store::call_key::CallKey;
use super::store::transfer_store::Stored;
use super::transfer::TrackedTransfer;

/// A signal that repeats in a row changes nothing after the third time.
const MAX_REPEATS: u32 = 3;

/// The evidence to record again.
#[derive(Debug, Clone, Copy)]
struct Range {
    /// The end in the history.
    end: usize,
    /// The first attempt that is not in the range.
    before_attempt: Option<u32>,
    /// The expectation to leave out.
    without: Option<u32>,
}

impl TrackedTransfer {
    /// Withdraws an open expectation; returns `false` when nothing is left of the transfer.
    pub(super) fn withdraw(&mut self, id: u32) -> bool {
        if !self.expectations.is_open(id) {
            return true;
        }
        match self.replayed(Some(id)) {
            Some(transfer) => *self = transfer,
            None => return false,
        }
        true
    }

    /// Commits an expectation: it can no longer be withdrawn.
    pub(super) fn commit(&mut self, id: u32) {
        match &mut self.expectations {
            OpenExpectations::First(first) if *first == id => self.expectations = OpenExpectations::None,
            OpenExpectations::None | OpenExpectations::First(_) => {}
            OpenExpectations::Several(ledger) => {
                if let Some(entry) = ledger.find_mut(id) {
                    entry.is_open = false;
                }
                self.drop_committed();
            }
        }
    }

    /// Registers the expectation of a further attempt in the ledger.
    pub(super) fn register(&mut self, id: u32, replaces: Option<&str>) {
        let attempt = self.state.attempt.number.saturating_add(1);
        if attempt == u32::MAX {
            // The numbers no longer distinguish attempts.
            self.expectations = OpenExpectations::None;
            return;
        }
        self.open_ledger(Registered::new(id, attempt, replaces.map(Into::into)));
        if self.expectations.ledger().is_some_and(Ledger::is_full) {
            self.advance();
        }
    }

    /// Adds an expectation to the ledger, which begins before it where there is none.
    fn open_ledger(&mut self, entry: Registered) {
        self.first_to_ledger();
        match &mut self.expectations {
            OpenExpectations::Several(ledger) => ledger.entries.push(entry),
            expectations => {
                let ledger = Ledger::new(Some(self.state.clone()), self.history.len(), vec![entry]);
                *expectations = OpenExpectations::Several(Box::new(ledger));
            }
        }
    }

    /// Opens the ledger where the only expectation needed none.
    fn first_to_ledger(&mut self) {
        if let OpenExpectations::First(id) = self.expectations {
            let replaces = self.state.replaced_call.as_ref().map(|call| call.call_id.clone());
            let ledger = Ledger::new(None, 0, vec![Registered::new(id, 1, replaces)]);
            self.expectations = OpenExpectations::Several(Box::new(ledger));
        }
    }

    /// Records a response for the current attempt. If it had a late one before, this one is the last.
    pub(super) fn record_current_response(&mut self, response: RecordedResponse) {
        let number = self.state.attempt.number;
        let ledger = self.expectations.ledger_mut();
        let entry = ledger.and_then(|ledger| ledger.entries.iter_mut().find(|entry| entry.attempt == number));
        if let Some(late) = entry.and_then(|entry| entry.late_response.as_mut()) {
            *late = response;
        }
        self.state.record_response(response);
    }

    /// Records a response for an attempt that is no longer the current one. It can change the certainty of later ones.
    pub(super) fn record_late_response(&mut self, id: u32, response: RecordedResponse) {
        self.first_to_ledger();
        if let Some(entry) = self.expectations.ledger_mut().and_then(|ledger| ledger.find_mut(id)) {
            entry.late_response = Some(response);
        }
        if let Some(transfer) = self.replayed(None) {
            *self = transfer;
        }
    }

    /// Commits the expectations that depend on the evidence at an index of the history, which is about to be evicted.
    pub(super) fn before_eviction(&mut self, at: usize) {
        let is_other = self.history.get(at).is_some_and(|evidence| evidence.kind == EvidenceKind::Other);
        if matches!(self.expectations, OpenExpectations::First(_)) && !is_other {
            self.expectations = OpenExpectations::None;
        }
        while !is_other && self.expectations.ledger().is_some_and(|ledger| at >= ledger.start) {
            self.advance();
        }
        if let Some(ledger) = self.expectations.ledger_mut()
            && at < ledger.start
        {
            ledger.start -= 1;
        }
    }

    /// Drops the expectations that are committed, up to the first open one.
    fn drop_committed(&mut self) {
        let Some(ledger) = self.expectations.ledger() else { return };
        match ledger.entries.iter().position(|entry| entry.is_open) {
            None => self.expectations = OpenExpectations::None,
            Some(first) => (0..first).for_each(|_| self.advance()),
        }
    }

    /// Commits the first expectation of the ledger: its evidence becomes part of the base.
    fn advance(&mut self) {
        let OpenExpectations::Several(mut ledger) = mem::take(&mut self.expectations) else { return };
        let Some(attempt) = ledger.entries.get(1).map(|entry| entry.attempt) else { return };
        let begins =
            |evidence: &Evidence| evidence.kind == EvidenceKind::Expected && evidence.attempt == attempt;
        // The newest one may not be in the history yet.
        let end = self.history.iter().position(begins).unwrap_or(self.history.len());
        let range = Range { end, before_attempt: Some(attempt), without: None };
        ledger.base = self.replay(&ledger, range).map(|transfer| transfer.state);
        ledger.start = end;
        ledger.entries.remove(0);
        ledger.ends.retain(|end| end.during >= attempt);
        self.expectations = OpenExpectations::Several(ledger);
    }

    /// Records all evidence since the first open expectation again; `None` when nothing of it implies a transfer.
    fn replayed(&mut self, without: Option<u32>) -> Option<Self> {
        self.first_to_ledger();
        let ledger = self.expectations.ledger()?;
        let range = Range { end: self.history.len(), before_attempt: None, without };
        let mut transfer = self.replay(ledger, range)?;
        for entry in &ledger.entries {
            if !entry.is_open {
                transfer.commit(entry.id);
            }
        }
        transfer.audio.clone_from(&self.audio);
        Some(transfer)
    }

    /// Records a range of the evidence on the base of the ledger.
    fn replay(&self, ledger: &Ledger, range: Range) -> Option<Self> {
        let call_id = self.call_id.as_bytes();
        let transfer = ledger.base.clone().map(|state| Self {
            state,
            history: self.history.get(..ledger.start).unwrap_or_default().to_vec(),
            ..Self::new(call_id)
        });
        let replaced = ledger.base.as_ref().and_then(|state| state.replaced_call.as_ref());
        let mut replay = Replay {
            call_id,
            ledger,
            without: range.without,
            transfer,
            replaced: replaced.map(|call| CallKey::new(&call.call_id)),
            ends: 0,
        };
        let mut rest = self.history.get(ledger.start..range.end).unwrap_or_default();
        while let Some((evidence, later)) = rest.split_first() {
            replay.record(evidence, later);
            rest = later;
        }
        replay.record_ends(range.before_attempt.unwrap_or(u32::MAX));
        replay.transfer
    }
}

/// A transfer to which evidence is recorded again.
struct Replay<'t> {
    call_id: &'t [u8],
    ledger: &'t Ledger,
    without: Option<u32>,
    transfer: Option<TrackedTransfer>,
    /// The call that was replaced when the evidence was received.
    replaced: Option<CallKey>,
    /// The number of the ledger's ends that are recorded.
    ends: usize,
}

impl Replay<'_> {
    fn record(&mut self, evidence: &Evidence, later: &[Evidence]) {
        let entry = self.ledger.entries.iter().find(|entry| entry.attempt == evidence.attempt);
        match evidence.kind {
            EvidenceKind::Expected => {
                self.record_ends(evidence.attempt);
                if let Some(entry) = entry {
                    self.expect(entry);
                }
            }
            EvidenceKind::Accepted | EvidenceKind::Refused => {
                if let Some(response) = response_of(evidence) {
                    self.record_response(response, evidence, entry, later);
                }
            }
            EvidenceKind::ReplacedCallEnd => {
                self.record_ends(evidence.attempt);
                if let (Some(call), Some(transfer)) = (&self.replaced, &mut self.transfer) {
                    transfer.record_replaced_end(call, Arc::clone(&evidence.details));
                    repeat(transfer, evidence, 1);
                }
            }
            kind => {
                self.record_ends(evidence.attempt);
                if let Some(signal) = TransferSignal::from_evidence(kind, &evidence.details) {
                    self.record_signal(signal, evidence);
                }
            }
        }
    }

    fn expect(&mut self, entry: &Registered) {
        self.replaced = entry.replaces.as_deref().map(CallKey::new);
        if self.without == Some(entry.id) {
            return;
        }
        let is_first = self.transfer.is_none();
        let transfer = self.transfer.get_or_insert_with(|| TrackedTransfer::new(self.call_id));
        transfer.expect(entry.id, entry.replaces.as_deref(), is_first);
        if let Some(response) = entry.late_response {
            transfer.state.record_response(response);
            transfer.first_to_ledger();
            let registered = transfer.expectations.ledger_mut().and_then(|ledger| ledger.find_mut(entry.id));
            if let Some(registered) = registered {
                registered.late_response = entry.late_response;
            }
        }
    }

    fn record_response(
        &mut self,
        response: RecordedResponse,
        evidence: &Evidence,
        entry: Option<&Registered>,
        later: &[Evidence],
    ) {
        // The base contains the response to an attempt of its own already, and an expectation the last one that was late.
        let is_of_base = self.ledger.entries.first().is_some_and(|first| evidence.attempt < first.attempt);
        let late = entry.filter(|entry| entry.late_response.is_some());
        if is_of_base || late.is_some() {
            if let Some(transfer) = &mut self.transfer {
                let attempt = late.and_then(|entry| transfer.expectations.attempt_of(entry.id));
                let attempt = attempt.unwrap_or(evidence.attempt);
                let is_last = late.is_none_or(|entry| entry.late_response == Some(response));
                if is_last && attempt == transfer.state.attempt.number {
                    transfer.state.record_response(response);
                }
                transfer.note_response(response, attempt);
                repeat(transfer, evidence, 1);
            }
            return;
        }
        let is_before_late = self.has_late_response_in(later);
        // Without an expectation it counts as one.
        let call_id = self.call_id;
        let transfer = self.transfer.get_or_insert_with(|| {
            let mut transfer = TrackedTransfer::new(call_id);
            transfer.expect(0, None, true);
            transfer.commit(0);
            transfer
        });
        if is_before_late {
            transfer.note_response(response, transfer.state.attempt.number);
        } else {
            transfer.record_response(response, None);
        }
        repeat(transfer, evidence, 1);
    }

    /// Returns whether the late response to the current attempt is among later evidence: then it is the last one.
    fn has_late_response_in(&self, later: &[Evidence]) -> bool {
        let Some(transfer) = &self.transfer else { return false };
        let current = Some(transfer.state.attempt.number);
        let is_current = |entry: &&Registered| transfer.expectations.attempt_of(entry.id) == current;
        let Some(entry) = self.ledger.entries.iter().find(is_current) else { return false };
        let is_late = |of: &Evidence| of.attempt == entry.attempt && response_of(of) == entry.late_response;
        entry.late_response.is_some() && later.iter().any(is_late)
    }

    fn record_signal(&mut self, signal: TransferSignal, evidence: &Evidence) {
        if self.transfer.is_none() && !signal.implies_transfer(evidence.details.codes()) {
            return;
        }
        let transfer = self.transfer.get_or_insert_with(|| TrackedTransfer::new(self.call_id));
        let times = evidence.times.min(MAX_REPEATS);
        for _ in 0..times {
            let late = transfer.verdict().phase.is_verdict();
            transfer.record(signal, Arc::clone(&evidence.details), late);
        }
        repeat(transfer, evidence, times);
    }

    /// Records the ends that were received before an attempt began.
    fn record_ends(&mut self, before_attempt: u32) {
        while let Some(end) = self.ledger.ends.get(self.ends).filter(|end| end.during < before_attempt) {
            self.ends += 1;
            if let Some(transfer) = &mut self.transfer {
                transfer.record_replaced_end(&end.call, Arc::clone(&end.details));
            }
        }
    }
}

/// Returns the response that evidence comes from, if it is one.
fn response_of(evidence: &Evidence) -> Option<RecordedResponse> {
    let kind = match evidence.kind {
        EvidenceKind::Accepted => ResponseKind::Accepted,
        EvidenceKind::Refused => ResponseKind::Refused,
        _ => return None,
    };
    let status = evidence.details.status.unwrap_or_default();
    Some(RecordedResponse { kind, status, error_number: evidence.details.codes().subcode })
}

/// Adds the repeats of evidence that was recorded `times` times.
fn repeat(transfer: &mut TrackedTransfer, evidence: &Evidence, times: u32) {
    if let Some(last) = transfer.history.last_mut().filter(|last| last.kind == evidence.kind) {
        last.times = last.times.saturating_add(evidence.times.saturating_sub(times));
    }
}
