//! The response to the POST of a new call: the call, or a refusal.

use serde::Serialize;

use super::call_lookup::parse_call;
use super::{Refused, ResponseBody, SupportDetails};
use crate::http::Redirect;
use crate::{CallId, HttpResponse, json};

/// Graph created the call. Notifications report its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallCreated {
    /// The HTTP status, 200 to 299. Microsoft documents 201.
    pub status: u16,
    /// The id of the call: of the body, otherwise of the header `Location`. `None` if neither could be read: then the call exists, and
    /// only its notifications contain the id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_id: Option<String>,
    /// The state of the call: known states in the spelling of Graph's metadata, others as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The ids and the date, for support.
    #[serde(flatten)]
    pub support: SupportDetails,
}

/// The response to the POST of a new call.
///
/// ```
/// use graph_call_transfer::HttpResponse;
/// use graph_call_transfer::response::CallCreation;
///
/// let http = HttpResponse::new(201).with_body(r#"{"id":"2e1a0b00-2db4-4022-9570-243709c565ab","state":"establishing"}"#);
/// let CallCreation::Created(created) = CallCreation::parse(&http) else { panic!("201 is created") };
/// assert_eq!(created.call_id.as_deref(), Some("2e1a0b00-2db4-4022-9570-243709c565ab"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum CallCreation {
    /// Graph created the call.
    Created(CallCreated),
    /// The request was refused.
    Refused(Refused),
}

impl CallCreation {
    /// Parses the response. Each status from 200 to 299 is a created call, unless a redirect is involved.
    #[must_use]
    pub fn parse(http: &HttpResponse<'_>) -> Self {
        let HttpResponse { status, body, .. } = *http;
        if !(200..=299).contains(&status) || http.redirect != Redirect::None {
            return Self::Refused(Refused::parse(http));
        }
        let text = if let ResponseBody::Text(text) = body { text } else { "" };
        let (id, state) = parse_call(text).map(|(call, state)| (id_of(call), state)).unwrap_or_default();
        let call_id = id.or_else(|| id_at_end_of(http.headers.get("location")?));
        Self::Created(CallCreated { status, call_id, state, support: SupportDetails::read(http, None) })
    }
}

fn id_of(call: &str) -> Option<String> {
    let document = json::read(call);
    let root = document.root?;
    let id = root.member("id")?.value.as_text()?;
    CallId::parse(id).is_ok().then(|| id.to_owned())
}

fn id_at_end_of(location: &str) -> Option<String> {
    let (_, id) = location.rsplit_once("/calls/")?;
    CallId::parse(id).is_ok().then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn call_id_is_found_in_the_body_or_in_the_location() {
        const ID: &str = "2e1a0b00-2db4-4022-9570-243709c565ab";
        let location = format!("https://graph.microsoft.com/v1.0/communications/calls/{ID}");
        let body = format!(r#"{{"id":"{ID}","state":"Establishing"}}"#);
        for (status, location, body, id) in [
            (201, "", body.as_str(), Some(ID)),
            (201, location.as_str(), "", Some(ID)),
            (201, location.as_str(), r#"{"id":"","state":"establishing"}"#, Some(ID)),
            (202, "", "", None),
            (201, "/v1.0/communications/calls/x", "{", None),
        ] {
            let http = HttpResponse::new(status).with_headers([("Location", location)]).with_body(body);
            let CallCreation::Created(created) = CallCreation::parse(&http) else { panic!("{status}") };
            assert_eq!(created.call_id.as_deref(), id, "{body}");
        }
    }

    #[test]
    fn refusal_of_a_call_may_hide_a_call_only_after_a_redirect_or_a_server_error() {
        for (status, expected) in
            [(400, false), (403, false), (429, false), (302, true), (500, true), (504, true)]
        {
            let CallCreation::Refused(refused) = CallCreation::parse(&HttpResponse::new(status)) else {
                panic!("{status} is a refusal")
            };
            assert_eq!(refused.may_be_in_progress, expected, "{status}");
        }
    }
}
