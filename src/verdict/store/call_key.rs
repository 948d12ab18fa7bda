//! Call ids, compared as Graph compares them.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::guid::guid_halves;

/// A call id for comparing: the digits of a GUID, without dashes and case; any other text as it is.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum CallKey {
    /// The upper half and the lower one.
    Guid([u64; 2]),
    Text(Box<str>),
}

impl CallKey {
    pub(crate) fn new(id: &str) -> Self {
        Self::from_bytes(id.as_bytes())
    }

    /// The same for an id in a body.
    pub(crate) fn from_bytes(id: &[u8]) -> Self {
        guid_halves(id).map_or_else(|| Self::Text(String::from_utf8_lossy(id).into()), Self::Guid)
    }
}

impl Hash for CallKey {
    // Without the number of the variant: a text that hashes like a GUID does no harm, and this runs for every notification.
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

/// The most bytes of a call id that is tracked. Graph's have 36.
const MAX_CALL_ID_LEN: usize = 256;

/// Whether a call with this id is tracked.
pub(crate) fn is_trackable(call_id: impl AsRef<[u8]>) -> bool {
    (1..=MAX_CALL_ID_LEN).contains(&call_id.as_ref().len())
}
