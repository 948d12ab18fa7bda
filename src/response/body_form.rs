//! The parts of a refusal that are parsed from its body.

use serde::Serialize;

/// The form of the body of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum BodyForm {
    /// The error of Graph.
    Graph,
    /// Another JSON.
    Json,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// No text.
    Empty,
    /// An incomplete body.
    Truncated,
    /// A redirect. It is not followed.
    Redirect,
}

/// One entry of `details` in an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GraphErrorDetail {
    /// The code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The target of the error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

/// Graph's `innerError`, as far as it is documented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InnerError {
    /// The more exact code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The more exact message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Graph's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The caller's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_request_id: Option<String>,
    /// The date, in Graph's spelling (often without a zone).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The next level, of at most eight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner_error: Option<Box<InnerError>>,
}
