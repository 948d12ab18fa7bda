//! What was asked of Graph, and what the answer to it is read as.

use js_sys::{Date, JSON};
use wasm_bindgen::JsValue;

use super::transport::Received;
use crate::ErrorCode;
use crate::answer::{Answer, Reading, Refused};
use crate::js::error::TransferError;
use crate::js::value::{set, to_js};

/// What a request is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asked {
    /// That a call is transferred.
    Transfer,
    /// How a call stands.
    Call,
}

/// What an answer says.
pub(super) enum Outcome {
    Transfer(Answer),
    Call(Reading),
}

impl Asked {
    /// How much is read of the body of a success, in UTF-16 units; `None` when it says nothing.
    pub(super) fn longest_success(self) -> Option<u32> {
        // One more than is a call, so that a longer one is seen to be longer.
        #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
        const MOST: u32 = Reading::LONGEST as u32 + 1;
        match self {
            Self::Transfer => None,
            Self::Call => Some(MOST),
        }
    }

    /// What an abort is called.
    pub(super) fn aborted(self) -> &'static str {
        match self {
            Self::Transfer => "the transfer was aborted",
            Self::Call => "the reading of the call was aborted",
        }
    }

    /// What to do when nobody knows whether the request arrived.
    pub(super) fn when_unknown(self) -> &'static str {
        match self {
            Self::Transfer => {
                "The transfer may have begun: look at the call with readCall, or wait for a notification, before \
sending again."
            }
            Self::Call => "Reading a call changes nothing: it may be read again.",
        }
    }

    pub(super) fn read(self, received: &Received, sent_id: Option<&str>) -> Outcome {
        let Received { status, headers, elsewhere, body } = received;
        if let Some(url) = elsewhere.as_deref() {
            let came_from = (!url.is_empty()).then_some(url);
            return match self {
                Self::Transfer => Outcome::Transfer(Answer::redirected(*status, headers, came_from, sent_id)),
                Self::Call => Outcome::Call(Reading::redirected(*status, headers, came_from, sent_id)),
            };
        }
        let (body, now) = (body.as_body(), Date::now());
        match self {
            Self::Transfer => Outcome::Transfer(Answer::read(*status, headers, body, sent_id, now)),
            Self::Call => Outcome::Call(Reading::read(*status, headers, body, sent_id, now)),
        }
    }
}

impl Outcome {
    pub(super) fn status(&self) -> u16 {
        match self {
            Self::Transfer(Answer::Accepted(accepted)) => accepted.status,
            Self::Call(Reading::Found(found)) => found.status,
            Self::Call(Reading::Ended(ended)) => ended.status,
            Self::Transfer(Answer::Refused(refused)) | Self::Call(Reading::Refused(refused)) => {
                refused.status
            }
        }
    }

    pub(super) fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Transfer(Answer::Refused(refused)) | Self::Call(Reading::Refused(refused)) => Some(refused),
            Self::Transfer(Answer::Accepted(_)) | Self::Call(Reading::Found(_) | Reading::Ended(_)) => None,
        }
    }

    pub(super) fn to_js(&self) -> Result<JsValue, JsValue> {
        match self {
            Self::Transfer(answer) => to_js(answer),
            Self::Call(reading) => {
                let object = to_js(reading)?;
                if let Reading::Found(found) = reading {
                    let call = JSON::parse(&found.call).map_err(|cause| {
                        TransferError::new(ErrorCode::Internal, "a call could not be converted").cause(&cause)
                    })?;
                    set(&object, "call", &call);
                }
                Ok(object)
            }
        }
    }
}
