//! Looks codes up, the most exact ones first. `pkg-template/lib/codes/index.js` does the same; a test compares both.

use super::entry::Entry;
use super::explanation::Explanation;
use super::select::{Book, Selected, Wrapper, select_error, select_result};
use super::situation::Situation;
use super::texts::Texts;

/// Explains the result of a call or of an operation: `resultInfo` of a notification.
///
/// It looks up the pair first, then the subcode alone, the structure of the telephone network's subcodes, the code alone, and
/// its first digit. A code alone is explained as a SIP status. It returns `None` when no key matches.
///
/// ```
/// use graph_call_transfer::codes::{ExplanationBasis, explain_result};
///
/// let failed = explain_result(Some(500), Some(7000)).unwrap();
/// assert_eq!(failed.meaning, "The transfer failed, and the call is with you again.");
/// let ended = explain_result(Some(200), Some(7000)).unwrap();
/// assert_eq!(ended.meaning, "Your app, or another bot, ended the call.");
/// assert_eq!(explain_result(Some(480), Some(560_480)).unwrap().basis, ExplanationBasis::Pair);
/// assert_eq!(explain_result(Some(502), Some(560_502)).unwrap().basis, ExplanationBasis::Phone);
/// ```
#[must_use]
pub fn explain_result(code: Option<i64>, subcode: Option<i64>) -> Option<Explanation> {
    explain_end(code, subcode, "", "")
}

/// Explains a result with its message. A `DiagCode: {code}#{subcode}` in it is more exact than a code that only wraps it, such as
/// 9999; but it does not change the meaning of 7000, 7015 and 7700: there it names the cause.
///
/// ```
/// use graph_call_transfer::codes::explain_message;
///
/// let unavailable = explain_message(Some(400), Some(8541), "Callee only had … DiagCode: 480#10076").unwrap();
/// assert_eq!(unavailable.entry.to_string(), "480/10076");
/// assert_eq!(unavailable.wrapper.unwrap().subcode, Some(8541));
/// ```
#[must_use]
pub fn explain_message(code: Option<i64>, subcode: Option<i64>, message: &str) -> Option<Explanation> {
    explain_end(code, subcode, message, "")
}

/// Explains why a call ended, from its result, its message and its `terminationReason`; each may be missing. The reason is more
/// exact than a code alone, and less than a subcode. A completed consultative transfer has only the reason.
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
    explain_in(&[], code, subcode, message, termination_reason)
}

/// Explains like [`explain_end`] what happened in a known situation: causes that hold in another one are left out, and those of this one
/// are in front.
///
/// ```
/// use graph_call_transfer::codes::{Situation, explain_in};
///
/// let to_bot = explain_in(&[Situation::ToApp], Some(408), Some(8544), "", "").unwrap();
/// assert!(to_bot.causes[0].confirmed && to_bot.causes[0].situations.contains(&Situation::ToApp));
/// ```
#[must_use]
pub fn explain_in(
    known: &[Situation],
    code: Option<i64>,
    subcode: Option<i64>,
    message: &str,
    termination_reason: &str,
) -> Option<Explanation> {
    let known = [known, &[Situation::Result]].concat();
    let selected = select_result(code, subcode, message, termination_reason, &Texts)?;
    Explanation::new(&selected, message, &known)
}

/// Explains the `code` of the error with which Graph refused a request: a number such as `7505`, or a word such as
/// `InvalidAuthenticationToken`. The HTTP status makes a pair with a number, and is explained alone when the code is empty.
///
/// ```
/// use graph_call_transfer::codes::explain_error;
///
/// assert_eq!(explain_error("7505", None).unwrap().name, "Enterprise Tenant Mismatch");
/// assert_eq!(explain_error("", Some(429)).unwrap().name, "Too Many Requests");
/// ```
#[must_use]
pub fn explain_error(code: &str, status: Option<i64>) -> Option<Explanation> {
    explain_refusal(code, status, "")
}

/// Explains like [`explain_error`] an error with its message, which may contain a `DiagCode`, or a code of the token service: Microsoft
/// Entra names it in the `error_description`.
///
/// ```
/// use graph_call_transfer::codes::explain_refusal;
///
/// let refused = explain_refusal("9999", Some(500), "addParticipants failed.. DiagCode: 412#10073").unwrap();
/// assert_eq!(refused.entry.to_string(), "412/10073");
/// let no_token = explain_refusal("invalid_client", Some(401), "AADSTS7000222: The provided client secret keys …").unwrap();
/// assert_eq!(no_token.name, "Expired client secret");
/// ```
#[must_use]
pub fn explain_refusal(code: &str, status: Option<i64>, message: &str) -> Option<Explanation> {
    let selected = select_token_error(code, message).or_else(|| select_error(code, status, message, &Texts));
    Explanation::new(&selected?, message, &[Situation::Request])
}

/// Selects the code of the token service in a message; the word of OAuth around it says less.
fn select_token_error(code: &str, message: &str) -> Option<Selected<&'static Entry>> {
    const PREFIX: &str = "AADSTS";
    let (start, _) = message.match_indices(PREFIX).next()?;
    let digits = message.get(start + PREFIX.len()..)?;
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let named = message.get(start..start + PREFIX.len() + end)?;
    let selected = select_error(named, None, "", &Texts)?;
    let wrapper = Texts.find_word(code).filter(|outer| *outer != selected.by.entry).map(Wrapper::Word);
    Some(Selected { wrapper, ..selected })
}
