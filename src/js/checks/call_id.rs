//! Call ids of the caller.

use wasm_bindgen::prelude::*;

use super::issues::error_of;
use crate::issue::Problem;
use crate::js::ErrorCode;
use crate::js::value::{start_of, type_of};
use crate::request::check_call_id;
use crate::{CallId, Guid, Issue, Issues, Part};

/// The maximum length that is copied: longer than an id, and than a path whose id becomes a fix.
#[expect(clippy::cast_possible_truncation, reason = "a small constant")]
const MAX_COPIED: u32 = Guid::MAX_LENGTH as u32 * 4 + 1;

/// Parses a call id, or returns the error for the caller.
pub(in crate::js) fn call_of(value: &JsValue) -> Result<CallId, JsValue> {
    parse_call_id(value).map_err(|issues| error_of(ErrorCode::InvalidTransfer, &issues).into())
}

/// Parses a call id from any value.
pub(in crate::js) fn parse_call_id(value: &JsValue) -> Result<CallId, Issues> {
    let Some(text) = start_of(value, MAX_COPIED) else {
        let problem = Problem::WrongType { expected: "a string", found: type_of(value) };
        return Err(Issue::new(problem, Part::CallId, "").into());
    };
    check_call_id(&text)
}
