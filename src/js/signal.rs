//! The caller's `AbortSignal`.

use js_sys::Function;
use wasm_bindgen::JsValue;

use super::value::{get, get_function};

/// The caller's signal: any object that behaves like one, because `fetch` receives a signal of our own.
#[derive(Debug, Clone)]
pub(super) struct Signal(JsValue);

impl Signal {
    pub(super) fn of(value: JsValue) -> Option<Self> {
        let has_flag = get(&value, "aborted").ok()?.as_bool().is_some();
        let can_listen = get_function(&value, "addEventListener").is_some()
            && get_function(&value, "removeEventListener").is_some();
        (has_flag && can_listen).then_some(Self(value))
    }

    pub(super) fn is_aborted(&self) -> bool {
        get(&self.0, "aborted").is_ok_and(|aborted| aborted.is_truthy())
    }

    /// Returns the caller's reason.
    pub(super) fn reason(&self) -> JsValue {
        get(&self.0, "reason").unwrap_or(JsValue::UNDEFINED)
    }

    pub(super) fn call(&self, method: &str, listener: &Function) {
        if let Some(function) = get_function(&self.0, method) {
            let _ = function.call2(&self.0, &"abort".into(), listener);
        }
    }
}
