//! Cuts a text into tokens and reports what is wrong between them.

use std::borrow::Cow;

use super::Span;
use super::fault::{Fault, FaultKind, Faults};
use super::quoted::{Quote, read_quoted};

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
    /// Names the token without showing a value.
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

    /// Goes to a byte, which is a character's first one or the text's end.
    pub(super) fn jump(&mut self, at: usize) {
        self.at = at;
    }

    /// Gives the spaces before the byte `at` when it is the first of its line that is not a space.
    pub(super) fn indentation(&self, at: usize) -> Option<&'a str> {
        let before = self.text.get(..at)?;
        let line_end = before.trim_end_matches([' ', '\t']);
        (line_end.is_empty() || line_end.ends_with(['\n', '\r'])).then(|| before.get(line_end.len()..))?
    }

    /// Reads the next token; what is wrong with it and with the space before it is added to `faults`.
    pub(super) fn next(&mut self, faults: &mut Faults) -> (Token<'a>, Span) {
        self.skip_space(faults);
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
                if let Some(quote) = Quote::of(first) {
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

    fn skip_space(&mut self, faults: &mut Faults) {
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
                faults.push(Fault::replacing(FaultKind::JsonOddSpace {}, Span::new(start, self.at), spaces));
            } else if is_comment(rest) {
                let length = if rest.starts_with("/*") {
                    // `/*/` does not close itself.
                    rest.get(2..).and_then(|inside| inside.find("*/")).map(|inside| inside + 4)
                } else {
                    rest.find(['\n', '\r'])
                };
                self.at += length.unwrap_or(rest.len());
                faults.push(Fault::replacing(FaultKind::JsonComment {}, Span::new(start, self.at), ""));
            } else {
                return;
            }
        }
    }
}

fn is_comment(rest: &str) -> bool {
    rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#')
}

/// Characters that look like a space or like nothing, but are none of JSON's four spaces.
fn is_odd_space(character: char) -> bool {
    match character {
        ' ' | '\t' | '\n' | '\r' => false,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{180e}' | '\u{feff}' => true,
        _ => character.is_whitespace(),
    }
}

/// Takes everything up to the next space, quote, comment or structural character.
///
/// A quote that can only be the closing one of this word is taken too: the opening one was lost.
fn bare_word(rest: &str) -> &str {
    let end = rest.char_indices().skip(1).find(|&(index, character)| match character {
        '{' | '}' | '[' | ']' | ':' | ',' => true,
        '/' => is_comment(rest.get(index..).unwrap_or_default()),
        _ if character.is_ascii() => {
            character.is_ascii_whitespace() || matches!(character, '"' | '\'' | '\x0b')
        }
        _ => is_odd_space(character) || Quote::of(character).is_some(),
    });
    let Some((end, character)) = end else { return rest };
    let after = end + character.len_utf8();
    let is_closing_quote = Quote::of(character).is_some() && rest.get(after..).is_some_and(ends_value);
    rest.get(..if is_closing_quote { after } else { end }).unwrap_or_default()
}

/// Tells whether a string or word can end before `rest`: at the text's end, a comma, a colon or a closing bracket.
pub(super) fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with([',', ':', '}', ']'])
}
