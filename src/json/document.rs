//! The entry: bounds, the choice between two readings, and what needs the whole tree.

use super::Span;
use super::fault::{Fault, FaultKind};
use super::node::{Member, Node, Value};
use super::reader::{Reader, Reading};

/// Longer texts, in bytes, are not read.
pub(crate) const SIZE_LIMIT: usize = 256 * 1024;

/// What was read from a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Document<'a> {
    /// The most plausible tree; absent when the text has no value at all.
    pub root: Option<Node<'a>>,
    /// What is wrong, in the order of the text; at most 100, and then `jsonMoreFaults`.
    pub faults: Vec<Fault>,
}

/// Reads a JSON text, however broken; a byte order mark at its start is no fault.
///
/// It takes time in proportion to the text, stops at [`SIZE_LIMIT`] bytes and 64 levels, and goes on after everything
/// else that is wrong.
#[must_use]
pub(crate) fn read(text: &str) -> Document<'_> {
    if text.len() > SIZE_LIMIT {
        let kind = FaultKind::JsonTooLarge { limit: SIZE_LIMIT };
        return Document { root: None, faults: vec![Fault::new(kind, Span::new(0, text.len()))] };
    }
    let mut reading = Reader::new(text, false).read();
    if reading.is_unclosed {
        // A bracket that is missing at the end was often lost earlier. The indentation tells where, if reading by it
        // explains the text at least as well.
        let by_indentation = Reader::new(text, true).read();
        if by_indentation.faults.len() <= reading.faults.len() {
            reading = by_indentation;
        }
    }
    let Reading { mut root, mut faults, .. } = reading;
    if let Some(root) = &mut root {
        mark_duplicates(root, &mut |kind, span| faults.push(Fault::new(kind, span)));
    }
    Document { root, faults: faults.finish(text.len()) }
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
    let mut by_name: Vec<&mut Member<'_>> = members.iter_mut().collect();
    // The sort is stable: members of one name stay in the order of the text.
    by_name.sort_by(|left, right| left.name.cmp(&right.name));
    let mut rest = by_name.into_iter().peekable();
    while let Some(member) = rest.next() {
        if let Some(later) = rest.peek()
            && later.name == member.name
        {
            member.shadowed = true;
            report(FaultKind::JsonDuplicateMember { name: shortened(&later.name) }, later.name_span);
        }
    }
}

/// A name as it may stand in a message: not longer than a line.
pub(crate) fn shortened(name: &str) -> String {
    const SHOWN: usize = 64;
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}
