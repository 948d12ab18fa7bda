//! Splits a text into tokens and reports faults in and between them.

use std::borrow::Cow;

use super::Span;
use super::characters::{Quote, ends_value, is_comment, is_odd_space};
use super::fault::{FaultKind, FaultList, SyntaxFault};
use super::quoted::read_quoted;
use crate::work::visit;

/// The two kinds of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Object,
    Array,
}

impl Bracket {
    pub(super) fn open(self) -> &'static str {
        match self {
            Self::Object => "{",
            Self::Array => "[",
        }
    }

    pub(super) fn close(self) -> &'static str {
        match self {
            Self::Object => "}",
            Self::Array => "]",
        }
    }
}

#[derive(Clone, Debug)]
pub(super) enum Token<'a> {
    Open(Bracket),
    Close(Bracket),
    Colon,
    Comma,
    /// A string, decoded.
    Text(Cow<'a, str>),
    /// A literal, a number, or any other word without quotes.
    Bare(&'a str),
    End,
}

impl Token<'_> {
    /// Returns a name of the token that shows no value.
    pub(super) fn description(&self) -> &'static str {
        match self {
            Self::Open(bracket) => bracket.open(),
            Self::Close(bracket) => bracket.close(),
            Self::Colon => ":",
            Self::Comma => ",",
            Self::Text(_) => "string",
            Self::Bare(_) | Self::End => "word",
        }
    }
}

pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Starts at the text's beginning, after a byte order mark.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: if text.starts_with('\u{feff}') { 3 } else { 0 } }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Moves to a byte, which is a character's first one or the text's end.
    pub(super) fn jump(&mut self, at: usize) {
        self.at = at;
    }

    /// Returns the spaces before the byte `at` when it is the first of its line that is not a space.
    pub(super) fn indentation(&self, at: usize) -> Option<&'a str> {
        let before = self.text.get(..at)?;
        let line_end = before.trim_end_matches([' ', '\t']);
        visit(before.len() - line_end.len());
        (line_end.is_empty() || line_end.ends_with(['\n', '\r'])).then(|| before.get(line_end.len()..))?
    }

    /// Reads the next token; adds faults of it and of the space before it to `faults`.
    pub(super) fn next(&mut self, faults: &mut FaultList) -> (Token<'a>, Span) {
        let begin = self.at;
        self.skip_space(faults);
        let found = self.token(faults);
        visit(self.at - begin);
        found
    }

    fn token(&mut self, faults: &mut FaultList) -> (Token<'a>, Span) {
        let start = self.at;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return (Token::End, Span::point(start)) };
        let token = match first {
            '{' => Token::Open(Bracket::Object),
            '}' => Token::Close(Bracket::Object),
            '[' => Token::Open(Bracket::Array),
            ']' => Token::Close(Bracket::Array),
            ':' => Token::Colon,
            ',' => Token::Comma,
            _ => {
                if let Some(quote) = Quote::from_char(first) {
                    let (text, end) = read_quoted(self.text, start, quote, faults);
                    self.at = end;
                    return (Token::Text(text), Span::new(start, end));
                }
                let word = bare_word(rest);
                self.at += word.len();
                return (Token::Bare(word), Span::new(start, self.at));
            }
        };
        self.at += 1;
        (token, Span::new(start, self.at))
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self, faults: &mut FaultList) {
        loop {
            while matches!(self.text.as_bytes().get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
                self.at += 1;
            }
            let rest = self.rest();
            let start = self.at;
            if rest.starts_with(is_odd_space) {
                // Pages indent with odd and plain spaces in turn; a run of both is one fault.
                let run = rest
                    .split(|character| !is_odd_space(character) && !matches!(character, ' ' | '\t'))
                    .next();
                let run = run.unwrap_or_default();
                self.at += run.len();
                let spaces = run.replace(is_odd_space, " ");
                faults.push(SyntaxFault::replacing(
                    FaultKind::JsonOddSpace {},
                    Span::new(start, self.at),
                    spaces,
                ));
            } else if is_comment(rest) {
                let length = if rest.starts_with("/*") {
                    // `/*/` does not close itself.
                    rest.get(2..).and_then(|inside| inside.find("*/")).map(|inside| inside + 4)
                } else {
                    rest.find(['\n', '\r'])
                };
                self.at += length.unwrap_or(rest.len());
                faults.push(SyntaxFault::replacing(FaultKind::JsonComment {}, Span::new(start, self.at), ""));
            } else {
                return;
            }
        }
    }
}

/// Returns the text up to the next space, quote, comment or structural character.
///
/// A quote that can only close this word is part of it: the opening one was lost.
fn bare_word(rest: &str) -> &str {
    let end = rest.char_indices().skip(1).find(|&(index, character)| match character {
        '{' | '}' | '[' | ']' | ':' | ',' => true,
        '/' => is_comment(rest.get(index..).unwrap_or_default()),
        _ if character.is_ascii() => {
            character.is_ascii_whitespace() || matches!(character, '"' | '\'' | '\x0b')
        }
        _ => is_odd_space(character) || Quote::from_char(character).is_some(),
    });
    let Some((end, character)) = end else { return rest };
    let after = end + character.len_utf8();
    let is_closing_quote = Quote::from_char(character).is_some() && rest.get(after..).is_some_and(ends_value);
    rest.get(..if is_closing_quote { after } else { end }).unwrap_or_default()
}
