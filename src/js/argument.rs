//! Errors of arguments.

use super::ErrorCode;
use super::error::TransferError;
use super::output::to_js;
use crate::issue::ArgumentIssue;

/// Creates an error that consists of one issue.
pub(super) fn argument_error(code: ErrorCode, issue: &ArgumentIssue) -> TransferError {
    let subject = match code {
        ErrorCode::InvalidOptions => "the options are not valid",
        _ => "the transfer is not valid",
    };
    let ArgumentIssue { part, path, message, .. } = issue;
    let error = TransferError::new(code, &format!("{subject}: {}{path}: {message}", part.as_str()));
    match to_js(&[issue]) {
        Ok(list) => error.issues(&list),
        Err(_) => error,
    }
}
