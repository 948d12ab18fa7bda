//! Text from a server, shortened and made safe for one line.

/// The maximum length of a sentence or a name, in UTF-16 units.
pub(super) const SENTENCE: usize = 1_000;

/// The maximum length of a code, an id or a date, in UTF-16 units.
pub(super) const WORD: usize = 256;

/// The end of an incomplete or shortened text.
pub(super) const CUT: char = '…';

/// Returns the start of `text` with at most `limit` UTF-16 units.
pub(super) fn start(text: &str, limit: usize) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > limit
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Returns `text` as one line of at most `limit` characters; `None` if no visible character is left.
///
/// Control characters, and characters that change the direction of writing, become spaces: they could rearrange a log or a terminal.
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
    fn start_counts_utf16_units_and_keeps_characters_whole() {
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
    fn line_has_no_control_characters_and_shows_a_cut() {
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
