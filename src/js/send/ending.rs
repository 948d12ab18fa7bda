//! The early end of a step: by the caller's signal, or by a timeout.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use crate::js::signal::Signal;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: f64) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue) -> Result<(), JsValue>;
}

/// The reason why a step ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Aborted,
    TimedOut,
}

/// Ends the steps of one attempt, or of one wait. Dropping it removes the listener and the timer.
pub(super) struct Ending {
    /// Settles with one of the two marks at the end.
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

    /// Returns the signal for `fetch`.
    pub(super) fn fetch_signal(&self) -> Option<web_sys::AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Waits for a promise, at most until the end. The result of a promise that loses is ignored.
    pub(super) async fn race(&self, work: &Promise) -> Result<Result<JsValue, JsValue>, End> {
        let first = JsFuture::from(Promise::race(&Array::of2(&self.ended, work))).await;
        match &first {
            Ok(value) if *value == self.aborted_mark => Err(self.cut(End::Aborted)),
            Ok(value) if *value == self.timed_out_mark => Err(self.cut(End::TimedOut)),
            _ => Ok(first),
        }
    }

    /// Waits until the timeout.
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

/// A value that equals no other value.
fn mark() -> JsValue {
    Object::new().into()
}
