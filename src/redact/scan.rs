//! Free text: what is secret in it shows by itself, or by the name before it.
//!
//! The text is gone through once. A find ends where its own characters do, and nothing before the end of the last find is
//! looked at again, so that the time is in proportion to the text.

use std::borrow::Cow;

use super::mark::Mark;

/// A secret in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last one.
    pub(super) end: usize,
    pub(super) mark: Mark,
}

/// Redacts a text that is no JSON.
pub(super) fn redact_text(text: &str) -> Cow<'_, str> {
    let mut scan = Scan { text, at: 0, done: 0, word_end: 0, link: None };
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

/// A text and how far it has been looked at.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    at: usize,
    /// The end of the last find.
    done: usize,
    /// The end of the last word in which a link was looked for.
    word_end: usize,
    /// Where the link in that word begins.
    link: Option<usize>,
}

impl Scan<'_> {
    /// Finds the next secret. A mark that is there already is passed over.
    fn next(&mut self) -> Option<Found> {
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

    /// Finds a secret that begins here, or whose sign is here: the `@` of an address, the colon behind a name.
    fn find(&mut self) -> Option<Found> {
        let at = self.at;
        if at >= self.word_end {
            self.word_end = self.run(at, is_of_word).max(at + 1);
            self.link = self.link_in(at, self.word_end);
        }
        // What was found before may reach into the link.
        if self.link.is_some_and(|start| start <= at) {
            return Some(Found { start: at, end: self.word_end, mark: Mark::Link });
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

    /// The byte there; NUL outside the text.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    /// The byte before, as it is when what was found has been replaced: a mark ends with a bracket.
    pub(super) fn before(&self, at: usize) -> u8 {
        match at.checked_sub(1) {
            Some(_) if at == self.done => b']',
            Some(before) => self.byte(before),
            None => 0,
        }
    }

    /// The byte there, as it is when the link that may begin there has been replaced.
    pub(super) fn after(&self, at: usize) -> u8 {
        if self.link == Some(at) { b'[' } else { self.byte(at) }
    }

    /// Where the run of such bytes ends that begins here.
    pub(super) fn run(&self, start: usize, belongs: fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        start + rest.iter().take_while(|byte| belongs(**byte)).count()
    }

    /// Where the run of at most `most` such bytes begins that ends here. It does not go back into what was found.
    pub(super) fn run_back(&self, end: usize, most: usize, belongs: fn(u8) -> bool) -> usize {
        let before = self.text.as_bytes().get(self.done..end).unwrap_or_default();
        end - before.iter().rev().take(most).take_while(|byte| belongs(**byte)).count()
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether the text goes on like this, whatever the case.
    pub(super) fn has(&self, at: usize, ascii: &str) -> bool {
        let there = self.text.as_bytes().get(at..at + ascii.len());
        there.is_some_and(|there| there.eq_ignore_ascii_case(ascii.as_bytes()))
    }
}

/// What can be in a URL and does not end it in a text: no spaces, quotes or brackets. So no word goes over a mark.
pub(super) fn is_of_word(byte: u8) -> bool {
    const ENDS: &[u8] = b"\"'`<>\\|(){}[]";
    byte > b' ' && byte != 0x7f && !ENDS.contains(&byte)
}
