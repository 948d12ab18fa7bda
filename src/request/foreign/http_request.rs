//! Whole HTTP requests: the text of a request, a command or a line of a script, or a request as an object. The call id, the version and
//! the body are taken from it.

use super::quoting::{QuotedText, without_carets, words};
use super::rewrite::{Level, written};
use super::script::{hash_table, object_literal, quoted_object};
use crate::issue::Problem;
use crate::json::{self, Node, Span, Value};
use crate::request::reader::member_of_body;
use crate::work::visit;
use crate::{CallId, GraphVersion};

/// The body in a text.
#[derive(Debug)]
pub(super) enum HttpBody {
    /// A part of the text, as it is.
    Part(Span),
    /// A text that was quoted or escaped, or is in another language.
    Decoded(String),
    /// The request has none: it is in a file or in a variable.
    Missing,
}

/// A whole request as text.
#[derive(Debug)]
pub(super) struct HttpText {
    pub(super) form: &'static str,
    /// The first byte of the request: comments may precede it.
    pub(super) start: usize,
    pub(super) address: Address,
    pub(super) body: HttpBody,
    /// The method, if the text names one.
    pub(super) method: Option<String>,
    /// The content type, if the text names one, or if the command sets one itself.
    pub(super) content_type: Option<String>,
}

/// The parts of the URL of a request.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Address {
    pub(super) call_id: Option<CallId>,
    pub(super) version: Option<GraphVersion>,
}

const METHODS: [&str; 7] = ["POST", "PUT", "PATCH", "GET", "DELETE", "OPTIONS", "HEAD"];
/// The first words of commands and scripts that send requests.
const SCRIPTS: [(&str, &str); 14] = [
    ("invoke-mggraphrequest", "PowerShell"),
    ("invoke-graphrequest", "PowerShell"),
    ("invoke-restmethod", "PowerShell"),
    ("invoke-webrequest", "PowerShell"),
    ("irm ", "PowerShell"),
    ("iwr ", "PowerShell"),
    ("fetch(", "fetch"),
    ("requests.post(", "Python"),
    ("wget ", "wget"),
    ("axios", "JavaScript"),
    (".api(", "JavaScript"),
    ("invoke-mgtransfer", "PowerShell"),
    ("transfertarget = @{", "PowerShell"),
    ("transfertarget=@{", "PowerShell"),
];

impl HttpText {
    /// Finds the request in a text, if the text is more than a body.
    pub(super) fn find(text: &str) -> Option<Self> {
        let start = skip_comments(text);
        let rest = text.get(start..)?;
        if rest.starts_with(['{', '[', '"']) {
            return None;
        }
        let first = rest.lines().next()?.trim_start_matches(['$', '>', ' ']);
        visit(first.len());
        let word = first.split_whitespace().next()?;
        let is_url = word.starts_with("http") && word.contains("/calls/");
        if is_url || METHODS.contains(&word) && first.contains(['/', '{']) {
            return Self::of_message(text, start);
        }
        if word.trim_end_matches(".exe") == "curl" {
            return Self::of_curl(text, start);
        }
        let lower = rest.get(..rest.len().min(4096)).unwrap_or(rest).to_ascii_lowercase();
        let (_, form) = SCRIPTS.into_iter().find(|(mark, _)| lower.contains(mark))?;
        let body = if let Some(found) = quoted_object(rest) {
            match found.verbatim {
                Some(span) => HttpBody::Part(Span::new(start + span.start, start + span.end)),
                None => HttpBody::Decoded(found.text),
            }
        } else if let Some(table) = hash_table(rest) {
            HttpBody::Decoded(written(&json::read(&table).root?, Level::Body))
        } else {
            let span = object_literal(rest)?;
            HttpBody::Part(Span::new(start + span.start, start + span.end))
        };
        Some(Self { form, start, address: Address::find(rest), body, method: None, content_type: None })
    }

    /// Reads a request line, headers, and the body after an empty line.
    fn of_message(text: &str, start: usize) -> Option<Self> {
        let message = text.get(start..)?;
        let address = Address::find(message.lines().next()?);
        let mut at = start;
        let mut body_start = None;
        let mut is_first = true;
        let mut content_type = None;
        let first = message.split_whitespace().next().unwrap_or_default();
        let method = METHODS.contains(&first).then(|| first.to_owned());
        for line in message.split_inclusive('\n') {
            let begins_body = line.trim_start().starts_with(['{', '[']);
            if !is_first && (begins_body || line.trim().is_empty()) {
                body_start = Some(if begins_body { at } else { at + line.len() });
                break;
            }
            content_type = content_type.or_else(|| content_type_in(line));
            is_first = false;
            at += line.len();
        }
        let Some(body_start) = body_start else { return Self::without_body("HTTP", start, address, method) };
        visit(body_start - start);
        let body = text.get(body_start..)?;
        // In files of requests, the next one begins after a line of `###`.
        let body = body.find("\n###").and_then(|end| body.get(..end)).unwrap_or(body);
        visit(body.len());
        let body = body.trim_end().trim_end_matches("```");
        let leading = body.len() - body.trim_start().len();
        let span = Span::new(body_start + leading, body_start + body.trim_end().len());
        if span.start == span.end {
            return Self::without_body("HTTP", start, address, method);
        }
        Some(Self { form: "HTTP", start, address, body: HttpBody::Part(span), method, content_type })
    }

    /// Returns a request without a body, if it is one to a call.
    fn without_body(
        form: &'static str,
        start: usize,
        address: Address,
        method: Option<String>,
    ) -> Option<Self> {
        let is_to_call = address.call_id.is_some() || address.version.is_some();
        let body = HttpBody::Missing;
        is_to_call.then_some(Self { form, start, address, body, method, content_type: None })
    }

    fn of_curl(text: &str, start: usize) -> Option<Self> {
        let command = text.get(start..)?;
        let plain = without_carets(command);
        let words = words(plain.as_deref().unwrap_or(command));
        let address = words
            .iter()
            .map(|word| &*word.text)
            .find(|word| word.contains("/calls/"))
            .map(Address::find)
            .unwrap_or_default();
        let method = value_of(&words, &["-X", "--request"]);
        let Some(body) = curl_data(&words) else { return Self::without_body("curl", start, address, method) };
        let content_type = curl_content_type(&words);
        let place = body.verbatim.filter(|_| plain.is_none());
        let body = match place {
            Some(span) => HttpBody::Part(Span::new(start + span.start, start + span.end)),
            None => HttpBody::Decoded(body.text),
        };
        Some(Self { form: "curl", start, address, body, method, content_type })
    }
}

/// Returns the data of a curl command: the value of the first option that is JSON, or the here-document.
fn curl_data(words: &[QuotedText]) -> Option<QuotedText> {
    const OPTIONS: [&str; 6] = ["--data-raw", "--data-binary", "--data-ascii", "--data", "--json", "-d"];
    let is_json = |text: &str| text.trim_start().starts_with(['{', '[']);
    let copy = |word: &QuotedText| QuotedText { text: word.text.clone(), verbatim: word.verbatim };
    for (at, word) in words.iter().enumerate() {
        if OPTIONS.contains(&&*word.text)
            && let Some(value) = words.get(at + 1)
            && is_json(&value.text)
        {
            return Some(copy(value));
        }
        let attached = OPTIONS.iter().find_map(|option| {
            let value = word.text.strip_prefix(option)?;
            Some(value.strip_prefix('=').unwrap_or(value))
        });
        if let Some(value) = attached.filter(|value| is_json(value)) {
            return Some(QuotedText { text: value.to_owned(), verbatim: None });
        }
    }
    words.last().filter(|word| is_json(&word.text)).map(copy)
}

/// Returns the value of an option of curl: the next word, or what follows in the same one.
fn value_of(words: &[QuotedText], options: &[&str]) -> Option<String> {
    words.iter().enumerate().find_map(|(at, word)| {
        if options.contains(&&*word.text) {
            return words.get(at + 1).map(|value| value.text.clone());
        }
        let value = options.iter().find_map(|option| word.text.strip_prefix(option))?;
        let value = value.strip_prefix('=').unwrap_or(value);
        value.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| value.to_owned())
    })
}

/// Returns the content type that curl sends with data: that of the header, or the one of a form.
fn curl_content_type(words: &[QuotedText]) -> Option<String> {
    const FORM: &str = "application/x-www-form-urlencoded";
    if words.iter().any(|word| word.text == "--json" || word.text.starts_with("--json=")) {
        return None;
    }
    // A file of headers, or of options, can have one.
    let is_elsewhere = |word: &QuotedText| {
        let text = word.text.as_str();
        text.starts_with('@') && !text.starts_with("@-") || matches!(text, "-K" | "--config")
    };
    let header = words.iter().find_map(|word| content_type_in(word.text.trim_start_matches("-H")));
    header.or_else(|| (!words.iter().any(is_elsewhere)).then(|| FORM.to_owned()))
}

/// Returns the value of a header, if it is that of the content type.
fn content_type_in(line: &str) -> Option<String> {
    let (name, value) = line.split_once(':')?;
    name.trim().eq_ignore_ascii_case("content-type").then(|| value.trim().to_owned())
}

/// Returns the byte after lines that are not part of a request: comments, variables, and the fence of a code block.
fn skip_comments(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let is_note = ["#", "//", "```", "<!--"].iter().any(|mark| content.starts_with(mark))
            || content
                .strip_prefix('@')
                .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()));
        if !is_note && !content.is_empty() {
            at += line.len() - line.trim_start().len();
            break;
        }
        at += line.len();
    }
    visit(at);
    at
}

impl Address {
    /// Finds the call id and the version in a text with a URL.
    pub(super) fn find(text: &str) -> Self {
        visit(text.len());
        let mut address = Self::default();
        let Some(at) = text.find("/calls/") else { return address };
        let id = text.get(at + 7..).unwrap_or_default();
        let end = id.find(|c: char| !c.is_ascii_hexdigit() && c != '-').unwrap_or(id.len());
        address.call_id = id.get(..end).and_then(|id| CallId::parse(id).ok());
        let before = text.get(..at).unwrap_or_default();
        address.version = before
            .rsplit(['/', '"', '\'', ' ', '='])
            .take(6)
            .find_map(|segment| GraphVersion::ALL.into_iter().find(|version| version.as_str() == segment));
        address
    }

    pub(super) fn problem(&self, form: &'static str) -> Problem {
        Problem::HttpRequest {
            form,
            call_id: self.call_id.as_ref().map(|id| id.as_str().to_owned()),
            version: self.version.map(GraphVersion::as_str),
        }
    }
}

/// The places of the body in a request as an object: this package's, Postman's, HAR's, and that of a batch.
const BODIES: [&[&str]; 14] = [
    &["body"],
    &["body", "raw"],
    &["request", "body", "raw"],
    &["request", "body"],
    &["request", "postData", "text"],
    &["postData", "text"],
    &["requests", "0", "body"],
    &["item", "0", "request", "body", "raw"],
    &["data"],
    &["json"],
    &["content"],
    &["requestBody"],
    &["payload"],
    &["log", "entries", "0", "request", "postData", "text"],
];
const URLS: [&[&str]; 10] = [
    &["url"],
    &["uri"],
    &["url", "raw"],
    &["request", "url"],
    &["request", "url", "raw"],
    &["requests", "0", "url"],
    &["item", "0", "request", "url"],
    &["item", "0", "request", "url", "raw"],
    &["log", "entries", "0", "request", "url"],
    &["callId"],
];

/// Returns the problem of a request as an object, and its body.
pub(super) fn of_object(root: &Node<'_>) -> Option<(Problem, String)> {
    let body = BODIES.iter().find_map(|path| transfer_in(at_path(root, path)?))?;
    let mut address = URLS
        .iter()
        .find_map(|path| at_path(root, path)?.as_text().filter(|url| url.contains("/calls/")))
        .map(Address::find)
        .unwrap_or_default();
    if let Some(id) = at_path(root, &["callId"]).and_then(Node::as_text) {
        address.call_id = CallId::parse(id).ok();
    }
    Some((address.problem("object"), body))
}

/// Returns the body of a transfer: an object, or JSON text.
pub(super) fn transfer_in(node: &Node<'_>) -> Option<String> {
    let is_transfer = |root: &Node<'_>| member_of_body(root, "transferTarget").is_some();
    match &node.value {
        Value::Object(_) => is_transfer(node).then(|| written(node, Level::Body)),
        Value::Text(text) => {
            let root = json::read(text).root?;
            is_transfer(&root).then(|| written(&root, Level::Body))
        }
        _ => None,
    }
}

fn at_path<'n>(root: &'n Node<'n>, path: &[&str]) -> Option<&'n Node<'n>> {
    path.iter().try_fold(root, |node, step| match step.parse::<usize>() {
        Ok(index) => node.as_array()?.get(index),
        Err(_) => Some(&node.member(step)?.value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

    #[test]
    fn addresses_have_the_call_and_the_version() {
        for (text, has_call, version) in [
            (
                format!("https://graph.microsoft.com/beta/communications/calls/{CALL}/transfer"),
                true,
                Some("beta"),
            ),
            (format!("POST /v1.0/app/calls/{CALL}/transfer HTTP/1.1"), true, Some("v1.0")),
            (format!("/communications/calls/{CALL}/transfer"), true, None),
            (
                "https://graph.microsoft.com/v1.0/communications/calls/{id}/transfer".to_owned(),
                false,
                Some("v1.0"),
            ),
            ("https://example.com/".to_owned(), false, None),
        ] {
            let address = Address::find(&text);
            assert_eq!(address.call_id.is_some(), has_call, "{text}");
            assert_eq!(address.version.map(GraphVersion::as_str), version, "{text}");
        }
    }

    #[test]
    fn bodies_are_found_in_texts_of_requests() {
        for (text, form, body) in [
            ("POST /calls/x/transfer HTTP/1.1\nA: b\n\n{\"a\":1}\n", "HTTP", "{\"a\":1}"),
            (
                "### t\n@id = 1\nPOST {{u}}/calls/{{id}}/transfer\nA: b\n\n{\"a\":1}\n\n### next\n",
                "HTTP",
                "{\"a\":1}",
            ),
            ("POST /calls/x/transfer\n{\"a\":1}", "HTTP", "{\"a\":1}"),
            ("curl -X POST https://g/calls/x/transfer -d '{\"a\":1}'", "curl", "{\"a\":1}"),
            ("$ curl https://g/calls/x/transfer --data-raw \"{\\\"a\\\":1}\"", "curl", "{\"a\":1}"),
            ("curl.exe ^\"https://g/calls/x^\" -d ^\"{^\\^\"a^\\^\":1}^\"", "curl", "{\"a\":1}"),
            ("curl x -d @- <<EOF\n{\"a\":1}\nEOF", "curl", "{\"a\":1}\n"),
            ("Invoke-MgGraphRequest -Method POST -Uri u -Body '{\"a\":1}'", "PowerShell", "{\"a\":1}"),
            ("await fetch('u', { body: '{\"a\":1}' });", "fetch", "{\"a\":1}"),
        ] {
            let found = HttpText::find(text).unwrap_or_else(|| panic!("{text}"));
            let content = match found.body {
                HttpBody::Part(span) => text.get(span.start..span.end).unwrap().to_owned(),
                HttpBody::Decoded(decoded) => decoded,
                HttpBody::Missing => String::new(),
            };
            assert_eq!((found.form, &*content), (form, body), "{text}");
        }
        for text in ["{\"a\":1}", "", "const body = {}", "curl https://g", "GET /calls/x HTTP/1.1\n\n"] {
            assert!(HttpText::find(text).is_none(), "{text}");
        }
    }
}
