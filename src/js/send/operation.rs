//! The operations on Graph, and the results of their responses.

use js_sys::{Date, JSON};
use wasm_bindgen::JsValue;

use super::transport::Received;
use crate::HttpResponse;
use crate::http::Redirect;
use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::members::to_js;
use crate::js::value::set;
use crate::response::{CallCreation, CallLookup, GraphResponse, HangUp, Refused};

/// An operation on Graph.
#[derive(Debug, Clone, Copy)]
pub(super) enum Operation {
    /// Transfers a call.
    Transfer,
    /// Reads a call.
    Call,
    /// Creates a call.
    CreateCall,
    /// Hangs up a call.
    HangUp,
}

/// The parsed response of an operation.
pub(super) enum OperationResult {
    Transfer(GraphResponse),
    Call(CallLookup),
    CreateCall(CallCreation),
    HangUp(HangUp),
}

impl Operation {
    /// Returns the limit of the body of a success, in UTF-16 units; `None` if that body is not read.
    pub(super) fn max_success_len(self) -> Option<u32> {
        // One more than the limit of a call, so that a longer body is recognised.
        #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
        const MAX_LEN: u32 = CallLookup::MAX_LENGTH as u32 + 1;
        match self {
            Self::Transfer | Self::HangUp => None,
            Self::Call | Self::CreateCall => Some(MAX_LEN),
        }
    }

    /// Returns the message of an abort.
    pub(super) fn aborted(self) -> &'static str {
        match self {
            Self::Transfer => "the transfer was aborted",
            Self::Call => "reading the call was aborted",
            Self::CreateCall => "creating the call was aborted",
            Self::HangUp => "hanging up was aborted",
        }
    }

    /// Returns the hint for a request that may or may not have arrived.
    pub(super) fn when_unknown(self) -> &'static str {
        match self {
            Self::Transfer => {
                "The transfer may be in progress: check the call with readCall, or wait for a notification, before \
sending again."
            }
            Self::Call => "Reading a call changes nothing: try again.",
            Self::CreateCall => {
                "The target may be ringing: do not create the call again. Its notifications arrive at its callback address, \
which contains its client context."
            }
            Self::HangUp => "The call may go on: hang up again, which has no second effect.",
        }
    }

    pub(super) fn read(self, received: &Received, sent_id: Option<&str>) -> OperationResult {
        let http = HttpResponse {
            headers: received.headers.clone(),
            body: received.body.as_body(),
            client_request_id: sent_id,
            redirect: match received.elsewhere.as_deref() {
                None => Redirect::None,
                Some("") => Redirect::Hidden,
                Some(url) => Redirect::Followed(url),
            },
            received_ms: Date::now(),
            ..HttpResponse::new(received.status)
        };
        match self {
            Self::Transfer => OperationResult::Transfer(GraphResponse::parse(&http)),
            Self::Call => OperationResult::Call(CallLookup::parse(&http)),
            Self::CreateCall => OperationResult::CreateCall(CallCreation::parse(&http)),
            Self::HangUp => OperationResult::HangUp(HangUp::parse(&http)),
        }
    }
}

impl OperationResult {
    pub(super) fn status(&self) -> u16 {
        match self {
            Self::Transfer(GraphResponse::Accepted(accepted)) | Self::HangUp(HangUp::Accepted(accepted)) => {
                accepted.status
            }
            Self::Call(CallLookup::Found(found)) => found.status,
            Self::Call(CallLookup::Ended(ended)) | Self::HangUp(HangUp::Ended(ended)) => ended.status,
            Self::CreateCall(CallCreation::Created(created)) => created.status,
            Self::Transfer(GraphResponse::Refused(refused))
            | Self::Call(CallLookup::Refused(refused))
            | Self::CreateCall(CallCreation::Refused(refused))
            | Self::HangUp(HangUp::Refused(refused)) => refused.status,
        }
    }

    pub(super) fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Transfer(GraphResponse::Refused(refused))
            | Self::Call(CallLookup::Refused(refused))
            | Self::CreateCall(CallCreation::Refused(refused))
            | Self::HangUp(HangUp::Refused(refused)) => Some(refused),
            Self::Transfer(GraphResponse::Accepted(_))
            | Self::Call(CallLookup::Found(_) | CallLookup::Ended(_))
            | Self::CreateCall(CallCreation::Created(_))
            | Self::HangUp(HangUp::Accepted(_) | HangUp::Ended(_)) => None,
        }
    }

    pub(super) fn to_js(&self) -> Result<JsValue, JsValue> {
        match self {
            Self::Transfer(response) => to_js(response),
            Self::CreateCall(creation) => to_js(creation),
            Self::HangUp(hang_up) => to_js(hang_up),
            Self::Call(lookup) => {
                let object = to_js(lookup)?;
                if let CallLookup::Found(found) = lookup {
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
