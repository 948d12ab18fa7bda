//! Ids with a meaning: a type for each prevents that one is passed for another.

use std::fmt;

use crate::{Guid, IdError};

/// Defines a type for the GUIDs that identify one kind of thing.
macro_rules! id {
    ($(#[$attribute:meta])* $Name:ident, $noun:literal) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub struct $Name(Guid);

        impl $Name {
            /// Parses an id.
            ///
            /// # Errors
            ///
            /// An [`IdError`] if the text is not a GUID.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                Guid::parse(text).map(Self).map_err(|error| error.with_noun($noun))
            }

            /// Returns the original spelling.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// Returns the GUID.
            #[must_use]
            pub fn as_guid(&self) -> &Guid {
                &self.0
            }
        }

        impl From<Guid> for $Name {
            fn from(guid: Guid) -> Self {
                Self(guid)
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl TryFrom<&str> for $Name {
            type Error = IdError;

            fn try_from(text: &str) -> Result<Self, IdError> {
                Self::parse(text)
            }
        }

        impl std::str::FromStr for $Name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::parse(text)
            }
        }
    };
}

id! {
    /// The id of a call.
    ///
    /// ```
    /// use graph_call_transfer::CallId;
    ///
    /// let call: CallId = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
    /// assert_eq!(call, "341A0500D4BF42248B191581168D328B".parse()?);
    /// # Ok::<(), graph_call_transfer::IdError>(())
    /// ```
    CallId, "the call id"
}

id! {
    /// The id of a tenant (a directory of Microsoft Entra).
    TenantId, "the tenant id"
}
