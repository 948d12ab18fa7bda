//! Code that makes a transfer, for people who want to go on in a program of their own.
//!
//! Every snippet is a whole program, or a whole command, that sends exactly the request it was made of. It reads the token from the
//! environment variable `GRAPH_TOKEN` and never holds one. What strangers named, a display name say, is quoted by the rules of the
//! language.
//!
//! Each language is data: a template, its quotes, how it makes objects of the SDK's models. No function of `js` uses them, so that
//! they do not weigh in the wasm module: `tests/tools/write_snippets.rs` writes the data as a JavaScript module, and
//! `pkg-template/lib/snippets` reads it as this module does.

mod facts;
mod language;
mod literal;
mod models;
mod plan;
mod quotes;
mod rules;
mod schema;
mod tables;
mod template;

use self::facts::Facts;
pub use self::language::Language;
#[doc(hidden)]
pub use self::tables::{Tables, tables};
use crate::{Endpoint, TransferRequest};

/// Writes the code that makes a transfer.
///
/// The Graph SDKs carry the body in their models. Where these cannot carry it as it is, because it has members of a kind that they
/// would lose, the SDK sends the text of the body.
///
/// ```
/// use graph_call_transfer::{Context, Endpoint, Report};
/// use graph_call_transfer::snippet::{Language, snippet};
///
/// let input = r#"{"callId":"341a0500-d4bf-4224-8b19-1581168d328b","target":{"phone":"+12345678901"}}"#;
/// let report = Report::of_input(input, &Context::default());
/// let request = report.request().expect("no errors");
///
/// let curl = snippet(request, Language::Curl, &Endpoint::default());
/// assert!(curl.starts_with("curl --include 'https://graph.microsoft.com/v1.0/communications/calls/341a0500-"));
/// assert!(curl.contains(r#"--header "Authorization: Bearer $GRAPH_TOKEN""#));
/// ```
#[must_use]
pub fn snippet(request: &TransferRequest, language: Language, endpoint: &Endpoint) -> String {
    let rules = language.rules();
    template::fill(rules.template, &Facts::new(request, rules, endpoint))
}
