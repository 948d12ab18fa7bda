//! The pictures: what `drawTransfer` of the package calls.

use wasm_bindgen::prelude::*;

use super::error::TransferError;
use super::input::with_records;
use super::tracker::invalid_snapshot;
use super::value::{json_of, to_js};
use crate::ErrorCode;
use crate::diagram::{Drawing, Step};
use crate::verdict::Expected;

/// A picture that grows step by step.
#[wasm_bindgen]
#[derive(Debug)]
pub struct DrawingCore {
    drawing: Drawing,
}

#[wasm_bindgen]
impl DrawingCore {
    /// Begins the picture of a transfer, named by the ids that `readExpected` read.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(call_id: String, replaces: Option<String>) -> Self {
        Self { drawing: Drawing::new(&Expected { call_id, replaces }) }
    }

    /// Draws a `TransferStep` that brings no notifications.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidOptions`.
    pub fn add(&mut self, step: &JsValue) -> Result<(), JsValue> {
        let invalid = |message: &str| TransferError::new(ErrorCode::InvalidOptions, message);
        let text = json_of(step)
            .map_err(|unreadable| invalid("a step could not be read").cause(&unreadable.cause))?;
        let (id, step) = Step::from_json(&text).map_err(|error| invalid(&error.to_string()))?;
        self.drawing.add(&id, &step);
        Ok(())
    }

    /// Draws the body that was written into the room; returns 0, or `u32::MAX`.
    #[wasm_bindgen(js_name = addNotifications)]
    pub fn add_notifications(&mut self, id: &str, bytes: usize, times: u32) -> u32 {
        with_records(|body, _| self.drawing.add_notifications(id, body, times), bytes)
    }

    /// Draws that something may not have been heard, and what is known from there on.
    ///
    /// # Errors
    ///
    /// A `TransferError` `invalidSnapshot`.
    #[wasm_bindgen(js_name = addKnown)]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the glue hands a text over that may be absent in no other way"
    )]
    pub fn add_known(&mut self, id: &str, snapshot: Option<String>) -> Result<(), JsValue> {
        let known = self.drawing.add_known(id, snapshot.as_deref());
        known.map_err(|error| invalid_snapshot(error).into())
    }

    /// `TransferDiagram`.
    ///
    /// # Errors
    ///
    /// None that a caller can bring about.
    pub fn finish(self) -> Result<JsValue, JsValue> {
        to_js(&self.drawing.finish())
    }
}
