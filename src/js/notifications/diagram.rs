//! Diagrams: the core of the package's `drawTransfer`.

use wasm_bindgen::prelude::*;

use super::input::with_scan;
use super::tracker::invalid_snapshot;
use crate::diagram::{Drawing, TransferStep};
use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::output::to_js;
use crate::js::value::json_of;
use crate::layout::FAULT;
use crate::verdict::ExpectedTransfer;

/// A diagram that grows step by step.
#[wasm_bindgen]
#[derive(Debug)]
pub struct DrawingCore {
    drawing: Drawing,
}

#[wasm_bindgen]
impl DrawingCore {
    /// Begins the diagram of a transfer with the ids of `readExpected`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(call_id: String, replaces: Option<String>) -> Self {
        Self { drawing: Drawing::new(&ExpectedTransfer { call_id, replaces }) }
    }

    /// Draws a `TransferStep` without notifications.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidOptions`.
    pub fn add(&mut self, step: &JsValue) -> Result<(), JsValue> {
        let invalid = |message: &str| TransferError::new(ErrorCode::InvalidOptions, message);
        let text = json_of(step)
            .map_err(|unreadable| invalid("invalid step: it could not be read").cause(&unreadable.cause))?;
        let (id, step) = TransferStep::from_json(&text).map_err(|error| invalid(&error.to_string()))?;
        self.drawing.add(&id, &step);
        Ok(())
    }

    /// Draws the body in the buffer; `is_read` where `readBody` read it last. Returns 1 if it changed the status, otherwise 0, or
    /// `u32::MAX`.
    #[wasm_bindgen(js_name = addNotifications)]
    pub fn add_notifications(&mut self, id: &str, bytes: usize, times: u32, is_read: bool) -> u32 {
        let is_change = with_scan(bytes, is_read, |scan, body| self.drawing.add_scan(id, scan, body, times));
        is_change.map_or(FAULT, u32::from)
    }

    /// Counts that the body of a step was received again.
    pub fn repeat(&mut self, id: &str) {
        self.drawing.repeat(id);
    }

    /// Draws that notifications may be missing, and continues from a snapshot.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidSnapshot`.
    #[wasm_bindgen(js_name = addKnown)]
    #[expect(clippy::needless_pass_by_value, reason = "the glue passes an optional text in no other way")]
    pub fn add_known(&mut self, id: &str, snapshot: Option<String>) -> Result<(), JsValue> {
        let known = self.drawing.add_known(id, snapshot.as_deref());
        known.map_err(|error| invalid_snapshot(error).into())
    }

    /// Returns the changes since the last call: the number of arrows that stay, the arrows after them, all legs, and the states.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    #[wasm_bindgen(js_name = takeChanges)]
    pub fn take_changes(&mut self) -> Result<JsValue, JsValue> {
        to_js(&self.drawing.take_changes())
    }

    /// `TransferDiagram['mermaid']`.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn mermaid(&self) -> Result<JsValue, JsValue> {
        to_js(&self.drawing.mermaid())
    }

    /// `TransferStatus`, or `undefined`.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn status(&self) -> Result<JsValue, JsValue> {
        self.drawing.status().map_or(Ok(JsValue::UNDEFINED), |status| to_js(&status))
    }

    /// `TransferOutcome`, or `undefined`.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn outcome(&self) -> Result<JsValue, JsValue> {
        self.drawing.outcome().map_or(Ok(JsValue::UNDEFINED), |outcome| to_js(&outcome))
    }

    /// `TransferDiagram`.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        to_js(&self.drawing.finish())
    }
}
