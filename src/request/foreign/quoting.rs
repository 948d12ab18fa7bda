//! The words of a shell command, with the quoting of POSIX shells and of Windows.

use crate::json::Span;
use crate::work::visit;

/// A word of a command, or a quoted text of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QuotedText {
    /// The text without quotes and escapes.
    pub(super) text: String,
    /// The place of the text, if the source contains it without changes.
    pub(super) verbatim: Option<Span>,
}

/// Returns the words of a command, and the text of its here-document as the last one.
pub(super) fn words(command: &str) -> Vec<QuotedText> {
    let mut reader = WordReader { command, at: 0, words: Vec::new() };
    while reader.word() {}
    reader.words
}

struct WordReader<'c> {
    command: &'c str,
    at: usize,
    words: Vec<QuotedText>,
}

impl WordReader<'_> {
    fn rest(&self) -> &str {
        self.command.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        visit(1);
        Some(next)
    }

    /// Skips the white space between words, with the line continuations of each shell.
    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            let continued = ["\\\n", "\\\r\n", "`\n", "`\r\n", "^\n", "^\r\n"];
            if let Some(continuation) = continued.iter().find(|mark| rest.starts_with(**mark)) {
                self.at += continuation.len();
            } else if self.peek().is_some_and(char::is_whitespace) {
                self.take();
            } else {
                return;
            }
        }
    }

    /// Reads the next word. Returns whether another one may follow.
    fn word(&mut self) -> bool {
        self.skip_space();
        if self.rest().starts_with("<<") {
            self.here_document();
            return false;
        }
        match self.peek() {
            None | Some('|' | ';' | '&' | '>') => return false,
            Some(_) => {}
        }
        let start = self.at;
        let mut text = String::new();
        let mut quoted = None;
        while let Some(next) = self.peek().filter(|next| !next.is_whitespace()) {
            let before = self.at;
            match next {
                '\'' => quoted = self.single(&mut text),
                '"' => quoted = self.double(&mut text),
                '$' if self.rest().starts_with("$'") => self.ansi(&mut text),
                '\\' => {
                    self.take();
                    text.extend(self.take());
                }
                _ => text.extend(self.take()),
            }
            // Only a word that is one quoted part is in the text as it is.
            let is_whole = before == start && self.peek().is_none_or(char::is_whitespace);
            if !is_whole {
                quoted = None;
            }
        }
        let verbatim = quoted.filter(|span: &Span| self.command.get(span.start..span.end) == Some(&*text));
        self.words.push(QuotedText { text, verbatim });
        true
    }

    fn single(&mut self, text: &mut String) -> Option<Span> {
        self.take();
        let start = self.at;
        while let Some(next) = self.take() {
            if next == '\'' {
                return Some(Span::new(start, self.at - 1));
            }
            text.push(next);
        }
        None
    }

    fn double(&mut self, text: &mut String) -> Option<Span> {
        self.take();
        let start = self.at;
        while let Some(next) = self.take() {
            match next {
                '"' => return Some(Span::new(start, self.at - 1)),
                '\\' if self.peek().is_some_and(|escaped| "\"\\$`\n".contains(escaped)) => {
                    text.extend(self.take().filter(|escaped| *escaped != '\n'));
                }
                _ => text.push(next),
            }
        }
        None
    }

    /// Reads `$'…'`, with the escapes of C.
    fn ansi(&mut self, text: &mut String) {
        self.at += 2;
        while let Some(next) = self.take() {
            match next {
                '\'' => return,
                '\\' => match self.take() {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some('r') => text.push('\r'),
                    Some('u') => {
                        let digits = self.rest().get(..4).unwrap_or_default();
                        let character = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                        if let Some(character) = character {
                            self.at += 4;
                            text.push(character);
                        }
                    }
                    escaped => text.extend(escaped),
                },
                _ => text.push(next),
            }
        }
    }

    fn here_document(&mut self) {
        let rest = self.rest();
        let Some((first, body)) = rest.split_once('\n') else { return };
        let mark = first.trim_start_matches(['<', '-']).trim().trim_matches(['\'', '"']);
        let start = self.at + first.len() + 1;
        let lines = body.split_inclusive('\n').take_while(|line| line.trim() != mark || mark.is_empty());
        let length: usize = lines.map(str::len).sum();
        visit(length);
        let span = Span::new(start, start + length);
        let text = self.command.get(span.start..span.end).unwrap_or_default().to_owned();
        self.words.push(QuotedText { text, verbatim: Some(span) });
    }
}

/// Removes the carets with which Windows escapes characters of a command, if the command uses them before quotes.
pub(super) fn without_carets(command: &str) -> Option<String> {
    if !command.contains("^\"") {
        return None;
    }
    visit(command.len());
    let mut plain = String::with_capacity(command.len());
    let mut characters = command.chars();
    while let Some(character) = characters.next() {
        match character {
            '^' => plain.extend(characters.next()),
            _ => plain.push(character),
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(command: &str) -> Vec<String> {
        words(command).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_unquoted_as_shells_do() {
        for (command, expected) in [
            ("curl -d '{\"a\": 1}' x", &["curl", "-d", "{\"a\": 1}", "x"][..]),
            (r#"a "b \"c\" \n" d\ e"#, &["a", r#"b "c" \n"#, "d e"]),
            ("a 'it'\\''s' b", &["a", "it's", "b"]),
            ("a \\\n  b `\n c ^\r\n d", &["a", "b", "c", "d"]),
            (r"a $'b\'\u0041\n'", &["a", "b'A\n"]),
            ("a 'open", &["a", "open"]),
            ("a | b", &["a"]),
            ("a -d @- <<'EOF'\n{\n}\nEOF\nb", &["a", "-d", "@-", "{\n}\n"]),
            ("", &[]),
        ] {
            assert_eq!(texts(command), expected, "{command}");
        }
    }

    #[test]
    fn quoted_word_has_its_place_if_nothing_changes() {
        let places: Vec<_> = words("a 'b c' \"d\" e'f'").into_iter().map(|word| word.verbatim).collect();
        assert_eq!(places, [None, Some(Span::new(3, 6)), Some(Span::new(9, 10)), None]);
    }

    #[test]
    fn carets_are_removed_where_they_escape_quotes() {
        assert_eq!(without_carets("a ^\"b^\\^\"^\"").as_deref(), Some("a \"b\\\"\""));
        assert_eq!(without_carets("a ^ b"), None);
    }
}
