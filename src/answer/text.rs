//! Foreign text, bounded and made fit to be shown on one line.

/// The most characters of a sentence or a name that is passed on.
pub(super) const SENTENCE: usize = 1_000;

/// The most characters of a code, an id or a date that is passed on.
pub(super) const WORD: usize = 256;

/// Ends a text that is not all that came, or not all that is passed on.
pub(super) const CUT: char = '…';

/// Gives the longest start of `text` that has at most `limit` characters, counted as JavaScript counts them.
pub(super) fn start(text: &str, limit: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > limit
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Puts `text` on one line of at most `limit` characters; `None` when nothing visible is left.
///
/// Control characters, and those that turn the direction of writing, count as spaces: a foreign text must not
/// be able to rearrange a log or a terminal.
pub(super) fn line(text: &str, limit: usize) -> Option<String> {
    let mut line = String::new();
    for word in text.split(separates).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(start(word, limit + 1));
        if line.len() > limit && start(&line, limit).len() < line.len() {
            line.truncate(start(&line, limit - 1).len());
            line.push(CUT);
            break;
        }
    }
    (!line.is_empty()).then_some(line)
}

fn separates(character: char) -> bool {
    let turns =
        matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    character.is_whitespace() || character.is_control() || turns || character == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::{line, start};

    #[test]
    fn a_start_never_splits_a_character_and_counts_utf16_units() {
        for (text, limit, expected) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "abc"),
            ("aé✓d", 3, "aé✓"),
            ("ab🙂", 3, "ab"),
            ("ab🙂", 4, "ab🙂"),
            ("abc", 0, ""),
            ("", 5, ""),
        ] {
            assert_eq!(start(text, limit), expected, "{text} cut at {limit}");
        }
    }

    #[test]
    fn a_line_has_no_control_characters_no_double_spaces_and_says_when_it_was_cut() {
        for (text, limit, expected) in [
            ("  one\r\n\ttwo\0three ", 50, Some("one two three")),
            ("\u{feff}safe \u{202e}evil\u{202c}", 50, Some("safe evil")),
            ("12345", 5, Some("12345")),
            ("123456", 5, Some("1234…")),
            ("123 45", 5, Some("123 …")),
            ("12 34 56", 5, Some("12 3…")),
            ("\0\0 \u{1b}", 5, None),
            ("", 5, None),
        ] {
            assert_eq!(line(text, limit).as_deref(), expected, "{text:?}");
        }
    }
}
