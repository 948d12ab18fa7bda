//! One notification as a record of numbers. The verdict reads it, and so does JavaScript, from the module's memory.

use super::span::ByteSpan;
use super::word::Word;
use crate::words::words;

words! {
    /// The kind of a notification: `NotificationBase.kind` of the package's types.
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
    pub(crate) fn new(value: Option<i32>) -> Self {
        Self { is_present: u32::from(value.is_some()), value: value.unwrap_or(0) }
    }

    pub(crate) fn get(self) -> Option<i32> {
        (self.is_present == 1).then_some(self.value)
    }
}

/// The members of `resultInfo`.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ResultNumbers {
    pub(crate) code: Number,
    pub(crate) subcode: Number,
    /// The subcode of 2019's notifications, a word.
    pub(crate) word: ByteSpan,
    pub(crate) message: ByteSpan,
}

impl ResultNumbers {
    pub(crate) fn is_present(&self) -> bool {
        *self != Self::default()
    }
}

/// A part of a record. Its places in the body can be converted from bytes to UTF-16 units.
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

impl Places for ByteSpan {
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

/// Defines a record that crosses the boundary as 32-bit numbers, and the offsets of its fields.
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

        /// The name of each field and its offset, in 32-bit numbers. The JavaScript layout is generated from it.
        #[allow(dead_code, reason = "for the wasm module and for the generator of the JavaScript layout")]
        pub(crate) const $FIELDS: &[(&str, usize)] =
            &[ $( (stringify!($field), std::mem::offset_of!($Name, $field) / 4) ),* ];
    };
}
pub(crate) use record;

record! {
    /// One notification. Members that do not belong to its kind are absent.
    Entry, ENTRY_FIELDS {
        kind: EntryKind,
        /// The place in `value`.
        index: u32,
        /// The whole entry.
        whole: ByteSpan,
        change_type: Word,
        resource_url: ByteSpan,
        call: ByteSpan,
        /// The operation, the session, or the participant who left.
        item: ByteSpan,
        /// The whole `resourceData`.
        data: ByteSpan,
        /// `@odata.type` of the resource.
        data_type: ByteSpan,
        /// The participants of a delta.
        participants: ByteSpan,
        /// The state of the call, or the status of the operation.
        state: Word,
        result: ResultNumbers,
        termination_reason: ByteSpan,
        audio: Word,
        tone: Word,
        /// The sequence number of a tone or of a roster delta.
        sequence: ByteSpan,
        client_context: ByteSpan,
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
    fn records_consist_of_32_bit_numbers_without_gaps() {
        assert_eq!(align_of::<Entry>(), 4);
        let last = ENTRY_FIELDS.last().unwrap();
        assert_eq!(size_of::<Entry>() / 4, last.1 + 2);
    }
}
