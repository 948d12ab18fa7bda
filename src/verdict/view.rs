//! The visible part of a transfer, compared before and after a step.

use super::rules::attempt::Verdict;
use super::rules::open_word::OpenWord;
use super::rules::state::ReplacedCall;

/// The visible part of a transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    pub(super) attempt: u32,
    pub(super) verdict: Verdict,
    pub(super) audio: Option<OpenWord>,
    pub(super) replaced_call: ReplacedCallView,
}

/// The visible part of the replaced call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReplacedCallView {
    is_present: bool,
    is_active: bool,
    has_reason: bool,
}

impl ReplacedCallView {
    pub(super) fn new(call: Option<&ReplacedCall>) -> Self {
        Self {
            is_present: call.is_some(),
            is_active: call.is_some_and(|call| call.active),
            has_reason: call.is_some_and(|call| call.termination_reason.is_some() || call.result.is_some()),
        }
    }
}

impl View {
    /// Returns the changes since an earlier view, as bits in the order of [`STATUS_FIELDS`].
    pub(super) fn changes_since(&self, before: Option<&Self>) -> u32 {
        let Some(before) = before else { return 0b11 };
        let bits = [
            before.attempt != self.attempt,
            before.verdict.phase != self.verdict.phase,
            before.verdict.certainty != self.verdict.certainty,
            before.verdict.call_active != self.verdict.call_active,
            before.audio != self.audio,
            before.replaced_call != self.replaced_call,
            before.verdict.connected_to != self.verdict.connected_to,
        ];
        bits.iter().rev().fold(0, |all, bit| all << 1 | u32::from(*bit))
    }
}

/// The fields of a status that can change.
pub(crate) const STATUS_FIELDS: [&str; 7] =
    ["attempt", "phase", "certainty", "callActive", "audio", "replacedCall", "connectedTo"];
