//! Gathers issues while values are read, and gives each its place.

use super::{Fix, Issue, Part, Problem, Severity, TextEdit, TextSpan, What};
use crate::json::{Edit, Fault, Member, Positions, Span, pointer_escape};
use crate::ordered;

/// Where a value stands: a chain from the value up to the root of its part.
///
/// It lives on the stack of the reader, so that a value without fault costs no allocation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'p> {
    part: Part,
    parent: Option<&'p Place<'p>>,
    name: &'p str,
    span: Option<Span>,
}

impl<'p> Place<'p> {
    /// The root of a part. Only a part that was read from the caller's text has spans.
    pub(crate) fn root(part: Part, span: Option<Span>) -> Self {
        Self { part, parent: None, name: "", span }
    }

    /// The place of a member's value.
    pub(crate) fn member(&'p self, member: &'p Member<'_>) -> Place<'p> {
        Place {
            part: self.part,
            parent: Some(self),
            name: &member.name,
            span: self.span.and(Some(member.value.span)),
        }
    }

    /// The place where a member would stand that is not there.
    pub(crate) fn absent(&'p self, name: &'p str) -> Place<'p> {
        Place { part: self.part, parent: Some(self), name, span: self.span }
    }

    /// The JSON Pointer.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = self.parent.map(Place::pointer).unwrap_or_default();
        if self.parent.is_some() {
            pointer.push('/');
            pointer.push_str(&pointer_escape(self.name));
        }
        pointer
    }

    /// The same place, shown elsewhere in the text.
    pub(crate) fn shown_at(self, span: Span) -> Self {
        Self { span: self.span.and(Some(span)), ..self }
    }
}

/// A repair in bytes of the text that was read.
#[derive(Debug)]
pub(crate) enum Repair {
    /// Puts another value, as JSON text, in the place of the one at fault.
    Replace { title: String, value: String },
    /// Changes the text.
    Edits { title: String, edits: Vec<Edit> },
}

/// What the values were read from.
#[derive(Debug)]
enum Source<'t> {
    /// The caller's own text: issues get spans, repairs are edits.
    Text(Positions<'t>),
    /// A text made from the caller's object: repairs are values.
    Object(&'t str),
}

/// The issues found so far.
#[derive(Debug)]
pub(crate) struct Issues<'t> {
    source: Source<'t>,
    list: Vec<Issue>,
    errors: bool,
}

/// The number of issues that are listed.
const LIMIT: usize = 100;

impl<'t> Issues<'t> {
    /// For values read from the caller's own text.
    pub(crate) fn of_text(text: &'t str) -> Self {
        Self { source: Source::Text(Positions::new(text)), list: Vec::new(), errors: false }
    }

    /// For values read from a JSON text that was made from the caller's object.
    pub(crate) fn of_object(json: &'t str) -> Self {
        Self { source: Source::Object(json), list: Vec::new(), errors: false }
    }

    /// Whether an issue of severity error was found.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors
    }

    /// How many issues were found.
    pub(crate) fn count(&self) -> usize {
        self.list.len()
    }

    /// Notes a broken rule.
    pub(crate) fn push(&mut self, problem: Problem, place: &Place<'_>) {
        self.add(What::Rule(problem), place, None);
    }

    /// Notes a broken rule that can be mended.
    pub(crate) fn push_with(&mut self, problem: Problem, place: &Place<'_>, repair: Option<Repair>) {
        let fix = repair.and_then(|repair| self.fix(repair, place));
        self.add(What::Rule(problem), place, fix);
    }

    /// Notes a fault of the text.
    pub(crate) fn push_fault(&mut self, fault: Fault, part: Part) {
        let place = Place::root(part, Some(fault.span));
        let title = fault.kind.fix_title();
        let fix = match &self.source {
            Source::Text(_) if !fault.edits.is_empty() => {
                self.fix(Repair::Edits { title, edits: fault.edits }, &place)
            }
            _ => None,
        };
        self.add(What::Syntax(fault.kind), &place, fix);
    }

    /// Takes over an issue that was found elsewhere.
    pub(crate) fn adopt(&mut self, issue: Issue) {
        self.errors |= issue.severity() == Severity::Error;
        ordered::insert(&mut self.list, issue, |issue| issue.span.map_or(usize::MAX, |span| span.start));
    }

    /// Ends the gathering: in the order of the text, then of the rules.
    pub(crate) fn finish(mut self) -> Vec<Issue> {
        if self.list.len() > LIMIT {
            // Errors first, or a flood of warnings could hide why nothing is sent.
            let (mut errors, others): (Vec<_>, Vec<_>) =
                self.list.into_iter().partition(|issue| issue.severity() == Severity::Error);
            errors.extend(others);
            errors.truncate(LIMIT);
            let part = errors.last().map_or(Part::Body, Issue::part);
            errors.push(Issue::new(Problem::MoreIssues { limit: LIMIT }, part, ""));
            self.list = errors;
        }
        self.list
    }

    fn add(&mut self, what: What, place: &Place<'_>, fix: Option<Fix>) {
        let span = match &self.source {
            Source::Text(positions) => place.span.map(|span| text_span(positions, span)),
            Source::Object(_) => None,
        };
        self.adopt(Issue { what, part: place.part, path: place.pointer(), span, fix });
    }

    fn fix(&self, repair: Repair, place: &Place<'_>) -> Option<Fix> {
        match (&self.source, repair) {
            (Source::Text(positions), Repair::Edits { title, edits }) => {
                Some(Fix::Text { title, edits: text_edits(positions, &edits) })
            }
            (Source::Object(json), Repair::Edits { title, edits }) => {
                let value = apply(json, edits);
                Some(Fix::Member { title, path: String::new(), value })
            }
            (Source::Text(positions), Repair::Replace { title, value }) if place.span.is_some() => {
                let span = place.span?;
                let edits = text_edits(positions, &[Edit { span, text: value }]);
                Some(Fix::Text { title, edits })
            }
            (_, Repair::Replace { title, value }) => {
                Some(Fix::Member { title, path: place.pointer(), value })
            }
        }
    }
}

fn text_span(positions: &Positions<'_>, span: Span) -> TextSpan {
    let start = positions.at(span.start);
    let end = positions.at(span.end);
    TextSpan { start: start.utf16, end: end.utf16, line: start.line, column: start.column }
}

fn text_edits(positions: &Positions<'_>, edits: &[Edit]) -> Vec<TextEdit> {
    edits
        .iter()
        .map(|edit| {
            let TextSpan { start, end, .. } = text_span(positions, edit.span);
            TextEdit { start, end, text: edit.text.clone() }
        })
        .collect()
}

/// Carries out edits that do not overlap.
fn apply(text: &str, edits: Vec<Edit>) -> String {
    let mut in_order = Vec::with_capacity(edits.len());
    for edit in edits {
        ordered::insert(&mut in_order, edit, |edit: &Edit| edit.span.start);
    }
    let mut result = String::with_capacity(text.len());
    let mut from = 0;
    for edit in in_order {
        result.push_str(text.get(from..edit.span.start).unwrap_or_default());
        result.push_str(&edit.text);
        from = edit.span.end;
    }
    result.push_str(text.get(from..).unwrap_or_default());
    result
}
