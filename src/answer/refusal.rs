//! Why a request was refused, read from whatever came back.

use serde::Serialize;

use super::error_body::{self, ErrorBody};
use super::text::{SENTENCE, line, start};
use super::{Body, Headers, page, status};

/// The most characters of a body that are passed on as they came.
const EXCERPT: usize = 4_096;

/// The most characters of a body that are looked at: no error is longer, and a hostile body costs no more
/// than this.
const LOOKED_AT: usize = 65_536;

const REDIRECTS: &str =
    "redirects do not count: only the URL that was asked can answer. Check the endpoint's base URL.";

/// What the body of a refusal was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// Graph's own error form.
    Graph,
    /// Another JSON.
    Json,
    /// A web page.
    Html,
    /// Plain text.
    Text,
    /// Nothing.
    Empty,
    /// A body that broke off.
    Cut,
    /// A redirect, which is never followed.
    Redirect,
}

/// One entry of `details` in an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// The code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}

/// Graph's `innerError`, as far as it is documented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InnerError {
    /// A more exact code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// A more exact text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Graph's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The caller's id of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_request_id: Option<String>,
    /// When, as Graph wrote it (often without a zone).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// One level deeper; eight levels are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner_error: Option<Box<InnerError>>,
}

/// Why the request was refused. All text in it is bounded; all but `body` is on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// What the body was.
    pub form: Form,
    /// The service's code as text, such as `7505`; a number is spelled as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// A sentence for people, never empty: the service's own where there is one.
    pub message: String,
    /// What the error is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Further errors, at most twenty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail>,
    /// The inner error.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner_error: Option<InnerError>,
    /// Where a redirect points, if the host tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The start of the body as it came, at most 4,096 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

impl Refusal {
    /// Reads the body of an answer that is neither accepted nor a redirect.
    pub(super) fn read(status: u16, headers: &Headers, body: Body<'_>) -> Self {
        let (came, broke_off) = match body {
            Body::Text(text) => (text, false),
            Body::Cut(text) => (text, true),
            Body::None => ("", false),
        };
        let text = came.trim_start_matches('\u{feff}').trim();
        let (form, error) = read_text(headers.get("content-type"), text);
        let form = if broke_off { Form::Cut } else { form };
        Self {
            form,
            message: error.message.unwrap_or_else(|| without_words(status, form, error.code.as_deref())),
            code: error.code,
            target: error.target,
            details: error.details,
            inner_error: error.inner_error,
            location: None,
            body: excerpt(came),
        }
    }

    /// Describes a redirect, of which `what` says how it showed; `location` is where it points, or where the
    /// answer is from.
    pub(super) fn redirect(what: &str, location: Option<&str>, body: Body<'_>) -> Self {
        let body = match body {
            Body::Text(text) | Body::Cut(text) => excerpt(text),
            Body::None => None,
        };
        Self {
            form: Form::Redirect,
            code: None,
            message: format!("{what}, and {REDIRECTS}"),
            target: None,
            details: Vec::new(),
            inner_error: None,
            location: location.and_then(|location| line(location, 2 * SENTENCE)),
            body,
        }
    }
}

fn excerpt(body: &str) -> Option<String> {
    (!body.is_empty()).then(|| start(body, EXCERPT).to_owned())
}

fn read_text(content_type: Option<&str>, came: &str) -> (Form, ErrorBody) {
    let text = start(came, LOOKED_AT);
    let said = |message| ErrorBody { message, ..ErrorBody::default() };
    if text.is_empty() {
        (Form::Empty, ErrorBody::default())
    } else if page::is_page(content_type, text) {
        (Form::Html, said(page::sentence(text)))
    } else if text.starts_with('<') {
        (Form::Text, said(page::visible(text)))
    } else {
        let json = error_body::read(text, text.len() == came.len());
        json.unwrap_or_else(|| (Form::Text, said(line(text, SENTENCE))))
    }
}

/// Says what came where the service itself says nothing to people.
fn without_words(status: u16, form: Form, code: Option<&str>) -> String {
    let status = status::named(status);
    match (code, form) {
        (Some(code), _) => format!("{status}, with the code {code}"),
        (None, Form::Graph | Form::Json) => format!("{status}, with JSON that names no error"),
        (None, Form::Html) => format!("{status}, with a web page that says nothing"),
        (None, Form::Text) => format!("{status}, with a body that says nothing"),
        (None, Form::Empty) => format!("{status}, without a body"),
        (None, Form::Cut) => format!("{status}, with a body that broke off"),
        (None, Form::Redirect) => status,
    }
}
