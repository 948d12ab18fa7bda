//! Collects issues while values are read, and adds the place of each.

use super::{Fix, Issue, IssueKind, Part, Problem, Severity, TextEdit, TextSpan};
use crate::json::{Edit, Member, Positions, Span, SyntaxFault, pointer_escape};
use crate::ordered;
use crate::work::visit;

/// The place of a value: a chain from the value up to the root of its part.
///
/// It is on the stack of the reader, so that a valid value costs no allocation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'p> {
    part: Part,
    parent: Option<&'p Place<'p>>,
    /// One step of the pointer; several escaped ones if `is_path`.
    name: &'p str,
    is_path: bool,
    /// Whether the value was decoded from a string: a repair cannot change a part of the string.
    is_decoded: bool,
    span: Option<Span>,
}

impl<'p> Place<'p> {
    /// Returns the place of a whole part. Only a part that was read from the caller's text has spans.
    pub(crate) fn root(part: Part, span: Option<Span>) -> Self {
        Self { part, parent: None, name: "", is_path: false, is_decoded: false, span }
    }

    /// Returns the place of a member's value.
    pub(crate) fn member(&'p self, member: &'p Member<'_>) -> Place<'p> {
        Place {
            part: self.part,
            parent: Some(self),
            name: member.origin.as_deref().unwrap_or(&member.name),
            is_path: member.origin.is_some(),
            is_decoded: self.is_decoded || member.is_decoded,
            span: self.span.and(Some(member.value.span)),
        }
    }

    /// Returns the place of a member that is missing: its path, and the span of the object that lacks it.
    pub(crate) fn missing_member(&'p self, name: &'p str) -> Place<'p> {
        Place { parent: Some(self), name, is_path: false, ..*self }
    }

    /// Returns the JSON Pointer.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = self.parent.map(Place::pointer).unwrap_or_default();
        if self.parent.is_some() {
            pointer.push('/');
            if self.is_path {
                pointer.push_str(self.name);
            } else {
                pointer.push_str(&pointer_escape(self.name));
            }
        }
        visit(pointer.len());
        pointer
    }

    /// Returns the same place with another span in the text.
    pub(crate) fn shown_at(self, span: Span) -> Self {
        Self { span: self.span.and(Some(span)), ..self }
    }
}

/// A repair, whose offsets are bytes of the text that was read.
#[derive(Debug)]
pub(crate) enum Repair {
    /// Replaces the value by another one, as JSON text.
    Replace { title: String, value: String },
    /// Changes the text.
    Edits { title: String, edits: Vec<Edit> },
}

/// The text or object that the values were read from.
#[derive(Debug)]
enum IssueSource<'t> {
    /// The caller's own text: issues have spans, fixes are edits.
    Text(Positions<'t>),
    /// A text made from the caller's object: fixes are values.
    Object(&'t str),
}

/// The issues that were found so far.
#[derive(Debug)]
pub(crate) struct IssueCollector<'t> {
    source: IssueSource<'t>,
    /// At most [`MAX_ISSUES`], in the order of the text.
    list: Vec<Issue>,
    /// The number of all issues that were found.
    count: usize,
    errors: bool,
}

/// The maximum number of issues that are listed.
const MAX_ISSUES: usize = 100;

impl<'t> IssueCollector<'t> {
    /// Creates a collector for values from the caller's own text.
    pub(crate) fn for_text(text: &'t str) -> Self {
        Self { source: IssueSource::Text(Positions::new(text)), list: Vec::new(), count: 0, errors: false }
    }

    /// Creates a collector for values from a JSON text that was made from the caller's object.
    pub(crate) fn for_object(json: &'t str) -> Self {
        Self { source: IssueSource::Object(json), list: Vec::new(), count: 0, errors: false }
    }

    /// Returns whether an error was found.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors
    }

    /// Returns the number of issues that were found.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Adds a problem.
    pub(crate) fn push(&mut self, problem: Problem, place: &Place<'_>) {
        self.add(IssueKind::Rule(problem), place, None);
    }

    /// Adds a problem that has a repair.
    pub(crate) fn push_with(&mut self, problem: Problem, place: &Place<'_>, repair: Option<Repair>) {
        let fix = repair.filter(|_| !place.is_decoded).and_then(|repair| self.fix(repair, place));
        self.add(IssueKind::Rule(problem), place, fix);
    }

    /// Adds a fault of the JSON text.
    pub(crate) fn push_fault(&mut self, fault: SyntaxFault, part: Part) {
        let place = Place::root(part, Some(fault.span));
        let title = fault.kind.fix_title();
        let fix = match &self.source {
            IssueSource::Text(_) if !fault.edits.is_empty() && !fault.waits => {
                self.fix(Repair::Edits { title, edits: fault.edits }, &place)
            }
            _ => None,
        };
        self.add(IssueKind::Syntax(fault.kind), &place, fix);
    }

    /// Adds an issue that was found elsewhere.
    pub(crate) fn adopt(&mut self, issue: Issue) {
        let is_error = |issue: &Issue| issue.severity() == Severity::Error;
        self.errors |= is_error(&issue);
        self.count += 1;
        ordered::insert(&mut self.list, issue, |issue| issue.span.map_or(usize::MAX, |span| span.start));
        if self.list.len() > MAX_ISSUES {
            // Errors are kept first, or a flood of warnings could hide why nothing is sent.
            let last = self.list.iter().rposition(|issue| !is_error(issue)).unwrap_or(MAX_ISSUES);
            self.list.remove(last);
        }
    }

    /// Returns the issues in the order of the text, then of the rules.
    pub(crate) fn finish(mut self) -> Vec<Issue> {
        if self.count > MAX_ISSUES {
            let (mut errors, others): (Vec<_>, Vec<_>) =
                self.list.into_iter().partition(|issue| issue.severity() == Severity::Error);
            errors.extend(others);
            let part = errors.last().map_or(Part::Body, Issue::part);
            errors.push(Issue::new(Problem::MoreIssues { limit: MAX_ISSUES }, part, ""));
            self.list = errors;
        }
        self.list
    }

    fn add(&mut self, kind: IssueKind, place: &Place<'_>, fix: Option<Fix>) {
        let span = match &self.source {
            IssueSource::Text(positions) => place.span.map(|span| text_span(positions, span)),
            IssueSource::Object(_) => None,
        };
        self.adopt(Issue { kind, part: place.part, path: place.pointer(), span, fix });
    }

    fn fix(&self, repair: Repair, place: &Place<'_>) -> Option<Fix> {
        match (&self.source, repair) {
            (IssueSource::Text(positions), Repair::Edits { title, edits }) => {
                text_fix(positions, title, &edits)
            }
            // An issue that is not listed needs no fix, and each of these has the length of the whole text.
            (IssueSource::Object(_), Repair::Edits { .. }) if self.count >= MAX_ISSUES => None,
            (IssueSource::Object(json), Repair::Edits { title, edits }) => {
                let value = apply(json, edits);
                Some(Fix::Member { title, path: String::new(), value })
            }
            (IssueSource::Text(positions), Repair::Replace { title, value }) if place.span.is_some() => {
                text_fix(positions, title, &[Edit { span: place.span?, text: value }])
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

/// Returns the fix of a text, unless the text has what it would write already: a person would press it for ever.
fn text_fix(positions: &Positions<'_>, title: String, edits: &[Edit]) -> Option<Fix> {
    visit(edits.len());
    if edits.iter().all(|edit| positions.text_of(edit.span) == edit.text) {
        return None;
    }
    let edits = edits
        .iter()
        .map(|edit| {
            let TextSpan { start, end, .. } = text_span(positions, edit.span);
            TextEdit { start, end, text: edit.text.clone() }
        })
        .collect();
    Some(Fix::Text { title, edits })
}

/// Applies edits that do not overlap.
fn apply(text: &str, edits: Vec<Edit>) -> String {
    visit(text.len());
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
