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

/// What became of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// How it ended.
    pub kind: OutcomeKind,
    /// All that is known; `None` only after a time-out, when nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<TransferStatus>,
    /// What to do now; `None` where nothing has to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_to_do: Option<&'static str>,
}

impl Tracker {
    /// Returns what became of the transfer of a call; `None` while that is open.
    #[must_use]
    pub fn outcome(&self, call_id: &str) -> Option<Outcome> {
        let (status, refusal) = self.status_and_refusal(call_id)?;
        let (kind, what_to_do) = match status.phase {
            Phase::Completed => (OutcomeKind::Completed, None),
            Phase::Failed => (OutcomeKind::Failed, Some(after_failure(&status))),
            Phase::Ended => (OutcomeKind::Ended, Some(after_end(status.certainty))),
            Phase::Requested => (OutcomeKind::Refused, Some(after_refusal(refusal?))),
            Phase::Transferring | Phase::TransferAccepted => return None,
        };
        Some(Outcome { kind, status: Some(status), what_to_do })
    }

    /// Returns the outcome of a wait that took too long.
    #[must_use]
    pub fn timed_out(&self, call_id: &str) -> Outcome {
        let status = self.status(call_id);
        Outcome { kind: OutcomeKind::TimedOut, status, what_to_do: Some(AFTER_TIME_OUT) }
    }
}

const AFTER_TIME_OUT: &str = "No notification told how the transfer ended. Read the call with `readCall`: when it has ended, ask \
the transfer target whether the caller arrived; when it is established, the transfer did not happen; while it is transferring, \
wait. A late notification still corrects this outcome.";

fn after_failure(status: &TransferStatus) -> &'static str {
    match (status.call_lives, status.certainty) {
        (true, Certainty::Certain) => {
            "The call is with you again: speak with the caller, then try once more, or choose another transfer target."
        }
        (true, Certainty::Likely | Certainty::Unknown) => {
            "The transfer probably failed, but a later attempt may still be under way: read the call with `readCall` before you try \
once more."
        }
        (false, _) => "The transfer failed, and then the call ended: call the caller back.",
    }
}

fn after_end(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Unknown => {
            "The call is over, and Graph did not say why: ask the transfer target whether the caller arrived, before you call back."
        }
        Certainty::Certain | Certainty::Likely => {
            "The call ended before the transfer did. If that was not meant, call the caller back."
        }
    }
}

fn after_refusal(status: u16) -> &'static str {
    if may_have_begun(status) {
        "The answer does not prove that the transfer was not taken: it may have begun. Wait for a notification, or read the call with \
`readCall`, before you send it again."
    } else {
        "Graph did not take the transfer, and the call is still with you. The code of its answer says why."
    }
}
