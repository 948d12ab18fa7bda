//! One attempt to transfer a call: what was heard of it, as a set, and what follows.
//!
//! The verdict is a function of the set, not of the order: so the same notifications give the same verdict in whatever order they
//! arrive, and however often.

use serde::{Deserialize, Serialize};

use super::evidence::Said;
use super::news::News;
use super::phase::{Certainty, Holder, Phase};

/// How the transferor's call ended, the weakest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum End {
    /// No end was heard.
    #[default]
    None,
    /// Without a word why.
    Bare,
    /// For another reason than the transfer.
    Reason,
    /// Because it was transferred.
    Completion,
}

/// How Graph answered the POST.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Answered {
    /// It took the request.
    Accepted,
    /// It refused the request.
    Refused,
}

/// What was heard of one attempt.
#[expect(clippy::struct_excessive_bools, reason = "each is a piece of evidence of its own")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Attempt {
    /// From 1.
    pub(super) number: u32,
    pub(super) announced: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<Answered>,
    /// The status of a refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) refusal: Option<u16>,
    pub(super) transferring: bool,
    pub(super) accepted: bool,
    /// What a failure said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) failure: Option<Box<Said>>,
    /// Whether the failure may be the last attempt's, told once more.
    pub(super) doubtful_failure: bool,
    /// Whether only a repeated `transferring` began this attempt: it may be the last attempt's, told once more.
    pub(super) doubtful_begin: bool,
    pub(super) end: End,
    /// What the end said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end_said: Option<Box<Said>>,
}

/// What follows from the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) phase: Phase,
    pub(super) certainty: Certainty,
    pub(super) call_lives: bool,
    pub(super) holder: Holder,
}

impl Attempt {
    pub(super) fn new(number: u32, announced: bool) -> Self {
        Self { number, announced, ..Self::default() }
    }

    /// Whether a notification spoke of this attempt.
    pub(super) fn has_sign(&self) -> bool {
        self.transferring || self.accepted
    }

    /// Adds what was heard. Of two failures the first is kept, of two ends the stronger one.
    pub(super) fn hear(&mut self, news: News, said: &Said, last_failure: Option<&Said>) {
        match news {
            News::Transferring => self.transferring = true,
            News::TransferAccepted => self.accepted = true,
            News::Failure => self.hear_failure(said, last_failure),
            News::Completion => self.hear_end(End::Completion, said),
            News::End => self.hear_end(End::Reason, said),
            News::BareEnd => self.hear_end(End::Bare, said),
            News::Other => {}
        }
    }

    fn hear_failure(&mut self, said: &Said, last_failure: Option<&Said>) {
        let may_be_the_last =
            !self.has_sign() && last_failure.is_some_and(|last| last.codes() == said.codes());
        if self.failure.is_none() {
            self.failure = Some(Box::new(said.clone()));
            self.doubtful_failure = may_be_the_last;
        } else if !may_be_the_last {
            self.doubtful_failure = false;
        }
    }

    fn hear_end(&mut self, end: End, said: &Said) {
        if end > self.end {
            self.end = end;
            self.end_said = Some(Box::new(said.clone()));
        }
    }

    /// Weighs the evidence. `replaced_by_app` tells that the call which a consultative transfer replaces was ended by the service.
    pub(super) fn verdict(&self, replaced_by_app: bool) -> Verdict {
        use {Certainty as C, Holder as H, Phase as P};
        let has_failed = self.failure.is_some();
        let was_accepted = self.accepted || replaced_by_app;
        let (phase, certainty, holder) = match (self.end, has_failed, was_accepted) {
            (End::Completion, _, _) => (P::Completed, C::Certain, H::TransferTarget),
            (End::None, true, _) => (P::Failed, self.failure_certainty(), H::Transferor),
            // The call was established again, so that its end came later.
            (End::Bare, true, _) => (P::Failed, self.failure_certainty(), H::Unknown),
            (End::Reason, true, _) => (P::Failed, self.failure_certainty(), H::Nobody),
            (End::Reason, false, _) => (P::Ended, C::Certain, H::Nobody),
            (End::Bare, false, true) => (P::Completed, C::Likely, H::TransferTarget),
            (End::Bare, false, false) => (P::Ended, C::Unknown, H::Unknown),
            (End::None, false, _) if self.accepted => {
                (P::TransferAccepted, self.begin_certainty(), H::Unknown)
            }
            (End::None, false, _) if self.transferring => {
                (P::Transferring, self.begin_certainty(), H::Transferor)
            }
            (End::None, false, _) => (P::Requested, C::Certain, H::Transferor),
        };
        Verdict { phase, certainty, call_lives: self.end == End::None, holder }
    }

    fn failure_certainty(&self) -> Certainty {
        let is_known = self.announced || self.has_sign();
        if is_known && !self.doubtful_failure { Certainty::Certain } else { Certainty::Likely }
    }

    fn begin_certainty(&self) -> Certainty {
        if self.doubtful_begin { Certainty::Likely } else { Certainty::Certain }
    }

    /// What the phase rests on.
    pub(super) fn reason(&self, phase: Phase) -> Option<&Said> {
        match phase {
            Phase::Failed => self.failure.as_deref(),
            Phase::Completed | Phase::Ended => self.end_said.as_deref(),
            Phase::Requested | Phase::Transferring | Phase::TransferAccepted => None,
        }
    }
}
