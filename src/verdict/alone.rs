//! One transfer by itself, piece by piece: what a picture of it needs. The tracker, which finds the transfer of a
//! notification among many, gives the same verdict.

use std::sync::Arc;

use super::attempt::{Answered, Verdict};
use super::evidence::Said;
use super::expected::Expected;
use super::key::CallKey;
use super::news::News;
use super::phase::EvidenceKind;
use super::snapshot::SnapshotError;
use super::tracker::Tracker;
use super::transfer::Transfer;
use crate::notification::Entry;

/// A transfer of which nothing is known at first.
#[derive(Debug)]
pub(crate) struct Alone {
    ids: Expected,
    call: CallKey,
    replaced: Option<CallKey>,
    transfer: Transfer,
    /// Whether a tracker would have it.
    is_known: bool,
}

/// A notification about one of its calls.
#[derive(Debug)]
pub(crate) struct Heard {
    /// Whether it is about the call that the transfer replaces.
    pub(crate) of_replaced_call: bool,
    /// Whether it came after the verdict.
    pub(crate) late: bool,
    /// The attempt that it was counted for, from 1.
    pub(crate) attempt: u32,
    /// What it says; `None` for what is no news of the call itself, such as a roster.
    pub(crate) said: Option<(EvidenceKind, Arc<Said>)>,
}

impl Alone {
    pub(crate) fn new(ids: Expected) -> Self {
        let Expected { call_id, replaces } = &ids;
        let (call, replaced) = (CallKey::of(call_id), replaces.as_deref().map(CallKey::of));
        let transfer = Transfer::new(call_id.as_bytes());
        Self { ids, call, replaced, transfer, is_known: false }
    }

    /// Takes the announcement; where the call is known it begins the next attempt.
    pub(crate) fn expect(&mut self) {
        self.transfer.expect(self.ids.replaces.as_deref(), !self.is_known);
        self.is_known = true;
    }

    /// Takes the answer to the POST; without an announcement it counts as one.
    pub(crate) fn answered(&mut self, answer: Answered, status: u16) {
        if !self.is_known {
            self.expect();
        }
        self.transfer.answered(answer, status);
    }

    /// Goes on where a tracker stood: with what its snapshot says of the call. Where it says nothing, what was heard stands: `false`.
    pub(crate) fn know(&mut self, snapshot: Option<&str>) -> Result<bool, SnapshotError> {
        let call_id = self.transfer.call_id.as_str();
        let Some(snapshot) = snapshot else { return Ok(false) };
        let tracker = Tracker::default().restored(snapshot)?;
        let Some(known) = tracker.find(call_id) else { return Ok(false) };
        self.transfer = known.clone();
        self.is_known = true;
        Ok(true)
    }

    /// Takes a notification; `None` for one about another call.
    pub(crate) fn hear(&mut self, entry: &Entry, body: &[u8]) -> Option<Heard> {
        let call = CallKey::of_bytes(entry.call.of(body));
        let of_replaced_call = self.replaced.as_ref() == Some(&call);
        if !of_replaced_call && self.call != call {
            return None;
        }
        let late = self.verdict().phase.is_verdict();
        let mut heard = Heard { of_replaced_call, late, attempt: self.transfer.view().attempt, said: None };
        let Some(news) = News::of(entry, body) else { return Some(heard) };
        let said = Arc::new(Said::of(entry, body));
        let kind = match (of_replaced_call, news.is_end()) {
            (false, _) => {
                if self.is_known || news.reveals(entry) {
                    self.is_known = true;
                    self.transfer.hear(news, Arc::clone(&said), late);
                }
                news.kind()
            }
            (true, true) => {
                self.transfer.hear_replaced_end(Arc::clone(&said));
                EvidenceKind::ReplacedCallEnd
            }
            (true, false) => EvidenceKind::Other,
        };
        // What begins another attempt came after the verdict of the one before, and in time for its own.
        let attempt = self.transfer.view().attempt;
        heard.late &= heard.attempt == attempt;
        heard.attempt = attempt;
        heard.said = Some((kind, said));
        Some(heard)
    }

    pub(crate) fn verdict(&self) -> Verdict {
        self.transfer.verdict()
    }
}
