//! Diagrams: the core of the package's `drawTransfer`.

use wasm_bindgen::prelude::*;

use super::input::with_records;
use super::tracker::invalid_snapshot;
use crate::diagram::{Drawing, TransferStep};
use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::output::to_js;
use crate::js::value::json_of;
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

    /// Draws the body in the buffer; returns 0, or `u32::MAX`.
    #[wasm_bindgen(js_name = addNotifications)]
    pub fn add_notifications(&mut self, id: &str, bytes: usize, times: u32) -> u32 {
        with_records(|body, _| self.drawing.add_notifications(id, body, times), bytes)
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

    /// `TransferDiagram`.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        to_js(&self.drawing.finish())
    }
}
