//! Reads the values of members. A value of another type is recorded and skipped: only the end shows whether it matters.

#![expect(clippy::inline_always, reason = "as for the cursor")]

use super::cursor::{CursorResult, JsonKind};
use super::name::Name;
use super::reader::{EntryReader, MemberScope, TypeMismatch};
use super::span::ByteSpan;
use super::word::{Word, WordList};

impl EntryReader<'_, '_> {
    /// Reads the members of an object; `null` counts as absent. `read` reads each value.
    pub(super) fn object<N: Name>(
        &mut self,
        path: &'static str,
        of: MemberScope,
        read: impl Fn(&mut Self, N) -> CursorResult<()>,
    ) -> CursorResult<()> {
        let kind = self.cursor.kind()?;
        if kind != JsonKind::Object {
            self.cursor.skip()?;
            if kind != JsonKind::Null {
                self.mismatch(path, "an object", kind, of);
            }
            return Ok(());
        }
        let mut is_first = true;
        self.cursor.enter()?;
        while let Some(name) = self.cursor.member(&mut is_first)? {
            read(self, name)?;
        }
        Ok(())
    }

    /// Reads a text; `null` and the empty text count as absent.
    pub(super) fn text(&mut self, path: &'static str, of: MemberScope) -> CursorResult<ByteSpan> {
        if self.cursor.is_at_text() {
            let text = self.cursor.text()?;
            return Ok(if text.is_empty() { ByteSpan::ABSENT } else { text });
        }
        let kind = self.cursor.kind()?;
        self.cursor.skip()?;
        if kind != JsonKind::Null {
            self.mismatch(path, "a string", kind, of);
        }
        Ok(ByteSpan::ABSENT)
    }

    /// Reads a word of a list, or another one; `null` and the empty text count as absent.
    #[inline(always)]
    pub(super) fn word<L: WordList>(&mut self, path: &'static str, of: MemberScope) -> CursorResult<Word> {
        if let Some((number, text)) = self.cursor.known_text(L::begins) {
            return Ok(Word::new(number, text));
        }
        let text = self.text(path, of)?;
        Ok(Word::find(text, self.body, L::WORDS))
    }

    /// Reads a whole number, also one that is written as text; any other text is a word.
    pub(super) fn number_or_word(&mut self, path: &'static str) -> CursorResult<(Option<i32>, ByteSpan)> {
        if let Some(number) = self.cursor.small_number() {
            return Ok((Some(number), ByteSpan::ABSENT));
        }
        let kind = self.cursor.kind()?;
        let text = match kind {
            JsonKind::Text => self.cursor.text()?,
            JsonKind::Number => self.cursor.number()?,
            JsonKind::Object | JsonKind::Array | JsonKind::Flag | JsonKind::Null => {
                self.cursor.skip()?;
                if kind != JsonKind::Null {
                    self.mismatch(path, "a number or a string", kind, MemberScope::Result);
                }
                return Ok((None, ByteSpan::ABSENT));
            }
        };
        let number = whole(text.of(self.body));
        if number.is_none() && kind == JsonKind::Number {
            self.mismatch(path, "a whole number", kind, MemberScope::Result);
        }
        let is_word = number.is_none() && kind == JsonKind::Text && !text.is_empty();
        Ok((number, if is_word { text } else { ByteSpan::ABSENT }))
    }

    /// Reads a sequence number: at most fifteen digits, so that a JavaScript number can represent it.
    pub(super) fn sequence(&mut self, path: &'static str, of: MemberScope) -> CursorResult<ByteSpan> {
        let kind = self.cursor.kind()?;
        let span = match kind {
            JsonKind::Text => self.cursor.text()?,
            _ => self.cursor.skip()?,
        };
        let digits = span.of(self.body);
        if (1..=15).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) {
            return Ok(span);
        }
        if kind != JsonKind::Null && !span.is_empty() {
            self.mismatch(path, "a whole number", kind, of);
        }
        Ok(ByteSpan::ABSENT)
    }

    /// Skips the next value.
    pub(super) fn pass(&mut self) -> CursorResult<()> {
        // Most skipped values are texts.
        if self.cursor.is_at_text() { self.cursor.text() } else { self.cursor.skip() }.map(|_| ())
    }

    pub(super) fn mismatch(
        &mut self,
        path: &'static str,
        expected: &'static str,
        found: JsonKind,
        of: MemberScope,
    ) {
        self.mismatches.push(TypeMismatch { path, expected, found, of });
    }
}

/// Parses a whole number of 32 bits, the type in Graph's metadata.
fn whole(text: &[u8]) -> Option<i32> {
    let (digits, sign) = text.strip_prefix(b"-").map_or((text, 1), |digits| (digits, -1));
    if !(1..=10).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    i32::try_from(sign * number).ok()
}
