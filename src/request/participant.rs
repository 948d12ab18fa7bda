//! Parses the participants of bodies: the target and the transferee of a transfer, the target and the source of a call.

use super::identity::{Identity, IdentityKind};
use super::identity_set::Role;
use super::reader::{TransferReader, member_of_body};
use super::value;
use crate::issue::{Place, Problem};
use crate::json::{Member, Node};

/// An identity with the members that lead to it.
#[derive(Default)]
pub(super) struct ParsedIdentity<'b> {
    pub(super) set: Option<&'b Member<'b>>,
    pub(super) member: Option<&'b Member<'b>>,
    pub(super) identity: Option<Identity>,
}

pub(super) fn parse_identity<'b>(
    reader: &mut TransferReader<'_, '_>,
    node: &'b Node<'b>,
    place: &Place<'_>,
    role: Role,
) -> ParsedIdentity<'b> {
    let set = match role {
        Role::Target | Role::Source if has_loose_identity(node) => {
            reader.missing(Problem::IdentityMissing {}, &place.missing_member("identity"), true);
            None
        }
        Role::Target | Role::Source => reader.required(node, "identity", place, Problem::IdentityMissing {}),
        Role::Transferee => reader.present(node, "identity"),
    };
    let named = set.and_then(|member| reader.identity_set(&member.value, &place.member(member), role, &[]));
    let member = named.as_ref().map(|named| named.member);
    ParsedIdentity { set, member, identity: named.and_then(|named| named.identity) }
}

/// Returns whether the identity is in the target itself, instead of in its `identity`.
fn has_loose_identity(node: &Node<'_>) -> bool {
    let has = |name: &str| member_of_body(node, name).is_some();
    !has("identity") && IdentityKind::NAMES.iter().any(|name| has(name))
}

impl<'b> ParsedIdentity<'b> {
    pub(super) fn tenant(&self) -> Option<&'b Member<'b>> {
        self.member.and_then(|member| member_of_body(&member.value, "tenantId"))
    }
}

pub(super) fn check_endpoint_type(reader: &mut TransferReader<'_, '_>, node: &Node<'_>, place: &Place<'_>) {
    if let Some(member) = reader.present(node, "endpointType") {
        value::endpoint_type_of(&member.value, &place.member(member), reader.issues);
    }
}

/// Returns the place of a member that may be absent.
pub(super) fn place_of<'p>(
    object: &'p Place<'p>,
    member: Option<&'p Member<'_>>,
    name: &'p str,
) -> Place<'p> {
    member.map_or(object.missing_member(name), |member| object.member(member))
}

/// Returns the unknown members that no duplicate replaces.
pub(super) fn unknown_members<'n>(
    members: &'n [Member<'n>],
    known: &'static [&'static str],
) -> impl Iterator<Item = &'n Member<'n>> {
    members.iter().filter(|member| !member.shadowed && !known.contains(&&*member.name))
}
