//! The state of a transfer, a function of its evidence: the current attempt, the call that it replaces, and earlier failures.

use std::sync::Arc;

use serde::Serialize;

use super::attempt::{CallEnd, TransferAttempt, Verdict};
use super::evidence::{EvidenceDetails, ResultInfo};
use super::failures::EarlierFailures;
use super::recorded_response::{AttemptRefusal, RecordedResponse, ResponseKind};
use super::signal::TransferSignal;

/// The call that a consultative transfer replaces: the one between the transferor and the transfer target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedCall {
    /// The call id, as in the expectation.
    pub call_id: Box<str>,
    /// Whether no notification reported its end.
    pub active: bool,
    /// The reason of its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub termination_reason: Option<Box<str>>,
    /// The result of its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultInfo>,
}

impl ReplacedCall {
    fn new(call_id: &str, active: bool) -> Self {
        Self { call_id: call_id.into(), active, termination_reason: None, result: None }
    }

    /// Whether the service ended it, as it does when the transfer succeeded.
    fn is_ended_by_app(&self) -> bool {
        is_by_app(self.termination_reason.as_deref())
    }

    /// Records a notification of its end. There are usually two, of which one may have no reason.
    fn record_end(&mut self, details: &EvidenceDetails) {
        self.active = false;
        if self.termination_reason.is_none()
            || !self.is_ended_by_app() && is_by_app(details.termination_reason.as_deref())
        {
            self.termination_reason.clone_from(&details.termination_reason);
        }
        self.result = self.result.take().or_else(|| details.result.clone());
    }
}

fn is_by_app(reason: Option<&str>) -> bool {
    let reason = reason.unwrap_or_default();
    ["AppInitiated", "AppTransferred"].iter().any(|word| reason.eq_ignore_ascii_case(word))
}

/// The state of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TransferState {
    pub(crate) attempt: TransferAttempt,
    /// Boxed: most transfers replace no call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) replaced_call: Option<Box<ReplacedCall>>,
    #[serde(skip_serializing_if = "EarlierFailures::is_empty")]
    pub(crate) earlier_failures: EarlierFailures,
}

impl TransferState {
    /// The state of a transfer without any evidence.
    pub(crate) fn new() -> Self {
        Self {
            attempt: TransferAttempt::new(1, false),
            replaced_call: None,
            earlier_failures: EarlierFailures::default(),
        }
    }

    pub(crate) fn verdict(&self) -> Verdict {
        self.attempt.verdict(self.is_replaced_by_app())
    }

    /// Whether the transfer target had accepted.
    pub(crate) fn was_accepted(&self) -> bool {
        self.attempt.accepted || self.is_replaced_by_app()
    }

    /// Whether the service ended the call that the transfer replaces.
    fn is_replaced_by_app(&self) -> bool {
        self.replaced_call.as_ref().is_some_and(|call| call.is_ended_by_app())
    }

    /// Registers the first expectation of a call.
    pub(crate) fn expect_first(&mut self, replaces: Option<&str>) {
        self.replaced_call = replaces.map(|call_id| Box::new(ReplacedCall::new(call_id, true)));
        self.attempt.expected = true;
    }

    /// Registers the expectation of a further attempt. `replaces_same`: it replaces the same call as the current
    /// one.
    pub(crate) fn expect_next(&mut self, replaces: Option<&str>, replaces_same: bool) {
        // A call that ended cannot become active again.
        let has_ended = replaces_same && self.replaced_call.as_ref().is_some_and(|call| !call.active);
        self.replaced_call = replaces.map(|call_id| Box::new(ReplacedCall::new(call_id, !has_ended)));
        self.begin_next(true);
    }

    fn begin_next(&mut self, expected: bool) {
        if let Some(failure) = &self.attempt.failure {
            self.earlier_failures.add(self.attempt.number, failure.details.codes());
        }
        self.attempt = self.attempt.next(expected);
    }

    pub(crate) fn record_response(&mut self, response: RecordedResponse) {
        self.attempt.taken = response.kind == ResponseKind::Accepted;
        self.attempt.refusal = AttemptRefusal::from_response(response);
    }

    /// Whether a signal begins another attempt: a second `transferring` after a failure does. It may also be the first one, delivered
    /// again.
    pub(crate) fn begins(&self, signal: TransferSignal) -> bool {
        signal == TransferSignal::Transferring
            && self.attempt.failure.is_some()
            && self.attempt.transferring
            && self.attempt.end == CallEnd::None
    }

    /// Adds a signal of the transferor's call; returns whether it began another attempt.
    pub(crate) fn record(&mut self, signal: TransferSignal, details: &Arc<EvidenceDetails>) -> bool {
        let begins = self.begins(signal);
        if begins {
            self.begin_next(false);
        }
        if signal == TransferSignal::Failure {
            self.record_failure(details);
        } else {
            self.attempt.record(signal, details, false);
        }
        begins
    }

    /// Adds a failure. The attempt keeps one; the codes of the other one are kept beside it.
    fn record_failure(&mut self, details: &Arc<EvidenceDetails>) {
        let (number, codes) = (self.attempt.number, details.codes());
        let earlier = self.attempt.failure.as_ref().map(|failure| failure.details.codes());
        let is_repeated = self.earlier_failures.contains(codes, number);
        self.attempt.record(TransferSignal::Failure, details, is_repeated);
        if let Some(earlier) = earlier.filter(|earlier| *earlier != codes) {
            let kept = self.attempt.failure.as_ref().map(|failure| failure.details.codes());
            self.earlier_failures.add(number, if kept == Some(earlier) { codes } else { earlier });
        }
    }

    /// Adds a notification of the replaced call's end.
    pub(crate) fn record_replaced_end(&mut self, details: &EvidenceDetails) {
        if let Some(call) = &mut self.replaced_call {
            call.record_end(details);
        }
    }
}
