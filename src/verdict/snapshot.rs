//! A tracker as text, for a store or for another server.
//!
//! The first line tells what it is, its version, how many transfers follow, and a check sum of them; then each transfer is a
//! line of JSON. The check sum finds what was cut or changed by accident; a store that others can write to needs more.

use std::fmt;

use super::restore;
use super::tracker::Tracker;
use super::transfer::Transfer;

const HEAD: &str = "graph-call-transfer tracker";
const VERSION: u32 = 1;

/// The most bytes of a snapshot that are read.
pub const LONGEST_SNAPSHOT: usize = 1 << 30;

/// Why a text is no snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SnapshotError {
    /// It does not begin as one.
    NotASnapshot,
    /// It was written by a later version of this library.
    LaterVersion,
    /// It was cut or changed.
    Changed,
    /// It has more transfers than the tracker may keep.
    TooMany,
    /// It is longer than [`LONGEST_SNAPSHOT`].
    TooLong,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotASnapshot => "the text is no snapshot of a tracker",
            Self::LaterVersion => {
                "the snapshot was written by a later version of this library: update this one"
            }
            Self::Changed => "the snapshot was cut or changed since it was written",
            Self::TooMany => {
                "the snapshot has more transfers than this tracker may keep: give a larger capacity"
            }
            Self::TooLong => "the snapshot is longer than 1 GiB",
        })
    }
}

impl std::error::Error for SnapshotError {}

impl Tracker {
    /// Writes everything that is known of all transfers. Who follows them is not in it.
    #[must_use]
    pub fn snapshot(&self) -> String {
        written(self.kept().in_order())
    }

    /// Writes what is known of the transfer of one call, and nothing of any other; `None` when nothing is.
    #[must_use]
    pub fn snapshot_of(&self, call_id: &str) -> Option<String> {
        self.find(call_id).map(|transfer| written(std::iter::once(transfer)))
    }

    /// Makes a tracker that goes on where another stood.
    ///
    /// # Errors
    ///
    /// A [`SnapshotError`] when the text is no snapshot, was changed, is of a later version, or too large.
    pub fn restore(snapshot: &str, capacity: usize) -> Result<Self, SnapshotError> {
        Self::new(capacity).restored(snapshot)
    }

    /// Reads a snapshot into a tracker that is empty.
    pub(crate) fn restored(mut self, snapshot: &str) -> Result<Self, SnapshotError> {
        if snapshot.len() > LONGEST_SNAPSHOT {
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
        // Exactly as it is written: a digit in another spelling is a change too.
        if format!("{HEAD} {head}") != first_line(count, lines) || lines.lines().count() != count {
            return Err(SnapshotError::Changed);
        }
        if count > self.kept().capacity() {
            return Err(SnapshotError::TooMany);
        }
        for line in lines.lines() {
            let transfer = restore::transfer(line).ok_or(SnapshotError::Changed)?;
            let key = transfer.call_id.key();
            if self.kept().place_of(&key).is_some() || !transfer.is_sound() {
                return Err(SnapshotError::Changed);
            }
            self.kept_mut().put(key, transfer);
        }
        Ok(self)
    }
}

fn written<'a>(transfers: impl Iterator<Item = &'a Transfer>) -> String {
    let mut count = 0;
    let mut lines = String::new();
    for transfer in transfers {
        // Texts and numbers can always be written.
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
