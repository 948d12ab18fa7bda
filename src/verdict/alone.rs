//! One announced transfer by itself, piece by piece: what a picture of it needs. The tracker, which finds the transfer of a
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

/// An announced transfer.
#[derive(Debug)]
pub(crate) struct Alone {
    call: CallKey,
    replaced: Option<CallKey>,
    transfer: Transfer,
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
    pub(crate) fn new(Expected { call_id, replaces }: &Expected) -> Self {
        let mut transfer = Transfer::new(call_id.as_bytes(), Vec::new());
        transfer.expect(replaces.as_deref(), true);
        Self { call: CallKey::of(call_id), replaced: replaces.as_deref().map(CallKey::of), transfer }
    }

    /// Takes the answer to the POST.
    pub(crate) fn answered(&mut self, answer: Answered, status: u16) {
        self.transfer.answered(answer, status);
    }

    /// Goes on where a tracker stood: with what its snapshot says of the call. Where it says nothing, what was heard stands: `false`.
    pub(crate) fn know(&mut self, snapshot: Option<&str>) -> Result<bool, SnapshotError> {
        let call_id = self.transfer.call_id.as_str();
        let Some(snapshot) = snapshot else { return Ok(false) };
        let tracker = Tracker::default().restored(snapshot)?;
        let Some(known) = tracker.find(call_id) else { return Ok(false) };
        self.transfer = known.clone();
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
                self.transfer.hear(news, Arc::clone(&said), late);
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
