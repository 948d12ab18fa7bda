//! Growth: for a text of twice the size, each parser reads at most two and a half times the bytes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::visited_by;
use crate::{CheckContext, Endpoint, TokenReport, TransferReport, redact};

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

/// Beginnings: ASCII, behind a wider character, and inside of each kind of value.
const HEADS: [&str; 13] = [
    "",
    "é",
    "😀 ",
    "[",
    "{\"é\": ‘b",
    "{\"é\": '",
    "[é \"",
    "{\"a\":{\"é\":",
    "{\"transferTarget\":{",
    "{\"é\":1,\"transferTarget\":{\"identity\":{\"user\":{",
    "{\"transferTarget\":{\"identity\":{\"additionalData\":{",
    "curl /calls/é -d '",
    "fetch(é,",
];

/// Parts of hostile texts, to be repeated. `§` becomes a number that differs each time, written in underscores and dashes.
pub(crate) const PIECES: [&str; 99] = [
    "[",
    "{",
    "{\"a\":",
    "[{",
    "]",
    "}",
    ",",
    ":",
    "\"",
    "\"\n",
    "'a\n",
    "\\'a\n",
    "\\'",
    "“",
    "“a\n",
    "‘a\n",
    "‘a’,",
    "\\\"\n",
    "/*",
    "/",
    "//\n",
    "# é\n",
    "/* é */",
    "\u{a0}",
    "\u{a0}\n",
    "1",
    "+",
    "a ",
    "a\n",
    "é ",
    "😀",
    "\"😀\",",
    "{\"a\":1,",
    "\"a\":1,",
    "\"a\" ",
    "\"b\"\"",
    "\\ud800",
    "\"\\ud800\"",
    "\\u00e9",
    "\\d",
    "\u{1}",
    "\"\u{1}a",
    "{}",
    "[],",
    "{\"a\":{\"b\":1]",
    "{\"a\":1}, \"b\":",
    "{\n \"a\": {\n  \"b\": 1,\n",
    "{ {",
    "{\"a\",",
    "true false ",
    "9",
    "\"\\u",
    "\r",
    "\r\n",
    " [\n",
    "x{\t",
    " ",
    "\n  ",
    "\"i§d\":1,",
    "\"I§D\":1,",
    "\"Hid§den\":1,",
    "\"a§\":{\"id\":1},",
    "\"region\":\"é\",",
    "\"transferee\":{\"a\":1},",
    "a@",
    "a=",
    "token=\"\"",
    "+1 ",
    "+1-",
    "x://",
    "x://@",
    "eyJ.",
    "bearer bearer",
    "bearer.",
    "basic-é",
    "token: ",
    "authorization: bearer ",
    "a-",
    "%40a",
    "\"token\":\"\\",
    "{\"a\":\"{",
    "meetup-join/",
    "tel:1(",
    "\"additionalData\":{",
    "\"additional§Data\":{\"a\":1},",
    "\"additional§Data\":{\"i§d\":1},",
    "\"backingStore\":{\"store\":{\"a§\":[true,",
    "\"$id\":\"1\",",
    "{\"$ref\":\"1\"},",
    "{\"$id\":\"1\",\"a\":",
    "\"$values\":[{",
    "\"User\":\"{\\\"a\\\":",
    "\"identity\":\"{}\",",
    "\"Us§er\":{},",
    "@'",
    "'\\''",
    "^\"",
    "<<\n",
    "/calls/",
];

fn text_of(head: &str, piece: &str, size: usize) -> String {
    let mut text = head.to_owned();
    let mut number = 0;
    while text.len() < size {
        number += 1;
        let digits = format!("{number:b}").replace('1', "_").replace('0', "-");
        text.push_str(&piece.replace('§', &digits));
    }
    text
}

/// Returns the work for a text and for one of four times its size, if that is more than 2.5² times as much.
fn growth(text_of: impl Fn(usize) -> String, read: &impl Fn(&str)) -> Option<(usize, usize)> {
    const SIZE: usize = 1024;
    let [small, large] = [SIZE, 4 * SIZE].map(|size| {
        let text = text_of(size);
        visited_by(|| read(&text)).max(text.len())
    });
    (4 * large > 25 * small).then_some((small, large))
}

fn check(heads: &[&str], read: impl Fn(&str)) {
    let mut found = Vec::new();
    for piece in PIECES {
        for head in heads {
            if let Some(work) = growth(|size| text_of(head, piece, size), &read) {
                found.push(format!("{head:?} {piece:?}: {work:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn body_parsing_is_linear() {
    check(&HEADS, |text| drop(TransferReport::parse_body(CALL, text, &CheckContext::default())));
}

#[test]
fn issues_out_of_order_are_sorted_in_linear_time() {
    let text_of = |size| {
        let target = text_of("{\"transferTarget\":{", "\"Hid§den\":1,", size / 2);
        text_of(&format!("{target}}},"), "\"Re§gion\":1,", size)
    };
    let read = |text: &str| drop(TransferReport::parse_body(CALL, text, &CheckContext::default()));
    assert_eq!(growth(text_of, &read), None);
}

#[test]
fn input_parsing_is_linear() {
    let heads = ["{\"callId\":\"é\",", "{\"target\":{\"user\":{", "{\"body\":{"];
    check(&heads, |text| drop(TransferReport::parse_input_or_request(text, &CheckContext::default())));
}

#[test]
fn context_parsing_is_linear() {
    check(&["{\"é\":1,", "{\"endpoint\":{"], |text| drop(CheckContext::from_json(text)));
}

#[test]
fn redaction_is_linear() {
    check(&["", "é", "[é \"", "{\"token\":", "https://é"], |text| drop(redact(text)));
}

#[test]
fn token_inspection_is_linear() {
    check(&["{\"roles\":[\"é\""], |text| {
        let token = format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(text));
        drop(TokenReport::inspect(&token, &Endpoint::default(), 0.0));
    });
}
