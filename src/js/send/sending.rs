//! The state of one send: the operation, its request, its options, and its start.

use super::operation::Operation;
use super::plan::SendOptions;
use crate::HttpRequest;

/// One operation that is being sent, over all its attempts.
pub(super) struct Sending {
    pub(super) operation: Operation,
    pub(super) http: HttpRequest,
    pub(super) options: SendOptions,
    pub(super) started_at: f64,
}

/// Returns whole milliseconds for a message. Formatting a double would add much code to the module.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and the number is at most an hour")]
pub(super) fn whole(milliseconds: f64) -> i32 {
    milliseconds as i32
}
