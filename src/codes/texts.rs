//! The code book with its texts.

use super::book::entries;
use super::entry::Entry;
use super::key::Key;
use super::select::Book;

/// The code book with its texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts;

impl Book for Texts {
    type Entry = &'static Entry;

    fn find(&self, key: Key) -> Option<&'static Entry> {
        find_by(|known| *known == key)
    }

    fn find_word(&self, word: &str) -> Option<&'static Entry> {
        find_by(|key| matches!(key, Key::Word(known) if known.eq_ignore_ascii_case(word)))
    }

    fn find_reason(&self, reason: &str) -> Option<&'static Entry> {
        find_by(|key| matches!(key, Key::Reason(known) if known.eq_ignore_ascii_case(reason)))
    }
}

fn find_by(matches_key: impl Fn(&Key) -> bool) -> Option<&'static Entry> {
    entries().find(|entry| entry.keys.iter().any(&matches_key))
}
