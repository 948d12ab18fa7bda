//! The status of a transfer.

use serde::Serialize;

use super::rules::attempt::Verdict;
use super::rules::evidence::{Evidence, ResultInfo};
use super::rules::open_word::OpenWord;
use super::rules::phase::{Certainty, ConnectedParty, Phase};
use super::rules::recorded_response::ResponseKind;
use super::rules::state::ReplacedCall;
use super::transfer::TrackedTransfer;

/// The status of the transfer of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferStatus {
    /// The id of the call that is being transferred, as it was first received.
    pub call_id: Box<str>,
    /// The number of the attempt to transfer this call, from 1.
    pub attempt: u32,
    /// The phase.
    pub phase: Phase,
    /// The certainty of the phase.
    pub certainty: Certainty,
    /// Whether no notification reported the end of the transferor's call since this attempt began.
    pub call_active: bool,
    /// The party that the transferee is connected to.
    pub connected_to: ConnectedParty,
    /// The result that the phase rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultInfo>,
    /// The reason that the phase rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub termination_reason: Option<Box<str>>,
    /// The transferor's audio, as last reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio: Option<OpenWord>,
    /// The response to the POST, where it was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<ResponseKind>,
    /// Whether this attempt was registered before it was sent.
    pub expected: bool,
    /// The replaced call of a consultative transfer that was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_call: Option<ReplacedCall>,
    /// The evidence, the oldest first: at most 32 pieces.
    pub history: Vec<Evidence>,
}

impl TrackedTransfer {
    /// Returns the status.
    pub(super) fn status(&self) -> TransferStatus {
        let Verdict { phase, certainty, call_active, connected_to } = self.verdict();
        let reason = self.state.attempt.reason(phase);
        TransferStatus {
            call_id: self.call_id.as_str().into(),
            attempt: self.state.attempt.number,
            phase,
            certainty,
            call_active,
            connected_to,
            result: reason.and_then(|details| details.result.clone()),
            termination_reason: reason.and_then(|details| details.termination_reason.clone()),
            audio: self.audio.clone(),
            response: self.state.attempt.response(),
            expected: self.state.attempt.expected,
            replaced_call: self.state.replaced_call.as_deref().cloned(),
            history: self.history.clone(),
        }
    }
}
