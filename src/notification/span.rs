//! A piece of a body as two numbers, so that reading copies nothing.

use std::borrow::Cow;

/// A piece of the body: a text without its quotes, or a whole JSON value.
///
/// Bodies are far shorter than 2 GiB, so the highest bit of the end is free to mark a text that has escapes. Position 0 holds
/// the body's own bracket, so no value begins there: a span that does is the absent one.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ByteSpan {
    start: u32,
    end: u32,
}

/// The bit of an end that marks a text with escapes.
pub(crate) const ESCAPED: u32 = 1 << 31;

impl ByteSpan {
    pub(crate) const ABSENT: Self = Self { start: 0, end: 0 };

    pub(crate) fn new(start: usize, end: usize) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "no body is that long")]
        Self { start: start as u32, end: end as u32 & !ESCAPED }
    }

    pub(crate) fn with_escapes(self, escaped: bool) -> Self {
        Self { end: if escaped { self.end | ESCAPED } else { self.end }, ..self }
    }

    pub(crate) fn is_present(self) -> bool {
        self.end != 0
    }

    pub(crate) fn is_escaped(self) -> bool {
        self.end & ESCAPED != 0
    }

    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(self) -> usize {
        (self.end & !ESCAPED) as usize
    }

    pub(crate) fn is_empty(self) -> bool {
        self.start() == self.end()
    }

    /// Returns the bytes as they are in the body.
    pub(crate) fn of(self, body: &[u8]) -> &[u8] {
        body.get(self.start()..self.end()).unwrap_or_default()
    }

    /// Returns the text with its escapes resolved.
    pub(crate) fn text(self, body: &[u8]) -> Cow<'_, str> {
        let bytes = self.of(body);
        let written =
            std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        if self.is_escaped() { Cow::Owned(unescaped(&written)) } else { written }
    }

    /// Returns the name of a member, as bytes.
    pub(crate) fn name(self, body: &[u8]) -> Cow<'_, [u8]> {
        if self.is_escaped() { Cow::Owned(self.resolved(body)) } else { Cow::Borrowed(self.of(body)) }
    }

    // Hardly any name has escapes, and inlined this would enlarge every place that compares names.
    #[cold]
    #[inline(never)]
    fn resolved(self, body: &[u8]) -> Vec<u8> {
        self.text(body).into_owned().into_bytes()
    }

    #[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
    /// Returns the span with both ends converted; an absent span stays absent.
    pub(crate) fn map(self, convert: impl Fn(usize) -> usize) -> Self {
        if !self.is_present() {
            return self;
        }
        Self::new(convert(self.start()), convert(self.end())).with_escapes(self.is_escaped())
    }
}

/// Returns whether two texts are equal. It compares eight bytes at a time; wasm's own comparison takes one byte at a time.
#[inline]
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    let ((ones, rest), (others, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    one.len() == other.len()
        && ones.iter().zip(others).all(|(one, other)| u64::from_ne_bytes(*one) == u64::from_ne_bytes(*other))
        && rest.iter().eq(other_rest)
}

/// Resolves the escapes of a JSON text. Half a surrogate pair becomes U+FFFD, because a Rust text cannot contain it.
fn unescaped(written: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(written.len());
    let mut letters = written.chars();
    while let Some(letter) = letters.next() {
        let resolved = match letter {
            '\\' => match letters.next() {
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('u') => {
                    let digits: String = letters.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&digits, 16).unwrap_or(0xfffd));
                    continue;
                }
                Some(itself) => itself,
                None => break,
            },
            itself => itself,
        };
        units.extend_from_slice(resolved.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_with_its_escapes_resolved() {
        for (written, expected) in [
            ("plain", "plain"),
            (r#"a\"b\\c\/d"#, "a\"b\\c/d"),
            (r"\b\f\n\r\t", "\u{8}\u{c}\n\r\t"),
            (r"\u0041\u00e9\ud83d\ude00", "Aé😀"),
            (r"\ud83d alone", "\u{fffd} alone"),
            ("é😀\\n", "é😀\n"),
        ] {
            let body = format!("\"{written}\"");
            let span = ByteSpan::new(1, body.len() - 1).with_escapes(written.contains('\\'));
            assert_eq!(span.text(body.as_bytes()), expected);
        }
    }

    #[test]
    fn texts_are_the_same_that_differ_in_no_byte() {
        let text: Vec<u8> = (0..40).collect();
        for length in 0..=text.len() {
            let one = &text[..length];
            let copy = one.to_vec();
            assert!(is_same(one, &copy));
            assert!(!is_same(one, &text[..(length + 1) % 41]));
            for place in 0..length {
                let mut other = one.to_vec();
                other[place] ^= 1;
                assert!(!is_same(one, &other), "{length}, {place}");
            }
        }
    }

    #[test]
    fn an_absent_span_is_no_empty_text() {
        assert!(!ByteSpan::ABSENT.is_present());
        assert!(ByteSpan::new(1, 1).is_present());
        assert!(ByteSpan::new(1, 1).is_empty());
        assert_eq!(ByteSpan::ABSENT.map(|at| at + 1), ByteSpan::ABSENT);
        assert_eq!(
            ByteSpan::new(3, 5).with_escapes(true).map(|at| at + 1),
            ByteSpan::new(4, 6).with_escapes(true)
        );
    }
}
