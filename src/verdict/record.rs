//! Changes as numbers: what JavaScript reads from the memory of the module.

use super::change::Change;
use super::evidence::{HeardResult, List, OpenWord};
use super::phase::Phase;
use crate::notification::{Number, Places, ResultNumbers, Span, UNKNOWN, Units, Word, record};

record! {
    /// One change. Words are numbers as in their lists, texts stand in [`Records::texts`].
    ChangeRecord, CHANGE_FIELDS {
        call: Span,
        attempt: u32,
        changed: u32,
        /// One more than the number of the phase; 0 for none.
        from: u32,
        phase: u32,
        certainty: u32,
        call_lives: u32,
        holder: u32,
        topic: u32,
        kind: u32,
        times: u32,
        late: u32,
        change_type: Word,
        state: Word,
        result: ResultNumbers,
        termination_reason: Span,
        audio: Word,
        /// The HTTP status of an answer; 0 for none.
        status: u32,
    }
}

/// The changes of one step, and their texts. The space is kept for the next.
#[derive(Debug, Default)]
pub(crate) struct Records {
    pub(crate) changes: Vec<ChangeRecord>,
    pub(crate) texts: Vec<u8>,
}

impl Records {
    pub(crate) fn clear(&mut self) {
        self.changes.clear();
        self.texts.clear();
        // A span that begins and ends at 0 is an absent one.
        self.texts.push(b' ');
    }

    pub(crate) fn push(&mut self, change: &Change<'_>) {
        let said = &change.because.said;
        let call = self.bytes(change.call.as_bytes());
        let change_type = self.word(said.change_type.as_ref(), List::ChangeTypes);
        let state = self.word(said.state.as_ref(), List::CallStates);
        let result = self.result(said.result.as_ref());
        let termination_reason = self.text(said.termination_reason.as_deref());
        let audio = self.word(said.audio.as_ref(), List::AudioStates);
        self.changes.push(ChangeRecord {
            call,
            attempt: change.attempt,
            changed: change.changed.bits(),
            from: change.from.map_or(0, |from: Phase| from as u32 + 1),
            phase: change.phase as u32,
            certainty: change.certainty as u32,
            call_lives: u32::from(change.call_lives),
            holder: change.holder as u32,
            topic: change.topic,
            kind: change.because.kind as u32,
            times: change.because.times,
            late: u32::from(change.because.late),
            change_type,
            state,
            result,
            termination_reason,
            audio,
            status: said.status.map_or(0, u32::from),
        });
    }

    /// Ends a step: places are from now on in UTF-16 units. Tells whether all texts are ASCII.
    pub(crate) fn finish(&mut self) -> bool {
        let is_ascii = self.texts.is_ascii();
        if !is_ascii {
            let units = Units::new(&self.texts);
            for change in &mut self.changes {
                change.convert(&|byte| units.before(byte));
            }
        }
        is_ascii
    }

    fn text(&mut self, text: Option<&str>) -> Span {
        text.map_or(Span::ABSENT, |text| self.bytes(text.as_bytes()))
    }

    fn bytes(&mut self, text: &[u8]) -> Span {
        let start = self.texts.len();
        self.texts.extend_from_slice(text);
        Span::new(start, self.texts.len())
    }

    fn word(&mut self, word: Option<&OpenWord>, list: List) -> Word {
        let Some(word) = word else { return Word::ABSENT };
        word.number(list).map_or_else(
            || Word::new(UNKNOWN, self.text(Some(word.as_str()))),
            |number| Word::new(number, Span::ABSENT),
        )
    }

    fn result(&mut self, result: Option<&HeardResult>) -> ResultNumbers {
        let Some(result) = result else { return ResultNumbers::default() };
        ResultNumbers {
            code: Number::of(result.code),
            subcode: Number::of(result.subcode),
            word: self.text(result.word.as_deref()),
            message: self.text(result.message.as_deref()),
        }
    }
}
