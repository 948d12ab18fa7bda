//! Bodies on their way in, and records on their way out: what the package's JavaScript rests on.

use graph_call_transfer::js::{
    DrawingCore, TrackerCore, header_ptr, module_memory, read_body, read_expected, rejections,
    release_buffer, reserve_buffer, take_fault, webhook_response,
};
use js_sys::{Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{CALL_ID, Checked, HOSTILE, call, js, json, seen};

/// The return value of a call that failed.
const FAULT: u32 = u32::MAX;
const KINDS: [&str; 6] = ["graph", "empty", "legacy", "changeNotification", "participantJoining", "other"];

fn memory<Array: JsCast>(class: &str) -> Result<Array, JsValue> {
    call(&format!("({{ buffer }}) => new {class}(buffer)"), &module_memory())?.dyn_into()
}

fn bytes(place: u32, length: usize) -> Result<Uint8Array, JsValue> {
    let end = place + u32::try_from(length).unwrap_or_default();
    Ok(memory::<Uint8Array>("Uint8Array")?.subarray(place, end))
}

fn numbers(place: u32, length: u32) -> Result<Vec<u32>, JsValue> {
    Ok(memory::<Uint32Array>("Uint32Array")?.subarray(place / 4, place / 4 + length).to_vec())
}

/// Where the records are, how many, where the texts are, one more number, whether they are ASCII.
fn header() -> Result<[u32; 5], JsValue> {
    Ok(numbers(header_ptr(), 5)?.try_into().unwrap_or_default())
}

/// Writes a body as the package does, and returns its length.
fn write(body: &str) -> Result<usize, JsValue> {
    let place = reserve_buffer(body.len());
    bytes(place, body.len())?.copy_from(body.as_bytes());
    Ok(body.len())
}

fn read(body: &str) -> Result<&'static str, JsValue> {
    let kind = read_body(write(body)?);
    Ok(KINDS.get(kind as usize).copied().unwrap_or("fault"))
}

/// A body with a notification of the call, and an entry that is none.
fn body_of(data: &str) -> String {
    format!(
        r#"{{"é":"😀","value":[{{"resourceUrl":"/communications/calls/{CALL_ID}","resourceData":{data}}},7]}}"#
    )
}

#[wasm_bindgen_test]
fn records_of_a_body_are_at_the_address_of_the_header() -> Checked {
    for (body, ascii) in [
        (body_of(r#"{"state":"transferring"}"#), 0),
        (body_of(r#"{"state":"transferring"}"#).replace("é", "e").replace("😀", ""), 1),
    ] {
        assert_eq!(read(&body)?, "graph");
        let [records, count, text, rejected, is_ascii] = header()?;
        assert_eq!((count, rejected, is_ascii), (1, 1, ascii));
        assert_eq!(bytes(text, body.len())?.to_vec(), body.as_bytes());
        // The whole entry, from unit to unit, as JavaScript counts.
        let units: Vec<u16> = body.encode_utf16().collect();
        let whole = numbers(records + 8, 2)?;
        let entry =
            whole.first().zip(whole.get(1)).and_then(|(from, to)| units.get(*from as usize..*to as usize));
        let entry = String::from_utf16_lossy(entry.unwrap_or_default());
        assert!(entry.starts_with(r#"{"resourceUrl""#) && entry.ends_with("}}"), "{entry}");
        let described = "([{ index, reason, start, end }]) => [index, reason, end - start]";
        assert_eq!(seen(&rejections()?, described)?, r#"[1,"notAnObject",1]"#);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn error_of_an_unreadable_body_is_returned_once() -> Checked {
    let described = "(error) => [error instanceof Error, error.name, error.code]";
    let mut tracker = TrackerCore::new(10);
    for (body, code) in [
        ("{".to_owned(), "invalidPayload"),
        ("[".repeat(100), "limitExceeded"),
        (" ".repeat(4 * 1024 * 1024 + 1), "limitExceeded"),
    ] {
        for outcome in [read_body(write(&body)?), tracker.apply(write(&body)?, false)] {
            assert_eq!(outcome, FAULT);
            assert_eq!(seen(&take_fault(), "({ message }) => [message.length > 10]")?, "[true]");
        }
        assert_eq!(read_body(write(&body)?), FAULT);
        assert_eq!(seen(&take_fault(), described)?, format!(r#"[true,"TransferError","{code}"]"#));
        assert_eq!(seen(&take_fault(), described)?, r#"[true,"TransferError","internal"]"#);
    }
    assert_eq!(tracker.size(), 0);
    release_buffer();
    assert_eq!(read(r#"{"value":[]}"#)?, "graph");
    Ok(())
}

#[wasm_bindgen_test]
fn released_buffer_contains_nothing_of_the_earlier_body() -> Checked {
    let long = body_of(&format!(r#"{{"x":"{}"}}"#, "x".repeat(2 * 1024 * 1024)));
    for _ in 0..3 {
        assert_eq!(read(&long)?, "graph");
        release_buffer();
        assert_eq!(KINDS.get(read_body(long.len()) as usize), Some(&"empty"), "nothing was written");
        assert_eq!(read(&body_of("{}"))?, "graph");
        assert_eq!(header()?.get(1), Some(&1));
    }
    Ok(())
}

#[wasm_bindgen_test]
fn each_kind_of_body_has_its_response() -> Checked {
    for (body, kind, response) in [
        (r#"{"value":[]}"#, "graph", "[202,null]"),
        (" ", "empty", "[400,null]"),
        ("7", "other", "[400,null]"),
        (r#"{"callState":"incoming"}"#, "legacy", "[204,null]"),
        (r#"{"value":[{"subscriptionId":"x","resource":"me"}]}"#, "changeNotification", "[202,null]"),
        (
            r##"{"@odata.type":"#microsoft.graph.participantJoiningNotification"}"##,
            "participantJoining",
            r#"[200,"object"]"#,
        ),
    ] {
        assert_eq!(read(body)?, kind);
        let described = "({ status, body }) => [status, body && typeof JSON.parse(body)]";
        assert_eq!(seen(&webhook_response(kind)?, described)?, response);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn expected_transfer_is_read_once_and_names_a_call() -> Checked {
    for (code, expected) in [
        ("{ callId: '1' }", r#"["1"]"#),
        ("{ callId: '1', replacesCallId: '2' }", r#"["1","2"]"#),
        ("{ callId: '1', replacesCallId: null }", r#"["1"]"#),
        ("{ callId: '1', body: { transferTarget: { replacesCallId: 'é' } } }", r#"["1","é"]"#),
        (
            "(() => { let reads = 0; return { get callId() { reads += 1; return String(reads); } }; })()",
            r#"["1"]"#,
        ),
    ] {
        assert_eq!(json(&read_expected(&js(code)?)?.into())?, expected, "{code}");
    }
    let described = "({ name, code, issues }) => [name, code, issues.length]";
    for code in HOSTILE {
        let error = read_expected(&js(code)?).err().map_or(JsValue::UNDEFINED, JsValue::from);
        assert_eq!(seen(&error, described)?, r#"["TransferError","invalidTransfer",1]"#, "{code}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn tracker_returns_changes_as_records_and_statuses_as_plain_objects() -> Checked {
    let mut tracker = TrackerCore::new(10);
    assert_eq!(tracker.expect(CALL_ID, Some("other".to_owned())), 1);
    assert_eq!(tracker.record_refused(CALL_ID, 403, "7505", "x", None), 0);
    let described = "({ kind, recommendedAction, status }) => [kind, typeof recommendedAction, status.replacedCall.callId]";
    assert_eq!(seen(&tracker.outcome(CALL_ID)?, described)?, r#"["refused","string","other"]"#);

    let transferring = body_of(r#"{"state":"transferring"}"#);
    assert_eq!(tracker.apply(write(&transferring)?, false), 1);
    assert!(tracker.outcome(CALL_ID)?.is_undefined());
    assert_eq!(tracker.apply(write(&transferring)?, false), 0, "the same once more");
    let ended = r#"{"state":"terminated","terminationReason":"AppTransferred"}"#;
    assert_eq!(tracker.apply(write(&body_of(ended))?, false), 1);
    let [_, count, texts, length, is_ascii] = header()?;
    assert_eq!((count, is_ascii), (1, 1));
    let texts = String::from_utf8_lossy(&bytes(texts, length as usize)?.to_vec()).into_owned();
    assert!(texts.trim_start().starts_with(CALL_ID) && texts.contains("AppTransferred"), "{texts}");

    let is_plain = "(status) => Object.getPrototypeOf(status) === Object.prototype
        && !Object.values(status).includes(undefined)";
    assert_eq!(call(is_plain, &tracker.status(CALL_ID)?)?, JsValue::TRUE);
    assert!(tracker.status("another")?.is_undefined());
    assert_eq!(
        seen(&tracker.timed_out("another")?, "({ kind, status }) => [kind, status]")?,
        r#"["timedOut",null]"#
    );
    Ok(())
}

#[wasm_bindgen_test]
fn body_that_was_read_is_applied_and_drawn_without_another_read() -> Checked {
    let body = body_of(r#"{"state":"terminated","terminationReason":"AppTransferred","subject":"é"}"#);
    let bytes = write(&body)?;
    assert_eq!(read_body(bytes), 0);
    let mut tracker = TrackerCore::new(10);
    assert_eq!(tracker.apply(bytes, true), 1);
    let mut drawing = DrawingCore::new(CALL_ID.to_owned(), None);
    assert_eq!(drawing.add_notifications("1", bytes, 1, true), 1);
    assert_eq!(json(&drawing.status()?)?, json(&tracker.status(CALL_ID)?)?);
    Ok(())
}

#[wasm_bindgen_test]
fn restored_tracker_continues_and_changes_of_followed_calls_have_a_number() -> Checked {
    let mut tracker = TrackerCore::new(10);
    tracker.expect(CALL_ID, None);
    let mut restored = TrackerCore::restore(&tracker.snapshot(), 10)?;
    assert_eq!(json(&restored.status(CALL_ID)?)?, json(&tracker.status(CALL_ID)?)?);
    let error = TrackerCore::restore("x", 10).err().unwrap_or_default();
    assert_eq!(seen(&error, "({ name, code }) => [name, code]")?, r#"["TransferError","invalidSnapshot"]"#);

    let topic = restored.follow(&CALL_ID.to_uppercase());
    assert_eq!(restored.apply(write(&body_of(r#"{"state":"transferring"}"#))?, false), 1);
    let [records, ..] = header()?;
    // `CHANGE_TOPIC` and `CHANGE_SIZE` of `pkg-template/lib/records/layout.js`.
    assert_eq!(numbers(records, 33)?.get(9), Some(&topic));
    restored.unfollow(CALL_ID);
    restored.forget(CALL_ID);
    assert_eq!(restored.size(), 0);
    Ok(())
}
