//! A transfer as types that cannot be wrong in themselves.

use super::identity::{DirectoryKind, Identity, Kind, OpaqueKind};
use super::value::EndpointType;
use crate::{CallId, Guid};

/// Who is moved out of a group call (RFC 5589: the transferee).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transferee {
    /// The participant's id in the roster of the call.
    pub participant_id: Guid,
    /// Who it is.
    pub identity: Option<Identity>,
}

/// A transfer: which call, to whom, and how.
///
/// ```
/// use graph_call_transfer::{Context, Identity, Transfer};
///
/// let call = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
/// let heidi = Identity::user("550fae72-d251-43ec-868c-373732c2704f".parse()?);
/// let request = Transfer::new(call, heidi).check(&Context::default()).expect("no errors");
/// assert!(request.body().starts_with(r#"{"transferTarget":{"endpointType":"default""#));
/// # Ok::<(), graph_call_transfer::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transfer {
    /// The call that is being transferred.
    pub call_id: CallId,
    /// Who receives it (RFC 5589: the transfer target).
    pub target: Identity,
    /// Makes the transfer consultative: the call that the target is in.
    pub replaces_call_id: Option<CallId>,
    /// Who is moved; for a group call.
    pub transferee: Option<Transferee>,
    /// The kind of endpoint to ring.
    pub endpoint_type: EndpointType,
    /// The target's language.
    pub language_id: Option<String>,
    /// The target's region.
    pub region: Option<String>,
}

impl Transfer {
    /// A blind transfer of a peer-to-peer call.
    #[must_use]
    pub fn new(call_id: CallId, target: Identity) -> Self {
        Self {
            call_id,
            target,
            replaces_call_id: None,
            transferee: None,
            endpoint_type: EndpointType::Default,
            language_id: None,
            region: None,
        }
    }

    /// Writes the body that goes over the wire, in the order of Microsoft's examples.
    pub(super) fn write_body(&self) -> String {
        let mut out = String::with_capacity(512);
        out.push_str("{\"transferTarget\":{\"endpointType\":\"");
        out.push_str(self.endpoint_type.name());
        out.push_str("\",\"identity\":{");
        write_identity(&self.target, &mut out);
        out.push('}');
        let target_members = [
            ("languageId", self.language_id.as_deref()),
            ("region", self.region.as_deref()),
            ("replacesCallId", self.replaces_call_id.as_ref().map(CallId::as_str)),
        ];
        for (name, value) in target_members {
            write_member(name, value, &mut out);
        }
        out.push('}');
        if let Some(transferee) = &self.transferee {
            out.push_str(",\"transferee\":{");
            if let Some(identity) = &transferee.identity {
                out.push_str("\"identity\":{");
                write_identity(identity, &mut out);
                out.push_str("},");
            }
            out.push_str("\"participantId\":");
            write_text(transferee.participant_id.as_str(), &mut out);
            out.push('}');
        }
        out.push('}');
        out
    }
}

fn write_identity(identity: &Identity, out: &mut String) {
    let (kind, id, tenant_id, display_name) = match identity {
        Identity::Directory { kind, id, tenant_id, display_name } => {
            (Kind::Directory(*kind).name(), id.as_str(), tenant_id.as_ref(), display_name.as_deref())
        }
        Identity::Phone(number) => (Kind::Phone.name(), number.as_str(), None, None),
        Identity::Opaque { kind, id, tenant_id, display_name } => {
            (Kind::Opaque(*kind).name(), id.as_str(), tenant_id.as_ref(), display_name.as_deref())
        }
    };
    write_text(kind, out);
    out.push_str(":{");
    if !is_declared(identity) {
        out.push_str("\"@odata.type\":\"#microsoft.graph.identity\",");
    }
    out.push_str("\"id\":");
    write_text(id, out);
    write_member("tenantId", tenant_id.map(Guid::as_str), out);
    write_member("displayName", display_name, out);
    out.push('}');
}

/// Whether `identitySet` declares a member of this kind. `OData` wants the type of any other member to be named, as the page's
/// examples do for `phone`.
fn is_declared(identity: &Identity) -> bool {
    match identity {
        Identity::Directory { kind: DirectoryKind::User | DirectoryKind::Application, .. }
        | Identity::Opaque { kind: OpaqueKind::Device, .. } => true,
        Identity::Directory { .. } | Identity::Phone(_) | Identity::Opaque { .. } => false,
    }
}

fn write_member(name: &str, value: Option<&str>, out: &mut String) {
    if let Some(value) = value {
        out.push_str(",\"");
        out.push_str(name);
        out.push_str("\":");
        write_text(value, out);
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push_str(&crate::json::quote(text));
}
