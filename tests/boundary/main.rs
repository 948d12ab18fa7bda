//! The functions of the package where JavaScript meets them, run in Node and in a browser.
//!
//! Values are written in JavaScript, as a caller would; what comes back is compared as JSON.
#![cfg(target_family = "wasm")]

mod records;

use graph_call_transfer::js::{
    build_transfer, describe_read_call, describe_transfer, inspect_token, parse_transfer, read_answer,
    read_call, redact, send_transfer, validate_transfer,
};
use js_sys::{Array, Function, JSON, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

type Checked = Result<(), JsValue>;

const CALL_ID: &str = "341a0500-d4bf-4224-8b19-1581168d328b";
const INPUT: &str = "{
    callId: '341a0500-d4bf-4224-8b19-1581168d328b',
    target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
}";
const BODY: &str = r#"{"transferTarget":{"endpointType":"default","identity":{"user":{"id":"550fae72-d251-43ec-868c-373732c2704f"}}}}"#;

/// Values that no honest caller hands in.
const HOSTILE: [&str; 20] = [
    "undefined",
    "null",
    "7",
    "7n",
    "Symbol('s')",
    "() => {}",
    "class {}",
    "[]",
    "new Date(NaN)",
    "Promise.resolve()",
    "{ get callId() { throw new Error('getter') } }",
    "{ toJSON() { throw 'text' } }",
    "{ toJSON() {} }",
    "(() => { const value = {}; value.self = value; return value; })()",
    "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
    "(() => { const { proxy, revoke } = Proxy.revocable(() => {}, {}); revoke(); return proxy; })()",
    "new Proxy(new Uint8Array(2), {})",
    "Object.create(Uint8Array.prototype)",
    "(() => {
        const bytes = new Uint8Array(2);
        structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
        return bytes;
    })()",
    "'x\\ud800'.repeat(100000)",
];

fn js(code: &str) -> Result<JsValue, JsValue> {
    js_sys::eval(&format!("({code})"))
}

fn call(function: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    js(function)?.dyn_into::<Function>()?.call1(&JsValue::UNDEFINED, argument)
}

fn json(value: &JsValue) -> Result<String, JsValue> {
    JSON::stringify(value).map(String::from)
}

/// What `function`, written in JavaScript, says of a value, as JSON.
fn seen(value: &JsValue, function: &str) -> Result<String, JsValue> {
    json(&call(function, value)?)
}

/// A send over a fetch that is none, unless it hangs: nothing in it has to wait for longer than a few turns.
async fn settled(sending: Promise) -> Result<JsValue, JsValue> {
    let turns = "(async () => {
        for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve));
        return { kind: 'hangs' };
    })()";
    JsFuture::from(Promise::race(&Array::of2(&sending, &js(turns)?))).await
}

async fn send(options: &str) -> Result<JsValue, JsValue> {
    settled(send_transfer(&js(INPUT)?, &js(options)?)?).await
}

async fn read(call_id: &str, options: &str) -> Result<JsValue, JsValue> {
    settled(read_call(&call_id.into(), &js(options)?)?).await
}

/// What a send came to, in a line.
fn told(outcome: &Result<JsValue, JsValue>) -> Result<String, JsValue> {
    match outcome {
        Ok(answer) => {
            seen(answer, "({ kind, status, attempts, error }) => [kind, status, attempts, error?.form]")
        }
        Err(error) => seen(error, "({ code, delivered }) => [code, delivered]"),
    }
}

#[wasm_bindgen_test]
fn results_are_plain_objects_and_what_is_absent_is_left_out() -> Checked {
    let request = build_transfer(&js(INPUT)?, &js("{ applicationInstance: true }")?)?;
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
        validate_transfer(&js(INPUT)?, &JsValue::UNDEFINED)?,
        parse_transfer(&CALL_ID.into(), &"{,}".into(), &JsValue::UNDEFINED)?,
        describe_transfer(&request, &JsValue::UNDEFINED)?,
        inspect_token(&"a.e30.b".into(), &JsValue::UNDEFINED)?,
        read_answer(&403.into(), &js("{}")?, &"{\"error\":{\"code\":7505,\"innererror\":{}}}".into())?,
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
fn a_request_is_described_with_the_exact_text() -> Checked {
    let described = describe_transfer(&js(INPUT)?, &js("{ cloud: 'usGovernmentL4' }")?)?;
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
            build_transfer(&unreadable, &undefined),
            r#"[true,"TransferError","invalidTransfer","unreadableInput","input",true,"string",false]"#,
        ),
        (
            describe_transfer(&js("{ callId: 'x', target: { phone: '+12345678901' } }")?, &undefined),
            r#"[true,"TransferError","invalidTransfer","notAGuid","input",false,"string",false]"#,
        ),
        (
            describe_transfer(&js(INPUT)?, &js("{ cloud: 'germany' }")?),
            r#"[true,"TransferError","invalidOptions","outOfRange","endpoint",false,"string",false]"#,
        ),
        (
            read_answer(&99.into(), &js("{}")?, &JsValue::NULL),
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
        let of_text = parse_transfer(&CALL_ID.into(), &text.into(), &JsValue::UNDEFINED)?;
        let bytes = Uint8Array::from(text.as_bytes());
        let of_bytes = parse_transfer(&CALL_ID.into(), &bytes, &JsValue::UNDEFINED)?;
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
fn no_value_brings_more_than_a_report_or_an_error_of_the_package() -> Checked {
    let (input, id, undefined) = (js(INPUT)?, JsValue::from(CALL_ID), JsValue::UNDEFINED);
    let has_issues = "({ issues }) => Array.isArray(issues)";
    let is_ours =
        "(error) => error instanceof Error && error.name === 'TransferError' && error.code !== 'internal'";
    for code in HOSTILE {
        let value = js(code)?;
        for report in [
            parse_transfer(&value, &BODY.into(), &undefined),
            parse_transfer(&id, &value, &undefined),
            parse_transfer(&id, &BODY.into(), &value),
            validate_transfer(&value, &undefined),
            validate_transfer(&input, &value),
            inspect_token(&value, &undefined),
            inspect_token(&"a.e30.b".into(), &value),
        ] {
            assert_eq!(call(has_issues, &report?)?, JsValue::TRUE, "{code}");
        }
        for result in [
            build_transfer(&value, &undefined),
            build_transfer(&input, &value),
            describe_transfer(&value, &undefined),
            describe_transfer(&input, &value),
            describe_read_call(&value, &undefined),
            describe_read_call(&id, &value),
            read_answer(&value, &js("{}")?, &JsValue::NULL),
            read_answer(&200.into(), &value, &JsValue::NULL),
            read_answer(&200.into(), &js("{}")?, &value),
        ] {
            if let Err(error) = result {
                assert_eq!(call(is_ours, &error)?, JsValue::TRUE, "{code}");
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
fn whatever_the_value_is_a_log_gets_something() -> Checked {
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
async fn no_value_keeps_a_send_from_settling() -> Checked {
    let accept = "fetch: async () => new Response(null, { status: 202 })";
    for code in HOSTILE {
        for options in [
            format!("{{ token: null, {accept}, signal: {code} }}"),
            format!("{{ token: null, {accept}, timeoutMs: {code} }}"),
            format!("{{ token: null, {accept}, retry: {code} }}"),
            format!("{{ token: null, {accept}, onAttempt: {code} }}"),
            format!("{{ token: {code}, {accept} }}"),
            format!("{{ token: () => {code}, {accept} }}"),
            format!("{{ token: null, fetch: () => {code} }}"),
            format!(
                "{{ token: null, fetch: async () => ({{ status: 403, headers: new Headers(), text: () => {code} }}) }}"
            ),
        ] {
            for outcome in [send(&options).await, read(CALL_ID, &options).await] {
                let told = told(&outcome)?;
                assert!(!told.contains("hangs") && !told.contains("internal"), "{options}: {told}");
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn each_end_of_a_send_is_told_apart() -> Checked {
    js(
        "globalThis.controller = () => { const made = new AbortController(); made.abort('left'); return made; }",
    )?;
    js("Math.random = () => 0")?;
    js("globalThis.throttledOnce = () => {
        const throttled = new Response(null, { status: 429, headers: { 'Retry-After': '0' } });
        const answers = [throttled, new Response(null, { status: 202 })];
        return async () => answers.shift();
    }")?;
    for (options, expected) in [
        ("fetch: async () => new Response(null, { status: 202 })", r#"["accepted",202,1,null]"#),
        (
            "fetch: async () => new Response('{\"error\":{\"code\":\"7505\"}}', { status: 403 })",
            r#"["refused",403,1,"graph"]"#,
        ),
        (
            "fetch: async () => new Response('<html><title>x</title>', { status: 502 })",
            r#"["refused",502,1,"html"]"#,
        ),
        (
            "fetch: async () => new Response(new ReadableStream({ start: (c) => c.error('cut') }), { status: 500 })",
            r#"["refused",500,1,"cut"]"#,
        ),
        (
            "fetch: async () => ({ status: 0, type: 'opaqueredirect', headers: new Headers(), text: async () => '' })",
            r#"["refused",0,1,"redirect"]"#,
        ),
        ("fetch: throttledOnce()", r#"["accepted",202,2,null]"#),
        ("fetch: throttledOnce(), retry: false", r#"["refused",429,1,"empty"]"#),
        ("fetch: () => { throw new Error('at once') }", r#"["network","unknown"]"#),
        ("fetch: () => Promise.reject('text')", r#"["network","unknown"]"#),
        ("fetch: () => 5", r#"["network","unknown"]"#),
        ("fetch: () => new Promise(() => {}), timeoutMs: 1", r#"["timedOut","unknown"]"#),
        ("token: () => new Promise(() => {}), timeoutMs: 1", r#"["timedOut","no"]"#),
        ("signal: controller().signal", r#"["aborted","no"]"#),
        ("token: () => 'Bearer x'", r#"["invalidToken","no"]"#),
        ("token: ' x'", r#"["invalidToken",null]"#),
        ("tokn: 1", r#"["invalidOptions",null]"#),
    ] {
        let outcome = send(&format!("{{ token: null, {options} }}")).await;
        assert_eq!(told(&outcome)?, expected, "{options}");
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn a_call_is_read_as_found_ended_or_refused() -> Checked {
    for (status, body, expected) in [
        (
            200,
            r#"{"id":"1","state":"Established","n":1.0}"#,
            r#"["found","established",{"id":"1","state":"Established","n":1}]"#,
        ),
        (200, "<title>Sign in</title>", r#"["refused",null,null]"#),
        (404, r#"{"error":{"code":"8522"}}"#, r#"["ended",null,null]"#),
        (404, "<title>404 Not Found</title>", r#"["refused",null,null]"#),
    ] {
        let body = json(&body.into())?;
        let fetch = format!("async () => new Response({body}, {{ status: {status} }})");
        let reading = read(CALL_ID, &format!("{{ token: null, fetch: {fetch} }}")).await?;
        assert_eq!(seen(&reading, "({ kind, state, call }) => [kind, state, call]")?, expected);
    }
    let error = read_call(&"../me".into(), &js("{ token: null }")?).err().unwrap_or_default();
    let place = "({ code, issues: [{ part, path }] }) => [code, part, path]";
    assert_eq!(seen(&error, place)?, r#"["invalidTransfer","callId",""]"#);
    Ok(())
}

#[wasm_bindgen_test]
async fn the_fetch_of_the_host_is_asked_for_a_call_that_no_cache_answers() -> Checked {
    let seen_request = js("(() => {
        const { fetch } = globalThis;
        const seen = {};
        globalThis.fetch = async (request) => {
            globalThis.fetch = fetch;
            seen.request = request;
            return new Response('{\"state\":\"hold\"}');
        };
        return seen;
    })()")?;
    let reading = read(CALL_ID, "{ token: 'token', clientRequestId: false }").await?;
    assert_eq!(seen(&reading, "({ kind, state }) => [kind, state]")?, r#"["found","hold"]"#);
    let sent = "({ request: { method, url, headers, cache, redirect } }) =>
        [method, url, headers.get('accept'), headers.get('authorization'), cache, redirect]";
    let expected = format!(
        r#"["GET","https://graph.microsoft.com/v1.0/communications/calls/{CALL_ID}","application/json","Bearer token","no-store","manual"]"#
    );
    assert_eq!(seen(&seen_request, sent)?, expected);
    Ok(())
}

#[wasm_bindgen_test]
async fn an_abort_in_flight_rejects_with_the_very_reason() -> Checked {
    for reason in ["undefined", "null", "'text'", "new RangeError('left')", "{ any: 'object' }"] {
        let options = js(&format!(
            "(() => {{
                const controller = new AbortController();
                const fetch = (url, init) => {{
                    setTimeout(() => controller.abort({reason}));
                    return new Promise(() => {{}});
                }};
                return {{ token: null, fetch, signal: controller.signal }};
            }})()"
        ))?;
        let error = settled(send_transfer(&js(INPUT)?, &options)?).await.err().unwrap_or_default();
        let pair = Array::of2(&error, &options);
        let same = "([error, { signal }]) => [error.code, error.delivered, error.cause === signal.reason]";
        assert_eq!(seen(&pair, same)?, r#"["aborted","unknown",true]"#, "{reason}");
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn the_fetch_of_the_host_is_used_and_what_it_says_is_judged() -> Checked {
    // A port that every fetch refuses by itself, so that nothing leaves. Browsers do not say why they failed.
    let forbidden = "{ token: 'token', endpoint: { baseUrl: 'http://127.0.0.1:6000' } }";
    let in_browser =
        js("typeof document !== 'undefined' || typeof importScripts === 'function'")?.is_truthy();
    let sending = send_transfer(&js(INPUT)?, &js(forbidden)?)?;
    let error = JsFuture::from(sending).await.err().unwrap_or_default();
    let delivered = if in_browser { "unknown" } else { "no" };
    assert_eq!(
        seen(&error, "({ code, delivered, cause }) => [code, delivered, cause instanceof TypeError]")?,
        format!(r#"["network","{delivered}",true]"#)
    );
    assert_eq!(seen(&error, "({ hint }) => /CORS/.test(hint ?? '')")?, in_browser.to_string());
    Ok(())
}

#[wasm_bindgen_test]
async fn an_abort_ends_the_fetch_of_the_host_too() -> Checked {
    let options = js("(() => {
        const controller = new AbortController();
        const { fetch } = globalThis;
        globalThis.fetch = (request) => {
            globalThis.fetch = fetch;
            controller.request = request;
            const answer = fetch(request);
            controller.abort('left');
            return answer;
        };
        return { token: null, endpoint: { baseUrl: 'http://127.0.0.1:6000' }, signal: controller.signal, controller };
    })()")?;
    let controller = js_sys::Reflect::get(&options, &"controller".into())?;
    js_sys::Reflect::delete_property(&options.clone().into(), &"controller".into())?;
    let sending = send_transfer(&js(INPUT)?, &options)?;
    let error = JsFuture::from(sending).await.err().unwrap_or_default();
    assert_eq!(seen(&error, "({ code, cause }) => [code, cause]")?, r#"["aborted","left"]"#);
    let sent = "({ request: { method, headers, redirect, signal } }) =>
        [method, headers.get('content-type'), headers.has('authorization'), redirect, signal.aborted]";
    assert_eq!(seen(&controller, sent)?, r#"["POST","application/json",false,"manual",true]"#);
    Ok(())
}
