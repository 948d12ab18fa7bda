//! The labels of arrows: Graph's words and numbers, in no language.

use super::arrow::ArrowKind;
use super::step::TransferStep;
use crate::json::shortened;
use crate::verdict::EvidenceDetails;

/// Returns the arrow of a step: its kind and its label.
pub(super) fn step_arrow(step: &TransferStep) -> Option<(ArrowKind, String)> {
    use ArrowKind as A;
    Some(match step {
        TransferStep::Expected => return None,
        TransferStep::Sent => (A::Post, POST.to_owned()),
        TransferStep::Attempt { end: Ok(status), .. } => (A::Attempt, text_of((*status).into())),
        TransferStep::Attempt { end: Err(why), .. } => (A::NoResponse, shortened(why)),
        TransferStep::Accepted { status } => (A::Accepted, text_of((*status).into())),
        TransferStep::Refused { status, code, .. } => {
            (A::Refused, joined(&[Some(text_of((*status).into())), code.as_deref().map(shortened)], " · "))
        }
        TransferStep::Failed { code, may_be_delivered: true } => (A::NoResponse, shortened(code)),
        TransferStep::Failed { code, may_be_delivered: false } => (A::NotSent, shortened(code)),
        TransferStep::Silence { seconds } => (A::Silence, text_of(*seconds) + " sec"),
        TransferStep::Found { state } => (A::Found, shortened(state.as_deref().unwrap_or_default())),
        TransferStep::CallEnded { status } => (A::CallEnded, text_of((*status).into())),
        TransferStep::LookupRefused { status } => (A::LookupRefused, text_of((*status).into())),
        TransferStep::Dialed => (A::Dialed, POST_CALL.to_owned()),
        TransferStep::Created { status } => (A::Created, text_of((*status).into())),
        TransferStep::NotCreated { status: Some(status), code } => (
            A::CreationRefused,
            joined(&[Some(text_of((*status).into())), code.as_deref().map(shortened)], " · "),
        ),
        TransferStep::NotCreated { status: None, code } => {
            (A::CreationUnknown, shortened(code.as_deref().unwrap_or_default()))
        }
        TransferStep::HangUp => (A::HangUp, DELETE_CALL.to_owned()),
    })
}

pub(super) const POST: &str = "POST transfer";
pub(super) const GET: &str = "GET call";
const POST_CALL: &str = "POST call";
const DELETE_CALL: &str = "DELETE call";

/// Returns the label of a notification, such as `terminated · 0/7015`.
pub(super) fn evidence_label(details: &EvidenceDetails) -> String {
    let state = details.state.as_ref().or(details.change_type.as_ref());
    let codes = details.result.as_ref().map(|result| {
        let subcode = result.subcode.map(|subcode| subcode.to_string());
        joined(
            &[
                result.code.map(|code| code.to_string()),
                subcode.or(result.legacy_subcode.as_deref().map(shortened)),
            ],
            "/",
        )
    });
    let audio = details.audio.as_ref().map(|audio| "audio ".to_owned() + &shortened(audio.as_str()));
    let reason = details.termination_reason.as_deref().map(shortened);
    joined(&[state.map(|word| shortened(word.as_str())), codes, reason, audio], " · ")
}

#[inline(never)]
fn text_of(number: u32) -> String {
    number.to_string()
}

/// Joins the parts that are not empty.
fn joined(parts: &[Option<String>], between: &str) -> String {
    let mut text = String::new();
    for part in parts.iter().flatten().filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part);
    }
    text
}
