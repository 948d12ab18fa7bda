//! Follows the transfers of many calls: from bodies of the webhook to what became of each transfer.

use super::attempt::Answered;
use super::change::Change;
use super::evidence::Evidence;
use super::hashing::{ByCall, Hashing};
use super::key::{CallKey, is_trackable};
use super::last_said::LastSaid;
use super::news::News;
use super::phase::EvidenceKind;
use super::queue::Queues;
use super::replacing::Replacing;
use super::status::TransferStatus;
use super::transfer::{Transfer, View};
use crate::notification::{BatchKind, Entry, PayloadError, Scan};

/// Records that are kept for the next body, at most.
const KEPT_ENTRIES: usize = 256;

/// Tells from notifications how transfers end: in any order, twice, late, with gaps.
///
/// It does no I/O and has no clock. What it costs to take a notification does not depend on how many transfers are kept.
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
    capacity: usize,
    /// Where the transfer of a call is.
    places: ByCall<u32>,
    /// Where the transfers are that replace a call.
    replacing: Replacing,
    transfers: Vec<Option<Transfer>>,
    free: Vec<u32>,
    queues: Queues,
    topics: ByCall<Topic>,
    last_topic: u32,
    last_said: LastSaid,
    /// The empty history of the transfer that was left out last: the next one needs no memory from elsewhere.
    spare_history: Vec<Evidence>,
    scan: Scan,
}

/// Somebody follows a call.
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
    /// How many transfers are kept, unless something else is asked for.
    pub const CAPACITY: usize = 100_000;
    /// How many transfers can be kept.
    pub const LARGEST_CAPACITY: usize = 10_000_000;

    /// Makes a tracker that keeps so many transfers, at least one. Above it those that ended are left out first, the oldest first.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self::seeded(capacity, 0)
    }

    /// The same, with a seed for what protects against calls that were chosen to make it slow: in wasm nothing else is random.
    pub(crate) fn seeded(capacity: usize, seed: u64) -> Self {
        let hashing = Hashing::new(seed);
        Self {
            capacity: capacity.clamp(1, Self::LARGEST_CAPACITY),
            places: ByCall::with_hasher(hashing),
            replacing: Replacing::new(hashing),
            transfers: Vec::new(),
            free: Vec::new(),
            queues: Queues::default(),
            topics: ByCall::with_hasher(hashing),
            last_topic: 0,
            last_said: LastSaid::default(),
            spare_history: Vec::new(),
            scan: Scan::default(),
        }
    }

    /// Returns how many transfers are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Tells whether no transfer is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Announces a transfer, before it is sent; `replaces` is the call that a consultative one replaces. For a call that is known
    /// already it begins the next attempt. An id that is empty or longer than 256 bytes is not tracked.
    pub fn expect(&mut self, call_id: &str, replaces: Option<&str>) {
        self.expect_with(call_id, replaces, |_| {});
    }

    pub(crate) fn expect_with(
        &mut self,
        call_id: &str,
        replaces: Option<&str>,
        mut each: impl FnMut(&Change<'_>),
    ) {
        if !is_trackable(call_id) {
            return;
        }
        let replaces = replaces.filter(|id| is_trackable(id));
        let key = CallKey::of(call_id);
        let known = self.places.get(&key).copied();
        let place = known.unwrap_or_else(|| self.insert(&key, call_id.as_bytes()));
        if let Some(transfer) = self.transfer(place) {
            let replaced_before = transfer.replaced();
            let before = known.map(|_| transfer.view());
            transfer.expect(replaces, known.is_none());
            self.replace(place, replaced_before);
            self.settle(place, &key, before.as_ref(), &mut each);
        }
    }

    /// Notes which call a transfer replaces now.
    fn replace(&mut self, place: u32, before: Option<CallKey>) {
        let now = self.transfer(place).and_then(|transfer| transfer.replaced());
        if let Some(before) = before {
            self.replacing.remove(before, place);
        }
        if let Some(now) = now {
            self.replacing.add(now, place);
        }
    }

    /// Takes an announcement back: the request cannot have been delivered. What is known of earlier attempts, and what was heard
    /// meanwhile, stays.
    pub fn withdraw(&mut self, call_id: &str) {
        let key = CallKey::of(call_id);
        let Some(place) = self.places.get(&key).copied() else { return };
        let Some(transfer) = self.transfer(place).filter(|transfer| transfer.is_only_expected()) else {
            return;
        };
        let replaced = transfer.replaced();
        if transfer.withdraw() {
            self.replace(place, replaced);
            self.settle(place, &key, None, &mut |_| {});
        } else {
            self.leave_out(place);
        }
    }

    /// Takes the answer to the POST; without an announcement it counts as one. `each` is told what changed.
    pub fn answered(
        &mut self,
        call_id: &str,
        answer: Answered,
        status: u16,
        mut each: impl FnMut(&Change<'_>),
    ) {
        let key = CallKey::of(call_id);
        if !self.places.contains_key(&key) {
            self.expect_with(call_id, None, &mut each);
        }
        let Some(place) = self.places.get(&key).copied() else { return };
        if let Some(transfer) = self.transfer(place) {
            let before = transfer.view();
            transfer.answered(answer, status);
            self.settle(place, &key, Some(&before), &mut each);
        }
    }

    /// Takes a body of the webhook. `each` is told every change; returned is how many there were: none for what is no transfer's
    /// business.
    ///
    /// # Errors
    ///
    /// A [`PayloadError`] when it is no JSON, or beyond a limit. Nothing of it was taken then.
    pub fn apply(&mut self, body: &[u8], mut each: impl FnMut(&Change<'_>)) -> Result<usize, PayloadError> {
        let mut scan = std::mem::take(&mut self.scan);
        let read = scan.read(body).map_err(|fault| PayloadError::new(fault, body));
        let mut count = 0;
        if read.is_ok() && scan.kind == BatchKind::Graph {
            for entry in &scan.entries {
                self.take(entry, body, &mut |change: &Change<'_>| {
                    count += 1;
                    each(change);
                });
            }
        }
        scan.entries.clear();
        scan.entries.shrink_to(KEPT_ENTRIES);
        scan.rejections = Vec::new();
        self.scan = scan;
        read.map(|()| count)
    }

    fn take(&mut self, entry: &Entry, body: &[u8], each: &mut impl FnMut(&Change<'_>)) {
        let Some(news) = News::of(entry, body) else { return };
        // No id has escapes: a path with one names no call.
        let id = entry.call.of(body);
        if !is_trackable(id) {
            return;
        }
        let key = CallKey::of_bytes(id);
        let known = self.places.get(&key).copied();
        let replacing = if news.is_end() { self.replacing.of(&key).to_vec() } else { Vec::new() };
        let before = known.and_then(|place| self.transfer(place)).map(|transfer| transfer.view());
        let late = before.as_ref().is_some_and(|before| before.verdict.phase.is_verdict());
        if replacing.is_empty()
            && let Some(transfer) = known.and_then(|place| self.transfer(place))
            && transfer.hear_again(news, late, entry, body)
        {
            return;
        }
        let place = match known {
            Some(place) => place,
            // The end of a call that is replaced says that of the other transfer, and begins none.
            None if replacing.is_empty() && news.reveals(entry) => self.insert(&key, id),
            None => return self.take_replaced(&replacing, entry, body, each),
        };
        let said = self.last_said.of(news.kind(), entry, body);
        if let Some(transfer) = self.transfer(place) {
            transfer.hear(news, said, late);
            self.settle(place, &key, before.as_ref(), each);
        }
        self.take_replaced(&replacing, entry, body, each);
    }

    fn take_replaced(
        &mut self,
        replacing: &[u32],
        entry: &Entry,
        body: &[u8],
        each: &mut impl FnMut(&Change<'_>),
    ) {
        for place in replacing.iter().copied() {
            let said = self.last_said.of(EvidenceKind::ReplacedCallEnd, entry, body);
            let Some(transfer) = self.transfer(place) else { continue };
            let before = transfer.view();
            transfer.hear_replaced_end(said);
            let key = transfer.call_id.key();
            self.settle(place, &key, Some(&before), each);
        }
    }

    /// Puts a transfer where it belongs after it heard something, and tells what changed.
    fn settle(
        &mut self,
        place: u32,
        key: &CallKey,
        before: Option<&View>,
        each: &mut impl FnMut(&Change<'_>),
    ) {
        let topic =
            if self.topics.is_empty() { 0 } else { self.topics.get(key).map_or(0, |topic| topic.number) };
        let Some(transfer) = self.transfers.get(place as usize).and_then(Option::as_ref) else { return };
        let now = transfer.view();
        self.queues.sort(place, transfer.is_over_with(now.verdict));
        if let Some(change) = Change::since(before, &now, transfer, topic) {
            each(&change);
        }
    }

    fn transfer(&mut self, place: u32) -> Option<&mut Transfer> {
        self.transfers.get_mut(place as usize).and_then(Option::as_mut)
    }

    fn insert(&mut self, key: &CallKey, call_id: &[u8]) -> u32 {
        self.make_room();
        let transfer = Transfer::new(call_id, std::mem::take(&mut self.spare_history));
        self.put(key.clone(), transfer)
    }

    /// Leaves a transfer out when there is no room for another one.
    fn make_room(&mut self) {
        if self.places.len() >= self.capacity
            && let Some(least) = self.queues.least()
        {
            self.leave_out(least);
        }
    }

    /// Keeps a transfer that is not kept yet, and for which there is room.
    pub(super) fn put(&mut self, key: CallKey, transfer: Transfer) -> u32 {
        let place = self.free.pop().unwrap_or_else(|| {
            self.transfers.push(None);
            // The capacity is far below what 32 bits can count.
            u32::try_from(self.transfers.len() - 1).unwrap_or(u32::MAX)
        });
        self.queues.push(place, transfer.is_over());
        if let Some(replaced) = transfer.replaced() {
            self.replacing.add(replaced, place);
        }
        if let Some(slot) = self.transfers.get_mut(place as usize) {
            *slot = Some(transfer);
        }
        self.places.insert(key, place);
        place
    }

    fn leave_out(&mut self, place: u32) {
        let Some(slot) = self.transfers.get_mut(place as usize) else { return };
        // Not taken out of its slot: moving it costs as much as the rest.
        let Some(transfer) = slot.as_mut() else { return };
        transfer.history.clear();
        self.spare_history = std::mem::take(&mut transfer.history);
        self.places.remove(&transfer.call_id.key());
        if let Some(replaced) = transfer.replaced() {
            self.replacing.remove(replaced, place);
        }
        *slot = None;
        self.queues.remove(place);
        self.free.push(place);
    }

    /// Returns what is known of the transfer of a call.
    #[must_use]
    pub fn status(&self, call_id: &str) -> Option<TransferStatus> {
        self.find(call_id).map(Transfer::status)
    }

    /// The same, with the HTTP status of the refusal with which Graph answered the current attempt.
    pub(super) fn status_and_refusal(&self, call_id: &str) -> Option<(TransferStatus, Option<u16>)> {
        self.find(call_id).map(|transfer| (transfer.status(), transfer.refusal()))
    }

    pub(super) fn find(&self, call_id: &str) -> Option<&Transfer> {
        let place = *self.places.get(&CallKey::of(call_id))?;
        self.transfers.get(place as usize)?.as_ref()
    }

    /// Forgets the transfer of a call.
    pub fn forget(&mut self, call_id: &str) {
        if let Some(place) = self.places.get(&CallKey::of(call_id)).copied() {
            self.leave_out(place);
        }
    }

    /// Begins to follow a call, known or not yet: its changes carry the returned number.
    pub fn follow(&mut self, call_id: &str) -> u32 {
        let last = &mut self.last_topic;
        let topic = self.topics.entry(CallKey::of(call_id)).or_insert_with(|| {
            *last = last.checked_add(1).unwrap_or(1);
            Topic { number: *last, followers: 0 }
        });
        topic.followers = topic.followers.saturating_add(1);
        topic.number
    }

    /// Ends one [`Self::follow`].
    pub fn unfollow(&mut self, call_id: &str) {
        let key = CallKey::of(call_id);
        if let Some(topic) = self.topics.get_mut(&key) {
            topic.followers -= 1;
            if topic.followers == 0 {
                self.topics.remove(&key);
            }
        }
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    pub(super) fn has(&self, key: &CallKey) -> bool {
        self.places.contains_key(key)
    }

    /// The transfers in the order in which they would be left out.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Transfer> {
        self.queues.iter().filter_map(|place| self.transfers.get(place as usize)?.as_ref())
    }
}
