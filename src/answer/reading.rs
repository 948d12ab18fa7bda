//! What comes back on the GET of a call: the call, that it has ended, or neither.

use serde::Serialize;

use super::{Accepted, Body, Form, Headers, Refusal, Refused, status};
use crate::json::{self, FaultKind};
use crate::notification::CALL_STATES;

/// The call is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The HTTP status, 200.
    pub status: u16,
    /// The state of the call: a known one in the spelling of Graph's metadata, another one as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The exact text of the object without a byte order mark, strict JSON; JavaScript gets it as an object.
    #[serde(skip)]
    pub call: String,
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

/// Graph itself says that it knows no such call. One that was there has ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ended {
    /// The HTTP status, 404.
    pub status: u16,
    /// What Graph said.
    pub error: Box<Refusal>,
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

/// How a call stands, as far as one HTTP answer says it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Reading {
    /// Graph gave the call.
    Found(Found),
    /// Graph does not know the call, or not any more.
    Ended(Ended),
    /// Nothing is known of the call: Graph, or something before it, answered otherwise.
    Refused(Refused),
}

impl Reading {
    /// The longest call object that is read, in bytes of UTF-8. Without its participants, which are not in it, one has a few
    /// thousand.
    pub const LONGEST: usize = json::SIZE_LIMIT;

    /// Reads the answer that came from the URL that was asked; the arguments are those of [`Answer::read`](super::Answer::read).
    ///
    /// - `Found` is a 200 with a JSON object that has an `id` or a `state`. Any other success is refused: it may be a login page.
    /// - `Ended` is a 404 in Graph's own words: with the code 8522, or with Graph's id of the request and a code that does not
    ///   speak of the address. Any other 404 is refused: a proxy, or a wrong base URL, says nothing of the call.
    #[must_use]
    pub fn read(status: u16, headers: &Headers, body: Body<'_>, sent_id: Option<&str>, now_ms: f64) -> Self {
        if let (200, Body::Text(text)) = (status, body)
            && let Some((call, state)) = call_of(text)
        {
            let Accepted { request_id, client_request_id, date, .. } =
                Accepted::new(status, headers, sent_id);
            return Self::Found(Found {
                status,
                state,
                call: call.to_owned(),
                request_id,
                client_request_id,
                date,
            });
        }
        let mut refused = Refused::read(status, headers, body, sent_id, now_ms);
        if is_ended(&refused) {
            let Refused { status, error, request_id, client_request_id, date, .. } = refused;
            return Self::Ended(Ended { status, error, request_id, client_request_id, date });
        }
        if (200..=299).contains(&status) && refused.error.form != Form::Graph {
            refused.error.message = no_call(status, refused.error.form, body);
        }
        Self::Refused(refused)
    }

    /// As [`Answer::redirected`](super::Answer::redirected).
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

/// The text of a call object and its state; `None` for everything else.
fn call_of(text: &str) -> Option<(&str, Option<String>)> {
    let text = text.trim_start_matches('\u{feff}');
    // `JSON.parse` must take it too: what the reader had to guess is no call. It takes half a surrogate pair, which a service
    // makes that cuts a name by its length.
    let is_wrong = |kind: &FaultKind| kind.is_error() && !matches!(kind, FaultKind::JsonLoneSurrogate {});
    let document = json::read(text);
    if document.faults.iter().any(|fault| is_wrong(&fault.kind)) {
        return None;
    }
    let root = document.root?;
    root.as_object()?;
    let said = |name| root.member(name).and_then(|member| member.value.as_text());
    let state = said("state");
    (state.is_some() || said("id").is_some()).then(|| (text, state.map(spelled)))
}

/// A state in the spelling of the metadata, so that it can be compared: older answers have `Established`.
fn spelled(state: &str) -> String {
    let known = CALL_STATES.into_iter().find(|known| known.eq_ignore_ascii_case(state));
    known.unwrap_or(state).to_owned()
}

fn is_ended(refused: &Refused) -> bool {
    // Both say that the address leads nowhere, whatever call is asked for.
    const OF_THE_ADDRESS: [&str; 2] = ["itemNotFound", "ResourceNotFound"];
    let code = refused.error.code.as_deref().unwrap_or_default();
    let is_graphs = code == "8522" || refused.request_id.is_some();
    refused.status == 404 && refused.error.form == Form::Graph && is_graphs && !OF_THE_ADDRESS.contains(&code)
}

/// Says what a success without a call came with.
fn no_call(status: u16, form: Form, body: Body<'_>) -> String {
    let status = status::named(status);
    let what = match (form, body) {
        (_, Body::Text(text)) if text.len() > Reading::LONGEST => "more than can be read",
        (Form::Graph | Form::Json, _) => "JSON that is no call",
        (Form::Html, _) => "a web page",
        (Form::Text, _) => "a text",
        (Form::Cut, _) => "a body that broke off",
        (Form::Empty | Form::Redirect, _) => "nothing",
    };
    format!("{status} came without a call, but with {what}")
}
