//! Where something stands in a body, as two numbers: what is read is not copied.

use std::borrow::Cow;

/// A piece of the body: a text without its quotes, or a whole JSON value.
///
/// Bodies are far shorter than 2 GiB, so that the highest bit of the end can tell that a text has escapes. Nothing that is
/// read begins at 0, where the body's own bracket stands: such a span is the absent one.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

/// The bit of an end that tells of escapes.
pub(crate) const ESCAPED: u32 = 1 << 31;

impl Span {
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

    /// The bytes as they stand in the body.
    pub(crate) fn of(self, body: &[u8]) -> &[u8] {
        body.get(self.start()..self.end()).unwrap_or_default()
    }

    /// The text, with its escapes resolved.
    pub(crate) fn text(self, body: &[u8]) -> Cow<'_, str> {
        let bytes = self.of(body);
        let written =
            std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
        if self.is_escaped() { Cow::Owned(unescaped(&written)) } else { written }
    }

    /// The name of a member, as bytes.
    pub(crate) fn name(self, body: &[u8]) -> Cow<'_, [u8]> {
        if self.is_escaped() { Cow::Owned(self.resolved(body)) } else { Cow::Borrowed(self.of(body)) }
    }

    // Hardly a name has escapes, and this would stand wherever names are compared.
    #[cold]
    #[inline(never)]
    fn resolved(self, body: &[u8]) -> Vec<u8> {
        self.text(body).into_owned().into_bytes()
    }

    #[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
    /// The same with both ends converted, for an absent one nothing.
    pub(crate) fn map(self, convert: impl Fn(usize) -> usize) -> Self {
        if !self.is_present() {
            return self;
        }
        Self::new(convert(self.start()), convert(self.end())).with_escapes(self.is_escaped())
    }
}

/// Whether two texts are the same: eight bytes at a time, where wasm's own comparison looks at each.
#[inline]
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    let ((ones, rest), (others, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    one.len() == other.len()
        && ones.iter().zip(others).all(|(one, other)| u64::from_ne_bytes(*one) == u64::from_ne_bytes(*other))
        && rest.iter().eq(other_rest)
}

/// Resolves the escapes of a JSON text. Half a surrogate pair becomes U+FFFD: Rust's texts cannot hold it.
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
            let span = Span::new(1, body.len() - 1).with_escapes(written.contains('\\'));
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
        assert!(!Span::ABSENT.is_present());
        assert!(Span::new(1, 1).is_present());
        assert!(Span::new(1, 1).is_empty());
        assert_eq!(Span::ABSENT.map(|at| at + 1), Span::ABSENT);
        assert_eq!(Span::new(3, 5).with_escapes(true).map(|at| at + 1), Span::new(4, 6).with_escapes(true));
    }
}
