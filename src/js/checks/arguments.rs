//! The arguments that checks of transfers and of calls share, and the HTTP request that both describe.

use js_sys::Object;
use wasm_bindgen::JsValue;

use super::issues::error_of;
use crate::js::ErrorCode;
use crate::js::value::{json_of, set};
use crate::request::ParsedContext;
use crate::{Endpoint, HttpRequest, Issue, Issues, Part};

/// Returns the JSON text of a transfer or a request.
pub(in crate::js) fn readable(value: &JsValue) -> Result<String, JsValue> {
    json_of(value).map_err(|unreadable| {
        let issue = Issue::new(unreadable.problem(), Part::Input, "");
        error_of(ErrorCode::InvalidTransfer, &[issue]).cause(&unreadable.cause).into()
    })
}

/// Returns the endpoint; `undefined` is the global cloud.
pub(in crate::js) fn endpoint_of(value: &JsValue) -> Result<Endpoint, JsValue> {
    read_endpoint(value).map_err(|issues| error_of(ErrorCode::InvalidOptions, &issues).into())
}

/// Parses an endpoint.
pub(in crate::js) fn read_endpoint(value: &JsValue) -> Result<Endpoint, Issues> {
    if value.is_undefined() {
        return Ok(Endpoint::default());
    }
    let json = json_of(value).map_err(|unreadable| Issue::new(unreadable.problem(), Part::Endpoint, ""))?;
    Endpoint::from_json(&json)
}

/// Returns the context; `undefined` is an empty one.
pub(in crate::js) fn context_of(value: &JsValue) -> ParsedContext {
    if value.is_undefined() {
        return ParsedContext::default();
    }
    match json_of(value) {
        Ok(json) => ParsedContext::from_json(&json),
        Err(unreadable) => ParsedContext::from_issue(Issue::new(unreadable.problem(), Part::Context, "")),
    }
}

/// Converts an HTTP request; without a body the member is absent.
pub(in crate::js) fn http_to_js(http: HttpRequest) -> JsValue {
    let (object, headers) = (Object::new(), Object::new());
    for (name, value) in http.headers {
        set(&headers, name, &value.into());
    }
    set(&object, "method", &http.method.into());
    set(&object, "url", &http.url.into());
    set(&object, "headers", &headers);
    if let Some(body) = http.body {
        set(&object, "body", &body.into());
    }
    object.into()
}
