//! The state of reading one entry.

use super::cursor::{Cursor, JsonKind};
use super::entry::Entry;
use super::span::ByteSpan;
use super::word::Word;

/// Reads one entry: the cursor, the record that it fills, and members that only the end can judge.
pub(super) struct EntryReader<'c, 'a> {
    pub(super) cursor: &'c mut Cursor<'a>,
    pub(super) body: &'a [u8],
    pub(super) entry: &'c mut Entry,
    pub(super) mismatches: Vec<TypeMismatch>,
    pub(super) resource: ByteSpan,
    pub(super) data_kind: Option<JsonKind>,
    pub(super) status: Word,
    pub(super) is_of_subscription: bool,
}

/// A member of another type. It counts only if the kind of the notification has this member.
pub(super) struct TypeMismatch {
    pub(super) path: &'static str,
    pub(super) expected: &'static str,
    pub(super) found: JsonKind,
    pub(super) of: MemberScope,
}

/// The part of a notification that a member belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MemberScope {
    Entry,
    Call,
    Operation,
    Result,
    Delta,
}
