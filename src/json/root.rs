//! The reader's part about the top of the text: what stands before and after the value, and lost outer braces.

use super::Span;
use super::bare::{Bare, interpret};
use super::fault::{Fault, FaultKind};
use super::node::{Member, Node, Value};
use super::reader::{Frame, Reader};
use super::scanner::{Bracket, Token};

impl<'a> Reader<'a> {
    /// Reads the text's value and reports what stands before and after it.
    pub(super) fn root(&mut self) -> Option<Node<'a>> {
        self.skip_preamble();
        if matches!(self.token, Token::End) {
            if !self.has_stopped {
                self.report(Fault::new(FaultKind::JsonEmpty {}, self.span));
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

    /// Skips what stands before a pasted body: a request line, headers, `const body =`.
    fn skip_preamble(&mut self) {
        let is_preamble = match self.token {
            Token::Bare(word) => {
                matches!(interpret(word, self.span.end == self.scanner.text().len()), Bare::Word)
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
            // Nothing would be left of the text, so there is no repair.
            self.token_faults.forget_from(start);
            self.report(Fault::new(
                FaultKind::JsonUnexpected { found },
                Span::new(start, self.trimmed_end()),
            ));
            self.stop();
            return;
        };
        self.token_faults.forget_from(start);
        self.faults.absorb(&mut self.token_faults);
        self.report(Fault::replacing(FaultKind::JsonUnexpected { found }, Span::new(start, open), ""));
        self.scanner.jump(open);
        (self.token, self.span) = self.scanner.next(&mut self.token_faults);
    }

    /// Finds the bracket that opens the body, not one in the preamble as in `/calls/{id}/transfer`.
    fn body_start(&self, start: usize) -> Option<usize> {
        let rest = self.scanner.text().get(start..)?;
        if rest.starts_with('<') {
            return None; // A web page is full of brackets.
        }
        let mut brackets = rest.match_indices(['{', '[']);
        let begins_line = |&(index, _): &(usize, &str)| self.scanner.indentation(start + index).is_some();
        let holds_string = |&(index, _): &(usize, &str)| {
            rest.get(index + 1..).is_some_and(|inside| inside.trim_start().starts_with(['"', '\'']))
        };
        let first = brackets.clone().next();
        let found = brackets.clone().find(begins_line).or_else(|| brackets.find(holds_string)).or(first);
        found.map(|(index, _)| start + index)
    }

    /// Leaves out everything from the byte `start` to the end of the text.
    fn report_rest(&mut self, start: usize, found: &'static str) {
        let end = self.trimmed_end();
        self.token_faults.forget_from(start);
        self.faults.absorb(&mut self.token_faults);
        self.faults.forget_from(start);
        self.report(Fault::replacing(FaultKind::JsonUnexpected { found }, Span::new(start, end), ""));
        self.stop();
    }

    /// Reads on after a string at the top that turned out to be a member's name.
    fn unopened_object(&mut self, name: Node<'a>) -> Node<'a> {
        let start = name.span.start;
        self.report(Fault::inserting(FaultKind::JsonMissingOpen {}, start, "{"));
        self.frames.push(Frame { bracket: Bracket::Object, opened: start, indentation: None });
        let first = match name.value {
            Value::Text(text) => Some((Token::Text(text), name.span)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        };
        let members = self.members(Vec::new(), first);
        self.frames.pop();
        Node { value: Value::Object(members), span: Span::new(start, self.last_end) }
    }

    /// Reads on in an object at the top that was closed before its last member.
    fn reopened_object(&mut self, members: Vec<Member<'a>>, span: Span, comma: Span) -> Node<'a> {
        let close = Span::new(span.end - 1, span.end);
        self.report(Fault::replacing(FaultKind::JsonUnexpected { found: "}" }, close, ""));
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
        self.scanner.text().trim_end_matches([' ', '\t', '\n', '\r']).len()
    }
}
