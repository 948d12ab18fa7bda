//! The reason of a refusal, parsed from any body.

use serde::Serialize;

use super::body_form::{BodyForm, GraphErrorDetail, InnerError};
use super::error_body::{self, ErrorBody};
use super::headers::ResponseHeaders;
use super::text::{SENTENCE, line, start};
use super::{ResponseBody, page, status};

/// The maximum length of the excerpt of a body, in UTF-16 units.
const MAX_EXCERPT: usize = 4_096;

/// The maximum length of the text that is parsed, in UTF-16 units: no error is longer.
const MAX_PARSED: usize = 65_536;

const REDIRECTS: &str = "redirects are not followed. Check the base URL of the endpoint.";

/// The reason of a refusal. Each text has a maximum length; each text but `body` is a single line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// The form of the body.
    pub form: BodyForm,
    /// The code of the service as text, such as `7505`; a number keeps its spelling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The codes of the errors whose message was the JSON text of this error, outermost first, such as `UnknownError`. At most four.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outer_codes: Vec<String>,
    /// The message, never empty: the service's own, if there is one.
    pub message: String,
    /// The target of the error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Further errors, at most twenty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<GraphErrorDetail>,
    /// The inner error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner_error: Option<InnerError>,
    /// The location of a redirect, if the host shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The start of the body, at most 4,096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

impl Refusal {
    /// Parses the body of a response that is neither accepted nor a redirect.
    pub(super) fn parse(status: u16, headers: &ResponseHeaders, body: ResponseBody<'_>) -> Self {
        let (received, is_cut) = match body {
            ResponseBody::Text(text) => (text, false),
            ResponseBody::Truncated(text) => (text, true),
            ResponseBody::None => ("", false),
        };
        let text = received.trim_start_matches('\u{feff}').trim();
        let (form, error) = parse_text(headers.get("content-type"), text);
        let form = if is_cut { BodyForm::Truncated } else { form };
        Self {
            form,
            message: error.message.unwrap_or_else(|| default_message(status, form, error.code.as_deref())),
            code: error.code,
            outer_codes: error.outer_codes,
            target: error.target,
            details: error.details,
            inner_error: error.inner_error,
            location: None,
            body: excerpt(received),
        }
    }

    /// Creates the refusal of a redirect. `reason` begins the message; `location` is the target of the redirect, or the URL that sent
    /// the response.
    pub(super) fn redirect(reason: &str, location: Option<&str>, body: ResponseBody<'_>) -> Self {
        let body = match body {
            ResponseBody::Text(text) | ResponseBody::Truncated(text) => excerpt(text),
            ResponseBody::None => None,
        };
        Self {
            form: BodyForm::Redirect,
            code: None,
            outer_codes: Vec::new(),
            message: format!("{reason}, and {REDIRECTS}"),
            target: None,
            details: Vec::new(),
            inner_error: None,
            location: location.and_then(|location| line(location, 2 * SENTENCE)),
            body,
        }
    }
}

fn excerpt(body: &str) -> Option<String> {
    (!body.is_empty()).then(|| start(body, MAX_EXCERPT).to_owned())
}

fn parse_text(content_type: Option<&str>, received: &str) -> (BodyForm, ErrorBody) {
    let text = start(received, MAX_PARSED);
    let of_message = |message| ErrorBody { message, ..ErrorBody::default() };
    if text.is_empty() {
        (BodyForm::Empty, ErrorBody::default())
    } else if page::is_page(content_type, text) {
        (BodyForm::Html, of_message(page::sentence(text)))
    } else if text.starts_with('<') {
        (BodyForm::Text, of_message(page::visible(text)))
    } else {
        let json = error_body::parse(text, text.len() == received.len());
        json.unwrap_or_else(|| (BodyForm::Text, of_message(line(text, SENTENCE))))
    }
}

/// Returns the message for a body that contains none.
fn default_message(status: u16, form: BodyForm, code: Option<&str>) -> String {
    let status = status::named(status);
    match (code, form) {
        (Some(code), _) => format!("{status}, with the code {code}"),
        (None, BodyForm::Graph | BodyForm::Json) => format!("{status}, with JSON that contains no error"),
        (None, BodyForm::Html) => format!("{status}, with a web page without text"),
        (None, BodyForm::Text) => format!("{status}, with a body without text"),
        (None, BodyForm::Empty) => format!("{status}, without a body"),
        (None, BodyForm::Truncated) => format!("{status}, with an incomplete body"),
        (None, BodyForm::Redirect) => status,
    }
}
