//! An HTTP request as data, for whatever client sends it.

use crate::{CallId, Endpoint};

/// An HTTP request as data, without token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// `POST` or `GET`.
    pub method: &'static str,
    /// The absolute URL.
    pub url: String,
    /// The only header beside `Authorization` and `client-request-id`.
    pub header: (&'static str, &'static str),
    /// The exact body of a POST; a GET has none.
    pub body: Option<String>,
}

impl HttpRequest {
    const JSON: &'static str = "application/json";

    /// Posts a body of JSON.
    pub(crate) fn post(url: String, body: String) -> Self {
        Self { method: "POST", url, header: ("Content-Type", Self::JSON), body: Some(body) }
    }

    /// Asks how a call stands; [`Reading`](crate::answer::Reading) reads the answer.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/call-get>.
    ///
    /// ```
    /// use graph_call_transfer::{CallId, Endpoint, HttpRequest};
    ///
    /// let call: CallId = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
    /// let http = HttpRequest::read_call(&call, &Endpoint::default());
    /// assert_eq!(http.method, "GET");
    /// assert!(http.url.ends_with("/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b"));
    /// # Ok::<(), graph_call_transfer::IdError>(())
    /// ```
    #[must_use]
    pub fn read_call(call: &CallId, endpoint: &Endpoint) -> Self {
        Self { method: "GET", url: endpoint.call_url(call), header: ("Accept", Self::JSON), body: None }
    }
}
