//! `buildTransfer`, `parseTransfer`, `validateTransfer`, `describeTransfer`.

use js_sys::{JSON, JsString, Object};
use wasm_bindgen::prelude::*;

use super::error::TransferError;
use super::value::{bytes_of, get, json_of, pasted, put_repairs, set, to_js, to_js_with_issues, type_of};
use crate::issue::Problem;
use crate::{Context, Endpoint, ErrorCode, HttpRequest, Issue, Part, Pasted, Report, TransferRequest};

/// Builds a checked request from the caller's words: `buildTransfer` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` with all issues.
#[wasm_bindgen(js_name = buildTransfer)]
pub fn build_transfer(input: &JsValue, context: &JsValue) -> Result<JsValue, JsValue> {
    let report = Report::of_input(&readable(input)?, &context_of(context));
    request_to_js(&valid(report)?)
}

/// Reads and checks a body as it goes over the wire: `parseTransfer` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = parseTransfer)]
pub fn parse_transfer(call_id: &JsValue, body: &JsValue, context: &JsValue) -> Result<JsValue, JsValue> {
    let text_of_call_id = call_id.as_string();
    let call_id = text_of_call_id
        .as_deref()
        .ok_or_else(|| Problem::WrongType { expected: "a string", found: type_of(call_id) });
    let context = context_of(context);
    let report = if let Some(text) = body.dyn_ref::<JsString>() {
        Report::of_pasted(call_id, &pasted(text), &context)
    } else if let Some(bytes) = bytes_of(body, Pasted::LONGEST + 1) {
        match bytes {
            Ok(bytes) => Report::of_pasted(call_id, &Pasted::from_bytes(&bytes), &context),
            Err(unreadable) => Report::of_problem(unreadable.problem(), Part::Body),
        }
    } else if body.is_object() {
        match json_of(body) {
            Ok(json) => Report::of_body_object(call_id, &json, &context),
            Err(unreadable) => Report::of_problem(unreadable.problem(), Part::Body),
        }
    } else {
        let problem = Problem::WrongType { expected: "JSON text, bytes or an object", found: type_of(body) };
        Report::of_problem(problem, Part::Body)
    };
    report_to_js(&report)
}

/// Checks a transfer or a request: `validateTransfer` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = validateTransfer)]
pub fn validate_transfer(input: &JsValue, context: &JsValue) -> Result<JsValue, JsValue> {
    let report = match json_of(input) {
        Ok(json) => Report::of_input_or_request(&json, &context_of(context)),
        Err(unreadable) => Report::of_problem(unreadable.problem(), Part::Input),
    };
    report_to_js(&report)
}

/// Describes the HTTP request: `describeTransfer` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` or `invalidOptions`.
#[wasm_bindgen(js_name = describeTransfer)]
pub fn describe_transfer(request: &JsValue, endpoint: &JsValue) -> Result<JsValue, JsValue> {
    Ok(http_to_js(request_of(request)?.describe(&endpoint_of(endpoint)?)))
}

/// Hands an HTTP request out; one without a body has no such member.
pub(super) fn http_to_js(http: HttpRequest) -> JsValue {
    let (object, headers) = (Object::new(), Object::new());
    set(&headers, http.header.0, &http.header.1.into());
    set(&object, "method", &http.method.into());
    set(&object, "url", &http.url.into());
    set(&object, "headers", &headers);
    if let Some(body) = http.body {
        set(&object, "body", &body.into());
    }
    object.into()
}

/// A checked request, from the caller's words or from a request that was made before.
pub(super) fn request_of(value: &JsValue) -> Result<TransferRequest, JsValue> {
    valid(Report::of_input_or_request(&readable(value)?, &Context::default()))
}

/// The JSON of a transfer or a request.
fn readable(value: &JsValue) -> Result<String, JsValue> {
    json_of(value).map_err(|unreadable| {
        let issue = Issue::new(unreadable.problem(), Part::Input, "");
        TransferError::of_issues(ErrorCode::InvalidTransfer, &[issue]).cause(&unreadable.cause).into()
    })
}

/// An endpoint; `undefined` is the global cloud.
pub(super) fn endpoint_of(value: &JsValue) -> Result<Endpoint, JsValue> {
    read_endpoint(value).map_err(|issues| TransferError::of_issues(ErrorCode::InvalidOptions, &issues).into())
}

/// An endpoint, or what is wrong with it.
pub(super) fn read_endpoint(value: &JsValue) -> Result<Endpoint, Vec<Issue>> {
    if value.is_undefined() {
        return Ok(Endpoint::default());
    }
    let json =
        json_of(value).map_err(|unreadable| vec![Issue::new(unreadable.problem(), Part::Endpoint, "")])?;
    Endpoint::from_json(&json)
}

fn valid(report: Report) -> Result<TransferRequest, JsValue> {
    report
        .into_request()
        .map_err(|issues| TransferError::of_issues(ErrorCode::InvalidTransfer, &issues).into())
}

fn context_of(value: &JsValue) -> Context {
    if value.is_undefined() {
        return Context::default();
    }
    match json_of(value) {
        Ok(json) => Context::from_json(&json),
        Err(unreadable) => Context::of_slip(Issue::new(unreadable.problem(), Part::Context, "")),
    }
}

/// The request, with its body as an object.
fn request_to_js(request: &TransferRequest) -> Result<JsValue, JsValue> {
    let object = to_js(request)?;
    complete(&object, request)?;
    Ok(object)
}

fn report_to_js(report: &Report) -> Result<JsValue, JsValue> {
    let object = to_js_with_issues(report, report.issues())?;
    if let Some(request) = report.request() {
        complete(&get(&object, "request")?, request)?;
    }
    Ok(object)
}

/// Puts in what serde leaves out of a request: the body, and the values of repairs.
fn complete(object: &JsValue, request: &TransferRequest) -> Result<(), JsValue> {
    put_repairs(&get(object, "issues")?, request.issues())?;
    set(object, "body", &JSON::parse(request.body())?);
    Ok(())
}
