//! The key that codes were found by.

use serde::Serialize;

/// The key that an explanation was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ExplanationBasis {
    /// The code and the subcode together.
    Pair,
    /// The subcode alone.
    Subcode,
    /// The structure of the subcode: a status of the telephone network, or the side from which the code comes.
    Phone,
    /// The code of a service error.
    Error,
    /// The reason why a call ended.
    Reason,
    /// Only the code or the HTTP status, or its first digit: the explanation is general.
    Code,
}

impl ExplanationBasis {
    /// Returns whether the book has an entry for exactly these codes.
    pub(super) fn is_exact(self) -> bool {
        !matches!(self, Self::Phone | Self::Code)
    }
}

/// The direction of a call with the telephone network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CallDirection {
    /// From a telephone.
    Inbound,
    /// To a telephone.
    Outbound,
}

/// The SIP response of the telephone side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PhoneStatus {
    /// The direction of the call.
    pub leg: CallDirection,
    /// The SIP status.
    pub sip: i64,
}
