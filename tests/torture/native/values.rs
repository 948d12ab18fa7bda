//! Tokens, addresses, ids, texts for a log, and result codes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use graph_call_transfer::codes::{
    DiagCode, decide_refusal, decide_result, explain_error, explain_message, explain_refusal,
};
use graph_call_transfer::{AccessToken, BaseUrl, CallId, Endpoint, Guid, PhoneNumber, TokenReport, redact};

use super::attack::attack;
use super::corpus::{examples, texts};
use super::mutation::mutated;

const CLAIMS: [&str; 4] = [
    r#"{"aud":"https://graph.microsoft.com","iss":"https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/","iat":1,"nbf":1,"exp":1800000000,"idtyp":"app","roles":["Calls.Initiate.All","Calls.InitiateGroupCall.All"],"tid":"72f988bf-86f1-41af-91ab-2d7cd011db47","appid":"c1a11e70-0000-4000-8000-000000000001"}"#,
    r#"{"aud":["00000003-0000-0000-c000-000000000000"],"scp":"User.Read Calls.AccessMedia","exp":"x","nbf":1e308,"idtyp":"user"}"#,
    r#"{"exp":-1e999,"roles":{"a":1},"aud":null,"tid":"é😀"}"#,
    "{}",
];

const URLS: [&str; 9] = [
    "https://graph.microsoft.com",
    "https://graph.microsoft.com/v1.0/",
    "https://dod-graph.microsoft.us:443/beta",
    "http://127.0.0.1:8080/sim/complete",
    "http://[::1]:1/x?y#z",
    "https://user:secret@host/",
    "https://xn--e1afmkfd.example/%2e%2e/a",
    "HTTPS://EXAMPLE.COM\\x",
    "//host",
];

const IDS: [&str; 9] = [
    "341a0500-d4bf-4224-8b19-1581168d328b",
    "341A0500D4BF42248B191581168D328B",
    "{341a0500-d4bf-4224-8b19-1581168d328b}",
    "+12345678901",
    "tel:+1 (234) 567-8901;ext=5",
    "00 49 30 123456",
    "+४९३०१२३४५६",
    "8:orgid:550fae72-d251-43ec-868c-373732c2704f",
    "",
];

const LOGS: [&str; 4] = [
    "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJ0aWQiOiJ4In0.c2ln\r\nCookie: session=abc",
    "POST https://graph.microsoft.com/v1.0/communications/calls/x/transfer?access_token=abc&code=1 from +49 30 123456, heidi@contoso.com",
    r#"{"token":"a","displayName":"Heidi","nested":"{\"phone\":{\"id\":\"+12345678901\"}}","replacesContext":"eyJ"}"#,
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d",
];

const MESSAGES: [&str; 5] = [
    "Call was declined. DiagCode: 603#10403.@",
    "Request authorization tenant mismatch. Code: 7504 (500/7700)",
    "DiagCode: 480#10037.@; DiagCode: 99999999999999999999#-1.@",
    "560403 540480 #/# code = 1,2,3",
    "",
];

#[test]
fn access_tokens() {
    let corpus = texts(&CLAIMS);
    attack(
        "access tokens",
        |random| {
            let claims = mutated(random, &corpus);
            let token = format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(&claims));
            if random.once_in(4) { mutated(random, &[token, claims]) } else { token }
        },
        |token, random| {
            let now = [0.0, f64::NAN, f64::INFINITY, 1.8e9][random.below(4)];
            let report = TokenReport::inspect(token, &Endpoint::default(), now);
            let shown = format!("{report:?}");
            assert!(shown.len() <= 16 * token.len() + 8192, "{} bytes from {}", shown.len(), token.len());
            if let Ok(token) = AccessToken::parse(token) {
                let header = token.authorization();
                assert!(
                    header.bytes().all(|byte| (b' '..0x7f).contains(&byte)),
                    "{header:?} is not a header"
                );
            }
        },
    );
}

#[test]
fn base_urls() {
    let corpus = texts(&URLS);
    let call: CallId = IDS[0].parse().unwrap();
    attack(
        "base urls",
        |random| mutated(random, &corpus),
        |text, _| {
            let Ok(url) = BaseUrl::parse(text) else { return };
            let again = BaseUrl::parse(url.as_str()).unwrap();
            assert_eq!(again.as_str(), url.as_str());
            let host = url.as_str().split('/').nth(2).unwrap();
            assert!(!host.contains('@') && !url.as_str().contains(['?', '#', '\\']), "{}", url.as_str());
            let endpoint = Endpoint::from_base_url(url, graph_call_transfer::GraphVersion::V1);
            assert!(endpoint.transfer_url(&call).bytes().all(|byte| byte.is_ascii_graphic()));
        },
    );
}

#[test]
fn ids_and_numbers() {
    let corpus = texts(&IDS);
    attack(
        "ids and numbers",
        |random| mutated(random, &corpus),
        |text, _| {
            if let Ok(id) = Guid::parse(text) {
                assert_eq!(Guid::parse(id.as_str()).unwrap(), id);
            }
            if let Ok(call) = text.parse::<CallId>() {
                assert!(Endpoint::default().call_url(&call).bytes().all(|byte| byte.is_ascii_graphic()));
            }
            match PhoneNumber::parse(text) {
                Ok(number) => assert_eq!(number.as_str(), text),
                Err(error) => {
                    assert!(error.to_string().len() < 1024);
                    if let Some(number) = error.suggestion() {
                        assert!(PhoneNumber::parse(number.as_str()).is_ok());
                    }
                }
            }
        },
    );
}

#[test]
fn log_texts() {
    let mut corpus = texts(&LOGS);
    corpus.extend(examples("notifications"));
    attack(
        "log texts",
        |random| mutated(random, &corpus),
        |text, _| {
            let redacted = redact(text);
            assert!(redacted.len() <= 12 * text.len() + 64, "{} bytes from {}", redacted.len(), text.len());
        },
    );
}

#[test]
fn result_codes() {
    let corpus = texts(&MESSAGES);
    attack(
        "result codes",
        |random| mutated(random, &corpus),
        |message, random| {
            let number = |random: &mut crate::random::Random| {
                [None, Some(0), Some(7015), Some(500), Some(i64::MIN), Some(i64::MAX)][random.below(6)]
            };
            let (code, subcode) = (number(random), number(random));
            drop(explain_message(code, subcode, message));
            drop(explain_refusal(message, code, message));
            drop(explain_error(message, subcode));
            let _ = (decide_result(code, subcode, message), decide_refusal(message, 403, message));
            assert!(DiagCode::find_all(message).len() <= message.len());
        },
    );
}
