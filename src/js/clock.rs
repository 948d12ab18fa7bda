//! The clock of sending.

use js_sys::Date;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = performance, js_name = now)]
    fn performance_now() -> Result<f64, JsValue>;
}

/// Returns the time for differences, in milliseconds.
pub(super) fn milliseconds() -> f64 {
    performance_now().unwrap_or_else(|_| Date::now())
}
