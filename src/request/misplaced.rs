//! Members in a wrong place of a body: a transferee inside the target, `languageId` and `region` at the top level.

use super::edits;
use super::members::LOCALE;
use crate::issue::Repair;
use crate::json::{Document, Edit, FaultKind, Member, Node, Positions, Span};

/// A `transferee` inside the target.
pub(super) struct MisplacedTransferee {
    /// Edits that move it out of the target, or remove it if there is a second one beside the target.
    pub(super) repair: Option<Vec<Edit>>,
}

/// Finds a transferee inside the target.
///
/// In an example of Microsoft's documentation the brace before `transferee` is missing. If a brace is missing here too, it is
/// that one, so the fault of the text moves there.
pub(super) fn find_transferee(
    text: &str,
    root: &Node<'_>,
    document: &mut Document<'_>,
) -> Option<MisplacedTransferee> {
    let target = &root.member("transferTarget")?.value;
    let inside = target.as_object()?;
    let is_transferee = |member: &Member<'_>| member.name == "transferee";
    let at = inside.iter().position(|member| is_transferee(member) && !member.shadowed)?;
    let misplaced = inside.get(at).filter(|member| !member.value.is_null())?;
    let removing = || edits::remove(inside, is_transferee);
    if root.member("transferee").is_some_and(|member| !member.value.is_null()) {
        return Some(MisplacedTransferee { repair: removing() });
    }
    // The missing brace belongs to the target only if the target is the last member.
    let is_last = root.as_object().and_then(<[_]>::last).is_some_and(|last| last.name == "transferTarget");
    let before = at.checked_sub(1).and_then(|at| inside.get(at));
    let unclosed = document
        .faults
        .iter_mut()
        .rfind(|fault| is_last && matches!(fault.kind, FaultKind::JsonMissingClose { .. }));
    if let (Some(fault), Some(before)) = (unclosed, before) {
        let opened = Positions::new(text).at(target.span.start);
        fault.kind = FaultKind::JsonMissingClose {
            close: "}",
            opened_line: opened.line,
            opened_column: opened.column,
        };
        fault.span = Span::point(before.value.span.end);
        fault.edits = vec![Edit { span: fault.span, text: "}".to_owned() }];
        return Some(MisplacedTransferee { repair: Some(fault.edits.clone()) });
    }
    if !has_clear_brackets(document) {
        return Some(MisplacedTransferee { repair: None });
    }
    let repair = removing().and_then(|mut moving| {
        moving.push(edits::append(text, root.as_object()?, root.span, &[misplaced])?);
        Some(moving)
    });
    Some(MisplacedTransferee { repair })
}

/// Returns whether each object ends at its own bracket, so that edits can move members between objects.
pub(super) fn has_clear_brackets(document: &Document<'_>) -> bool {
    !document.faults.iter().any(|fault| {
        matches!(
            fault.kind,
            FaultKind::JsonTooDeep { .. }
                | FaultKind::JsonMissingOpen {}
                | FaultKind::JsonMissingClose { .. }
                | FaultKind::JsonMismatchedClose { .. }
                | FaultKind::JsonUnexpected { .. }
                | FaultKind::JsonMoreFaults {}
        )
    })
}

/// Moves `languageId` and `region` into the target in one fix, unless the target contains them already.
pub(super) fn move_locale(text: &str, root: &Node<'_>, members: &[Member<'_>]) -> Option<Repair> {
    let target = &root.member("transferTarget")?.value;
    let into = target.as_object()?;
    let is_moved =
        |member: &Member<'_>| LOCALE.contains(&&*member.name) && target.member(&member.name).is_none();
    let moved: Vec<&Member<'_>> =
        members.iter().filter(|member| !member.shadowed && is_moved(member)).collect();
    if moved.is_empty() {
        return None;
    }
    let names: Vec<&str> = moved.iter().map(|member| member.name.as_ref()).collect();
    // The last duplicate is moved, and all duplicates are removed.
    let mut edits = edits::remove(members, is_moved)?;
    edits.push(edits::append(text, into, target.span, &moved)?);
    Some(Repair::Edits { title: format!("Move {} into transferTarget", names.join(" and ")), edits })
}
