//! The code book: what a person can check against Microsoft's pages, and what no look-up may get wrong.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::HashSet;
use std::fmt::Write;

use graph_call_transfer::codes::{
    Actions, CallDirection, Decision, Entry, Explanation, ExplanationBasis, ExplanationCertainty, Key,
    PhoneStatus, RetryAdvice, RetryTarget, decide_refusal, decide_result, entries, explain_end,
    explain_error, explain_message, explain_refusal, explain_result,
};

/// One line for each entry.
fn listing() -> String {
    entries().fold(String::new(), |mut lines, entry| {
        let Entry { name, meaning, retry, certainty, .. } = entry;
        let keys: Vec<String> = entry.keys.iter().map(ToString::to_string).collect();
        let decision = entry.decision.map_or("-".to_owned(), |Decision { cause, retry, is_incident }| {
            format!("{cause} {retry}{}", if is_incident { " incident" } else { "" })
        });
        let keys = keys.join(" ");
        writeln!(lines, "{keys} | {name} | {retry:?} | {decision} | {certainty:?} | {meaning}").unwrap();
        lines
    })
}

fn name(explanation: Option<Explanation>) -> &'static str {
    explanation.map_or("unknown", |explanation| explanation.name)
}

#[test]
fn the_listing_that_people_check_is_the_book() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/codes.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(file, listing()).unwrap();
    }
    let checked = std::fs::read_to_string(file).unwrap_or_default();
    for (line, expected) in listing().lines().zip(checked.lines()) {
        assert_eq!(
            line, expected,
            "look at the change, then write the listing anew with UPDATE_SNAPSHOTS=1 cargo test"
        );
    }
    assert_eq!(listing().lines().count(), checked.lines().count());
}

#[test]
fn every_key_is_unique() {
    let mut seen = HashSet::new();
    for key in entries().flat_map(|entry| entry.keys) {
        assert!(seen.insert(key.to_string().to_lowercase()), "{key}");
    }
    assert!(entries().all(|entry| !entry.keys.is_empty()));
}

#[test]
fn every_entry_has_all_its_texts() {
    let types = [
        include_str!("../pkg-template/types/notifications.d.ts"),
        include_str!("../pkg-template/types/requests.d.ts"),
        include_str!("../pkg-template/types/tools.d.ts"),
    ]
    .concat();
    let functions: Vec<&str> = types
        .split("export declare function ")
        .skip(1)
        .filter_map(|rest| rest.split(['<', '(']).next())
        .collect();
    assert!(functions.contains(&"inspectToken"));
    for entry in entries() {
        let Entry { keys, name, meaning, causes, source, .. } = entry;
        assert!(!name.is_empty() && name.len() <= 60 && !name.ends_with('.'), "{keys:?}: {name}");
        assert!(!causes.is_empty(), "{keys:?}");
        let of_causes = causes.iter().flat_map(|cause| {
            let Actions { operator, developer, administrator, telephony_engineer } = cause.actions;
            let actions = [operator, developer, administrator, telephony_engineer];
            assert!(cause.actions.first().is_some(), "{keys:?}: nothing to do about: {}", cause.text);
            actions.into_iter().flatten().chain([cause.text])
        });
        for text in of_causes.chain([*meaning]) {
            assert!(text.len() > 5 && text.len() <= 200, "{keys:?}: {text}");
            assert!(text.ends_with('.') && !text.contains("  ") && text.trim() == text, "{keys:?}: {text}");
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
fn decision_agrees_with_the_retry_of_its_entry() {
    for Entry { keys, retry, decision, .. } in entries() {
        let Some(Decision { retry: target, .. }) = decision else { continue };
        let allowed: &[RetryTarget] = match retry {
            RetryAdvice::No => &[RetryTarget::No, RetryTarget::OtherTarget],
            RetryAdvice::Later => &[RetryTarget::Later, RetryTarget::SameTarget, RetryTarget::OtherTarget],
            RetryAdvice::AfterChange => &[RetryTarget::No, RetryTarget::OtherTarget, RetryTarget::AfterCheck],
            RetryAdvice::AfterCheck => &[RetryTarget::AfterCheck, RetryTarget::OtherTarget, RetryTarget::No],
        };
        assert!(allowed.contains(target), "{keys:?}: {retry:?} and {target}");
    }
}

#[test]
fn decision_without_texts_is_that_of_the_explanation() {
    let of = |explanation: Option<Explanation>| explanation.and_then(|explanation| explanation.decision);
    let messages = [
        "",
        "DiagCode: 480#10037.@",
        "DiagCode: 7112",
        "DiagCode: 3002#7106",
        "DiagCode: 560502",
        "DiagCode: 500#9999",
    ];
    for key in entries().flat_map(|entry| entry.keys) {
        let (code, subcode) = match *key {
            Key::Pair(code, subcode) => (Some(code), Some(subcode)),
            Key::Success(subcode) | Key::Subcode(subcode) => (None, Some(subcode)),
            Key::Sip(status) => (Some(status), Some(560_000 + status)),
            Key::Result(code) | Key::Code(code) => (Some(code), None),
            _ => continue,
        };
        for message in messages {
            let decided = decide_result(code, subcode, message).map(|decided| decided.decision);
            assert_eq!(decided, of(explain_message(code, subcode, message)), "{key} {message}");
            for status in [400, 403, 404, 409, 429, 500, 503] {
                let code = subcode.map_or(String::new(), |subcode| subcode.to_string());
                let decided = decide_refusal(&code, status, message).map(|decided| decided.decision);
                let explained = explain_refusal(&code, Some(i64::from(status)), message);
                assert_eq!(decided, of(explained), "{status} {code} {message}");
            }
        }
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
        // A failure is never explained as a success, whatever the subcode.
        (Some(500), Some(7015), "Server Internal Error"),
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
        (Some(500), Some(0), "Server Internal Error"),
        (Some(0), Some(0), "Success"),
        (Some(200), Some(31_415), "Success"),
        (Some(471), Some(31_415), "Call refused"),
        (Some(599), None, "Call failed"),
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
        (540_486, CallDirection::Inbound, 486, "Busy Here"),
        (560_486, CallDirection::Outbound, 486, "Busy Here"),
        (560_403, CallDirection::Outbound, 403, "Forbidden"),
        (560_404, CallDirection::Outbound, 404, "Not Found"),
        (560_408, CallDirection::Outbound, 408, "Request Timeout"),
        (560_480, CallDirection::Outbound, 480, "Temporarily Unavailable"),
        (560_484, CallDirection::Outbound, 484, "Address Incomplete"),
        (540_487, CallDirection::Inbound, 487, "Request Terminated"),
        (560_500, CallDirection::Outbound, 500, "Server Internal Error"),
        (560_503, CallDirection::Outbound, 503, "Service Unavailable"),
        (560_603, CallDirection::Outbound, 603, "Decline"),
        (560_499, CallDirection::Outbound, 499, "SIP client error"),
        (560_599, CallDirection::Outbound, 599, "SIP server error"),
        (540_699, CallDirection::Inbound, 699, "SIP global failure"),
    ] {
        for code in [None, Some(499), Some(500_000)] {
            let explanation = explain_result(code, Some(subcode)).unwrap();
            assert_eq!(explanation.basis, ExplanationBasis::Phone, "{subcode}");
            assert_eq!(explanation.phone, Some(PhoneStatus { leg, sip }));
            assert_eq!(explanation.name, expected, "{subcode}");
        }
    }
    for (code, subcode, leg, sip, expected) in [
        (486, 560_486, CallDirection::Outbound, 486, "Busy"),
        (497, 560_487, CallDirection::Outbound, 487, "Canceled before the answer"),
        (400, 540_400, CallDirection::Inbound, 400, "Bad Request"),
    ] {
        let explanation = explain_result(Some(code), Some(subcode)).unwrap();
        assert_eq!((explanation.basis, explanation.name), (ExplanationBasis::Pair, expected), "{subcode}");
        assert_eq!(explanation.phone, Some(PhoneStatus { leg, sip }), "{subcode}");
    }
    assert_eq!(name(explain_result(Some(0), Some(560_000))), "Ended by the called telephone");
    assert_eq!(name(explain_result(Some(403), Some(510_403))), "Call blocked");
    for subcode in [560_000, 540_000, 500_000, 600_486, 499_999, -560_486] {
        assert_eq!(name(explain_result(Some(486), Some(subcode))), "Busy", "{subcode}");
    }
}

#[test]
fn six_digit_code_without_an_entry_names_the_side_that_it_comes_from() {
    for (expected, subcodes) in [
        ("From the side of the SBC", [560_199, 560_700, 561_486, 569_999]),
        ("From a module of Microsoft", [510_999, 539_486, 541_486, 559_486]),
    ] {
        for subcode in subcodes {
            for code in [None, Some(486), Some(0)] {
                let explanation = explain_result(code, Some(subcode)).unwrap();
                assert_eq!((explanation.basis, explanation.name), (ExplanationBasis::Phone, expected));
                assert_eq!(explanation.phone, None, "{subcode}");
            }
        }
    }
}

#[test]
fn the_numbers_in_a_message_help_where_the_codes_do_not() {
    let message = "Server Internal Error. DiagCode: 500#3003.@";
    for (code, subcode, message, expected) in [
        (Some(500), None, message, "Bot media refused"),
        (Some(500), Some(0), message, "Bot media refused"),
        (None, None, message, "Bot media refused"),
        (Some(500), Some(7106), "DiagCode: 3002#7106.@", "Bot media refused"),
        (None, None, "DiagCode: 3002#7106.@", "Bot media refused"),
        // The codes of a failed transfer are not overruled by the text beside them.
        (Some(500), Some(7000), "The call ended. DiagCode: 0#7000.@", "Transfer failed"),
        (Some(200), Some(5002), "The conversation has ended.. DiagCode: 0#5002.@", "All others left"),
        (None, None, "DiagCode: 404#31415", "Not Found"),
        (None, None, "DiagCode: 3002#31415", "unknown"),
        (Some(500), Some(31_415), "<message>", "Server Internal Error"),
    ] {
        assert_eq!(name(explain_message(code, subcode, message)), expected, "{code:?}/{subcode:?} {message}");
    }
}

#[test]
fn an_error_is_found_by_its_number_its_word_or_its_status() {
    for (code, status, basis, expected) in [
        ("7504", None, ExplanationBasis::Error, "Insufficient Application Permissions"),
        ("7505", Some(403), ExplanationBasis::Error, "Enterprise Tenant Mismatch"),
        ("8522", Some(404), ExplanationBasis::Error, "Not Found"),
        ("8522", Some(405), ExplanationBasis::Error, "Missing configuration"),
        ("8523", Some(400), ExplanationBasis::Error, "Invalid Argument"),
        ("9999", Some(500), ExplanationBasis::Error, "Unknown"),
        ("InvalidAuthenticationToken", Some(401), ExplanationBasis::Error, "Token not valid"),
        ("invalidauthenticationtoken", None, ExplanationBasis::Error, "Token not valid"),
        ("UnknownError", None, ExplanationBasis::Error, "Unknown error"),
        ("UnknownError", Some(403), ExplanationBasis::Code, "Forbidden"),
        ("generalException", Some(503), ExplanationBasis::Code, "Service Unavailable"),
        ("TooManyRequests", Some(429), ExplanationBasis::Error, "Too many requests"),
        ("serviceNotAvailable", Some(503), ExplanationBasis::Error, "Service not available"),
        ("31415", Some(403), ExplanationBasis::Code, "Forbidden"),
        ("Strange", Some(502), ExplanationBasis::Code, "Bad Gateway"),
        ("", Some(429), ExplanationBasis::Code, "Too Many Requests"),
        ("404", None, ExplanationBasis::Code, "Not Found"),
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
        (None, None, "AppTransferred", ExplanationBasis::Reason, "Transferred by the app"),
        (None, None, "apptransferred", ExplanationBasis::Reason, "Transferred by the app"),
        (Some(0), None, "AppTransferred", ExplanationBasis::Reason, "Transferred by the app"),
        (Some(200), Some(31_415), "AppInitiated", ExplanationBasis::Reason, "Ended by the app"),
        (Some(0), Some(7015), "AppTransferred", ExplanationBasis::Pair, "GracefulTransferCompleted"),
        (Some(500), Some(7106), "CallTerminated", ExplanationBasis::Pair, "Bot did not take part"),
        (Some(500), None, "SomethingNew", ExplanationBasis::Code, "Server Internal Error"),
    ] {
        let explanation = explain_end(code, subcode, "", reason).unwrap();
        assert_eq!((explanation.basis, explanation.name), (basis, expected), "{code:?}/{subcode:?} {reason}");
    }
    assert_eq!(explain_end(None, None, "", "SomethingNew"), None);
    assert_eq!(explain_error("AppTransferred", None), None, "a reason is not an error");
}

#[test]
fn codes_of_sister_services_are_not_marked_as_documented() {
    for entry in entries().filter(|entry| {
        ["azure/communication-services", "direct-routing"].iter().any(|page| entry.source.contains(page))
    }) {
        assert_eq!(entry.certainty, ExplanationCertainty::Inferred, "{:?}", entry.keys);
    }
    for entry in entries()
        .filter(|entry| entry.source.starts_with("https://github.com/") && entry.source.contains("/issues/"))
    {
        assert_eq!(entry.certainty, ExplanationCertainty::Observed, "{:?}", entry.keys);
    }
}
