//! Builds the tree from the tokens and decides what was meant where they do not fit.

use std::borrow::Cow;

use super::Span;
use super::bare::{Bare, interpret};
use super::fault::{Fault, FaultKind, Faults};
use super::node::{Member, Node, Value, quote};
use super::position::Positions;
use super::quoted::Quote;
use super::scanner::{Bracket, Scanner, Token};

/// Reading stops where arrays and objects are nested deeper.
pub(super) const DEPTH_LIMIT: usize = 64;

/// One reading of a text.
pub(super) struct Reading<'a> {
    pub(super) root: Option<Node<'a>>,
    pub(super) faults: Faults,
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
/// Here are its values and members; `root.rs` has what stands around them, `brackets.rs` where they end.
pub(super) struct Reader<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) token: Token<'a>,
    pub(super) span: Span,
    /// What is wrong with `token` and the space before it: kept apart until the token is taken.
    pub(super) token_faults: Faults,
    /// The end of the last token that was taken.
    pub(super) last_end: usize,
    /// The comma after the last entry, until the next entry or the end follows.
    pub(super) comma: Option<Span>,
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) faults: Faults,
    pub(super) by_indentation: bool,
    /// The number of frames to which the indentation of the current token goes back.
    pub(super) close_to: Option<usize>,
    pub(super) is_unclosed: bool,
    /// Set when nothing more is read; what is still open is then no fault.
    pub(super) has_stopped: bool,
    pub(super) positions: Option<Positions<'a>>,
}

/// What follows a member's name.
enum AfterName<'a> {
    Value(Node<'a>),
    /// The name of the next member: this one has no value. The span is where it would be.
    NextName(Token<'a>, Span, Span),
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, by_indentation: bool) -> Self {
        let mut scanner = Scanner::new(text);
        let mut token_faults = Faults::default();
        let (token, span) = scanner.next(&mut token_faults);
        Self {
            scanner,
            token,
            span,
            token_faults,
            last_end: 0,
            comma: None,
            frames: Vec::new(),
            faults: Faults::default(),
            by_indentation,
            close_to: None,
            is_unclosed: false,
            has_stopped: false,
            positions: None,
        }
    }

    pub(super) fn read(mut self) -> Reading<'a> {
        let root = self.root();
        self.faults.absorb(&mut self.token_faults);
        Reading { root, faults: self.faults, is_unclosed: self.is_unclosed }
    }

    /// Takes the current token and looks at the next one.
    pub(super) fn take(&mut self) -> (Token<'a>, Span) {
        self.faults.absorb(&mut self.token_faults);
        let (token, span) = self.scanner.next(&mut self.token_faults);
        self.last_end = self.span.end;
        (std::mem::replace(&mut self.token, token), std::mem::replace(&mut self.span, span))
    }

    pub(super) fn report(&mut self, fault: Fault) {
        if !self.has_stopped {
            self.faults.push(fault);
        }
    }

    /// Reads nothing more: the current token and all after it are left out.
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
        if self.frames.len() >= DEPTH_LIMIT {
            let span = self.span;
            self.report(Fault::new(FaultKind::JsonTooDeep { limit: DEPTH_LIMIT }, span));
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

    /// Reads the members after those that are known; `name` is the next one's name when it was taken already.
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
            members.push(Member { name: name_text, name_span, value, shadowed: false });
        }
    }

    fn name(&mut self, token: Token<'a>, span: Span) -> Cow<'a, str> {
        match token {
            Token::Text(text) => text,
            Token::Bare(word) => {
                let word = without_quote(word);
                self.report(Fault::replacing(FaultKind::JsonUnquotedName {}, span, quote(word)));
                Cow::Borrowed(word)
            }
            // `next_entry` lets no other token through where a name is expected.
            Token::Open(_) | Token::Close(_) | Token::Colon | Token::Comma | Token::End => Cow::Borrowed(""),
        }
    }

    fn after_name(&mut self) -> AfterName<'a> {
        let has_colon = self.colon();
        let gap = self.last_end;
        let missing_value = |text: &str| {
            let text = if has_colon { format!(" {text}") } else { format!(": {text}") };
            Fault::inserting(FaultKind::JsonMissingValue {}, gap, text)
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
            self.report(Fault::inserting(FaultKind::JsonMissingColon {}, gap, ":"));
        }
        AfterName::Value(value)
    }

    /// Takes the colon after a name, or what other languages write in its place.
    fn colon(&mut self) -> bool {
        match self.token {
            Token::Bare("=" | "=>") => {
                let (_, span) = self.take();
                self.report(Fault::replacing(FaultKind::JsonMissingColon {}, span, ":"));
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
            // Only tokens that are values themselves are given to this function.
            Token::Open(_) | Token::Close(_) | Token::Colon | Token::Comma | Token::End => {
                Node { value: Value::Null, span }
            }
        }
    }

    fn bare(&mut self, word: &'a str, span: Span) -> Node<'a> {
        let value = match interpret(word, span.end == self.scanner.text().len()) {
            Bare::Valid(value) => value,
            Bare::Imprecise(value) => {
                self.report(Fault::new(FaultKind::JsonNumberLosesDigits {}, span));
                value
            }
            Bare::Repaired { value, kind, text } => {
                self.report(Fault::replacing(kind, span, text));
                value
            }
            Bare::Word => return self.unquoted_text(span),
        };
        Node { value, span }
    }

    /// Reads a string without quotes: all words on its line, up to a comma or bracket.
    fn unquoted_text(&mut self, first: Span) -> Node<'a> {
        let text = self.scanner.text();
        let is_plain_space = |gap: &str| gap.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
        while matches!(self.token, Token::Bare(_))
            && text.get(self.last_end..self.span.start).is_some_and(is_plain_space)
        {
            self.take();
        }
        let span = Span::new(first.start, self.last_end);
        let words = without_quote(text.get(span.start..span.end).unwrap_or_default());
        self.report(Fault::replacing(FaultKind::JsonUnquotedText {}, span, quote(words)));
        Node { value: Value::Text(Cow::Borrowed(words)), span }
    }
}

/// Removes the closing quote of a word that lost its opening one.
fn without_quote(word: &str) -> &str {
    word.strip_suffix(|last| Quote::of(last).is_some()).unwrap_or(word)
}
