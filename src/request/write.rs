//! Writes the parts of bodies.

use super::identity::{DirectoryKind, Identity, IdentityKind, OpaqueKind};
use crate::TenantId;

/// Writes the one member of an identity set.
pub(super) fn write_identity(identity: &Identity, out: &mut String) {
    let (kind, id, tenant_id, display_name) = match identity {
        Identity::Directory { kind, id, tenant_id, display_name } => {
            (IdentityKind::Directory(*kind).name(), id.as_str(), tenant_id.as_ref(), display_name.as_deref())
        }
        Identity::Phone(number) => (IdentityKind::Phone.name(), number.as_str(), None, None),
        Identity::Opaque { kind, id, tenant_id, display_name } => {
            (IdentityKind::Opaque(*kind).name(), id.as_str(), tenant_id.as_ref(), display_name.as_deref())
        }
    };
    write_text(kind, out);
    out.push_str(":{");
    if !is_declared(identity) {
        out.push_str("\"@odata.type\":\"#microsoft.graph.identity\",");
    }
    out.push_str("\"id\":");
    write_text(id, out);
    write_member("tenantId", tenant_id.map(TenantId::as_str), out);
    write_member("displayName", display_name, out);
    out.push('}');
}

/// Returns whether `identitySet` declares a member of this kind. `OData` requires the type of each other member, as in Microsoft's
/// examples for `phone`.
fn is_declared(identity: &Identity) -> bool {
    match identity {
        Identity::Directory { kind: DirectoryKind::User | DirectoryKind::Application, .. }
        | Identity::Opaque { kind: OpaqueKind::Device, .. } => true,
        Identity::Directory { .. } | Identity::Phone(_) | Identity::Opaque { .. } => false,
    }
}

/// Writes a further member of an object, if it has a value.
pub(super) fn write_member(name: &str, value: Option<&str>, out: &mut String) {
    if let Some(value) = value {
        out.push_str(",\"");
        out.push_str(name);
        out.push_str("\":");
        write_text(value, out);
    }
}

/// Writes a string.
pub(super) fn write_text(text: &str, out: &mut String) {
    out.push_str(&crate::json::quote(text));
}
