//! What happened to a transfer, step by step, as far as a picture shows it.

use std::fmt;

use crate::json::{self, Node};

/// One thing that happened. Notifications are none: they are given as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The transfer was announced: what is heard from here on is of it.
    Expected,
    /// The transfer was sent. It counts as an announcement, unless there was one.
    Sent,
    /// One attempt to send it is over.
    Attempt {
        /// From 1.
        number: u32,
        /// The HTTP status, or why there is none.
        end: Result<u16, Box<str>>,
    },
    /// Graph took it.
    Accepted {
        /// The HTTP status.
        status: u16,
    },
    /// Graph refused it.
    Refused {
        /// The HTTP status.
        status: u16,
        /// Graph's code.
        code: Option<Box<str>>,
    },
    /// No answer came.
    Failed {
        /// Why.
        code: Box<str>,
        /// Whether Graph may have got the request all the same.
        may_be_delivered: bool,
    },
    /// No verdict came for so many seconds.
    Silence {
        /// How many.
        seconds: u32,
    },
    /// The call was read, and is there.
    Found {
        /// Its state.
        state: Option<Box<str>>,
    },
    /// The call was read, and has ended.
    CallEnded {
        /// The HTTP status.
        status: u16,
    },
    /// The call could not be read.
    NotRead {
        /// The HTTP status.
        status: u16,
    },
}

/// A value that is no step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepError {
    expected: &'static str,
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a step cannot be read: expected {}", self.expected)
    }
}

impl std::error::Error for StepError {}

const KINDS: &str =
    "a `kind`, one of expected, sent, attempt, answered, failed, notifications, silence, known, read";

impl Step {
    /// Reads a step from JSON (`TransferStep` in the package's types, but for notifications), with its id.
    ///
    /// # Errors
    ///
    /// What was expected.
    pub fn from_json(text: &str) -> Result<(Box<str>, Self), StepError> {
        let document = json::read(text);
        let root = document.root.as_ref().filter(|_| document.faults.is_empty());
        let expected = |expected: &'static str| StepError { expected };
        let root = root.ok_or(expected("an object of at most 256 KiB"))?;
        let id = text_at(root, "id").ok_or(expected("an `id`, a text"))?;
        let kind = text_at(root, "kind").ok_or(expected(KINDS))?;
        let inside = |name: &str| root.member(name).map(|member| &member.value);
        let step = match &*kind {
            "expected" => Some(Self::Expected),
            "sent" => Some(Self::Sent),
            "attempt" => inside("attempt").and_then(attempt),
            "answered" => inside("answer").and_then(answer),
            "failed" => inside("error").map(failure),
            "silence" => whole_at(root, "seconds").map(|seconds| Self::Silence { seconds }),
            "read" => inside("reading").and_then(reading),
            _ => return Err(expected(KINDS)),
        };
        let step = step.ok_or(expected(match &*kind {
            "attempt" => "an `attempt`, as `onAttempt` tells it",
            "answered" => "an `answer`, as `sendTransfer` gives it",
            "failed" => "an `error`, as `sendTransfer` throws it",
            "silence" => "`seconds`, a whole number",
            _ => "a `reading`, as `readCall` gives it",
        }))?;
        Ok((id, step))
    }
}

fn attempt(node: &Node<'_>) -> Option<Step> {
    let number = whole_at(node, "number").filter(|number| *number > 0)?;
    let end = match status_at(node) {
        Some(status) => Ok(status),
        None => Err(text_at(node, "failure").unwrap_or_default()),
    };
    Some(Step::Attempt { number, end })
}

fn answer(node: &Node<'_>) -> Option<Step> {
    let status = status_at(node)?;
    match &*text_at(node, "kind")? {
        "accepted" => Some(Step::Accepted { status }),
        "refused" => {
            let code = node.member("error").and_then(|error| text_at(&error.value, "code"));
            Some(Step::Refused { status, code })
        }
        _ => None,
    }
}

fn failure(node: &Node<'_>) -> Step {
    let may_be_delivered = text_at(node, "delivered").as_deref() != Some("no");
    Step::Failed { code: text_at(node, "code").unwrap_or_default(), may_be_delivered }
}

fn reading(node: &Node<'_>) -> Option<Step> {
    let status = status_at(node)?;
    match &*text_at(node, "kind")? {
        "found" => Some(Step::Found { state: text_at(node, "state") }),
        "ended" => Some(Step::CallEnded { status }),
        "refused" => Some(Step::NotRead { status }),
        _ => None,
    }
}

#[inline(never)]
fn text_at(node: &Node<'_>, name: &str) -> Option<Box<str>> {
    node.member(name)?.value.as_text().map(Into::into)
}

#[inline(never)]
fn whole_at(node: &Node<'_>, name: &str) -> Option<u32> {
    let number = node.member(name)?.value.as_number();
    let number = number.filter(|number| number.fract() == 0.0 && (0.0..1e9).contains(number))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, and below a milliard"
    )]
    let number = number as u32;
    Some(number)
}

fn status_at(node: &Node<'_>) -> Option<u16> {
    whole_at(node, "status").filter(|status| *status < 1000).and_then(|status| u16::try_from(status).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_this_library_are_steps() {
        let attempt = |number, end| Step::Attempt { number, end };
        for (json, step) in [
            (r#""kind":"expected""#, Step::Expected),
            (r#""kind":"sent""#, Step::Sent),
            (r#""kind":"attempt","attempt":{"number":2,"status":429,"elapsedMs":7}"#, attempt(2, Ok(429))),
            (
                r#""kind":"attempt","attempt":{"number":1,"failure":"timedOut"}"#,
                attempt(1, Err("timedOut".into())),
            ),
            (
                r#""kind":"answered","answer":{"kind":"accepted","status":202}"#,
                Step::Accepted { status: 202 },
            ),
            (
                r#""kind":"answered","answer":{"kind":"refused","status":403,"error":{"code":"7505"}}"#,
                Step::Refused { status: 403, code: Some("7505".into()) },
            ),
            (
                r#""kind":"failed","error":{"code":"network","delivered":"unknown"}"#,
                Step::Failed { code: "network".into(), may_be_delivered: true },
            ),
            (
                r#""kind":"failed","error":{"code":"invalidToken","delivered":"no"}"#,
                Step::Failed { code: "invalidToken".into(), may_be_delivered: false },
            ),
            (r#""kind":"silence","seconds":60"#, Step::Silence { seconds: 60 }),
            (
                r#""kind":"read","reading":{"kind":"found","status":200,"state":"established","call":{}}"#,
                Step::Found { state: Some("established".into()) },
            ),
            (r#""kind":"read","reading":{"kind":"ended","status":404}"#, Step::CallEnded { status: 404 }),
            (r#""kind":"read","reading":{"kind":"refused","status":401}"#, Step::NotRead { status: 401 }),
        ] {
            assert_eq!(Step::from_json(&format!(r#"{{"id":"a",{json}}}"#)), Ok(("a".into(), step)), "{json}");
        }
    }

    #[test]
    fn what_is_no_step_is_told_with_what_was_expected() {
        for (json, expected) in [
            ("", "an object"),
            ("[]", "an `id`"),
            (r#"{"kind":"sent"}"#, "an `id`"),
            (r#"{"id":1,"kind":"sent"}"#, "an `id`"),
            (r#"{"id":"a"}"#, "a `kind`"),
            (r#"{"id":"a","kind":"notifications"}"#, "a `kind`"),
            (r#"{"id":"a","kind":"attempt","attempt":{"number":0}}"#, "an `attempt`"),
            (r#"{"id":"a","kind":"answered","answer":{"kind":"taken","status":202}}"#, "an `answer`"),
            (r#"{"id":"a","kind":"answered","answer":{"kind":"accepted","status":9999}}"#, "an `answer`"),
            (r#"{"id":"a","kind":"failed"}"#, "an `error`"),
            (r#"{"id":"a","kind":"silence","seconds":"60"}"#, "`seconds`"),
            (r#"{"id":"a","kind":"read","reading":7}"#, "a `reading`"),
        ] {
            let told = Step::from_json(json).unwrap_err().to_string();
            assert!(
                told.starts_with(&format!("a step cannot be read: expected {expected}")),
                "{json}: {told}"
            );
        }
    }
}
