//! Objects that a serializer wrote once and referred to later: `{"$id": "3", …}` and `{"$ref": "3"}`.

use super::bag::is_state;
use crate::json::{Member, Node, Span, Value};
use crate::ordered;

/// The limits of references, so that a short text cannot become a long one.
const MAX_REFERENCES: usize = 16;
const MAX_LENGTH: usize = 4096;

/// The objects of a body that are referred to.
pub(super) struct References {
    objects: Vec<(String, Node<'static>)>,
}

impl References {
    /// Finds the objects that are referred to. `text` is the text of the body.
    pub(super) fn find(root: &Node<'_>, text: &str) -> Self {
        let mut references = Self { objects: Vec::new() };
        if text.contains("$ref") {
            let mut wanted = Vec::new();
            collect_references(root, &mut wanted);
            let mut wanted = ordered::texts(&wanted);
            wanted.dedup();
            collect_objects(root, &wanted, &mut references.objects);
        }
        references
    }

    /// Returns whether a reference needs this member: the id of its object, or the reference itself.
    pub(super) fn need(&self, member: &Member<'_>) -> bool {
        let is_known = |id: &str| self.objects.iter().any(|(known, _)| known == id);
        match &*member.name {
            "$id" => member.value.as_text().is_some_and(is_known),
            "$ref" => true,
            _ => false,
        }
    }

    /// Returns the object that a reference names, at the place of the reference, and its JSON text.
    pub(super) fn resolve(&self, members: &[Member<'_>], span: Span) -> Option<(Node<'static>, String)> {
        let [Member { name, value, .. }] = members else { return None };
        let id = value.as_text().filter(|_| name == "$ref")?;
        let (_, object) = self.objects.iter().find(|(known, _)| known == id)?;
        let mut text = String::new();
        object.write_compact(&mut text);
        Some((object.clone().into_decoded(span), text))
    }
}

fn collect_references<'n>(node: &'n Node<'_>, wanted: &mut Vec<&'n str>) {
    for_each_object(node, &mut |_, members| {
        if let [Member { name, value, .. }] = members
            && name == "$ref"
            && let Some(id) = value.as_text()
            && wanted.len() < MAX_REFERENCES
        {
            wanted.push(id);
        }
    });
}

fn collect_objects(root: &Node<'_>, wanted: &[&str], objects: &mut Vec<(String, Node<'static>)>) {
    for_each_object(root, &mut |node, members| {
        let id = members.iter().find(|member| member.name == "$id").and_then(|member| member.value.as_text());
        let Some(id) = id.filter(|id| wanted.binary_search(id).is_ok()) else { return };
        let is_short = node.span.end - node.span.start <= MAX_LENGTH;
        if is_short && objects.len() < MAX_REFERENCES && !contains_reference(node) {
            objects.push((id.to_owned(), without_state(node.clone().into_decoded(node.span))));
        }
    });
}

fn for_each_object<'n, 'a>(node: &'n Node<'a>, visit: &mut impl FnMut(&'n Node<'a>, &'n [Member<'a>])) {
    match &node.value {
        Value::Object(members) => {
            visit(node, members);
            for member in members {
                for_each_object(&member.value, visit);
            }
        }
        Value::Array(items) => {
            for item in items {
                for_each_object(item, visit);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) => {}
    }
}

fn contains_reference(node: &Node<'_>) -> bool {
    let mut found = false;
    for_each_object(node, &mut |_, members| found |= members.iter().any(|member| member.name == "$ref"));
    found
}

/// Removes ids and type names.
fn without_state(node: Node<'static>) -> Node<'static> {
    let Node { value: Value::Object(members), span } = node else { return node };
    let members = members
        .into_iter()
        .filter(|member| !is_state(member))
        .map(|member| Member { value: without_state(member.value), ..member })
        .collect();
    Node { value: Value::Object(members), span }
}
