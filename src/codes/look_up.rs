//! Looking codes up, those that say most first. `pkg-template/lib/codes/index.js` does the same; a test holds them together.

use serde::Serialize;

use super::book::entries;
use super::diag_code::{DiagCode, number};
use super::entry::{Certainty, Entry, Retry};
use super::key::Key;

/// What was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// The code and the subcode together.
    Pair,
    /// The subcode alone.
    Subcode,
    /// A status of the telephone network in the subcode.
    Phone,
    /// The code of an error of the service.
    Error,
    /// The reason for which a call ended.
    Reason,
    /// Only the code, or its first digit: the explanation is a general one.
    Code,
}

/// Which way a call with the telephone network went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Leg {
    /// From a telephone.
    Inbound,
    /// To a telephone.
    Outbound,
}

/// What the telephone side answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PhoneStatus {
    /// Which way the call went.
    pub leg: Leg,
    /// The SIP status.
    pub sip: i64,
}

/// What some codes mean, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// What was recognised.
    pub basis: Basis,
    /// The entry of the book that says it, named by the first of its keys: what texts in other languages are found by.
    pub entry: Key,
    /// A few words; Microsoft's own where there are any.
    pub name: &'static str,
    /// What happened, in one sentence.
    pub meaning: &'static str,
    /// Why, most probably.
    pub likely_cause: &'static str,
    /// What to do.
    pub what_to_do: &'static str,
    /// Whether it helps to send the same request again.
    pub retry: Retry,
    /// How sure the meaning is; cause and advice are this library's.
    pub certainty: Certainty,
    /// The address of a public page that tells of the code.
    pub source: &'static str,
    /// With [`Basis::Phone`]: the status in numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneStatus>,
}

/// Explains the result of a call or of an operation: `resultInfo` of a notification.
///
/// The pair is looked up first, then the subcode alone, then the range of the telephone network, then the code alone, then its
/// first digit. `None` means that nothing is known.
///
/// ```
/// use graph_call_transfer::codes::{Basis, explain_result};
///
/// let failed = explain_result(Some(500), Some(7000)).unwrap();
/// assert_eq!(failed.meaning, "The transfer failed, and the call is with you again.");
/// let ended = explain_result(Some(200), Some(7000)).unwrap();
/// assert_eq!(ended.meaning, "Your app, or another bot, ended the call.");
/// assert_eq!(explain_result(Some(480), Some(560_480)).unwrap().basis, Basis::Phone);
/// ```
#[must_use]
pub fn explain_result(code: Option<i64>, subcode: Option<i64>) -> Option<Explanation> {
    explain_end(code, subcode, "", "")
}

/// Explains a result with the help of its message, which may end in `DiagCode: {code}#{subcode}`. These numbers count where
/// code and subcode are absent, or say nothing together.
#[must_use]
pub fn explain_message(code: Option<i64>, subcode: Option<i64>, message: &str) -> Option<Explanation> {
    explain_end(code, subcode, message, "")
}

/// Explains why a call ended: its result with the message, either of which may be missing, and the `terminationReason` beside
/// them. The reason says more than a code alone, and less than a subcode: a consultative transfer that is complete has nothing else.
///
/// ```
/// use graph_call_transfer::codes::explain_end;
///
/// let ended = explain_end(None, None, "", "AppTransferred").unwrap();
/// assert_eq!(ended.name, "Transferred by the app");
/// ```
#[must_use]
pub fn explain_end(
    code: Option<i64>,
    subcode: Option<i64>,
    message: &str,
    termination_reason: &str,
) -> Option<Explanation> {
    let diag = DiagCode::find(message);
    let code_or_first = code.or(diag.map(|diag| diag.first));
    specific(code, subcode)
        .or_else(|| specific(code_or_first, Some(diag?.second)))
        .or_else(|| reason(termination_reason))
        .or_else(|| general(code_or_first))
}

/// Explains the `code` of an error with which Graph refused a request: a number such as `7505`, or a word such as
/// `InvalidAuthenticationToken`. An empty code leaves only the HTTP status, which may make a pair with a number.
///
/// ```
/// use graph_call_transfer::codes::explain_error;
///
/// assert_eq!(explain_error("7505", None).unwrap().name, "Enterprise Tenant Mismatch");
/// assert_eq!(explain_error("", Some(429)).unwrap().name, "Too Many Requests");
/// ```
#[must_use]
pub fn explain_error(code: &str, status: Option<i64>) -> Option<Explanation> {
    let as_number = number(code);
    let named = match as_number {
        Some(_) => specific(status, as_number),
        None => word(code),
    };
    let named = named.map(|explanation| Explanation { basis: Basis::Error, ..explanation });
    named.or_else(|| general(status.or(as_number)))
}

/// What is known of a subcode.
fn specific(code: Option<i64>, subcode: Option<i64>) -> Option<Explanation> {
    let subcode = subcode?;
    let pair = code.and_then(|code| find(Basis::Pair, Key::Pair(code, subcode)));
    let is_success = code.is_none_or(|code| code == 0 || (200..300).contains(&code));
    pair.or_else(|| is_success.then(|| find(Basis::Subcode, Key::Success(subcode))).flatten())
        .or_else(|| find(Basis::Subcode, Key::Subcode(subcode)))
        .or_else(|| phone(subcode))
}

/// The telephone network's ranges: 540 and 560 before a SIP status.
fn phone(subcode: i64) -> Option<Explanation> {
    let leg = match subcode / 1000 {
        540 => Leg::Inbound,
        560 => Leg::Outbound,
        _ => return None,
    };
    let sip = subcode % 1000;
    let explanation =
        find(Basis::Phone, Key::Sip(sip)).or_else(|| find(Basis::Phone, Key::SipClass(sip / 100)))?;
    Some(Explanation { phone: Some(PhoneStatus { leg, sip }), ..explanation })
}

/// What a code says without its subcode.
fn general(code: Option<i64>) -> Option<Explanation> {
    let code = code?;
    find(Basis::Code, Key::Code(code)).or_else(|| find(Basis::Code, Key::CodeClass(code / 100)))
}

fn word(word: &str) -> Option<Explanation> {
    let is_meant = |key: &Key| matches!(key, Key::Word(known) if known.eq_ignore_ascii_case(word));
    find_by(Basis::Error, is_meant)
}

fn reason(reason: &str) -> Option<Explanation> {
    let is_meant = |key: &Key| matches!(key, Key::Reason(known) if known.eq_ignore_ascii_case(reason));
    find_by(Basis::Reason, is_meant)
}

fn find(basis: Basis, key: Key) -> Option<Explanation> {
    find_by(basis, |known| *known == key)
}

fn find_by(basis: Basis, is_meant: impl Fn(&Key) -> bool) -> Option<Explanation> {
    entries().find(|entry| entry.keys.iter().any(&is_meant)).and_then(|entry| explanation(basis, entry))
}

fn explanation(basis: Basis, entry: &Entry) -> Option<Explanation> {
    let Entry { keys, name, meaning, likely_cause, what_to_do, retry, certainty, source } = *entry;
    let entry = *keys.first()?;
    Some(Explanation {
        basis,
        entry,
        name,
        meaning,
        likely_cause,
        what_to_do,
        retry,
        certainty,
        source,
        phone: None,
    })
}
