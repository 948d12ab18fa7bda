//! Follows the transfers of many calls: from bodies of the webhook to what became of each transfer.

use super::attempt::Answered;
use super::change::Change;
use super::hashing::{ByCall, Hashing};
use super::kept::Kept;
use super::key::{CallKey, is_trackable};
use super::last_said::LastSaid;
use super::news::News;
use super::phase::EvidenceKind;
use super::status::TransferStatus;
use super::transfer::{Transfer, View};
use crate::notification::{BatchKind, Entry, PayloadError, Scan};

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
    kept: Kept,
    topics: ByCall<Topic>,
    last_topic: u32,
    last_said: LastSaid,
    /// What the last body was read into, for the next one.
    scan: Option<Box<Scan>>,
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
            kept: Kept::new(capacity.clamp(1, Self::LARGEST_CAPACITY), hashing),
            topics: ByCall::with_hasher(hashing),
            last_topic: 0,
            last_said: LastSaid::default(),
            scan: None,
        }
    }

    /// Returns how many transfers are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Tells whether no transfer is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.len() == 0
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
        let known = self.kept.place_of(&key);
        let place = known.unwrap_or_else(|| self.kept.insert(key, call_id.as_bytes()));
        if let Some(transfer) = self.kept.get_mut(place) {
            let replaced_before = transfer.replaced();
            let before = known.map(|_| transfer.view());
            transfer.expect(replaces, known.is_none());
            self.kept.replace(place, replaced_before);
            self.settle(place, before.as_ref(), &mut each);
        }
    }

    /// Takes an announcement back: the request cannot have been delivered. What is known of earlier attempts, and what was heard
    /// meanwhile, stays.
    pub fn withdraw(&mut self, call_id: &str) {
        let Some(place) = self.kept.place_of(&CallKey::of(call_id)) else { return };
        let Some(transfer) = self.kept.get_mut(place).filter(|transfer| transfer.is_only_expected()) else {
            return;
        };
        let replaced = transfer.replaced();
        if transfer.withdraw() {
            self.kept.replace(place, replaced);
            self.settle(place, None, &mut |_| {});
        } else {
            self.kept.leave_out(place);
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
        if self.kept.place_of(&key).is_none() {
            self.expect_with(call_id, None, &mut each);
        }
        let Some(place) = self.kept.place_of(&key) else { return };
        if let Some(transfer) = self.kept.get_mut(place) {
            let before = transfer.view();
            transfer.answered(answer, status);
            self.settle(place, Some(&before), &mut each);
        }
    }

    /// Takes a body of the webhook. `each` is told every change; returned is how many there were: none for what is no transfer's
    /// business.
    ///
    /// # Errors
    ///
    /// A [`PayloadError`] when it is no JSON, or beyond a limit. Nothing of it was taken then.
    pub fn apply(&mut self, body: &[u8], mut each: impl FnMut(&Change<'_>)) -> Result<usize, PayloadError> {
        let mut scan = self.scan.take().unwrap_or_default();
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
        scan.clear();
        self.scan = Some(scan);
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
        let known = self.kept.place_of(&key);
        let replacing = if news.is_end() { self.kept.replacing(&key).to_vec() } else { Vec::new() };
        let before = known.and_then(|place| self.kept.get(place)).map(Transfer::view);
        let late = before.as_ref().is_some_and(|before| before.verdict.phase.is_verdict());
        if replacing.is_empty()
            && let Some(transfer) = known.and_then(|place| self.kept.get_mut(place))
            && transfer.hear_again(news, late, entry, body)
        {
            return;
        }
        let place = match known {
            Some(place) => place,
            // The end of a call that is replaced says that of the other transfer, and begins none.
            None if replacing.is_empty() && news.reveals(entry) => self.kept.insert(key, id),
            None => return self.take_replaced(&replacing, entry, body, each),
        };
        let said = self.last_said.of(news.kind(), entry, body);
        if let Some(transfer) = self.kept.get_mut(place) {
            transfer.hear(news, said, late);
            self.settle(place, before.as_ref(), each);
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
            let Some(transfer) = self.kept.get_mut(place) else { continue };
            let before = transfer.view();
            transfer.hear_replaced_end(said);
            self.settle(place, Some(&before), each);
        }
    }

    /// Puts a transfer where it belongs after it heard something, and tells what changed.
    fn settle(&mut self, place: u32, before: Option<&View>, each: &mut impl FnMut(&Change<'_>)) {
        let Some((key, transfer)) = self.kept.with_key(place) else { return };
        let now = transfer.view();
        let is_over = transfer.is_over_with(now.verdict);
        let topic =
            if self.topics.is_empty() { 0 } else { self.topics.get(key).map_or(0, |topic| topic.number) };
        if let Some(change) = Change::since(before, &now, transfer, topic) {
            each(&change);
        }
        self.kept.sort(place, is_over);
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
        self.kept.get(self.kept.place_of(&CallKey::of(call_id))?)
    }

    /// Forgets the transfer of a call.
    pub fn forget(&mut self, call_id: &str) {
        if let Some(place) = self.kept.place_of(&CallKey::of(call_id)) {
            self.kept.leave_out(place);
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

    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    pub(super) fn kept_mut(&mut self) -> &mut Kept {
        &mut self.kept
    }
}
