//! One notification as numbers: what JavaScript reads from the memory of the module, and the verdict rests on.

use super::span::Span;
use super::word::Word;
use crate::words::words;

words! {
    /// What a notification is. `NotificationBase.kind` of the package's types.
    #[derive(Default)]
    pub(crate) enum EntryKind {
        Call = "call",
        Tone = "tone",
        Roster = "roster",
        RosterDelta = "rosterDelta",
        Operation = "operation",
        ContentSharing = "contentSharing",
        ParticipantLeft = "participantLeft",
        #[default]
        Other = "other",
    }
}

/// A whole number that may be absent.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Number {
    is_present: u32,
    value: i32,
}

impl Number {
    pub(crate) fn of(value: Option<i32>) -> Self {
        Self { is_present: u32::from(value.is_some()), value: value.unwrap_or(0) }
    }

    pub(crate) fn get(self) -> Option<i32> {
        (self.is_present == 1).then_some(self.value)
    }
}

/// `resultInfo`, read.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ResultNumbers {
    pub(crate) code: Number,
    pub(crate) subcode: Number,
    /// The subcode of 2019, a word.
    pub(crate) word: Span,
    pub(crate) message: Span,
}

impl ResultNumbers {
    pub(crate) fn is_present(&self) -> bool {
        *self != Self::default()
    }
}

/// What records are made of: places can be converted from bytes to UTF-16 units, everything else is left as it is.
#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
pub(crate) trait Places {
    fn convert(&mut self, convert: &impl Fn(usize) -> usize);
}

impl Places for u32 {
    fn convert(&mut self, _: &impl Fn(usize) -> usize) {}
}

impl Places for EntryKind {
    fn convert(&mut self, _: &impl Fn(usize) -> usize) {}
}

impl Places for Span {
    fn convert(&mut self, convert: &impl Fn(usize) -> usize) {
        *self = self.map(convert);
    }
}

impl Places for Word {
    fn convert(&mut self, convert: &impl Fn(usize) -> usize) {
        *self = self.map(convert);
    }
}

impl Places for ResultNumbers {
    fn convert(&mut self, convert: &impl Fn(usize) -> usize) {
        self.word.convert(convert);
        self.message.convert(convert);
    }
}

/// Defines a record that crosses as 32-bit numbers, and the places of its fields.
macro_rules! record {
    ($(#[$attribute:meta])* $Name:ident, $FIELDS:ident { $( $(#[$of_field:meta])* $field:ident: $type:ty ),* $(,)? }) => {
        $(#[$attribute])*
        #[repr(C)]
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub(crate) struct $Name {
            $( $(#[$of_field])* pub(crate) $field: $type ),*
        }

        impl $crate::notification::Places for $Name {
            fn convert(&mut self, convert: &impl Fn(usize) -> usize) {
                $( self.$field.convert(convert); )*
            }
        }

        /// The name of each field, and its place in 32-bit numbers. JavaScript's half is written from this.
        #[allow(dead_code, reason = "for the wasm module and for what writes its other half")]
        pub(crate) const $FIELDS: &[(&str, usize)] =
            &[ $( (stringify!($field), std::mem::offset_of!($Name, $field) / 4) ),* ];
    };
}
pub(crate) use record;

record! {
    /// One notification. What does not belong to its kind is absent.
    Entry, ENTRY_FIELDS {
        kind: EntryKind,
        /// The place in `value`.
        index: u32,
        /// The whole entry.
        whole: Span,
        change_type: Word,
        resource_url: Span,
        call: Span,
        /// The operation, the session, or the participant who left.
        item: Span,
        /// The whole `resourceData`.
        data: Span,
        /// `@odata.type` of the resource.
        data_type: Span,
        /// The participants of a delta.
        participants: Span,
        /// The state of the call, or the status of the operation.
        state: Word,
        result: ResultNumbers,
        termination_reason: Span,
        audio: Word,
        tone: Word,
        /// The number by which tones and deltas are put in order.
        sequence: Span,
        client_context: Span,
    }
}

impl Entry {
    /// Whether the resource is the call itself.
    pub(crate) fn is_of_call(&self) -> bool {
        matches!(self.kind, EntryKind::Call | EntryKind::Tone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_made_of_32_bit_numbers_without_gaps() {
        assert_eq!(align_of::<Entry>(), 4);
        let last = ENTRY_FIELDS.last().unwrap();
        assert_eq!(size_of::<Entry>() / 4, last.1 + 2);
    }
}
