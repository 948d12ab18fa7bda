//! The error of an attempt without a response.

use wasm_bindgen::JsValue;

use super::ending::End;
use super::sending::{Sending, whole};
use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::signal::Signal;
use crate::js::value::get;
use crate::response::Delivered;

/// The reason why an attempt has no response.
pub(super) struct AttemptError {
    pub(super) failure: &'static str,
    pub(super) error: TransferError,
}

impl Sending {
    /// Returns the error of a timeout or an abort.
    pub(super) fn ended(&self, end: End, delivered: Delivered) -> AttemptError {
        let (failure, error) = match end {
            End::Aborted => {
                let reason = self.options.signal.as_ref().map_or(JsValue::UNDEFINED, Signal::reason);
                let error = TransferError::new(ErrorCode::Aborted, self.operation.aborted()).cause(&reason);
                ("aborted", error)
            }
            End::TimedOut => {
                let message = format!("no response within {} ms", whole(self.options.timeout_ms));
                ("timedOut", TransferError::new(ErrorCode::TimedOut, &message))
            }
        };
        let error = match delivered {
            Delivered::No => error,
            Delivered::Unknown => error.hint(self.operation.when_unknown()),
        };
        AttemptError { failure, error: error.delivered(delivered) }
    }

    /// Returns the error of a `fetch` that failed.
    pub(super) fn broken(&self, cause: &JsValue, delivered: Delivered, why: &str) -> AttemptError {
        let error = TransferError::new(ErrorCode::Network, why).cause(cause).delivered(delivered);
        let browser = self.options.fetch.is_none().then(|| self.browser_hint()).flatten();
        let careful = (delivered == Delivered::Unknown).then(|| self.operation.when_unknown());
        let hint: Vec<&str> = browser.into_iter().chain(careful).collect();
        let error = if hint.is_empty() { error } else { error.hint(&hint.join(" ")) };
        AttemptError { failure: "network", error }
    }

    /// Returns the probable reason behind a browser's "Failed to fetch", if one can be found.
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
}

const CROSS_ORIGIN: &str = "A browser reports a refusal by CORS and a broken connection alike. If the host is reachable \
by other means, it refuses this page's origin: send through your own server (a relay), which is also where the token belongs.";
