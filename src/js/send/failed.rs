//! What is said of an attempt that gave no answer.

use wasm_bindgen::JsValue;

use super::ending::{End, Signal};
use super::{Sending, whole};
use crate::ErrorCode;
use crate::answer::Delivered;
use crate::js::error::TransferError;
use crate::js::value::get;

/// Why an attempt gave no answer.
pub(super) struct Failed {
    pub(super) what: &'static str,
    pub(super) error: TransferError,
}

impl Sending {
    /// The time is over, or the signal was aborted.
    pub(super) fn ended(&self, end: End, delivered: Delivered) -> Failed {
        let (what, error) = match end {
            End::Aborted => {
                let reason = self.options.signal.as_ref().map_or(JsValue::UNDEFINED, Signal::reason);
                let error = TransferError::new(ErrorCode::Aborted, self.asked.aborted()).cause(&reason);
                ("aborted", error)
            }
            End::TimedOut => {
                let message = format!("no answer within {} ms", whole(self.options.timeout_ms));
                ("timedOut", TransferError::new(ErrorCode::TimedOut, &message))
            }
        };
        let error = match delivered {
            Delivered::No => error,
            Delivered::Unknown => error.hint(self.asked.when_unknown()),
        };
        Failed { what, error: error.delivered(delivered) }
    }

    /// The host gave no answer.
    pub(super) fn broken(&self, cause: &JsValue, delivered: Delivered, why: &str) -> Failed {
        let error = TransferError::new(ErrorCode::Network, why).cause(cause).delivered(delivered);
        let browser = self.options.fetch.is_none().then(|| self.browser_hint()).flatten();
        let careful = (delivered == Delivered::Unknown).then(|| self.asked.when_unknown());
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
}

const CROSS_ORIGIN: &str = "A browser does not tell a refusal by CORS from a broken connection. If the host can be reached \
otherwise, it refuses this page's origin: send through a server of yours (a relay), which is also where the token belongs.";
