//! Reports a whole HTTP request in the place of a body, and takes its parts from it.

use super::http_request::{HttpBody, HttpText};
use crate::issue::{Fix, IssueCollector, Issues, Part, Place, Repair};
use crate::json::{Edit, HAS_REPAIRS, Span, quote};
use crate::request::CheckContext;
use crate::work::visit;
use crate::{CallId, Endpoint, Problem};

/// The body of a request that was found in a text.
pub(in crate::request) enum FoundBody {
    /// A text of the same length, with spaces around the body: places in it are places in the text.
    InPlace(String),
    /// The body is not in the text as it is: its issues follow when it is.
    Quoted,
}

/// Reports a text that is a whole request. Returns its body, and the call id with a fix if it is invalid.
pub(in crate::request) fn open_request(
    text: &str,
    call_id: Result<CallId, Issues>,
    context: &CheckContext,
    issues: &mut IssueCollector<'_>,
) -> (Option<FoundBody>, Result<CallId, Issues>) {
    if !HAS_REPAIRS {
        return (None, call_id);
    }
    let Some(HttpText { form, start, address, body, method, content_type }) = HttpText::find(text) else {
        return (None, call_id);
    };
    let whole = Span::new(0, text.len());
    let edits: Vec<Edit> = match &body {
        HttpBody::Missing => Vec::new(),
        HttpBody::Part(span) => {
            let around = [Span::new(0, span.start), Span::new(span.end, text.len())];
            let around = around.into_iter().filter(|span| span.start < span.end);
            around.map(|span| Edit { span, text: String::new() }).collect()
        }
        HttpBody::Decoded(decoded) => vec![Edit { span: whole, text: decoded.clone() }],
    };
    let line = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    let place = Place::root(Part::Body, Some(Span::new(start, start + line)));
    let repair = Repair::Edits { title: "Use only the body".to_owned(), edits };
    let has_body = !matches!(body, HttpBody::Missing);
    issues.push_with(address.problem(form), &place, has_body.then_some(repair));
    if let Some(found) = method.filter(|method| method != "POST") {
        issues.push(Problem::RequestMethod { found }, &place);
    } else if !has_body {
        issues.push(Problem::RequestBodyMissing {}, &place);
    }
    if let Some(found) = content_type.filter(|found| !is_json(found)) {
        issues.push(Problem::RequestContentType { found }, &place);
    }

    let version = context.endpoint.as_ref().map_or(Endpoint::default().version(), Endpoint::version);
    if let Some(found) = address.version.filter(|found| *found != version) {
        let place = Place::root(Part::Endpoint, None);
        let repair = Repair::Replace {
            title: "Use the version of the request".to_owned(),
            value: quote(found.as_str()),
        };
        let problem = Problem::VersionDiffers { version: found.as_str() };
        issues.push_with(problem, &place.missing_member("version"), Some(repair));
    }
    let call_id = compare(call_id, address.call_id.as_ref(), issues);
    let body = match body {
        HttpBody::Part(span) => FoundBody::InPlace(blanked(text, span)),
        HttpBody::Decoded(_) | HttpBody::Missing => FoundBody::Quoted,
    };
    (Some(body), call_id)
}

/// Returns whether a content type is that of JSON, with or without parameters. A variable of a template can be it.
fn is_json(content_type: &str) -> bool {
    let name = content_type.split(';').next().unwrap_or_default().trim();
    name.is_empty() || name.contains(['$', '{']) || name.to_ascii_lowercase().ends_with("json")
}

/// Compares the call id with that of the request: adds a fix if it is invalid, and reports another call.
fn compare(
    given: Result<CallId, Issues>,
    found: Option<&CallId>,
    issues: &mut IssueCollector<'_>,
) -> Result<CallId, Issues> {
    const TITLE: &str = "Use the call id of the request";
    let Some(found) = found else { return given };
    let value = quote(found.as_str());
    match given {
        Ok(given) => {
            if given != *found {
                let repair = Repair::Replace { title: TITLE.to_owned(), value };
                let place = Place::root(Part::CallId, None);
                issues.push_with(Problem::CallIdDiffers {}, &place, Some(repair));
            }
            Ok(given)
        }
        Err(invalid) => {
            let fix = Fix::Member { title: TITLE.to_owned(), path: String::new(), value };
            let list: Vec<_> = invalid.into_iter().map(|issue| issue.with_fix(fix.clone())).collect();
            Err(list.into())
        }
    }
}

/// Returns a text of the same length and the same lines, in which only a part is left.
fn blanked(text: &str, kept: Span) -> String {
    visit(text.len());
    let mut blank = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        if (kept.start..kept.end).contains(&at) || matches!(character, '\n' | '\r') {
            blank.push(character);
        } else {
            blank.extend(std::iter::repeat_n(' ', character.len_utf8()));
        }
    }
    blank
}
