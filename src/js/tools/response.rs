//! `parseResponse`.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use crate::issue::ArgumentIssue;
use crate::js::ErrorCode;
use crate::js::argument::argument_error;
use crate::js::error::TransferError;
use crate::js::tools::output::to_js;
use crate::js::value::{bytes_of, get, get_function, start_of, type_of};
use crate::response::{GraphResponse, ResponseBody, ResponseHeaders};
use crate::{HttpResponse, Part};

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

/// The headers that matter, of a `Headers` of any realm or of a plain object.
pub(super) fn headers_of(value: &JsValue) -> Result<ResponseHeaders, JsValue> {
    if !value.is_object() {
        return Err(wrong("/headers", "Headers or an object", value));
    }
    if let Some(get) = get_function(value, "get") {
        let of = |name: &str| get.call1(value, &name.into()).ok().and_then(|text| text.as_string());
        return Ok(ResponseHeaders::NAMES.iter().filter_map(|name| Some((*name, of(name)?))).collect());
    }
    let object = value.unchecked_ref::<Object>();
    let names = js_sys::Reflect::own_keys(object)
        .map_err(|cause| JsValue::from(unreadable("/headers").cause(&cause)))?;
    let pairs = names.iter().filter_map(|name| {
        let name = name.as_string()?;
        let text = get(value, &name).ok()?.as_string()?;
        Some((name, text))
    });
    Ok(pairs.collect())
}

fn wrong(path: &'static str, expected: &'static str, found: &JsValue) -> JsValue {
    let expected = format!("{expected}, found {}", type_of(found));
    let issue = ArgumentIssue::out_of_range(expected, Part::Options, path);
    argument_error(ErrorCode::InvalidOptions, &issue).into()
}

fn unreadable(path: &'static str) -> TransferError {
    let issue = ArgumentIssue::unreadable("it cannot be read".to_owned(), Part::Options, path);
    argument_error(ErrorCode::InvalidOptions, &issue)
}
