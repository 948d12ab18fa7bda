//! The plan of a send, for the module that sends it. `src/js/send/plan.rs` is the other side.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::options::Options;
use crate::HttpRequest;
use crate::js::value::set;

/// Writes the plan of an operation.
pub(in crate::js) fn plan(operation: &str, http: HttpRequest, options: Options, started_at: f64) -> Object {
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
