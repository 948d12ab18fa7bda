//! Words of open lists, such as the state of a call: Graph may add others.

use std::fmt;

use serde::{Serialize, Serializer};

use super::bounded_text::bounded;
use crate::notification::{AUDIO_STATES, CALL_STATES, CHANGE_TYPES, UNKNOWN, Word};

/// A word of an open list: a known one, or any other as it was received. Words are equal when their texts are.
#[derive(Clone)]
pub struct OpenWord(Repr);

#[derive(Clone)]
enum Repr {
    /// A word in Graph's spelling, by its number: compared at once, and without memory of its own.
    Known(WordList, u32),
    /// Another word, as it was received.
    Other(Box<str>),
}

/// The lists of known words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordList {
    ChangeTypes,
    CallStates,
    AudioStates,
}

impl WordList {
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
    /// Reads a word of a notification; `None` where it is absent.
    pub(crate) fn from_word(word: Word, body: &[u8], list: WordList) -> Option<Self> {
        match word.number() {
            0 => None,
            UNKNOWN => word.text(body, &[]).map(|text| Self(Repr::Other(bounded(&text)))),
            known => Some(Self(Repr::Known(list, known))),
        }
    }

    /// Returns the number of the word in a list; `None` for one that the list does not contain.
    pub(crate) fn number(&self, list: WordList) -> Option<u32> {
        match self.0 {
            Repr::Known(of, number) if of == list => Some(number),
            Repr::Known(..) | Repr::Other(_) => None,
        }
    }

    /// Returns the word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Known(list, number) => list.words().get(*number as usize - 1).copied().unwrap_or_default(),
            Repr::Other(word) => word,
        }
    }
}

/// Compares the texts, because a snapshot does not contain the list: a state with a word of another list is read as a known word of that one.
impl PartialEq for OpenWord {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Repr::Known(list, number), Repr::Known(of, other)) if list == of => number == other,
            _ => self.as_str() == other.as_str(),
        }
    }
}

impl Eq for OpenWord {}

impl fmt::Debug for OpenWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for OpenWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<Box<str>> for OpenWord {
    fn from(text: Box<str>) -> Self {
        let known = WordList::ALL.into_iter().find_map(|list| {
            let number = Word::find_known(&text, list.words());
            number.map(|number| Repr::Known(list, number))
        });
        Self(known.unwrap_or(Repr::Other(text)))
    }
}

impl Serialize for OpenWord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_has_a_number_in_its_own_list_only() {
        for (text, [change_type, call_state, audio_state]) in [
            ("updated", [Some(2), None, None]),
            ("established", [None, Some(4), None]),
            ("inactive", [None, None, Some(2)]),
            ("parked", [None; 3]),
        ] {
            let word = OpenWord::from(Box::from(text));
            assert_eq!(
                WordList::ALL.map(|list| word.number(list)),
                [change_type, call_state, audio_state],
                "{text}"
            );
            assert_eq!((word.as_str(), format!("{word:?}")), (text, format!("{text:?}")));
            assert_eq!(format!("{word:>12}"), format!("{text:>12}"));
        }
    }
    #[test]
    fn words_are_equal_when_their_texts_are() {
        let other = |text: &str| OpenWord(Repr::Other(text.into()));
        let known = |text: &str| OpenWord::from(Box::from(text));
        for (one, two, expected) in [
            (known("updated"), known("updated"), true),
            (known("updated"), other("updated"), true),
            (other("updated"), other("updated"), true),
            (known("updated"), known("deleted"), false),
            (known("updated"), known("established"), false),
            (known("updated"), other("Updated"), false),
            (other("parked"), other("held"), false),
        ] {
            assert_eq!(one == two, expected, "{one} and {two}");
            assert_eq!(two == one, expected, "{two} and {one}");
        }
    }
}
