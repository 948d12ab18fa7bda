//! The checked request.

use serde::Serialize;

use super::context::CallType;
use crate::{CallId, Endpoint, HttpRequest, Issue};

/// The kind of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum TransferKind {
    /// The call goes straight to the target.
    Blind,
    /// The transfer replaces the target's own call.
    Consultative,
}

/// A transfer without errors. Only a check creates it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferRequest {
    #[serde(serialize_with = "serialize_spelling")]
    pub(super) call_id: CallId,
    pub(super) kind: TransferKind,
    pub(super) call_type: CallType,
    /// The exact text; JavaScript gets it as an object.
    #[serde(skip)]
    pub(super) body: String,
    pub(super) issues: Vec<Issue>,
}

fn serialize_spelling<S: serde::Serializer>(id: &CallId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id.as_str())
}

impl TransferRequest {
    /// Returns the id of the call that is transferred.
    #[must_use]
    pub fn call_id(&self) -> &CallId {
        &self.call_id
    }

    /// Returns the kind of the transfer.
    #[must_use]
    pub fn kind(&self) -> TransferKind {
        self.kind
    }

    /// Returns the type of the call.
    #[must_use]
    pub fn call_type(&self) -> CallType {
        self.call_type
    }

    /// Returns the body as strict JSON: members in their original order, numbers in their original spelling.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Returns the warnings and infos.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Describes the HTTP request.
    ///
    /// ```
    /// use graph_call_transfer::{CheckContext, Endpoint, Identity, Transfer};
    ///
    /// let call = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
    /// let target = Identity::phone("+12345678901".parse()?);
    /// let request = Transfer::new(call, target).check(&CheckContext::new())?;
    /// let http = request.describe(&Endpoint::default());
    /// assert!(http.url.ends_with("/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn describe(&self, endpoint: &Endpoint) -> HttpRequest {
        HttpRequest::transfer(&self.call_id, self.body.clone(), endpoint)
    }
}
