//! One request over `fetch`, such that every case settles.
//!
//! gloo-net builds the request. Its own `send` and `text` are not used: they trap, and leave the promise pending for ever, when a
//! signal is aborted with a reason that is no `Error`, or when `fetch` throws. Nor is its response, whose accessors do the same
//! for an answer whose getters throw: an answer is read by name, each member once, which serves those of other realms too.

use gloo_net::http::{Request, RequestBuilder};
use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, RequestCache, RequestRedirect};

use super::ending::{End, Ending};
use crate::HttpRequest;
use crate::answer::{Body, Delivered, Headers};
use crate::js::answer::headers_of;
use crate::js::value::{get, get_function, ignore, items, promise_of, set, start_of};

#[wasm_bindgen]
extern "C" {
    // Not `async`: with `async`, a fetch that throws instead of rejecting would leave the caller's promise pending for ever.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn global_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

/// The headers that are sent, in order; `Authorization` and `client-request-id` only where the caller wants them.
pub(super) type SentHeaders = Vec<(&'static str, String)>;

/// What came back.
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) headers: Headers,
    /// The URL that answered, when it is not the one that was asked; empty when it is hidden.
    pub(super) elsewhere: Option<String>,
    pub(super) body: ReceivedBody,
}

/// A body, as far as it was needed and came.
pub(super) enum ReceivedBody {
    NotNeeded,
    Whole(String),
    Cut,
}

impl ReceivedBody {
    pub(super) fn as_body(&self) -> Body<'_> {
        match self {
            Self::NotNeeded => Body::None,
            Self::Whole(text) if text.is_empty() => Body::None,
            Self::Whole(text) => Body::Text(text),
            Self::Cut => Body::Cut(""),
        }
    }
}

/// Why nothing came back.
pub(super) enum Failure {
    Ended(End, Delivered),
    Broken { cause: JsValue, delivered: Delivered, why: &'static str },
}

/// Sends once and reads what is needed of the answer; of the body of a success at most `longest_success` UTF-16 units.
pub(super) async fn send(
    http: &HttpRequest,
    headers: &SentHeaders,
    fetch: Option<&Function>,
    longest_success: Option<u32>,
    ending: &Ending,
) -> Result<Received, Failure> {
    let signal = ending.fetch_signal();
    let request = build(http, headers, signal.as_ref())
        .map_err(|cause| broken(cause, Delivered::No, "the request could not be built"))?;
    let returned = match fetch {
        // A fetch of another realm, undici's for example, does not know this realm's Request.
        Some(fetch) => {
            let init = init_of(http, headers, signal.as_ref());
            fetch
                .call2(&JsValue::UNDEFINED, &http.url.as_str().into(), &init)
                .map_err(|cause| broken(cause, Delivered::Unknown, "the given fetch threw"))?
        }
        None => global_fetch(&request)
            .map_err(|cause| broken(cause, Delivered::No, "this host has no working fetch"))?,
    };
    let response = match ending.race(&promise_of(&returned)).await {
        Err(end) => return Err(Failure::Ended(end, Delivered::Unknown)),
        Ok(Err(cause)) => {
            let delivered = Delivered::of_host_codes(host_codes(&cause).iter().map(String::as_str));
            return Err(broken(cause, delivered, "no answer came"));
        }
        Ok(Ok(value)) => value,
    };
    let Some(answer) = Answered::of(&response) else {
        return Err(broken(
            response,
            Delivered::Unknown,
            "what fetch gave is not a Response, or hides its status",
        ));
    };
    // As the host writes it: a host name in lower case, a default port left out.
    let asked = [http.url.clone(), request.url()];
    answer.receive(&asked, longest_success, ending).await
}

fn build(
    http: &HttpRequest,
    headers: &SentHeaders,
    signal: Option<&AbortSignal>,
) -> Result<web_sys::Request, JsValue> {
    let begin = if http.body.is_some() { Request::post } else { Request::get };
    let builder: RequestBuilder = headers
        .iter()
        .fold(begin(&http.url), |builder, (name, value)| builder.header(name, value))
        // A redirect that is followed turns the POST into a GET; a login page's 200 would then read as accepted.
        .redirect(RequestRedirect::Manual)
        .abort_signal(signal);
    let request = match &http.body {
        Some(body) => builder.body(body.as_str()),
        // How a call stood a while ago says nothing.
        None => builder.cache(RequestCache::NoStore).build(),
    };
    Ok(request.map_err(|error| js_sys::Error::new(&error.to_string()))?.into())
}

fn init_of(http: &HttpRequest, headers: &SentHeaders, signal: Option<&AbortSignal>) -> JsValue {
    let plain = Object::new();
    for (name, value) in headers {
        set(&plain, name, &value.into());
    }
    let init = Object::new();
    set(&init, "method", &http.method.into());
    set(&init, "headers", &plain);
    match &http.body {
        Some(body) => set(&init, "body", &body.as_str().into()),
        None => set(&init, "cache", &"no-store".into()),
    }
    set(&init, "redirect", &"manual".into());
    if let Some(signal) = signal {
        set(&init, "signal", signal);
    }
    init.into()
}

/// More of the body of a refusal than this, in UTF-16 units, says nothing new.
const MOST: u32 = 131_072;

/// A response, of this realm or another, without its body.
struct Answered<'a> {
    response: &'a JsValue,
    status: u16,
    headers: Headers,
    text: Function,
}

impl<'a> Answered<'a> {
    fn of(response: &'a JsValue) -> Option<Self> {
        if !response.is_object() {
            return None;
        }
        let status = get(response, "status").ok()?.as_f64().filter(|status| status.fract() == 0.0)?;
        // An answer that hides its status may be anything, but for a redirect that was not followed.
        let is_hidden_redirect = get(response, "type").is_ok_and(|kind| kind == "opaqueredirect");
        if !(100.0..=999.0).contains(&status) && !is_hidden_redirect {
            return None;
        }
        let headers = headers_of(&get(response, "headers").ok()?).ok()?;
        let text = get_function(response, "text")?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked above, and `as` saturates"
        )]
        let status = status as u16;
        Some(Self { response, status, headers, text })
    }

    async fn receive(
        self,
        asked: &[String],
        longest_success: Option<u32>,
        ending: &Ending,
    ) -> Result<Received, Failure> {
        let Self { response, status, headers, text } = self;
        let elsewhere = elsewhere(response, asked);
        let longest = if (200..=299).contains(&status) { longest_success } else { Some(MOST) };
        let Some(longest) = longest.filter(|_| elsewhere.is_none()) else {
            discard(response);
            return Ok(Received { status, headers, elsewhere, body: ReceivedBody::NotNeeded });
        };
        // A status from 400 to 499 says that the request was not taken, whatever becomes of the body.
        let delivered = if (400..=499).contains(&status) { Delivered::No } else { Delivered::Unknown };
        let body = match text.call0(response) {
            Ok(promise) => match ending.race(&promise_of(&promise)).await {
                Err(End::Aborted) => return Err(Failure::Ended(End::Aborted, delivered)),
                // The status is known, and decides; the text is only lost.
                Err(End::TimedOut) | Ok(Err(_)) => ReceivedBody::Cut,
                Ok(Ok(text)) => ReceivedBody::Whole(start_of(&text, longest).unwrap_or_default()),
            },
            Err(_) => ReceivedBody::Cut,
        };
        Ok(Received { status, headers, elsewhere, body })
    }
}

/// Where the answer came from, if not from the URL that was asked: through a redirect that was hidden or followed.
fn elsewhere(response: &JsValue, asked: &[String]) -> Option<String> {
    let text = |name| get(response, name).ok().and_then(|value| value.as_string()).unwrap_or_default();
    if text("type") == "opaqueredirect" {
        return Some(String::new());
    }
    let redirected = get(response, "redirected").is_ok_and(|flag| flag.is_truthy());
    let url = text("url");
    let same = url.is_empty() || asked.contains(&url);
    (redirected || !same).then_some(url)
}

/// Gives the connection back without waiting for a body that says nothing.
fn discard(response: &JsValue) {
    let body = get(response, "body").unwrap_or(JsValue::UNDEFINED);
    if let Some(cancel) = body.is_object().then(|| get_function(&body, "cancel")).flatten()
        && let Ok(promise) = cancel.call0(&body)
    {
        ignore(&promise);
    }
}

/// The codes and texts with which a host explains a failure, the error's own and those of its causes.
fn host_codes(error: &JsValue) -> Vec<String> {
    const MOST: u32 = 16;
    let mut codes = Vec::new();
    let mut waiting = vec![error.clone()];
    while let Some(next) = waiting.pop() {
        if codes.len() >= MOST as usize || !next.is_object() {
            break;
        }
        for name in ["code", "message"] {
            codes.extend(get(&next, name).ok().and_then(|value| value.as_string()));
        }
        if let Ok(errors) = get(&next, "errors") {
            waiting.extend(items(&errors, MOST));
        }
        waiting.extend(get(&next, "cause").ok().filter(JsValue::is_object));
    }
    codes
}

fn broken(cause: JsValue, delivered: Delivered, why: &'static str) -> Failure {
    Failure::Broken { cause, delivered, why }
}
