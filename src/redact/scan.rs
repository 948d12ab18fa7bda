//! Free text: finds secrets by their form and by the names before them.
//!
//! One pass over the text: the part before the end of the last secret is not read again, so that the time is in proportion to
//! the text.

use std::borrow::Cow;

use super::mark::Mark;
use crate::work::visit;

/// A secret in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Secret {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last one.
    pub(super) end: usize,
    pub(super) mark: Mark,
}

/// Redacts a text that is not JSON.
pub(super) fn redact_text(text: &str) -> Cow<'_, str> {
    let mut scan = TextScan { text, at: 0, done: 0, word_end: 0, link: None };
    let mut out = String::new();
    let mut copied = 0;
    while let Some(found) = scan.next() {
        out.push_str(text.get(copied..found.start).unwrap_or_default());
        out.push_str(found.mark.as_str());
        copied = found.end;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// A pass over a text.
pub(super) struct TextScan<'t> {
    pub(super) text: &'t str,
    at: usize,
    /// The end of the last secret.
    done: usize,
    /// The end of the last word that was searched for a link.
    word_end: usize,
    /// The start of the link in that word.
    link: Option<usize>,
}

impl TextScan<'_> {
    /// Returns the next secret. Skips marks.
    fn next(&mut self) -> Option<Secret> {
        while self.at < self.text.len() {
            let Some(found) = self.find() else {
                self.at += 1;
                continue;
            };
            self.at = found.end;
            self.done = found.end;
            if self.slice(found.start, found.end) != found.mark.as_str() {
                return Some(found);
            }
        }
        None
    }

    /// Returns the secret that begins here, or that is recognised here: at the `@` of an address, at the colon after a name.
    fn find(&mut self) -> Option<Secret> {
        let at = self.at;
        if at >= self.word_end {
            self.word_end = self.run(at, is_of_word).max(at + 1);
            self.link = self.link_in(at, self.word_end);
        }
        // The last secret may end inside the link.
        if self.link.is_some_and(|start| start <= at) {
            return Some(Secret { start: at, end: self.word_end, mark: Mark::Link });
        }
        match self.byte(at) {
            b':' => self.user_info(at).or_else(|| self.value_of_name(at)),
            b'=' => self.value_of_name(at),
            b'+' if !self.before(at).is_ascii_alphanumeric() => self.phone(at, at + 1),
            b'@' => self.email(at, at + 1),
            b'%' => self.encoded(at),
            first if first.is_ascii_alphabetic() && !self.before(at).is_ascii_alphanumeric() => self.word(at),
            _ => None,
        }
    }

    /// Returns the byte at a place; NUL outside the text.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    /// Returns the byte before a place in the redacted text: a mark ends with a bracket.
    pub(super) fn before(&self, at: usize) -> u8 {
        match at.checked_sub(1) {
            Some(_) if at == self.done => b']',
            Some(before) => self.byte(before),
            None => 0,
        }
    }

    /// Returns the byte at a place in the redacted text: a mark, for a link, begins with a bracket.
    pub(super) fn after(&self, at: usize) -> u8 {
        if self.link == Some(at) { b'[' } else { self.byte(at) }
    }

    /// Returns the end of the run of such bytes that begins at `start`.
    pub(super) fn run(&self, start: usize, belongs: fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| belongs(**byte)).count();
        visit(length);
        start + length
    }

    /// Returns the start of the run of at most `max` such bytes that ends at `end`; at the earliest, the end of the last secret.
    pub(super) fn run_back(&self, end: usize, max: usize, belongs: fn(u8) -> bool) -> usize {
        let before = self.text.as_bytes().get(self.done..end).unwrap_or_default();
        let length = before.iter().rev().take(max).take_while(|byte| belongs(**byte)).count();
        visit(length);
        end - length
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Returns whether `ascii` is at this place, ignoring case.
    pub(super) fn has(&self, at: usize, ascii: &str) -> bool {
        let there = self.text.as_bytes().get(at..at + ascii.len());
        there.is_some_and(|there| there.eq_ignore_ascii_case(ascii.as_bytes()))
    }
}

/// Returns whether a byte can be part of a URL in a text: spaces, quotes and brackets end it, and so do marks.
pub(super) fn is_of_word(byte: u8) -> bool {
    const ENDS: &[u8] = b"\"'`<>\\|(){}[]";
    byte > b' ' && byte != 0x7f && !ENDS.contains(&byte)
}
