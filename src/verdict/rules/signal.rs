//! The signal that one notification gives of a transfer.
//!
//! Sources: the examples of the page `call: transfer` and the table of `Delete call`. The tables of the tests name them row by row.

use super::evidence::{EvidenceDetails, ResultCodes};
use super::phase::EvidenceKind;
use crate::notification::{ByteSpan, Entry, EntryKind, number};

/// The signal that a notification of a call gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TransferSignal {
    Transferring,
    TransferAccepted,
    /// The call is established again, with a result of 400 or more.
    Failure,
    /// The call ended because it was transferred.
    Completion,
    /// The call ended for another reason.
    End,
    /// The call ended, and Graph gave no reason.
    BareEnd,
    /// Anything else.
    Other,
}

/// The transfer was carried out: `GracefulTransferCompleted`.
const TRANSFER_COMPLETED: i32 = 7015;
/// With code 500: a blind transfer failed, a consultative one failed.
const TRANSFER_FAILED: [i32; 2] = [7000, 7700];

impl TransferSignal {
    /// Reads the signal of a notification; `None` where it is not one of a call.
    ///
    /// The `deleted` of an operation means that the operation is finished, not that the call ended.
    #[inline(always)]
    pub(crate) fn from_entry(entry: &Entry, body: &[u8]) -> Option<Self> {
        match entry.kind {
            EntryKind::Call | EntryKind::Tone => Some(Self::from_call(entry, body)),
            EntryKind::Operation => {
                let word = entry.result.word;
                if is_word(word, body, b"transferring") {
                    Some(Self::Transferring)
                } else if is_word(word, body, b"transferAccepted") {
                    Some(Self::TransferAccepted)
                } else {
                    None
                }
            }
            EntryKind::Roster
            | EntryKind::RosterDelta
            | EntryKind::ContentSharing
            | EntryKind::ParticipantLeft
            | EntryKind::Other => None,
        }
    }

    fn from_call(entry: &Entry, body: &[u8]) -> Self {
        let state = entry.state.number();
        if entry.change_type.number() == number::DELETED || state == number::TERMINATED {
            return Self::from_end(entry, body);
        }
        match state {
            number::TRANSFERRING => Self::Transferring,
            number::TRANSFER_ACCEPTED => Self::TransferAccepted,
            // A plain repeated `established` is ordinary: real calls send several, with and without `replacesContext`.
            number::ESTABLISHED if entry.result.code.get().is_some_and(|code| code >= 400) => Self::Failure,
            _ => Self::Other,
        }
    }

    fn from_end(entry: &Entry, body: &[u8]) -> Self {
        let reason = entry.termination_reason;
        if is_word(reason, body, b"AppTransferred") {
            return Self::Completion;
        }
        let has_words = reason.is_present() || entry.result.word.is_present();
        Self::from_end_codes(ResultCodes::from_entry(entry), has_words)
    }

    fn from_end_codes(codes: ResultCodes, has_words: bool) -> Self {
        match codes.subcode {
            // Whatever the code: the subcode is documented with 0 and with 200.
            Some(TRANSFER_COMPLETED) => Self::Completion,
            None | Some(0) if !has_words && codes.has_succeeded() => Self::BareEnd,
            _ => Self::End,
        }
    }

    /// Returns the signal that was recorded as a piece of evidence; `None` for evidence that is not a notification of the call.
    pub(crate) fn from_evidence(kind: EvidenceKind, details: &EvidenceDetails) -> Option<Self> {
        match kind {
            EvidenceKind::Transferring => Some(Self::Transferring),
            EvidenceKind::TransferAccepted => Some(Self::TransferAccepted),
            EvidenceKind::Failure => Some(Self::Failure),
            EvidenceKind::Completion => Some(Self::Completion),
            EvidenceKind::End => {
                let word = details.result.as_ref().and_then(|result| result.legacy_subcode.as_ref());
                let has_words = details.termination_reason.is_some() || word.is_some();
                Some(Self::from_end_codes(details.codes(), has_words))
            }
            EvidenceKind::Other => Some(Self::Other),
            EvidenceKind::Expected
            | EvidenceKind::Accepted
            | EvidenceKind::Refused
            | EvidenceKind::ReplacedCallEnd => None,
        }
    }

    /// Returns the kind of evidence as which it is recorded.
    pub(crate) fn kind(self) -> EvidenceKind {
        match self {
            Self::Transferring => EvidenceKind::Transferring,
            Self::TransferAccepted => EvidenceKind::TransferAccepted,
            Self::Failure => EvidenceKind::Failure,
            Self::Completion => EvidenceKind::Completion,
            Self::End | Self::BareEnd => EvidenceKind::End,
            Self::Other => EvidenceKind::Other,
        }
    }

    /// Whether the call ended.
    pub(crate) fn is_end(self) -> bool {
        match self {
            Self::Completion | Self::End | Self::BareEnd => true,
            Self::Transferring | Self::TransferAccepted | Self::Failure | Self::Other => false,
        }
    }

    /// Whether it proves that a call is being transferred, though no transfer of it was expected.
    pub(crate) fn implies_transfer(self, codes: ResultCodes) -> bool {
        match self {
            Self::Transferring | Self::TransferAccepted | Self::Completion => true,
            Self::Failure => {
                codes.code == Some(500)
                    && codes.subcode.is_some_and(|subcode| TRANSFER_FAILED.contains(&subcode))
            }
            Self::End | Self::BareEnd | Self::Other => false,
        }
    }
}

/// Compares a word of Graph, without case and with its escapes resolved.
#[inline(always)]
fn is_word(text: ByteSpan, body: &[u8], word: &[u8]) -> bool {
    text.name(body).eq_ignore_ascii_case(word)
}
