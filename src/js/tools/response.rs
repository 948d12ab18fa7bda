//! `parseResponse`.

use wasm_bindgen::prelude::*;

use crate::HttpResponse;
use crate::js::members::to_js;
use crate::js::response_argument::{headers_of, unreadable, wrong};
use crate::js::value::{bytes_of, start_of};
use crate::response::{GraphResponse, ResponseBody};

/// More of a body than this says nothing new.
const MOST: u32 = 131_072;

/// Reads the response to the POST: `parseResponse` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidOptions`.
#[wasm_bindgen(js_name = parseResponse)]
pub fn parse_response(status: &JsValue, headers: &JsValue, body: &JsValue) -> Result<JsValue, JsValue> {
    let expected = "a whole number from 100 to 599";
    let status = status
        .as_f64()
        .filter(|status| (100.0..=599.0).contains(status) && status.fract() == 0.0)
        .ok_or_else(|| wrong("/status", expected, status))?;
    let headers = headers_of(headers)?;
    let text = if body.is_null() || body.is_undefined() {
        None
    } else if let Some(text) = start_of(body, MOST) {
        Some(text)
    } else if let Some(bytes) = bytes_of(body, MOST as usize) {
        let bytes = bytes.map_err(|thrown| JsValue::from(unreadable("/body").cause(&thrown.cause)))?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    } else {
        return Err(wrong("/body", "a string, bytes or null", body));
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "100 to 599, checked above")]
    let status = status as u16;
    let body = text.as_deref().map_or(ResponseBody::None, ResponseBody::Text);
    let received_ms = js_sys::Date::now();
    to_js(&GraphResponse::parse(&HttpResponse { headers, body, received_ms, ..HttpResponse::new(status) }))
}
