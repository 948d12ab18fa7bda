//! The words in which a verdict is told.

use crate::words::words;

words! {
    /// How far a transfer has come.
    pub enum Phase {
        /// Announced, and nothing was heard of it yet.
        Requested = "requested",
        /// Graph is at it.
        Transferring = "transferring",
        /// The transfer target has accepted.
        TransferAccepted = "transferAccepted",
        /// The transferee is connected with the transfer target.
        Completed = "completed",
        /// The transfer did not happen.
        Failed = "failed",
        /// The call ended otherwise, with no word of the transfer.
        Ended = "ended",
    }
}

impl Phase {
    /// Tells whether nothing more is to be expected.
    #[must_use]
    pub fn is_verdict(self) -> bool {
        match self {
            Self::Completed | Self::Failed | Self::Ended => true,
            Self::Requested | Self::Transferring | Self::TransferAccepted => false,
        }
    }
}

words! {
    /// How sure a phase is.
    pub enum Certainty {
        /// Graph said so.
        Certain = "certain",
        /// It follows from what Graph said.
        Likely = "likely",
        /// The call is over, and Graph did not say why.
        Unknown = "unknown",
    }
}

words! {
    /// Who has the transferee on the line.
    pub enum Holder {
        /// The one who transfers.
        Transferor = "transferor",
        /// The one who was to receive the call.
        TransferTarget = "transferTarget",
        /// The call is over.
        Nobody = "nobody",
        /// Not known.
        Unknown = "unknown",
    }
}

words! {
    /// What one piece of evidence says.
    pub enum EvidenceKind {
        /// The transfer was announced.
        Expected = "expected",
        /// Graph took the request.
        Accepted = "accepted",
        /// Graph refused the request.
        Refused = "refused",
        /// The state came, or the word in an operation of 2019.
        Transferring = "transferring",
        /// The state came, or the word in an operation of 2019.
        TransferAccepted = "transferAccepted",
        /// The call was established again with a result of 400 or more.
        Failure = "failure",
        /// The call ended with subcode 7015 or the reason `AppTransferred`.
        Completion = "completion",
        /// The call ended otherwise.
        End = "end",
        /// The call that the transfer replaces ended.
        ReplacedCallEnd = "replacedCallEnd",
        /// Any other news of the call.
        Other = "other",
    }
}

impl EvidenceKind {
    /// The place of what is a verdict.
    pub(crate) const VERDICT: u8 = 3;

    /// The place of a notification in the order in which Graph goes through one attempt; `None` for what has no place of its own.
    pub(crate) fn place(self) -> Option<u8> {
        match self {
            Self::Transferring => Some(1),
            Self::TransferAccepted => Some(2),
            Self::Failure | Self::Completion | Self::End => Some(Self::VERDICT),
            // The end of the replaced call may come before that of the call, or after it.
            Self::Expected | Self::Accepted | Self::Refused | Self::ReplacedCallEnd | Self::Other => None,
        }
    }
}
