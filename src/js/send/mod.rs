//! `sendTransfer`, `readCall`, `createCall` and `hangUp`: attempts, waits, and the result of each.

mod attempt_error;
mod ending;
mod operation;
mod plan;
mod sending;
mod transport;

use js_sys::{Function, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use self::attempt_error::AttemptError;
use self::ending::{End, Ending};
use self::operation::OperationResult;
use self::plan::{Plan, TokenSource};
use self::sending::{Sending, whole};
use self::transport::{SentHeaders, TransportError};
use crate::AccessToken;
use crate::js::ErrorCode;
use crate::js::clock::milliseconds;
use crate::js::error::TransferError;
use crate::js::members::to_js;
use crate::js::signal::Signal;
use crate::js::value::{get, ignore, promise_of, set, type_of};
use crate::response::{Delivered, Refused};

/// Sends the request of a plan, which the module of requests made: `sendTransfer`, `readCall`, `createCall` and `hangUp` of the package.
///
/// # Errors
///
/// A `TransferError`, as a rejection.
#[wasm_bindgen(js_name = send)]
pub fn send(plan: &JsValue) -> Result<Promise, JsValue> {
    let Plan { operation, http, options, started_at } = Plan::read(plan)?;
    Ok(future_to_promise(Sending { operation, http, options, started_at }.run()))
}

/// One attempt, as `onAttempt` receives it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SendAttempt<'a> {
    number: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<&'static str>,
    elapsed_ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_seconds: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wait_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_request_id: Option<&'a str>,
}

const TOKEN_HINT: &str = "Return the token as text, or the object of getToken (@azure/identity) or of \
acquireTokenByClientCredential (@azure/msal-node).";

/// Returns the token in the result of the callback: a text, or the member of that name of a library's object.
fn token_text(value: &JsValue) -> Option<String> {
    let member = |name| get(value, name).ok().and_then(|token| token.as_string());
    match value.as_string() {
        None if value.is_object() => member("token").or_else(|| member("accessToken")),
        text => text,
    }
}

impl Sending {
    async fn run(self) -> Result<JsValue, JsValue> {
        let mut number = 1;
        loop {
            let began = milliseconds();
            let result = match self.attempt().await {
                Ok(result) => result,
                Err(error) => {
                    self.report_attempt(number, began, None, Some(error.failure), None);
                    return Err(error.error.into());
                }
            };
            let wait = result.refused().and_then(|refused| self.next_wait(number, refused));
            self.report_attempt(number, began, Some(&result), None, wait);
            let Some(wait) = wait else { return self.finish(&result, number) };
            let ending = self.ending(wait).map_err(|error| error.error)?;
            if ending.elapse().await == End::Aborted {
                // The last response was a refusal that proves that the request was not carried out.
                return Err(self.ended(End::Aborted, Delivered::No).error.into());
            }
            number += 1;
        }
    }

    async fn attempt(&self) -> Result<OperationResult, AttemptError> {
        let ending = self.ending(self.options.timeout_ms)?;
        if self.options.signal.as_ref().is_some_and(Signal::is_aborted) {
            return Err(self.ended(End::Aborted, Delivered::No));
        }
        let headers = self.headers(&ending).await?;
        let (fetch, max_len) = (self.options.fetch.as_ref(), self.operation.max_success_len());
        match transport::send(&self.http, &headers, fetch, max_len, &ending).await {
            Ok(received) => Ok(self.operation.read(&received, self.options.client_request_id.as_deref())),
            Err(TransportError::Ended(end, delivered)) => Err(self.ended(end, delivered)),
            Err(TransportError::Broken { cause, delivered, why }) => Err(self.broken(&cause, delivered, why)),
        }
    }

    fn ending(&self, milliseconds: f64) -> Result<Ending, AttemptError> {
        Ending::new(self.options.signal.as_ref(), Some(milliseconds)).map_err(|cause| AttemptError {
            failure: "network",
            error: TransferError::new(ErrorCode::Internal, "no timer could be set").cause(&cause),
        })
    }

    async fn headers(&self, ending: &Ending) -> Result<SentHeaders, AttemptError> {
        let mut headers: SentHeaders =
            self.http.headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let token = match &self.options.token {
            TokenSource::None => None,
            TokenSource::Fixed(token) => Some(token.clone()),
            TokenSource::Ask(ask) => Some(self.ask(ask, ending).await?),
        };
        headers.extend(token.map(|token| ("Authorization", token.authorization())));
        headers.extend(self.options.client_request_id.clone().map(|id| ("client-request-id", id)));
        Ok(headers)
    }

    async fn ask(&self, ask: &Function, ending: &Ending) -> Result<AccessToken, AttemptError> {
        let invalid = |message: &str, cause: &JsValue| AttemptError {
            failure: "token",
            error: TransferError::new(ErrorCode::InvalidToken, message).cause(cause).delivered(Delivered::No),
        };
        let threw = "the token callback threw";
        let returned = ask.call0(&JsValue::UNDEFINED).map_err(|cause| invalid(threw, &cause))?;
        let value = match ending.race(&promise_of(&returned)).await {
            Err(End::TimedOut) => {
                let message =
                    format!("timed out after {} ms waiting for the token", whole(self.options.timeout_ms));
                let error = TransferError::new(ErrorCode::TimedOut, &message).delivered(Delivered::No);
                return Err(AttemptError { failure: "timedOut", error });
            }
            Err(End::Aborted) => return Err(self.ended(End::Aborted, Delivered::No)),
            Ok(Err(cause)) => return Err(invalid(threw, &cause)),
            Ok(Ok(value)) => value,
        };
        let text = token_text(&value).ok_or_else(|| {
            let message = format!("expected a token from the token callback, found {}", type_of(&value));
            let mut error = invalid(&message, &JsValue::UNDEFINED);
            error.error = error.error.hint(TOKEN_HINT);
            error
        })?;
        AccessToken::parse(&text).map_err(|error| invalid(&error.to_string(), &JsValue::UNDEFINED))
    }

    fn next_wait(&self, number: u32, refused: &Refused) -> Option<f64> {
        let elapsed = milliseconds() - self.started_at;
        self.options.retry.as_ref()?.next_wait_ms(number, elapsed, refused, js_sys::Math::random())
    }

    fn finish(&self, result: &OperationResult, attempts: u32) -> Result<JsValue, JsValue> {
        let object = result.to_js()?;
        set(&object, "attempts", &attempts.into());
        set(&object, "elapsedMs", &(milliseconds() - self.started_at).into());
        Ok(object)
    }

    fn report_attempt(
        &self,
        number: u32,
        began: f64,
        result: Option<&OperationResult>,
        failure: Option<&'static str>,
        wait_ms: Option<f64>,
    ) {
        let Some(listener) = &self.options.on_attempt else { return };
        let attempt = SendAttempt {
            number,
            status: result.map(OperationResult::status),
            failure,
            elapsed_ms: milliseconds() - began,
            retry_after_seconds: result.and_then(|result| result.refused()?.retry_after_seconds),
            wait_ms,
            client_request_id: self.options.client_request_id.as_deref(),
        };
        let returned_value =
            to_js(&attempt).and_then(|attempt| listener.call1(&JsValue::UNDEFINED, &attempt));
        if let Ok(returned) = returned_value {
            ignore(&returned);
        }
    }
}
