//! One attempt to transfer a call: its evidence as a set, and the verdict that follows.
//!
//! The verdict is a function of the set, not of the order: the same notifications give the same verdict in whatever order they
//! arrive, and however often. Only the certainty of a failure can depend on the order: without an expectation, a failure before any
//! sign of the transfer may belong to an earlier attempt of which no other notification arrived.

use std::sync::Arc;

use serde::Serialize;

use super::evidence::EvidenceDetails;
use super::phase::{Certainty, ConnectedParty, Phase};
use super::recorded_response::{AttemptRefusal, ResponseKind};
use super::signal::TransferSignal;
use crate::words::words;

words! {
    /// How the transferor's call ended, the weakest first.
    #[derive(Default)]
    pub(crate) enum CallEnd {
        /// It did not end, as far as is known.
        #[default]
        None = "none",
        /// Without a reason.
        Bare = "bare",
        /// For another reason than the transfer.
        Reason = "reason",
        /// Because the other party ended it, or left it.
        Left = "left",
        /// Because it was transferred.
        Completion = "completion",
    }
}

/// The evidence of one attempt.
#[expect(clippy::struct_excessive_bools, reason = "each is one notification or response that arrived or not")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TransferAttempt {
    /// The number, from 1.
    pub(crate) number: u32,
    /// Whether it was registered before it was sent.
    pub(crate) expected: bool,
    /// Whether Graph accepted the request.
    pub(crate) taken: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) refusal: Option<AttemptRefusal>,
    pub(crate) transferring: bool,
    pub(crate) accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failure: Option<AttemptFailure>,
    #[serde(skip_serializing_if = "Doubts::is_none")]
    pub(crate) doubts: Doubts,
    pub(crate) end: CallEnd,
    /// The details of the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) end_details: Option<Arc<EvidenceDetails>>,
}

/// A failure of an attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AttemptFailure {
    pub(crate) attribution: FailureAttribution,
    pub(crate) details: Arc<EvidenceDetails>,
}

words! {
    /// The attempt that a failure belongs to, the least certain first.
    pub(crate) enum FailureAttribution {
        /// This attempt, or an earlier one that failed with the same codes and whose notification was delivered again.
        ThisOrRepeated = "thisOrRepeated",
        /// This attempt, an earlier one that has not failed yet, or no transfer at all.
        ThisOrOther = "thisOrOther",
        /// This attempt.
        This = "this",
    }
}

/// The doubts about an attempt from its beginning: notifications of an earlier one may arrive late, or twice, and look the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Doubts {
    /// Whether only a repeated `transferring` began it.
    pub(crate) begin: bool,
    /// The number of earlier attempts whose failure may still arrive.
    pub(crate) failures: u8,
    /// Whether the transfer target of an earlier attempt had accepted, so that it may have the transferee.
    pub(crate) accepted: bool,
    /// Whether an end of the call was recorded before.
    pub(crate) end: bool,
}

impl Doubts {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// The verdict that follows from the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) phase: Phase,
    pub(crate) certainty: Certainty,
    pub(crate) call_active: bool,
    pub(crate) connected_to: ConnectedParty,
}

impl TransferAttempt {
    pub(crate) fn new(number: u32, expected: bool) -> Self {
        Self { number, expected, ..Self::default() }
    }

    /// Returns the attempt after this one.
    pub(crate) fn next(&self, expected: bool) -> Self {
        let has_failed =
            self.failure.as_ref().is_some_and(|failure| failure.attribution == FailureAttribution::This);
        let doubts = Doubts {
            begin: !expected,
            failures: if has_failed {
                0
            } else {
                self.doubts.failures.saturating_add(u8::from(self.can_have_begun()))
            },
            accepted: !has_failed && (self.accepted || self.doubts.accepted),
            end: self.end != CallEnd::None || self.doubts.end,
        };
        Self { doubts, ..Self::new(self.number.saturating_add(1), expected) }
    }

    /// Whether Graph may have begun it.
    fn can_have_begun(&self) -> bool {
        self.has_sign() || self.refusal.is_none_or(AttemptRefusal::may_be_in_progress)
    }

    /// Returns the response to the POST, where it was recorded.
    pub(crate) fn response(&self) -> Option<ResponseKind> {
        match (self.refusal, self.taken) {
            (Some(_), _) => Some(ResponseKind::Refused),
            (None, true) => Some(ResponseKind::Accepted),
            (None, false) => None,
        }
    }

    /// Whether Graph refused it, and no notification was a sign of it.
    pub(crate) fn is_refused(&self) -> bool {
        self.refusal.is_some() && !self.has_sign()
    }

    /// Whether a notification was a sign of this attempt.
    pub(crate) fn has_sign(&self) -> bool {
        self.transferring || self.accepted
    }

    /// Adds a signal. Of two failures the more certain one is kept, of two ends the stronger one.
    /// `is_repeated`: an earlier attempt failed with the same codes.
    pub(crate) fn record(
        &mut self,
        signal: TransferSignal,
        details: &Arc<EvidenceDetails>,
        is_repeated: bool,
    ) {
        match signal {
            TransferSignal::Transferring => self.transferring = true,
            TransferSignal::TransferAccepted => self.accepted = true,
            TransferSignal::Failure => self.record_failure(details, is_repeated),
            TransferSignal::Completion => self.record_end(CallEnd::Completion, details),
            TransferSignal::End if details.codes().is_other_party_left() => {
                self.record_end(CallEnd::Left, details);
            }
            TransferSignal::End => self.record_end(CallEnd::Reason, details),
            TransferSignal::BareEnd => self.record_end(CallEnd::Bare, details),
            TransferSignal::Other => {}
        }
    }

    fn record_failure(&mut self, details: &Arc<EvidenceDetails>, is_repeated: bool) {
        let first = self.failure.as_ref();
        let is_another = first.is_some_and(|first| {
            first.attribution > FailureAttribution::ThisOrRepeated && first.details.codes() != details.codes()
        });
        let attribution = match self.doubts.failures {
            _ if is_repeated => FailureAttribution::ThisOrRepeated,
            _ if !self.expected && !self.has_sign() => FailureAttribution::ThisOrOther,
            0 => FailureAttribution::This,
            // Two that differ cannot both belong to one earlier attempt.
            1 if is_another => FailureAttribution::This,
            _ => FailureAttribution::ThisOrOther,
        };
        if first.is_none_or(|first| attribution > first.attribution) {
            self.failure = Some(AttemptFailure { attribution, details: Arc::clone(details) });
        }
    }

    fn record_end(&mut self, end: CallEnd, details: &Arc<EvidenceDetails>) {
        if end > self.end {
            self.end = end;
            self.end_details = Some(Arc::clone(details));
        }
    }

    /// Returns the verdict. `replaced_by_app`: the service ended the call that a consultative transfer replaces.
    ///
    /// The table in ARCHITECTURE has a row for each arm.
    pub(crate) fn verdict(&self, replaced_by_app: bool) -> Verdict {
        use {CallEnd as E, Certainty as C, ConnectedParty as To, Phase as P};
        let was_accepted = self.accepted || replaced_by_app;
        let may_be_of_another =
            self.failure.as_ref().map(|failure| failure.attribution != FailureAttribution::This);
        let (phase, certainty) = match (self.end, may_be_of_another) {
            (E::Completion, _) => (P::Completed, unless(self.doubts.end)),
            // The call was established again, so that its end came later.
            (_, Some(is_doubtful)) => (P::Failed, unless(is_doubtful || self.doubts.end)),
            (E::Reason | E::Left, None) => (P::Ended, unless(self.doubts.end || self.doubts.begin)),
            (E::Bare, None) if was_accepted => (P::Completed, C::Likely),
            (E::Bare, None) => (P::Ended, C::Unknown),
            (E::None, None) if self.accepted => (P::TransferAccepted, self.open()),
            (E::None, None) if self.transferring => (P::Transferring, self.open()),
            (E::None, None) => (P::Requested, C::Certain),
        };
        // The target may have the transferee once it accepted, until a failure that is certainly this attempt's.
        let has_returned = may_be_of_another == Some(false);
        let may_be_with_target = (was_accepted || self.doubts.accepted) && !has_returned;
        let is_unclear = may_be_with_target || self.doubts.end;
        let connected_to = match (phase, self.end) {
            (P::Completed, _) => To::TransferTarget,
            (_, E::Left) if !may_be_with_target => To::None,
            (P::Failed, E::None) | (P::Transferring, _) if !is_unclear => To::Transferor,
            (P::Requested, _) if !is_unclear && self.refusal.is_none_or(AttemptRefusal::leaves_call) => {
                To::Transferor
            }
            _ => To::Unknown,
        };
        Verdict { phase, certainty, call_active: self.end == E::None, connected_to }
    }

    /// Returns the certainty of a phase before the verdict.
    fn open(&self) -> Certainty {
        unless(self.doubts.begin || self.doubts.end)
    }

    /// Returns the details that the phase rests on.
    pub(crate) fn reason(&self, phase: Phase) -> Option<&EvidenceDetails> {
        match phase {
            Phase::Failed => self.failure.as_ref().map(|failure| &*failure.details),
            Phase::Completed | Phase::Ended => self.end_details.as_deref(),
            Phase::Requested | Phase::Transferring | Phase::TransferAccepted => None,
        }
    }
}

fn unless(doubtful: bool) -> Certainty {
    if doubtful { Certainty::Likely } else { Certainty::Certain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempt_is_small() {
        assert!(
            size_of::<TransferAttempt>() <= 48,
            "{} bytes in each of millions",
            size_of::<TransferAttempt>()
        );
    }
}
