//! What is known of a transfer, handed out.

use serde::Serialize;

use super::attempt::{Answered, Verdict};
use super::evidence::{Evidence, HeardResult, OpenWord};
use super::phase::{Certainty, Holder, Phase};
use super::transfer::{ReplacedCall, Transfer};

/// All that is known of the transfer of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferStatus {
    /// The call that is being transferred, as it was first spelled.
    pub call_id: Box<str>,
    /// Counts the transfers of this call, from 1.
    pub attempt: u32,
    /// How far it has come.
    pub phase: Phase,
    /// How sure that is.
    pub certainty: Certainty,
    /// Whether no end of the transferor's call was heard.
    pub call_lives: bool,
    /// Who has the transferee on the line.
    pub holder: Holder,
    /// The result that the phase rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<HeardResult>,
    /// The reason that the phase rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub termination_reason: Option<Box<str>>,
    /// The transferor's audio, as last heard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio: Option<OpenWord>,
    /// The answer to the POST, where it was told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answered>,
    /// Whether this attempt was announced.
    pub announced: bool,
    /// Of a consultative transfer that was announced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_call: Option<ReplacedCall>,
    /// What was heard, the oldest first: at most 32 pieces.
    pub history: Vec<Evidence>,
}

impl Transfer {
    pub(super) fn status(&self) -> TransferStatus {
        let Verdict { phase, certainty, call_lives, holder } = self.verdict();
        let reason = self.attempt.reason(phase);
        TransferStatus {
            call_id: self.call_id.as_str().into(),
            attempt: self.attempt.number,
            phase,
            certainty,
            call_lives,
            holder,
            result: reason.and_then(|said| said.result.clone()),
            termination_reason: reason.and_then(|said| said.termination_reason.clone()),
            audio: self.audio.clone(),
            answer: self.attempt.answer,
            announced: self.attempt.announced,
            replaced_call: self.replaced_call.clone(),
            history: self.history.clone(),
        }
    }
}
