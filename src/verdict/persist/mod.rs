//! Snapshots: a tracker as text, and back.

mod restore;
pub(crate) mod snapshot;
