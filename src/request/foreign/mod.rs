//! Bodies in a foreign form: printed by an SDK or a serializer, made for another API, or inside a whole HTTP request.
//!
//! Each form is reported at its place with a fix. The content is read as far as it is clear, so that its own issues are reported too.
//! Without this module the same bodies are refused, but without a fix.

mod api;
mod bag;
mod http_request;
mod neighbour;
mod quoting;
mod references;
mod request_text;
mod rewrite;
mod script;
mod unfold;

use super::misplaced::has_clear_brackets;
use crate::issue::{IssueCollector, Place};
use crate::json::{Document, HAS_REPAIRS, Node};

pub(super) use self::request_text::{FoundBody, open_request};
pub(super) use self::rewrite::rewrite;

/// A body without the wrapping of an SDK.
pub(super) struct OpenedBody<'a> {
    pub(super) root: Node<'a>,
    /// JSON Pointers of the members of SDKs.
    pub(super) sdk_members: Vec<String>,
    /// Whether the body belongs to another API, or contains a whole request. It was reported, and has no members of a transfer.
    pub(super) is_other: bool,
}

/// Removes the wrapping of SDKs from a body, and reports it. Reports a body of another API.
pub(super) fn open<'a>(
    root: Node<'a>,
    text: &str,
    document: &Document<'_>,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> OpenedBody<'a> {
    if !HAS_REPAIRS {
        unfold::report_only(&root, place, issues);
        return OpenedBody { root, sdk_members: Vec::new(), is_other: false };
    }
    let can_edit = has_clear_brackets(document);
    let (root, sdk_members) = unfold::unfold(root, text, can_edit, place, issues);
    let is_other = neighbour::report(&root, can_edit, place, issues);
    OpenedBody { root, sdk_members, is_other }
}
