//! Reads JavaScript values of the caller, and sets members of objects that are made here.

use js_sys::{Array, ArrayBuffer, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::issue::Problem;
use crate::json::MAX_SIZE;
use crate::request::DecodedText;

#[wasm_bindgen]
extern "C" {
    // Returns text, not a value: a binding that returns a value leaks a reference each time it throws (wasm-bindgen 0.2.130).
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn stringify(value: &JsValue) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Reflect, js_name = construct)]
    fn construct(constructor: &JsValue, arguments: &Array) -> Result<JsValue, JsValue>;

    // js-sys' own binding does not catch, and this throws for a revoked proxy.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    pub(super) fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    // Nor does this one, and a proxy's trap may throw.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    pub(super) fn keys(value: &JsValue) -> Result<Array, JsValue>;
}

/// Writes a value as JSON, as `JSON.stringify` does.
///
/// Reading the caller's object member by member would run its getters inside wasm, where a throw cannot be caught; and
/// `serde_wasm_bindgen::from_value` lets unknown members pass.
pub(super) fn json_of(value: &JsValue) -> Result<String, Unreadable> {
    match stringify(value) {
        // `undefined`, functions and symbols have no JSON: the result is `undefined`.
        Ok(text) => text.ok_or_else(|| Unreadable {
            reason: format!("{} has no JSON form", type_of(value)),
            cause: JsValue::UNDEFINED,
        }),
        Err(thrown) => Err(Unreadable { reason: text_of_thrown(&thrown), cause: thrown }),
    }
}

/// A value that has no JSON.
pub(super) struct Unreadable {
    pub(super) reason: String,
    pub(super) cause: JsValue,
}

impl Unreadable {
    pub(super) fn problem(&self) -> Problem {
        Problem::UnreadableInput { reason: self.reason.clone() }
    }
}

/// Describes a thrown value in our words: its own message may contain secrets, and stays in the `cause`.
fn text_of_thrown(thrown: &JsValue) -> String {
    let message = get(thrown, "message").ok().and_then(|message| message.as_string()).unwrap_or_default();
    if message.contains("BigInt") {
        "a BigInt has no JSON form"
    } else if message.contains("circular") || message.contains("cyclic") {
        "the structure is circular"
    } else {
        "reading it threw an exception"
    }
    .to_owned()
}

/// Returns the start of a text of the caller or of a server: what is beyond `most` units is not copied.
pub(super) fn start_of(value: &JsValue, most: u32) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    Some(if text.length() > most { String::from(text.substring(0, most)) } else { String::from(text) })
}

/// Returns `typeof`, but `null` and `array` for these two.
pub(super) fn type_of(value: &JsValue) -> &'static str {
    if value.is_null() {
        return "null";
    }
    if is_array(value).unwrap_or(false) {
        return "array";
    }
    match value.js_typeof().as_string().as_deref() {
        Some("string") => "string",
        Some("number") => "number",
        Some("boolean") => "boolean",
        Some("undefined") => "undefined",
        Some("function") => "function",
        Some("bigint") => "bigint",
        Some("symbol") => "symbol",
        _ => "object",
    }
}

/// Decodes a string that may contain half a surrogate pair, or be too long.
pub(super) fn decoded(text: &JsString) -> DecodedText {
    let text = if text.length() as usize > MAX_SIZE {
        // The parser refuses a text of this length, so the rest need not be copied.
        text.substring(0, u32::try_from(MAX_SIZE).unwrap_or(u32::MAX).saturating_add(1))
    } else {
        text.clone()
    };
    let decoded = String::from(&text);
    // A lone surrogate was turned into U+FFFD on the way; only then the units have to be looked at, one call each.
    let suspicious = decoded.contains(char::REPLACEMENT_CHARACTER);
    let lone = suspicious.then(|| char::decode_utf16(text.iter()).position(|unit| unit.is_err())).flatten();
    DecodedText::from_utf16(decoded, lone)
}

/// Sets a member of an object that was made here.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Fails only for a value that is not an object; an Error and a plain object are objects.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Returns a member; an exception of its getter is the error.
pub(super) fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &name.into())
}

/// Returns the readable items of an array, at most `most`.
pub(super) fn items(value: &JsValue, most: u32) -> Vec<JsValue> {
    if !is_array(value).unwrap_or(false) {
        return Vec::new();
    }
    let length = get(value, "length").ok().and_then(|length| length.as_f64()).unwrap_or(0.0);
    (0..most)
        .take_while(|at| f64::from(*at) < length)
        .filter_map(|at| Reflect::get_u32(value.unchecked_ref(), at).ok())
        .collect()
}

/// Returns a promise of a value that may be a promise itself. `Promise.resolve` throws if the `constructor` of a promise throws.
pub(super) fn promise_of(value: &JsValue) -> Promise {
    Promise::new(&mut |resolve, _| {
        // The resolving function of a promise never throws.
        let _ = resolve.call1(&JsValue::UNDEFINED, value);
    })
}

/// Drops the return value of a function of the caller. If it is a promise, its rejection is handled: an unhandled rejection
/// ends a Node process.
pub(super) fn ignore(returned: &JsValue) {
    if returned.is_object() {
        let promise = promise_of(returned);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

/// Returns the bytes of a `Uint8Array` or an `ArrayBuffer`, at most `most`; `None` for any other value.
pub(super) fn bytes_of(value: &JsValue, most: usize) -> Option<Result<Vec<u8>, Unreadable>> {
    let is_bytes = value.is_instance_of::<Uint8Array>() || value.is_instance_of::<ArrayBuffer>();
    is_bytes.then(|| {
        // Copying throws for a detached array and for a proxy.
        let copy =
            copy_of(value).map_err(|thrown| Unreadable { reason: text_of_thrown(&thrown), cause: thrown })?;
        let length = copy.length().min(u32::try_from(most).unwrap_or(u32::MAX));
        Ok(copy.subarray(0, length).to_vec())
    })
}

/// Calls `new Uint8Array(value)`; an exception is the error.
fn copy_of(value: &JsValue) -> Result<Uint8Array, JsValue> {
    let constructor = get(&js_sys::global(), "Uint8Array")?;
    construct(&constructor, &Array::of1(value))?.dyn_into()
}

/// Returns a member that is a function.
pub(super) fn get_function(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    get(object, name).ok()?.dyn_into().ok()
}
