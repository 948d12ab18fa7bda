//! `buildTransfer`, `parseTransfer`, `validateTransfer`, `describeTransfer`, `describeReadCall`, `describeHangUp`.

use js_sys::{JSON, JsString};
use wasm_bindgen::prelude::*;

use crate::issue::Problem;
use crate::js::ErrorCode;
use crate::js::checks::arguments::{context_of, endpoint_of, http_to_js, readable};
use crate::js::checks::call_id::{call_of, parse_call_id};
use crate::js::checks::issues::{error_of, put_repairs, to_js_with_issues};
use crate::js::checks::repairs::needs_repairs;
use crate::js::output::to_js;
use crate::js::value::{bytes_of, decoded, get, json_of, set, type_of};
use crate::json::MAX_SIZE;
use crate::request::{DecodedText, ParsedContext};
use crate::{HttpRequest, Issue, Part, TransferReport, TransferRequest};

/// Builds a checked request from the caller's words: `buildTransfer` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` with all issues.
#[wasm_bindgen(js_name = buildTransfer)]
pub fn build_transfer(input: &JsValue, context: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    let report = TransferReport::check_input(&readable(input)?, &context_of(context));
    if needs_repairs(report.issues(), is_final) {
        return Ok(JsValue::UNDEFINED);
    }
    request_to_js(&valid(report)?)
}

/// Reads and checks a body as it goes over the wire: `parseTransfer` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = parseTransfer)]
pub fn parse_transfer(
    call_id: &JsValue,
    body: &JsValue,
    context: &JsValue,
    is_final: bool,
) -> Result<JsValue, JsValue> {
    let call_id = parse_call_id(call_id);
    let context = context_of(context);
    let report = if let Some(text) = body.dyn_ref::<JsString>() {
        TransferReport::check_decoded_body(call_id, &decoded(text), &context)
    } else if let Some(bytes) = bytes_of(body, MAX_SIZE + 1) {
        match bytes {
            Ok(bytes) => {
                TransferReport::check_decoded_body(call_id, &DecodedText::from_utf8(&bytes), &context)
            }
            Err(unreadable) => TransferReport::from_issue(Issue::new(unreadable.problem(), Part::Body, "")),
        }
    } else if body.is_object() {
        match json_of(body) {
            Ok(json) => TransferReport::check_body_object(call_id, &json, &context),
            Err(unreadable) => TransferReport::from_issue(Issue::new(unreadable.problem(), Part::Body, "")),
        }
    } else {
        let problem = Problem::WrongType { expected: "JSON text, bytes or an object", found: type_of(body) };
        TransferReport::from_issue(Issue::new(problem, Part::Body, ""))
    };
    report_to_js(&report, is_final)
}

/// Checks a transfer or a request: `validateTransfer` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = validateTransfer)]
pub fn validate_transfer(input: &JsValue, context: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    let report = match json_of(input) {
        Ok(json) => TransferReport::check_input_or_request(&json, &context_of(context)),
        Err(unreadable) => TransferReport::from_issue(Issue::new(unreadable.problem(), Part::Input, "")),
    };
    report_to_js(&report, is_final)
}

/// Checks a transfer or a request that was built before: a part of `startTransfer` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` with all issues.
#[wasm_bindgen(js_name = checkTransfer)]
pub fn check_transfer(request: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    request_of(request, is_final)?.map_or(Ok(JsValue::UNDEFINED), |request| request_to_js(&request))
}

/// Describes the HTTP request: `describeTransfer` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` or `invalidOptions`.
#[wasm_bindgen(js_name = describeTransfer)]
pub fn describe_transfer(request: &JsValue, endpoint: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    let Some(request) = request_of(request, is_final)? else { return Ok(JsValue::UNDEFINED) };
    Ok(http_to_js(request.describe(&endpoint_of(endpoint)?)))
}

/// Describes the HTTP request of a transfer that was checked before, with its body as text: `describeTransfer` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidOptions`.
#[wasm_bindgen(js_name = describeCheckedTransfer)]
pub fn describe_checked_transfer(
    call_id: &JsValue,
    body: String,
    endpoint: &JsValue,
) -> Result<JsValue, JsValue> {
    Ok(http_to_js(HttpRequest::transfer(&call_of(call_id)?, body, &endpoint_of(endpoint)?)))
}

/// Describes the GET of a call: `describeReadCall` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` or `invalidOptions`.
#[wasm_bindgen(js_name = describeReadCall)]
pub fn describe_read_call(call_id: &JsValue, endpoint: &JsValue) -> Result<JsValue, JsValue> {
    Ok(http_to_js(HttpRequest::read_call(&call_of(call_id)?, &endpoint_of(endpoint)?)))
}

/// Describes the DELETE of a call: `describeHangUp` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` or `invalidOptions`.
#[wasm_bindgen(js_name = describeHangUp)]
pub fn describe_hang_up(call_id: &JsValue, endpoint: &JsValue) -> Result<JsValue, JsValue> {
    Ok(http_to_js(HttpRequest::hang_up(&call_of(call_id)?, &endpoint_of(endpoint)?)))
}

/// Returns the checked request of an input, or of a request that was built before; `None` where it needs repairs.
pub(super) fn request_of(value: &JsValue, is_final: bool) -> Result<Option<TransferRequest>, JsValue> {
    let report = TransferReport::check_input_or_request(&readable(value)?, &ParsedContext::default());
    if needs_repairs(report.issues(), is_final) { Ok(None) } else { valid(report).map(Some) }
}

fn valid(report: TransferReport) -> Result<TransferRequest, JsValue> {
    report.into_request().map_err(|issues| error_of(ErrorCode::InvalidTransfer, &issues).into())
}

/// Converts a request, with its body as an object.
fn request_to_js(request: &TransferRequest) -> Result<JsValue, JsValue> {
    let object = to_js(request)?;
    complete(&object, request)?;
    Ok(object)
}

fn report_to_js(report: &TransferReport, is_final: bool) -> Result<JsValue, JsValue> {
    if needs_repairs(report.issues(), is_final) {
        return Ok(JsValue::UNDEFINED);
    }
    let object = to_js_with_issues(report, report.issues())?;
    if let Some(request) = report.request() {
        complete(&get(&object, "request")?, request)?;
    }
    Ok(object)
}

/// Adds the members of a request that serde skips: the body, and the values of fixes.
fn complete(object: &JsValue, request: &TransferRequest) -> Result<(), JsValue> {
    put_repairs(&get(object, "issues")?, request.issues())?;
    set(object, "body", &JSON::parse(request.body())?);
    Ok(())
}
