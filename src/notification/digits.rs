//! Reads JSON numbers.

#![expect(clippy::inline_always, reason = "as for the cursor")]

use super::cursor::{Cursor, CursorResult};
use super::span::ByteSpan;

/// The limit of digits with which every number fits into 32 bits.
const FEW: usize = 9;

impl Cursor<'_> {
    /// Reads the next number.
    pub(crate) fn number(&mut self) -> CursorResult<ByteSpan> {
        let start = self.at;
        if self.body.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        if self.body.get(self.at) == Some(&b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.body.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.body.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.body.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(ByteSpan::new(start, self.at))
    }

    fn digits(&mut self) -> CursorResult<()> {
        let start = self.at;
        while self.body.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start { self.fault("a digit") } else { Ok(()) }
    }

    /// Reads the next number if it is whole and has at most nine digits; otherwise the cursor stays.
    #[inline(always)]
    pub(crate) fn small_number(&mut self) -> Option<i32> {
        self.token()?;
        let rest = self.body.get(self.at..)?;
        let (mut length, mut number) = (0, 0);
        while length < FEW
            && let Some(digit @ b'0'..=b'9') = rest.get(length)
        {
            number = number * 10 + i32::from(digit - b'0');
            length += 1;
        }
        let goes_on = matches!(rest.get(length), None | Some(b'0'..=b'9' | b'.' | b'e' | b'E'));
        let is_plain = length == 1 || length > 1 && rest.first() != Some(&b'0');
        if goes_on || !is_plain {
            return None;
        }
        self.at += length;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_number_equals_number_and_leaves_other_values_unread() {
        for (written, expected) in [
            ("0", Some(0)),
            ("7", Some(7)),
            ("7015", Some(7015)),
            ("10", Some(10)),
            ("999999999", Some(999_999_999)),
            ("1000000000", None),
            ("99999999999999999999", None),
            ("00", None),
            ("01", None),
            ("-1", None),
            ("1.0", None),
            ("1e3", None),
            ("1E3", None),
            ("\"1\"", None),
            ("null", None),
        ] {
            for (before, after) in [("", ","), (" \n", "}"), ("", " ]")] {
                let body = format!("{before}{written}{after}");
                let mut cursor = Cursor::new(body.as_bytes(), 0);
                assert_eq!(cursor.small_number(), expected, "{body}");
                let read = expected.map_or(0, |_| written.len());
                assert_eq!(cursor.at(), before.len() + read, "{body}");
            }
        }
        // The number may continue after the end of the body.
        assert_eq!(Cursor::new(b"7", 0).small_number(), None);
    }
}
