//! From the body to objects of the SDKs' models, where these can carry it.

use super::schema::{Declared, Holds, Type, pascal};
use crate::Version;
use crate::json::{Node, Value};
use crate::request::IDENTITY_KINDS;

/// An object of a model.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) kind: Type,
    /// Its name where it is a variable: of the path to it.
    pub(super) variable: String,
    /// What the model has members for.
    pub(super) members: Vec<(&'static Declared, Planned)>,
    /// What it has none for.
    pub(super) data: Vec<(String, Planned)>,
}

/// A value of a member.
#[derive(Debug)]
pub(super) enum Planned {
    Text(String),
    Flag(bool),
    /// A whole number of at most nine digits, which every language holds.
    Whole(String),
    /// Graph's name of an endpoint type.
    EndpointType(String),
    Object(Object),
}

/// Makes the objects. `None` when the models would not send the body as it is: an array, `null` or another object among the members
/// that they do not know, a fraction, a value of another type than is declared, and whatever their writers do not escape.
pub(super) fn plan(body: &Node<'_>, version: Version) -> Option<Object> {
    object(body, Type::Body, "", version)
}

fn object(node: &Node<'_>, kind: Type, variable: &str, version: Version) -> Option<Object> {
    let mut members = Vec::new();
    let mut data = Vec::new();
    for member in node.as_object()?.iter().filter(|member| !member.shadowed) {
        let declared = kind.declared().iter().find(|declared| declared.name == member.name);
        let inner = format!("{variable}{}", pascal(&member.name));
        if let Some(declared) = declared.filter(|declared| !declared.beta_only || version == Version::Beta) {
            members.push((declared, declared_value(&member.value, declared.holds, &inner, version)?));
        } else {
            let is_identity = kind == Type::IdentitySet && IDENTITY_KINDS.contains(&&*member.name);
            let value = if is_identity {
                Planned::Object(object(&member.value, Type::Identity, &inner, version)?)
            } else {
                other_value(&member.value)?
            };
            data.push((plain_name(&member.name)?.to_owned(), value));
        }
    }
    Some(Object { kind, variable: variable_name(variable), members, data })
}

fn declared_value(node: &Node<'_>, holds: Holds, variable: &str, version: Version) -> Option<Planned> {
    Some(match holds {
        Holds::Text => Planned::Text(plain_text(node.as_text()?)?.to_owned()),
        Holds::Flag => Planned::Flag(node.as_bool()?),
        Holds::EndpointType => Planned::EndpointType(node.as_text()?.to_owned()),
        Holds::Object(kind) => Planned::Object(object(node, kind, variable, version)?),
    })
}

fn other_value(node: &Node<'_>) -> Option<Planned> {
    match &node.value {
        Value::Text(text) => Some(Planned::Text(plain_text(text)?.to_owned())),
        Value::Bool(flag) => Some(Planned::Flag(*flag)),
        Value::Number(spelling) => is_small_and_whole(spelling).then(|| Planned::Whole(spelling.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The writer of the PHP SDK leaves other control characters as they are, which is not JSON.
fn plain_text(text: &str) -> Option<&str> {
    text.chars().all(|character| character >= ' ' || matches!(character, '\n' | '\r' | '\t')).then_some(text)
}

/// The writers of the Go and the PHP SDK do not escape names, and PHP takes a name of digits for an index.
fn plain_name(name: &str) -> Option<&str> {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "@_-.".contains(character);
    let begins_well = name.starts_with(|first: char| first.is_ascii_alphabetic() || "@_".contains(first));
    (begins_well && name.chars().all(is_plain)).then_some(name)
}

fn is_small_and_whole(spelling: &str) -> bool {
    let digits = spelling.strip_prefix('-').unwrap_or(spelling);
    spelling != "-0" && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// `TransferTargetIdentity` as the name of a variable; the body itself has no path.
fn variable_name(path: &str) -> String {
    let mut characters = path.chars();
    match characters.next() {
        None => "requestBody".to_owned(),
        Some(first) => first.to_lowercase().chain(characters).collect(),
    }
}
