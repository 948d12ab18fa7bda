//! The decision of an outcome: why the transfer came to this end, whether a further transfer helps, and whether it is an incident.
//!
//! The codes decide first (`codes`); the state of the call makes the decision more careful, and never less.

use super::attempt::Verdict;
use super::evidence::EvidenceDetails;
use super::phase::{Certainty, ConnectedParty, Phase};
use super::recorded_response::AttemptRefusal;
use crate::codes::{CodeDecision, Decision, FailureCause, RetryTarget, decide_refusal, decide_result};

/// A decision, and its certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutcomeDecision {
    pub(crate) decision: Decision,
    /// The certainty of the cause, and of whether it is an incident.
    pub(crate) certainty: Certainty,
    /// Whether the state of the call decides about a further transfer, whatever the code.
    pub(crate) is_retry_of_state: bool,
}

/// Nothing is known about the cause.
const UNKNOWN: Decision =
    Decision { cause: FailureCause::Unknown, retry: RetryTarget::AfterCheck, is_incident: false };

/// The call ended because the app ended it.
const BY_APP: Decision =
    Decision { cause: FailureCause::HungUpByApp, retry: RetryTarget::No, is_incident: false };

impl OutcomeDecision {
    /// Decides after a verdict. `details` are those that the phase rests on.
    pub(crate) fn after(verdict: Verdict, details: Option<&EvidenceDetails>) -> Self {
        let is_over = !verdict.call_active;
        if verdict.phase == Phase::Completed {
            let decision = Decision { retry: RetryTarget::No, ..UNKNOWN };
            return Self { decision, certainty: verdict.certainty, is_retry_of_state: is_over };
        }
        let Self { mut decision, certainty, .. } = Self::of_codes(details, verdict.certainty);
        if is_over {
            decision.retry = RetryTarget::No;
        } else if verdict.certainty != Certainty::Certain {
            decision.retry = after_check(decision.retry);
        }
        Self { decision, certainty, is_retry_of_state: is_over }
    }

    fn of_codes(details: Option<&EvidenceDetails>, phase: Certainty) -> Self {
        let result = details.and_then(|details| details.result.as_ref());
        let found = result.and_then(|result| {
            let message = result.message.as_deref().unwrap_or_default();
            decide_result(result.code.map(Into::into), result.subcode.map(Into::into), message)
        });
        let reason = details.and_then(|details| details.termination_reason.as_deref()).unwrap_or_default();
        match found {
            None if reason.eq_ignore_ascii_case("AppInitiated") => {
                Self { decision: BY_APP, certainty: Certainty::Likely, is_retry_of_state: false }
            }
            found => Self::from_code(found, phase),
        }
    }

    /// Decides after a refusal of the request.
    pub(crate) fn after_refusal(refusal: AttemptRefusal, error_number: Option<i32>) -> Self {
        let code = error_number.map(|number| number.to_string()).unwrap_or_default();
        let mut after = Self::from_code(decide_refusal(&code, refusal.status, ""), Certainty::Certain);
        let may_be_in_progress = refusal.may_be_in_progress();
        if may_be_in_progress {
            after.decision.retry = after_check(after.decision.retry);
        }
        Self { is_retry_of_state: may_be_in_progress, ..after }
    }

    /// Decides after a timeout. Where no notification arrived at all, the webhook may not receive any.
    pub(crate) fn after_timeout(is_silent: bool) -> Self {
        let decision = Decision { is_incident: is_silent, ..UNKNOWN };
        Self { decision, certainty: Certainty::Unknown, is_retry_of_state: true }
    }

    fn from_code(found: Option<CodeDecision>, phase: Certainty) -> Self {
        let decision = found.as_ref().map_or(UNKNOWN, |found| found.decision);
        let is_documented = found.is_some_and(|found| found.documented);
        let certainty = match (decision.cause, phase) {
            (FailureCause::Unknown, _) | (_, Certainty::Unknown) => Certainty::Unknown,
            (_, Certainty::Certain) if is_documented => Certainty::Certain,
            (_, Certainty::Certain | Certainty::Likely) => Certainty::Likely,
        };
        Self { decision, certainty, is_retry_of_state: false }
    }
}

/// Returns what remains of a recommendation until the state of the call is known. What would fail again stays so.
fn after_check(retry: RetryTarget) -> RetryTarget {
    match retry {
        RetryTarget::No | RetryTarget::OtherTarget => retry,
        RetryTarget::SameTarget | RetryTarget::Later | RetryTarget::AfterCheck => RetryTarget::AfterCheck,
    }
}

/// Returns the certainty of the party that the transferee is connected to.
pub(crate) fn certainty_of_party(verdict: Verdict) -> Certainty {
    match (verdict.connected_to, verdict.phase) {
        (ConnectedParty::Unknown, _) => Certainty::Unknown,
        // The transferee ended the call; whether it is in another one, Graph does not state. Before a verdict, nothing states a change.
        (ConnectedParty::None, _) | (_, Phase::Requested | Phase::Transferring | Phase::TransferAccepted) => {
            Certainty::Likely
        }
        (_, Phase::Completed | Phase::Failed | Phase::Ended) => verdict.certainty,
    }
}
