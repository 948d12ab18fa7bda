//! `planTransfer`, `planReadCall`, `planHangUp`: check what is sent.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::request::request_of;
use crate::HttpRequest;
use crate::js::checks::call_id::call_of;
use crate::js::checks::options::Options;
use crate::js::checks::plan::plan;
use crate::js::clock::milliseconds;

/// Checks a transfer and the options of sending it.
///
/// It reads its arguments at once: later changes of them are not sent.
///
/// # Errors
///
/// A `TransferError` for an invalid transfer or option.
#[wasm_bindgen(js_name = planTransfer)]
pub fn plan_transfer(
    request: &JsValue,
    options: &JsValue,
    is_final: bool,
) -> Result<Option<Object>, JsValue> {
    let started_at = milliseconds();
    let Some(request) = request_of(request, is_final)? else { return Ok(None) };
    let options = Options::read(options)?;
    Ok(Some(plan("transfer", request.describe(&options.endpoint), options, started_at)))
}

/// Checks the options of sending a transfer that was checked before, with its body as text.
///
/// # Errors
///
/// A `TransferError` for an invalid option.
#[wasm_bindgen(js_name = planCheckedTransfer)]
pub fn plan_checked_transfer(call_id: &JsValue, body: String, options: &JsValue) -> Result<Object, JsValue> {
    let started_at = milliseconds();
    let call = call_of(call_id)?;
    let options = Options::read(options)?;
    Ok(plan("transfer", HttpRequest::transfer(&call, body, &options.endpoint), options, started_at))
}

/// Checks a call id and the options of reading the call.
///
/// # Errors
///
/// A `TransferError` for an invalid call id or option.
#[wasm_bindgen(js_name = planReadCall)]
pub fn plan_read_call(call_id: &JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let started_at = milliseconds();
    let call = call_of(call_id)?;
    let options = Options::read(options)?;
    Ok(plan("readCall", HttpRequest::read_call(&call, &options.endpoint), options, started_at))
}

/// Checks a call id and the options of hanging up the call.
///
/// # Errors
///
/// A `TransferError` for an invalid call id or option.
#[wasm_bindgen(js_name = planHangUp)]
pub fn plan_hang_up(call_id: &JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let started_at = milliseconds();
    let call = call_of(call_id)?;
    let options = Options::read(options)?;
    Ok(plan("hangUp", HttpRequest::hang_up(&call, &options.endpoint), options, started_at))
}
