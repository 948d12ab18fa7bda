//! The rules for single values: ids, telephone numbers, endpoint types, languages.

use crate::issue::{Issue, Issues, LooksLike, Part, Place, Problem, Repair, Subject, Unsaid};
use crate::json::{quote, shortened};
use crate::strict::meant;
use crate::{CallId, Guid, IdError, PhoneNumber};

/// Graph's `endpointType`.
///
/// Source: <https://learn.microsoft.com/graph/api/resources/invitationparticipantinfo>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EndpointType {
    /// `default`, the only one that is documented with a transfer.
    #[default]
    Default,
    /// `voicemail`.
    Voicemail,
    /// `skypeForBusiness`.
    SkypeForBusiness,
    /// `skypeForBusinessVoipPhone`.
    SkypeForBusinessVoipPhone,
    /// `unknownFutureValue`.
    UnknownFutureValue,
}

impl EndpointType {
    const ALL: [Self; 5] = [
        Self::Default,
        Self::Voicemail,
        Self::SkypeForBusiness,
        Self::SkypeForBusinessVoipPhone,
        Self::UnknownFutureValue,
    ];

    /// Returns Graph's spelling.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Voicemail => "voicemail",
            Self::SkypeForBusiness => "skypeForBusiness",
            Self::SkypeForBusinessVoipPhone => "skypeForBusinessVoipPhone",
            Self::UnknownFutureValue => "unknownFutureValue",
        }
    }
}

/// Reads a call id, or reports why it is none.
pub(super) fn call_id(
    text: &str,
    subject: Subject,
    place: &Place<'_>,
    issues: &mut Issues<'_>,
) -> Option<CallId> {
    if text.contains('/') && text.len() <= Guid::MAX_LENGTH * 4 {
        let repair = call_id_within(text).map(|bare| replace("Use the bare id of the call", bare.as_str()));
        issues.push_with(Problem::IdIsPath { subject }, place, repair);
        return None;
    }
    CallId::parse(text).map_err(|error| report(error, text, subject, place, issues)).ok()
}

impl CallId {
    /// Reads a call id that is given by itself; `given` may be the problem of a value that is no text.
    ///
    /// # Errors
    ///
    /// The issue that tells what is wrong, with a repair where one is obvious.
    pub fn check(given: Result<&str, Problem>) -> Result<Self, Vec<Issue>> {
        let mut issues = Issues::of_object("");
        given_call_id(given, &mut issues).ok_or_else(|| issues.finish())
    }
}

/// Reads the call id that is given by itself, or reports why it is none; `given` may be the problem of a value that is no text.
pub(super) fn given_call_id(given: Result<&str, Problem>, issues: &mut Issues<'_>) -> Option<CallId> {
    let place = Place::root(Part::CallId, None);
    match given {
        Ok(text) => call_id(text, Subject::CallId, &place, issues),
        Err(problem) => {
            issues.push(problem, &place);
            None
        }
    }
}

/// The id behind `/calls/`, or the only id that there is: a path may name an application first.
fn call_id_within(text: &str) -> Option<CallId> {
    let segments = || text.split(['/', '?', '#']);
    let mut behind = segments().skip_while(|segment| !segment.eq_ignore_ascii_case("calls")).skip(1);
    if let Some(id) = behind.next() {
        return CallId::parse(id).ok();
    }
    let mut ids = segments().filter_map(|segment| CallId::parse(segment).ok());
    ids.next().filter(|_| ids.next().is_none())
}

/// Reads a GUID, or reports why it is none.
pub(super) fn guid(text: &str, subject: Subject, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<Guid> {
    Guid::parse(text).map_err(|error| report(error, text, subject, place, issues)).ok()
}

/// Reads an id that is opaque text, or reports why it cannot be one.
pub(super) fn opaque_id(
    text: &str,
    subject: Subject,
    place: &Place<'_>,
    issues: &mut Issues<'_>,
) -> Option<String> {
    const LONGEST: usize = 1024;
    if text.is_empty() {
        issues.push(Problem::IdEmpty { subject }, place);
    } else if text.len() > LONGEST {
        issues.push(Problem::IdTooLong { subject, limit: LONGEST }, place);
    } else if text.trim().len() != text.len() {
        let repair = replace("Remove the white space", text.trim());
        issues.push_with(Problem::IdPadded { subject }, place, Some(repair));
    } else {
        return Some(text.to_owned());
    }
    None
}

/// Reads a telephone number, or reports why it is none.
pub(super) fn phone(text: &str, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<PhoneNumber> {
    match PhoneNumber::parse(text) {
        Ok(number) => Some(number),
        Err(error) => {
            let repaired = error.repaired().map(|number| number.as_str().to_owned());
            let repair = repaired.as_deref().map(|number| replace("Write the number in E.164 form", number));
            issues.push_with(Problem::PhoneNotE164 { repaired: Unsaid(repaired) }, place, repair);
            None
        }
    }
}

/// Reads an endpoint type, or reports that there is none of this name.
pub(super) fn endpoint_type(text: &str, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<EndpointType> {
    let known = EndpointType::ALL.map(EndpointType::name);
    let found = EndpointType::ALL.into_iter().find(|kind| kind.name() == text);
    match found {
        Some(EndpointType::Default) => {}
        Some(other) => issues.push(Problem::EndpointTypeNotDefault { found: other.name() }, place),
        None => {
            let meant = meant(text, &known);
            let repair = meant.map(|meant| replace("Use Graph's spelling", meant));
            issues.push_with(Problem::UnknownEndpointType { found: shortened(text), meant }, place, repair);
        }
    }
    found
}

/// Looks at a `languageId` or a `region`: whether it is a placeholder or of an odd form.
pub(super) fn locale(member: &'static str, text: &str, place: &Place<'_>, issues: &mut Issues<'_>) {
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

fn report(error: IdError, text: &str, subject: Subject, place: &Place<'_>, issues: &mut Issues<'_>) {
    match error {
        IdError::Empty => issues.push(Problem::IdEmpty { subject }, place),
        IdError::TooLong => issues.push(Problem::IdTooLong { subject, limit: Guid::MAX_LENGTH }, place),
        IdError::Padded => {
            let repair =
                Guid::parse(text.trim()).ok().map(|id| replace("Remove the white space", id.as_str()));
            issues.push_with(Problem::IdPadded { subject }, place, repair);
        }
        IdError::NotAGuid => {
            let looks_like = looks_like(text, subject);
            let repair = guid_within(text, looks_like).map(|id| replace("Use the GUID in it", id));
            issues.push_with(Problem::NotAGuid { subject, looks_like }, place, repair);
        }
    }
}

fn looks_like(text: &str, subject: Subject) -> Option<LooksLike> {
    let bracketed = |open, close| text.starts_with(open) && text.ends_with(close);
    let is_identity = matches!(subject, Subject::TargetId | Subject::TransfereeId);
    if guid_in_braces(text).is_some() {
        Some(LooksLike::Braces)
    } else if bracketed('{', '}') || bracketed('<', '>') || text.ends_with("-id") || text.ends_with("-value")
    {
        Some(LooksLike::Placeholder)
    } else if !is_identity {
        None
    } else if directory_user(text).is_some() {
        Some(LooksLike::TeamsUser)
    } else if text.split_once(':').is_some_and(|(prefix, _)| matches!(prefix, "4" | "8" | "28" | "29")) {
        Some(LooksLike::TeamsIdentifier)
    } else if PhoneNumber::parse(text).map_or_else(|error| error.repaired().is_some(), |_| true) {
        Some(LooksLike::PhoneNumber)
    } else if text.contains('@') {
        Some(LooksLike::UserPrincipalName)
    } else {
        None
    }
}

/// The GUID that was meant, where the text says which one it is.
fn guid_within(text: &str, looks_like: Option<LooksLike>) -> Option<&str> {
    match looks_like? {
        LooksLike::Braces => guid_in_braces(text),
        LooksLike::TeamsUser => directory_user(text),
        LooksLike::TeamsIdentifier
        | LooksLike::PhoneNumber
        | LooksLike::UserPrincipalName
        | LooksLike::Placeholder => None,
    }
}

fn guid_in_braces(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?.strip_suffix('}')?;
    Guid::parse(inner).is_ok().then_some(inner)
}

/// The object id in the form in which Teams writes a user of a directory, in any of its clouds.
fn directory_user(text: &str) -> Option<&str> {
    let id = ["8:orgid:", "8:gcch:", "8:dod:"].iter().find_map(|prefix| text.strip_prefix(prefix))?;
    Guid::parse(id).is_ok().then_some(id)
}

fn replace(title: &str, value: &str) -> Repair {
    Repair::Replace { title: title.to_owned(), value: quote(value) }
}
