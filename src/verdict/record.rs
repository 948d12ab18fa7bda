//! Changes as numbers, which JavaScript reads from the memory of the module.

use super::change::TransferChange;
use super::rules::evidence::ResultInfo;
use super::rules::open_word::{OpenWord, WordList};
use super::rules::phase::Phase;
use crate::notification::{ByteSpan, Number, Places, ResultNumbers, UNKNOWN, Units, Word, record};

record! {
    /// One change. Words are numbers as in their lists, texts are in [`Records::texts`].
    ChangeRecord, CHANGE_FIELDS {
        call: ByteSpan,
        attempt: u32,
        changed: u32,
        /// One more than the number of the phase; 0 for none.
        previous_phase: u32,
        phase: u32,
        certainty: u32,
        call_active: u32,
        connected_to: u32,
        topic: u32,
        kind: u32,
        times: u32,
        late: u32,
        change_type: Word,
        state: Word,
        result: ResultNumbers,
        termination_reason: ByteSpan,
        audio: Word,
        /// The HTTP status of a response; 0 for none.
        status: u32,
    }
}

/// The changes of one step, and their texts. The memory is kept for the next step.
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

    pub(crate) fn push(&mut self, change: &TransferChange<'_>) {
        let details = &change.evidence.details;
        let call = self.bytes(change.call.as_bytes());
        let change_type = self.word(details.change_type.as_ref(), WordList::ChangeTypes);
        let state = self.word(details.state.as_ref(), WordList::CallStates);
        let result = self.result(details.result.as_ref());
        let termination_reason = self.text(details.termination_reason.as_deref());
        let audio = self.word(details.audio.as_ref(), WordList::AudioStates);
        self.changes.push(ChangeRecord {
            call,
            attempt: change.attempt,
            changed: change.changed.bits(),
            previous_phase: change.previous_phase.map_or(0, |phase: Phase| phase as u32 + 1),
            phase: change.phase as u32,
            certainty: change.certainty as u32,
            call_active: u32::from(change.call_active),
            connected_to: change.connected_to as u32,
            topic: change.topic,
            kind: change.evidence.kind as u32,
            times: change.evidence.times,
            late: u32::from(change.evidence.late),
            change_type,
            state,
            result,
            termination_reason,
            audio,
            status: details.status.map_or(0, u32::from),
        });
    }

    /// Ends a step: positions are in UTF-16 units from now on. Returns whether all texts are ASCII.
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

    fn text(&mut self, text: Option<&str>) -> ByteSpan {
        text.map_or(ByteSpan::ABSENT, |text| self.bytes(text.as_bytes()))
    }

    fn bytes(&mut self, text: &[u8]) -> ByteSpan {
        let start = self.texts.len();
        self.texts.extend_from_slice(text);
        ByteSpan::new(start, self.texts.len())
    }

    fn word(&mut self, word: Option<&OpenWord>, list: WordList) -> Word {
        let Some(word) = word else { return Word::ABSENT };
        word.number(list).map_or_else(
            || Word::new(UNKNOWN, self.text(Some(word.as_str()))),
            |number| Word::new(number, ByteSpan::ABSENT),
        )
    }

    fn result(&mut self, result: Option<&ResultInfo>) -> ResultNumbers {
        let Some(result) = result else { return ResultNumbers::default() };
        ResultNumbers {
            code: Number::new(result.code),
            subcode: Number::new(result.subcode),
            word: self.text(result.legacy_subcode.as_deref()),
            message: self.text(result.message.as_deref()),
        }
    }
}
