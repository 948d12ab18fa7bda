//! The options of sending: `SendOptions` of the package's types.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;

use super::arguments::read_endpoint;
use super::issues::error_of;
use super::retry::parse_retry_policy;
use crate::issue::Problem;
use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::signal::Signal;
use crate::js::value::{get, json_of, type_of};
use crate::response::RetryPolicy;
use crate::strict::closest_match;
use crate::{AccessToken, Endpoint, Guid, Issue, Part, TokenError};

const MEMBERS: [&str; 8] =
    ["token", "endpoint", "signal", "timeoutMs", "retry", "fetch", "clientRequestId", "onAttempt"];
const HOUR_MS: f64 = 3_600_000.0;

/// The parsed options.
pub(in crate::js) struct Options {
    /// A valid token, a function, or `null`.
    pub(in crate::js) token: JsValue,
    pub(in crate::js) endpoint: Endpoint,
    pub(in crate::js) signal: Option<JsValue>,
    pub(in crate::js) timeout_ms: f64,
    pub(in crate::js) retry: Option<RetryPolicy>,
    pub(in crate::js) fetch: Option<Function>,
    pub(in crate::js) client_request_id: Option<String>,
    pub(in crate::js) on_attempt: Option<Function>,
}

impl Options {
    /// Parses the options, and reports all issues at once.
    pub(in crate::js) fn read(value: &JsValue) -> Result<Self, JsValue> {
        let mut slips = Slips::default();
        if !value.is_object() {
            slips.wrong_type("", "an object", value);
            return Err(slips.into_error());
        }
        slips.unknown_members(value);
        let token = slips.token(value);
        let endpoint = slips.member(value, "endpoint").map_or_else(
            || Some(Endpoint::default()),
            |endpoint| read_endpoint(&endpoint).map_err(|issues| slips.issues.extend(issues)).ok(),
        );
        let signal = slips.member(value, "signal").and_then(|signal| {
            let is_signal = Signal::of(signal.clone()).is_some();
            if !is_signal {
                slips.wrong_type("/signal", "an AbortSignal", &signal);
            }
            is_signal.then_some(signal)
        });
        let timeout_ms = slips.timeout(value);
        let retry = slips.retry(value);
        let fetch = slips.function(value, "fetch");
        let client_request_id = slips.client_request_id(value);
        let on_attempt = slips.function(value, "onAttempt");
        if let (Some(endpoint), Some(token)) = (&endpoint, &token)
            && !token.is_null()
            && endpoint.base_url().is_some_and(|base_url| !base_url.is_secure())
        {
            slips.issues.push(Issue::new(
                Problem::InvalidBaseUrl { reason: NOT_PRIVATE },
                Part::Endpoint,
                "/baseUrl",
            ));
        }
        match (token, endpoint) {
            (Some(token), Some(endpoint)) if slips.is_empty() => {
                Ok(Self { token, endpoint, signal, timeout_ms, retry, fetch, client_request_id, on_attempt })
            }
            _ => Err(slips.into_error()),
        }
    }
}

const NOT_PRIVATE: &str =
    "it is http, and a token must not travel unencrypted; use https, or http on a loopback address";

/// The slips found so far.
#[derive(Default)]
struct Slips {
    issues: Vec<Issue>,
    token_error: Option<TokenError>,
    cause: JsValue,
}

impl Slips {
    fn is_empty(&self) -> bool {
        self.issues.is_empty() && self.token_error.is_none()
    }

    /// Returns the error. An invalid token alone has a code of its own; other issues come first.
    fn into_error(self) -> JsValue {
        match self.token_error {
            Some(error) if self.issues.is_empty() => {
                TransferError::new(ErrorCode::InvalidToken, &error.to_string()).into()
            }
            _ => error_of(ErrorCode::InvalidOptions, &self.issues).cause(&self.cause).into(),
        }
    }

    fn push(&mut self, problem: Problem, path: &str) {
        self.issues.push(Issue::new(problem, Part::Options, path));
    }

    fn wrong_type(&mut self, path: &str, expected: &'static str, found: &JsValue) {
        let found = type_of(found);
        self.push(Problem::WrongType { expected, found }, path);
    }

    fn unknown_members(&mut self, value: &JsValue) {
        let Ok(keys) = Reflect::own_keys(value) else { return };
        for name in keys.iter().filter_map(|key| key.as_string()) {
            if !MEMBERS.contains(&name.as_str()) {
                let path = format!("/{}", crate::json::pointer_escape(&name));
                let problem = Problem::UnknownMember {
                    meant: closest_match(&name, &MEMBERS),
                    member: crate::json::shortened(&name),
                };
                self.push(problem, &path);
            }
        }
    }

    /// Returns a member; `undefined` counts as absent.
    fn member(&mut self, value: &JsValue, name: &str) -> Option<JsValue> {
        match get(value, name) {
            Ok(member) => (!member.is_undefined()).then_some(member),
            Err(thrown) => {
                let reason = "its getter threw".to_owned();
                self.push(Problem::UnreadableInput { reason }, &format!("/{name}"));
                self.cause = thrown;
                None
            }
        }
    }

    fn token(&mut self, value: &JsValue) -> Option<JsValue> {
        let Some(token) = self.member(value, "token") else {
            self.push(Problem::MemberMissing { member: "token" }, "/token");
            return None;
        };
        if let Some(text) = token.as_string() {
            self.token_error = AccessToken::parse(&text).err();
            return self.token_error.is_none().then_some(token);
        }
        if token.is_null() || token.is_function() {
            return Some(token);
        }
        self.wrong_type("/token", "a string, a function or null", &token);
        None
    }

    fn function(&mut self, value: &JsValue, name: &str) -> Option<Function> {
        let member = self.member(value, name)?;
        member.dyn_into().map_err(|other| self.wrong_type(&format!("/{name}"), "a function", &other)).ok()
    }

    fn timeout(&mut self, value: &JsValue) -> f64 {
        const DEFAULT_MS: f64 = 30_000.0;
        let Some(member) = self.member(value, "timeoutMs") else { return DEFAULT_MS };
        match member.as_f64() {
            Some(ms) if (1.0..=HOUR_MS).contains(&ms) => return ms,
            Some(_) => self.push(
                Problem::OutOfRange { expected: "1 to 3,600,000 milliseconds".to_owned() },
                "/timeoutMs",
            ),
            None => self.wrong_type("/timeoutMs", "a number", &member),
        }
        DEFAULT_MS
    }

    fn client_request_id(&mut self, value: &JsValue) -> Option<String> {
        let Some(member) = self.member(value, "clientRequestId") else { return random_id() };
        if member.is_falsy() && member.as_bool().is_some() {
            return None;
        }
        match member.as_string().map(|text| Guid::parse(&text)) {
            Some(Ok(id)) => return Some(id.as_str().to_owned()),
            Some(Err(_)) => {
                let expected = "a GUID: 32 hexadecimal digits, with or without dashes".to_owned();
                self.push(Problem::OutOfRange { expected }, "/clientRequestId");
            }
            None => self.wrong_type("/clientRequestId", "a string or false", &member),
        }
        None
    }

    /// Returns the policy; `None` sends once.
    fn retry(&mut self, value: &JsValue) -> Option<RetryPolicy> {
        let Some(member) = self.member(value, "retry") else { return Some(RetryPolicy::default()) };
        if member.as_bool() == Some(false) {
            return None;
        }
        let json = match json_of(&member) {
            Ok(json) => json,
            Err(unreadable) => {
                self.push(unreadable.problem(), "/retry");
                self.cause = unreadable.cause;
                return None;
            }
        };
        parse_retry_policy(&json).map_err(|issues| self.issues.extend(issues)).ok()
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn random_values(bytes: &js_sys::Uint8Array) -> Result<JsValue, JsValue>;
}

/// Returns a random GUID. `crypto.randomUUID` is absent on pages over plain http; without any `crypto` no id is sent.
fn random_id() -> Option<String> {
    let filled = js_sys::Uint8Array::new_with_length(16);
    random_values(&filled).ok()?;
    let bytes: [u8; 16] = filled.to_vec().try_into().ok()?;
    Some(Guid::from_random(bytes).as_str().to_owned())
}
