//! Edits that move and remove members of the text that was read.

use crate::json::{Edit, Member, Span};

/// More members than this are not removed by a repair: a text that repeats one that often is not mended, it is hostile.
const MOST: usize = 16;

/// Removes members, with the commas that become superfluous. The edits do not overlap.
pub(super) fn remove(members: &[Member<'_>], which: impl Fn(&Member<'_>) -> bool) -> Option<Vec<Edit>> {
    if members.iter().filter(|member| which(member)).nth(MOST).is_some() {
        return None;
    }
    let last_kept = members.iter().rposition(|member| !which(member));
    let mut edits = Vec::new();
    for (at, member) in members.iter().enumerate().filter(|(_, member)| which(member)) {
        let before = at.checked_sub(1).and_then(|at| members.get(at));
        let next = members.get(at + 1);
        let span = match (last_kept.is_some_and(|kept| kept > at), next, before) {
            // A kept member follows: up to its name, the comma between included.
            (true, Some(next), _) => Span { start: member.name_span.start, end: next.name_span.start },
            // At the end: from the end of the member before, its comma included.
            (_, _, Some(before)) => Span { start: before.value.span.end, end: member.value.span.end },
            (_, _, None) => Span { start: member.name_span.start, end: member.value.span.end },
        };
        edits.push(Edit { span, text: String::new() });
    }
    Some(edits)
}

/// Puts members behind the last one of an object, each on a line of its own where the object is written so.
pub(super) fn append(text: &str, into: &[Member<'_>], object: Span, moved: &[&Member<'_>]) -> Option<Edit> {
    let mut added = String::new();
    let gap = into.last().map_or("", |last| line_start(text, last.name_span.start));
    for (at, member) in moved.iter().enumerate() {
        if at > 0 || !into.is_empty() {
            added.push(',');
        }
        added.push_str(gap);
        added.push_str(text.get(member.name_span.start..member.value.span.end)?);
    }
    let at = into.last().map_or(object.start + 1, |last| last.value.span.end);
    Some(Edit { span: Span { start: at, end: at }, text: added })
}

/// The line break and the indentation before a place, if nothing else stands there.
fn line_start(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let indentation = before.trim_end_matches([' ', '\t']);
    match indentation.strip_suffix('\n') {
        Some(line) => before.get(line.len()..).unwrap_or_default(),
        None => "",
    }
}
