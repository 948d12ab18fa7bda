//! The words of a verdict.

use crate::words::words;

words! {
    /// The phase of a transfer.
    pub enum Phase {
        /// Expected or sent, with no notification of it yet.
        Requested = "requested",
        /// Graph is processing the transfer.
        Transferring = "transferring",
        /// The transfer target has accepted.
        TransferAccepted = "transferAccepted",
        /// The transferee is connected with the transfer target, or with its voicemail.
        Completed = "completed",
        /// The transfer failed.
        Failed = "failed",
        /// The call ended for another reason than the transfer. After `transferAccepted`, the transferee may be with the target.
        Ended = "ended",
    }
}

impl Phase {
    /// Returns whether the transfer is over.
    #[must_use]
    pub fn is_verdict(self) -> bool {
        match self {
            Self::Completed | Self::Failed | Self::Ended => true,
            Self::Requested | Self::Transferring | Self::TransferAccepted => false,
        }
    }
}

words! {
    /// The certainty of a phase.
    pub enum Certainty {
        /// Graph stated it.
        Certain = "certain",
        /// It follows from the evidence.
        Likely = "likely",
        /// The call ended, and Graph gave no reason.
        Unknown = "unknown",
    }
}

words! {
    /// The party that the transferee is connected to.
    pub enum ConnectedParty {
        /// The party that transfers the call.
        Transferor = "transferor",
        /// The party that receives the transferred call, or its voicemail: Graph does not distinguish.
        TransferTarget = "transferTarget",
        /// None: the transferee ended the call.
        None = "none",
        /// Unknown.
        Unknown = "unknown",
    }
}

words! {
    /// The kind of a piece of evidence.
    pub enum EvidenceKind {
        /// The transfer was registered before it is sent.
        Expected = "expected",
        /// Graph accepted the request.
        Accepted = "accepted",
        /// Graph refused the request.
        Refused = "refused",
        /// The state of the call, or the word in an operation of 2019.
        Transferring = "transferring",
        /// The state of the call, or the word in an operation of 2019.
        TransferAccepted = "transferAccepted",
        /// The call is established again, with a result of 400 or more.
        Failure = "failure",
        /// The call ended with subcode 7015 or the reason `AppTransferred`.
        Completion = "completion",
        /// The call ended for another reason, or without one.
        End = "end",
        /// The call that the transfer replaces ended.
        ReplacedCallEnd = "replacedCallEnd",
        /// Any other notification of the call.
        Other = "other",
    }
}

impl EvidenceKind {
    /// The position of a verdict.
    pub(crate) const VERDICT_POSITION: u8 = 3;

    /// Returns the position of a notification in the order in which Graph processes one attempt; `None` for one without a position.
    pub(crate) fn position(self) -> Option<u8> {
        match self {
            Self::Transferring => Some(1),
            Self::TransferAccepted => Some(2),
            Self::Failure | Self::Completion | Self::End => Some(Self::VERDICT_POSITION),
            // The replaced call may end before the call, or after it.
            Self::Expected | Self::Accepted | Self::Refused | Self::ReplacedCallEnd | Self::Other => None,
        }
    }
}
