//! Snapshots: a tracker as text, for a store or for another server.
//!
//! The first line contains the name of the format, its version, the number of transfers, and a check sum; then each transfer is a
//! line of JSON. The check sum detects accidental changes; a store that others can write to needs more.

use std::fmt;

use super::restore;
use crate::verdict::tracker::Tracker;
use crate::verdict::transfer::TrackedTransfer;

const HEAD: &str = "graph-call-transfer tracker";
const VERSION: u32 = 2;

/// The most bytes of a snapshot that is read.
pub const MAX_SNAPSHOT_LEN: usize = 1 << 30;

/// The reason why a text is not a valid snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SnapshotError {
    /// It does not begin like a snapshot.
    NotASnapshot,
    /// It was written by a later version of this library.
    LaterVersion,
    /// It was cut or changed.
    Changed,
    /// It has more transfers than the capacity of the tracker.
    TooMany,
    /// It is longer than [`MAX_SNAPSHOT_LEN`].
    TooLong,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotASnapshot => "not a tracker snapshot",
            Self::LaterVersion => {
                "the snapshot was written by a later version of this library: update this one"
            }
            Self::Changed => "the snapshot was cut or changed since it was written",
            Self::TooMany => {
                "the snapshot has more transfers than the capacity of the tracker: use a larger `capacity`"
            }
            Self::TooLong => "the snapshot is longer than 1 GiB",
        })
    }
}

impl std::error::Error for SnapshotError {}

impl Tracker {
    /// Writes all transfers. It does not contain followers and open expectations.
    #[must_use]
    pub fn snapshot(&self) -> String {
        written(self.store.in_order())
    }

    /// Writes the transfer of one call; `None` when the call is not tracked.
    #[must_use]
    pub fn snapshot_call(&self, call_id: &str) -> Option<String> {
        self.find(call_id).map(|transfer| written(std::iter::once(transfer)))
    }

    /// Creates a tracker that continues from a snapshot.
    ///
    /// # Errors
    ///
    /// A [`SnapshotError`] when the text is not a snapshot, was changed, is of a later version, or is too large.
    pub fn restore(snapshot: &str, capacity: usize) -> Result<Self, SnapshotError> {
        Self::new(capacity).restored(snapshot)
    }

    /// Adds the transfers of a snapshot, for a process that keeps them in a store and not in memory. Of a transfer that is tracked
    /// already, the record with more evidence remains: a snapshot that is out of date changes nothing.
    ///
    /// # Errors
    ///
    /// As [`Self::restore`]; then nothing was added.
    pub fn load(&mut self, snapshot: &str) -> Result<(), SnapshotError> {
        let loaded = Self::restore(snapshot, self.store.capacity())?;
        for transfer in loaded.store.into_transfers() {
            let key = transfer.call_id.key();
            if let Some(index) = self.store.index_of(&key) {
                if self.store.get(index).is_some_and(|known| known.evidence() >= transfer.evidence()) {
                    continue;
                }
                self.store.remove(index);
            }
            let is_over = transfer.is_over();
            self.store.make_room();
            self.store.put(key, transfer, is_over);
        }
        Ok(())
    }

    /// Reads a snapshot into an empty tracker.
    pub(crate) fn restored(mut self, snapshot: &str) -> Result<Self, SnapshotError> {
        if snapshot.len() > MAX_SNAPSHOT_LEN {
            return Err(SnapshotError::TooLong);
        }
        let rest = snapshot.strip_prefix(HEAD).and_then(|rest| rest.strip_prefix(' '));
        let (head, lines) = rest.and_then(|rest| rest.split_once('\n')).ok_or(SnapshotError::NotASnapshot)?;
        let mut numbers = head.split(' ');
        let version: u32 = number(numbers.next())?;
        if version > VERSION {
            return Err(SnapshotError::LaterVersion);
        }
        let count: usize = number(numbers.next())?;
        if version != VERSION {
            return Err(SnapshotError::NotASnapshot);
        }
        // Exactly as written: a number in another form is a change too.
        if format!("{HEAD} {head}") != first_line(count, lines) || lines.lines().count() != count {
            return Err(SnapshotError::Changed);
        }
        if count > self.store.capacity() {
            return Err(SnapshotError::TooMany);
        }
        for line in lines.lines() {
            let transfer = restore::transfer(line).ok_or(SnapshotError::Changed)?;
            let key = transfer.call_id.key();
            if self.store.index_of(&key).is_some() || !transfer.is_sound() {
                return Err(SnapshotError::Changed);
            }
            let is_over = transfer.is_over();
            self.store.put(key, transfer, is_over);
        }
        Ok(self)
    }
}

fn written<'a>(transfers: impl Iterator<Item = &'a TrackedTransfer>) -> String {
    let mut count = 0;
    let mut lines = String::new();
    for transfer in transfers {
        // Texts and numbers can always be serialized.
        lines.push_str(&serde_json::to_string(transfer).unwrap_or_default());
        lines.push('\n');
        count += 1;
    }
    let mut snapshot = first_line(count, &lines);
    snapshot.push('\n');
    snapshot.push_str(&lines);
    snapshot
}

fn first_line(count: usize, lines: &str) -> String {
    format!("{HEAD} {VERSION} {count} {:016x}", check_sum(lines))
}

fn number<T: std::str::FromStr>(text: Option<&str>) -> Result<T, SnapshotError> {
    text.and_then(|text| text.parse().ok()).ok_or(SnapshotError::NotASnapshot)
}

/// FNV-1a, of 64 bits.
fn check_sum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
