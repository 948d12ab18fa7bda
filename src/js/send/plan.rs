//! The plan of a send: the request and the options, which the module of requests has checked. `src/js/requests/plan.rs` is the other side.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

use super::operation::Operation;
use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::signal::Signal;
use crate::js::value::get;
use crate::response::RetryPolicy;
use crate::{AccessToken, HttpRequest};

/// The source of the token.
pub(super) enum TokenSource {
    None,
    Fixed(AccessToken),
    Ask(Function),
}

/// The options, without the endpoint, which the URL contains.
pub(super) struct SendOptions {
    pub(super) token: TokenSource,
    pub(super) signal: Option<Signal>,
    pub(super) timeout_ms: f64,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) fetch: Option<Function>,
    pub(super) client_request_id: Option<String>,
    pub(super) on_attempt: Option<Function>,
}

pub(super) struct Plan {
    pub(super) operation: Operation,
    pub(super) http: HttpRequest,
    pub(super) options: SendOptions,
    pub(super) started_at: f64,
}

impl Plan {
    /// Reads the plan. The error is one of this library.
    pub(super) fn read(plan: &JsValue) -> Result<Self, JsValue> {
        let text = |name| get(plan, name).ok()?.as_string();
        let number = |name| get(plan, name).ok()?.as_f64();
        let function = |name| get(plan, name).ok()?.dyn_into().ok();
        let read = || {
            let url = text("url")?;
            let (operation, http) = match text("operation")?.as_str() {
                "transfer" => (Operation::Transfer, HttpRequest::post(url, text("body")?)),
                "readCall" => (Operation::Call, HttpRequest::get(url)),
                "createCall" => (Operation::CreateCall, HttpRequest::post(url, text("body")?)),
                "hangUp" => (Operation::HangUp, HttpRequest::delete(url)),
                _ => return None,
            };
            let options = SendOptions {
                token: token_of(&get(plan, "token").ok()?)?,
                // Asked first: reading a member of `undefined` throws, which leaks a reference (wasm-bindgen 0.2.130).
                signal: get(plan, "signal").ok().filter(JsValue::is_object).and_then(Signal::of),
                timeout_ms: number("timeoutMs")?,
                retry: get(plan, "retry").ok()?.dyn_ref().and_then(retry_of),
                fetch: function("fetch"),
                client_request_id: text("clientRequestId"),
                on_attempt: function("onAttempt"),
            };
            Some(Self { operation, http, options, started_at: number("startedAt")? })
        };
        read()
            .ok_or_else(|| TransferError::new(ErrorCode::Internal, "the plan of a send is incomplete").into())
    }
}

fn token_of(token: &JsValue) -> Option<TokenSource> {
    if token.is_null() {
        return Some(TokenSource::None);
    }
    match token.dyn_ref::<Function>() {
        Some(ask) => Some(TokenSource::Ask(ask.clone())),
        None => AccessToken::parse(&token.as_string()?).ok().map(TokenSource::Fixed),
    }
}

/// Reads the numbers of a policy.
fn retry_of(numbers: &Array) -> Option<RetryPolicy> {
    let numbers: Option<Vec<f64>> = numbers.iter().map(|number| number.as_f64()).collect();
    Some(RetryPolicy::from_numbers(numbers?.try_into().ok()?))
}
