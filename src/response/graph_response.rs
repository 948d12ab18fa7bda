//! The response to the POST: accepted, or refused with the reason.

use serde::Serialize;

use super::moment::Moment;
use super::refusal::Refusal;
use super::retry_after::retry_after_seconds;
use super::support_details::{SupportDetails, response_date};
use super::{ResponseBody, status};
use crate::HttpResponse;
use crate::http::Redirect;

/// Graph accepted the request. Notifications report the end of the transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// The HTTP status, 200 to 299. Microsoft documents 202.
    pub status: u16,
    /// The ids and the date, for support.
    #[serde(flatten)]
    pub support: SupportDetails,
}

/// Graph, or a proxy or gateway in front of it, refused the request.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// The HTTP status; 0 for a redirect that the browser hides.
    pub status: u16,
    /// The reason.
    pub error: Box<Refusal>,
    /// Whether the same request can be sent again without the risk of a second transfer.
    pub retryable: bool,
    /// Whether the transfer may be in progress in spite of the refusal: after a redirect, and after any 5xx. It has no meaning for
    /// a [`CallLookup`](super::CallLookup).
    pub may_be_in_progress: bool,
    /// The wait that the service asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<f64>,
    /// The ids and the date, for support.
    #[serde(flatten)]
    pub support: SupportDetails,
}

/// The response to the POST of a transfer.
///
/// ```
/// use graph_call_transfer::HttpResponse;
/// use graph_call_transfer::response::GraphResponse;
///
/// let http = HttpResponse::new(202).with_headers([("request-id", "5d2ba3c5")]);
/// let GraphResponse::Accepted(accepted) = GraphResponse::parse(&http) else { panic!("202 is accepted") };
/// assert_eq!(accepted.support.request_id.as_deref(), Some("5d2ba3c5"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum GraphResponse {
    /// Graph accepted the request.
    Accepted(Accepted),
    /// The request was refused.
    Refused(Refused),
}

impl GraphResponse {
    /// Parses the response. Each status from 200 to 299 is accepted, unless a redirect is involved.
    #[must_use]
    pub fn parse(http: &HttpResponse<'_>) -> Self {
        match http.status {
            200..=299 if http.redirect == Redirect::None => Self::Accepted(Accepted::new(http)),
            _ => Self::Refused(Refused::parse(http)),
        }
    }

    /// Returns the HTTP status; 0 for a redirect that the browser hides.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::Accepted(Accepted { status, .. }) | Self::Refused(Refused { status, .. }) => *status,
        }
    }
}

impl Accepted {
    pub(super) fn new(http: &HttpResponse<'_>) -> Self {
        Self { status: http.status, support: SupportDetails::read(http, None) }
    }
}

impl Refused {
    /// Parses a response that is not the requested one.
    pub(super) fn parse(http: &HttpResponse<'_>) -> Self {
        let error = match (http.redirect, http.status) {
            (Redirect::Followed(url), _) => return Self::redirected(http, Some(url)),
            (Redirect::Hidden, _) | (_, 0) => return Self::redirected(http, None),
            (Redirect::None, 300..=399) => {
                Refusal::redirect(&status::named(http.status), http.headers.get("location"), http.body)
            }
            (Redirect::None, status) => Refusal::parse(status, &http.headers, http.body),
        };
        Self::new(http, error)
    }

    fn redirected(http: &HttpResponse<'_>, url: Option<&str>) -> Self {
        let reason = match url {
            Some(_) => "The response came from another URL",
            None => "The browser met a redirect",
        };
        let location = url.or_else(|| http.headers.get("location"));
        let refused = Self::new(http, Refusal::redirect(reason, location, ResponseBody::None));
        // For any status: the request may have been accepted before the redirect.
        Self { retryable: false, may_be_in_progress: true, ..refused }
    }

    fn new(http: &HttpResponse<'_>, error: Refusal) -> Self {
        let HttpResponse { status, ref headers, .. } = *http;
        let now_ms = response_date(headers).map_or(http.received_ms, Moment::milliseconds);
        let retry_after_seconds =
            headers.get("retry-after").and_then(|header| retry_after_seconds(header, now_ms));
        Self {
            status,
            retryable: status == 429,
            may_be_in_progress: may_be_in_progress(status),
            retry_after_seconds,
            support: SupportDetails::read(http, error.inner_error.as_ref()),
            error: Box::new(error),
        }
    }
}

/// Returns whether a transfer may be in progress in spite of a refusal with this HTTP status. A redirect is not a response of
/// Graph, and the request may have been accepted before it.
pub(crate) fn may_be_in_progress(status: u16) -> bool {
    !(400..500).contains(&status)
}
