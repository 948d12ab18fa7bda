//! `redact`: copies of JavaScript values for logs.

use js_sys::{Array, Error, JsString, Map, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Headers;

use crate::Mark;
use crate::js::value::{bytes_of, get, get_function, is_array, keys, set, start_of};
use crate::redact::{MAX_LENGTH, Secrecy};

/// The deepest nesting of objects that is copied.
const MAX_DEPTH: usize = 64;

/// The maximum cost of a copy: each value has a cost, and a text also its length.
const MAX_COST: usize = 8 * 1024 * 1024;

/// The cost of a value besides its length.
const VALUE_COST: usize = 64;

/// The members of an error that are not enumerable.
const ERROR_MEMBERS: [&str; 5] = ["name", "message", "stack", "cause", "errors"];

/// Copies a value for a log, with marks in place of secrets: `redact` of the package.
///
/// It never throws: a mark replaces a value that throws when it is read.
#[wasm_bindgen(js_name = redact)]
#[must_use]
pub fn redact(value: &JsValue) -> JsValue {
    Copying { around: Vec::new(), left: MAX_COST }.copy(value, Secrecy::default())
}

/// A copy that is being made.
struct Copying {
    /// The objects around the value, which detect a circular structure.
    around: Vec<JsValue>,
    /// The remaining cost.
    left: usize,
}

impl Copying {
    fn copy(&mut self, value: &JsValue, secrecy: Secrecy) -> JsValue {
        if self.left < VALUE_COST {
            return marked(Mark::Omitted);
        }
        self.left -= VALUE_COST;
        if value.is_string() {
            return self.text(value, secrecy);
        }
        let is_plain = value.is_null() || value.is_undefined() || value.as_bool().is_some();
        if is_plain || value.as_f64().is_some() {
            return value.clone();
        }
        // Functions, symbols and BigInts are not objects.
        if !value.is_object() || self.around.contains(value) {
            return marked(Mark::Unreadable);
        }
        if self.around.len() >= MAX_DEPTH {
            return marked(Mark::Omitted);
        }
        self.around.push(value.clone());
        let copy = self.object(value, secrecy).unwrap_or_else(|_| marked(Mark::Unreadable));
        self.around.pop();
        copy
    }

    fn text(&mut self, value: &JsValue, secrecy: Secrecy) -> JsValue {
        let most = u32::try_from(MAX_LENGTH).unwrap_or(u32::MAX).saturating_add(1);
        let Some(text) = start_of(value, most) else { return marked(Mark::Unreadable) };
        self.left = self.left.saturating_sub(text.len());
        let redacted = secrecy.redact(&text);
        // The original value if nothing changes: the conversion to a Rust string replaces half a surrogate pair.
        if *redacted == *text { value.clone() } else { JsValue::from_str(&redacted) }
    }

    fn object(&mut self, value: &JsValue, secrecy: Secrecy) -> Result<JsValue, JsValue> {
        if let Some(bytes) = bytes_of(value, MAX_LENGTH + 1) {
            let bytes = bytes.map_err(|unreadable| unreadable.cause)?;
            self.left = self.left.saturating_sub(bytes.len());
            return Ok(secrecy.redact(&String::from_utf8_lossy(&bytes)).into_owned().into());
        }
        if let Some(data) = data_of(value)? {
            return Ok(self.copy(&data, secrecy));
        }
        if is_array(value)? { self.items(value, secrecy) } else { self.members(value, secrecy) }
    }

    fn items(&mut self, value: &JsValue, secrecy: Secrecy) -> Result<JsValue, JsValue> {
        let length = get(value, "length")?.as_f64().unwrap_or_default();
        let copy = Array::new();
        for at in (0..u32::MAX).take_while(|at| f64::from(*at) < length) {
            if self.left < VALUE_COST {
                copy.push(&marked(Mark::Omitted));
                break;
            }
            let item = Reflect::get_u32(value.unchecked_ref(), at);
            copy.push(&item.map_or_else(|_| marked(Mark::Unreadable), |item| self.copy(&item, secrecy)));
        }
        Ok(copy.into())
    }

    fn members(&mut self, value: &JsValue, secrecy: Secrecy) -> Result<JsValue, JsValue> {
        let copy = Object::new();
        let is_error = value.is_instance_of::<Error>();
        if is_error {
            for name in ERROR_MEMBERS {
                let found = get(value, name);
                if !found.as_ref().is_ok_and(JsValue::is_undefined) {
                    put(&copy, &name.into(), &self.member(found, secrecy.member(name)));
                }
            }
        }
        for name in keys(value)? {
            let text = name.as_string().unwrap_or_default();
            if !(is_error && ERROR_MEMBERS.contains(&&*text)) {
                let found = Reflect::get(value, &name);
                put(&copy, &name, &self.member(found, secrecy.member(&text)));
            }
        }
        Ok(copy.into())
    }

    fn member(&mut self, found: Result<JsValue, JsValue>, secrecy: Secrecy) -> JsValue {
        found.map_or_else(|_| marked(Mark::Unreadable), |found| self.copy(&found, secrecy))
    }
}

/// Returns the data of an object whose members are not its data: `toJSON` of dates, URLs and the errors of some libraries, as
/// for `JSON.stringify`, and the entries of headers and maps.
fn data_of(value: &JsValue) -> Result<Option<JsValue>, JsValue> {
    let method = if value.is_instance_of::<JsString>() { "valueOf" } else { "toJSON" };
    if let Some(method) = get_function(value, method) {
        return method.call0(value).map(|data| (data != *value).then_some(data));
    }
    let has_entries = value.is_instance_of::<Headers>() || value.is_instance_of::<Map>();
    if has_entries { Object::from_entries(value).map(|object| Some(object.into())) } else { Ok(None) }
}

/// Adds a member of any name: an assignment to `__proto__` would not add it.
fn put(object: &Object, name: &JsValue, value: &JsValue) {
    if *name != "__proto__" {
        // Fails only for a value that is not an object.
        let _ = Reflect::set(object, name, value);
        return;
    }
    let descriptor = Object::new();
    set(&descriptor, "value", value);
    for flag in ["writable", "enumerable", "configurable"] {
        set(&descriptor, flag, &JsValue::TRUE);
    }
    Object::define_property(object, name, &descriptor);
}

fn marked(mark: Mark) -> JsValue {
    JsValue::from_str(mark.as_str())
}
