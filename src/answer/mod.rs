//! What comes back: of the POST, accepted or refused, why, and whether sending again is safe; of the GET, how the call stands.
//!
//! Nothing here does I/O or looks at a clock: a host hands in what it received, and gets a value that says
//! the same thing whatever server, proxy or gateway wrote it.

mod delivery;
mod error_body;
mod headers;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod hostile_tests;
mod moment;
mod page;
mod reading;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod reading_tests;
mod refusal;
mod retry;
mod retry_json;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod retry_tests;
mod status;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;
mod text;

use serde::Serialize;

pub use self::delivery::Delivered;
pub use self::headers::Headers;
pub use self::reading::{Ended, Found, Reading};
pub use self::refusal::{Detail, Form, InnerError, Refusal};
pub use self::retry::{RetryFault, RetryOptions, RetryPolicy, retry_after_seconds};

use self::moment::Moment;
use self::text::{WORD, line};

/// A response body, as far as it could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body<'a> {
    /// The whole body.
    Text(&'a str),
    /// What was read before the connection broke.
    Cut(&'a str),
    /// No body.
    None,
}

/// Graph took the request; how the transfer ends is told by notifications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// The HTTP status, 200 to 299; documented is 202.
    pub status: u16,
    /// Graph's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The caller's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_request_id: Option<String>,
    /// When the service answered, by its own clock, for support: the header `Date` as ISO 8601 in UTC, such as
    /// `2026-03-02T08:00:00Z`; `None` where there is none, or what it says is no date. A text, as Graph itself writes the `date`
    /// of an [`InnerError`], but never without a zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// Graph, or something before it, refused the request.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// The HTTP status; 0 for a redirect that a browser hides.
    pub status: u16,
    /// Why.
    pub error: Box<Refusal>,
    /// Whether the same request may be sent again without the danger of a second transfer.
    pub retryable: bool,
    /// Whether the transfer may have begun in spite of it: after a redirect, and after any 5xx, nobody knows. Of a call
    /// that was read it says nothing.
    pub may_have_begun: bool,
    /// How long the service asks to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<f64>,
    /// Graph's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The caller's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_request_id: Option<String>,
    /// When the service answered, as in [`Accepted`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// What one HTTP answer says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Answer {
    /// Graph took the request.
    Accepted(Accepted),
    /// The request was not taken.
    Refused(Refused),
}

impl Answer {
    /// Reads the answer that came from the URL that was asked.
    ///
    /// `sent_id` is the `client-request-id` that was sent, used when the answer does not repeat it. `now_ms`,
    /// milliseconds since 1970, is for a `Retry-After` that is a date; the answer's own `Date` is preferred,
    /// as both are the server's.
    #[must_use]
    pub fn read(status: u16, headers: &Headers, body: Body<'_>, sent_id: Option<&str>, now_ms: f64) -> Self {
        match status {
            200..=299 => Self::Accepted(Accepted::new(status, headers, sent_id)),
            _ => Self::Refused(Refused::read(status, headers, body, sent_id, now_ms)),
        }
    }

    /// Describes an answer that does not count, because a redirect stands between it and the URL that was
    /// asked.
    ///
    /// Either a browser hides the redirect (status 0), or a `fetch` followed it and the answer came from
    /// `came_from`: then even a status of 200 says nothing of the transfer, since the POST has become a GET
    /// on the way.
    #[must_use]
    pub fn redirected(
        status: u16,
        headers: &Headers,
        came_from: Option<&str>,
        sent_id: Option<&str>,
    ) -> Self {
        Self::Refused(Refused::redirected(status, headers, came_from, sent_id))
    }
}

impl Accepted {
    fn new(status: u16, headers: &Headers, sent_id: Option<&str>) -> Self {
        let client_request_id = id(headers, "client-request-id").or_else(|| sent_id.map(str::to_owned));
        let date = answered(headers).and_then(Moment::iso);
        Self { status, request_id: id(headers, "request-id"), client_request_id, date }
    }
}

impl Refused {
    /// Reads an answer that is not what was asked for.
    fn read(status: u16, headers: &Headers, body: Body<'_>, sent_id: Option<&str>, now_ms: f64) -> Self {
        let error = match status {
            0 => return Self::redirected(0, headers, None, sent_id),
            300..=399 => Refusal::redirect(&status::named(status), headers.get("location"), body),
            _ => Refusal::read(status, headers, body),
        };
        Self::new(status, error, headers, sent_id, now_ms)
    }

    /// As [`Answer::redirected`].
    fn redirected(status: u16, headers: &Headers, came_from: Option<&str>, sent_id: Option<&str>) -> Self {
        let what = if came_from.is_some() {
            "The answer came from another URL"
        } else {
            "The browser met a redirect"
        };
        let error = Refusal::redirect(what, came_from.or_else(|| headers.get("location")), Body::None);
        let refused = Self::new(status, error, headers, sent_id, f64::NAN);
        // Whatever the status: before the redirect the request may have been taken.
        Self { retryable: false, may_have_begun: true, ..refused }
    }

    fn new(status: u16, error: Refusal, headers: &Headers, sent_id: Option<&str>, now_ms: f64) -> Self {
        let answered = answered(headers);
        let now_ms = answered.map_or(now_ms, Moment::milliseconds);
        let retry_after_seconds =
            headers.get("retry-after").and_then(|header| retry_after_seconds(header, now_ms));
        // An id that broke off is worse than none; `innerError` still shows what came of it.
        let whole = |id: Option<&String>| id.filter(|id| !id.ends_with(text::CUT)).cloned();
        let inner = error.inner_error.as_ref();
        Self {
            status,
            retryable: status == 429,
            may_have_begun: may_have_begun(status),
            retry_after_seconds,
            request_id: id(headers, "request-id").or_else(|| whole(inner?.request_id.as_ref())),
            client_request_id: id(headers, "client-request-id")
                .or_else(|| whole(inner?.client_request_id.as_ref()))
                .or_else(|| sent_id.map(str::to_owned)),
            date: answered.and_then(Moment::iso),
            error: Box::new(error),
        }
    }
}

/// Whether a transfer may have begun in spite of a refusal with this HTTP status. After a redirect too: it is no answer of
/// Graph's, and the request may have been taken before it.
pub(crate) fn may_have_begun(status: u16) -> bool {
    !(400..500).contains(&status)
}

/// When the service answered, by its own clock.
fn answered(headers: &Headers) -> Option<Moment> {
    Moment::read(headers.get("date")?)
}

fn id(headers: &Headers, name: &str) -> Option<String> {
    line(headers.get(name)?, WORD)
}
