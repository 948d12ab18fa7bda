//! Calls, compared as Graph means them.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::id::guid_halves;

/// A call id for comparing: of a GUID the digits, without dashes and case, of anything else the text as it came.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum CallKey {
    /// The upper half and the lower one.
    Guid([u64; 2]),
    Text(Box<str>),
}

impl CallKey {
    pub(super) fn of(id: &str) -> Self {
        Self::of_bytes(id.as_bytes())
    }

    /// The same of an id that stands in a body.
    pub(super) fn of_bytes(id: &[u8]) -> Self {
        guid_halves(id).map_or_else(|| Self::Text(String::from_utf8_lossy(id).into()), Self::Guid)
    }
}

impl Hash for CallKey {
    // Without the number of the variant: an id that hashes like a GUID is no harm, and this is done for every notification.
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Guid([high, low]) => {
                state.write_u64(*high);
                state.write_u64(*low);
            }
            Self::Text(text) => state.write(text.as_bytes()),
        }
    }
}

impl fmt::Debug for CallKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guid([high, low]) => write!(f, "{high:016x}{low:016x}"),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// The longest call id that is tracked, in bytes. Graph's have 36.
const LONGEST_ID: usize = 256;

pub(super) fn is_trackable(call_id: impl AsRef<[u8]>) -> bool {
    (1..=LONGEST_ID).contains(&call_id.as_ref().len())
}
