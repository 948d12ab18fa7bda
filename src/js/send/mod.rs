//! `sendTransfer` and `readCall`: attempts, waits, and what each came to.

mod asked;
mod ending;
mod failed;
mod options;
mod transport;

use js_sys::{Date, Function, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use self::asked::{Asked, Outcome};
use self::ending::{End, Ending};
use self::failed::Failed;
use self::options::{Options, TokenSource};
use self::transport::{Failure, SentHeaders};
use super::call::call_of;
use super::error::TransferError;
use super::request::request_of;
use super::value::{ignore, promise_of, set, to_js};
use crate::answer::{Delivered, Refused};
use crate::{AccessToken, ErrorCode, HttpRequest};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = performance, js_name = now)]
    fn performance_now() -> Result<f64, JsValue>;
}

/// A clock for differences, in milliseconds.
fn milliseconds() -> f64 {
    performance_now().unwrap_or_else(|_| Date::now())
}

/// Sends the transfer: `sendTransfer` of the package.
///
/// What is handed over is read here and now, not in the future: what becomes of it afterwards is not sent.
///
/// # Errors
///
/// A `TransferError`, thrown for a wrong transfer or option, otherwise as a rejection.
#[wasm_bindgen(js_name = sendTransfer)]
pub fn send_transfer(request: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
    let began = milliseconds();
    let request = request_of(request)?;
    let options = Options::read(options)?;
    let http = request.describe(&options.endpoint);
    Ok(future_to_promise(Sending { asked: Asked::Transfer, http, options, began }.run()))
}

/// Asks how a call stands: `readCall` of the package.
///
/// # Errors
///
/// A `TransferError`, thrown for a wrong call id or option, otherwise as a rejection.
#[wasm_bindgen(js_name = readCall)]
pub fn read_call(call_id: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
    let began = milliseconds();
    let call = call_of(call_id)?;
    let options = Options::read(options)?;
    let http = HttpRequest::read_call(&call, &options.endpoint);
    Ok(future_to_promise(Sending { asked: Asked::Call, http, options, began }.run()))
}

/// One attempt as `onAttempt` is told of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Attempt<'a> {
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

struct Sending {
    asked: Asked,
    http: HttpRequest,
    options: Options,
    began: f64,
}

impl Sending {
    async fn run(self) -> Result<JsValue, JsValue> {
        let mut number = 1;
        loop {
            let began = milliseconds();
            let outcome = match self.attempt().await {
                Ok(outcome) => outcome,
                Err(failed) => {
                    self.tell(number, began, None, Some(failed.what), None);
                    return Err(failed.error.into());
                }
            };
            let wait = outcome.refused().and_then(|refused| self.next_wait(number, refused));
            self.tell(number, began, Some(&outcome), None, wait);
            let Some(wait) = wait else { return self.finish(&outcome, number) };
            let ending = self.ending(wait).map_err(|failed| failed.error)?;
            if ending.elapse().await == End::Aborted {
                // The last answer was a refusal that proves that nothing was taken.
                return Err(self.ended(End::Aborted, Delivered::No).error.into());
            }
            number += 1;
        }
    }

    async fn attempt(&self) -> Result<Outcome, Failed> {
        let ending = self.ending(self.options.timeout_ms)?;
        if self.options.signal.as_ref().is_some_and(ending::Signal::is_aborted) {
            return Err(self.ended(End::Aborted, Delivered::No));
        }
        let headers = self.headers(&ending).await?;
        let (fetch, longest) = (self.options.fetch.as_ref(), self.asked.longest_success());
        match transport::send(&self.http, &headers, fetch, longest, &ending).await {
            Ok(received) => Ok(self.asked.read(&received, self.options.client_request_id.as_deref())),
            Err(Failure::Ended(end, delivered)) => Err(self.ended(end, delivered)),
            Err(Failure::Broken { cause, delivered, why }) => Err(self.broken(&cause, delivered, why)),
        }
    }

    fn ending(&self, milliseconds: f64) -> Result<Ending, Failed> {
        Ending::new(self.options.signal.as_ref(), Some(milliseconds)).map_err(|cause| Failed {
            what: "network",
            error: TransferError::new(ErrorCode::Internal, "no timer could be set").cause(&cause),
        })
    }

    async fn headers(&self, ending: &Ending) -> Result<SentHeaders, Failed> {
        let (name, value) = self.http.header;
        let mut headers = vec![(name, value.to_owned())];
        let token = match &self.options.token {
            TokenSource::None => None,
            TokenSource::Fixed(token) => Some(token.clone()),
            TokenSource::Ask(ask) => Some(self.ask(ask, ending).await?),
        };
        headers.extend(token.map(|token| ("Authorization", token.authorization())));
        headers.extend(self.options.client_request_id.clone().map(|id| ("client-request-id", id)));
        Ok(headers)
    }

    async fn ask(&self, ask: &Function, ending: &Ending) -> Result<AccessToken, Failed> {
        let invalid = |message: &str, cause: &JsValue| Failed {
            what: "token",
            error: TransferError::new(ErrorCode::InvalidToken, message).cause(cause).delivered(Delivered::No),
        };
        let threw = "the function that should give the token failed";
        let returned = ask.call0(&JsValue::UNDEFINED).map_err(|cause| invalid(threw, &cause))?;
        let value = match ending.race(&promise_of(&returned)).await {
            Err(End::TimedOut) => {
                let message = format!("the token did not come within {} ms", whole(self.options.timeout_ms));
                let error = TransferError::new(ErrorCode::TimedOut, &message).delivered(Delivered::No);
                return Err(Failed { what: "timedOut", error });
            }
            Err(End::Aborted) => return Err(self.ended(End::Aborted, Delivered::No)),
            Ok(Err(cause)) => return Err(invalid(threw, &cause)),
            Ok(Ok(value)) => value,
        };
        let text = value.as_string().ok_or_else(|| {
            invalid("the function that should give the token gave no string", &JsValue::UNDEFINED)
        })?;
        AccessToken::parse(&text).map_err(|error| invalid(&error.to_string(), &JsValue::UNDEFINED))
    }

    fn next_wait(&self, number: u32, refused: &Refused) -> Option<f64> {
        let elapsed = milliseconds() - self.began;
        self.options.retry.as_ref()?.next_wait(number, elapsed, refused, js_sys::Math::random())
    }

    fn finish(&self, outcome: &Outcome, attempts: u32) -> Result<JsValue, JsValue> {
        let object = outcome.to_js()?;
        set(&object, "attempts", &attempts.into());
        set(&object, "elapsedMs", &(milliseconds() - self.began).into());
        Ok(object)
    }

    fn tell(
        &self,
        number: u32,
        began: f64,
        outcome: Option<&Outcome>,
        failure: Option<&'static str>,
        wait_ms: Option<f64>,
    ) {
        let Some(listener) = &self.options.on_attempt else { return };
        let attempt = Attempt {
            number,
            status: outcome.map(Outcome::status),
            failure,
            elapsed_ms: milliseconds() - began,
            retry_after_seconds: outcome.and_then(|outcome| outcome.refused()?.retry_after_seconds),
            wait_ms,
            client_request_id: self.options.client_request_id.as_deref(),
        };
        let told = to_js(&attempt).and_then(|attempt| listener.call1(&JsValue::UNDEFINED, &attempt));
        if let Ok(returned) = told {
            ignore(&returned);
        }
    }
}

/// A number for a message. Writing a double in decimal would bring a lot of code into the module.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and the number is at most an hour")]
fn whole(milliseconds: f64) -> i32 {
    milliseconds as i32
}
