//! `decideCallEnd`.

use wasm_bindgen::prelude::*;

use crate::codes::decide_result;
use crate::js::output::to_js;

/// Returns why a call ended before its target answered, and whether that is an incident: `decideCallEnd` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = decideCallEnd)]
pub fn decide_end(code: Option<i32>, subcode: Option<i32>, message: &str) -> Result<JsValue, JsValue> {
    let found = decide_result(code.map(Into::into), subcode.map(Into::into), message);
    found.map_or(Ok(JsValue::UNDEFINED), |found| to_js(&found.decision))
}
