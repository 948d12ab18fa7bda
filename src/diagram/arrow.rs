//! One message between two lifelines, or its absence.

use serde::Serialize;

use super::ladder::Lifeline;
use crate::verdict::EvidenceKind;
use crate::words::words;

words! {
    /// What an arrow stands for.
    pub enum ArrowKind {
        /// The transfer is sent.
        Post = "post",
        /// An answer after which it was sent again.
        Attempt = "attempt",
        /// Graph took it.
        Accepted = "accepted",
        /// Graph refused it.
        Refused = "refused",
        /// No answer came.
        NoAnswer = "noAnswer",
        /// It was not sent at all.
        NotSent = "notSent",
        /// A notification says that Graph is at it.
        Transferring = "transferring",
        /// A notification says that the transfer target has accepted.
        TransferAccepted = "transferAccepted",
        /// A notification says that the call was transferred.
        Completion = "completion",
        /// A notification says that the call was established again with a failure.
        Failure = "failure",
        /// A notification says that the call ended otherwise.
        End = "end",
        /// A notification says that the call which the transfer replaces ended.
        ReplacedCallEnd = "replacedCallEnd",
        /// Any other notification.
        Other = "other",
        /// No verdict came for so long.
        Silence = "silence",
        /// Something may not have been heard; what is known from here on is what another knew.
        Known = "known",
        /// The call is read.
        Read = "read",
        /// The call is there.
        Found = "found",
        /// Graph knows no such call: it has ended.
        CallEnded = "callEnded",
        /// The answer says nothing of the call.
        NotRead = "notRead",
    }
}

words! {
    /// In what way a notification came at another time than it should.
    pub enum Untimely {
        /// What follows it in Graph's order came before it.
        OutOfOrder = "outOfOrder",
        /// It came after the verdict.
        AfterVerdict = "afterVerdict",
        /// It came after the time in which a verdict was awaited.
        AfterSilence = "afterSilence",
    }
}

/// A message between two lifelines, or its absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Arrow {
    /// The ids of the steps that it stands for. Two: an answer, and the attempt that it came to.
    pub steps: Vec<Box<str>>,
    /// Where it begins.
    pub from: Lifeline,
    /// Where it ends; the same for what stays there.
    pub to: Lifeline,
    /// What it stands for.
    pub kind: ArrowKind,
    /// Graph's words and numbers, such as `terminated · 0/7015`; may be empty. Strangers wrote them.
    pub label: String,
    /// How many times the same came.
    pub times: u32,
    /// In what way it came at another time than it should.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub untimely: Option<Untimely>,
    /// Whether it is about the call that the transfer replaces.
    pub of_replaced_call: bool,
}

impl Arrow {
    #[inline(never)]
    pub(super) fn new(step: &str, kind: ArrowKind, label: String) -> Self {
        let (from, to) = kind.ends();
        Self {
            steps: vec![step.into()],
            from,
            to,
            kind,
            label,
            times: 1,
            untimely: None,
            of_replaced_call: false,
        }
    }
}

impl ArrowKind {
    /// Where such an arrow begins and ends.
    fn ends(self) -> (Lifeline, Lifeline) {
        match self {
            Self::Post | Self::Read => (Lifeline::Transferor, Lifeline::Graph),
            Self::NotSent => (Lifeline::Transferor, Lifeline::Transferor),
            Self::Attempt
            | Self::Accepted
            | Self::Refused
            | Self::NoAnswer
            | Self::Transferring
            | Self::TransferAccepted
            | Self::Completion
            | Self::Failure
            | Self::End
            | Self::ReplacedCallEnd
            | Self::Other
            | Self::Silence
            | Self::Known
            | Self::Found
            | Self::CallEnded
            | Self::NotRead => (Lifeline::Graph, Lifeline::Transferor),
        }
    }
}

impl From<EvidenceKind> for ArrowKind {
    fn from(kind: EvidenceKind) -> Self {
        match kind {
            EvidenceKind::Accepted => Self::Accepted,
            EvidenceKind::Refused => Self::Refused,
            EvidenceKind::Transferring => Self::Transferring,
            EvidenceKind::TransferAccepted => Self::TransferAccepted,
            EvidenceKind::Failure => Self::Failure,
            EvidenceKind::Completion => Self::Completion,
            EvidenceKind::End => Self::End,
            EvidenceKind::ReplacedCallEnd => Self::ReplacedCallEnd,
            EvidenceKind::Expected | EvidenceKind::Other => Self::Other,
        }
    }
}
