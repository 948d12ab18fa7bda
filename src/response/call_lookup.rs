//! The response to the GET of a call: the call, its end, or a refusal.

use serde::Serialize;

use super::body_form::BodyForm;
use super::{Refusal, Refused, ResponseBody, SupportDetails, status};
use crate::HttpResponse;
use crate::http::Redirect;
use crate::json::{self, FaultKind};
use crate::notification::CALL_STATES;

/// The call exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallFound {
    /// The HTTP status, 200.
    pub status: u16,
    /// The state of the call: known states in the spelling of Graph's metadata, others as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The exact text of the object: strict JSON, without a byte order mark. JavaScript gets it as an object.
    #[serde(skip)]
    pub call: String,
    /// The ids and the date, for support.
    #[serde(flatten)]
    pub support: SupportDetails,
}

/// Graph itself reports that the call does not exist, so it has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallEnded {
    /// The HTTP status, 404.
    pub status: u16,
    /// The error of Graph.
    pub error: Box<Refusal>,
    /// The ids and the date, for support.
    #[serde(flatten)]
    pub support: SupportDetails,
}

/// The response to the GET of a call.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum CallLookup {
    /// Graph returned the call.
    Found(CallFound),
    /// The call does not exist, or has ended.
    Ended(CallEnded),
    /// The state of the call is unknown: Graph, or a proxy or gateway in front of it, sent another response.
    Refused(Refused),
}

impl CallLookup {
    /// The maximum length of a call object, in bytes of UTF-8. A usual one has a few thousand, as it does not contain the participants.
    pub const MAX_LENGTH: usize = json::MAX_SIZE;

    /// Parses the response.
    ///
    /// - `Found` is a 200 with a JSON object that has an `id` or a `state`. Any other success is a refusal: it may be a login page.
    /// - `Ended` is a 404 of Graph itself: with the code 8522, or with Graph's id of the request and a code that is not about the
    ///   URL. Any other 404 is a refusal: that of a proxy, or for a wrong base URL, does not concern the call.
    #[must_use]
    pub fn parse(http: &HttpResponse<'_>) -> Self {
        let HttpResponse { status, body, .. } = *http;
        if let (200, ResponseBody::Text(text), Redirect::None) = (status, body, http.redirect)
            && let Some((call, state)) = parse_call(text)
        {
            let (call, support) = (call.to_owned(), SupportDetails::read(http, None));
            return Self::Found(CallFound { status, state, call, support });
        }
        let mut refused = Refused::parse(http);
        if let Some(ended) = CallEnded::from_refused(&refused) {
            return Self::Ended(ended);
        }
        let is_success = (200..=299).contains(&status) && http.redirect == Redirect::None;
        if is_success && refused.error.form != BodyForm::Graph {
            refused.error.message = without_call(status, refused.error.form, body);
        }
        Self::Refused(refused)
    }
}

/// Parses a call object into its text and its state; `None` for any other text.
pub(super) fn parse_call(text: &str) -> Option<(&str, Option<String>)> {
    let text = text.trim_start_matches('\u{feff}');
    // Only strict JSON, as `JSON.parse` must accept it too. Half a surrogate pair is allowed: a service that shortens a name
    // may write one.
    let is_invalid = |kind: &FaultKind| kind.is_error() && !matches!(kind, FaultKind::JsonLoneSurrogate {});
    let document = json::read(text);
    if document.faults.iter().any(|fault| is_invalid(&fault.kind)) {
        return None;
    }
    let root = document.root?;
    root.as_object()?;
    let text_of = |name| root.member(name).and_then(|member| member.value.as_text());
    let state = text_of("state");
    (state.is_some() || text_of("id").is_some()).then(|| (text, state.map(known_spelling)))
}

/// Returns a state in the spelling of the metadata: older responses contain `Established`.
fn known_spelling(state: &str) -> String {
    let known = CALL_STATES.into_iter().find(|known| known.eq_ignore_ascii_case(state));
    known.unwrap_or(state).to_owned()
}

impl CallEnded {
    /// Returns the end of the call that a refusal reports, if it does.
    pub(super) fn from_refused(refused: &Refused) -> Option<Self> {
        let Refused { status, error, support, .. } = refused;
        is_ended(refused).then(|| Self { status: *status, error: error.clone(), support: support.clone() })
    }
}

fn is_ended(refused: &Refused) -> bool {
    // These codes are about the URL, not about the call.
    const URL_CODES: [&str; 2] = ["itemNotFound", "ResourceNotFound"];
    let code = refused.error.code.as_deref().unwrap_or_default();
    let is_of_graph = code == "8522" || refused.support.request_id.is_some();
    refused.status == 404
        && refused.error.form == BodyForm::Graph
        && is_of_graph
        && !URL_CODES.contains(&code)
}

/// Returns the message for a success without a call.
fn without_call(status: u16, form: BodyForm, body: ResponseBody<'_>) -> String {
    let status = status::named(status);
    let content = match (form, body) {
        (_, ResponseBody::Text(text)) if text.len() > CallLookup::MAX_LENGTH => "a body that is too long",
        (BodyForm::Graph | BodyForm::Json, _) => "JSON that is not a call",
        (BodyForm::Html, _) => "a web page",
        (BodyForm::Text, _) => "plain text",
        (BodyForm::Truncated, _) => "an incomplete body",
        (BodyForm::Empty | BodyForm::Redirect, _) => "an empty body",
    };
    format!("expected a call, found {status} with {content}")
}
