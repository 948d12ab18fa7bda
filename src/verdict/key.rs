//! Calls, compared as Graph means them.

use std::fmt;

use crate::id::guid_value;

/// A call id for comparing: of a GUID the digits, without dashes and case, of anything else the text as it came.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum CallKey {
    Guid(u128),
    Text(Box<str>),
}

impl CallKey {
    pub(super) fn of(id: &str) -> Self {
        guid_value(id).map_or_else(|| Self::Text(id.into()), Self::Guid)
    }
}

impl fmt::Debug for CallKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Guid(value) => write!(f, "{value:032x}"),
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// The longest call id that is tracked, in bytes. Graph's have 36.
const LONGEST_ID: usize = 256;

pub(super) fn is_trackable(call_id: &str) -> bool {
    (1..=LONGEST_ID).contains(&call_id.len())
}
