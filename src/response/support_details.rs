//! The ids and the date of a response, for Microsoft's support.

use serde::Serialize;

use super::body_form::InnerError;
use super::headers::ResponseHeaders;
use super::moment::Moment;
use super::text::{CUT, WORD, line};
use crate::HttpResponse;

/// What Microsoft's support asks for: the ids of the request, and the date of the response.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SupportDetails {
    /// Graph's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The caller's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_request_id: Option<String>,
    /// The header `Date` as ISO 8601 in UTC, such as `2026-03-02T08:00:00Z`; `None` if it is missing or invalid.
    /// A text, as Graph's own `date` of an [`InnerError`], but always with a zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

impl SupportDetails {
    /// Reads them from the headers, otherwise from Graph's error; the caller's id also from the request.
    pub(super) fn read(http: &HttpResponse<'_>, inner_error: Option<&InnerError>) -> Self {
        let HttpResponse { ref headers, client_request_id, .. } = *http;
        // An incomplete id is useless; `innerError` still contains its start.
        let complete = |id: Option<&String>| id.filter(|id| !id.ends_with(CUT)).cloned();
        Self {
            request_id: id(headers, "request-id").or_else(|| complete(inner_error?.request_id.as_ref())),
            client_request_id: id(headers, "client-request-id")
                .or_else(|| complete(inner_error?.client_request_id.as_ref()))
                .or_else(|| client_request_id.map(str::to_owned)),
            date: response_date(headers).and_then(Moment::iso),
        }
    }
}

/// Returns the date of the response, by the clock of the service.
pub(super) fn response_date(headers: &ResponseHeaders) -> Option<Moment> {
    Moment::parse(headers.get("date")?)
}

fn id(headers: &ResponseHeaders, name: &str) -> Option<String> {
    line(headers.get(name)?, WORD)
}
