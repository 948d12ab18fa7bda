//! Issues on their way to JavaScript.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::output::to_js;
use crate::js::value::{get, set};
use crate::{Fix, Issue, Part, Severity};

/// Converts a result that has `issues` among its members. The value of a fix is JSON text in Rust and a value in JavaScript.
pub(in crate::js) fn to_js_with_issues(value: &impl Serialize, issues: &[Issue]) -> Result<JsValue, JsValue> {
    let object = to_js(value)?;
    put_repairs(&get(&object, "issues")?, issues)?;
    Ok(object)
}

/// Sets the values of fixes in converted issues.
pub(in crate::js) fn put_repairs(list: &JsValue, issues: &[Issue]) -> Result<(), JsValue> {
    for (at, issue) in issues.iter().enumerate() {
        if let Some(Fix::Member { value, .. }) = issue.fix() {
            let fix = get(&get(list, &at.to_string())?, "fix")?;
            set(&fix, "value", &JSON::parse(value)?);
        }
    }
    Ok(())
}

/// Creates an error that consists of issues; the message contains the first error.
pub(in crate::js) fn error_of(code: ErrorCode, issues: &[Issue]) -> TransferError {
    let errors = || issues.iter().filter(|issue| issue.severity() == Severity::Error);
    let subject = match code {
        ErrorCode::InvalidOptions => "the options are not valid",
        _ if issues.iter().all(|issue| issue.part() == Part::CallId) => "the call id is not valid",
        _ => "the transfer is not valid",
    };
    let first = errors()
        .next()
        .map(|issue| format!(": {}{}: {}", issue.part().as_str(), issue.path(), issue.message()));
    let more = match errors().count() {
        0 | 1 => String::new(),
        count => format!(" (and {} more; see `issues`)", count - 1),
    };
    let error = TransferError::new(code, &format!("{subject}{}{more}", first.unwrap_or_default()));
    match to_js(&issues) {
        Ok(list) => {
            // Each repair's text is JSON that was written here.
            let _ = put_repairs(&list, issues);
            error.issues(&list)
        }
        Err(_) => error,
    }
}
