//! Reads snapshots with the crate's own JSON reader: serde's derived one would be a tenth of a wasm module.

use std::sync::Arc;

use crate::json::{self, Node};
use crate::notification::tree;
use crate::verdict::ledger::OpenExpectations;
use crate::verdict::rules::attempt::{AttemptFailure, CallEnd, Doubts, FailureAttribution, TransferAttempt};
use crate::verdict::rules::evidence::{Evidence, EvidenceDetails, ResultCodes, ResultInfo};
use crate::verdict::rules::failures::{EarlierFailure, EarlierFailures};
use crate::verdict::rules::open_word::OpenWord;
use crate::verdict::rules::phase::EvidenceKind;
use crate::verdict::rules::recorded_response::AttemptRefusal;
use crate::verdict::rules::state::{ReplacedCall, TransferState};
use crate::verdict::store::raw_call_id::RawCallId;
use crate::verdict::transfer::TrackedTransfer;

/// Reads one transfer; `None` when this library cannot have written it.
pub(super) fn transfer(line: &str) -> Option<TrackedTransfer> {
    TrackedTransfer::restore(Some(&tree(line, 0).ok()?))
}

/// A value in a snapshot.
trait Restore: Sized {
    /// Reads a value; `node` is `None` for an absent member.
    fn restore(node: Option<&Node<'_>>) -> Option<Self>;
}

impl<T: Restore> Restore for Option<T> {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        match node {
            None => Some(None),
            some => T::restore(some).map(Some),
        }
    }
}

impl<T: Restore> Restore for Arc<T> {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        T::restore(node).map(Self::new)
    }
}

impl<T: Restore> Restore for Box<T> {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        T::restore(node).map(Self::new)
    }
}

impl<T: Restore> Restore for Vec<T> {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        node?.as_array()?.iter().map(|item| T::restore(Some(item))).collect()
    }
}

impl Restore for bool {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        node?.as_bool()
    }
}

impl Restore for Box<str> {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        node?.as_text().map(Self::from)
    }
}

impl Restore for RawCallId {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        node?.as_text().map(|text| Self::from_bytes(text.as_bytes()))
    }
}

impl Restore for OpenWord {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        Box::restore(node).map(|text: Box<str>| Self::from(text))
    }
}

/// Whole numbers, within their limits.
fn whole(node: Option<&Node<'_>>) -> Option<i64> {
    let number = node?.as_number().filter(|number| number.fract() == 0.0 && number.abs() < 1e15)?;
    #[expect(clippy::cast_possible_truncation, reason = "whole, and far below what 64 bits hold")]
    let number = number as i64;
    Some(number)
}

macro_rules! numbers {
    ($($Number:ty),*) => {
        $(
            impl Restore for $Number {
                fn restore(node: Option<&Node<'_>>) -> Option<Self> {
                    whole(node).and_then(|number| number.try_into().ok())
                }
            }
        )*
    };
}

numbers!(u8, u16, u32, i32);

/// Values that are one of a few words.
macro_rules! restore_words {
    ($($Name:ident),*) => {
        $(
            impl Restore for $Name {
                fn restore(node: Option<&Node<'_>>) -> Option<Self> {
                    Self::find(node?.as_text()?)
                }
            }
        )*
    };
}

restore_words!(CallEnd, EvidenceKind, FailureAttribution);

/// Whether an object has no members but these.
fn has_only(node: &Node<'_>, known: &[&str]) -> bool {
    node.as_object().is_some_and(|members| members.iter().all(|member| known.contains(&&*member.name)))
}

/// An object whose members are all known.
macro_rules! objects {
    ($($Name:ident { $($field:ident: $name:literal),* })*) => {
        $(
            impl Restore for $Name {
                fn restore(node: Option<&Node<'_>>) -> Option<Self> {
                    let node = node.filter(|node| has_only(node, &[$($name),*]))?;
                    let member = |name: &str| node.member(name).map(|member| &member.value);
                    Some(Self { $($field: Restore::restore(member($name))?),* })
                }
            }
        )*
    };
}

objects! {
    TransferState {
        attempt: "attempt", replaced_call: "replacedCall", earlier_failures: "earlierFailures"
    }
    EarlierFailure { attempt: "attempt", codes: "codes" }
    ResultCodes { code: "code", subcode: "subcode" }
    TransferAttempt {
        number: "number", expected: "expected", taken: "taken", refusal: "refusal", transferring: "transferring",
        accepted: "accepted", failure: "failure", doubts: "doubts", end: "end", end_details: "endDetails"
    }
    AttemptRefusal { status: "status", number: "number" }
    AttemptFailure { attribution: "attribution", details: "details" }
    ReplacedCall { call_id: "callId", active: "active", termination_reason: "terminationReason", result: "result" }
    ResultInfo { code: "code", subcode: "subcode", legacy_subcode: "legacySubcode", message: "message" }
}

impl Restore for TrackedTransfer {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        let node = node.filter(|node| has_only(node, &["callId", "state", "audio", "history"]))?;
        let member = |name: &str| node.member(name).map(|member| &member.value);
        Some(Self {
            call_id: Restore::restore(member("callId"))?,
            state: Restore::restore(member("state"))?,
            audio: Restore::restore(member("audio"))?,
            history: Restore::restore(member("history"))?,
            expectations: OpenExpectations::None,
        })
    }
}

impl Restore for EarlierFailures {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        Restore::restore(node).map(Self)
    }
}

impl Restore for Doubts {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        // The member is absent where there are no doubts.
        let Some(node) = node else { return Some(Self::default()) };
        let member = |name: &str| node.member(name).map(|member| &member.value);
        has_only(node, &["begin", "failures", "accepted", "end"]).then_some(())?;
        Some(Self {
            begin: Restore::restore(member("begin"))?,
            failures: Restore::restore(member("failures"))?,
            accepted: Restore::restore(member("accepted"))?,
            end: Restore::restore(member("end"))?,
        })
    }
}

const DETAILS: [&str; 6] = ["changeType", "state", "result", "terminationReason", "audio", "status"];
const EVIDENCE: [&str; 4] = ["kind", "attempt", "times", "late"];

impl Restore for EvidenceDetails {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        details(node.filter(|node| has_only(node, &DETAILS))?)
    }
}

fn details(node: &Node<'_>) -> Option<EvidenceDetails> {
    let member = |name: &str| node.member(name).map(|member| &member.value);
    Some(EvidenceDetails {
        change_type: Restore::restore(member("changeType"))?,
        state: Restore::restore(member("state"))?,
        result: Restore::restore(member("result"))?,
        termination_reason: Restore::restore(member("terminationReason"))?,
        audio: Restore::restore(member("audio"))?,
        status: Restore::restore(member("status"))?,
    })
}

impl Restore for Evidence {
    /// The details are members of the same object.
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        let node = node?;
        let known =
            |member: &json::Member<'_>| DETAILS.iter().chain(&EVIDENCE).any(|name| *name == member.name);
        node.as_object().filter(|members| members.iter().all(known))?;
        let member = |name: &str| node.member(name).map(|member| &member.value);
        Some(Self {
            kind: Restore::restore(member("kind"))?,
            attempt: Restore::restore(member("attempt"))?,
            times: Restore::restore(member("times"))?,
            late: Restore::restore(member("late"))?,
            details: Arc::new(details(node)?),
        })
    }
}
