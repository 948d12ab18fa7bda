//! Why a call into this library could not be carried out.

/// The closed list of codes that JavaScript gets as `TransferError.code`, beside `notInitialized`, which is raised before this
/// library is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorCode {
    /// The transfer has errors.
    InvalidTransfer,
    /// An option is unknown, unreadable or out of range.
    InvalidOptions,
    /// The token is not one, or the function that should give it failed.
    InvalidToken,
    /// A body that should be read is no JSON.
    InvalidPayload,
    /// A body, or its number of notifications, is beyond what is read.
    LimitExceeded,
    /// A text is no snapshot of a tracker, was changed, or is of a later version.
    InvalidSnapshot,
    /// The signal was aborted.
    Aborted,
    /// An attempt took too long.
    TimedOut,
    /// No answer came.
    Network,
    /// A fault of this library.
    Internal,
}

impl ErrorCode {
    /// All codes.
    pub const ALL: [Self; 10] = [
        Self::InvalidTransfer,
        Self::InvalidOptions,
        Self::InvalidToken,
        Self::InvalidPayload,
        Self::LimitExceeded,
        Self::InvalidSnapshot,
        Self::Aborted,
        Self::TimedOut,
        Self::Network,
        Self::Internal,
    ];

    /// Returns the code as JavaScript spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidTransfer => "invalidTransfer",
            Self::InvalidOptions => "invalidOptions",
            Self::InvalidToken => "invalidToken",
            Self::InvalidPayload => "invalidPayload",
            Self::LimitExceeded => "limitExceeded",
            Self::InvalidSnapshot => "invalidSnapshot",
            Self::Aborted => "aborted",
            Self::TimedOut => "timedOut",
            Self::Network => "network",
            Self::Internal => "internal",
        }
    }
}
