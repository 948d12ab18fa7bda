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
    pub const ALL: [Self; 7] = [
        Self::InvalidTransfer,
        Self::InvalidOptions,
        Self::InvalidToken,
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
            Self::Aborted => "aborted",
            Self::TimedOut => "timedOut",
            Self::Network => "network",
            Self::Internal => "internal",
        }
    }
}
