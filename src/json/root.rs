//! The parser's part about the top of the text: text before and after the value, and lost outer braces.

use super::Span;
use super::bare_word::{BareWord, interpret};
use super::fault::{FaultKind, SyntaxFault};
use super::node::{Member, Node, Value};
use super::parser::{Frame, Parser};
use super::scanner::{Bracket, Token};
use crate::work::visit;

impl<'a> Parser<'a> {
    /// Reads the text's value and reports the text before and after it.
    pub(super) fn root(&mut self) -> Option<Node<'a>> {
        if let Some(notation) = notation_of(self.scanner.text()) {
            self.report_whole(notation);
            return None;
        }
        self.skip_preamble();
        if matches!(self.token, Token::End) {
            if !self.has_stopped {
                self.report(SyntaxFault::new(FaultKind::JsonEmpty {}, self.span));
            }
            return None;
        }
        let mut root = self.value()?;
        if matches!(root.value, Value::Text(_)) && matches!(self.token, Token::Colon) {
            root = self.unopened_object(root);
        }
        while !matches!(self.token, Token::End) {
            let start = self.span.start;
            let found = self.token.description();
            let comma = matches!(self.token, Token::Comma).then(|| self.take().1);
            let begins_member = matches!(self.token, Token::Text(_) | Token::Bare(_));
            root = match (root, comma) {
                (Node { value: Value::Object(members), span }, Some(comma))
                    if begins_member && !members.is_empty() && self.ends_with_brace(span) =>
                {
                    self.reopened_object(members, span, comma)
                }
                (root, _) => {
                    self.report_rest(start, found);
                    return Some(root);
                }
            };
        }
        Some(root)
    }

    /// Leaves out the whole text, without a repair: it would remove everything.
    fn report_whole(&mut self, found: &'static str) {
        let start = self.span.start;
        self.token_faults.forget_from(start);
        self.report(SyntaxFault::new(
            FaultKind::JsonUnexpected { found },
            Span::new(start, self.trimmed_end()),
        ));
        self.stop();
    }

    /// Skips the text before a pasted body: a request line, headers, `const body =`.
    fn skip_preamble(&mut self) {
        let is_preamble = match self.token {
            Token::Bare(word) => {
                matches!(interpret(word, self.span.end == self.scanner.text().len()), BareWord::Word)
            }
            Token::Close(_) | Token::Colon | Token::Comma => true,
            Token::Open(_) | Token::Text(_) | Token::End => false,
        };
        if !is_preamble {
            return;
        }
        let start = self.span.start;
        let found = self.token.description();
        let Some(open) = self.body_start(start) else {
            self.report_whole(found);
            return;
        };
        self.token_faults.forget_from(start);
        self.faults.absorb(&mut self.token_faults);
        self.report(SyntaxFault::replacing(FaultKind::JsonUnexpected { found }, Span::new(start, open), ""));
        self.scanner.jump(open);
        (self.token, self.span) = self.scanner.next(&mut self.token_faults);
    }

    /// Finds the bracket that opens the body, and not one before it as in `/calls/{id}/transfer`.
    fn body_start(&self, start: usize) -> Option<usize> {
        let rest = self.scanner.text().get(start..)?;
        let mut brackets = rest.match_indices(['{', '[']);
        let begins_line = |&(index, _): &(usize, &str)| self.scanner.indentation(start + index).is_some();
        let holds_string = |&(index, _): &(usize, &str)| {
            let inside = rest.get(index + 1..).unwrap_or_default();
            let content = inside.trim_start();
            visit(inside.len() - content.len());
            content.starts_with(['"', '\''])
        };
        let first = brackets.clone().next();
        let found = brackets.clone().find(begins_line).or_else(|| brackets.find(holds_string)).or(first);
        found.map(|(index, _)| start + index)
    }

    /// Leaves out the text from the byte `start` to the end.
    fn report_rest(&mut self, start: usize, found: &'static str) {
        let end = self.trimmed_end();
        self.token_faults.forget_from(start);
        self.faults.absorb(&mut self.token_faults);
        self.faults.forget_from(start);
        self.report(SyntaxFault::replacing(FaultKind::JsonUnexpected { found }, Span::new(start, end), ""));
        self.stop();
    }

    /// Continues after a string at the top that is a member's name.
    fn unopened_object(&mut self, name: Node<'a>) -> Node<'a> {
        let start = name.span.start;
        self.report(SyntaxFault::inserting(FaultKind::JsonMissingOpen {}, start, "{"));
        self.frames.push(Frame { bracket: Bracket::Object, opened: start, indentation: None });
        let first = match name.value {
            Value::Text(text) => Some((Token::Text(text), name.span)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        };
        let members = self.members(Vec::new(), first);
        self.frames.pop();
        Node { value: Value::Object(members), span: Span::new(start, self.last_end) }
    }

    /// Continues in an object at the top that was closed before its last member.
    fn reopened_object(&mut self, members: Vec<Member<'a>>, span: Span, comma: Span) -> Node<'a> {
        let close = Span::new(span.end - 1, span.end);
        self.report(SyntaxFault::replacing(FaultKind::JsonUnexpected { found: "}" }, close, ""));
        self.comma = Some(comma);
        self.frames.push(Frame { bracket: Bracket::Object, opened: span.start, indentation: None });
        let members = self.members(members, None);
        self.frames.pop();
        Node { value: Value::Object(members), span: Span::new(span.start, self.last_end) }
    }

    fn ends_with_brace(&self, span: Span) -> bool {
        self.scanner.text().get(span.start..span.end).is_some_and(|object| object.ends_with('}'))
    }

    fn trimmed_end(&self) -> usize {
        let text = self.scanner.text();
        let trimmed = text.trim_end_matches([' ', '\t', '\n', '\r']);
        visit(text.len() - trimmed.len());
        trimmed.len()
    }
}

/// Recognises a text in another notation, which can be full of brackets.
fn notation_of(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let line = text.lines().next()?;
    visit(line.len());
    if text.starts_with('<') {
        return Some("markup");
    }
    if is_printed(text, line) {
        return Some("printed");
    }
    if is_code(text) {
        return Some("code");
    }
    if let Some(encoding) = encoding_of(text, line) {
        return Some(encoding);
    }
    let name_end = line.find(|c: char| !is_of_name(c)).unwrap_or(line.len());
    let (name, rest) = line.split_at(name_end);
    if name.is_empty() {
        return None;
    }
    if rest.trim_end() == ":" {
        return Some("yaml");
    }
    let is_form = rest.starts_with('=') && !rest.contains([' ', '{', '"', '\'']) || rest.starts_with("%5B");
    is_form.then_some("form")
}

/// Returns whether a text is an object as Python, PHP or Java print it: `Name(member=…`, `array (`, `{member=…`.
fn is_printed(text: &str, line: &str) -> bool {
    let assigns = |inside: &str| {
        let end = inside.find(|c: char| !is_of_name(c)).unwrap_or(inside.len());
        end > 0 && inside.get(end..).is_some_and(|rest| rest.starts_with('=') && !rest.starts_with("=>"))
    };
    if let Some(inside) = text.strip_prefix('{') {
        return assigns(inside);
    }
    if text.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("array")) {
        return text.get(5..).is_some_and(|rest| rest.trim_start().starts_with('('));
    }
    line.split_once('(').is_some_and(|(name, inside)| {
        name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(is_of_name) && assigns(inside)
    })
}

/// Returns whether a text is a program that makes the body of an SDK's objects: it has their types, and no member in quotes.
fn is_code(text: &str) -> bool {
    const MAX_LENGTH: usize = 4096;
    const MEMBERS: [&str; 3] = ["\"transferTarget\"", "'transferTarget'", "\"TransferTarget\""];
    if text.starts_with(['{', '[', '"']) {
        return false;
    }
    let end = text.char_indices().map(|(at, _)| at).nth(MAX_LENGTH).unwrap_or(text.len());
    visit(end);
    let begin = text.get(..end).unwrap_or(text);
    ["ParticipantInfo", "TransferPostRequestBody"].iter().any(|name| begin.contains(name))
        && begin.contains(['(', '='])
        && !MEMBERS.iter().any(|member| begin.contains(member))
}

/// Returns the encoding of an object that was encoded as a whole: for a page, for a URL, or in base64.
fn encoding_of(text: &str, line: &str) -> Option<&'static str> {
    let inside = text.strip_prefix('{').unwrap_or_default().trim_start();
    if ["&quot;", "&#34;", "&#x22;"].iter().any(|quote| inside.starts_with(quote)) {
        return Some("references");
    }
    if text.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("%7b")) {
        return Some("percent");
    }
    // The first three bytes of `{"…` and of `{` with white space.
    let begins_object = ["eyJ", "eyA", "ewo", "ew0", "ewk"].iter().any(|begin| text.starts_with(begin));
    let of_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    (begins_object && line.len() >= 40 && line.trim_end().bytes().all(of_base64)).then_some("base64")
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '@')
}
