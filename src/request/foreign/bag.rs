//! The members inside a bag or a backing store of an SDK, and the edits that move them up beside it.

use crate::json::{Edit, Member, Node, Span, Value};
use crate::ordered;
use crate::request::edits;
use crate::request::sdk_member::SdkMember;
use crate::strict::has_letters_of;

pub(super) fn is_state(member: &Member<'_>) -> bool {
    SdkMember::find(&member.name) == Some(SdkMember::State)
}

pub(super) fn deletion(start: usize, end: usize) -> Edit {
    Edit { span: Span::new(start, end), text: String::new() }
}

pub(super) fn is_store(member: &Member<'_>) -> bool {
    let letters = member.name.trim_start_matches('_');
    let name = letters.rsplit("__").next().unwrap_or(letters);
    has_letters_of(name, "store") && member.value.as_object().is_some()
}

/// Returns whether a member of an SDK contains members of the object.
pub(super) fn has_members(kind: SdkMember, value: &Node<'_>) -> bool {
    match kind {
        SdkMember::Bag => value.as_object().is_some_and(|inner| !inner.iter().all(is_state)),
        SdkMember::Store => value.as_object().is_some_and(|inner| inner.iter().any(is_store)),
        SdkMember::State => false,
    }
}

/// Returns the edits that move the members of a bag or a store beside it, or remove the member.
pub(super) fn edits_of(kind: SdkMember, beside: &[Member<'_>], member: &Member<'_>) -> Option<Vec<Edit>> {
    let inner = member.value.as_object().unwrap_or_default();
    match kind {
        SdkMember::Bag => move_up(beside, member, inner, false),
        SdkMember::Store => match inner.iter().find(|member| is_store(member)) {
            Some(store) => move_up(beside, member, store.value.as_object()?, true),
            None => move_up(beside, member, &[], false),
        },
        SdkMember::State => move_up(beside, member, &[], false),
    }
}

/// Replaces a member by the members inside it. Of two members with one name, the one that is not `null` stays, the outer one first.
fn move_up(
    beside: &[Member<'_>],
    wrapper: &Member<'_>,
    inner: &[Member<'_>],
    is_store: bool,
) -> Option<Vec<Edit>> {
    let is_wrapper = |member: &Member<'_>| std::ptr::eq(member, wrapper);
    let outer = names_of(beside.iter().filter(|member| !member.value.is_null() && !is_wrapper(member)));
    let stays_out = |member: &Member<'_>| {
        member.shadowed || is_state(member) || outer.binary_search(&&*member.name).is_ok()
    };
    if inner.iter().all(stays_out) {
        return edits::remove(beside, is_wrapper);
    }
    let (first, last) = (inner.first()?, inner.last()?);
    let mut edits = edits::remove(inner, stays_out)?;
    if is_store {
        for entry in inner.iter().filter(|member| !stays_out(member)) {
            let (whole, value) = (entry.value.span, stored_span(&entry.value));
            edits.push(deletion(whole.start, value.start));
            edits.push(deletion(value.end, whole.end));
        }
    }
    edits.push(deletion(wrapper.name_span.start, first.name_span.start));
    edits.push(deletion(last.value.span.end, wrapper.value.span.end));
    let moved = names_of(inner.iter().filter(|member| !stays_out(member)));
    let is_replaced = |member: &Member<'_>| {
        !is_wrapper(member) && member.value.is_null() && moved.binary_search(&&*member.name).is_ok()
    };
    edits.extend(edits::remove(beside, is_replaced)?);
    edits.retain(|edit| edit.span.start < edit.span.end);
    Some(edits)
}

fn names_of<'m>(members: impl Iterator<Item = &'m Member<'m>>) -> Vec<&'m str> {
    let names: Vec<&str> = members.map(|member| &*member.name).collect();
    ordered::texts(&names)
}

/// Returns the value in an entry of a backing store, which has a flag for changes beside it.
pub(super) fn stored_value(entry: Node<'_>) -> Node<'_> {
    let span = stored_span(&entry);
    let is_value = |node: &Node<'_>| node.span == span;
    match entry.value {
        Value::Array(items) if span != entry.span => {
            items.into_iter().find(is_value).unwrap_or(Node { value: Value::Null, span })
        }
        Value::Object(members) if span != entry.span => members
            .into_iter()
            .map(|member| member.value)
            .find(is_value)
            .unwrap_or(Node { value: Value::Null, span }),
        value => Node { value, span: entry.span },
    }
}

/// Returns the place of the value in an entry: the second of a pair, whose first is a flag.
fn stored_span(entry: &Node<'_>) -> Span {
    let is_value =
        |name: &str| ["value1", "item2", "value", "right"].iter().any(|known| has_letters_of(name, known));
    let found = match &entry.value {
        Value::Array(items) => match items.as_slice() {
            [flag, value] if flag.as_bool().is_some() => Some(value),
            _ => None,
        },
        Value::Object(members) => match members.as_slice() {
            [first, second] if first.value.as_bool().is_some() && is_value(&second.name) => {
                Some(&second.value)
            }
            [first, second] if second.value.as_bool().is_some() && is_value(&first.name) => {
                Some(&first.value)
            }
            _ => None,
        },
        _ => None,
    };
    found.map_or(entry.span, |value| value.span)
}
