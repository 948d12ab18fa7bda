//! The arguments of `parseResponse`, and the headers of a response that was received.

use js_sys::Object;
use wasm_bindgen::prelude::*;

use crate::Part;
use crate::issue::ArgumentIssue;
use crate::js::ErrorCode;
use crate::js::argument::argument_error;
use crate::js::error::TransferError;
use crate::js::value::{get, get_function, type_of};
use crate::response::ResponseHeaders;

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

/// Returns the error of an argument of another type.
pub(super) fn wrong(path: &'static str, expected: &'static str, found: &JsValue) -> JsValue {
    let expected = format!("{expected}, found {}", type_of(found));
    let issue = ArgumentIssue::out_of_range(expected, Part::Options, path);
    argument_error(ErrorCode::InvalidOptions, &issue).into()
}

/// Returns the error of an argument that throws when it is read.
pub(super) fn unreadable(path: &'static str) -> TransferError {
    let issue = ArgumentIssue::unreadable("it cannot be read".to_owned(), Part::Options, path);
    argument_error(ErrorCode::InvalidOptions, &issue)
}
