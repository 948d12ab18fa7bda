//! Evidence of a transfer: what notifications and responses state, kept small, since there may be millions of them.

use std::sync::Arc;

use serde::Serialize;

use super::bounded_text::bounded;
use super::open_word::{OpenWord, WordList};
use super::phase::EvidenceKind;
use super::recorded_response::RecordedResponse;
use crate::codes::is_success;
use crate::notification::{ByteSpan, Entry, UNKNOWN, Word, is_same};

/// The `resultInfo` of a notification.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultInfo {
    /// The code: 2xx and 0 for success, 4xx for an error of the client, 5xx for an error of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// The subcode, which together with the code is the most specific.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcode: Option<i32>,
    /// The subcode of 2019's notifications, which was a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legacy_subcode: Option<Box<str>>,
    /// The message, up to 256 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Box<str>>,
}

/// The two numbers of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct ResultCodes {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) subcode: Option<i32>,
}

/// The other party ended the call, or left it: the participant of a peer-to-peer call, or the telephone. Each with a code of success.
const OTHER_PARTY_LEFT: [i32; 5] = [4097, 4521, 18503, 540_000, 560_000];

impl ResultCodes {
    /// Whether the other party ended the call.
    pub(crate) fn is_other_party_left(self) -> bool {
        self.has_succeeded() && self.subcode.is_some_and(|subcode| OTHER_PARTY_LEFT.contains(&subcode))
    }

    /// Whether the code, where there is one, reports no error.
    pub(crate) fn has_succeeded(self) -> bool {
        self.code.is_none_or(|code| is_success(code.into()))
    }

    #[inline(always)]
    pub(crate) fn from_entry(entry: &Entry) -> Self {
        Self { code: entry.result.code.get(), subcode: entry.result.subcode.get() }
    }
}

/// One piece of evidence of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The kind.
    pub kind: EvidenceKind,
    /// The attempt for which it was recorded, from 1.
    pub attempt: u32,
    /// How many times the same was received in a row for this attempt.
    pub times: u32,
    /// Whether it was received after the verdict.
    pub late: bool,
    /// The members of the notification or the response, word for word.
    #[serde(flatten)]
    pub details: Arc<EvidenceDetails>,
}

/// The members of a notification or a response that are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceDetails {
    /// `changeType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_type: Option<OpenWord>,
    /// The state of the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<OpenWord>,
    /// The result; of a response, the number of the service's error as the subcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ResultInfo>,
    /// The reason of the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub termination_reason: Option<Box<str>>,
    /// The transferor's audio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio: Option<OpenWord>,
    /// The HTTP status of a response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

impl EvidenceDetails {
    /// Copies the members of a notification.
    pub(crate) fn from_entry(entry: &Entry, body: &[u8]) -> Self {
        let result = entry.result.is_present().then(|| ResultInfo {
            code: entry.result.code.get(),
            subcode: entry.result.subcode.get(),
            legacy_subcode: text(entry.result.word, body),
            message: text(entry.result.message, body),
        });
        Self {
            change_type: OpenWord::from_word(entry.change_type, body, WordList::ChangeTypes),
            // The status of an operation is not a state of the call.
            state: if entry.is_of_call() {
                OpenWord::from_word(entry.state, body, WordList::CallStates)
            } else {
                None
            },
            result,
            termination_reason: text(entry.termination_reason, body),
            audio: OpenWord::from_word(entry.audio, body, WordList::AudioStates),
            status: None,
        }
    }

    /// The details of a response: its status, and the number of the service's error as a subcode.
    pub(crate) fn from_response(response: RecordedResponse) -> Self {
        let RecordedResponse { status, error_number, .. } = response;
        let result = error_number.map(|_| ResultInfo { subcode: error_number, ..ResultInfo::default() });
        Self { result, status: Some(status), ..Self::default() }
    }

    /// Whether they equal those of a notification.
    pub(crate) fn equals_entry(&self, entry: &Entry, body: &[u8]) -> bool {
        let result = match &self.result {
            None => !entry.result.is_present(),
            Some(result) => {
                result.code == entry.result.code.get()
                    && result.subcode == entry.result.subcode.get()
                    && equals_text(result.legacy_subcode.as_deref(), entry.result.word, body)
                    && equals_text(result.message.as_deref(), entry.result.message, body)
            }
        };
        let state = if entry.is_of_call() { entry.state } else { Word::ABSENT };
        result
            && equals_word(self.change_type.as_ref(), entry.change_type, body, WordList::ChangeTypes)
            && equals_word(self.state.as_ref(), state, body, WordList::CallStates)
            && equals_word(self.audio.as_ref(), entry.audio, body, WordList::AudioStates)
            && equals_text(self.termination_reason.as_deref(), entry.termination_reason, body)
            && self.status.is_none()
    }

    /// Returns the two numbers of the result.
    pub(crate) fn codes(&self) -> ResultCodes {
        let result = self.result.as_ref();
        ResultCodes {
            code: result.and_then(|result| result.code),
            subcode: result.and_then(|result| result.subcode),
        }
    }
}

#[inline(always)]
fn equals_word(kept: Option<&OpenWord>, word: Word, body: &[u8], list: WordList) -> bool {
    let number = kept.map_or(0, |kept| kept.number(list).unwrap_or(UNKNOWN));
    word.number() == number && (number != UNKNOWN || kept == OpenWord::from_word(word, body, list).as_ref())
}

fn text(span: ByteSpan, body: &[u8]) -> Option<Box<str>> {
    span.is_present().then(|| bounded(&span.text(body)))
}

#[inline(always)]
fn equals_text(kept: Option<&str>, span: ByteSpan, body: &[u8]) -> bool {
    match kept {
        None => !span.is_present(),
        // The usual case, in which nothing is copied.
        Some(kept) if is_same(kept.as_bytes(), span.of(body)) => !span.is_escaped(),
        Some(kept) => span.is_present() && *kept == *bounded(&span.text(body)),
    }
}
