//! The functions of the package where JavaScript meets them, run in Node and in a browser.
//!
//! Values are written in JavaScript, as a caller would; what comes back is compared as JSON.
#![cfg(target_family = "wasm")]

mod records;
mod sending;
mod values;

use js_sys::{Function, JSON};
use wasm_bindgen::{JsCast, JsValue};

type Checked = Result<(), JsValue>;

const CALL_ID: &str = "341a0500-d4bf-4224-8b19-1581168d328b";
const INPUT: &str = "{
    callId: '341a0500-d4bf-4224-8b19-1581168d328b',
    target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
}";
const BODY: &str = r#"{"transferTarget":{"endpointType":"default","identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f"}}}}"#;

/// Values that no honest caller hands in.
const HOSTILE: [&str; 20] = [
    "undefined",
    "null",
    "7",
    "7n",
    "Symbol('s')",
    "() => {}",
    "class {}",
    "[]",
    "new Date(NaN)",
    "Promise.resolve()",
    "{ get callId() { throw new Error('getter') } }",
    "{ toJSON() { throw 'text' } }",
    "{ toJSON() {} }",
    "(() => { const value = {}; value.self = value; return value; })()",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
    "(() => { const { proxy, revoke } = Proxy.revocable(() => {}, {}); revoke(); return proxy; })()",
    "new Proxy(new Uint8Array(2), {})",
    "Object.create(Uint8Array.prototype)",
    "(() => {
        const bytes = new Uint8Array(2);
        structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
        return bytes;
    })()",
    "'x\\ud800'.repeat(100000)",
];

fn js(code: &str) -> Result<JsValue, JsValue> {
    js_sys::eval(&format!("({code})"))
}

fn call(function: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    js(function)?.dyn_into::<Function>()?.call1(&JsValue::UNDEFINED, argument)
}

fn json(value: &JsValue) -> Result<String, JsValue> {
    JSON::stringify(value).map(String::from)
}

/// Returns the result of a JavaScript function for a value, as JSON.
fn seen(value: &JsValue, function: &str) -> Result<String, JsValue> {
    json(&call(function, value)?)
}
