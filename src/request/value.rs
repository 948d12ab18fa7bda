//! The rules for single values: ids, telephone numbers, endpoint types, languages, regions.

use super::endpoint_type::EndpointType;
use crate::issue::{HintOnly, IssueCollector, Issues, LooksLike, Part, Place, Problem, Repair, Subject};
use crate::json::{Node, quote, shortened};
use crate::strict::{closest_match, text_of};
use crate::{CallId, Guid, IdError, IdErrorKind, PhoneNumber};

/// Parses a call id, or reports an issue.
pub(super) fn call_id(
    text: &str,
    subject: Subject,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> Option<CallId> {
    if text.contains('/') && text.len() <= Guid::MAX_LENGTH * 4 {
        let repair = call_id_within(text).map(|bare| replace("Use the bare id of the call", bare.as_str()));
        issues.push_with(Problem::IdIsPath { subject }, place, repair);
        return None;
    }
    CallId::parse(text).map_err(|error| report(error, text, subject, place, issues)).ok()
}

/// Parses the call id of a request.
///
/// # Errors
///
/// One issue, with a fix where one is obvious.
pub(crate) fn check_call_id(text: &str) -> Result<CallId, Issues> {
    let mut issues = IssueCollector::for_object("");
    let place = Place::root(Part::CallId, None);
    call_id(text, Subject::CallId, &place, &mut issues).ok_or_else(|| issues.finish().into())
}

/// Returns the id after `/calls/`, or the only id of a path: the path may contain the id of an application.
fn call_id_within(text: &str) -> Option<CallId> {
    let segments = || text.split(['/', '?', '#']);
    let mut behind = segments().skip_while(|segment| !segment.eq_ignore_ascii_case("calls")).skip(1);
    if let Some(id) = behind.next() {
        return CallId::parse(id).ok();
    }
    let mut ids = segments().filter_map(|segment| CallId::parse(segment).ok());
    ids.next().filter(|_| ids.next().is_none())
}

/// Parses a GUID, or reports an issue.
pub(super) fn guid(
    text: &str,
    subject: Subject,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> Option<Guid> {
    Guid::parse(text).map_err(|error| report(error, text, subject, place, issues)).ok()
}

/// Parses an opaque id, or reports an issue.
pub(super) fn opaque_id(
    text: &str,
    subject: Subject,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> Option<String> {
    const MAX_LENGTH: usize = 1024;
    if text.is_empty() {
        issues.push(Problem::IdEmpty { subject }, place);
    } else if text.len() > MAX_LENGTH {
        issues.push(Problem::IdTooLong { subject, limit: MAX_LENGTH }, place);
    } else if text.trim().len() != text.len() {
        let repair = replace("Remove the white space", text.trim());
        issues.push_with(Problem::IdPadded { subject }, place, Some(repair));
    } else {
        return Some(text.to_owned());
    }
    None
}

/// Parses a telephone number, or reports an issue.
pub(super) fn phone(text: &str, place: &Place<'_>, issues: &mut IssueCollector<'_>) -> Option<PhoneNumber> {
    match PhoneNumber::parse(text) {
        Ok(number) => Some(number),
        Err(error) => {
            let repaired = error.suggestion().map(|number| number.as_str().to_owned());
            let repair = repaired.as_deref().map(|number| replace("Write the number in E.164 form", number));
            issues.push_with(Problem::PhoneNotE164 { repaired: HintOnly(repaired) }, place, repair);
            None
        }
    }
}

/// Checks the endpoint type of a body. Some serializers write the number of an enum's member instead of its name.
pub(super) fn endpoint_type_of(node: &Node<'_>, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    if let Some(meant) = EndpointType::from_number(node) {
        let meant = meant.as_str();
        let repair = replace("Use the name", meant);
        issues.push_with(Problem::EnumAsNumber { meant }, place, Some(repair));
    } else if let Some(text) = text_of(node, place, issues) {
        endpoint_type(text, place, issues);
    }
}

/// Parses an endpoint type, or reports an issue.
pub(super) fn endpoint_type(
    text: &str,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> Option<EndpointType> {
    let known = EndpointType::ALL.map(EndpointType::as_str);
    let found = EndpointType::ALL.into_iter().find(|kind| kind.as_str() == text);
    match found {
        Some(EndpointType::Default) => {}
        Some(other) => issues.push(Problem::EndpointTypeNotDefault { found: other.as_str() }, place),
        None => {
            // Some languages print the name of the enum before that of the member.
            let member = text.rsplit('.').next().unwrap_or(text);
            let meant = closest_match(member, &known);
            let repair = meant.map(|meant| replace("Use Graph's spelling", meant));
            issues.push_with(Problem::UnknownEndpointType { found: shortened(text), meant }, place, repair);
        }
    }
    found
}

/// Checks the form of a `languageId` or a `region`.
pub(super) fn locale(member: &'static str, text: &str, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    let alphanumeric = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if text.ends_with("-value") {
        issues.push(Problem::Placeholder { member }, place);
    } else if member == "languageId" {
        let mut subtags = text.split('-');
        let language = subtags.next().unwrap_or_default();
        let fits = (2..=3).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_alphabetic())
            && subtags.all(|subtag| subtag.len() <= 8 && alphanumeric(subtag));
        if !fits {
            issues.push(Problem::LanguageForm {}, place);
        }
    } else if text.len() < 2 || text.len() > 32 || !text.split('-').all(alphanumeric) {
        issues.push(Problem::RegionForm {}, place);
    }
}

fn report(error: IdError, text: &str, subject: Subject, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    match error.kind() {
        IdErrorKind::Empty => issues.push(Problem::IdEmpty { subject }, place),
        IdErrorKind::TooLong => issues.push(Problem::IdTooLong { subject, limit: Guid::MAX_LENGTH }, place),
        IdErrorKind::Padded => {
            let repair =
                Guid::parse(text.trim()).ok().map(|id| replace("Remove the white space", id.as_str()));
            issues.push_with(Problem::IdPadded { subject }, place, repair);
        }
        IdErrorKind::NotAGuid => {
            let looks_like = looks_like(text, subject);
            let repair = guid_within(text, looks_like).map(|id| replace("Use the GUID in it", id));
            issues.push_with(Problem::NotAGuid { subject, looks_like }, place, repair);
        }
    }
}

fn looks_like(text: &str, subject: Subject) -> Option<LooksLike> {
    let is_identity = matches!(subject, Subject::TargetId | Subject::TransfereeId);
    if guid_in_braces(text).is_some() {
        Some(LooksLike::Braces)
    } else if is_placeholder(text) {
        Some(LooksLike::Placeholder)
    } else if !is_identity {
        None
    } else if directory_user(text).is_some() {
        Some(LooksLike::TeamsUser)
    } else if text.split_once(':').is_some_and(|(prefix, _)| matches!(prefix, "4" | "8" | "28" | "29")) {
        Some(LooksLike::TeamsIdentifier)
    } else if PhoneNumber::parse(text).map_or_else(|error| error.suggestion().is_some(), |_| true) {
        Some(LooksLike::PhoneNumber)
    } else if text.to_ascii_uppercase().contains("#EXT#@") {
        Some(LooksLike::GuestPrincipalName)
    } else if text.contains('@') {
        Some(LooksLike::UserPrincipalName)
    } else {
        None
    }
}

/// Returns whether a text is to be replaced by an id: of the documentation, of a template, or what somebody wrote over an id.
fn is_placeholder(text: &str) -> bool {
    let bracketed = |open, close| text.len() > 1 && text.starts_with(open) && text.ends_with(close);
    let lower = text.to_ascii_lowercase();
    [('{', '}'), ('<', '>'), ('[', ']'), ('%', '%')].into_iter().any(|(open, close)| bracketed(open, close))
        || text.starts_with('$')
        || ["-id", "-value", "_id"].iter().any(|end| lower.ends_with(end))
        || ["your-", "your_", "yours"].iter().any(|begin| lower.starts_with(begin))
        || lower.contains('x') && lower.bytes().all(|byte| matches!(byte, b'x' | b'-'))
        || text.contains("***")
}

/// Returns the GUID inside a text, if it is certain.
fn guid_within(text: &str, looks_like: Option<LooksLike>) -> Option<&str> {
    match looks_like? {
        LooksLike::Braces => guid_in_braces(text),
        LooksLike::TeamsUser => directory_user(text),
        LooksLike::TeamsIdentifier
        | LooksLike::PhoneNumber
        | LooksLike::UserPrincipalName
        | LooksLike::GuestPrincipalName
        | LooksLike::Placeholder => None,
    }
}

fn guid_in_braces(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    Guid::parse(inner).is_ok().then_some(inner)
}

/// Returns the object id in the form that Teams uses for directory users, in any cloud.
fn directory_user(text: &str) -> Option<&str> {
    let id = ["8:orgid:", "8:gcch:", "8:dod:"].iter().find_map(|prefix| text.strip_prefix(prefix))?;
    Guid::parse(id).is_ok().then_some(id)
}

fn replace(title: &str, value: &str) -> Repair {
    Repair::Replace { title: title.to_owned(), value: quote(value) }
}
