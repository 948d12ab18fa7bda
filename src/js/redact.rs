//! `redact`.

use js_sys::{Array, Error, JsString, Map, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Headers;

use super::value::{bytes_of, get, get_function, is_array, keys, set, start_of};
use crate::Mark;
use crate::redact::{LONGEST, Place};

/// Objects are looked into so deep.
const DEEPEST: usize = 64;

/// So much is looked at: each value costs something, and a text its length.
const MOST: usize = 8 * 1024 * 1024;

/// What a value costs beside its length.
const VALUE: usize = 64;

/// What an error says of itself in members that are not enumerable.
const OF_ERRORS: [&str; 5] = ["name", "message", "stack", "cause", "errors"];

/// Copies a value for a log, without what a log must not hold: `redact` of the package.
///
/// It throws nothing: what throws when it is read is marked.
#[wasm_bindgen(js_name = redact)]
#[must_use]
pub fn redact(value: &JsValue) -> JsValue {
    Copying { around: Vec::new(), left: MOST }.copy(value, Place::default())
}

/// A copy in the making.
struct Copying {
    /// The objects around the value, to know a cycle.
    around: Vec<JsValue>,
    /// How much more is looked at.
    left: usize,
}

impl Copying {
    fn copy(&mut self, value: &JsValue, place: Place) -> JsValue {
        if self.left < VALUE {
            return marked(Mark::Omitted);
        }
        self.left -= VALUE;
        if value.is_string() {
            return self.text(value, place);
        }
        let is_plain = value.is_null() || value.is_undefined() || value.as_bool().is_some();
        if is_plain || value.as_f64().is_some() {
            return value.clone();
        }
        // Functions, symbols and BigInts are no objects.
        if !value.is_object() || self.around.contains(value) {
            return marked(Mark::Unreadable);
        }
        if self.around.len() >= DEEPEST {
            return marked(Mark::Omitted);
        }
        self.around.push(value.clone());
        let copy = self.object(value, place).unwrap_or_else(|_| marked(Mark::Unreadable));
        self.around.pop();
        copy
    }

    fn text(&mut self, value: &JsValue, place: Place) -> JsValue {
        let most = u32::try_from(LONGEST).unwrap_or(u32::MAX).saturating_add(1);
        let Some(text) = start_of(value, most) else { return marked(Mark::Unreadable) };
        self.left = self.left.saturating_sub(text.len());
        let redacted = place.redact(&text);
        // The very value where nothing changes: on the way to here, half a surrogate pair was lost.
        if *redacted == *text { value.clone() } else { JsValue::from_str(&redacted) }
    }

    fn object(&mut self, value: &JsValue, place: Place) -> Result<JsValue, JsValue> {
        if let Some(bytes) = bytes_of(value, LONGEST + 1) {
            let bytes = bytes.map_err(|unreadable| unreadable.cause)?;
            self.left = self.left.saturating_sub(bytes.len());
            return Ok(place.redact(&String::from_utf8_lossy(&bytes)).into_owned().into());
        }
        if let Some(meant) = meant(value)? {
            return Ok(self.copy(&meant, place));
        }
        if is_array(value)? { self.items(value, place) } else { self.members(value, place) }
    }

    fn items(&mut self, value: &JsValue, place: Place) -> Result<JsValue, JsValue> {
        let length = get(value, "length")?.as_f64().unwrap_or_default();
        let copy = Array::new();
        for at in (0..u32::MAX).take_while(|at| f64::from(*at) < length) {
            if self.left < VALUE {
                copy.push(&marked(Mark::Omitted));
                break;
            }
            let item = Reflect::get_u32(value.unchecked_ref(), at);
            copy.push(&item.map_or_else(|_| marked(Mark::Unreadable), |item| self.copy(&item, place)));
        }
        Ok(copy.into())
    }

    fn members(&mut self, value: &JsValue, place: Place) -> Result<JsValue, JsValue> {
        let copy = Object::new();
        let is_error = value.is_instance_of::<Error>();
        if is_error {
            for name in OF_ERRORS {
                let found = get(value, name);
                if !found.as_ref().is_ok_and(JsValue::is_undefined) {
                    put(&copy, &name.into(), &self.member(found, place.member(name)));
                }
            }
        }
        for name in keys(value)? {
            let text = name.as_string().unwrap_or_default();
            if !(is_error && OF_ERRORS.contains(&&*text)) {
                let found = Reflect::get(value, &name);
                put(&copy, &name, &self.member(found, place.member(&text)));
            }
        }
        Ok(copy.into())
    }

    fn member(&mut self, found: Result<JsValue, JsValue>, place: Place) -> JsValue {
        found.map_or_else(|_| marked(Mark::Unreadable), |found| self.copy(&found, place))
    }
}

/// What stands for an object whose members do not say what it is. As for `JSON.stringify`, dates, URLs and the errors of
/// some libraries know that themselves.
fn meant(value: &JsValue) -> Result<Option<JsValue>, JsValue> {
    let method = if value.is_instance_of::<JsString>() { "valueOf" } else { "toJSON" };
    if let Some(method) = get_function(value, method) {
        return method.call0(value).map(|said| (said != *value).then_some(said));
    }
    let has_entries = value.is_instance_of::<Headers>() || value.is_instance_of::<Map>();
    if has_entries { Object::from_entries(value).map(|object| Some(object.into())) } else { Ok(None) }
}

/// Adds a member, whatever its name: setting `__proto__` would add none.
fn put(object: &Object, name: &JsValue, value: &JsValue) {
    if *name != "__proto__" {
        // Fails only for what is no object.
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
