//! One attempt to transfer a call: what was heard of it, as a set, and what follows.
//!
//! The verdict is a function of the set, not of the order: so the same notifications give the same verdict in whatever order they
//! arrive, and however often. Only how sure a failure is may depend on the order: without an announcement, one that came before
//! any sign of the transfer may be that of an earlier attempt of which nothing else was heard.

use std::sync::Arc;

use serde::Serialize;

use super::evidence::Said;
use super::news::News;
use super::phase::{Certainty, Holder, Phase};
pub(super) use crate::answer::may_have_begun;
use crate::words::words;

words! {
    /// How the transferor's call ended, the weakest first.
    #[derive(Default)]
    pub(super) enum End {
        /// No end was heard.
        #[default]
        None = "none",
        /// Without a word why.
        Bare = "bare",
        /// For another reason than the transfer.
        Reason = "reason",
        /// Because it was transferred.
        Completion = "completion",
    }
}

words! {
    /// How Graph answered the POST.
    pub enum Answered {
        /// It took the request.
        Accepted = "accepted",
        /// It refused the request.
        Refused = "refused",
    }
}

/// What was heard of one attempt.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Attempt {
    /// From 1.
    pub(super) number: u32,
    pub(super) announced: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<Answered>,
    /// The status of a refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) refusal: Option<u16>,
    pub(super) transferring: bool,
    pub(super) accepted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) failure: Option<Failure>,
    #[serde(skip_serializing_if = "Doubts::is_none")]
    pub(super) doubts: Doubts,
    pub(super) end: End,
    /// What the end said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_said: Option<Arc<Said>>,
}

/// A failure that was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Failure {
    pub(super) of: Of,
    pub(super) said: Arc<Said>,
}

words! {
    /// Of what a failure is, the least sure first.
    pub(super) enum Of {
        /// Of this attempt, or of an earlier one that failed in the same way and is told once more.
        ThisOrAgain = "thisOrAgain",
        /// Of this attempt, of an earlier one that may fail yet, or of no transfer at all.
        ThisOrAnother = "thisOrAnother",
        /// Of this attempt.
        This = "this",
    }
}

/// What is not sure of an attempt from its beginning: news of an earlier one may come late, or twice, and looks the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct Doubts {
    /// Only a repeated `transferring` began it.
    pub(super) begin: bool,
    /// How many earlier ones may have failed without that being heard for certain.
    pub(super) failures: u8,
    /// An end of the call was heard before.
    pub(super) end: bool,
}

impl Doubts {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// What follows from the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) phase: Phase,
    pub(crate) certainty: Certainty,
    pub(crate) call_lives: bool,
    pub(crate) holder: Holder,
}

impl Attempt {
    pub(super) fn new(number: u32, announced: bool) -> Self {
        Self { number, announced, ..Self::default() }
    }

    /// The attempt after this one.
    pub(super) fn next(&self, announced: bool) -> Self {
        let has_failed = self.failure.as_ref().is_some_and(|failure| failure.of == Of::This);
        let doubts = Doubts {
            begin: !announced,
            failures: if has_failed {
                0
            } else {
                self.doubts.failures.saturating_add(u8::from(self.may_have_begun()))
            },
            end: self.end != End::None || self.doubts.end,
        };
        Self { doubts, ..Self::new(self.number.saturating_add(1), announced) }
    }

    fn may_have_begun(&self) -> bool {
        self.has_sign() || self.refusal.is_none_or(may_have_begun)
    }

    /// Whether nothing is known of it but that it was announced.
    pub(super) fn is_only_expected(&self) -> bool {
        *self == Self { doubts: self.doubts, ..Self::new(self.number, self.announced) }
    }

    /// Whether nothing more is to be expected.
    pub(super) fn is_refused(&self) -> bool {
        self.answer == Some(Answered::Refused) && !self.has_sign()
    }

    /// Whether a notification spoke of this attempt.
    pub(super) fn has_sign(&self) -> bool {
        self.transferring || self.accepted
    }

    /// Adds what was heard. Of two failures the surer one is kept, of two ends the stronger one.
    /// `failed_so_before` tells that an earlier attempt failed with the same codes.
    pub(super) fn hear(&mut self, news: News, said: &Arc<Said>, failed_so_before: bool) {
        match news {
            News::Transferring => self.transferring = true,
            News::TransferAccepted => self.accepted = true,
            News::Failure => self.hear_failure(said, failed_so_before),
            News::Completion => self.hear_end(End::Completion, said),
            News::End => self.hear_end(End::Reason, said),
            News::BareEnd => self.hear_end(End::Bare, said),
            News::Other => {}
        }
    }

    fn hear_failure(&mut self, said: &Arc<Said>, failed_so_before: bool) {
        let first = self.failure.as_ref();
        let is_another =
            first.is_some_and(|first| first.of > Of::ThisOrAgain && first.said.codes() != said.codes());
        let of = match self.doubts.failures {
            _ if failed_so_before => Of::ThisOrAgain,
            _ if !self.announced && !self.has_sign() => Of::ThisOrAnother,
            0 => Of::This,
            // Two that differ cannot both be of one earlier attempt.
            1 if is_another => Of::This,
            _ => Of::ThisOrAnother,
        };
        if first.is_none_or(|first| of > first.of) {
            self.failure = Some(Failure { of, said: Arc::clone(said) });
        }
    }

    fn hear_end(&mut self, end: End, said: &Arc<Said>) {
        if end > self.end {
            self.end = end;
            self.end_said = Some(Arc::clone(said));
        }
    }

    /// Weighs the evidence. `replaced_by_app` tells that the call which a consultative transfer replaces was ended by the service.
    pub(super) fn verdict(&self, replaced_by_app: bool) -> Verdict {
        use {Certainty as C, Holder as H, Phase as P};
        let has_failed = self.failure.is_some();
        let failed = unless(self.failure.as_ref().is_some_and(|failure| failure.of != Of::This));
        let was_accepted = self.accepted || replaced_by_app;
        let (phase, certainty, holder) = match (self.end, has_failed, was_accepted) {
            (End::Completion, _, _) => (P::Completed, unless(self.doubts.end), H::TransferTarget),
            (End::None, true, _) => (P::Failed, failed, H::Transferor),
            // The call was established again, so that its end came later.
            (End::Bare, true, _) => (P::Failed, failed, H::Unknown),
            (End::Reason, true, _) => (P::Failed, failed, H::Nobody),
            (End::Reason, false, _) => (P::Ended, unless(self.doubts.end || self.doubts.begin), H::Nobody),
            (End::Bare, false, true) => (P::Completed, C::Likely, H::TransferTarget),
            (End::Bare, false, false) => (P::Ended, C::Unknown, H::Unknown),
            (End::None, false, _) if self.accepted => {
                (P::TransferAccepted, unless(self.doubts.begin), H::Unknown)
            }
            (End::None, false, _) if self.transferring => {
                (P::Transferring, unless(self.doubts.begin), H::Transferor)
            }
            (End::None, false, _) => (P::Requested, C::Certain, H::Transferor),
        };
        Verdict { phase, certainty, call_lives: self.end == End::None, holder }
    }

    /// What the phase rests on.
    pub(super) fn reason(&self, phase: Phase) -> Option<&Said> {
        match phase {
            Phase::Failed => self.failure.as_ref().map(|failure| &*failure.said),
            Phase::Completed | Phase::Ended => self.end_said.as_deref(),
            Phase::Requested | Phase::Transferring | Phase::TransferAccepted => None,
        }
    }
}

fn unless(doubtful: bool) -> Certainty {
    if doubtful { Certainty::Likely } else { Certainty::Certain }
}
