//! The store of a tracker: transfers found by their call ids, within a capacity.
//!
//! It knows nothing of what it stores but which calls an item replaces.

pub(crate) mod call_key;
pub(crate) mod hashing;
pub(crate) mod queues;
pub(crate) mod raw_call_id;
pub(crate) mod replaced_calls;
pub(crate) mod transfer_store;
