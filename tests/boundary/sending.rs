//! Sends and lookups, and each of their ends.

use graph_call_transfer::js::{plan_read_call, plan_transfer, send as send_plan};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{CALL_ID, Checked, HOSTILE, INPUT, js, json, seen};

/// A send over a fetch that is none, unless it hangs: nothing in it has to wait for longer than a few turns.
async fn settled(sending: Promise) -> Result<JsValue, JsValue> {
    let turns = "(async () => {
        for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setTimeout(resolve));
        return { kind: 'hangs' };
    })()";
    JsFuture::from(Promise::race(&Array::of2(&sending, &js(turns)?))).await
}

/// Plans and sends a transfer, as `sendTransfer` of the package.
fn send_transfer(request: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
    send_plan(&plan_transfer(request, options, true)?.into())
}

/// Plans and reads a call, as `readCall` of the package.
fn read_call(call_id: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
    send_plan(&plan_read_call(call_id, options)?.into())
}

async fn send(options: &str) -> Result<JsValue, JsValue> {
    settled(send_transfer(&js(INPUT)?, &js(options)?)?).await
}

async fn read(call_id: &str, options: &str) -> Result<JsValue, JsValue> {
    settled(read_call(&call_id.into(), &js(options)?)?).await
}

/// Returns the result of a send, in one line.
fn described(outcome: &Result<JsValue, JsValue>) -> Result<String, JsValue> {
    match outcome {
        Ok(response) => {
            seen(response, "({ kind, status, attempts, error }) => [kind, status, attempts, error?.form]")
        }
        Err(error) => seen(error, "({ code, delivered }) => [code, delivered]"),
    }
}

#[wasm_bindgen_test]
async fn send_settles_for_every_value() -> Checked {
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
                let described = described(&outcome)?;
                assert!(
                    !described.contains("hangs") && !described.contains("internal"),
                    "{options}: {described}"
                );
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn each_end_of_a_send_has_its_own_error() -> Checked {
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
            r#"["refused",500,1,"truncated"]"#,
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
        assert_eq!(described(&outcome)?, expected, "{options}");
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn call_lookup_is_found_ended_or_refused() -> Checked {
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
async fn response_has_the_date_of_its_header() -> Checked {
    for (date, expected) in [
        ("Mon, 02 Mar 2026 08:00:00 GMT", r#"["2026-03-02T08:00:00Z"]"#),
        ("Monday, 02-Mar-26 08:00:00 GMT", r#"["2026-03-02T08:00:00Z"]"#),
        ("Mon, 02 Mar 99999 08:00:00 GMT", "[null]"),
        ("0", "[null]"),
    ] {
        for (status, body) in [(202, "null"), (403, "'x'"), (200, "'{\"state\":\"hold\"}'")] {
            let init = format!("{{ status: {status}, headers: {{ Date: '{date}' }} }}");
            let options = format!("{{ token: null, fetch: async () => new Response({body}, {init}) }}");
            for response in [send(&options).await?, read(CALL_ID, &options).await?] {
                assert_eq!(seen(&response, "({ date }) => [date]")?, expected, "{status} {date}");
            }
        }
    }
    Ok(())
}

#[wasm_bindgen_test]
async fn lookup_bypasses_the_cache_of_the_host() -> Checked {
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
async fn abort_in_flight_rejects_with_the_same_reason() -> Checked {
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
async fn response_of_the_host_is_parsed() -> Checked {
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
async fn abort_ends_the_fetch_of_the_host() -> Checked {
    let options = js("(() => {
        const controller = new AbortController();
        const { fetch } = globalThis;
        globalThis.fetch = (request) => {
            globalThis.fetch = fetch;
            controller.request = request;
            const response = fetch(request);
            controller.abort('left');
            return response;
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

#[wasm_bindgen_test]
fn retry_options_are_reported_all_at_once() -> Checked {
    let [attempts, elapsed, wait] = ["/maxAttempts", "/maxElapsedMs", "/maxWaitMs"];
    for (retry, expected) in [
        ("{ maxAttempts: 1, maxElapsedMs: 0, maxWaitMs: 0 }", &[][..]),
        ("{ maxAttempts: 20, maxElapsedMs: 3600000, maxWaitMs: 3600000 }", &[]),
        ("{ maxAttempts: 4, maxElapsedMs: 0.5, maxWaitMs: 1.5 }", &[]),
        ("{ statuses: [] }", &[]),
        ("{ statuses: [429, 503] }", &[]),
        ("{ maxAttempts: 0 }", &[attempts]),
        ("{ maxAttempts: 1.5 }", &[attempts]),
        ("{ maxAttempts: 21, maxElapsedMs: -1, maxWaitMs: 3600000.5 }", &[attempts, elapsed, wait]),
        ("{ maxAttempts: NaN, maxElapsedMs: Infinity, maxWaitMs: '1' }", &[attempts, elapsed, wait]),
        ("{ statuses: [500, 429, 503.5, NaN] }", &["/statuses/0", "/statuses/2", "/statuses/3"]),
        ("{ statuses: 429, maxWait: 1 }", &["/maxWait", "/statuses"]),
        ("true", &[""]),
    ] {
        let options = format!(
            "{{ token: null, fetch: async () => new Response(null, {{ status: 202 }}), retry: {retry} }}"
        );
        let paths = match send_transfer(&js(INPUT)?, &js(&options)?) {
            Ok(_) => "[]".to_owned(),
            Err(error) => seen(&error, "({ issues }) => issues.map(({ path }) => path)")?,
        };
        let expected: Vec<String> = expected.iter().map(|path| format!("\"/retry{path}\"")).collect();
        assert_eq!(paths, format!("[{}]", expected.join(",")), "{retry}");
    }
    Ok(())
}
