//! What can end a step before it is done: the caller's signal, and the time.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::js::value::{get, get_function};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue) -> Result<(), JsValue>;
}

/// Why a step ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Aborted,
    TimedOut,
}

/// The caller's signal. Any object that behaves like one will do: `fetch` gets a signal of our own.
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

    /// The reason that the caller gave.
    pub(super) fn reason(&self) -> JsValue {
        get(&self.0, "reason").unwrap_or(JsValue::UNDEFINED)
    }

    fn call(&self, method: &str, listener: &Function) {
        if let Some(function) = get_function(&self.0, method) {
            let _ = function.call2(&self.0, &"abort".into(), listener);
        }
    }
}

/// Ends the steps of one attempt, or of one wait. Dropping it takes the listener and the timer away.
pub(super) struct Ending {
    /// Settles with one of the two marks when it is time to end.
    ended: Promise,
    aborted_mark: JsValue,
    timed_out_mark: JsValue,
    signal: Option<Signal>,
    listener: Option<Function>,
    timer: Option<JsValue>,
    controller: Option<AbortController>,
}

impl Ending {
    pub(super) fn new(signal: Option<&Signal>, timeout_ms: Option<f64>) -> Result<Self, JsValue> {
        let mut resolve = None;
        let ended = Promise::new(&mut |settle, _| resolve = Some(settle));
        let resolve = resolve.ok_or(JsValue::UNDEFINED)?;
        let (aborted_mark, timed_out_mark) = (mark(), mark());
        let settle =
            |mark: &JsValue| -> Function { resolve.bind1(&JsValue::UNDEFINED, mark).unchecked_into() };
        let listener = signal.map(|signal| {
            let listener = settle(&aborted_mark);
            signal.call("addEventListener", &listener);
            if signal.is_aborted() {
                let _ = listener.call0(&JsValue::UNDEFINED);
            }
            listener
        });
        let timer = match timeout_ms {
            Some(ms) => Some(set_timeout(&settle(&timed_out_mark), ms)?),
            None => None,
        };
        Ok(Self {
            ended,
            aborted_mark,
            timed_out_mark,
            signal: signal.cloned(),
            listener,
            timer,
            controller: AbortController::new().ok(),
        })
    }

    /// The signal that `fetch` gets.
    pub(super) fn fetch_signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Waits for a promise, but not beyond the end. A promise that loses may do what it wants: nobody listens to it any more.
    pub(super) async fn race(&self, work: &Promise) -> Result<Result<JsValue, JsValue>, End> {
        let first = JsFuture::from(Promise::race(&Array::of2(&self.ended, work))).await;
        match &first {
            Ok(value) if *value == self.aborted_mark => Err(self.cut(End::Aborted)),
            Ok(value) if *value == self.timed_out_mark => Err(self.cut(End::TimedOut)),
            _ => Ok(first),
        }
    }

    /// Waits until the time is over.
    pub(super) async fn elapse(&self) -> End {
        match JsFuture::from(self.ended.clone()).await {
            Ok(value) if value == self.aborted_mark => End::Aborted,
            _ => End::TimedOut,
        }
    }

    fn cut(&self, end: End) -> End {
        if let Some(controller) = &self.controller {
            controller.abort();
        }
        end
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if let (Some(signal), Some(listener)) = (&self.signal, &self.listener) {
            signal.call("removeEventListener", listener);
        }
        if let Some(timer) = &self.timer {
            let _ = clear_timeout(timer);
        }
    }
}

/// A value that nothing else equals.
fn mark() -> JsValue {
    Object::new().into()
}
