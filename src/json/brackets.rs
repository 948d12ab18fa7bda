//! The parser's part about commas and brackets: where an entry begins, and where an object or array ends.

use super::Span;
use super::fault::{Edit, FaultKind, SyntaxFault};
use super::parser::{Frame, Parser};
use super::position::Positions;
use super::scanner::{Bracket, Token};

impl Parser<'_> {
    /// Moves to the next entry of the innermost object or array; returns `false` when it has ended.
    ///
    /// After `true`, the current token is a name in an object, and the start of a value in an array.
    pub(super) fn next_entry(&mut self, is_first: bool) -> bool {
        let bracket = self.frames.last().map_or(Bracket::Array, |frame| frame.bracket);
        loop {
            match self.token {
                Token::Close(found) => {
                    self.drop_trailing_comma();
                    self.close(bracket, found);
                    return false;
                }
                Token::End => {
                    self.drop_trailing_comma();
                    if !self.has_stopped {
                        self.is_unclosed = true;
                        self.close_unwritten(self.last_end);
                    }
                    return false;
                }
                Token::Comma if is_first || self.comma.is_some() => self.skip_token(),
                Token::Comma => self.comma = Some(self.take().1),
                Token::Colon => self.skip_token(),
                Token::Open(_) if bracket == Bracket::Object => self.skip_nameless(is_first),
                Token::Open(_) | Token::Text(_) | Token::Bare(_) => {
                    let begins = !self.ends_by_indentation(is_first);
                    if begins && self.comma.take().is_none() && !is_first {
                        self.report(SyntaxFault::inserting(
                            FaultKind::JsonMissingComma {},
                            self.last_end,
                            ",",
                        ));
                    }
                    return begins;
                }
            }
        }
    }

    /// Skips the current token, which is not allowed here.
    pub(super) fn skip_token(&mut self) {
        let found = self.token.description();
        let (_, span) = self.take();
        self.report(SyntaxFault::replacing(FaultKind::JsonUnexpected { found }, span, ""));
    }

    /// Skips an object or array where a name is expected. `is_first`: no member is before it.
    fn skip_nameless(&mut self, is_first: bool) {
        let Token::Open(bracket) = self.token else { return };
        let start = self.span.start;
        let comma = self.comma.take();
        self.container(bracket);
        // A comma behind it, where indentation has closed it, separates the entries around it, if there is an entry before it, and
        // no other comma.
        let (end, comma) = match (comma, self.comma) {
            (Some(before), Some(behind)) => (behind.end, Some(before)),
            (None, Some(behind)) if is_first => (behind.end, None),
            (before, behind) => (self.last_end, before.or(behind)),
        };
        self.comma = comma;
        if !self.has_stopped {
            self.faults.forget_from(start);
            let kind = FaultKind::JsonUnexpected { found: bracket.open() };
            self.report(SyntaxFault::replacing(kind, Span::new(start, end), ""));
            self.last_end = end;
        }
    }

    fn drop_trailing_comma(&mut self) {
        if let Some(comma) = self.comma.take() {
            self.report(SyntaxFault::replacing(FaultKind::JsonTrailingComma {}, comma, ""));
        }
    }

    /// Closes the innermost object or array at a closing bracket, which may be the wrong one.
    fn close(&mut self, expected: Bracket, found: Bracket) {
        if expected == found {
            self.take();
            return;
        }
        let (found_span, end) = (self.span, self.last_end);
        let kind = FaultKind::JsonMismatchedClose { expected: expected.close(), found: found.close() };
        if self.frames.iter().rev().skip(1).any(|frame| frame.bracket == found) {
            let edits = vec![Edit::new(Span::point(end), expected.close())];
            self.report(SyntaxFault::with(kind, found_span, edits));
            return;
        }
        self.take();
        if self.frames.len() == 1 && matches!(self.token, Token::Close(next) if next == expected) {
            let kind = FaultKind::JsonUnexpected { found: found.close() };
            self.report(SyntaxFault::replacing(kind, found_span, ""));
            self.take();
        } else {
            self.report(SyntaxFault::replacing(kind, found_span, expected.close()));
        }
    }

    /// Closes the innermost object or array at the byte `at`, where its bracket is missing.
    fn close_unwritten(&mut self, at: usize) {
        let outer = self.frames.iter().nth_back(1);
        let Some(Frame { bracket, opened, indentation }) = self.frames.last() else { return };
        let outer_indentation = outer.map_or(Some(""), |frame| frame.indentation);
        let text = match (indentation, outer_indentation) {
            (Some(_), Some(spaces)) => format!("\n{spaces}{}", bracket.close()),
            _ => bracket.close().to_owned(),
        };
        let (close, opened) = (bracket.close(), *opened);
        let source = self.scanner.text();
        let opened = self.positions.get_or_insert_with(|| Positions::new(source)).at(opened);
        let kind =
            FaultKind::JsonMissingClose { close, opened_line: opened.line, opened_column: opened.column };
        self.report(SyntaxFault::inserting(kind, at, text));
    }

    /// Closes the innermost object or array when the indentation of the current token shows that it has ended.
    fn ends_by_indentation(&mut self, is_first: bool) -> bool {
        if is_first || self.by_indentation {
            let indentation = self.scanner.indentation(self.span.start);
            if is_first {
                if let Some(frame) = self.frames.last_mut() {
                    frame.indentation = indentation;
                }
                return false;
            }
            self.close_to = self.close_to.or_else(|| self.outer_object_at(indentation?));
        }
        if self.close_to.is_none_or(|depth| self.frames.len() <= depth) {
            self.close_to = None;
            return false;
        }
        let end = self.comma.map_or(self.last_end, |comma| comma.start);
        self.close_unwritten(end);
        self.last_end = end;
        true
    }

    /// Finds the outer object whose members have this indentation, if it is less than that of the innermost members.
    ///
    /// Returns the number of frames up to that object.
    fn outer_object_at(&self, indentation: &str) -> Option<usize> {
        let (innermost, outer) = self.frames.split_last()?;
        if innermost.indentation?.len() <= indentation.len() {
            return None;
        }
        let fits =
            |frame: &Frame<'_>| frame.bracket == Bracket::Object && frame.indentation == Some(indentation);
        outer.iter().rposition(fits).map(|index| index + 1)
    }
}
