//! The expectations of one call that can still be withdrawn.

use std::sync::Arc;

use super::rules::evidence::EvidenceDetails;
use super::rules::recorded_response::RecordedResponse;
use super::rules::state::TransferState;
use super::store::call_key::CallKey;

/// The most expectations of one call that are open at once. Beyond it the oldest one is committed.
const MAX_OPEN: usize = 8;

/// The most ends of calls that only earlier attempts replace.
const MAX_ENDS: usize = 16;

/// The expectations of one call that can still be withdrawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum OpenExpectations {
    #[default]
    None,
    /// The one with which the call became known: the history begins with it, and nothing else is needed.
    First(u32),
    /// Any others.
    Several(Box<Ledger>),
}

/// Open expectations, with all that is needed to record the evidence again without one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ledger {
    /// The state before the first of them; `None` when the call was unknown then.
    pub(super) base: Option<TransferState>,
    /// The index of the first of them in the history.
    pub(super) start: usize,
    /// The expectations from the first open one on, in their order. Never empty.
    pub(super) entries: Vec<Registered>,
    /// Ends of calls that an earlier attempt replaces, but the attempt that was current did not.
    pub(super) ends: Vec<EarlierEnd>,
}

/// A registered expectation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Registered {
    pub(super) id: u32,
    /// Whether it can be withdrawn.
    pub(super) is_open: bool,
    /// The attempt that it began.
    pub(super) attempt: u32,
    pub(super) replaces: Option<Box<str>>,
    /// The response, when it arrived after the next attempt had begun.
    pub(super) late_response: Option<RecordedResponse>,
}

/// The end of a call that an earlier attempt replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EarlierEnd {
    /// The attempt that was current.
    pub(super) during: u32,
    pub(super) call: CallKey,
    pub(super) details: Arc<EvidenceDetails>,
}

impl Registered {
    pub(super) fn new(id: u32, attempt: u32, replaces: Option<Box<str>>) -> Self {
        Self { id, is_open: true, attempt, replaces, late_response: None }
    }
}

impl Ledger {
    pub(super) fn new(base: Option<TransferState>, start: usize, entries: Vec<Registered>) -> Self {
        Self { base, start, entries, ends: Vec::new() }
    }

    pub(super) fn find(&self, id: u32) -> Option<&Registered> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    pub(super) fn find_mut(&mut self, id: u32) -> Option<&mut Registered> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    pub(super) fn is_full(&self) -> bool {
        self.entries.len() > MAX_OPEN
    }

    /// Returns the calls that its attempts replace, and the attempt before them.
    pub(super) fn replaced_calls(&self) -> impl Iterator<Item = CallKey> {
        let base = self.base.as_ref().and_then(|state| state.replaced_call.as_ref());
        let entries = self.entries.iter().filter_map(|entry| entry.replaces.as_deref());
        base.map(|call| &*call.call_id).into_iter().chain(entries).map(CallKey::new)
    }

    /// Keeps the end of a call that an earlier attempt replaces.
    pub(super) fn keep_end(&mut self, end: EarlierEnd) {
        let is_known = self.ends.contains(&end);
        if !is_known && self.ends.len() < MAX_ENDS && self.replaced_calls().any(|call| call == end.call) {
            self.ends.push(end);
        }
    }
}

impl OpenExpectations {
    pub(super) fn is_open(&self, id: u32) -> bool {
        match self {
            Self::None => false,
            Self::First(first) => *first == id,
            Self::Several(ledger) => ledger.find(id).is_some_and(|entry| entry.is_open),
        }
    }

    /// Returns the attempt that an expectation began.
    pub(super) fn attempt_of(&self, id: u32) -> Option<u32> {
        match self {
            Self::None => None,
            Self::First(first) => (*first == id).then_some(1),
            Self::Several(ledger) => ledger.find(id).map(|entry| entry.attempt),
        }
    }

    pub(super) fn ledger(&self) -> Option<&Ledger> {
        match self {
            Self::None | Self::First(_) => None,
            Self::Several(ledger) => Some(ledger),
        }
    }

    pub(super) fn ledger_mut(&mut self) -> Option<&mut Ledger> {
        match self {
            Self::None | Self::First(_) => None,
            Self::Several(ledger) => Some(ledger),
        }
    }
}
