//! `TransferError`: a real `Error` with a closed `code`.

use js_sys::{Error, Object};
use wasm_bindgen::JsValue;

use super::ErrorCode;
use super::value::set;
use crate::response::Delivered;

/// An error on its way to JavaScript.
pub(super) struct TransferError {
    error: Error,
}

impl TransferError {
    pub(super) fn new(code: ErrorCode, message: &str) -> Self {
        let error = Error::new(message);
        error.set_name("TransferError");
        set(&error, "code", &code.as_str().into());
        Self { error }
    }

    /// Sets the converted issues.
    pub(super) fn issues(self, list: &JsValue) -> Self {
        set(&self.error, "issues", list);
        self
    }

    pub(super) fn hint(self, hint: &str) -> Self {
        set(&self.error, "hint", &hint.into());
        self
    }

    pub(super) fn delivered(self, delivered: Delivered) -> Self {
        set(&self.error, "delivered", &delivered.as_str().into());
        self
    }

    /// The host's own error, or the reason of an abort. Not enumerable, as the language has it.
    pub(super) fn cause(self, cause: &JsValue) -> Self {
        if !cause.is_undefined() {
            let descriptor = Object::new();
            set(&descriptor, "value", cause);
            set(&descriptor, "writable", &true.into());
            set(&descriptor, "configurable", &true.into());
            Object::define_property(&self.error, &"cause".into(), &descriptor);
        }
        self
    }
}

impl From<TransferError> for JsValue {
    fn from(error: TransferError) -> Self {
        error.error.into()
    }
}
