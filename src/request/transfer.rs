//! A transfer as typed values.

use super::endpoint_type::EndpointType;
use super::identity::Identity;
use super::write::{write_identity, write_member, write_text};
use crate::{CallId, Guid};

/// The transferee (RFC 5589): the participant that the transfer moves out of a group call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transferee {
    /// The id of the participant in the roster of the call. It is not the id of the user.
    pub participant_id: Guid,
    /// The identity.
    pub identity: Option<Identity>,
}

impl Transferee {
    /// Creates a transferee from the id of the participant in the roster of the call.
    #[must_use]
    pub fn new(participant_id: Guid) -> Self {
        Self { participant_id, identity: None }
    }

    /// Sets the identity.
    #[must_use]
    pub fn with_identity(self, identity: Identity) -> Self {
        Self { identity: Some(identity), ..self }
    }
}

/// A transfer: the call, the target, and the options.
///
/// ```
/// use graph_call_transfer::{CheckContext, Identity, Transfer, TransferKind};
///
/// let call = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
/// let heidi = Identity::user("550fae72-d251-43ec-868c-373732c2704f".parse()?);
/// let request = Transfer::new(call, heidi)
///     .with_replaces_call_id("e5d39592-99bd-4db8-bca8-30fb894ec51d".parse()?)
///     .check(&CheckContext::new())?;
/// assert_eq!(request.kind(), TransferKind::Consultative);
/// assert!(request.body().starts_with(r#"{"transferTarget":{"endpointType":"default""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Transfer {
    /// The call that is being transferred.
    pub call_id: CallId,
    /// The transfer target (RFC 5589).
    pub target: Identity,
    /// The call of the target that a consultative transfer replaces.
    pub replaces_call_id: Option<CallId>,
    /// The transferee, for a group call.
    pub transferee: Option<Transferee>,
    /// The type of the endpoint that rings.
    pub endpoint_type: EndpointType,
    /// The language of the target.
    pub language_id: Option<String>,
    /// The region of the target.
    pub region: Option<String>,
}

impl Transfer {
    /// Creates a blind transfer of a peer-to-peer call.
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

    /// Makes the transfer consultative: sets the call of the target that it replaces.
    #[must_use]
    pub fn with_replaces_call_id(self, call_id: CallId) -> Self {
        Self { replaces_call_id: Some(call_id), ..self }
    }

    /// Sets the transferee, for a group call.
    #[must_use]
    pub fn with_transferee(self, transferee: Transferee) -> Self {
        Self { transferee: Some(transferee), ..self }
    }

    /// Sets the type of the endpoint that rings.
    #[must_use]
    pub fn with_endpoint_type(self, endpoint_type: EndpointType) -> Self {
        Self { endpoint_type, ..self }
    }

    /// Sets the language of the target, such as `en-US`.
    #[must_use]
    pub fn with_language_id(self, language_id: impl Into<String>) -> Self {
        Self { language_id: Some(language_id.into()), ..self }
    }

    /// Sets the region of the target, such as `amer`.
    #[must_use]
    pub fn with_region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    /// Writes the body of the HTTP request, in the order of Microsoft's examples.
    pub(super) fn write_body(&self) -> String {
        let mut out = String::with_capacity(512);
        out.push_str("{\"transferTarget\":{\"endpointType\":\"");
        out.push_str(self.endpoint_type.as_str());
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
