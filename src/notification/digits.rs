//! Numbers, as JSON writes them.

#![expect(clippy::inline_always, reason = "as for the cursor")]

use super::cursor::{Cursor, Read};
use super::span::Span;

/// Every number of so many digits is one of 32 bits.
const FEW: usize = 9;

impl Cursor<'_> {
    /// Reads the number that comes next.
    pub(crate) fn number(&mut self) -> Read<Span> {
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
        Ok(Span::new(start, self.at))
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while self.body.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == start { self.fault("a digit") } else { Ok(()) }
    }

    /// Reads the number that comes next if it is a whole one of up to nine digits.
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
    fn a_small_number_is_read_as_any_other_and_what_is_none_is_left_where_it_stands() {
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
        // Whether it goes on is not known.
        assert_eq!(Cursor::new(b"7", 0).small_number(), None);
    }
}
