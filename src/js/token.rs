//! `inspectToken`.

use js_sys::Date;
use wasm_bindgen::prelude::*;

use super::request::read_endpoint;
use super::value::{start_of, to_js, to_js_with_issues};
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
    match read_endpoint(endpoint) {
        Ok(endpoint) => to_js(&TokenReport::inspect(&token, &endpoint, now)),
        Err(issues) => {
            let mut report = TokenReport::inspect(&token, &crate::Endpoint::default(), now);
            report.issues.extend(issues);
            to_js_with_issues(&report, report.issues())
        }
    }
}
