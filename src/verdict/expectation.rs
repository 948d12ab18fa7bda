//! The identity of an expectation.

use super::store::raw_call_id::RawCallId;

/// The identity of one registered expectation, for [`Tracker::withdraw`](super::Tracker::withdraw) and the like. It belongs to the
/// tracker that returned it; a tracker that was restored has no open expectations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    pub(crate) call: RawCallId,
    /// Unique in the tracker; 0 for a call that is not tracked.
    pub(crate) id: u32,
}

impl Expectation {
    pub(crate) fn new(call_id: &str, id: u32) -> Self {
        Self { call: RawCallId::from_bytes(call_id.as_bytes()), id }
    }

    /// Returns the id of the call.
    #[must_use]
    pub fn call_id(&self) -> &str {
        self.call.as_str()
    }
}
