//! How a transfer ended, and what to do then, for people.

use serde::Serialize;

use super::attempt::may_have_begun;
use super::phase::{Certainty, Phase};
use super::status::TransferStatus;
use super::tracker::Tracker;
use crate::words::words;

words! {
    /// How a transfer ended, as far as it is known.
    pub enum OutcomeKind {
        /// The transferee is connected with the transfer target.
        Completed = "completed",
        /// The transfer did not happen.
        Failed = "failed",
        /// The call ended, with no word of the transfer.
        Ended = "ended",
        /// Graph refused the request, and nothing else was heard. A notification may still tell that the transfer began.
        Refused = "refused",
        /// No verdict came in time. A later one still counts.
        TimedOut = "timedOut",
    }
}

words! {
    /// What to do when a transfer ended otherwise than it was meant to, or nothing is known of its end.
    pub enum Advice {
        /// The transfer failed for certain, and the call is with the transferor again.
        CallIsBack = "callIsBack",
        /// It probably failed, and the call lives.
        ProbablyFailed = "probablyFailed",
        /// It failed, and then the call ended.
        FailedAndEnded = "failedAndEnded",
        /// The call ended, and Graph did not say why.
        EndedUnexplained = "endedUnexplained",
        /// The call ended before the transfer did.
        EndedBefore = "endedBefore",
        /// Graph refused the request, and took nothing.
        NotTaken = "notTaken",
        /// Graph refused the request, but the transfer may have begun.
        MayHaveBegun = "mayHaveBegun",
        /// No verdict came in time.
        NoWord = "noWord",
    }
}

/// What became of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// How it ended.
    pub kind: OutcomeKind,
    /// All that is known; `None` only after a time-out, when nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<TransferStatus>,
    /// What to do now, as a word; `None` where nothing has to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
    /// The same for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_to_do: Option<&'static str>,
}

impl Outcome {
    fn new(kind: OutcomeKind, status: Option<TransferStatus>, advice: Option<Advice>) -> Self {
        Self { kind, status, advice, what_to_do: advice.map(Advice::text) }
    }
}

impl Tracker {
    /// Returns what became of the transfer of a call; `None` while that is open.
    #[must_use]
    pub fn outcome(&self, call_id: &str) -> Option<Outcome> {
        let (status, refusal) = self.status_and_refusal(call_id)?;
        let (kind, advice) = match status.phase {
            Phase::Completed => (OutcomeKind::Completed, None),
            Phase::Failed => (OutcomeKind::Failed, Some(after_failure(&status))),
            Phase::Ended => (OutcomeKind::Ended, Some(after_end(status.certainty))),
            Phase::Requested => (OutcomeKind::Refused, Some(after_refusal(refusal?))),
            Phase::Transferring | Phase::TransferAccepted => return None,
        };
        Some(Outcome::new(kind, Some(status), advice))
    }

    /// Returns the outcome of a wait that took too long.
    #[must_use]
    pub fn timed_out(&self, call_id: &str) -> Outcome {
        Outcome::new(OutcomeKind::TimedOut, self.status(call_id), Some(Advice::NoWord))
    }
}

fn after_failure(status: &TransferStatus) -> Advice {
    match (status.call_lives, status.certainty) {
        (true, Certainty::Certain) => Advice::CallIsBack,
        (true, Certainty::Likely | Certainty::Unknown) => Advice::ProbablyFailed,
        (false, _) => Advice::FailedAndEnded,
    }
}

fn after_end(certainty: Certainty) -> Advice {
    match certainty {
        Certainty::Unknown => Advice::EndedUnexplained,
        Certainty::Certain | Certainty::Likely => Advice::EndedBefore,
    }
}

fn after_refusal(status: u16) -> Advice {
    if may_have_begun(status) { Advice::MayHaveBegun } else { Advice::NotTaken }
}

impl Advice {
    /// The advice in English.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::CallIsBack => {
                "The call is with you again: speak with the caller, then try once more, or choose another transfer target."
            }
            Self::ProbablyFailed => {
                "The transfer probably failed, but a later attempt may still be under way: read the call with `readCall` before you try \
once more."
            }
            Self::FailedAndEnded => "The transfer failed, and then the call ended: call the caller back.",
            Self::EndedUnexplained => {
                "The call is over, and Graph did not say why: ask the transfer target whether the caller arrived, before you call back."
            }
            Self::EndedBefore => {
                "The call ended before the transfer did. If that was not meant, call the caller back."
            }
            Self::NotTaken => {
                "Graph did not take the transfer, and the call is still with you. The code of its answer says why."
            }
            Self::MayHaveBegun => {
                "The answer does not prove that the transfer was not taken: it may have begun. Wait for a notification, or read the call with \
`readCall`, before you send it again."
            }
            Self::NoWord => {
                "No notification told how the transfer ended. Read the call with `readCall`: when it has ended, ask the transfer target \
whether the caller arrived; when it is established, the transfer did not happen; while it is transferring, wait. A late \
notification still corrects this outcome."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Advice;

    #[test]
    fn the_words_of_the_advice_are_those_of_the_types() {
        let types = include_str!("../../pkg-template/types/tracker.d.ts");
        let (_, union) = types.split_once("export type Advice =").unwrap_or_default();
        let (union, _) = union.split_once(';').unwrap_or_default();
        let declared: Vec<&str> =
            union.lines().filter_map(|line| line.trim().strip_prefix("| '")?.strip_suffix('\'')).collect();
        assert_eq!(Advice::WORDS, declared);
    }
}
