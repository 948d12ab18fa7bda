//! `describeReadCall`, and the call id that stands by itself.

use wasm_bindgen::prelude::*;

use super::error::TransferError;
use super::request::{endpoint_of, http_to_js};
use super::value::{start_of, type_of};
use crate::issue::Problem;
use crate::{CallId, ErrorCode, Guid, HttpRequest};

/// More of an id than this need not be copied: a text longer than an id can be, and than the path of one that is mended.
#[expect(clippy::cast_possible_truncation, reason = "a small constant")]
const MOST: u32 = Guid::MAX_LENGTH as u32 * 4 + 1;

/// Describes the GET of a call: `describeReadCall` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` or `invalidOptions`.
#[wasm_bindgen(js_name = describeReadCall)]
pub fn describe_read_call(call_id: &JsValue, endpoint: &JsValue) -> Result<JsValue, JsValue> {
    Ok(http_to_js(HttpRequest::read_call(&call_of(call_id)?, &endpoint_of(endpoint)?)))
}

/// A call id, or the error that tells what is wrong with it.
pub(super) fn call_of(value: &JsValue) -> Result<CallId, JsValue> {
    let text = start_of(value, MOST);
    let given =
        text.as_deref().ok_or_else(|| Problem::WrongType { expected: "a string", found: type_of(value) });
    CallId::check(given)
        .map_err(|issues| TransferError::of_issues(ErrorCode::InvalidTransfer, &issues).into())
}
