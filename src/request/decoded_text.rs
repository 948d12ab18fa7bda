//! The text of a body, with the first position where decoding damaged it.

use crate::issue::Problem;
use crate::json::{MAX_SIZE, Span};

/// A decoded text. Each sequence that could not be decoded has become U+FFFD.
#[derive(Debug)]
pub(crate) struct DecodedText {
    pub(crate) text: String,
    /// The first sequence that could not be decoded, and the reason.
    pub(super) damage: Option<(Problem, Span)>,
}

impl DecodedText {
    /// Decodes bytes as UTF-8.
    pub(crate) fn from_utf8(bytes: &[u8]) -> Self {
        if let Some(start) = bytes.get(..=MAX_SIZE) {
            // The parser refuses a text of this length, so the rest need not be decoded.
            return Self { text: String::from_utf8_lossy(start).into_owned(), damage: None };
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Self { text: text.to_owned(), damage: None },
            Err(error) => {
                let at = error.valid_up_to();
                let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
                let text = String::from_utf8_lossy(bytes).into_owned();
                Self { text, damage: Some((Problem::InvalidUtf8 {}, span)) }
            }
        }
    }

    /// Creates a text in which a lone surrogate, at an index in characters, has become U+FFFD.
    #[cfg(any(test, target_family = "wasm"))]
    pub(crate) fn from_utf16(text: String, lone_surrogate: Option<usize>) -> Self {
        let damage = lone_surrogate.and_then(|index| {
            let (start, found) = text.char_indices().nth(index)?;
            Some((Problem::LoneSurrogate {}, Span::new(start, start + found.len_utf8())))
        });
        Self { text, damage }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decoded_text_has_the_position_of_the_first_damage() {
        let decoded = DecodedText::from_utf8(b"a\xc3\xa4\xffb\xfe");
        assert_eq!(decoded.text, "a\u{e4}\u{fffd}b\u{fffd}");
        assert_eq!(decoded.damage, Some((Problem::InvalidUtf8 {}, Span::new(3, 6))));
        let decoded = DecodedText::from_utf16("\u{e4}\u{fffd}".to_owned(), Some(1));
        assert_eq!(decoded.damage, Some((Problem::LoneSurrogate {}, Span::new(2, 5))));
        assert_eq!(DecodedText::from_utf8("\u{fffd}".as_bytes()).damage, None);
    }
}
