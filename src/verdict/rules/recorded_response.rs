//! The response to the POST, as far as a verdict needs it.

use serde::Serialize;

use crate::codes::decide_refusal;
use crate::response::{GraphResponse, may_be_in_progress};
use crate::words::words;

words! {
    /// The response to the POST.
    pub enum ResponseKind {
        /// Graph accepted the request.
        Accepted = "accepted",
        /// Graph refused the request.
        Refused = "refused",
    }
}

/// The response to the POST of a transfer: a [`GraphResponse`], as far as the tracker needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordedResponse {
    /// Whether Graph accepted the request.
    pub kind: ResponseKind,
    /// The HTTP status; 0 for a redirect that the browser hides.
    pub status: u16,
    /// The number of the service's error, such as 7505, or that of the `DiagCode` in its message.
    pub error_number: Option<i32>,
}

impl RecordedResponse {
    /// Graph accepted the request.
    #[must_use]
    pub fn accepted(status: u16) -> Self {
        Self { kind: ResponseKind::Accepted, status, error_number: None }
    }

    /// Graph refused the request, with an error of this code and message; both can be empty.
    #[must_use]
    pub fn refused(status: u16, code: &str, message: &str) -> Self {
        let number = decide_refusal(code, status, message).and_then(|decision| decision.subcode);
        let error_number = number.and_then(|number| number.try_into().ok());
        Self { kind: ResponseKind::Refused, status, error_number }
    }
}

impl From<&GraphResponse> for RecordedResponse {
    fn from(response: &GraphResponse) -> Self {
        match response {
            GraphResponse::Accepted(accepted) => Self::accepted(accepted.status),
            GraphResponse::Refused(refused) => {
                let code = refused.error.code.as_deref().unwrap_or_default();
                Self::refused(refused.status, code, &refused.error.message)
            }
        }
    }
}

/// The refusal of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct AttemptRefusal {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The number of the service's error; 0 for none, and for one that is longer.
    pub(crate) number: u16,
}

/// The call, or a participant that the request names, was not found. The call was terminated. The call does not exist.
const CALL_IS_MISSING: [u16; 3] = [8522, 8528, 8543];
/// The replaced call was not found.
const REPLACED_CALL_IS_MISSING: u16 = 10202;

impl AttemptRefusal {
    /// Returns the refusal in a response.
    pub(crate) fn from_response(response: RecordedResponse) -> Option<Self> {
        let RecordedResponse { kind, status, error_number } = response;
        let number = error_number.and_then(|number| number.try_into().ok()).unwrap_or_default();
        (kind == ResponseKind::Refused).then_some(Self { status, number })
    }

    /// Whether the transfer may have begun in spite of it.
    pub(crate) fn may_be_in_progress(self) -> bool {
        may_be_in_progress(self.status)
    }

    /// Whether the call is as it was before the request: the refusal does not show that it ended, or that a transfer of it is under
    /// way.
    pub(crate) fn leaves_call(self) -> bool {
        match (self.status, self.number) {
            (404, REPLACED_CALL_IS_MISSING) => true,
            (404 | 409 | 410, _) => false,
            (_, number) => !self.may_be_in_progress() && !CALL_IS_MISSING.contains(&number),
        }
    }
}
