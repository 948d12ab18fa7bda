//! Synchronous functions: requests, reports, responses, errors, and texts for a log.

use graph_call_transfer::js::{
    ErrorCode, build_transfer, describe_read_call, describe_transfer, inspect_token, parse_response,
    parse_transfer, redact, validate_transfer,
};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{BODY, CALL_ID, Checked, HOSTILE, INPUT, call, js, json, seen};

#[wasm_bindgen_test]
fn results_are_plain_objects_without_absent_members() -> Checked {
    let request = build_transfer(&js(INPUT)?, &js("{ applicationInstance: true }")?, true)?;
    let expected = format!(
        r#"{{"callId":"{CALL_ID}","kind":"blind","callType":"peerToPeer","issues":[],"body":{BODY}}}"#
    );
    assert_eq!(
        seen(
            &request,
            "({ callId, kind, callType, issues, body }) => ({ callId, kind, callType, issues, body })"
        )?,
        expected
    );
    let results = [
        request.clone(),
        validate_transfer(&js(INPUT)?, &JsValue::UNDEFINED, true)?,
        parse_transfer(&CALL_ID.into(), &"{,}".into(), &JsValue::UNDEFINED, true)?,
        describe_transfer(&request, &JsValue::UNDEFINED, true)?,
        inspect_token(&"a.e30.b".into(), &JsValue::UNDEFINED)?,
        parse_response(&403.into(), &js("{}")?, &"{\"error\":{\"code\":7505,\"innererror\":{}}}".into())?,
    ];
    let is_plain = "function isPlain(value) {
        if (typeof value !== 'object' || value === null) return value !== undefined;
        const known = [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
        return known && Object.values(value).every(isPlain);
    }";
    for result in &results {
        assert_eq!(call(is_plain, result)?, JsValue::TRUE, "{}", json(result)?);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn described_request_has_the_exact_text() -> Checked {
    let described = describe_transfer(&js(INPUT)?, &js("{ cloud: 'usGovernmentL4' }")?, true)?;
    let url = format!("https://graph.microsoft.us/v1.0/communications/calls/{CALL_ID}/transfer");
    assert_eq!(
        seen(&described, "({ method, url, headers, body }) => [method, url, headers, body]")?,
        json(&js(&format!("['POST', '{url}', {{ 'Content-Type': 'application/json' }}, '{BODY}']"))?)?
    );
    Ok(())
}

#[wasm_bindgen_test]
fn errors_are_real_errors_with_a_code_the_issues_and_the_cause() -> Checked {
    js("globalThis.thrown = new Error('getter')")?;
    let shown = "(error) => [
        error instanceof Error, error.name, error.code, error.issues?.[0]?.code, error.issues?.[0]?.part,
        error.cause === globalThis.thrown, typeof error.stack, Object.keys(error).includes('cause'),
    ]";
    let unreadable = js("{ get callId() { throw globalThis.thrown } }")?;
    let undefined = JsValue::UNDEFINED;
    for (result, expected) in [
        (
            build_transfer(&unreadable, &undefined, true),
            r#"[true,"TransferError","invalidTransfer","unreadableInput","input",true,"string",false]"#,
        ),
        (
            describe_transfer(&js("{ callId: 'x', target: { phone: '+12345678901' } }")?, &undefined, true),
            r#"[true,"TransferError","invalidTransfer","notAGuid","input",false,"string",false]"#,
        ),
        (
            describe_transfer(&js(INPUT)?, &js("{ cloud: 'germany' }")?, true),
            r#"[true,"TransferError","invalidOptions","outOfRange","endpoint",false,"string",false]"#,
        ),
        (
            parse_response(&99.into(), &js("{}")?, &JsValue::NULL),
            r#"[true,"TransferError","invalidOptions","outOfRange","options",false,"string",false]"#,
        ),
    ] {
        let error = result.err().unwrap_or_default();
        assert_eq!(seen(&error, shown)?, expected);
    }
    Ok(())
}

#[wasm_bindgen_test]
fn spans_count_as_javascript_counts() -> Checked {
    // Two units for a character beyond the first plane, one for an umlaut, whatever they take in UTF-8.
    for (text, code, cut) in [
        ("{\"\u{e4}\u{1f600}\": 1, 'transferTarget': {}}", "jsonSingleQuotes", "'transferTarget'"),
        (
            "{\"x\": \"\u{1f600}\u{1f600}\", \"transferTarget\": {\"identity\": {\"user\": {\"id\": \"\u{e4}b\"}}}}",
            "notAGuid",
            "\"\u{e4}b\"",
        ),
        ("{\r\n  \"\u{1f469}\u{200d}\u{1f4bb}\": \u{201c}a\u{201d}}", "jsonCurlyQuotes", "\u{201c}a\u{201d}"),
        ("\u{feff}{\"transferTarget\": nil}", "jsonBadLiteral", "nil"),
    ] {
        let of_text = parse_transfer(&CALL_ID.into(), &text.into(), &JsValue::UNDEFINED, true)?;
        let bytes = Uint8Array::from(text.as_bytes());
        let of_bytes = parse_transfer(&CALL_ID.into(), &bytes, &JsValue::UNDEFINED, true)?;
        let find = format!(
            "({{ issues }}) => {{
                const {{ start, end }} = issues.find((issue) => issue.code === '{code}').span;
                return [start, end];
            }}"
        );
        let span = call(&find, &of_text)?;
        let slice = format!("([start, end]) => {}.slice(start, end)", json(&text.into())?);
        assert_eq!(call(&slice, &span)?.as_string().as_deref(), Some(cut));
        if !text.starts_with('\u{feff}') {
            assert_eq!(json(&of_bytes)?, json(&of_text)?, "{text}");
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn every_value_gives_a_report_or_an_error_of_the_package() -> Checked {
    let (input, id, undefined) = (js(INPUT)?, JsValue::from(CALL_ID), JsValue::UNDEFINED);
    let has_issues = "({ issues }) => Array.isArray(issues)";
    let is_ours =
        "(error) => error instanceof Error && error.name === 'TransferError' && error.code !== 'internal'";
    for code in HOSTILE {
        let value = js(code)?;
        for report in [
            parse_transfer(&value, &BODY.into(), &undefined, true),
            parse_transfer(&id, &value, &undefined, true),
            parse_transfer(&id, &BODY.into(), &value, true),
            validate_transfer(&value, &undefined, true),
            validate_transfer(&input, &value, true),
            inspect_token(&value, &undefined),
            inspect_token(&"a.e30.b".into(), &value),
        ] {
            assert_eq!(call(has_issues, &report?)?, JsValue::TRUE, "{code}");
        }
        for result in [
            build_transfer(&value, &undefined, true),
            build_transfer(&input, &value, true),
            describe_transfer(&value, &undefined, true),
            describe_transfer(&input, &value, true),
            describe_read_call(&value, &undefined),
            describe_read_call(&id, &value),
            parse_response(&value, &js("{}")?, &JsValue::NULL),
            parse_response(&200.into(), &value, &JsValue::NULL),
            parse_response(&200.into(), &js("{}")?, &value),
        ] {
            if let Err(error) = result {
                assert_eq!(call(is_ours, &error)?, JsValue::TRUE, "{code}");
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn redact_returns_something_for_every_value() -> Checked {
    for code in HOSTILE {
        let value = js(code)?;
        let told = seen(&redact(&Array::of1(&value)), "([value]) => [typeof value]")?;
        assert!(!told.contains("function") && !told.contains("symbol") && !told.contains("bigint"), "{code}");
    }
    for (code, expected) in [
        ("{ token: 'x', id: 'y', n: [1, null] }", r#"{"token":"[token]","id":"y","n":[1,null]}"#),
        ("new Headers({ authorization: 'Bearer x' })", r#"{"authorization":"[token]"}"#),
        ("new TextEncoder().encode('{\"phone\":\"1\"}')", r#""{\"phone\":\"[phone]\"}""#),
        (
            "{ get a() { throw 'x' }, b: 7n, c: 'tel:+4930123456' }",
            r#"{"a":"[unreadable]","b":"[unreadable]","c":"tel:[phone]"}"#,
        ),
    ] {
        assert_eq!(json(&redact(&js(code)?))?, expected, "{code}");
    }
    Ok(())
}

#[wasm_bindgen_test]
fn error_codes_agree_with_the_types() {
    let types = include_str!("../../pkg-template/types/error.d.ts");
    let declared: Vec<&str> = types
        .lines()
        .filter_map(|line| line.trim().strip_prefix("| '")?.trim_end_matches(';').strip_suffix('\''))
        // The package throws it before the module is loaded.
        .filter(|code| *code != "notInitialized")
        .collect();
    assert_eq!(ErrorCode::WORDS, declared);
}
