//! `buildCall`, `parseCall`, `validateCall`, `describeCall`.

use js_sys::{JSON, JsString};
use wasm_bindgen::prelude::*;

use crate::issue::Problem;
use crate::js::ErrorCode;
use crate::js::checks::arguments::{context_of, endpoint_of, http_to_js, readable};
use crate::js::checks::issues::{error_of, put_repairs, to_js_with_issues};
use crate::js::checks::repairs::needs_repairs;
use crate::js::output::to_js;
use crate::js::value::{bytes_of, decoded, get, json_of, set, type_of};
use crate::json::MAX_SIZE;
use crate::request::{DecodedText, ParsedContext};
use crate::{CallReport, CallRequest, Issue, Part};

/// Builds a checked request from the caller's words: `buildCall` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` with all issues.
#[wasm_bindgen(js_name = buildCall)]
pub fn build_call(input: &JsValue, context: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    let report = CallReport::check_input(&readable(input)?, &context_of(context));
    if needs_repairs(report.issues(), is_final) {
        return Ok(JsValue::UNDEFINED);
    }
    let request = valid(report)?;
    let object = to_js(&request)?;
    complete(&object, &request)?;
    Ok(object)
}

/// Reads and checks a body as it goes over the wire: `parseCall` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = parseCall)]
pub fn parse_call(body: &JsValue, context: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    let context = context_of(context);
    let unreadable = |problem| CallReport::from_issue(Issue::new(problem, Part::Body, ""));
    let report = if let Some(text) = body.dyn_ref::<JsString>() {
        CallReport::check_decoded_body(&decoded(text), &context)
    } else if let Some(bytes) = bytes_of(body, MAX_SIZE + 1) {
        match bytes {
            Ok(bytes) => CallReport::check_decoded_body(&DecodedText::from_utf8(&bytes), &context),
            Err(thrown) => unreadable(thrown.problem()),
        }
    } else if body.is_object() {
        match json_of(body) {
            Ok(json) => CallReport::check_body_object(&json, &context),
            Err(thrown) => unreadable(thrown.problem()),
        }
    } else {
        unreadable(Problem::WrongType { expected: "JSON text, bytes or an object", found: type_of(body) })
    };
    report_to_js(&report, is_final)
}

/// Checks a call or a request: `validateCall` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = validateCall)]
pub fn validate_call(input: &JsValue, context: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    let report = match json_of(input) {
        Ok(json) => CallReport::check_input_or_request(&json, &context_of(context)),
        Err(unreadable) => CallReport::from_issue(Issue::new(unreadable.problem(), Part::Input, "")),
    };
    report_to_js(&report, is_final)
}

/// Describes the HTTP request: `describeCall` of the package.
///
/// # Errors
///
/// A `TransferError` `invalidTransfer` or `invalidOptions`.
#[wasm_bindgen(js_name = describeCall)]
pub fn describe_call(request: &JsValue, endpoint: &JsValue, is_final: bool) -> Result<JsValue, JsValue> {
    let Some(request) = call_request_of(request, is_final)? else { return Ok(JsValue::UNDEFINED) };
    Ok(http_to_js(request.describe(&endpoint_of(endpoint)?)))
}

/// Returns the checked request of an input, or of a request that was built before; `None` where it needs repairs.
pub(super) fn call_request_of(value: &JsValue, is_final: bool) -> Result<Option<CallRequest>, JsValue> {
    let report = CallReport::check_input_or_request(&readable(value)?, &ParsedContext::default());
    if needs_repairs(report.issues(), is_final) { Ok(None) } else { valid(report).map(Some) }
}

fn valid(report: CallReport) -> Result<CallRequest, JsValue> {
    report.into_request().map_err(|issues| error_of(ErrorCode::InvalidTransfer, &issues).into())
}

fn report_to_js(report: &CallReport, is_final: bool) -> Result<JsValue, JsValue> {
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
fn complete(object: &JsValue, request: &CallRequest) -> Result<(), JsValue> {
    put_repairs(&get(object, "issues")?, request.issues())?;
    set(object, "body", &JSON::parse(request.body())?);
    Ok(())
}
