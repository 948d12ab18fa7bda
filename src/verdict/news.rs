//! What one notification says of a transfer.
//!
//! The sources are the examples of the page `call: transfer` and the table of `Delete call`; the marks in the tables of the tests
//! name them.

use super::phase::EvidenceKind;
use crate::notification::{Entry, EntryKind, Span, number};

/// What a notification of a call says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    Transferring,
    TransferAccepted,
    /// Established again, with a result that is no success.
    Failure,
    /// Ended, and Graph says that the transfer was why.
    Completion,
    /// Ended, for another reason.
    End,
    /// Ended, without a word why.
    BareEnd,
    /// Something else.
    Other,
}

/// The transfer was carried out: `GracefulTransferCompleted`.
const TRANSFER_COMPLETED: i32 = 7015;
/// With 500: a blind transfer failed, a consultative one failed.
const TRANSFER_FAILED: [i32; 2] = [7000, 7700];

impl News {
    /// Reads a notification; `None` where it is none of a call.
    ///
    /// An operation's `deleted` means that the operation is finished: it is no end of the call.
    #[inline(always)]
    pub(super) fn of(entry: &Entry, body: &[u8]) -> Option<Self> {
        match entry.kind {
            EntryKind::Call | EntryKind::Tone => Some(Self::of_call(entry, body)),
            EntryKind::Operation => {
                let word = entry.result.word;
                if is(word, body, b"transferring") {
                    Some(Self::Transferring)
                } else if is(word, body, b"transferAccepted") {
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

    fn of_call(entry: &Entry, body: &[u8]) -> Self {
        let state = entry.state.number();
        if entry.change_type.number() == number::DELETED || state == number::TERMINATED {
            return Self::of_end(entry, body);
        }
        match state {
            number::TRANSFERRING => Self::Transferring,
            number::TRANSFER_ACCEPTED => Self::TransferAccepted,
            // A plain repeated `established` is ordinary: real calls send several, with and without `replacesContext`.
            number::ESTABLISHED if entry.result.code.get().is_some_and(|code| code >= 400) => Self::Failure,
            _ => Self::Other,
        }
    }

    fn of_end(entry: &Entry, body: &[u8]) -> Self {
        let reason = entry.termination_reason;
        if is(reason, body, b"AppTransferred") {
            return Self::Completion;
        }
        let code = entry.result.code.get();
        let is_success = code.is_none_or(|code| code == 0 || (200..300).contains(&code));
        match entry.result.subcode.get() {
            // Documented with 0 and with 200.
            Some(TRANSFER_COMPLETED) if is_success => Self::Completion,
            None | Some(0) if is_success && !reason.is_present() && !entry.result.word.is_present() => {
                Self::BareEnd
            }
            _ => Self::End,
        }
    }

    /// What it is as evidence.
    pub(super) fn kind(self) -> EvidenceKind {
        match self {
            Self::Transferring => EvidenceKind::Transferring,
            Self::TransferAccepted => EvidenceKind::TransferAccepted,
            Self::Failure => EvidenceKind::Failure,
            Self::Completion => EvidenceKind::Completion,
            Self::End | Self::BareEnd => EvidenceKind::End,
            Self::Other => EvidenceKind::Other,
        }
    }

    pub(super) fn is_end(self) -> bool {
        match self {
            Self::Completion | Self::End | Self::BareEnd => true,
            Self::Transferring | Self::TransferAccepted | Self::Failure | Self::Other => false,
        }
    }

    /// Whether it makes a transfer known that nobody announced.
    pub(super) fn reveals(self, entry: &Entry) -> bool {
        match self {
            Self::Transferring | Self::TransferAccepted | Self::Completion => true,
            Self::Failure => {
                entry.result.code.get() == Some(500)
                    && entry.result.subcode.get().is_some_and(|subcode| TRANSFER_FAILED.contains(&subcode))
            }
            Self::End | Self::BareEnd | Self::Other => false,
        }
    }
}

/// Words of Graph compare without case, and however their letters are written.
#[inline(always)]
fn is(text: Span, body: &[u8], word: &[u8]) -> bool {
    text.name(body).eq_ignore_ascii_case(word)
}
