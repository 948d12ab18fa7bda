//! Removes the wrapping of SDKs and serializers: bags, backing stores, references, type names, and objects as JSON text.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::bag::{deletion, edits_of, has_members, is_state, is_store, stored_value};
use super::references::References;
use crate::issue::{IssueCollector, Place, Problem, Repair};
use crate::json::{self, Edit, Member, Node, Span, Value, pointer_escape, quote, shortened};
use crate::ordered;
use crate::request::identity::IdentityKind;
use crate::request::reader::{is_printed_object, member_of_body};
use crate::request::sdk_member::SdkMember;
use crate::strict::{has_letters_of, same_letters};
use crate::work::visit;

/// The maximum number of members of SDKs that are reported. Each fix needs a look at the members beside it.
const MAX_REPORTED: usize = 32;

/// The members, beside the identities, whose value is an object.
const OBJECTS: [&str; 3] = ["transferTarget", "transferee", "identity"];

/// Removes the wrapping from a body and reports each place. Returns the JSON Pointers of the removed members, too.
pub(super) fn unfold<'a>(
    root: Node<'a>,
    text: &str,
    can_edit: bool,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> (Node<'a>, Vec<String>) {
    if let Some(inner) = object_in_text(&root) {
        report_text(&inner, place, issues);
        return (inner.into_decoded(root.span), Vec::new());
    }
    if !is_folded(&root) && root.as_array().is_none() {
        return (root, Vec::new());
    }
    let references = References::find(&root, text);
    let is_transfer = member_of_body(&root, "transferTarget").is_some();
    let mut unfolder = Unfolder { issues, references, can_edit, is_transfer, removed: Vec::new() };
    let root = unfolder.only_object(root, place);
    let root = unfolder.node(root, place, false);
    (root, unfolder.removed)
}

/// Reports the members of SDKs, without a fix and without reading what they contain.
pub(super) fn report_only(node: &Node<'_>, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    match &node.value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                report_only(item, &place.missing_member(&index.to_string()).shown_at(item.span), issues);
            }
        }
        Value::Object(members) => {
            for member in members.iter().filter(|member| !member.shadowed) {
                let at = place.member(member);
                if SdkMember::find(&member.name).is_some() {
                    let problem = Problem::SdkMember { member: shortened(&member.name) };
                    issues.push(problem, &at.shown_at(member.name_span));
                } else {
                    report_only(&member.value, &at, issues);
                }
            }
        }
    }
}

/// Returns whether a body contains anything to unfold.
fn is_folded(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => false,
        Value::Array(items) => items.iter().any(is_folded),
        Value::Object(members) => members.iter().any(|member| {
            SdkMember::find(&member.name).is_some()
                || member.value.as_object().is_none() && holds_object(&member.name)
                || is_folded(&member.value)
        }),
    }
}

fn holds_object(name: &str) -> bool {
    same_letters(name, &OBJECTS).is_some() || names_kind(name)
}

fn names_kind(name: &str) -> bool {
    same_letters(name, &IdentityKind::NAMES).is_some()
}

/// Returns the object that a string contains as JSON.
fn object_in_text<'n>(node: &'n Node<'_>) -> Option<Node<'n>> {
    let text = node.as_text()?.trim_start();
    if !text.starts_with('{') {
        return None;
    }
    let document = json::read(text);
    document.root.filter(|root| document.faults.is_empty() && root.as_object().is_some())
}

fn report_text(inner: &Node<'_>, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    let mut value = String::new();
    inner.write_compact(&mut value);
    let repair = Repair::Replace { title: "Write the object itself".to_owned(), value };
    issues.push_with(Problem::ObjectAsText {}, place, Some(repair));
}

struct Unfolder<'c, 't> {
    issues: &'c mut IssueCollector<'t>,
    references: References,
    can_edit: bool,
    /// Whether a text in the place of an identity is its id. In an input of this package, a telephone number is text.
    is_transfer: bool,
    /// JSON Pointers of the members that were removed.
    removed: Vec<String>,
}

impl Unfolder<'_, '_> {
    /// Unfolds a value; `is_set` if it is an identity set.
    fn node<'a>(&mut self, node: Node<'a>, place: &Place<'_>, is_set: bool) -> Node<'a> {
        let Node { value, span } = node;
        match value {
            Value::Array(items) => {
                let mut unfolded = Vec::with_capacity(items.len());
                for (index, item) in items.into_iter().enumerate() {
                    let name = index.to_string();
                    let at = place.missing_member(&name).shown_at(item.span);
                    unfolded.push(self.node(item, &at, false));
                }
                Node { value: Value::Array(unfolded), span }
            }
            Value::Object(members) => self.object(members, span, place, is_set),
            value => Node { value, span },
        }
    }

    fn object<'a>(
        &mut self,
        mut members: Vec<Member<'a>>,
        span: Span,
        place: &Place<'_>,
        is_set: bool,
    ) -> Node<'a> {
        if let Some((referenced, value)) = self.references.resolve(&members, span) {
            let repair = Repair::Replace { title: "Write the object itself".to_owned(), value };
            self.report("$ref", place, place, Some(repair));
            return referenced;
        }
        let is_list = |member: &Member<'_>| member.name == "$values" && member.value.as_array().is_some();
        if let Some(at) = members.iter().position(|member| is_list(member) && !member.shadowed)
            && members.iter().all(is_state)
        {
            let list = members.swap_remove(at);
            let edits =
                vec![deletion(span.start, list.value.span.start), deletion(list.value.span.end, span.end)];
            let repair = self.repair("Write only the list", || Some(edits));
            let list_place = place.member(&list).shown_at(list.name_span);
            self.report("$values", &list_place, &list_place, repair);
            return self.node(list.value, place, is_set);
        }
        let mut out = Vec::with_capacity(members.len());
        self.members(members, place, "", is_set, &mut out);
        if out.iter().any(|member| member.origin.is_some()) {
            settle(&mut out);
        }
        Node { value: Value::Object(out), span }
    }

    /// Adds the members of an object, or of a bag in it, to the members of the unfolded object.
    fn members<'a>(
        &mut self,
        members: Vec<Member<'a>>,
        place: &Place<'_>,
        prefix: &str,
        is_set: bool,
        out: &mut Vec<Member<'a>>,
    ) {
        for member in members.iter().filter(|member| !member.shadowed) {
            if let Some(kind) = SdkMember::find(&member.name) {
                let title =
                    if has_members(kind, &member.value) { "Move its members up" } else { "Remove it" };
                let is_needed = self.references.need(member);
                let repair =
                    if is_needed { None } else { self.repair(title, || edits_of(kind, &members, member)) };
                let at = place.member(member).shown_at(member.name_span);
                self.report(&member.name, &at, &at, repair);
            }
        }
        for member in members {
            let Member { name, name_span, value, shadowed, is_decoded, origin: _ } = member;
            let step = format!("{prefix}{}", pointer_escape(&name));
            let at = place.missing_member(&name).shown_at(value.span);
            let kind = SdkMember::find(&name);
            match (kind, value) {
                (None, value) => {
                    let value = if shadowed { value } else { self.value(value, &name, &at, is_set) };
                    let origin = (!prefix.is_empty()).then(|| step.into_boxed_str());
                    out.push(Member { name, name_span, value, shadowed, origin, is_decoded });
                }
                (Some(_), _) if shadowed => {}
                (Some(SdkMember::Bag), Node { value: Value::Object(inner), .. }) => {
                    self.members(inner, &at, &format!("{step}/"), is_set, out);
                }
                (Some(SdkMember::Store), Node { value: Value::Object(inner), .. }) => {
                    self.store(inner, &at, &step, is_set, out);
                }
                (Some(_), _) => {}
            }
        }
    }

    /// Adds the members that a backing store contains.
    fn store<'a>(
        &mut self,
        inner: Vec<Member<'a>>,
        place: &Place<'_>,
        prefix: &str,
        is_set: bool,
        out: &mut Vec<Member<'a>>,
    ) {
        let Some(store) = inner.into_iter().find(is_store) else { return };
        let place = place.missing_member(&store.name).shown_at(store.value.span);
        let Value::Object(entries) = store.value.value else { return };
        for Member { name, name_span, value, shadowed, is_decoded, .. } in entries {
            let at = place.missing_member(&name).shown_at(value.span);
            let origin = format!("{prefix}/{}/{}", pointer_escape(&store.name), pointer_escape(&name));
            let value = self.value(stored_value(value), &name, &at, is_set);
            out.push(Member {
                name,
                name_span,
                value,
                shadowed,
                origin: Some(origin.into_boxed_str()),
                is_decoded,
            });
        }
    }

    /// Unfolds the value of a member; `in_set` if it is a member of an identity set.
    fn value<'a>(&mut self, node: Node<'a>, name: &str, place: &Place<'_>, in_set: bool) -> Node<'a> {
        let is_identity = in_set && names_kind(name);
        let is_object = is_identity || same_letters(name, &OBJECTS).is_some();
        let node = if is_object { self.only_object(node, place) } else { node };
        if node.as_text().is_none() || !is_object {
            return self.node(node, place, has_letters_of(name, "identity"));
        }
        if let Some(inner) = object_in_text(&node) {
            report_text(&inner, place, self.issues);
            return inner.into_decoded(node.span);
        }
        let Node { value: Value::Text(id), span } = node else { return node };
        if id.is_empty() || !self.is_transfer || !is_identity || is_printed_object(&id) {
            return Node { value: Value::Text(id), span };
        }
        let repair = Repair::Replace {
            title: "Write an object with this id".to_owned(),
            value: format!("{{\"id\":{}}}", quote(&id)),
        };
        let problem = Problem::WrongType { expected: "an object", found: "string" };
        self.issues.push_with(problem, place, Some(repair));
        let id = Node { value: Value::Text(id), span };
        let id = Member {
            name: Cow::Borrowed("id"),
            name_span: span,
            value: id,
            shadowed: false,
            origin: None,
            is_decoded: true,
        };
        Node { value: Value::Object(vec![id]), span }
    }

    /// Returns the only object of a list, beside which there may be names of types.
    fn only_object<'a>(&mut self, node: Node<'a>, place: &Place<'_>) -> Node<'a> {
        let Node { value: Value::Array(mut items), span } = node else { return node };
        let mut objects = items.iter().enumerate().filter(|(_, item)| item.as_text().is_none());
        let only = match (objects.next(), objects.next()) {
            (Some((at, item)), None) if item.as_object().is_some() => at,
            _ => return Node { value: Value::Array(items), span },
        };
        let object = items.swap_remove(only);
        let edits = vec![deletion(span.start, object.span.start), deletion(object.span.end, span.end)];
        let repair = self.repair("Use the object in the list", || Some(edits));
        let problem = Problem::WrongType { expected: "an object", found: "array" };
        self.issues.push_with(problem, place, repair);
        object
    }

    fn repair(&self, title: &str, edits: impl FnOnce() -> Option<Vec<Edit>>) -> Option<Repair> {
        let is_offered = self.can_edit && self.removed.len() < MAX_REPORTED;
        let edits = is_offered.then(edits).flatten()?;
        Some(Repair::Edits { title: title.to_owned(), edits })
    }

    fn report(&mut self, name: &str, place: &Place<'_>, removed: &Place<'_>, repair: Option<Repair>) {
        self.removed.push(removed.pointer());
        if self.removed.len() <= MAX_REPORTED {
            self.issues.push_with(Problem::SdkMember { member: shortened(name) }, place, repair);
        }
    }
}

/// Marks the members of an unfolded object that do not count: of several with one name, one that is not `null` and was not moved counts.
fn settle(members: &mut [Member<'_>]) {
    let rank = |member: &Member<'_>| (!member.value.is_null(), member.origin.is_none());
    let mut in_order = ordered::indices(members.len(), &|left, right| {
        let (Some(left), Some(right)) = (members.get(left), members.get(right)) else {
            return Ordering::Equal;
        };
        visit(left.name.len().min(right.name.len()));
        left.name.cmp(&right.name).then_with(|| rank(left).cmp(&rank(right)))
    });
    in_order.retain(|at| members.get(*at).is_some_and(|member| !member.shadowed));
    for pair in in_order.windows(2) {
        let &[earlier, later] = pair else { continue };
        let Ok([earlier, later]) = members.get_disjoint_mut([earlier, later]) else { continue };
        earlier.shadowed |= earlier.name == later.name;
    }
}
