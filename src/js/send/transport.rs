//! Sends one request over `fetch`, so that every case settles.
//!
//! gloo-net builds the request. This module does not use its `send` and `text`: they trap, and leave the promise pending for
//! ever, when a signal is aborted with a reason that is not an `Error`, or when `fetch` throws. It does not use gloo-net's response
//! either, whose accessors trap when a getter throws: it reads the response by name, each member once, also in another realm.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, RequestCache, RequestRedirect};

use super::ending::{End, Ending};
use crate::HttpRequest;
use crate::js::response_argument::headers_of;
use crate::js::value::{get, get_function, ignore, items, promise_of, set, start_of};
use crate::response::{Delivered, ResponseBody, ResponseHeaders};

#[wasm_bindgen]
extern "C" {
    // Not `async`: with `async`, a `fetch` that throws instead of rejecting leaves the caller's promise pending for ever.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn global_fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

/// The headers of the request, in order; `Authorization` and `client-request-id` only if the caller wants them.
pub(super) type SentHeaders = Vec<(&'static str, String)>;

/// The received response.
pub(super) struct Received {
    pub(super) status: u16,
    pub(super) headers: ResponseHeaders,
    /// The URL of the response, if it differs from the requested one; empty if it is hidden.
    pub(super) elsewhere: Option<String>,
    pub(super) body: ReceivedBody,
}

/// The received body, as far as it was needed.
pub(super) enum ReceivedBody {
    NotNeeded,
    Whole(String),
    Cut,
}

impl ReceivedBody {
    pub(super) fn as_body(&self) -> ResponseBody<'_> {
        match self {
            Self::NotNeeded => ResponseBody::None,
            Self::Whole(text) if text.is_empty() => ResponseBody::None,
            Self::Whole(text) => ResponseBody::Text(text),
            Self::Cut => ResponseBody::Truncated(""),
        }
    }
}

/// The reason why there is no response.
pub(super) enum TransportError {
    Ended(End, Delivered),
    Broken { cause: JsValue, delivered: Delivered, why: &'static str },
}

/// Sends once and reads the needed part of the response; of the body of a success at most `max_success_len` UTF-16 units.
pub(super) async fn send(
    http: &HttpRequest,
    headers: &SentHeaders,
    fetch: Option<&Function>,
    max_success_len: Option<u32>,
    ending: &Ending,
) -> Result<Received, TransportError> {
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
    let http_response = match ending.race(&promise_of(&returned)).await {
        Err(end) => return Err(TransportError::Ended(end, Delivered::Unknown)),
        Ok(Err(cause)) => {
            let delivered = Delivered::from_host_texts(host_codes(&cause).iter().map(String::as_str));
            return Err(broken(cause, delivered, "no response came"));
        }
        Ok(Ok(value)) => value,
    };
    let Some(response) = Answered::of(&http_response) else {
        return Err(broken(
            http_response,
            Delivered::Unknown,
            "what fetch gave is not a Response, or hides its status",
        ));
    };
    // As the host writes it: a host name in lower case, a default port left out.
    let asked = [http.url.clone(), request.url()];
    response.receive(&asked, max_success_len, ending).await
}

fn build(
    http: &HttpRequest,
    headers: &SentHeaders,
    signal: Option<&AbortSignal>,
) -> Result<web_sys::Request, JsValue> {
    let begin = RequestBuilder::new(&http.url).method(method_of(http));
    let builder: RequestBuilder = headers
        .iter()
        .fold(begin, |builder, (name, value)| builder.header(name, value))
        // Following a redirect turns the POST into a GET, and a login page's 200 would look like an acceptance.
        .redirect(RequestRedirect::Manual)
        .abort_signal(signal);
    let request = match &http.body {
        Some(body) => builder.body(body.as_str()),
        // A cached state of a call is outdated.
        None => builder.cache(RequestCache::NoStore).build(),
    };
    Ok(request.map_err(|error| js_sys::Error::new(&error.to_string()))?.into())
}

fn method_of(http: &HttpRequest) -> Method {
    match http.method {
        "POST" => Method::POST,
        "DELETE" => Method::DELETE,
        _ => Method::GET,
    }
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

/// The limit of the body of a refusal, in UTF-16 units.
const MOST: u32 = 131_072;

/// A response of this realm or another, without its body.
struct Answered<'a> {
    http_response: &'a JsValue,
    status: u16,
    headers: ResponseHeaders,
    text: Function,
}

impl<'a> Answered<'a> {
    fn of(http_response: &'a JsValue) -> Option<Self> {
        if !http_response.is_object() {
            return None;
        }
        let status = get(http_response, "status").ok()?.as_f64().filter(|status| status.fract() == 0.0)?;
        // A hidden status is accepted only for a redirect that was not followed.
        let is_hidden_redirect = get(http_response, "type").is_ok_and(|kind| kind == "opaqueredirect");
        if !(100.0..=999.0).contains(&status) && !is_hidden_redirect {
            return None;
        }
        let headers = headers_of(&get(http_response, "headers").ok()?).ok()?;
        let text = get_function(http_response, "text")?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked above, and `as` saturates"
        )]
        let status = status as u16;
        Some(Self { http_response, status, headers, text })
    }

    async fn receive(
        self,
        asked: &[String],
        max_success_len: Option<u32>,
        ending: &Ending,
    ) -> Result<Received, TransportError> {
        let Self { http_response, status, headers, text } = self;
        let elsewhere = elsewhere(http_response, asked);
        let longest = if (200..=299).contains(&status) { max_success_len } else { Some(MOST) };
        let Some(longest) = longest.filter(|_| elsewhere.is_none()) else {
            discard(http_response);
            return Ok(Received { status, headers, elsewhere, body: ReceivedBody::NotNeeded });
        };
        // A status from 400 to 499 proves that the request was not carried out, even if the body is lost.
        let delivered = if (400..=499).contains(&status) { Delivered::No } else { Delivered::Unknown };
        let body = match text.call0(http_response) {
            Ok(promise) => match ending.race(&promise_of(&promise)).await {
                Err(End::Aborted) => return Err(TransportError::Ended(End::Aborted, delivered)),
                // The status decides; only the text is lost.
                Err(End::TimedOut) | Ok(Err(_)) => ReceivedBody::Cut,
                Ok(Ok(text)) => ReceivedBody::Whole(start_of(&text, longest).unwrap_or_default()),
            },
            Err(_) => ReceivedBody::Cut,
        };
        Ok(Received { status, headers, elsewhere, body })
    }
}

/// Returns the URL of the response, if a hidden or followed redirect led to another one than requested.
fn elsewhere(http_response: &JsValue, asked: &[String]) -> Option<String> {
    let text = |name| get(http_response, name).ok().and_then(|value| value.as_string()).unwrap_or_default();
    if text("type") == "opaqueredirect" {
        return Some(String::new());
    }
    let redirected = get(http_response, "redirected").is_ok_and(|flag| flag.is_truthy());
    let url = text("url");
    let same = url.is_empty() || asked.contains(&url);
    (redirected || !same).then_some(url)
}

/// Releases the connection without waiting for an unneeded body. The body is almost always empty: it is read to its end, because
/// browsers show a request whose body is cancelled as failed. Only the rest of a longer one is cancelled. A body that never ends is
/// left to the host, which limits it: a timer of this module would outlive the send.
fn discard(http_response: &JsValue) {
    let body = get(http_response, "body").unwrap_or(JsValue::UNDEFINED);
    let call = |object: &JsValue, method| get_function(object, method)?.call0(object).ok();
    let reader = body.is_object().then(|| call(&body, "getReader")).flatten();
    let Some((reader, read)) = reader.and_then(|reader| Some((reader.clone(), call(&reader, "read")?)))
    else {
        return cancel(&body);
    };
    spawn_local(async move {
        let _ = JsFuture::from(promise_of(&read)).await;
        cancel(&reader);
    });
}

/// Cancels a body or its reader; without an effect if it has ended.
fn cancel(stream: &JsValue) {
    if let Some(cancel) = stream.is_object().then(|| get_function(stream, "cancel")).flatten()
        && let Ok(promise) = cancel.call0(stream)
    {
        ignore(&promise);
    }
}

/// Returns the codes and texts of an error of the host, and of its causes.
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

fn broken(cause: JsValue, delivered: Delivered, why: &'static str) -> TransportError {
    TransportError::Broken { cause, delivered, why }
}
