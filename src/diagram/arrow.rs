//! One message between two lifelines, or its absence.

use serde::Serialize;

use super::lifeline::Lifeline;
use crate::verdict::EvidenceKind;
use crate::words::words;

words! {
    /// The kind of an arrow.
    pub enum ArrowKind {
        /// The transfer is sent.
        Post = "post",
        /// A response after which the transfer was sent again.
        Attempt = "attempt",
        /// Graph accepted the request.
        Accepted = "accepted",
        /// Graph refused the request.
        Refused = "refused",
        /// No response arrived.
        NoResponse = "noResponse",
        /// The transfer was not sent.
        NotSent = "notSent",
        /// A notification: Graph is processing the transfer.
        Transferring = "transferring",
        /// A notification: the transfer target accepted.
        TransferAccepted = "transferAccepted",
        /// A notification: the call was transferred.
        Completion = "completion",
        /// A notification: the call is established again, with a failure.
        Failure = "failure",
        /// A notification: the call ended for another reason.
        End = "end",
        /// A notification: the call that the transfer replaces ended.
        ReplacedCallEnd = "replacedCallEnd",
        /// Any other notification.
        Other = "other",
        /// No verdict arrived for a time.
        Silence = "silence",
        /// Notifications may be missing; the status from here on is that of another tracker.
        Known = "known",
        /// The call is looked up.
        Lookup = "lookup",
        /// The call was found.
        Found = "found",
        /// Graph does not know the call: it ended.
        CallEnded = "callEnded",
        /// The response does not show the state of the call.
        LookupRefused = "lookupRefused",
        /// The app calls the transfer target first.
        Dialed = "dialed",
        /// Graph created the call to the transfer target.
        Created = "created",
        /// Graph refused the call to the transfer target.
        CreationRefused = "creationRefused",
        /// No response to the call to the transfer target arrived.
        CreationUnknown = "creationUnknown",
        /// A notification: the transfer target rings.
        Ringing = "ringing",
        /// A notification: the transfer target answered.
        Answered = "answered",
        /// The app hangs up the call to the transfer target.
        HangUp = "hangUp",
    }
}

words! {
    /// The way in which a notification arrived at an unusual time.
    pub enum ArrivalTiming {
        /// It arrived after one that follows it in Graph's order.
        OutOfOrder = "outOfOrder",
        /// It arrived after the verdict.
        AfterVerdict = "afterVerdict",
        /// It arrived after the wait for a verdict had timed out.
        AfterSilence = "afterSilence",
    }
}

/// A message between two lifelines, or its absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Arrow {
    /// The ids of its steps. Two for a response and the attempt that received it.
    pub steps: Vec<Box<str>>,
    /// The lifeline at which it begins.
    pub from: Lifeline,
    /// The lifeline at which it ends; the same one for a message that was not sent.
    pub to: Lifeline,
    /// The kind.
    pub kind: ArrowKind,
    /// Graph's words and numbers, such as `terminated · 0/7015`; may be empty. The text is not trusted.
    pub label: String,
    /// The number of times that the same was received.
    pub times: u32,
    /// The way in which it arrived at an unusual time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<ArrivalTiming>,
    /// Whether it is about the call that the transfer replaces.
    pub on_replaced_call: bool,
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
            timing: None,
            on_replaced_call: kind.is_of_consultation(),
        }
    }
}

impl ArrowKind {
    /// Returns the lifelines at which such an arrow begins and ends.
    fn ends(self) -> (Lifeline, Lifeline) {
        match self {
            Self::Post | Self::Lookup | Self::Dialed | Self::HangUp => {
                (Lifeline::Transferor, Lifeline::Graph)
            }
            Self::NotSent => (Lifeline::Transferor, Lifeline::Transferor),
            Self::Attempt
            | Self::Accepted
            | Self::Refused
            | Self::NoResponse
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
            | Self::LookupRefused
            | Self::Created
            | Self::CreationRefused
            | Self::CreationUnknown
            | Self::Ringing
            | Self::Answered => (Lifeline::Graph, Lifeline::Transferor),
        }
    }

    /// Returns whether such an arrow is about the call to the transfer target.
    fn is_of_consultation(self) -> bool {
        matches!(
            self,
            Self::Dialed | Self::Created | Self::CreationRefused | Self::CreationUnknown | Self::HangUp
        )
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
