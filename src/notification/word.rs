//! Words of Graph that are open: known ones compare without case and get a number, others stay the text that they are.

use super::span::{Span, is_same};

/// A word of an open list, as it stood in the body.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// 0 when absent, from 1 the place in the list of the known ones, [`UNKNOWN`] for all others.
    number: u32,
    text: Span,
}

/// The number of a word that is not in its list.
pub(crate) const UNKNOWN: u32 = u32::MAX;

impl Word {
    pub(crate) const ABSENT: Self = Self { number: 0, text: Span::ABSENT };

    #[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
    pub(crate) fn new(number: u32, text: Span) -> Self {
        Self { number, text }
    }

    /// The number of a word in Graph's spelling.
    pub(crate) fn find_known(word: &str, list: &[&str]) -> Option<u32> {
        list.iter().position(|known| *known == word).and_then(|place| u32::try_from(place + 1).ok())
    }

    /// Looks a text up. An empty one counts as absent.
    pub(crate) fn find(text: Span, body: &[u8], list: &[&str]) -> Self {
        if text.is_empty() {
            return Self::ABSENT;
        }
        let written = text.of(body);
        let same = |known: &&str| is_same(known.as_bytes(), written);
        let nearly_same = |known: &&str| known.as_bytes().eq_ignore_ascii_case(written);
        let number = match list.iter().position(same).or_else(|| list.iter().position(nearly_same)) {
            Some(place) => u32::try_from(place + 1).unwrap_or(UNKNOWN),
            // A known word that somebody wrote with escapes.
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

    /// The word in its own spelling where it is known, otherwise as it came.
    pub(crate) fn text(self, body: &[u8], list: &[&'static str]) -> Option<String> {
        match self.number {
            0 => None,
            UNKNOWN => Some(self.text.text(body).into_owned()),
            known => list.get(known as usize - 1).map(|known| (*known).to_owned()),
        }
    }
}

/// `changeType` of a notification.
pub(crate) const CHANGE_TYPES: [&str; 3] = ["created", "updated", "deleted"];

/// `callState`, of v1.0 and beta.
pub(crate) const CALL_STATES: [&str; 10] = [
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
pub(crate) const AUDIO_STATES: [&str; 2] = ["active", "inactive"];

/// `operationStatus`: the metadata begin with a capital, the notifications do not.
pub(crate) const OPERATION_STATES: [&str; 4] = ["notStarted", "running", "completed", "failed"];

/// `tone`.
pub(crate) const TONES: [&str; 17] = [
    "tone0", "tone1", "tone2", "tone3", "tone4", "tone5", "tone6", "tone7", "tone8", "tone9", "star",
    "pound", "a", "b", "c", "d", "flash",
];

/// The numbers of the words on which a verdict rests.
pub(crate) mod number {
    use super::{CALL_STATES, CHANGE_TYPES};

    pub(crate) const DELETED: u32 = of(&CHANGE_TYPES, "deleted");
    pub(crate) const ESTABLISHED: u32 = of(&CALL_STATES, "established");
    pub(crate) const TRANSFERRING: u32 = of(&CALL_STATES, "transferring");
    pub(crate) const TRANSFER_ACCEPTED: u32 = of(&CALL_STATES, "transferAccepted");
    pub(crate) const TERMINATED: u32 = of(&CALL_STATES, "terminated");

    /// Finds a word's number while this is compiled; what is not in the list does not compile.
    const fn of(list: &[&str], word: &str) -> u32 {
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
        let span = Span::new(1, body.len() - 1).with_escapes(text.contains('\\'));
        Word::find(span, body.as_bytes(), &CALL_STATES)
    }

    #[test]
    fn known_words_compare_without_case_and_others_are_kept() {
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
