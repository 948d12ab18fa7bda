//! Reads what `snapshot` writes, with the reader that is here already: serde's derived one would be a tenth of the wasm module.

use std::sync::Arc;

use super::attempt::{Answered, Attempt, Doubts, End, Failure, Of};
use super::evidence::{Evidence, HeardResult, OpenWord, Said};
use super::phase::EvidenceKind;
use super::spelling::Spelling;
use super::transfer::{Before, ReplacedCall, Transfer};
use crate::json::{self, Node};

/// Reads one transfer; `None` when it could not have been written here.
pub(super) fn transfer(line: &str) -> Option<Transfer> {
    let document = json::read(line);
    let root = document.root.filter(|_| document.faults.is_empty())?;
    Transfer::restore(Some(&root))
}

/// Something that a snapshot holds.
trait Restore: Sized {
    /// Reads a value; `None` for an absent member.
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

impl Restore for Spelling {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        node?.as_text().map(|text| Self::of(text.as_bytes()))
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
macro_rules! words {
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

words!(Answered, End, EvidenceKind, Of);

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
    Transfer {
        call_id: "callId", attempt: "attempt", before: "before", audio: "audio", replaced_call: "replacedCall",
        history: "history"
    }
    Before { attempt: "attempt", replaced_call: "replacedCall" }
    Attempt {
        number: "number", announced: "announced", answer: "answer", refusal: "refusal", transferring: "transferring",
        accepted: "accepted", failure: "failure", doubts: "doubts", end: "end", end_said: "endSaid"
    }
    Failure { of: "of", said: "said" }
    ReplacedCall { call_id: "callId", lives: "lives", termination_reason: "terminationReason", result: "result" }
    HeardResult { code: "code", subcode: "subcode", word: "word", message: "message" }
}

impl Restore for Doubts {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        // Without doubts there is no such member.
        let Some(node) = node else { return Some(Self::default()) };
        let member = |name: &str| node.member(name).map(|member| &member.value);
        has_only(node, &["begin", "failures", "end"]).then_some(())?;
        Some(Self {
            begin: Restore::restore(member("begin"))?,
            failures: Restore::restore(member("failures"))?,
            end: Restore::restore(member("end"))?,
        })
    }
}

const SAID: [&str; 6] = ["changeType", "state", "result", "terminationReason", "audio", "status"];
const EVIDENCE: [&str; 4] = ["kind", "attempt", "times", "late"];

impl Restore for Said {
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        said(node.filter(|node| has_only(node, &SAID))?)
    }
}

fn said(node: &Node<'_>) -> Option<Said> {
    let member = |name: &str| node.member(name).map(|member| &member.value);
    Some(Said {
        change_type: Restore::restore(member("changeType"))?,
        state: Restore::restore(member("state"))?,
        result: Restore::restore(member("result"))?,
        termination_reason: Restore::restore(member("terminationReason"))?,
        audio: Restore::restore(member("audio"))?,
        status: Restore::restore(member("status"))?,
    })
}

impl Restore for Evidence {
    /// What was said stands beside the rest, in one object.
    fn restore(node: Option<&Node<'_>>) -> Option<Self> {
        let node = node?;
        let known = |member: &json::Member<'_>| SAID.iter().chain(&EVIDENCE).any(|name| *name == member.name);
        node.as_object().filter(|members| members.iter().all(known))?;
        let member = |name: &str| node.member(name).map(|member| &member.value);
        Some(Self {
            kind: Restore::restore(member("kind"))?,
            attempt: Restore::restore(member("attempt"))?,
            times: Restore::restore(member("times"))?,
            late: Restore::restore(member("late"))?,
            said: Arc::new(said(node)?),
        })
    }
}
