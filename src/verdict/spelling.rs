//! How a call id was first spelled.

use serde::{Serialize, Serializer};

use super::key::CallKey;

/// How many bytes a GUID has.
const GUID_LENGTH: usize = 36;

/// A call id, as it was first spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spelling {
    /// As long as Graph's are: these stand in their transfer, and take no memory elsewhere.
    AsLongAsGuid([u8; GUID_LENGTH]),
    /// Of another length.
    Other(Box<str>),
}

impl Spelling {
    /// Keeps an id: UTF-8, as it stands in a body.
    pub(super) fn of(id: &[u8]) -> Self {
        id.try_into().map_or_else(|_| Self::Other(String::from_utf8_lossy(id).into()), Self::AsLongAsGuid)
    }

    pub(super) fn key(&self) -> CallKey {
        match self {
            Self::AsLongAsGuid(bytes) => CallKey::of_bytes(bytes),
            Self::Other(text) => CallKey::of(text),
        }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::AsLongAsGuid(bytes) => bytes,
            Self::Other(text) => text.as_bytes(),
        }
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::AsLongAsGuid(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Self::Other(text) => text,
        }
    }
}

impl Serialize for Spelling {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_as_it_was_spelled_whatever_its_length() {
        for id in
            ["341A0500-d4bf-4224-8b19-1581168d328b", "341a0500d4bf42248b191581168d328b", "ééééééééé", "7"]
                .map(|id| id.repeat(36 / id.len()))
        {
            let spelling = Spelling::of(id.as_bytes());
            assert_eq!((spelling.as_str(), spelling.key()), (&*id, CallKey::of(&id)));
        }
    }
}
