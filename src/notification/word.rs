//! Words of Graph's open lists. A known word has a number and compares without case; an unknown one keeps its text.

use super::span::{ByteSpan, is_same};

/// A word of an open list, and its place in the body.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// 0 when absent; from 1, the position in the list of known words; [`UNKNOWN`] for every other word.
    number: u32,
    text: ByteSpan,
}

/// The number of an unknown word.
pub(crate) const UNKNOWN: u32 = u32::MAX;

impl Word {
    pub(crate) const ABSENT: Self = Self { number: 0, text: ByteSpan::ABSENT };

    pub(crate) fn new(number: u32, text: ByteSpan) -> Self {
        Self { number, text }
    }

    /// Returns the number of a word in Graph's spelling.
    pub(crate) fn find_known(word: &str, list: &[&str]) -> Option<u32> {
        list.iter().position(|known| *known == word).and_then(|place| u32::try_from(place + 1).ok())
    }

    /// Looks a text up in a list. The empty text counts as absent.
    pub(crate) fn find(text: ByteSpan, body: &[u8], list: &[&str]) -> Self {
        if text.is_empty() {
            return Self::ABSENT;
        }
        let written = text.of(body);
        let same = |known: &&str| is_same(known.as_bytes(), written);
        let nearly_same = |known: &&str| known.as_bytes().eq_ignore_ascii_case(written);
        let number = match list.iter().position(same).or_else(|| list.iter().position(nearly_same)) {
            Some(place) => u32::try_from(place + 1).unwrap_or(UNKNOWN),
            // A known word that is written with escapes.
            None if text.is_escaped() => {
                let text = text.text(body);
                let same = |known: &&str| known.eq_ignore_ascii_case(&text);
                list.iter().position(same).and_then(|place| u32::try_from(place + 1).ok()).unwrap_or(UNKNOWN)
            }
            None => UNKNOWN,
        };
        Self { number, text }
    }

    pub(crate) fn is_present(self) -> bool {
        self.number != 0
    }

    pub(crate) fn number(self) -> u32 {
        self.number
    }

    #[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
    pub(crate) fn map(self, convert: impl Fn(usize) -> usize) -> Self {
        Self { text: self.text.map(convert), ..self }
    }

    /// Returns a known word in Graph's spelling, an unknown one unchanged.
    pub(crate) fn text(self, body: &[u8], list: &[&'static str]) -> Option<String> {
        match self.number {
            0 => None,
            UNKNOWN => Some(self.text.text(body).into_owned()),
            known => list.get(known as usize - 1).map(|known| (*known).to_owned()),
        }
    }
}

/// A list of known words.
pub(crate) trait WordList {
    const WORDS: &'static [&'static str];

    /// Matches a text in Graph's spelling, in place. Returns the word's number and length. A search for the end of the text
    /// would make the next step wait.
    fn begins(text: &[u8]) -> Option<(u32, usize)>;
}

/// Defines lists of known words.
macro_rules! lists {
    ($( $(#[$attribute:meta])* $LIST:ident: $WordList:ident = [$($word:literal),* $(,)?]; )*) => {
        $(
            $(#[$attribute])*
            pub(crate) const $LIST: [&str; [$($word),*].len()] = [$($word),*];

            $(#[$attribute])*
            pub(super) struct $WordList;

            impl WordList for $WordList {
                const WORDS: &'static [&'static str] = &$LIST;

                #[inline(always)]
                fn begins(text: &[u8]) -> Option<(u32, usize)> {
                    let number = 0;
                    $(
                        let number = number + 1;
                        if text.starts_with(concat!($word, "\"").as_bytes()) {
                            return Some((number, $word.len()));
                        }
                    )*
                    let _ = number;
                    None
                }
            }
        )*
    };
}

lists! {
    /// `changeType` of a notification.
    CHANGE_TYPES: ChangeTypes = ["created", "updated", "deleted"];

    /// `callState`, of v1.0 and beta.
    CALL_STATES: CallStates = [
        "incoming",
        "establishing",
        "ringing",
        "established",
        "hold",
        "transferring",
        "transferAccepted",
        "redirecting",
        "terminating",
        "terminated",
    ];

    /// `mediaState` of a call.
    AUDIO_STATES: AudioStates = ["active", "inactive"];

    /// `operationStatus`. Graph's metadata begin these words with a capital letter, its notifications do not.
    OPERATION_STATES: OperationStates = ["notStarted", "running", "completed", "failed"];

    /// `tone`.
    TONES: Tones = [
        "tone0", "tone1", "tone2", "tone3", "tone4", "tone5", "tone6", "tone7", "tone8", "tone9", "star", "pound", "a", "b", "c",
        "d", "flash",
    ];
}

/// The numbers of the words that decide a verdict.
pub(crate) mod number {
    use super::{CALL_STATES, CHANGE_TYPES};

    pub(crate) const DELETED: u32 = number_of(&CHANGE_TYPES, "deleted");
    pub(crate) const ESTABLISHED: u32 = number_of(&CALL_STATES, "established");
    pub(crate) const TRANSFERRING: u32 = number_of(&CALL_STATES, "transferring");
    pub(crate) const TRANSFER_ACCEPTED: u32 = number_of(&CALL_STATES, "transferAccepted");
    pub(crate) const TERMINATED: u32 = number_of(&CALL_STATES, "terminated");

    /// Returns a word's number at compile time; a word that is not in the list does not compile.
    const fn number_of(list: &[&str], word: &str) -> u32 {
        let mut place = 0;
        while !equal(list, place, word) {
            place += 1;
        }
        #[expect(clippy::cast_possible_truncation, reason = "the lists are short")]
        let number = place as u32 + 1;
        number
    }

    #[expect(clippy::indexing_slicing, reason = "runs in the compiler only")]
    const fn equal(list: &[&str], place: usize, word: &str) -> bool {
        let (known, word) = (list[place].as_bytes(), word.as_bytes());
        let mut at = 0;
        while at < known.len() && at < word.len() && known[at] == word[at] {
            at += 1;
        }
        at == known.len() && at == word.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Word {
        let body = format!("\"{text}\"");
        let span = ByteSpan::new(1, body.len() - 1).with_escapes(text.contains('\\'));
        Word::find(span, body.as_bytes(), &CALL_STATES)
    }

    fn assert_matched_in_place<L: WordList>() {
        for (place, word) in L::WORDS.iter().enumerate() {
            let number = u32::try_from(place + 1).unwrap();
            assert_eq!(L::begins(format!("{word}\", 7").as_bytes()), Some((number, word.len())));
            for other in [
                format!("{word}s\""),
                word.replacen(char::is_alphanumeric, "", 1),
                format!("\\{word}\""),
                (*word).to_owned(),
            ] {
                assert_eq!(L::begins(other.as_bytes()), None, "{other}");
            }
            assert_eq!(Word::find_known(word, L::WORDS), Some(number));
        }
    }

    #[test]
    fn known_words_of_every_list_are_matched_in_place() {
        assert_matched_in_place::<ChangeTypes>();
        assert_matched_in_place::<CallStates>();
        assert_matched_in_place::<AudioStates>();
        assert_matched_in_place::<OperationStates>();
        assert_matched_in_place::<Tones>();
    }

    #[test]
    fn known_words_compare_without_case_and_others_keep_their_text() {
        assert_eq!(found("transferAccepted").number(), number::TRANSFER_ACCEPTED);
        assert_eq!(found("TRANSFERACCEPTED").number(), number::TRANSFER_ACCEPTED);
        assert_eq!(found("transfer\\u0041ccepted").number(), number::TRANSFER_ACCEPTED);
        assert_eq!(found("parked").number(), UNKNOWN);
        assert_eq!(found("parked").text(b"\"parked\"", &CALL_STATES).unwrap(), "parked");
        assert_eq!(found("Established").text(b"\"Established\"", &CALL_STATES).unwrap(), "established");
        assert!(!found("").is_present());
        assert_eq!(found("").text(b"\"\"", &CALL_STATES), None);
    }
}
