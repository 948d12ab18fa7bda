//! Reads the values of members. One of another type is noted, and passed over: whether it matters is not known yet.

#![expect(clippy::inline_always, reason = "as for the cursor")]

use super::cursor::{Kind, Read};
use super::name::Name;
use super::read_entry::Reader;
use super::span::Span;
use super::word::{List, Word};

/// A member of another type. It counts only where the kind of the notification has this member.
pub(super) struct Slip {
    pub(super) path: &'static str,
    pub(super) expected: &'static str,
    pub(super) found: Kind,
    pub(super) of: Of,
}

/// Of what a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Entry,
    Call,
    Operation,
    Result,
    Delta,
}

impl Reader<'_, '_> {
    /// Reads the members of an object; `null` is an absent one. `read` takes the value.
    pub(super) fn object<N: Name>(
        &mut self,
        path: &'static str,
        of: Of,
        read: impl Fn(&mut Self, N) -> Read<()>,
    ) -> Read<()> {
        let kind = self.cursor.kind()?;
        if kind != Kind::Object {
            self.cursor.skip()?;
            if kind != Kind::Null {
                self.slip(path, "an object", kind, of);
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

    /// Reads a text; `null` and an empty one are absent.
    pub(super) fn text(&mut self, path: &'static str, of: Of) -> Read<Span> {
        if self.cursor.is_at_text() {
            let text = self.cursor.text()?;
            return Ok(if text.is_empty() { Span::ABSENT } else { text });
        }
        let kind = self.cursor.kind()?;
        self.cursor.skip()?;
        if kind != Kind::Null {
            self.slip(path, "a string", kind, of);
        }
        Ok(Span::ABSENT)
    }

    /// Reads a word of a list, or another one; `null` and an empty one are absent.
    #[inline(always)]
    pub(super) fn word<L: List>(&mut self, path: &'static str, of: Of) -> Read<Word> {
        if let Some((number, text)) = self.cursor.known_text(L::begins) {
            return Ok(Word::new(number, text));
        }
        let text = self.text(path, of)?;
        Ok(Word::find(text, self.body, L::WORDS))
    }

    /// Reads a whole number, also one that came as text; another text is a word.
    pub(super) fn number_or_word(&mut self, path: &'static str) -> Read<(Option<i32>, Span)> {
        if let Some(number) = self.cursor.small_number() {
            return Ok((Some(number), Span::ABSENT));
        }
        let kind = self.cursor.kind()?;
        let text = match kind {
            Kind::Text => self.cursor.text()?,
            Kind::Number => self.cursor.number()?,
            Kind::Object | Kind::Array | Kind::Flag | Kind::Null => {
                self.cursor.skip()?;
                if kind != Kind::Null {
                    self.slip(path, "a number or a string", kind, Of::Result);
                }
                return Ok((None, Span::ABSENT));
            }
        };
        let number = whole(text.of(self.body));
        if number.is_none() && kind == Kind::Number {
            self.slip(path, "a whole number", kind, Of::Result);
        }
        let is_word = number.is_none() && kind == Kind::Text && !text.is_empty();
        Ok((number, if is_word { text } else { Span::ABSENT }))
    }

    /// Reads a number by which notifications are put in order: up to fifteen digits, so that JavaScript can hold it.
    pub(super) fn sequence(&mut self, path: &'static str, of: Of) -> Read<Span> {
        let kind = self.cursor.kind()?;
        let span = match kind {
            Kind::Text => self.cursor.text()?,
            _ => self.cursor.skip()?,
        };
        let digits = span.of(self.body);
        if (1..=15).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit) {
            return Ok(span);
        }
        if kind != Kind::Null && !span.is_empty() {
            self.slip(path, "a whole number", kind, of);
        }
        Ok(Span::ABSENT)
    }

    /// Passes over the value that comes next.
    pub(super) fn pass(&mut self) -> Read<()> {
        // Most that is passed over is text.
        if self.cursor.is_at_text() { self.cursor.text() } else { self.cursor.skip() }.map(|_| ())
    }

    pub(super) fn slip(&mut self, path: &'static str, expected: &'static str, found: Kind, of: Of) {
        self.slips.push(Slip { path, expected, found, of });
    }
}

/// Reads a whole number of 32 bits, as Graph's metadata have it.
fn whole(text: &[u8]) -> Option<i32> {
    let (digits, sign) = text.strip_prefix(b"-").map_or((text, 1), |digits| (digits, -1));
    if !(1..=10).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    i32::try_from(sign * number).ok()
}
