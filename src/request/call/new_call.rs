//! A new call as typed values.

use super::callback_uri;
use crate::TenantId;
use crate::request::identity::Identity;
use crate::request::write::{write_identity, write_member, write_text};

/// A peer-to-peer call to create, with media that the service hosts.
///
/// ```
/// use graph_call_transfer::{CheckContext, Endpoint, Identity, NewCall};
///
/// let heidi = Identity::user("550fae72-d251-43ec-868c-373732c2704f".parse()?);
/// let request = NewCall::new(heidi, "https://bot.contoso.com/api/calls")
///     .with_client_context("5f2b8a1c-9d0e-4c3b-8a7f-6e5d4c3b2a10")
///     .check(&CheckContext::new())?;
/// assert!(request.body().contains(r#""callbackUri":"https://bot.contoso.com/api/calls?clientContext=5f2b8a1c"#));
/// let http = request.describe(&Endpoint::default());
/// assert_eq!(http.url, "https://graph.microsoft.com/v1.0/communications/calls");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewCall {
    /// The party to call.
    pub target: Identity,
    /// The https address that receives the notifications of the call.
    pub callback_uri: String,
    /// The application, or its instance, that places the call. A call to a telephone requires an instance.
    pub source: Option<Identity>,
    /// The tenant of the call.
    pub tenant_id: Option<TenantId>,
    /// The text by which the call is found again: it is sent in the query of the callback address.
    pub client_context: Option<String>,
}

impl NewCall {
    /// Creates a call to a target.
    #[must_use]
    pub fn new(target: Identity, callback_uri: impl Into<String>) -> Self {
        Self {
            target,
            callback_uri: callback_uri.into(),
            source: None,
            tenant_id: None,
            client_context: None,
        }
    }

    /// Sets the application, or its instance, that places the call.
    #[must_use]
    pub fn with_source(self, source: Identity) -> Self {
        Self { source: Some(source), ..self }
    }

    /// Sets the tenant of the call.
    #[must_use]
    pub fn with_tenant_id(self, tenant_id: TenantId) -> Self {
        Self { tenant_id: Some(tenant_id), ..self }
    }

    /// Sets the text by which the call is found again.
    #[must_use]
    pub fn with_client_context(self, client_context: impl Into<String>) -> Self {
        Self { client_context: Some(client_context.into()), ..self }
    }

    /// Writes the body of the HTTP request, in the order of Microsoft's examples.
    pub(super) fn write_body(&self) -> String {
        let mut out = String::with_capacity(768);
        out.push_str("{\"@odata.type\":\"#microsoft.graph.call\",\"callbackUri\":");
        match &self.client_context {
            Some(context) => write_text(&callback_uri::with_context(&self.callback_uri, context), &mut out),
            None => write_text(&self.callback_uri, &mut out),
        }
        if let Some(source) = &self.source {
            out.push_str(",\"source\":");
            write_participant("participantInfo", source, &mut out);
        }
        out.push_str(",\"targets\":[");
        write_participant("invitationParticipantInfo", &self.target, &mut out);
        out.push_str("],\"requestedModalities\":[\"audio\"],\"mediaConfig\":");
        out.push_str("{\"@odata.type\":\"#microsoft.graph.serviceHostedMediaConfig\"}");
        write_member("tenantId", self.tenant_id.as_ref().map(TenantId::as_str), &mut out);
        out.push('}');
        out
    }
}

fn write_participant(kind: &str, identity: &Identity, out: &mut String) {
    out.push_str("{\"@odata.type\":\"#microsoft.graph.");
    out.push_str(kind);
    out.push_str("\",\"identity\":{\"@odata.type\":\"#microsoft.graph.identitySet\",");
    write_identity(identity, out);
    out.push_str("}}");
}
