//! `TransferError`: a real `Error` with a closed `code`.

use js_sys::{Error, Object};
use wasm_bindgen::JsValue;

use super::value::{put_repairs, set, to_js};
use crate::answer::Delivered;
use crate::{ErrorCode, Issue, Part};

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

    /// An error that consists of issues; the message names the first.
    pub(super) fn of_issues(code: ErrorCode, issues: &[Issue]) -> Self {
        let errors = || issues.iter().filter(|issue| issue.severity() == crate::Severity::Error);
        let what = match code {
            ErrorCode::InvalidOptions => "the options are not valid",
            _ if issues.iter().all(|issue| issue.part() == Part::CallId) => "the call id is not valid",
            _ => "the transfer is not valid",
        };
        let first = errors()
            .next()
            .map(|issue| format!(": {}{}: {}", issue.part().name(), issue.path(), issue.message()));
        let more = match errors().count() {
            0 | 1 => String::new(),
            count => format!(" (and {} more; see `issues`)", count - 1),
        };
        let error = Self::new(code, &format!("{what}{}{more}", first.unwrap_or_default()));
        if let Ok(list) = to_js(&issues) {
            // Each repair's text is JSON that was written here.
            let _ = put_repairs(&list, issues);
            set(&error.error, "issues", &list);
        }
        error
    }

    pub(super) fn hint(self, hint: &str) -> Self {
        set(&self.error, "hint", &hint.into());
        self
    }

    pub(super) fn delivered(self, delivered: Delivered) -> Self {
        if let Ok(delivered) = to_js(&delivered) {
            set(&self.error, "delivered", &delivered);
        }
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
