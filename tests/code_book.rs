//! The code book: what a person can check against Microsoft's pages, and what no look-up may get wrong.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::HashSet;
use std::fmt::Write;

use graph_call_transfer::codes::{
    Basis, Certainty, Entry, Explanation, Key, Leg, PhoneStatus, entries, explain_end, explain_error,
    explain_message, explain_result,
};

/// One line for each entry.
fn listing() -> String {
    entries().fold(String::new(), |mut lines, entry| {
        let Entry { name, meaning, retry, certainty, .. } = entry;
        let keys: Vec<String> = entry.keys.iter().map(ToString::to_string).collect();
        writeln!(lines, "{} | {name} | {retry:?} | {certainty:?} | {meaning}", keys.join(" ")).unwrap();
        lines
    })
}

fn name(explanation: Option<Explanation>) -> &'static str {
    explanation.map_or("unknown", |explanation| explanation.name)
}

#[test]
fn the_listing_that_people_check_is_the_book() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/codes.txt");
    if std::env::var_os("UPDATE_CODES").is_some() {
        std::fs::write(file, listing()).unwrap();
    }
    let checked = std::fs::read_to_string(file).unwrap_or_default();
    for (line, expected) in listing().lines().zip(checked.lines()) {
        assert_eq!(
            line, expected,
            "look at the change, then write the listing anew with UPDATE_CODES=1 cargo test"
        );
    }
    assert_eq!(listing().lines().count(), checked.lines().count());
}

#[test]
fn no_key_stands_twice() {
    let mut seen = HashSet::new();
    for key in entries().flat_map(|entry| entry.keys) {
        assert!(seen.insert(key.to_string().to_lowercase()), "{key}");
    }
    assert!(entries().all(|entry| !entry.keys.is_empty()));
}

#[test]
fn every_entry_has_all_its_texts() {
    let types = include_str!("../pkg-template/types/index.d.ts");
    let functions: Vec<&str> = types
        .split("export declare function ")
        .skip(1)
        .filter_map(|rest| rest.split(['<', '(']).next())
        .collect();
    assert!(functions.contains(&"inspectToken"));
    for entry in entries() {
        let Entry { keys, name, meaning, likely_cause, what_to_do, source, .. } = entry;
        assert!(!name.is_empty() && name.len() <= 60 && !name.ends_with('.'), "{keys:?}: {name}");
        for text in [meaning, likely_cause, what_to_do] {
            assert!(text.len() > 5 && text.len() <= 200, "{keys:?}: {text}");
            assert!(text.ends_with('.') && !text.contains("  ") && text.trim() == *text, "{keys:?}: {text}");
            assert!(text.starts_with(|c: char| c.is_ascii_uppercase() || c == '`'), "{keys:?}: {text}");
            assert!(text.matches('`').count() % 2 == 0, "{keys:?}: {text}");
            // Operators read it: nothing for them to fill in, and nothing of the package to call.
            assert!(!text.contains(['{', '<']), "{keys:?}: {text}");
            for function in &functions {
                assert!(!text.contains(function), "{keys:?}: {text}");
            }
        }
        assert!(!meaning.contains(". "), "{keys:?} has more than one sentence: {meaning}");
        assert!(source.starts_with("https://") && !source.contains(' '), "{keys:?}: {source}");
    }
}

#[test]
fn a_subcode_belongs_to_success_or_to_every_code_never_to_both() {
    let of_success = |key: &Key| match key {
        Key::Success(subcode) => Some(*subcode),
        _ => None,
    };
    let all: Vec<Key> = entries().flat_map(|entry| entry.keys).copied().collect();
    for subcode in all.iter().filter_map(of_success) {
        assert!(!all.contains(&Key::Subcode(subcode)), "{subcode}");
    }
}

#[test]
fn a_pair_says_more_than_its_numbers() {
    for (code, subcode, expected) in [
        (Some(0), Some(7015), "GracefulTransferCompleted"),
        (Some(200), Some(7015), "GracefulTransferCompleted"),
        (None, Some(7015), "GracefulTransferCompleted"),
        // A failure is never told as a success, whatever the subcode.
        (Some(500), Some(7015), "Internal Server Error"),
        (Some(500), Some(7000), "Transfer failed"),
        (Some(200), Some(7000), "Ended by the bot"),
        (Some(0), Some(7000), "Ended by the bot"),
        (None, Some(7000), "Graceful"),
        (Some(500), Some(7700), "Consultative transfer failed"),
        (Some(404), Some(10202), "Replacement call not found"),
        (Some(200), Some(4521), "Peer left"),
        (Some(0), Some(4521), "Left abruptly"),
        (Some(200), Some(5003), "Conversation ended"),
        (Some(0), Some(5003), "Declined everywhere"),
        (Some(404), Some(8522), "Not Found"),
        (Some(405), Some(8522), "Missing configuration"),
        (Some(500), Some(8522), "Not Found"),
        (Some(408), Some(8537), "Keep Alive Timeout"),
        (Some(480), Some(10037), "No callee endpoints"),
        (Some(500), Some(0), "Internal Server Error"),
        (Some(0), Some(0), "Success"),
        (Some(200), Some(31_415), "Success"),
        (Some(471), Some(31_415), "Client error"),
        (Some(599), None, "Server error"),
        (Some(699), None, "Global failure"),
        (Some(700), None, "unknown"),
        (Some(-404), Some(-8522), "unknown"),
        (Some(i64::MAX), Some(i64::MIN), "unknown"),
        (None, Some(31_415), "unknown"),
        (None, None, "unknown"),
    ] {
        assert_eq!(name(explain_result(code, subcode)), expected, "{code:?}/{subcode:?}");
    }
}

#[test]
fn the_telephone_network_is_read_from_its_ranges() {
    for (subcode, leg, sip, expected) in [
        (540_486, Leg::Inbound, 486, "Busy Here"),
        (560_486, Leg::Outbound, 486, "Busy Here"),
        (560_403, Leg::Outbound, 403, "Forbidden"),
        (560_404, Leg::Outbound, 404, "Not Found"),
        (560_408, Leg::Outbound, 408, "Request Timeout"),
        (560_480, Leg::Outbound, 480, "Temporarily Unavailable"),
        (560_484, Leg::Outbound, 484, "Address Incomplete"),
        (540_487, Leg::Inbound, 487, "Request Terminated"),
        (560_500, Leg::Outbound, 500, "Server Internal Error"),
        (560_503, Leg::Outbound, 503, "Service Unavailable"),
        (560_603, Leg::Outbound, 603, "Decline"),
        (560_499, Leg::Outbound, 499, "SIP client error"),
        (560_599, Leg::Outbound, 599, "SIP server error"),
        (540_699, Leg::Inbound, 699, "SIP global failure"),
    ] {
        for code in [None, Some(sip), Some(497)] {
            let explanation = explain_result(code, Some(subcode)).unwrap();
            assert_eq!(explanation.basis, Basis::Phone, "{subcode}");
            assert_eq!(explanation.phone, Some(PhoneStatus { leg, sip }));
            assert_eq!(explanation.name, expected, "{subcode}");
        }
    }
    assert_eq!(name(explain_result(Some(0), Some(560_000))), "Ended by the called telephone");
    assert_eq!(name(explain_result(Some(403), Some(510_403))), "Call blocked");
    for subcode in [539_486, 541_486, 559_486, 561_486, 560_199, 560_700, 560_000, 540_000] {
        assert_eq!(name(explain_result(Some(486), Some(subcode))), "Busy", "{subcode}");
    }
}

#[test]
fn the_numbers_in_a_message_help_where_the_codes_do_not() {
    let message = "Server Internal Error. DiagCode: 500#3003.@";
    for (code, subcode, message, expected) in [
        (Some(500), None, message, "Bot media refused"),
        (Some(500), Some(0), message, "Bot media refused"),
        (None, None, message, "Bot media refused"),
        (Some(500), Some(7106), "DiagCode: 3002#7106.@", "Bot did not take part"),
        (None, None, "DiagCode: 3002#7106.@", "Bot media refused"),
        // The codes of a failed transfer are not overruled by the text beside them.
        (Some(500), Some(7000), "The call ended. DiagCode: 0#7000.@", "Transfer failed"),
        (Some(200), Some(5002), "The conversation has ended.. DiagCode: 0#5002.@", "All others left"),
        (None, None, "DiagCode: 404#31415", "Not Found"),
        (None, None, "DiagCode: 3002#31415", "unknown"),
        (Some(500), Some(31_415), "<message>", "Internal Server Error"),
    ] {
        assert_eq!(name(explain_message(code, subcode, message)), expected, "{code:?}/{subcode:?} {message}");
    }
}

#[test]
fn an_error_is_found_by_its_number_its_word_or_its_status() {
    for (code, status, basis, expected) in [
        ("7504", None, Basis::Error, "Insufficient Application Permissions"),
        ("7505", Some(403), Basis::Error, "Enterprise Tenant Mismatch"),
        ("8522", Some(404), Basis::Error, "Not Found"),
        ("8522", Some(405), Basis::Error, "Missing configuration"),
        ("8523", Some(400), Basis::Error, "Invalid Argument"),
        ("9999", Some(500), Basis::Error, "Unknown"),
        ("InvalidAuthenticationToken", Some(401), Basis::Error, "Token not valid"),
        ("invalidauthenticationtoken", None, Basis::Error, "Token not valid"),
        ("UnknownError", Some(403), Basis::Error, "Unknown error"),
        ("TooManyRequests", Some(429), Basis::Error, "Too many requests"),
        ("serviceNotAvailable", Some(503), Basis::Error, "Service not available"),
        ("31415", Some(403), Basis::Code, "Forbidden"),
        ("Strange", Some(502), Basis::Code, "Bad Gateway"),
        ("", Some(429), Basis::Code, "Too Many Requests"),
        ("404", None, Basis::Code, "Not Found"),
    ] {
        let explanation = explain_error(code, status).unwrap();
        assert_eq!((explanation.basis, explanation.name), (basis, expected), "{code} {status:?}");
    }
    for code in ["", " ", "31415", "Strange", "7505 ", "500/7000", "any/7505", "__proto__", "constructor"] {
        assert_eq!(explain_error(code, None), None, "{code}");
    }
}

#[test]
fn the_reason_of_an_end_says_more_than_a_code_and_less_than_a_subcode() {
    for (code, subcode, reason, basis, expected) in [
        (None, None, "AppTransferred", Basis::Reason, "Transferred by the app"),
        (None, None, "apptransferred", Basis::Reason, "Transferred by the app"),
        (Some(0), None, "AppTransferred", Basis::Reason, "Transferred by the app"),
        (Some(200), Some(31_415), "AppInitiated", Basis::Reason, "Ended by the app"),
        (Some(0), Some(7015), "AppTransferred", Basis::Pair, "GracefulTransferCompleted"),
        (Some(500), Some(7106), "CallTerminated", Basis::Pair, "Bot did not take part"),
        (Some(500), None, "SomethingNew", Basis::Code, "Internal Server Error"),
    ] {
        let explanation = explain_end(code, subcode, "", reason).unwrap();
        assert_eq!((explanation.basis, explanation.name), (basis, expected), "{code:?}/{subcode:?} {reason}");
    }
    assert_eq!(explain_end(None, None, "", "SomethingNew"), None);
    assert_eq!(explain_error("AppTransferred", None), None, "a reason is no error");
}

#[test]
fn what_is_known_of_a_sister_service_only_is_not_told_as_documented() {
    for entry in entries().filter(|entry| entry.source.contains("azure/communication-services")) {
        assert_eq!(entry.certainty, Certainty::Inferred, "{:?}", entry.keys);
    }
    for entry in entries()
        .filter(|entry| entry.source.starts_with("https://github.com/") && entry.source.contains("/issues/"))
    {
        assert_eq!(entry.certainty, Certainty::Observed, "{:?}", entry.keys);
    }
}
