//! `planTransfer`, `planReadCall`, `planCreateCall`, `planHangUp`: check what is sent, for the module that sends it. `src/js/tools/send/plan.rs` is the other side.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use super::call::call_request_of;
use super::call_id::call_of;
use super::options::Options;
use super::request::request_of;
use crate::HttpRequest;
use crate::js::clock::milliseconds;
use crate::js::value::set;

/// Checks a transfer and the options of sending it.
///
/// It reads its arguments at once: later changes of them are not sent.
///
/// # Errors
///
/// A `TransferError` for an invalid transfer or option.
#[wasm_bindgen(js_name = planTransfer)]
pub fn plan_transfer(request: &JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let started_at = milliseconds();
    let request = request_of(request)?;
    let options = Options::read(options)?;
    Ok(plan("transfer", request.describe(&options.endpoint), options, started_at))
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

/// Checks a new call and the options of creating it.
///
/// # Errors
///
/// A `TransferError` for an invalid call or option.
#[wasm_bindgen(js_name = planCreateCall)]
pub fn plan_create_call(request: &JsValue, options: &JsValue) -> Result<Object, JsValue> {
    let started_at = milliseconds();
    let request = call_request_of(request)?;
    let options = Options::read(options)?;
    Ok(plan("createCall", request.describe(&options.endpoint), options, started_at))
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

fn plan(operation: &str, http: HttpRequest, options: Options, started_at: f64) -> Object {
    let Options { token, signal, timeout_ms, retry, fetch, client_request_id, on_attempt, .. } = options;
    let numbers = |numbers: [f64; 5]| numbers.into_iter().map(JsValue::from).collect::<Array>();
    let plan = Object::new();
    for (name, value) in [
        ("operation", Some(operation.into())),
        ("url", Some(http.url.into())),
        ("body", http.body.map(JsValue::from)),
        ("token", Some(token)),
        ("signal", signal),
        ("timeoutMs", Some(timeout_ms.into())),
        ("retry", retry.map(|policy| numbers(policy.to_numbers()).into())),
        ("fetch", fetch.map(JsValue::from)),
        ("clientRequestId", client_request_id.map(JsValue::from)),
        ("onAttempt", on_attempt.map(JsValue::from)),
        ("startedAt", Some(started_at.into())),
    ] {
        set(&plan, name, &value.unwrap_or_default());
    }
    plan
}
