//! What was heard of a transfer, kept small: there may be millions.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::phase::EvidenceKind;
use crate::notification::{AUDIO_STATES, CALL_STATES, CHANGE_TYPES, Entry, Span, UNKNOWN, Word, is_same};

/// A message is kept up to this many bytes, and so is every other text that may be anything.
const LONGEST_TEXT: usize = 256;

/// A result, as it was heard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct HeardResult {
    /// 2xx and 0 for success, 4xx for the caller's side, 5xx for the service's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// What says most, together with the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcode: Option<i32>,
    /// The subcode of 2019's notifications, which was a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<Box<str>>,
    /// The message, up to 256 bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Box<str>>,
}

/// A word of an open list: known, or as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWord(Kept);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kept {
    /// A word in Graph's spelling, by its number, so that it is found and compared at once.
    Known(List, u32),
    /// As it came.
    Other(Box<str>),
}

/// The lists of known words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    ChangeTypes,
    CallStates,
    AudioStates,
}

impl List {
    const ALL: [Self; 3] = [Self::ChangeTypes, Self::CallStates, Self::AudioStates];

    fn words(self) -> &'static [&'static str] {
        match self {
            Self::ChangeTypes => &CHANGE_TYPES,
            Self::CallStates => &CALL_STATES,
            Self::AudioStates => &AUDIO_STATES,
        }
    }
}

impl OpenWord {
    fn of(word: Word, body: &[u8], list: List) -> Option<Self> {
        match word.number() {
            0 => None,
            UNKNOWN => Self::of_unknown(word, body),
            known => Some(Self(Kept::Known(list, known))),
        }
    }

    /// Whether a word of a notification is this one.
    #[inline(always)]
    fn is(this: Option<&Self>, word: Word, body: &[u8], list: List) -> bool {
        let number = this.map_or(0, |word| word.number(list).unwrap_or(UNKNOWN));
        word.number() == number && (number != UNKNOWN || this == Self::of_unknown(word, body).as_ref())
    }

    fn of_unknown(word: Word, body: &[u8]) -> Option<Self> {
        word.text(body, &[]).map(|text| Self(Kept::Other(shortened(&text))))
    }

    /// The number of the word in a list; `None` for one that is not known there.
    pub(super) fn number(&self, list: List) -> Option<u32> {
        match self.0 {
            Kept::Known(of, number) if of == list => Some(number),
            Kept::Known(..) | Kept::Other(_) => None,
        }
    }

    /// Returns the word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Known(list, number) => list.words().get(*number as usize - 1).copied().unwrap_or_default(),
            Kept::Other(word) => word,
        }
    }
}

impl From<Box<str>> for OpenWord {
    fn from(text: Box<str>) -> Self {
        let known = List::ALL.into_iter().find_map(|list| {
            let number = Word::find_known(&text, list.words());
            number.map(|number| Kept::Known(list, number))
        });
        Self(known.unwrap_or(Kept::Other(text)))
    }
}

impl Serialize for OpenWord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// One thing that was heard of a transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// What it says.
    pub kind: EvidenceKind,
    /// The attempt that it was counted for, from 1.
    pub attempt: u32,
    /// How many times the same was heard in a row for this attempt.
    pub times: u32,
    /// Whether it came after the verdict.
    pub late: bool,
    /// What the notification said, word for word.
    #[serde(flatten)]
    pub said: Arc<Said>,
}

/// What a notification or an answer said, as far as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    /// `changeType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_type: Option<OpenWord>,
    /// The state of the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<OpenWord>,
    /// The result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<HeardResult>,
    /// The reason of the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub termination_reason: Option<Box<str>>,
    /// The transferor's audio.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio: Option<OpenWord>,
    /// The HTTP status of an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

impl Said {
    /// Copies what a notification says.
    pub(super) fn of(entry: &Entry, body: &[u8]) -> Self {
        let result = entry.result.is_present().then(|| HeardResult {
            code: entry.result.code.get(),
            subcode: entry.result.subcode.get(),
            word: text(entry.result.word, body),
            message: text(entry.result.message, body),
        });
        Self {
            change_type: OpenWord::of(entry.change_type, body, List::ChangeTypes),
            // An operation's status is no state of the call.
            state: if entry.is_of_call() { OpenWord::of(entry.state, body, List::CallStates) } else { None },
            result,
            termination_reason: text(entry.termination_reason, body),
            audio: OpenWord::of(entry.audio, body, List::AudioStates),
            status: None,
        }
    }

    /// Whether a notification says the same.
    pub(super) fn is_said_by(&self, entry: &Entry, body: &[u8]) -> bool {
        let result = match &self.result {
            None => !entry.result.is_present(),
            Some(result) => {
                result.code == entry.result.code.get()
                    && result.subcode == entry.result.subcode.get()
                    && is_text(result.word.as_deref(), entry.result.word, body)
                    && is_text(result.message.as_deref(), entry.result.message, body)
            }
        };
        let state = if entry.is_of_call() { entry.state } else { Word::ABSENT };
        result
            && OpenWord::is(self.change_type.as_ref(), entry.change_type, body, List::ChangeTypes)
            && OpenWord::is(self.state.as_ref(), state, body, List::CallStates)
            && OpenWord::is(self.audio.as_ref(), entry.audio, body, List::AudioStates)
            && is_text(self.termination_reason.as_deref(), entry.termination_reason, body)
            && self.status.is_none()
    }

    /// Only the status of an answer.
    pub(super) fn status(status: u16) -> Self {
        Self { status: Some(status), ..Self::default() }
    }

    /// The two numbers of the result.
    pub(super) fn codes(&self) -> Option<(Option<i32>, Option<i32>)> {
        self.result.as_ref().map(|result| (result.code, result.subcode))
    }
}

fn text(span: Span, body: &[u8]) -> Option<Box<str>> {
    span.is_present().then(|| shortened(&span.text(body)))
}

#[inline(always)]
fn is_text(kept: Option<&str>, span: Span, body: &[u8]) -> bool {
    match kept {
        None => !span.is_present(),
        // Nearly always, and then nothing is copied.
        Some(kept) if is_same(kept.as_bytes(), span.of(body)) => !span.is_escaped(),
        Some(kept) => span.is_present() && *kept == *shortened(&span.text(body)),
    }
}

fn shortened(text: &str) -> Box<str> {
    let end = (0..=LONGEST_TEXT.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default().into()
}
