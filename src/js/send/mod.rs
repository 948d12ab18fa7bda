//! `sendTransfer`: attempts, waits, and what each came to.

mod ending;
mod options;
mod transport;

use js_sys::{Date, Function, Promise};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use self::ending::{End, Ending};
use self::options::{Options, TokenSource};
use self::transport::{Failure, Received, SentHeaders};
use super::error::TransferError;
use super::request::request_of;
use super::value::{get, ignore, promise_of, set, to_js};
use crate::answer::{Answer, Delivered, Refused};
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
    let sending = Sending { http: request.describe(&options.endpoint), options, began };
    Ok(future_to_promise(sending.run()))
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
    http: HttpRequest,
    options: Options,
    began: f64,
}

/// Why an attempt gave no answer.
struct Failed {
    what: &'static str,
    error: TransferError,
}

impl Sending {
    async fn run(self) -> Result<JsValue, JsValue> {
        let mut number = 1;
        loop {
            let began = milliseconds();
            let answer = match self.attempt().await {
                Ok(answer) => answer,
                Err(failed) => {
                    self.tell(number, began, None, Some(failed.what), None);
                    return Err(failed.error.into());
                }
            };
            let wait = match &answer {
                Answer::Refused(refused) => self.next_wait(number, refused),
                Answer::Accepted(_) => None,
            };
            self.tell(number, began, Some(&answer), None, wait);
            let Some(wait) = wait else { return self.finish(&answer, number) };
            let ending = self.ending(wait).map_err(|failed| failed.error)?;
            if ending.elapse().await == End::Aborted {
                // The last answer was a refusal that proves that nothing was taken.
                return Err(self.ended(End::Aborted, Delivered::No).error.into());
            }
            number += 1;
        }
    }

    async fn attempt(&self) -> Result<Answer, Failed> {
        let ending = self.ending(self.options.timeout_ms)?;
        if self.options.signal.as_ref().is_some_and(ending::Signal::is_aborted) {
            return Err(self.ended(End::Aborted, Delivered::No));
        }
        let headers = self.headers(&ending).await?;
        let received = transport::send(&self.http, &headers, self.options.fetch.as_ref(), &ending).await;
        match received {
            Ok(received) => Ok(self.read(&received)),
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
        let (name, value) = HttpRequest::CONTENT_TYPE;
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

    fn read(&self, received: &Received) -> Answer {
        let sent_id = self.options.client_request_id.as_deref();
        if let Some(url) = received.elsewhere.as_deref() {
            let came_from = (!url.is_empty()).then_some(url);
            return Answer::redirected(received.status, &received.headers, came_from, sent_id);
        }
        Answer::read(received.status, &received.headers, received.body.as_body(), sent_id, Date::now())
    }

    fn next_wait(&self, number: u32, refused: &Refused) -> Option<f64> {
        let elapsed = milliseconds() - self.began;
        self.options.retry.as_ref()?.next_wait(number, elapsed, refused, js_sys::Math::random())
    }

    fn finish(&self, answer: &Answer, attempts: u32) -> Result<JsValue, JsValue> {
        let object = to_js(answer)?;
        set(&object, "attempts", &attempts.into());
        set(&object, "elapsedMs", &(milliseconds() - self.began).into());
        Ok(object)
    }

    fn ended(&self, end: End, delivered: Delivered) -> Failed {
        let (what, error) = match end {
            End::Aborted => {
                let reason = self.options.signal.as_ref().map_or(JsValue::UNDEFINED, ending::Signal::reason);
                let error = TransferError::new(ErrorCode::Aborted, "the transfer was aborted").cause(&reason);
                ("aborted", error)
            }
            End::TimedOut => {
                let message = format!("no answer within {} ms", whole(self.options.timeout_ms));
                ("timedOut", TransferError::new(ErrorCode::TimedOut, &message))
            }
        };
        let error = match delivered {
            Delivered::No => error,
            Delivered::Unknown => error.hint(LOOK_FIRST),
        };
        Failed { what, error: error.delivered(delivered) }
    }

    fn broken(&self, cause: &JsValue, delivered: Delivered, why: &str) -> Failed {
        let error = TransferError::new(ErrorCode::Network, why).cause(cause).delivered(delivered);
        let browser = self.options.fetch.is_none().then(|| self.browser_hint()).flatten();
        let careful = (delivered == Delivered::Unknown).then_some(LOOK_FIRST);
        let hint: Vec<&str> = browser.into_iter().chain(careful).collect();
        let error = if hint.is_empty() { error } else { error.hint(&hint.join(" ")) };
        Failed { what: "network", error }
    }

    /// What a browser hides behind "Failed to fetch", as far as it can be told apart.
    fn browser_hint(&self) -> Option<&'static str> {
        let global = js_sys::global();
        let text = |object: &JsValue, name| get(object, name).ok().and_then(|value| value.as_string());
        let navigator = get(&global, "navigator").unwrap_or(JsValue::UNDEFINED);
        let offline = navigator.is_object() && get(&navigator, "onLine").is_ok_and(|online| online == false);
        let location = get(&global, "location").ok().filter(JsValue::is_object)?;
        let origin = text(&location, "origin")?;
        if offline {
            Some("This browser is offline.")
        } else if origin.starts_with("https:") && self.http.url.starts_with("http:") {
            Some("A page on https may not call an http address (mixed content).")
        } else if self.http.url.strip_prefix(origin.as_str()).is_none_or(|rest| !rest.starts_with('/')) {
            Some(CROSS_ORIGIN)
        } else {
            None
        }
    }

    fn tell(
        &self,
        number: u32,
        began: f64,
        answer: Option<&Answer>,
        failure: Option<&'static str>,
        wait_ms: Option<f64>,
    ) {
        let Some(listener) = &self.options.on_attempt else { return };
        let (status, retry_after_seconds) = match answer {
            Some(Answer::Accepted(accepted)) => (Some(accepted.status), None),
            Some(Answer::Refused(refused)) => (Some(refused.status), refused.retry_after_seconds),
            None => (None, None),
        };
        let attempt = Attempt {
            number,
            status,
            failure,
            elapsed_ms: milliseconds() - began,
            retry_after_seconds,
            wait_ms,
            client_request_id: self.options.client_request_id.as_deref(),
        };
        let told = to_js(&attempt).and_then(|attempt| listener.call1(&JsValue::UNDEFINED, &attempt));
        if let Ok(returned) = told {
            ignore(&returned);
        }
    }
}

const LOOK_FIRST: &str =
    "The transfer may have begun: look at the call, or wait for a notification, before sending again.";

const CROSS_ORIGIN: &str = "A browser does not tell a refusal by CORS from a broken connection. If the host can be reached \
otherwise, it refuses this page's origin: send through a server of yours (a relay), which is also where the token belongs.";

/// A number for a message. Writing a double in decimal would bring a lot of code into the module.
#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and the number is at most an hour")]
fn whole(milliseconds: f64) -> i32 {
    milliseconds as i32
}
