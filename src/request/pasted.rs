//! Text that came from outside, with the damage it took on the way.

use crate::issue::Problem;
use crate::json::Span;

/// A text that somebody pasted or sent, decoded as far as it could be.
///
/// ```
/// use graph_call_transfer::{Context, Pasted, Report};
///
/// let report = Report::of_pasted(Ok("1"), &Pasted::from_bytes(b"{\xff}"), &Context::default());
/// assert!(report.request().is_none());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    text: String,
    damage: Option<(Problem, Span)>,
}

impl Pasted {
    /// A longer text, in bytes, is not read.
    pub const LONGEST: usize = crate::json::SIZE_LIMIT;

    /// Decodes bytes as UTF-8; what is not becomes U+FFFD, and the first such place is remembered.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        if let Some(start) = bytes.get(..=Self::LONGEST) {
            // The reader refuses a text of this length; the rest need not be decoded.
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

    /// Takes a text in which a lone surrogate, the given number of characters from the start, has become U+FFFD.
    #[must_use]
    pub fn of_decoded(text: String, lone_surrogate: Option<usize>) -> Self {
        let damage = lone_surrogate.and_then(|at| {
            let (start, found) = text.char_indices().nth(at)?;
            Some((Problem::LoneSurrogate {}, Span::new(start, start + found.len_utf8())))
        });
        Self { text, damage }
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn damage(&self) -> Option<&(Problem, Span)> {
        self.damage.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remembers_where_the_text_was_damaged() {
        let pasted = Pasted::from_bytes(b"a\xc3\xa4\xffb\xfe");
        assert_eq!(pasted.text(), "a\u{e4}\u{fffd}b\u{fffd}");
        assert_eq!(pasted.damage(), Some(&(Problem::InvalidUtf8 {}, Span::new(3, 6))));
        let pasted = Pasted::of_decoded("\u{e4}\u{fffd}".to_owned(), Some(1));
        assert_eq!(pasted.damage(), Some(&(Problem::LoneSurrogate {}, Span::new(2, 5))));
        assert_eq!(Pasted::from_bytes("\u{fffd}".as_bytes()).damage(), None);
    }
}
