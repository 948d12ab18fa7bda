//! Strings in any kind of quotes, and their faults.

use std::borrow::Cow;

use super::Span;
use super::characters::{Quote, ends_value, is_word};
use super::fault::{Edit, FaultKind, FaultList, SyntaxFault};
use crate::work::visit;

/// Reads the string whose opening quote is at the byte `start`; returns it decoded, and the byte after it.
pub(super) fn read_quoted<'a>(
    text: &'a str,
    start: usize,
    quote: Quote,
    faults: &mut FaultList,
) -> (Cow<'a, str>, usize) {
    if quote == Quote::Straight
        && let Some(inside) = text.get(start + 1..)
        && let Some(length) = inside.bytes().position(|byte| byte < b' ' || matches!(byte, b'"' | b'\\'))
        && inside.as_bytes().get(length) == Some(&b'"')
        && !inside.as_bytes().get(length + 1).is_some_and(u8::is_ascii_alphanumeric)
    {
        return (Cow::Borrowed(inside.get(..length).unwrap_or_default()), start + length + 2);
    }
    let opening = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let unquoter = Unquoter {
        text,
        quote,
        faults,
        start,
        at: start + opening,
        out: String::new(),
        edits: vec![Edit::new(Span::new(start, start + opening), "\"")],
        spans_lines: false,
        solid_end: start + opening,
        solid_length: 0,
    };
    let (decoded, end) = unquoter.run();
    (Cow::Owned(decoded), end)
}

struct Unquoter<'a, 'f> {
    text: &'a str,
    quote: Quote,
    faults: &'f mut FaultList,
    start: usize,
    at: usize,
    out: String,
    /// Edits that turn other quotes into double quotes.
    edits: Vec<Edit>,
    /// Whether a line break was found to belong to the string.
    spans_lines: bool,
    /// The end of the last character that is not likely to be punctuation after a lost closing quote.
    solid_end: usize,
    /// The length of `out` there.
    solid_length: usize,
}

impl<'a> Unquoter<'a, '_> {
    fn run(mut self) -> (String, usize) {
        loop {
            visit(1);
            let rest = self.rest();
            let Some(character) = rest.chars().next() else { return self.unterminated() };
            let span = Span::new(self.at, self.at + character.len_utf8());
            if self.quote.is_closed_by(rest) {
                if self.is_next_opening(rest) {
                    return self.unterminated();
                }
                self.edits.push(Edit::new(span, "\""));
                self.at = span.end;
                break;
            }
            match character {
                '\\' => self.escape(),
                '\n' | '\r' if !self.spans_lines => {
                    if !self.closes_on_a_later_line() {
                        return self.unterminated();
                    }
                    self.spans_lines = true;
                }
                '\0'..='\x1f' => self.control_character(character, span),
                '"' => {
                    self.edits.push(Edit::new(Span::point(self.at), "\\"));
                    self.push(character, span.end);
                }
                _ => self.push(character, span.end),
            }
        }
        let kind = match self.quote {
            Quote::Straight => return (self.out, self.at),
            Quote::Single => FaultKind::JsonSingleQuotes {},
            Quote::Curly | Quote::SingleCurly => FaultKind::JsonCurlyQuotes {},
        };
        self.faults.push(SyntaxFault::with(kind, Span::new(self.start, self.at), self.edits));
        (self.out, self.at)
    }

    /// Returns whether the quote at the start of `rest` opens the next string, as the last one in `"a, "b": 1`.
    fn is_next_opening(&self, rest: &str) -> bool {
        let is_before_word = rest.chars().nth(1).is_some_and(is_word);
        is_before_word
            && self.out.get(self.solid_length..).is_some_and(|loose| {
                visit(loose.len());
                loose.contains([',', ':'])
            })
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, character: char, end: usize) {
        self.out.push(character);
        self.at = end;
        let is_loose = character.is_whitespace() || character.is_control();
        if !is_loose && !matches!(character, ',' | ':' | '{' | '}' | '[' | ']') {
            self.mark_solid();
        }
    }

    fn mark_solid(&mut self) {
        self.solid_end = self.at;
        self.solid_length = self.out.len();
    }

    /// Closes a string that lost its quote: brackets, commas and spaces at its end are taken for what came after the quote.
    ///
    /// The repair replaces the opening quote too: a double quote does not close a string that another quote opened.
    fn unterminated(mut self) -> (String, usize) {
        let end = self.solid_end;
        self.out.truncate(self.solid_length);
        self.faults.forget_from(end);
        visit(self.edits.len());
        self.edits.retain(|edit| edit.span.end <= end && self.quote != Quote::Straight);
        self.edits.push(Edit::new(Span::point(end), "\""));
        let span = Span::new(self.start, end);
        self.faults.push(SyntaxFault::with(FaultKind::JsonUnterminatedText {}, span, self.edits));
        (self.out, end)
    }

    /// Returns whether the next quote after a line break closes this string; otherwise it opens another one.
    fn closes_on_a_later_line(&self) -> bool {
        let rest = self.rest();
        // A quote of this kind ends the search even when it cannot close: without that, a text of many unclosed
        // strings would be searched to its end for each of them.
        let next_quote = rest.char_indices().find(|&(index, character)| {
            Quote::from_char(character).is_some_and(|kind| {
                kind == self.quote || self.quote.is_closed_by(rest.get(index..).unwrap_or_default())
            })
        });
        visit(next_quote.map_or(rest.len(), |(index, _)| index));
        let Some((index, character)) = next_quote else { return false };
        let closes = self.quote.is_closed_by(rest.get(index..).unwrap_or_default());
        closes && rest.get(index + character.len_utf8()..).is_some_and(ends_value)
    }

    fn control_character(&mut self, character: char, span: Span) {
        let escape = match character {
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            _ => format!("\\u{:04x}", u32::from(character)),
        };
        self.push(character, span.end);
        if let Some(SyntaxFault { kind: FaultKind::JsonControlCharacter { .. }, span: run, edits, .. }) =
            self.faults.last_mut()
            && run.end == span.start
            && let [edit] = edits.as_mut_slice()
        {
            run.end = span.end;
            edit.span.end = span.end;
            edit.text.push_str(&escape);
            return;
        }
        let code_point = format!("U+{:04X}", u32::from(character));
        self.faults.push(SyntaxFault::replacing(
            FaultKind::JsonControlCharacter { code_point },
            span,
            escape,
        ));
    }

    fn escape(&mut self) {
        let backslash = self.at;
        let Some(next) = self.rest().chars().nth(1) else { return self.drop_backslash() };
        let end = backslash + 1 + next.len_utf8();
        let decoded = match next {
            '"' | '\\' | '/' => next,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => match self.unicode_escape() {
                Some((character, end)) => return self.push_escaped(character, end),
                None => return self.double_backslash(next, end),
            },
            _ if is_word(next) => return self.double_backslash(next, end),
            _ if Quote::from_char(next).is_some() => {
                // Languages with such quotes escape them. JSON does not.
                if self.quote == Quote::from_char(next).unwrap_or(Quote::Straight) {
                    self.edits.push(Edit::new(Span::new(backslash, backslash + 1), ""));
                } else {
                    self.drop_backslash();
                }
                next
            }
            _ => return self.drop_backslash(),
        };
        self.push_escaped(decoded, end);
    }

    fn push_escaped(&mut self, character: char, end: usize) {
        self.out.push(character);
        self.at = end;
        self.mark_solid();
    }

    /// Reads `\d` as `\\d` that lost a backslash, as in a Windows path.
    fn double_backslash(&mut self, next: char, end: usize) {
        let edits = vec![Edit::new(Span::point(self.at), "\\")];
        let span = Span::new(self.at, end);
        self.faults.push(SyntaxFault::with(FaultKind::JsonBadEscape {}, span, edits));
        self.out.push('\\');
        self.push_escaped(next, end);
    }

    fn drop_backslash(&mut self) {
        let span = Span::new(self.at, self.at + 1);
        self.faults.push(SyntaxFault::replacing(FaultKind::JsonBadEscape {}, span, ""));
        self.at = span.end;
        self.mark_solid();
    }

    /// Decodes `\uXXXX`, with its second half where it is a surrogate pair; returns the character and the byte after it.
    fn unicode_escape(&mut self) -> Option<(char, usize)> {
        let unit = hex_unit(self.text, self.at)?;
        let end = self.at + 6;
        let units = [Some(unit), hex_unit(self.text, end)].into_iter().flatten();
        let Ok(character) = char::decode_utf16(units).next()? else {
            self.faults.push(SyntaxFault::new(FaultKind::JsonLoneSurrogate {}, Span::new(self.at, end)));
            return Some((char::REPLACEMENT_CHARACTER, end));
        };
        Some((character, if character.len_utf16() == 2 { end + 6 } else { end }))
    }
}

fn hex_unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    // `from_str_radix` would take a plus sign.
    if digits.starts_with('+') { None } else { u16::from_str_radix(digits, 16).ok() }
}
