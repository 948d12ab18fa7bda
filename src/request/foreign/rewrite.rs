//! Writes a body in Graph's form: each member under its own name, without members of SDKs and without `null`.

use crate::issue::Repair;
use crate::json::{Document, Edit, FaultKind, HAS_REPAIRS, Member, Node, Value, quote};
use crate::request::endpoint_type::EndpointType;
use crate::request::identity::IdentityKind;
use crate::request::members::{BODY_MEMBERS, SET_NAMES, TARGET_MEMBERS, TRANSFEREE_MEMBERS, WIRE_MEMBERS};
use crate::request::misplaced::has_clear_brackets;
use crate::request::reader::{is_printed_object, member_of_body};
use crate::request::sdk_member::SdkMember;
use crate::strict::same_letters;

/// An object of the body: it determines the names of the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Body,
    Target,
    Transferee,
    Set,
    Identity,
    Other,
}

impl Level {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Body => &BODY_MEMBERS,
            Self::Target => &TARGET_MEMBERS,
            Self::Transferee => &TRANSFEREE_MEMBERS,
            Self::Set => &SET_NAMES,
            Self::Identity => &WIRE_MEMBERS,
            Self::Other => &[],
        }
    }

    fn of_member(self, name: &str) -> Self {
        match (self, name) {
            (Self::Body, "transferTarget") => Self::Target,
            (Self::Body, "transferee") => Self::Transferee,
            (Self::Target | Self::Transferee, "identity") => Self::Set,
            (Self::Set, name) if IdentityKind::from_name(name).is_some() => Self::Identity,
            _ => Self::Other,
        }
    }
}

/// Returns the repair that replaces a body by the same content in Graph's form.
pub(in crate::request) fn rewrite(root: &Node<'_>, document: &Document<'_>) -> Option<Repair> {
    if !HAS_REPAIRS {
        return None;
    }
    let is_open = |fault: &FaultKind| matches!(fault, FaultKind::JsonUnterminatedText {});
    let is_clear = has_clear_brackets(document) && !document.faults.iter().any(|fault| is_open(&fault.kind));
    is_clear.then(|| {
        let edits = vec![Edit { span: root.span, text: written(root, Level::Body) }];
        Repair::Edits { title: "Write the body in Graph's form".to_owned(), edits }
    })
}

/// Returns the text of a value.
pub(super) fn written(node: &Node<'_>, level: Level) -> String {
    let mut text = String::new();
    write(node, level, "\n", &mut text);
    text
}

/// Writes a value. `line` is a line break with the indentation of the value.
fn write(node: &Node<'_>, level: Level, line: &str, out: &mut String) {
    match &node.value {
        Value::Object(members) => {
            let (identities, kept): (Vec<_>, Vec<_>) =
                named(members, level).partition(|(name, _)| is_loose_identity(node, level, name));
            let inner = format!("{line}  ");
            let mut added = AddedMembers { out, line, count: 0 };
            for (name, value) in kept {
                added.add(name, |out| write_member(name, value, level, &inner, out));
            }
            if !identities.is_empty() {
                added.add("identity", |out| {
                    let mut set = AddedMembers { out, line: &inner, count: 0 };
                    for (name, value) in identities {
                        set.add(name, |out| {
                            write_member(name, value, Level::Set, &format!("{inner}  "), out);
                        });
                    }
                    set.finish();
                });
            }
            added.finish();
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                write(item, level, line, out);
            }
            out.push(']');
        }
        _ => node.write_compact(out),
    }
}

/// Returns whether a member of a target or a transferee is an identity that belongs into its `identity`.
fn is_loose_identity(node: &Node<'_>, level: Level, name: &str) -> bool {
    matches!(level, Level::Target | Level::Transferee)
        && IdentityKind::from_name(name).is_some()
        && member_of_body(node, "identity").is_none()
}

/// The members of an object that is written, each on its own line.
struct AddedMembers<'w> {
    out: &'w mut String,
    /// A line break with the indentation of the object.
    line: &'w str,
    count: usize,
}

impl AddedMembers<'_> {
    fn add(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        self.out.push(if self.count == 0 { '{' } else { ',' });
        self.count += 1;
        self.out.push_str(self.line);
        self.out.push_str("  ");
        self.out.push_str(&quote(name));
        self.out.push_str(": ");
        write(self.out);
    }

    fn finish(self) {
        if self.count == 0 {
            return self.out.push_str("{}");
        }
        self.out.push_str(self.line);
        self.out.push('}');
    }
}

fn write_member(name: &str, value: &Node<'_>, level: Level, line: &str, out: &mut String) {
    if name == "endpointType" {
        let known = EndpointType::ALL.map(EndpointType::as_str);
        let by_number = EndpointType::from_number(value).map(EndpointType::as_str);
        let by_name = || same_letters(value.as_text()?.rsplit('.').next()?, &known);
        if let Some(meant) = by_number.or_else(by_name) {
            return out.push_str(&quote(meant));
        }
    }
    let level = level.of_member(name);
    match value.as_text().filter(|text| level == Level::Identity && !is_printed_object(text)) {
        Some(id) => {
            out.push_str("{ \"id\": ");
            out.push_str(&quote(id));
            out.push_str(" }");
        }
        None => write(value, level, line, out),
    }
}

/// Returns the members that count, under Graph's names.
fn named<'n>(members: &'n [Member<'n>], level: Level) -> impl Iterator<Item = (&'n str, &'n Node<'n>)> {
    let names = level.names();
    let counts = |member: &&Member<'_>| {
        !member.shadowed && !member.value.is_null() && SdkMember::find(&member.name).is_none()
    };
    let has = move |name: &str| {
        names.contains(&name) && members.iter().filter(counts).any(|member| member.name == name)
    };
    // Of several misspelled members with the same letters, the last one is meant, as in reading.
    let mut taken: Vec<&str> = names.iter().copied().filter(|name| has(name)).collect();
    let mut kept: Vec<(&str, &Node<'_>)> = members
        .iter()
        .filter(counts)
        .rev()
        .map(|member| {
            let name = &*member.name;
            let meant = if names.contains(&name) { None } else { same_letters(name, names) };
            match meant {
                Some(meant) if !taken.contains(&meant) => {
                    taken.push(meant);
                    (meant, &member.value)
                }
                _ => (name, &member.value),
            }
        })
        .collect();
    kept.reverse();
    kept.into_iter()
}
