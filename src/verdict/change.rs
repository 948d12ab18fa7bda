//! What changed, and why.

use serde::{Serialize, Serializer};

use super::attempt::Verdict;
use super::evidence::Evidence;
use super::phase::{Certainty, Holder, Phase};
use super::spelling::Spelling;
use super::transfer::{ASPECTS, Transfer, View, changed};

/// A change of what is known of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change<'t> {
    #[serde(rename = "callId")]
    pub(super) call: &'t Spelling,
    /// Counts the transfers of this call, from 1.
    pub attempt: u32,
    /// What changed.
    pub changed: Aspects,
    /// The phase before; `None` for a transfer that was not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Phase>,
    /// The phase now.
    pub phase: Phase,
    /// How sure that is.
    pub certainty: Certainty,
    /// Whether no end of the transferor's call was heard.
    pub call_lives: bool,
    /// Who has the transferee on the line.
    pub holder: Holder,
    /// What was heard.
    pub because: &'t Evidence,
    /// The number under which somebody follows the call; 0 when nobody does.
    #[serde(skip)]
    pub topic: u32,
}

impl<'t> Change<'t> {
    /// The call that is being transferred, as it was first spelled.
    #[must_use]
    pub fn call_id(&self) -> &'t str {
        self.call.as_str()
    }

    /// Compares a transfer, seen now, with what it was; `None` when nothing changed that could be seen.
    pub(super) fn since(
        before: Option<&View>,
        after: &View,
        transfer: &'t Transfer,
        topic: u32,
    ) -> Option<Self> {
        let changed = Aspects(changed(before, after));
        let Verdict { phase, certainty, call_lives, holder } = after.verdict;
        let because = transfer.history.last()?;
        (changed.0 != 0).then(|| Self {
            call: &transfer.call_id,
            attempt: after.attempt,
            changed,
            from: before.map(|before| before.verdict.phase),
            phase,
            certainty,
            call_lives,
            holder,
            because,
            topic,
        })
    }
}

/// What of a status changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aspects(u32);

impl Aspects {
    /// The aspects as bits, in the order of their list.
    #[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Returns the words: `attempt`, `phase`, `certainty`, `callLives`, `audio`, `replacedCall`, `holder`.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        ASPECTS.into_iter().enumerate().filter(move |(at, _)| self.0 & (1 << at) != 0).map(|(_, word)| word)
    }
}

impl Serialize for Aspects {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.words())
    }
}
