//! The codes of `TransferError`.

use crate::words::words;

words! {
    /// The closed list of codes of a `TransferError`. The package adds `notInitialized`, for calls before the module is loaded.
    pub enum ErrorCode {
        /// The transfer has errors.
        InvalidTransfer = "invalidTransfer",
        /// An option is unknown, unreadable or out of range.
        InvalidOptions = "invalidOptions",
        /// The access token is invalid, or the token callback failed.
        InvalidToken = "invalidToken",
        /// A notification body is not JSON.
        InvalidPayload = "invalidPayload",
        /// A notification body, or its number of notifications, exceeds a limit.
        LimitExceeded = "limitExceeded",
        /// A text is not a tracker snapshot, was changed, or belongs to a later version.
        InvalidSnapshot = "invalidSnapshot",
        /// The signal was aborted.
        Aborted = "aborted",
        /// An attempt timed out.
        TimedOut = "timedOut",
        /// No response was received.
        Network = "network",
        /// This library has a bug.
        Internal = "internal",
    }
}
