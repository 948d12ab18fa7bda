//! Results on their way to JavaScript, as JSON text: it is smaller and faster than a call for each member.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::ErrorCode;
use super::error::TransferError;

/// Converts a result: plain objects, absent members left out.
///
/// It contains no fractional number: the code that writes one would be 10 KiB.
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    parsed(serde_json::to_string(value).ok())
}

#[inline(never)]
fn parsed(text: Option<String>) -> Result<JsValue, JsValue> {
    text.and_then(|text| JSON::parse(&text).ok())
        .ok_or_else(|| TransferError::new(ErrorCode::Internal, "a result could not be converted").into())
}
