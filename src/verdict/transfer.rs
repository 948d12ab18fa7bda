//! The transfers of one call: the current attempt, the call that it replaces, and what was heard of all.

use std::sync::Arc;

use serde::Serialize;

use super::attempt::{Answered, Attempt, End, Verdict};
use super::evidence::{Evidence, HeardResult, OpenWord, Said};
use super::key::{CallKey, is_trackable};
use super::news::News;
use super::phase::EvidenceKind;
use super::spelling::Spelling;
use crate::notification::Entry;

/// The most pieces of evidence that are kept of one call.
const LONGEST_HISTORY: usize = 32;

/// The pieces of evidence of a usual transfer.
const USUAL_HISTORY: usize = 8;

/// The call that a consultative transfer replaces: the one with the transfer target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplacedCall {
    /// Its id, as it was announced.
    pub call_id: Box<str>,
    /// Whether no end of it was heard.
    pub lives: bool,
    /// Why it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub termination_reason: Option<Box<str>>,
    /// With what result it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<HeardResult>,
}

impl ReplacedCall {
    /// Whether the service ended it, as it does when the transfer has succeeded.
    fn is_gone_by_app(&self) -> bool {
        is_by_app(self.termination_reason.as_deref())
    }
}

fn is_by_app(reason: Option<&str>) -> bool {
    let reason = reason.unwrap_or_default();
    ["AppInitiated", "AppTransferred"].iter().any(|word| reason.eq_ignore_ascii_case(word))
}

/// The transfers of one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Transfer {
    pub(super) call_id: Spelling,
    pub(super) attempt: Attempt,
    /// What the current attempt's announcement put aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<Box<Before>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) audio: Option<OpenWord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaced_call: Option<ReplacedCall>,
    pub(super) history: Vec<Evidence>,
}

/// What an announcement puts aside, and its withdrawal brings back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Before {
    pub(super) attempt: Attempt,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) replaced_call: Option<ReplacedCall>,
}

/// What can be seen of a transfer, to tell whether something changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    pub(super) attempt: u32,
    pub(super) verdict: Verdict,
    audio: Option<OpenWord>,
    /// Whether there is one, whether it lives, and whether it was told why not.
    replaced_call: (bool, bool, bool),
}

impl Transfer {
    /// A transfer of which nothing is known but its call.
    pub(super) fn new(call_id: &[u8]) -> Self {
        Self {
            call_id: Spelling::of(call_id),
            attempt: Attempt::new(1, false),
            before: None,
            audio: None,
            replaced_call: None,
            history: Vec::new(),
        }
    }

    /// Makes it a transfer of another call, of which nothing is known. The room for its history stays, unless it is unusual.
    pub(super) fn begin_anew(&mut self, new_call_id: &[u8]) {
        let Self { call_id, attempt, before, audio, replaced_call, history } = self;
        *call_id = Spelling::of(new_call_id);
        *attempt = Attempt::new(1, false);
        *before = None;
        *audio = None;
        *replaced_call = None;
        history.clear();
        history.shrink_to(USUAL_HISTORY);
    }

    pub(super) fn view(&self) -> View {
        let replaced = self.replaced_call.as_ref();
        View {
            attempt: self.attempt.number,
            verdict: self.verdict(),
            audio: self.audio.clone(),
            replaced_call: (
                replaced.is_some(),
                replaced.is_some_and(|call| call.lives),
                replaced.is_some_and(|call| call.termination_reason.is_some() || call.result.is_some()),
            ),
        }
    }

    pub(super) fn verdict(&self) -> Verdict {
        self.attempt.verdict(self.replaced_call.as_ref().is_some_and(ReplacedCall::is_gone_by_app))
    }

    /// Whether nothing more is to be expected of the current attempt.
    pub(super) fn is_over(&self) -> bool {
        self.is_over_with(self.verdict())
    }

    /// The same, with the verdict that was found already.
    pub(super) fn is_over_with(&self, verdict: Verdict) -> bool {
        verdict.phase.is_verdict() || self.attempt.is_refused()
    }

    /// Whether a transfer that was read from text could have been written by this library.
    pub(super) fn is_sound(&self) -> bool {
        let before = self.before.as_deref().and_then(|before| before.replaced_call.as_ref());
        let replaced = self.replaced_call.iter().chain(before);
        is_trackable(self.call_id.as_str())
            && replaced.into_iter().all(|call| is_trackable(call.call_id.as_bytes()))
            && self.attempt.number > 0
            && self.history.len() <= LONGEST_HISTORY
    }

    /// The call that it replaces.
    pub(super) fn replaced(&self) -> Option<CallKey> {
        self.replaced_call.as_ref().map(|call| CallKey::of(&call.call_id))
    }

    pub(super) fn refusal(&self) -> Option<u16> {
        self.attempt.refusal
    }

    /// Whether nothing is known of the current attempt but that it was announced.
    pub(super) fn is_only_expected(&self) -> bool {
        self.attempt.is_only_expected()
    }

    /// Takes the announcement of the current attempt back; `false` when nothing is left of the transfer then.
    pub(super) fn withdraw(&mut self) -> bool {
        let Some(before) = self.before.take() else { return false };
        let number = self.attempt.number;
        self.history.retain(|evidence| evidence.attempt != number || evidence.kind != EvidenceKind::Expected);
        let Before { attempt, replaced_call } = *before;
        self.attempt = attempt;
        // What was heard meanwhile of a call that both replace stays.
        let has_ended = self.replaced_call.as_ref().is_some_and(|call| !call.lives);
        if !has_ended || self.replaced() != replaced_call.as_ref().map(|call| CallKey::of(&call.call_id)) {
            self.replaced_call = replaced_call;
        }
        true
    }

    /// Takes the announcement of a transfer. `is_new` tells that nothing was known of the call before.
    pub(super) fn expect(&mut self, replaces: Option<&str>, is_new: bool) {
        // What ended does not live again.
        let last =
            self.replaced_call.as_ref().filter(|last| !last.lives).map(|last| CallKey::of(&last.call_id));
        let replaced_call = replaces.map(|call_id| ReplacedCall {
            call_id: call_id.into(),
            lives: last != Some(CallKey::of(call_id)),
            termination_reason: None,
            result: None,
        });
        let replaced_before = std::mem::replace(&mut self.replaced_call, replaced_call);
        if is_new {
            self.attempt.announced = true;
        } else {
            let next = self.attempt.next(true);
            let attempt = std::mem::replace(&mut self.attempt, next);
            if self.before.is_none() || !attempt.is_only_expected() {
                self.before = Some(Box::new(Before { attempt, replaced_call: replaced_before }));
            }
        }
        self.note(EvidenceKind::Expected, Said::default());
    }

    /// Takes the answer to the POST.
    pub(super) fn answered(&mut self, answer: Answered, status: u16) {
        self.attempt.answer = Some(answer);
        let kind = match answer {
            Answered::Accepted => EvidenceKind::Accepted,
            Answered::Refused => EvidenceKind::Refused,
        };
        self.attempt.refusal = (answer == Answered::Refused).then_some(status);
        self.note(kind, Said::status(status));
    }

    /// Counts what was just heard and is told again; `false` where it says anything new. `late` as for [`Self::hear`].
    pub(super) fn hear_again(&mut self, news: News, late: bool, entry: &Entry, body: &[u8]) -> bool {
        if self.begins(news) {
            return false;
        }
        self.count_again(news.kind(), late, |said| said.is_said_by(entry, body))
    }

    /// Counts the last piece of evidence once more, if it says the same.
    fn count_again(&mut self, kind: EvidenceKind, late: bool, is_same: impl Fn(&Said) -> bool) -> bool {
        let attempt = self.attempt.number;
        let last = self.history.last_mut().filter(|last| {
            last.kind == kind && last.attempt == attempt && last.late == late && is_same(&last.said)
        });
        last.is_some_and(|last| {
            last.times = last.times.saturating_add(1);
            true
        })
    }

    /// A second beginning after a failure is a second attempt, unless it is the first one's told once more.
    fn begins(&self, news: News) -> bool {
        news == News::Transferring
            && self.attempt.failure.is_some()
            && self.attempt.transferring
            && self.attempt.end == End::None
    }

    /// Takes news of the transferor's call.
    /// `late` tells that there was a verdict before: whoever asks has looked already.
    pub(super) fn hear(&mut self, news: News, said: Arc<Said>, late: bool) {
        let begins = self.begins(news);
        if begins {
            self.attempt = self.attempt.next(false);
        }
        let late = late && !begins;
        let failed_so_before = news == News::Failure && self.failed_so_before(&said);
        self.attempt.hear(news, &said, failed_so_before);
        if news != News::Other {
            // An announcement is no longer all that is known.
            self.before = None;
        }
        if said.audio.is_some() {
            self.audio.clone_from(&said.audio);
        }
        self.push(news.kind(), said, late);
    }

    /// Takes the end of the replaced call.
    pub(super) fn hear_replaced_end(&mut self, said: Arc<Said>) {
        let late = self.verdict().phase.is_verdict();
        if let Some(call) = &mut self.replaced_call {
            call.lives = false;
            // It comes in two pieces, of which one may say nothing.
            if call.termination_reason.is_none()
                || !call.is_gone_by_app() && is_by_app(said.termination_reason.as_deref())
            {
                call.termination_reason.clone_from(&said.termination_reason);
            }
            call.result = call.result.take().or_else(|| said.result.clone());
        }
        self.push(EvidenceKind::ReplacedCallEnd, said, late);
    }

    /// Whether an earlier attempt failed with the same codes.
    fn failed_so_before(&self, said: &Said) -> bool {
        self.history.iter().any(|evidence| {
            evidence.kind == EvidenceKind::Failure
                && evidence.attempt != self.attempt.number
                && evidence.said.codes() == said.codes()
        })
    }

    fn note(&mut self, kind: EvidenceKind, said: Said) {
        let late = self.verdict().phase.is_verdict();
        self.push(kind, Arc::new(said), late);
    }

    fn push(&mut self, kind: EvidenceKind, said: Arc<Said>, late: bool) {
        if self.count_again(kind, late, |last| *last == *said) {
            return;
        }
        let attempt = self.attempt.number;
        if self.history.len() >= LONGEST_HISTORY {
            self.history.remove(self.least());
        }
        self.history.push(Evidence { kind, attempt, times: 1, late, said });
    }

    /// The place of the evidence that is missed the least: what changed nothing, what came late, the oldest.
    fn least(&self) -> usize {
        let place = |is: fn(&Evidence) -> bool| self.history.iter().position(is);
        place(|evidence| evidence.kind == EvidenceKind::Other)
            .or_else(|| place(|evidence| evidence.late))
            .unwrap_or(0)
    }
}

/// What of a status changed, as bits in the order of [`ASPECTS`].
pub(super) fn changed(before: Option<&View>, after: &View) -> u32 {
    let Some(before) = before else { return 0b11 };
    let bits = [
        before.attempt != after.attempt,
        before.verdict.phase != after.verdict.phase,
        before.verdict.certainty != after.verdict.certainty,
        before.verdict.call_lives != after.verdict.call_lives,
        before.audio != after.audio,
        before.replaced_call != after.replaced_call,
        before.verdict.holder != after.verdict.holder,
    ];
    bits.iter().rev().fold(0, |all, bit| all << 1 | u32::from(*bit))
}

/// What of a status can change.
pub(crate) const ASPECTS: [&str; 7] =
    ["attempt", "phase", "certainty", "callLives", "audio", "replacedCall", "holder"];
