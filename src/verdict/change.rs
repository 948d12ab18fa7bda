//! Changes of a status, each with the evidence that caused it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::rules::attempt::Verdict;
use super::rules::evidence::Evidence;
use super::rules::phase::{Certainty, ConnectedParty, Phase};
use super::store::raw_call_id::RawCallId;
use super::transfer::TrackedTransfer;
use super::view::{STATUS_FIELDS, View};

/// A change of the status of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferChange<'t> {
    #[serde(rename = "callId")]
    pub(super) call: &'t RawCallId,
    /// The number of the attempt to transfer this call, from 1.
    pub attempt: u32,
    /// The fields that changed.
    pub changed: StatusFields,
    /// The phase before; `None` for a transfer that was not tracked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_phase: Option<Phase>,
    /// The phase now.
    pub phase: Phase,
    /// The certainty of the phase.
    pub certainty: Certainty,
    /// Whether no notification reported the end of the transferor's call since this attempt began.
    pub call_active: bool,
    /// The party that the transferee is connected to.
    pub connected_to: ConnectedParty,
    /// The evidence that caused the change.
    pub evidence: &'t Evidence,
    /// The number under which the call is followed; 0 when it is not.
    #[serde(skip)]
    pub topic: u32,
}

impl<'t> TransferChange<'t> {
    /// Returns the id of the call that is being transferred, as it was first received.
    #[must_use]
    pub fn call_id(&self) -> &'t str {
        self.call.as_str()
    }

    /// Compares a transfer with what it was before; `None` when nothing visible changed.
    pub(super) fn since(
        before: Option<&View>,
        after: &View,
        transfer: &'t TrackedTransfer,
        topic: u32,
    ) -> Option<Self> {
        let changed = StatusFields(after.changes_since(before));
        let Verdict { phase, certainty, call_active, connected_to } = after.verdict;
        let evidence = transfer.history.last()?;
        (changed.0 != 0).then(|| Self {
            call: &transfer.call_id,
            attempt: after.attempt,
            changed,
            previous_phase: before.map(|before| before.verdict.phase),
            phase,
            certainty,
            call_active,
            connected_to,
            evidence,
            topic,
        })
    }
}

/// Fields of a status, as a set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct StatusFields(u32);

impl StatusFields {
    /// The fields as bits, in the order of their list.
    #[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Returns the names: `attempt`, `phase`, `certainty`, `callActive`, `audio`, `replacedCall`, `connectedTo`.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        STATUS_FIELDS
            .into_iter()
            .enumerate()
            .filter(move |(at, _)| self.0 & (1 << at) != 0)
            .map(|(_, word)| word)
    }
}

impl fmt::Debug for StatusFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.words()).finish()
    }
}

impl Serialize for StatusFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.words())
    }
}

#[cfg(test)]
mod tests {
    use crate::verdict::Tracker;

    #[test]
    fn debug_of_a_change_shows_the_call_id_and_words() {
        let body = r#"{"value":[{"changeType":"updated",
            "resourceUrl":"/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b",
            "resourceData":{"state":"transferring","mediaState":{"audio":"active"}}}]}"#;
        let mut shown = Vec::new();
        Tracker::default().apply(body.as_bytes(), |change| shown.push(format!("{change:?}"))).unwrap();
        assert_eq!(shown.len(), 1);
        for part in [
            r#"call: "341a0500-d4bf-4224-8b19-1581168d328b""#,
            r#"changed: {"attempt", "phase"}"#,
            "phase: Transferring",
            r#"change_type: Some("updated")"#,
            r#"state: Some("transferring")"#,
            r#"audio: Some("active")"#,
        ] {
            assert!(shown[0].contains(part), "{part} in {}", shown[0]);
        }
    }
}
