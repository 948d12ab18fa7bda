//! `inspectToken`.

use js_sys::Date;
use wasm_bindgen::prelude::*;

use crate::js::checks::arguments::read_endpoint;
use crate::js::checks::issues::to_js_with_issues;
use crate::js::value::{set, start_of};
use crate::{AccessToken, TokenReport};

/// One more than a token can have.
#[expect(clippy::cast_possible_truncation, reason = "a small constant")]
const MOST: u32 = AccessToken::MAX_LENGTH as u32 + 1;

/// Looks at an access token: `inspectToken` of the package.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = inspectToken)]
pub fn inspect_token(token: &JsValue, endpoint: &JsValue) -> Result<JsValue, JsValue> {
    // What is no string is no token, and reported like any other text that is none.
    let token = start_of(token, MOST).unwrap_or_default();
    let now = Date::now() / 1000.0;
    let (endpoint, issues) = match read_endpoint(endpoint) {
        Ok(endpoint) => (endpoint, None),
        Err(issues) => (crate::Endpoint::default(), Some(issues)),
    };
    let mut report = TokenReport::inspect(&token, &endpoint, now);
    report.issues.extend(issues.into_iter().flatten());
    let object = to_js_with_issues(&report, report.issues())?;
    let TokenReport { not_before, expires_at, expires_in_seconds, .. } = report;
    for (name, number) in
        [("notBefore", not_before), ("expiresAt", expires_at), ("expiresInSeconds", expires_in_seconds)]
    {
        if let Some(number) = number {
            set(&object, name, &number.into());
        }
    }
    Ok(object)
}
