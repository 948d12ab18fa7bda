//! Results on their way to JavaScript, member by member: they contain fractional numbers.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::js::ErrorCode;
use crate::js::error::TransferError;

/// Converts a result: plain objects, absent members left out.
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| {
        TransferError::new(ErrorCode::Internal, "a result could not be converted").cause(&error.into()).into()
    })
}
