//! HTTP requests and responses as data, for any HTTP client.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::response::{ResponseBody, ResponseHeaders};
use crate::{CallId, Endpoint};

/// An HTTP request as data, without the access token.
///
/// The host adds the header `Authorization` with the value of [`AccessToken::authorization`](crate::AccessToken::authorization), and `client-request-id` if it wants one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpRequest {
    /// The method: `POST`, `GET` or `DELETE`.
    pub method: &'static str,
    /// The absolute URL.
    pub url: String,
    /// The headers, as pairs of name and value.
    pub headers: [(&'static str, &'static str); 1],
    /// The exact body of a POST; `None` for the other methods.
    pub body: Option<String>,
}

impl HttpRequest {
    const JSON: &'static str = "application/json";

    pub(crate) fn get(url: String) -> Self {
        Self { method: "GET", url, headers: [("Accept", Self::JSON)], body: None }
    }

    pub(crate) fn delete(url: String) -> Self {
        Self { method: "DELETE", url, headers: [("Accept", Self::JSON)], body: None }
    }

    /// Transfers a call, with a checked body.
    pub(crate) fn transfer(call: &CallId, body: String, endpoint: &Endpoint) -> Self {
        Self::post(endpoint.transfer_url(call), body)
    }

    /// Creates a POST with a JSON body.
    pub(crate) fn post(url: String, body: String) -> Self {
        Self { method: "POST", url, headers: [("Content-Type", Self::JSON)], body: Some(body) }
    }

    /// Creates the request that reads a call; [`CallLookup`](crate::response::CallLookup) parses the response.
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
        Self::get(endpoint.call_url(call))
    }

    /// Creates the request that hangs up a call; [`HangUp`](crate::response::HangUp) parses the response.
    ///
    /// Source: <https://learn.microsoft.com/graph/api/call-delete>.
    ///
    /// ```
    /// use graph_call_transfer::{CallId, Endpoint, HttpRequest};
    ///
    /// let call: CallId = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
    /// assert_eq!(HttpRequest::hang_up(&call, &Endpoint::default()).method, "DELETE");
    /// # Ok::<(), graph_call_transfer::IdError>(())
    /// ```
    #[must_use]
    pub fn hang_up(call: &CallId, endpoint: &Endpoint) -> Self {
        Self::delete(endpoint.call_url(call))
    }
}

/// An HTTP response as data, as far as the host received it.
///
/// ```
/// use graph_call_transfer::HttpResponse;
/// use graph_call_transfer::response::GraphResponse;
///
/// let http = HttpResponse::new(429).with_headers([("Retry-After", "5")]);
/// let GraphResponse::Refused(refused) = GraphResponse::parse(&http) else { panic!("429 is a refusal") };
/// assert_eq!(refused.retry_after_seconds, Some(5.0));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct HttpResponse<'a> {
    pub(crate) status: u16,
    pub(crate) headers: ResponseHeaders,
    pub(crate) body: ResponseBody<'a>,
    pub(crate) client_request_id: Option<&'a str>,
    pub(crate) redirect: Redirect<'a>,
    /// The time of the host in milliseconds since 1970; NaN if it is unknown.
    pub(crate) received_ms: f64,
}

/// A redirect between the requested URL and the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Redirect<'a> {
    /// The response is from the requested URL.
    None,
    /// The host hides the redirect.
    Hidden,
    /// The host followed the redirect to this URL.
    Followed(&'a str),
}

impl<'a> HttpResponse<'a> {
    /// Creates a response with a status, and without headers and body.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: ResponseHeaders::default(),
            body: ResponseBody::None,
            client_request_id: None,
            redirect: Redirect::None,
            received_ms: f64::NAN,
        }
    }

    /// Sets the headers, from pairs of name and value. The names are compared without case.
    #[must_use]
    pub fn with_headers<N: AsRef<str>, V: Into<String>>(
        self,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        Self { headers: headers.into_iter().collect(), ..self }
    }

    /// Sets the whole body.
    #[must_use]
    pub fn with_body(self, text: &'a str) -> Self {
        Self { body: ResponseBody::Text(text), ..self }
    }

    /// Sets the start of a body whose connection broke.
    #[must_use]
    pub fn with_truncated_body(self, text: &'a str) -> Self {
        Self { body: ResponseBody::Truncated(text), ..self }
    }

    /// Sets the `client-request-id` of the request, for a response that does not repeat it.
    #[must_use]
    pub fn with_client_request_id(self, id: &'a str) -> Self {
        Self { client_request_id: Some(id), ..self }
    }

    /// Sets the time at which the response was received.
    ///
    /// It is required for a `Retry-After` that is a date, if the response has no `Date`.
    #[must_use]
    pub fn with_received_at(self, time: SystemTime) -> Self {
        let since_1970 = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { received_ms: since_1970.as_secs_f64() * 1_000.0, ..self }
    }

    /// Marks a response that did not come from the requested URL, because of a redirect.
    ///
    /// Either a browser hides the redirect (status 0), or the HTTP client followed it and the response came from `url`. Even a
    /// status of 200 is then a refusal, as the POST has become a GET.
    #[must_use]
    pub fn with_redirect(self, url: Option<&'a str>) -> Self {
        Self { redirect: url.map_or(Redirect::Hidden, Redirect::Followed), ..self }
    }
}
