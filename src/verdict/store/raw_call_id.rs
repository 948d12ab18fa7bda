//! Call ids as they were first received.

use std::fmt;

use serde::{Serialize, Serializer};

use super::call_key::CallKey;

/// The bytes of a GUID with its dashes.
const GUID_LEN: usize = 36;

/// A call id as it was first received.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum RawCallId {
    /// As long as Graph's ids: part of its transfer, without memory of its own.
    GuidLength([u8; GUID_LEN]),
    /// Of another length.
    Other(Box<str>),
}

impl RawCallId {
    /// Copies an id in UTF-8, as it is in a body.
    pub(crate) fn from_bytes(id: &[u8]) -> Self {
        id.try_into().map_or_else(|_| Self::Other(String::from_utf8_lossy(id).into()), Self::GuidLength)
    }

    pub(crate) fn key(&self) -> CallKey {
        CallKey::from_bytes(self.as_bytes())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::GuidLength(bytes) => bytes,
            Self::Other(text) => text.as_bytes(),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::GuidLength(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Self::Other(text) => text,
        }
    }
}

impl fmt::Debug for RawCallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for RawCallId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_call_id_keeps_every_text_of_every_length() {
        for id in
            ["341A0500-d4bf-4224-8b19-1581168d328b", "341a0500d4bf42248b191581168d328b", "ééééééééé", "7"]
                .map(|id| id.repeat(36 / id.len()))
        {
            let raw = RawCallId::from_bytes(id.as_bytes());
            assert_eq!((raw.as_str(), raw.key()), (&*id, CallKey::new(&id)));
        }
    }
}
