//! The conversions between JavaScript values and the core.

use js_sys::{Array, ArrayBuffer, JSON, JsString, Promise, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::error::TransferError;
use crate::issue::Problem;
use crate::{ErrorCode, Fix, Issue, Pasted};

#[wasm_bindgen]
extern "C" {
    // As text, not as a value: a binding that gives a value keeps a reference for ever each time that it throws
    // (wasm-bindgen 0.2.130), and the text is what is wanted.
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
    reason: String,
    pub(super) cause: JsValue,
}

impl Unreadable {
    pub(super) fn problem(&self) -> Problem {
        Problem::UnreadableInput { reason: self.reason.clone() }
    }
}

/// What was thrown, in our words: its own text may hold anything, and is in the `cause`.
fn text_of_thrown(thrown: &JsValue) -> String {
    let message = get(thrown, "message").ok().and_then(|message| message.as_string()).unwrap_or_default();
    if message.contains("BigInt") {
        "it holds a BigInt"
    } else if message.contains("circular") || message.contains("cyclic") {
        "it refers to itself"
    } else {
        "reading it threw"
    }
    .to_owned()
}

/// The start of a text of the caller or of a server: what is beyond `most` units is not copied.
pub(super) fn start_of(value: &JsValue, most: u32) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    Some(if text.length() > most { String::from(text.substring(0, most)) } else { String::from(text) })
}

/// What `typeof` says, with `null` and arrays told apart.
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

/// The text of a string that may have half a surrogate pair in it, or be far too long to be read.
pub(super) fn pasted(text: &JsString) -> Pasted {
    let text = if text.length() as usize > Pasted::LONGEST {
        // The reader refuses a text of this length; more of it need not be copied.
        text.substring(0, u32::try_from(Pasted::LONGEST).unwrap_or(u32::MAX).saturating_add(1))
    } else {
        text.clone()
    };
    let decoded = String::from(&text);
    // A lone surrogate was turned into U+FFFD on the way; only then the units have to be looked at, one call each.
    let suspicious = decoded.contains(char::REPLACEMENT_CHARACTER);
    let lone = suspicious.then(|| char::decode_utf16(text.iter()).position(|unit| unit.is_err())).flatten();
    Pasted::of_decoded(decoded, lone)
}

/// Hands a value out: plain objects, absent members left out.
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| {
        TransferError::new(ErrorCode::Internal, "a result could not be converted").cause(&error.into()).into()
    })
}

/// Hands out something that has `issues`, among other members. A repair's value, which is JSON text here, becomes the value.
pub(super) fn to_js_with_issues(value: &impl Serialize, issues: &[Issue]) -> Result<JsValue, JsValue> {
    let object = to_js(value)?;
    put_repairs(&get(&object, "issues")?, issues)?;
    Ok(object)
}

/// Puts the values of repairs into issues that were handed out.
pub(super) fn put_repairs(list: &JsValue, issues: &[Issue]) -> Result<(), JsValue> {
    for (at, issue) in issues.iter().enumerate() {
        if let Some(Fix::Member { value, .. }) = issue.fix() {
            let fix = get(&get(list, &at.to_string())?, "fix")?;
            set(&fix, "value", &JSON::parse(value)?);
        }
    }
    Ok(())
}

/// Sets a member of an object that was made here.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Fails only for what is no object; an Error and a plain object are.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Gets a member, whatever the getter does.
pub(super) fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &name.into())
}

/// The items of an array, as far as they can be read; at most `most`.
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

/// A promise of a value that may be one already. `Promise.resolve` would throw for a promise whose `constructor` does.
pub(super) fn promise_of(value: &JsValue) -> Promise {
    Promise::new(&mut |resolve, _| {
        // The function that resolves a promise throws nothing, whatever the value does.
        let _ = resolve.call1(&JsValue::UNDEFINED, value);
    })
}

/// Lets go of what a function of the caller gave. If it is a promise that fails, nobody hears of it: a rejection without a
/// listener would end a Node process.
pub(super) fn ignore(returned: &JsValue) {
    if returned.is_object() {
        let promise = promise_of(returned);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

/// The bytes of a `Uint8Array` or an `ArrayBuffer`, at most `most`; `None` when it is neither.
pub(super) fn bytes_of(value: &JsValue, most: usize) -> Option<Result<Vec<u8>, Unreadable>> {
    let is_bytes = value.is_instance_of::<Uint8Array>() || value.is_instance_of::<ArrayBuffer>();
    is_bytes.then(|| {
        // Only a real array can be copied from without a throw: a detached one, or a proxy, throws here.
        let copy =
            copy_of(value).map_err(|thrown| Unreadable { reason: text_of_thrown(&thrown), cause: thrown })?;
        let length = copy.length().min(u32::try_from(most).unwrap_or(u32::MAX));
        Ok(copy.subarray(0, length).to_vec())
    })
}

/// `new Uint8Array(value)`, with a throw caught.
fn copy_of(value: &JsValue) -> Result<Uint8Array, JsValue> {
    let constructor = get(&js_sys::global(), "Uint8Array")?;
    construct(&constructor, &Array::of1(value))?.dyn_into()
}

/// Gets a member that is a function.
pub(super) fn get_function(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    get(object, name).ok()?.dyn_into().ok()
}
