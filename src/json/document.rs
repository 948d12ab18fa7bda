//! The entry point: limits, the choice between two readings, and checks of the whole tree.

use super::Span;
use super::bare_word::is_imprecise;
use super::fault::{FaultKind, FaultList, SyntaxFault};
use super::node::{Member, Node, Value};
use super::parser::{ParsedText, Parser};
use crate::ordered;
use crate::work::visit;

/// The largest text that is read, in bytes.
pub(crate) const MAX_SIZE: usize = 256 * 1024;

/// The tree and the faults of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document<'a> {
    /// The most plausible tree; `None` when the text has no value at all.
    pub root: Option<Node<'a>>,
    /// The faults in the order of the text: at most 100, then `jsonMoreFaults`.
    pub faults: Vec<SyntaxFault>,
}

/// Parses a JSON text, however broken. A byte order mark at its start is allowed.
///
/// Takes time in proportion to the text, stops at [`MAX_SIZE`] bytes and 64 levels, and continues after every other fault.
#[must_use]
pub(crate) fn read(text: &str) -> Document<'_> {
    if text.len() > MAX_SIZE {
        let kind = FaultKind::JsonTooLarge { limit: MAX_SIZE };
        return Document::of_fault(kind, Span::new(0, text.len()));
    }
    let mut reading = Parser::new(text, false).read();
    if reading.is_unclosed {
        // A bracket that is missing at the end was often lost earlier. The indentation shows where, if reading by it
        // results in no more faults.
        let by_indentation = Parser::new(text, true).read();
        if by_indentation.faults.len() <= reading.faults.len() {
            reading = by_indentation;
        }
    }
    let ParsedText { mut root, mut faults, .. } = reading;
    if let Some(root) = &mut root {
        mark_duplicates(root, &mut |kind, span| faults.push(SyntaxFault::new(kind, span)));
    }
    Document { root, faults: faults.finish(text) }
}

impl<'a> Document<'a> {
    /// Creates the document of a well-formed text, as [`read`] returns it: with the warnings.
    pub(crate) fn of_well_formed(text: &str, mut root: Node<'a>) -> Self {
        let mut faults = FaultList::default();
        report_imprecise(&root, &mut faults);
        mark_duplicates(&mut root, &mut |kind, span| faults.push(SyntaxFault::new(kind, span)));
        Self { root: Some(root), faults: faults.finish(text) }
    }

    /// Creates the document of a text that has no tree.
    pub(crate) fn of_fault(kind: FaultKind, span: Span) -> Self {
        Self { root: None, faults: vec![SyntaxFault::new(kind, span)] }
    }
}

fn report_imprecise(node: &Node<'_>, faults: &mut FaultList) {
    match &node.value {
        Value::Number(number) if is_imprecise(number) => {
            faults.push(SyntaxFault::new(FaultKind::JsonNumberLosesDigits {}, node.span));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        Value::Array(items) => {
            for item in items {
                report_imprecise(item, faults);
            }
        }
        Value::Object(members) => {
            for member in members {
                report_imprecise(&member.value, faults);
            }
        }
    }
}

fn mark_duplicates(node: &mut Node<'_>, report: &mut impl FnMut(FaultKind, Span)) {
    match &mut node.value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        Value::Array(items) => {
            for item in items {
                mark_duplicates(item, report);
            }
        }
        Value::Object(members) => {
            mark_shadowed(members, report);
            for member in members {
                mark_duplicates(&mut member.value, report);
            }
        }
    }
}

fn mark_shadowed(members: &mut [Member<'_>], report: &mut impl FnMut(FaultKind, Span)) {
    for pair in by_name(members).windows(2) {
        let &[earlier, later] = pair else { continue };
        let Ok([earlier, later]) = members.get_disjoint_mut([earlier, later]) else { continue };
        if earlier.name == later.name {
            earlier.shadowed = true;
            report(FaultKind::JsonDuplicateMember { name: shortened(&later.name) }, later.name_span);
        }
    }
}

/// Returns the indices of members by name; those of one name are in the order of the text.
fn by_name(members: &[Member<'_>]) -> Vec<usize> {
    ordered::indices(members.len(), &|left, right| {
        let [left, right] = [left, right].map(|at| members.get(at).map_or("", |member| &*member.name));
        visit(left.len().min(right.len()));
        left.cmp(right)
    })
}

/// Returns a name in a length that fits a message.
pub(crate) fn shortened(name: &str) -> String {
    const MAX_CHARS: usize = 64;
    match name.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}
