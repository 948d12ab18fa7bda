//! Builds the tree from the tokens and decides on the meaning of those that do not fit.

use std::borrow::Cow;

use super::Span;
use super::bare_word::{BareWord, interpret};
use super::characters::Quote;
use super::fault::{FaultKind, FaultList, SyntaxFault};
use super::node::{Member, Node, Value, quote};
use super::position::Positions;
use super::scanner::{Bracket, Scanner, Token};
use crate::work::visit;

/// The deepest nesting of arrays and objects that is read.
pub(super) const MAX_DEPTH: usize = 64;

/// The result of one pass over a text.
pub(super) struct ParsedText<'a> {
    pub(super) root: Option<Node<'a>>,
    pub(super) faults: FaultList,
    /// Whether the text ended inside an object or array.
    pub(super) is_unclosed: bool,
}

/// An object or array that is being read.
pub(super) struct Frame<'a> {
    pub(super) bracket: Bracket,
    /// The byte of the bracket that opened it.
    pub(super) opened: usize,
    /// The spaces before the first entry when that begins a line.
    pub(super) indentation: Option<&'a str>,
}

/// A recursive descent parser with one token of look-ahead.
///
/// This file has its values and members. `root.rs` reads the text around them, `brackets.rs` decides where they end.
pub(super) struct Parser<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) token: Token<'a>,
    pub(super) span: Span,
    /// The faults of `token` and of the space before it: separate until the token is taken.
    pub(super) token_faults: FaultList,
    /// The end of the last token that was taken.
    pub(super) last_end: usize,
    /// The comma after the last entry, until the next entry or the end follows.
    pub(super) comma: Option<Span>,
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) faults: FaultList,
    pub(super) by_indentation: bool,
    /// The number of frames that stay open according to the indentation of the current token.
    pub(super) close_to: Option<usize>,
    pub(super) is_unclosed: bool,
    /// Whether reading has stopped; an open object or array is not a fault then.
    pub(super) has_stopped: bool,
    pub(super) positions: Option<Positions<'a>>,
}

/// The tokens after a member's name.
enum AfterName<'a> {
    Value(Node<'a>),
    /// The name of the next member, with its span: this one has no value. The second span is the place of the missing value.
    NextName(Token<'a>, Span, Span),
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, by_indentation: bool) -> Self {
        let mut scanner = Scanner::new(text);
        let mut token_faults = FaultList::default();
        let (token, span) = scanner.next(&mut token_faults);
        Self {
            scanner,
            token,
            span,
            token_faults,
            last_end: 0,
            comma: None,
            frames: Vec::new(),
            faults: FaultList::default(),
            by_indentation,
            close_to: None,
            is_unclosed: false,
            has_stopped: false,
            positions: None,
        }
    }

    pub(super) fn read(mut self) -> ParsedText<'a> {
        let root = self.root();
        self.faults.absorb(&mut self.token_faults);
        ParsedText { root, faults: self.faults, is_unclosed: self.is_unclosed }
    }

    /// Takes the current token and reads the next one.
    pub(super) fn take(&mut self) -> (Token<'a>, Span) {
        self.faults.absorb(&mut self.token_faults);
        let (token, span) = self.scanner.next(&mut self.token_faults);
        self.last_end = self.span.end;
        (std::mem::replace(&mut self.token, token), std::mem::replace(&mut self.span, span))
    }

    pub(super) fn report(&mut self, fault: SyntaxFault) {
        if !self.has_stopped {
            self.faults.push(fault);
        }
    }

    /// Stops reading: the current token and all after it are left out.
    pub(super) fn stop(&mut self) {
        let end = self.scanner.text().len();
        self.token_faults.forget_from(self.span.start);
        self.scanner.jump(end);
        self.token = Token::End;
        self.span = Span::point(end);
        self.has_stopped = true;
    }

    /// Reads the value that begins with the current token, if one does.
    pub(super) fn value(&mut self) -> Option<Node<'a>> {
        match self.token {
            Token::Open(bracket) => Some(self.container(bracket)),
            Token::Text(_) | Token::Bare(_) => {
                let (token, span) = self.take();
                Some(self.scalar(token, span))
            }
            Token::Close(_) | Token::Colon | Token::Comma | Token::End => None,
        }
    }

    pub(super) fn container(&mut self, bracket: Bracket) -> Node<'a> {
        if self.frames.len() >= MAX_DEPTH {
            let span = self.span;
            self.report(SyntaxFault::new(FaultKind::JsonTooDeep { limit: MAX_DEPTH }, span));
            self.stop();
            return Node { value: Value::Null, span };
        }
        let (_, Span { start, .. }) = self.take();
        self.frames.push(Frame { bracket, opened: start, indentation: None });
        let value = match bracket {
            Bracket::Object => Value::Object(self.members(Vec::new(), None)),
            Bracket::Array => Value::Array(self.items()),
        };
        self.frames.pop();
        Node { value, span: Span::new(start, self.last_end) }
    }

    fn items(&mut self) -> Vec<Node<'a>> {
        let mut items = Vec::new();
        while self.next_entry(items.is_empty()) {
            items.extend(self.value());
        }
        items
    }

    /// Reads the members after `members`; `name` is the next one's name if it was taken already.
    pub(super) fn members(
        &mut self,
        mut members: Vec<Member<'a>>,
        mut name: Option<(Token<'a>, Span)>,
    ) -> Vec<Member<'a>> {
        loop {
            if name.is_none() {
                if !self.next_entry(members.is_empty()) {
                    return members;
                }
                name = Some(self.take());
            }
            let Some((token, name_span)) = name.take() else { return members };
            let name_text = self.name(token, name_span);
            let value = match self.after_name() {
                AfterName::Value(value) => value,
                AfterName::NextName(token, span, gap) => {
                    name = Some((token, span));
                    Node { value: Value::Null, span: gap }
                }
            };
            members.push(Member {
                name: name_text,
                name_span,
                value,
                shadowed: false,
                origin: None,
                is_decoded: false,
            });
        }
    }

    fn name(&mut self, token: Token<'a>, span: Span) -> Cow<'a, str> {
        match token {
            Token::Text(text) => text,
            Token::Bare(word) => {
                let word = without_quote(word);
                self.report(SyntaxFault::replacing(FaultKind::JsonUnquotedName {}, span, quote(word)));
                Cow::Borrowed(word)
            }
            // `next_entry` accepts no other token where a name is expected.
            Token::Open(_) | Token::Close(_) | Token::Colon | Token::Comma | Token::End => Cow::Borrowed(""),
        }
    }

    fn after_name(&mut self) -> AfterName<'a> {
        let has_colon = self.colon();
        let gap = self.last_end;
        let missing_value = |text: &str| {
            let text = if has_colon { format!(" {text}") } else { format!(": {text}") };
            SyntaxFault::inserting(FaultKind::JsonMissingValue {}, gap, text)
        };
        let value = match self.token {
            Token::Text(_) | Token::Bare(_) => {
                let (token, span) = self.take();
                if matches!(self.token, Token::Colon) {
                    self.report(missing_value("null,"));
                    return AfterName::NextName(token, span, Span::point(gap));
                }
                self.scalar(token, span)
            }
            Token::Open(bracket) => self.container(bracket),
            Token::Close(_) | Token::Colon | Token::Comma | Token::End => {
                self.report(missing_value("null"));
                return AfterName::Value(Node { value: Value::Null, span: Span::point(gap) });
            }
        };
        if !has_colon {
            self.report(SyntaxFault::inserting(FaultKind::JsonMissingColon {}, gap, ":"));
        }
        AfterName::Value(value)
    }

    /// Takes the colon after a name, or its equivalent in other languages.
    fn colon(&mut self) -> bool {
        match self.token {
            Token::Bare("=" | "=>") => {
                let (_, span) = self.take();
                self.report(SyntaxFault::replacing(FaultKind::JsonMissingColon {}, span, ":"));
            }
            Token::Colon => {
                self.take();
            }
            Token::Open(_)
            | Token::Close(_)
            | Token::Comma
            | Token::Text(_)
            | Token::Bare(_)
            | Token::End => {
                return false;
            }
        }
        while matches!(self.token, Token::Colon) {
            self.skip_token();
        }
        true
    }

    fn scalar(&mut self, token: Token<'a>, span: Span) -> Node<'a> {
        match token {
            Token::Text(text) => Node { value: Value::Text(text), span },
            Token::Bare(word) => self.bare(word, span),
            // The callers pass only tokens that are values.
            Token::Open(_) | Token::Close(_) | Token::Colon | Token::Comma | Token::End => {
                Node { value: Value::Null, span }
            }
        }
    }

    fn bare(&mut self, word: &'a str, span: Span) -> Node<'a> {
        let value = match interpret(word, span.end == self.scanner.text().len()) {
            BareWord::Valid(value) => value,
            BareWord::Imprecise(value) => {
                self.report(SyntaxFault::new(FaultKind::JsonNumberLosesDigits {}, span));
                value
            }
            BareWord::Repaired { value, kind, text } => {
                self.report(SyntaxFault::replacing(kind, span, text));
                value
            }
            BareWord::Word => return self.unquoted_text(span),
        };
        Node { value, span }
    }

    /// Reads a string without quotes: all words of its line, up to a comma or bracket.
    fn unquoted_text(&mut self, first: Span) -> Node<'a> {
        let text = self.scanner.text();
        let is_plain_space = |gap: &str| gap.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
        while matches!(self.token, Token::Bare(_))
            && text.get(self.last_end..self.span.start).is_some_and(is_plain_space)
        {
            self.take();
        }
        let span = Span::new(first.start, self.last_end);
        visit(span.end - span.start);
        let words = without_quote(text.get(span.start..span.end).unwrap_or_default());
        self.report(SyntaxFault::replacing(FaultKind::JsonUnquotedText {}, span, quote(words)));
        Node { value: Value::Text(Cow::Borrowed(words)), span }
    }
}

/// Removes the closing quote of a word that lost its opening one.
fn without_quote(word: &str) -> &str {
    word.strip_suffix(|last| Quote::from_char(last).is_some()).unwrap_or(word)
}
