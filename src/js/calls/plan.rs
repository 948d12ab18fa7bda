//! `planCreateCall`: checks what is sent.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use super::call::call_request_of;
use crate::js::checks::options::Options;
use crate::js::checks::plan::plan;
use crate::js::clock::milliseconds;

/// Checks a new call and the options of creating it.
///
/// # Errors
///
/// A `TransferError` for an invalid call or option.
#[wasm_bindgen(js_name = planCreateCall)]
pub fn plan_create_call(
    request: &JsValue,
    options: &JsValue,
    is_final: bool,
) -> Result<Option<Object>, JsValue> {
    let started_at = milliseconds();
    let Some(request) = call_request_of(request, is_final)? else { return Ok(None) };
    let options = Options::read(options)?;
    Ok(Some(plan("createCall", request.describe(&options.endpoint), options, started_at)))
}
