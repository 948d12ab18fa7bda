//! Requests and their responses: expectations are registered before a request is sent, responses are recorded after it.

use super::change::TransferChange;
use super::expectation::Expectation;
use super::rules::recorded_response::RecordedResponse;
use super::store::call_key::{CallKey, is_trackable};
use super::tracker::Tracker;
use super::transfer::TrackedTransfer;

impl Tracker {
    /// Registers a transfer before it is sent. `replaces` is the call that a consultative transfer replaces; `None` for a blind
    /// transfer, which replaces no call. For a call that is tracked already, the next attempt begins. An id that is empty or longer than
    /// 256 bytes is not tracked.
    pub fn expect(&mut self, call_id: &str, replaces: Option<&str>) -> Expectation {
        self.expect_with(call_id, replaces, |_| {})
    }

    pub(crate) fn expect_with(
        &mut self,
        call_id: &str,
        replaces: Option<&str>,
        mut each: impl FnMut(&TransferChange<'_>),
    ) -> Expectation {
        if !is_trackable(call_id) {
            return Expectation::new(call_id, 0);
        }
        self.last_expectation = self.last_expectation.checked_add(1).unwrap_or(1);
        let id = self.last_expectation;
        let replaces = replaces.filter(|id| is_trackable(id));
        let key = CallKey::new(call_id);
        let known = self.store.index_of(&key);
        let index = known.unwrap_or_else(|| self.store.insert(key, call_id.as_bytes()));
        let before = known.and_then(|index| self.store.get(index)).map(TrackedTransfer::view);
        self.store.change(index, |transfer| transfer.expect(id, replaces, known.is_none()));
        self.settle(index, before.as_ref(), &mut each);
        Expectation::new(call_id, id)
    }

    /// Withdraws an expectation whose request cannot have been delivered: the evidence since then, and later evidence, counts as if
    /// it had never been registered. Other expectations stay as they are. An expectation stays when it was committed, or when the
    /// evidence since then does not fit in the history.
    pub fn withdraw(&mut self, expectation: &Expectation) {
        let Some(index) = self.store.index_of(&expectation.call.key()) else { return };
        match self.store.change(index, |transfer| transfer.withdraw(expectation.id)) {
            Some(true) => self.settle(index, None, &mut |_| {}),
            Some(false) => self.store.remove(index),
            None => {}
        }
    }

    /// Commits an expectation whose request may have been delivered: it can no longer be withdrawn, and needs no memory for that.
    pub fn commit(&mut self, expectation: &Expectation) {
        if let Some(index) = self.store.index_of(&expectation.call.key()) {
            self.store.change(index, |transfer| transfer.commit(expectation.id));
        }
    }

    /// Records the response to a POST of the current attempt; without an expectation it counts as one. `each` receives the changes.
    ///
    /// `response` is a `&`[`GraphResponse`](crate::response::GraphResponse), or a [`RecordedResponse`].
    pub fn record_response(
        &mut self,
        call_id: &str,
        response: impl Into<RecordedResponse>,
        each: impl FnMut(&TransferChange<'_>),
    ) {
        self.record_response_for(call_id, None, response.into(), each);
    }

    /// Records the response to the POST of an expectation, and commits the expectation. When another attempt has begun since, the
    /// response belongs to the earlier one, unless that one is no longer known.
    pub fn record_response_to(
        &mut self,
        expectation: &Expectation,
        response: impl Into<RecordedResponse>,
        each: impl FnMut(&TransferChange<'_>),
    ) {
        self.record_response_for(expectation.call.as_str(), Some(expectation.id), response.into(), each);
    }

    fn record_response_for(
        &mut self,
        call_id: &str,
        mut id: Option<u32>,
        response: RecordedResponse,
        mut each: impl FnMut(&TransferChange<'_>),
    ) {
        let key = CallKey::new(call_id);
        if self.store.index_of(&key).is_none() {
            id = Some(self.expect_with(call_id, None, &mut each).id);
        }
        let Some(index) = self.store.index_of(&key) else { return };
        let before = self.store.get(index).map(TrackedTransfer::view);
        self.store.change(index, |transfer| transfer.record_response(response, id));
        self.settle(index, before.as_ref(), &mut each);
    }
}
