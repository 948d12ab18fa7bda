//! The tracker: what `TransferTracker` of the package calls.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::error::TransferError;
use super::input::with_records;
use super::value::{get, json_of, to_js};
use crate::issue::Problem;
use crate::verdict::{Answered, Phase, Tracker, TransferStatus, advice};
use crate::{ErrorCode, Issue, Part, json};

/// One tracker. The methods that take news return how many changes there are to be read, or `FAULT`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TrackerCore {
    tracker: Tracker,
}

#[wasm_bindgen]
impl TrackerCore {
    /// Makes a tracker that keeps so many transfers.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self { tracker: Tracker::new(capacity) }
    }

    /// Reads a snapshot.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidSnapshot`.
    pub fn restore(snapshot: &str, capacity: usize) -> Result<Self, JsValue> {
        let tracker = Tracker::restore(snapshot, capacity)
            .map_err(|error| TransferError::new(ErrorCode::InvalidSnapshot, &error.to_string()))?;
        Ok(Self { tracker })
    }

    /// Takes the body that was written into the room.
    pub fn apply(&mut self, bytes: usize) -> u32 {
        with_records(
            |body, records| self.tracker.apply(body, |change| records.push(change)).map(|_| ()),
            bytes,
        )
    }

    /// Takes an announcement; returns how many changes.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidTransfer` when no call is named.
    pub fn expect(&mut self, transfer: &JsValue) -> Result<u32, JsValue> {
        let announced = Announced::read(transfer)?;
        let Announced { call_id, replaces } = &announced;
        Ok(with_records(
            |_, records| {
                self.tracker.expect_with(call_id, replaces.as_deref(), |change| records.push(change));
                Ok(())
            },
            0,
        ))
    }

    /// Takes the answer to the POST: an object with `kind` and `status`.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidOptions` when it is no answer.
    pub fn answered(&mut self, call_id: &str, answer: &JsValue) -> Result<u32, JsValue> {
        let member = |name| if answer.is_object() { get(answer, name).ok() } else { None };
        let kind = member("kind").and_then(|kind| kind.as_string());
        let status = member("status").and_then(|status| status.as_f64()).unwrap_or(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` saturates, and a status is small"
        )]
        let status = status as u16;
        let answer = match kind.as_deref() {
            Some("accepted") => Answered::Accepted,
            Some("refused") => Answered::Refused,
            _ => {
                let message = "expected the answer of sendTransfer or readAnswer, with its `kind`";
                return Err(TransferError::new(ErrorCode::InvalidOptions, message).into());
            }
        };
        Ok(with_records(
            |_, records| {
                self.tracker.answered(call_id, answer, status, |change| records.push(change));
                Ok(())
            },
            0,
        ))
    }

    /// Takes an announcement back.
    pub fn withdraw(&mut self, call_id: &str) {
        self.tracker.withdraw(call_id);
    }

    /// `TransferStatus`, or `undefined`.
    ///
    /// # Errors
    ///
    /// None that a caller can bring about.
    pub fn status(&self, call_id: &str) -> Result<JsValue, JsValue> {
        self.tracker.status(call_id).map_or(Ok(JsValue::UNDEFINED), |status| to_js(&status))
    }

    /// `TransferOutcome`, or `undefined` where there is none yet. A refusal is one only where it is asked for.
    ///
    /// # Errors
    ///
    /// None that a caller can bring about.
    pub fn outcome(&self, call_id: &str, with_refusal: bool) -> Result<JsValue, JsValue> {
        let Some(status) = self.tracker.status(call_id) else { return Ok(JsValue::UNDEFINED) };
        let kind = match status.phase {
            Phase::Completed => "completed",
            Phase::Failed => "failed",
            Phase::Ended => "ended",
            Phase::Requested => {
                return match self.tracker.refusal(call_id) {
                    Some(refusal) if with_refusal => {
                        let what_to_do = Some(advice::after_refusal(refusal).to_owned());
                        to_js(&Outcome { kind: "refused", status: Some(status), what_to_do })
                    }
                    _ => Ok(JsValue::UNDEFINED),
                };
            }
            Phase::Transferring | Phase::TransferAccepted => return Ok(JsValue::UNDEFINED),
        };
        let what_to_do = status.what_to_do();
        to_js(&Outcome { kind, status: Some(status), what_to_do })
    }

    /// `TransferOutcome` of a wait that took too long.
    ///
    /// # Errors
    ///
    /// None that a caller can bring about.
    #[wasm_bindgen(js_name = timedOut)]
    pub fn timed_out(&self, call_id: &str) -> Result<JsValue, JsValue> {
        let what_to_do = Some(advice::AFTER_TIME_OUT.to_owned());
        to_js(&Outcome { kind: "timedOut", status: self.tracker.status(call_id), what_to_do })
    }

    /// Begins to follow a call; its changes carry the returned number.
    pub fn follow(&mut self, call_id: &str) -> u32 {
        self.tracker.follow(call_id)
    }

    /// Ends one `follow`.
    pub fn unfollow(&mut self, call_id: &str) {
        self.tracker.unfollow(call_id);
    }

    /// Forgets the transfer of a call.
    pub fn forget(&mut self, call_id: &str) {
        self.tracker.forget(call_id);
    }

    /// Everything that is known, as text.
    #[must_use]
    pub fn snapshot(&self) -> String {
        self.tracker.snapshot()
    }

    /// How many transfers are kept.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn size(&self) -> usize {
        self.tracker.len()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<TransferStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_to_do: Option<String>,
}

/// What is announced: the call, and the one that is replaced.
struct Announced {
    call_id: String,
    replaces: Option<String>,
}

impl Announced {
    /// Reads a transfer in the caller's words, a request, or only `{ callId, replacesCallId? }`.
    fn read(value: &JsValue) -> Result<Self, JsValue> {
        let invalid = |problem, path: &str| {
            let issue = Issue::new(problem, Part::Input, path);
            TransferError::of_issues(ErrorCode::InvalidTransfer, &[issue])
        };
        let text = json_of(value)
            .map_err(|unreadable| invalid(unreadable.problem(), "").cause(&unreadable.cause))?;
        let root = json::read(&text).root;
        let member = |name| root.as_ref().and_then(|root| root.member(name)).map(|member| &member.value);
        let call_id = member("callId").and_then(json::Node::as_text).filter(|id| !id.is_empty());
        let Some(call_id) = call_id else {
            return Err(invalid(Problem::MemberMissing { member: "callId" }, "/callId").into());
        };
        let target = member("body").and_then(|body| body.member("transferTarget"));
        let replaces = member("replacesCallId")
            .or_else(|| target.and_then(|target| target.value.member("replacesCallId")).map(|m| &m.value));
        Ok(Self {
            call_id: call_id.to_owned(),
            replaces: replaces.and_then(json::Node::as_text).map(str::to_owned),
        })
    }
}
