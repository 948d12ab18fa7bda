//! The steps of a transfer that a diagram shows.

use std::fmt;

use crate::json::Node;
use crate::notification::tree;

/// One step of a transfer. Notifications are not steps: they are drawn from their bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransferStep {
    /// The transfer was registered: notifications from here on belong to it.
    Expected,
    /// The transfer was sent. It counts as an expectation, unless there was one.
    Sent,
    /// One attempt to send it ended.
    Attempt {
        /// The number, from 1.
        number: u32,
        /// The HTTP status, or the reason why there is none.
        end: Result<u16, Box<str>>,
    },
    /// Graph accepted the request.
    Accepted {
        /// The HTTP status.
        status: u16,
    },
    /// Graph refused the request.
    Refused {
        /// The HTTP status.
        status: u16,
        /// Graph's error code.
        code: Option<Box<str>>,
        /// Graph's message, which can decide the outcome; it is not drawn.
        message: Option<Box<str>>,
    },
    /// No response arrived.
    Failed {
        /// The error code.
        code: Box<str>,
        /// Whether Graph may have received the request.
        may_be_delivered: bool,
    },
    /// No verdict arrived for a time.
    Silence {
        /// The number of seconds.
        seconds: u32,
    },
    /// The call was looked up, and found.
    Found {
        /// The state of the call.
        state: Option<Box<str>>,
    },
    /// The call was looked up, and had ended.
    CallEnded {
        /// The HTTP status.
        status: u16,
    },
    /// The call could not be looked up.
    LookupRefused {
        /// The HTTP status.
        status: u16,
    },
    /// The app calls the transfer target first.
    Dialed,
    /// Graph created the call to the transfer target.
    Created {
        /// The HTTP status.
        status: u16,
    },
    /// Graph did not create the call to the transfer target, or its response is lost.
    NotCreated {
        /// The HTTP status, if there was a response.
        status: Option<u16>,
        /// Graph's error code, or that of the failure.
        code: Option<Box<str>>,
    },
    /// The app hangs up the call to the transfer target.
    HangUp,
}

/// A value that is not a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferStepError {
    expected: &'static str,
}

impl fmt::Display for TransferStepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid step: expected {}", self.expected)
    }
}

impl std::error::Error for TransferStepError {}

const KINDS: &str = "a `kind`, one of expected, sent, attempt, response, failed, notifications, silence, known, lookup, dialed, \
     creation, hangUp";

impl TransferStep {
    /// Parses a step from JSON (`TransferStep` in the package's types, but not its `notifications`), with its id.
    ///
    /// # Errors
    ///
    /// The expected value, where the JSON is not a step.
    pub fn from_json(text: &str) -> Result<(Box<str>, Self), TransferStepError> {
        let root = tree(text, 0).ok();
        let expected = |expected: &'static str| TransferStepError { expected };
        let root = &root.ok_or(expected("an object of at most 256 KiB"))?;
        let id = text_at(root, "id").ok_or(expected("an `id`, a text"))?;
        let kind = text_at(root, "kind").ok_or(expected(KINDS))?;
        let inside = |name: &str| root.member(name).map(|member| &member.value);
        let step = match &*kind {
            "expected" => Some(Self::Expected),
            "sent" => Some(Self::Sent),
            "attempt" => inside("attempt").and_then(attempt),
            "response" => inside("response").and_then(response),
            "failed" => inside("error").map(failure),
            "silence" => whole_at(root, "seconds").map(|seconds| Self::Silence { seconds }),
            "lookup" => inside("lookup").and_then(lookup),
            "dialed" => Some(Self::Dialed),
            "creation" => match inside("creation") {
                Some(node) => creation(node),
                None => Some(Self::NotCreated { status: None, code: inside("error").and_then(code) }),
            },
            "hangUp" => Some(Self::HangUp),
            _ => return Err(expected(KINDS)),
        };
        let step = step.ok_or(expected(match &*kind {
            "attempt" => "an `attempt`, as `onAttempt` receives it",
            "response" => "a `response`, as `sendTransfer` returns it",
            "failed" => "an `error`, as `sendTransfer` throws it",
            "silence" => "`seconds`, a whole number",
            "creation" => "a `creation`, as `createCall` returns it",
            _ => "a `lookup`, as `readCall` returns it",
        }))?;
        Ok((id, step))
    }
}

fn attempt(node: &Node<'_>) -> Option<TransferStep> {
    let number = whole_at(node, "number").filter(|number| *number > 0)?;
    let end = match status_at(node) {
        Some(status) => Ok(status),
        None => Err(text_at(node, "failure").unwrap_or_default()),
    };
    Some(TransferStep::Attempt { number, end })
}

fn response(node: &Node<'_>) -> Option<TransferStep> {
    let status = status_at(node)?;
    match &*text_at(node, "kind")? {
        "accepted" => Some(TransferStep::Accepted { status }),
        "refused" => {
            let text = |name| node.member("error").and_then(|error| text_at(&error.value, name));
            Some(TransferStep::Refused { status, code: text("code"), message: text("message") })
        }
        _ => None,
    }
}

fn failure(node: &Node<'_>) -> TransferStep {
    let may_be_delivered = text_at(node, "delivered").as_deref() != Some("no");
    TransferStep::Failed { code: text_at(node, "code").unwrap_or_default(), may_be_delivered }
}

fn lookup(node: &Node<'_>) -> Option<TransferStep> {
    let status = status_at(node)?;
    match &*text_at(node, "kind")? {
        "found" => Some(TransferStep::Found { state: text_at(node, "state") }),
        "ended" => Some(TransferStep::CallEnded { status }),
        "refused" => Some(TransferStep::LookupRefused { status }),
        _ => None,
    }
}

fn creation(node: &Node<'_>) -> Option<TransferStep> {
    let status = status_at(node)?;
    match &*text_at(node, "kind")? {
        "created" => Some(TransferStep::Created { status }),
        "refused" => {
            let code = node.member("error").and_then(|error| code(&error.value));
            Some(TransferStep::NotCreated { status: Some(status), code })
        }
        _ => None,
    }
}

fn code(error: &Node<'_>) -> Option<Box<str>> {
    text_at(error, "code")
}

#[inline(never)]
fn text_at(node: &Node<'_>, name: &str) -> Option<Box<str>> {
    node.member(name)?.value.as_text().map(Into::into)
}

#[inline(never)]
fn whole_at(node: &Node<'_>, name: &str) -> Option<u32> {
    let number = node.member(name)?.value.as_number();
    let number = number.filter(|number| number.fract() == 0.0 && (0.0..1e9).contains(number))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and below a billion")]
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
    fn steps_are_parsed_from_the_values_of_this_library() {
        let attempt = |number, end| TransferStep::Attempt { number, end };
        for (json, step) in [
            (r#""kind":"expected""#, TransferStep::Expected),
            (r#""kind":"sent""#, TransferStep::Sent),
            (r#""kind":"attempt","attempt":{"number":2,"status":429,"elapsedMs":7}"#, attempt(2, Ok(429))),
            (
                r#""kind":"attempt","attempt":{"number":1,"failure":"timedOut"}"#,
                attempt(1, Err("timedOut".into())),
            ),
            (
                r#""kind":"response","response":{"kind":"accepted","status":202}"#,
                TransferStep::Accepted { status: 202 },
            ),
            (
                r#""kind":"response","response":{"kind":"refused","status":403,"error":{"code":"7505"}}"#,
                TransferStep::Refused { status: 403, code: Some("7505".into()), message: None },
            ),
            (
                r#""kind":"failed","error":{"code":"network","delivered":"unknown"}"#,
                TransferStep::Failed { code: "network".into(), may_be_delivered: true },
            ),
            (
                r#""kind":"failed","error":{"code":"invalidToken","delivered":"no"}"#,
                TransferStep::Failed { code: "invalidToken".into(), may_be_delivered: false },
            ),
            (r#""kind":"silence","seconds":60"#, TransferStep::Silence { seconds: 60 }),
            (
                r#""kind":"lookup","lookup":{"kind":"found","status":200,"state":"established","call":{}}"#,
                TransferStep::Found { state: Some("established".into()) },
            ),
            (
                r#""kind":"lookup","lookup":{"kind":"ended","status":404}"#,
                TransferStep::CallEnded { status: 404 },
            ),
            (
                r#""kind":"lookup","lookup":{"kind":"refused","status":401}"#,
                TransferStep::LookupRefused { status: 401 },
            ),
            (r#""kind":"dialed""#, TransferStep::Dialed),
            (
                r#""kind":"creation","creation":{"kind":"created","status":201,"callId":"x"}"#,
                TransferStep::Created { status: 201 },
            ),
            (
                r#""kind":"creation","creation":{"kind":"refused","status":403,"error":{"code":"7505"}}"#,
                TransferStep::NotCreated { status: Some(403), code: Some("7505".into()) },
            ),
            (
                r#""kind":"creation","error":{"code":"timedOut"}"#,
                TransferStep::NotCreated { status: None, code: Some("timedOut".into()) },
            ),
            (r#""kind":"hangUp""#, TransferStep::HangUp),
        ] {
            assert_eq!(
                TransferStep::from_json(&format!(r#"{{"id":"a",{json}}}"#)),
                Ok(("a".into(), step)),
                "{json}"
            );
        }
    }

    #[test]
    fn error_of_an_invalid_step_contains_the_expected_value() {
        for (json, expected) in [
            ("", "an object"),
            ("[]", "an `id`"),
            (r#"{"kind":"sent"}"#, "an `id`"),
            (r#"{"id":1,"kind":"sent"}"#, "an `id`"),
            (r#"{"id":"a"}"#, "a `kind`"),
            (r#"{"id":"a","kind":"notifications"}"#, "a `kind`"),
            (r#"{"id":"a","kind":"attempt","attempt":{"number":0}}"#, "an `attempt`"),
            (r#"{"id":"a","kind":"response","response":{"kind":"taken","status":202}}"#, "a `response`"),
            (r#"{"id":"a","kind":"response","response":{"kind":"accepted","status":9999}}"#, "a `response`"),
            (r#"{"id":"a","kind":"failed"}"#, "an `error`"),
            (r#"{"id":"a","kind":"silence","seconds":"60"}"#, "`seconds`"),
            (r#"{"id":"a","kind":"lookup","lookup":7}"#, "a `lookup`"),
            (r#"{"id":"a","kind":"creation","creation":{"kind":"created"}}"#, "a `creation`"),
        ] {
            let error = TransferStep::from_json(json).unwrap_err().to_string();
            assert!(error.starts_with(&format!("invalid step: expected {expected}")), "{json}: {error}");
        }
    }
}
