//! The outcome of a transfer.

use std::sync::Arc;

use serde::Serialize;

use super::rules::advice::{Advice, OutcomeKind, outcome};
use super::rules::attempt::CallEnd;
use super::rules::decision::{OutcomeDecision, certainty_of_party};
use super::rules::evidence::{Evidence, EvidenceDetails};
use super::rules::phase::{Certainty, ConnectedParty, EvidenceKind, Phase};
use super::status::TransferStatus;
use super::tracker::Tracker;
use super::transfer::TrackedTransfer;
use crate::codes::{Decision, FailureCause, RetryTarget};

/// The outcome of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferOutcome {
    /// The kind.
    pub kind: OutcomeKind,
    /// The cause; `None` for a completed transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<FailureCause>,
    /// Whether a further transfer of the call can succeed, and to which target.
    pub retry: RetryTarget,
    /// Whether it is worth an alarm; otherwise it is ordinary, such as a target that declines.
    pub is_incident: bool,
    /// The party that the transferee is connected to.
    pub connected_to: ConnectedParty,
    /// The certainty of each of these, and its evidence.
    pub grounds: OutcomeGrounds,
    /// The status; `None` only after a timeout, where the transfer is not tracked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<TransferStatus>,
    /// The recommended action as a word; `None` where none is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
    /// The recommended action in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommended_action: Option<&'static str>,
}

/// The grounds of an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeGrounds {
    /// Of the cause.
    pub cause: Ground,
    /// Of `retry`.
    pub retry: Ground,
    /// Of `is_incident`.
    pub is_incident: Ground,
    /// Of `connected_to`.
    pub connected_to: Ground,
}

/// The certainty of a word, and the evidence that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ground {
    /// The certainty.
    pub certainty: Certainty,
    /// The evidence; `None` where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

impl Tracker {
    /// Returns the outcome of the transfer of a call; `None` while the transfer is open.
    #[must_use]
    pub fn outcome(&self, call_id: &str) -> Option<TransferOutcome> {
        self.find(call_id)?.outcome()
    }

    /// Returns the outcome of a wait that timed out.
    #[must_use]
    pub fn timed_out(&self, call_id: &str) -> TransferOutcome {
        let transfer = self.find(call_id);
        let is_silent = transfer.is_some_and(|transfer| transfer.verdict().phase == Phase::Requested);
        let last = transfer.and_then(|transfer| transfer.history.last());
        let basis = Basis {
            advice: Some(Advice::NoNotification),
            decided: OutcomeDecision::after_timeout(is_silent),
            // A notification of the end may be missing.
            connected_to: (ConnectedParty::Unknown, Certainty::Unknown),
            of_verdict: last.cloned(),
            of_state: last.cloned(),
        };
        basis.outcome(OutcomeKind::TimedOut, transfer.map(TrackedTransfer::status))
    }
}

/// The decision of an outcome, and the evidence.
struct Basis {
    advice: Option<Advice>,
    decided: OutcomeDecision,
    connected_to: (ConnectedParty, Certainty),
    /// The evidence of the verdict, or of the refusal.
    of_verdict: Option<Evidence>,
    /// The evidence of the state of the call: of its end, if it ended.
    of_state: Option<Evidence>,
}

impl Basis {
    fn outcome(self, kind: OutcomeKind, status: Option<TransferStatus>) -> TransferOutcome {
        let Self { advice, decided, connected_to: (connected_to, of_party), of_verdict, of_state } = self;
        let OutcomeDecision { decision, certainty, is_retry_of_state } = decided;
        let Decision { cause, retry, is_incident } = decision;
        let by_code = Ground { certainty, evidence: of_verdict };
        let by_state = |certainty| Ground { certainty, evidence: of_state.clone() };
        TransferOutcome {
            kind,
            cause: (kind != OutcomeKind::Completed).then_some(cause),
            retry,
            is_incident,
            connected_to,
            grounds: OutcomeGrounds {
                retry: if is_retry_of_state { by_state(Certainty::Certain) } else { by_code.clone() },
                is_incident: by_code.clone(),
                cause: by_code,
                connected_to: by_state(of_party),
            },
            status,
            advice,
            recommended_action: advice.map(|advice| advice.text(retry)),
        }
    }
}

impl TrackedTransfer {
    fn outcome(&self) -> Option<TransferOutcome> {
        let (verdict, attempt) = (self.verdict(), &self.state.attempt);
        let (kind, advice) = outcome(verdict, attempt.refusal, self.state.was_accepted())?;
        let of_end = attempt.end_details.as_ref().map(|details| {
            let is_completion = attempt.end == CallEnd::Completion;
            self.evidence_with(
                if is_completion { EvidenceKind::Completion } else { EvidenceKind::End },
                details,
            )
        });
        let refusal = attempt.refusal.filter(|_| kind == OutcomeKind::Refused);
        let (decided, of_verdict) = if let Some(refusal) = refusal {
            let refused = self.evidence_of(EvidenceKind::Refused);
            let number = refused.and_then(|evidence| evidence.details.codes().subcode);
            (OutcomeDecision::after_refusal(refusal, number), refused.cloned())
        } else {
            let failure = attempt.failure.as_ref().filter(|_| verdict.phase == Phase::Failed);
            let of_failure =
                failure.map(|failure| self.evidence_with(EvidenceKind::Failure, &failure.details));
            let decided = OutcomeDecision::after(verdict, attempt.reason(verdict.phase));
            (decided, of_failure.or_else(|| of_end.clone()))
        };
        let basis = Basis {
            advice,
            decided,
            connected_to: (verdict.connected_to, certainty_of_party(verdict)),
            of_state: of_end.or_else(|| of_verdict.clone()),
            of_verdict,
        };
        Some(basis.outcome(kind, Some(self.status())))
    }

    /// Returns the last evidence of a kind of the current attempt.
    fn evidence_of(&self, kind: EvidenceKind) -> Option<&Evidence> {
        let attempt = self.state.attempt.number;
        self.history.iter().rev().find(|evidence| evidence.kind == kind && evidence.attempt == attempt)
    }

    /// Returns the evidence with these details, which may no longer be in the history.
    fn evidence_with(&self, kind: EvidenceKind, details: &Arc<EvidenceDetails>) -> Evidence {
        let attempt = self.state.attempt.number;
        let is_same = |evidence: &&Evidence| {
            evidence.kind == kind && evidence.attempt == attempt && evidence.details == *details
        };
        let kept = self.history.iter().find(is_same).cloned();
        kept.unwrap_or_else(|| Evidence {
            kind,
            attempt,
            times: 1,
            late: false,
            details: Arc::clone(details),
        })
    }
}
