//! What to do after an outcome, for people.

use super::phase::{Certainty, Phase};
use super::status::TransferStatus;

/// After a wait without a verdict.
pub const AFTER_TIME_OUT: &str = "No notification told how the transfer ended. Read the call with `readCall`: when it has ended, \
ask the transfer target whether the caller arrived; when it is established, the transfer did not happen; while it is transferring, wait. A late notification \
still corrects this outcome.";

const REFUSED: &str =
    "Graph did not take the transfer, and the call is still with you. The code of its answer says why.";

const REFUSED_PERHAPS: &str = "The service failed, and the transfer may have begun all the same: wait for a notification, or read \
the call with `readCall`, before you send it again.";

impl TransferStatus {
    /// Says what to do now; `None` where nothing has to be done.
    #[must_use]
    pub fn what_to_do(&self) -> Option<&'static str> {
        Some(match (self.phase, self.call_lives, self.certainty) {
            (Phase::Completed | Phase::Requested | Phase::Transferring | Phase::TransferAccepted, _, _) => {
                return None;
            }
            (Phase::Failed, true, Certainty::Likely | Certainty::Unknown) => {
                "The transfer probably failed, but a later attempt may still be under way: read the call with `readCall` before you try \
once more."
            }
            (Phase::Failed, true, Certainty::Certain) => {
                "The call is with you again: speak with the caller, then try once more, or choose another transfer target."
            }
            (Phase::Failed, false, _) => {
                "The transfer failed, and then the call ended: call the caller back."
            }
            (Phase::Ended, _, Certainty::Unknown) => {
                "The call is over, and Graph did not say why: ask the transfer target whether the caller arrived, before you call \
back."
            }
            (Phase::Ended, _, _) => {
                "The call ended before the transfer did. If that was not meant, call the caller back."
            }
        })
    }
}

/// Whether the transfer may have begun in spite of a refusal with this HTTP status.
pub(super) fn may_have_begun(status: u16) -> bool {
    (500..600).contains(&status) && status != 503
}

/// Says what to do after a refusal with an HTTP status.
#[must_use]
pub fn after_refusal(status: u16) -> &'static str {
    if may_have_begun(status) { REFUSED_PERHAPS } else { REFUSED }
}
