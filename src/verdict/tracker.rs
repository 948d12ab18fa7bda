//! The tracker: from the bodies of the webhook to the status of each transfer.

use super::change::TransferChange;
use super::rules::evidence::ResultCodes;
use super::rules::interner::DetailsInterner;
use super::rules::phase::EvidenceKind;
use super::rules::signal::TransferSignal;
use super::status::TransferStatus;
use super::store::call_key::{CallKey, is_trackable};
use super::store::hashing::{ByCall, Hashing};
use super::store::transfer_store::TransferStore;
use super::transfer::TrackedTransfer;
use super::view::View;
use crate::notification::{BatchKind, Entry, PayloadError, Scan};

/// Derives from notifications how transfers end: in any order, repeated, late, with gaps.
///
/// It does no I/O and has no clock. The time for a notification does not depend on the number of tracked transfers.
///
/// ```
/// use graph_call_transfer::verdict::{Phase, Tracker};
///
/// let call = "341a0500-d4bf-4224-8b19-1581168d328b";
/// let body = format!(
///     r##"{{ "value": [ {{ "changeType": "deleted", "resourceUrl": "/communications/calls/{call}",
///          "resourceData": {{ "state": "terminated", "terminationReason": "AppTransferred" }} }} ] }}"##
/// );
/// let mut tracker = Tracker::default();
/// tracker.expect(call, None);
/// let changes = tracker.apply(body.as_bytes(), |change| assert_eq!(change.phase, Phase::Completed))?;
/// assert_eq!(changes, 1);
/// assert_eq!(tracker.status(call).unwrap().phase, Phase::Completed);
/// # Ok::<(), graph_call_transfer::notification::PayloadError>(())
/// ```
#[derive(Debug)]
pub struct Tracker {
    pub(super) store: TransferStore<TrackedTransfer>,
    topics: ByCall<Topic>,
    last_topic: u32,
    pub(super) last_expectation: u32,
    interner: DetailsInterner,
    /// The memory into which the last body was read, for the next one.
    scan: Option<Box<Scan>>,
}

/// A followed call.
#[derive(Debug)]
struct Topic {
    number: u32,
    followers: u32,
}

impl Default for Tracker {
    fn default() -> Self {
        Self::new(Self::CAPACITY)
    }
}

impl Tracker {
    /// The default number of tracked transfers.
    pub const CAPACITY: usize = 100_000;
    /// The largest number of tracked transfers.
    pub const MAX_CAPACITY: usize = 10_000_000;

    /// Creates a tracker for at most `capacity` transfers, and at least one. Beyond it, the tracker evicts the transfers that are over
    /// first, the oldest first.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self::seeded(capacity, 0)
    }

    /// The same, with a seed for the hash keys: in wasm nothing else is random.
    pub(crate) fn seeded(capacity: usize, seed: u64) -> Self {
        let hashing = Hashing::new(seed);
        Self {
            store: TransferStore::new(capacity.clamp(1, Self::MAX_CAPACITY), hashing),
            topics: ByCall::with_hasher(hashing),
            last_topic: 0,
            last_expectation: 0,
            interner: DetailsInterner::default(),
            scan: None,
        }
    }

    /// Returns the number of tracked transfers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Returns whether no transfer is tracked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.store.len() == 0
    }

    /// Applies a body of the webhook. `each` receives every change; returns their number, which is 0 for a body that concerns no
    /// transfer.
    ///
    /// # Errors
    ///
    /// A [`PayloadError`] when the body is not JSON, or beyond a limit. Then nothing of it was applied.
    pub fn apply(
        &mut self,
        body: &[u8],
        mut each: impl FnMut(&TransferChange<'_>),
    ) -> Result<usize, PayloadError> {
        let mut scan = self.scan.take().unwrap_or_default();
        let read = scan.read(body).map_err(|fault| PayloadError::new(fault, body));
        let mut count = 0;
        if read.is_ok() {
            self.apply_scan(&scan, body, |change| {
                count += 1;
                each(change);
            });
        }
        scan.clear();
        self.scan = Some(scan);
        read.map(|()| count)
    }

    /// Applies a body that was read.
    pub(crate) fn apply_scan(&mut self, scan: &Scan, body: &[u8], mut each: impl FnMut(&TransferChange<'_>)) {
        if scan.kind == BatchKind::Graph {
            for entry in &scan.entries {
                self.apply_entry(entry, body, &mut each);
            }
        }
    }

    /// Applies one notification.
    pub(super) fn apply_entry(
        &mut self,
        entry: &Entry,
        body: &[u8],
        each: &mut impl FnMut(&TransferChange<'_>),
    ) {
        let Some(signal) = TransferSignal::from_entry(entry, body) else { return };
        // No id has escapes: a path with one does not name a call.
        let id = entry.call.of(body);
        if !is_trackable(id) {
            return;
        }
        let key = CallKey::from_bytes(id);
        let known = self.store.index_of(&key);
        let replacing = if signal.is_end() { self.store.replacing(&key) } else { Vec::new() };
        let before = known.and_then(|index| self.store.get(index)).map(TrackedTransfer::view);
        let late = before.as_ref().is_some_and(|before| before.verdict.phase.is_verdict());
        if replacing.is_empty()
            && let Some(transfer) = known.and_then(|index| self.store.get_mut(index))
            && transfer.record_repeat(signal, late, entry, body)
        {
            return;
        }
        let index = match known {
            Some(index) => Some(index),
            // The end of a replaced call is evidence of the transfer that replaces it, and does not imply one of its own.
            None if signal.implies_transfer(ResultCodes::from_entry(entry))
                && !self.is_replaced(&replacing, &key) =>
            {
                Some(self.store.insert(key.clone(), id))
            }
            None => None,
        };
        if let Some(index) = index {
            self.record(index, signal, late, entry, body);
            self.settle(index, before.as_ref(), each);
        }
        for index in replacing {
            self.record_replaced_end(index, &key, entry, body, each);
        }
    }

    fn is_replaced(&self, replacing: &[u32], call: &CallKey) -> bool {
        let mut transfers = replacing.iter().filter_map(|index| self.store.get(*index));
        transfers.any(|transfer| transfer.replaces(call))
    }

    fn record(&mut self, index: u32, signal: TransferSignal, late: bool, entry: &Entry, body: &[u8]) {
        let details = self.interner.intern(signal.kind(), entry, body);
        let has_ledger = self.store.get(index).is_some_and(TrackedTransfer::has_ledger);
        let record = |transfer: &mut TrackedTransfer| transfer.record(signal, details, late);
        if has_ledger {
            // Evidence that leaves the history can commit an expectation, and with it a call that an attempt replaces.
            self.store.change(index, record);
        } else {
            self.store.get_mut(index).map(record);
        }
    }

    fn record_replaced_end(
        &mut self,
        index: u32,
        call: &CallKey,
        entry: &Entry,
        body: &[u8],
        each: &mut impl FnMut(&TransferChange<'_>),
    ) {
        let details = self.interner.intern(EvidenceKind::ReplacedCallEnd, entry, body);
        let before = self.store.get(index).map(TrackedTransfer::view);
        self.store.change(index, |transfer| transfer.record_replaced_end(call, details));
        self.settle(index, before.as_ref(), each);
    }

    /// Sorts a transfer into its queue after evidence was recorded, and emits the change.
    pub(super) fn settle(
        &mut self,
        index: u32,
        before: Option<&View>,
        each: &mut impl FnMut(&TransferChange<'_>),
    ) {
        let Some((key, transfer)) = self.store.with_key(index) else { return };
        let now = transfer.view();
        let is_over = transfer.is_over_with(now.verdict);
        let topic =
            if self.topics.is_empty() { 0 } else { self.topics.get(key).map_or(0, |topic| topic.number) };
        if let Some(change) = TransferChange::since(before, &now, transfer, topic) {
            each(&change);
        }
        self.store.sort(index, is_over);
    }

    /// Returns the status of the transfer of a call.
    #[must_use]
    pub fn status(&self, call_id: &str) -> Option<TransferStatus> {
        self.find(call_id).map(TrackedTransfer::status)
    }

    pub(super) fn find(&self, call_id: &str) -> Option<&TrackedTransfer> {
        self.store.get(self.store.index_of(&CallKey::new(call_id))?)
    }

    /// Stops tracking the transfer of a call.
    pub fn forget(&mut self, call_id: &str) {
        if let Some(index) = self.store.index_of(&CallKey::new(call_id)) {
            self.store.remove(index);
        }
    }

    /// Begins to follow a call, tracked or not: its changes carry the returned number.
    pub fn follow(&mut self, call_id: &str) -> u32 {
        let last = &mut self.last_topic;
        let topic = self.topics.entry(CallKey::new(call_id)).or_insert_with(|| {
            *last = last.checked_add(1).unwrap_or(1);
            Topic { number: *last, followers: 0 }
        });
        topic.followers = topic.followers.saturating_add(1);
        topic.number
    }

    /// Ends one [`Self::follow`].
    pub fn unfollow(&mut self, call_id: &str) {
        let key = CallKey::new(call_id);
        if let Some(topic) = self.topics.get_mut(&key) {
            topic.followers -= 1;
            if topic.followers == 0 {
                self.topics.remove(&key);
            }
        }
    }
}
