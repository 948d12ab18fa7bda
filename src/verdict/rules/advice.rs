//! The kind of an outcome, and the recommended action.

use super::attempt::Verdict;
use super::phase::{Certainty, Phase};
use super::recorded_response::AttemptRefusal;
use crate::codes::RetryTarget;
use crate::words::words;

words! {
    /// The kind of an outcome.
    pub enum OutcomeKind {
        /// The transferee is connected with the transfer target, or with its voicemail: Graph does not distinguish.
        Completed = "completed",
        /// The transfer failed.
        Failed = "failed",
        /// The call ended for another reason than the transfer.
        Ended = "ended",
        /// Graph refused the request, and no notification arrived. One may still report that the transfer began.
        Refused = "refused",
        /// No verdict arrived in time. A later one still counts.
        TimedOut = "timedOut",
    }
}

words! {
    /// The action that is recommended after any outcome but a completed transfer.
    pub enum Advice {
        /// The transfer certainly failed, and the call is with the transferor again.
        CallReturned = "callReturned",
        /// The transfer probably failed, and the call is active.
        LikelyFailed = "likelyFailed",
        /// The transfer failed, and then the call ended.
        FailedThenEnded = "failedThenEnded",
        /// The call ended, and Graph gave no reason.
        EndReasonUnknown = "endReasonUnknown",
        /// The call ended, and no notification reported that the transfer target had accepted.
        EndedBeforeTransfer = "endedBeforeTransfer",
        /// The transfer target had accepted, and the call ended for another reason than the transfer.
        EndedAfterAccepted = "endedAfterAccepted",
        /// Graph refused the request, and began nothing.
        RequestRefused = "requestRefused",
        /// Graph refused the request, but the transfer may have begun.
        MayBeInProgress = "mayBeInProgress",
        /// No verdict arrived in time.
        NoNotification = "noNotification",
    }
}

/// Returns the outcome of a verdict; `None` while the transfer is open. `was_accepted`: the transfer target had accepted.
pub(crate) fn outcome(
    verdict: Verdict,
    refusal: Option<AttemptRefusal>,
    was_accepted: bool,
) -> Option<(OutcomeKind, Option<Advice>)> {
    match verdict.phase {
        Phase::Completed => Some((OutcomeKind::Completed, None)),
        Phase::Failed => Some((OutcomeKind::Failed, Some(after_failure(verdict)))),
        Phase::Ended => Some((OutcomeKind::Ended, Some(after_end(verdict.certainty, was_accepted)))),
        Phase::Requested => refusal.map(|refusal| (OutcomeKind::Refused, Some(after_refusal(refusal)))),
        Phase::Transferring | Phase::TransferAccepted => None,
    }
}

fn after_failure(verdict: Verdict) -> Advice {
    match (verdict.call_active, verdict.certainty) {
        (true, Certainty::Certain) => Advice::CallReturned,
        (true, Certainty::Likely | Certainty::Unknown) => Advice::LikelyFailed,
        (false, _) => Advice::FailedThenEnded,
    }
}

fn after_end(certainty: Certainty, was_accepted: bool) -> Advice {
    match certainty {
        Certainty::Unknown => Advice::EndReasonUnknown,
        Certainty::Certain | Certainty::Likely if was_accepted => Advice::EndedAfterAccepted,
        Certainty::Certain | Certainty::Likely => Advice::EndedBeforeTransfer,
    }
}

fn after_refusal(refusal: AttemptRefusal) -> Advice {
    if refusal.may_be_in_progress() { Advice::MayBeInProgress } else { Advice::RequestRefused }
}

impl Advice {
    /// Returns the recommended action in English.
    #[must_use]
    pub fn text(self, retry: RetryTarget) -> &'static str {
        match self {
            Self::CallReturned => after_return(retry),
            Self::LikelyFailed => {
                "The transfer probably failed, but a later attempt may still be under way: read the call with `readCall` first."
            }
            Self::FailedThenEnded => "The transfer failed, and then the call ended: call the caller back.",
            Self::EndReasonUnknown => {
                "The call ended, and Graph gave no reason: ask the transfer target whether the caller arrived before you call back."
            }
            Self::EndedBeforeTransfer => {
                "The call ended, and no notification reported that the transfer target had accepted. If that was not meant, call the caller \
back."
            }
            Self::EndedAfterAccepted => {
                "The transfer target had accepted, and then the call ended for another reason: ask the target whether the caller arrived \
before you call back."
            }
            Self::RequestRefused if retry == RetryTarget::AfterCheck => {
                "Graph refused the request, and began no transfer with it. The code of the response gives the reason: read the call with \
`readCall` before you send it again."
            }
            Self::RequestRefused => {
                "Graph refused the request, and began no transfer with it. The code of the response gives the reason."
            }
            Self::MayBeInProgress => {
                "The response does not prove that Graph did nothing: the transfer may have begun. Wait for a notification, or read the call with \
`readCall`, before you send it again."
            }
            Self::NoNotification => {
                "No notification reported how the transfer ended. Read the call with `readCall`: when it has ended, ask the transfer target \
whether the caller arrived; when it is established, the transfer did not happen; while it is transferring, wait. A late \
notification still corrects this outcome."
            }
        }
    }
}

/// Returns the action after a failure, with the call at the transferor again. It agrees with the code of the failure.
fn after_return(retry: RetryTarget) -> &'static str {
    match retry {
        RetryTarget::No => {
            "The call is with you again: speak with the caller. A further transfer fails until the cause is removed; the code of the result \
names it."
        }
        RetryTarget::SameTarget => {
            "The call is with you again: speak with the caller, then transfer the call once more, or choose another transfer target."
        }
        RetryTarget::OtherTarget => {
            "The call is with you again: speak with the caller, then choose another transfer target. The same one fails until the cause is \
removed."
        }
        RetryTarget::Later => {
            "The call is with you again: speak with the caller, then choose another transfer target, or wait before you transfer the call \
once more."
        }
        RetryTarget::AfterCheck => {
            "The call is with you again: speak with the caller. Look up the code of the result before you transfer the call once more."
        }
    }
}
