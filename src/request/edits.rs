//! Edits that move and remove members of a text.

use crate::json::{Edit, Member, Span};

/// The maximum number of members that a fix removes. A text that repeats a member more often is hostile.
const MAX_REMOVED: usize = 16;

/// Removes members, and the commas between them. The edits do not overlap.
pub(super) fn remove(members: &[Member<'_>], which: impl Fn(&Member<'_>) -> bool) -> Option<Vec<Edit>> {
    if members.iter().filter(|member| which(member)).nth(MAX_REMOVED).is_some() || has_moved(members) {
        return None;
    }
    let last_kept = members.iter().rposition(|member| !which(member));
    let mut edits = Vec::new();
    for (at, member) in members.iter().enumerate().filter(|(_, member)| which(member)) {
        let before = at.checked_sub(1).and_then(|at| members.get(at));
        let next = members.get(at + 1);
        let span = match (last_kept.is_some_and(|kept| kept > at), next, before) {
            // A kept member follows: the span ends at its name, and includes the comma.
            (true, Some(next), _) => Span { start: member.name_span.start, end: next.name_span.start },
            // No kept member follows: the span begins at the end of the member before, and includes the comma.
            (_, _, Some(before)) => Span { start: before.value.span.end, end: member.value.span.end },
            (_, _, None) => Span { start: member.name_span.start, end: member.value.span.end },
        };
        edits.push(Edit { span, text: String::new() });
    }
    Some(edits)
}

/// Appends members to an object, each on its own line if the last member has its own line.
pub(super) fn append(text: &str, into: &[Member<'_>], object: Span, moved: &[&Member<'_>]) -> Option<Edit> {
    if has_moved(into) || moved.iter().any(|member| is_moved(member)) {
        return None;
    }
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

/// Returns whether some members have their places in another object or in a string.
fn has_moved(members: &[Member<'_>]) -> bool {
    members.iter().any(is_moved)
}

fn is_moved(member: &Member<'_>) -> bool {
    member.origin.is_some() || member.is_decoded
}

/// Returns the line break and the indentation before a position, if there is nothing else between.
fn line_start(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let indentation = before.trim_end_matches([' ', '\t']);
    match indentation.strip_suffix('\n') {
        Some(line) => before.get(line.len()..).unwrap_or_default(),
        None => "",
    }
}
