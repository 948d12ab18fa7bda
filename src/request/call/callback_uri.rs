//! The callback address of a new call, and the client context in its query.
//!
//! Graph's `call` has no member for a client context. An address of its own gives each new call one: Graph posts the notifications of
//! the call to this address, so the call is found even if the response to the POST was lost.

use crate::endpoint::{BaseUrl, BaseUrlError};
use crate::issue::{IssueCollector, Place, Problem, Repair};
use crate::json::quote;

/// The query parameter of the client context.
const PARAMETER: &str = "clientContext";
const MAX_CONTEXT_LENGTH: usize = 256;
const MAX_LENGTH: usize = 2048;

/// Checks a callback address.
pub(super) fn check(text: &str, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    match fault_of(text) {
        Some(reason) => {
            let secure = text.strip_prefix("http://").map(|rest| format!("https://{rest}"));
            let repair = secure
                .filter(|secure| fault_of(secure).is_none())
                .map(|secure| Repair::Replace { title: "Use https".to_owned(), value: quote(&secure) });
            issues.push_with(Problem::CallbackUriInvalid { reason }, place, repair);
        }
        None if text.starts_with("http://") => issues.push(Problem::CallbackUriNotPublic {}, place),
        None => {}
    }
}

/// Checks a client context.
pub(super) fn check_context(text: &str, place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    // The characters that no encoder of URLs changes (RFC 3986, section 2.3).
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if !((1..=MAX_CONTEXT_LENGTH).contains(&text.len()) && text.bytes().all(is_plain)) {
        issues.push(Problem::ClientContextForm {}, place);
    }
}

/// Adds a client context to a callback address.
pub(super) fn with_context(address: &str, context: &str) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}{PARAMETER}={context}")
}

/// Returns the client context in a callback address.
pub(super) fn context_of(address: &str) -> Option<&str> {
    let (_, query) = address.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix(PARAMETER)?.strip_prefix('='))
}

/// Returns the reason why an address is invalid.
fn fault_of(text: &str) -> Option<&'static str> {
    let (base, query) = text.split_once('?').unwrap_or((text, ""));
    let fits = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&byte);
    if text.len() > MAX_LENGTH {
        return Some("it is longer than 2,048 bytes");
    }
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return Some("expected an absolute URL with https");
    }
    if text.contains('#') {
        return Some("it contains a fragment");
    }
    if !query.bytes().all(fits) {
        return Some("its query contains a character that must be encoded");
    }
    match BaseUrl::parse(base) {
        Ok(url) if !url.is_secure() => Some("it is http, and Graph requires https"),
        Ok(_) | Err(BaseUrlError::ContainsVersion { .. }) => None,
        Err(BaseUrlError::Malformed(reason)) => Some(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callback_address_is_https_or_a_loopback_address() {
        for (text, is_valid) in [
            ("https://bot.example/api/calls", true),
            ("https://bot.example/v1.0/calls/?tenant=a&b=%20", true),
            ("http://localhost:3000/api/calls", true),
            ("http://bot.example/api/calls", false),
            ("bot.example", false),
            ("", false),
            ("https://bot.example/#top", false),
            ("https://bot.example/?a b", false),
            ("https://user@bot.example/", false),
            ("https://bot.example/a/../b", false),
        ] {
            assert_eq!(fault_of(text).is_none(), is_valid, "{text}");
        }
        assert!(fault_of(&format!("https://bot.example/{}", "a".repeat(2048))).is_some());
    }

    #[test]
    fn client_context_is_found_again_in_the_address_that_contains_it() {
        for address in ["https://bot.example/calls", "https://bot.example/calls?tenant=a"] {
            assert_eq!(context_of(address), None);
            assert_eq!(context_of(&with_context(address, "c-1")), Some("c-1"), "{address}");
        }
    }
}
