//! Snapshots that are truncated, changed or forged.

use graph_call_transfer::verdict::{SnapshotError, Tracker};
use serde_json::Value;

use crate::script::{C, play};

const HEAD: &str = "graph-call-transfer tracker";

fn example() -> String {
    let mut tracker = Tracker::default();
    play(
        &mut tracker,
        "expect R; transferring audio=inactive; R: terminated =AppInitiated; established 500/7000; expect R; \
         é: deleted 200/7015",
    );
    tracker.snapshot()
}

/// FNV-1a, as the format of a snapshot has it.
fn check_sum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A snapshot of these lines with a valid first line.
fn signed(lines: &str) -> String {
    format!("{HEAD} 2 {} {:016x}\n{lines}", lines.lines().count(), check_sum(lines))
}

fn refusal(snapshot: &str) -> SnapshotError {
    Tracker::restore(snapshot, 100).map(|tracker| tracker.len()).unwrap_err()
}

#[test]
fn truncated_snapshot_is_an_error() {
    let snapshot = example();
    for (end, _) in snapshot.char_indices() {
        refusal(&snapshot[..end]);
    }
    assert!(Tracker::restore(&snapshot, 100).is_ok());
    for more in ["\n", " ", "{}\n", "x"] {
        assert_eq!(refusal(&format!("{snapshot}{more}")), SnapshotError::Changed);
    }
}

#[test]
fn changed_bit_of_a_snapshot_is_an_error() {
    let snapshot = example();
    for at in 0..snapshot.len() {
        for bit in 0..8 {
            let mut bytes = snapshot.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            // Other bytes are not a text.
            if let Ok(text) = String::from_utf8(bytes) {
                refusal(&text);
            }
        }
    }
}

#[test]
fn first_line_in_another_form_is_an_error() {
    let snapshot = example();
    let (head, lines) = snapshot.split_once('\n').unwrap();
    let sum = head.rsplit(' ').next().unwrap();
    for (head, error) in [
        (format!("{HEAD} 3 2 {sum}"), SnapshotError::LaterVersion),
        (format!("{HEAD} 4294967295 anything"), SnapshotError::LaterVersion),
        (format!("{HEAD} 4294967296 2 {sum}"), SnapshotError::NotASnapshot),
        (format!("{HEAD} 1 2 {sum}"), SnapshotError::NotASnapshot),
        (format!("{HEAD} 0 2 {sum}"), SnapshotError::NotASnapshot),
        (format!("{HEAD} -1 2 {sum}"), SnapshotError::NotASnapshot),
        (format!("{HEAD} 2"), SnapshotError::NotASnapshot),
        (format!("{HEAD} 2 x {sum}"), SnapshotError::NotASnapshot),
        (format!("{HEAD} 2 1 {sum}"), SnapshotError::Changed),
        (format!("{HEAD} 2 3 {sum}"), SnapshotError::Changed),
        (format!("{HEAD} 2 18446744073709551615 {sum}"), SnapshotError::Changed),
        (format!("{HEAD} 2 +2 {sum}"), SnapshotError::Changed),
        (format!("{HEAD} 2 02 {sum}"), SnapshotError::Changed),
        (format!("{HEAD} 2 2 {}", sum.to_uppercase()), SnapshotError::Changed),
        (format!("{HEAD} 2 2 {sum} "), SnapshotError::Changed),
        (format!("{HEAD} 2 2 {sum}\r"), SnapshotError::Changed),
        (format!("{HEAD} 2 2"), SnapshotError::Changed),
        (format!(" {HEAD} 1 2 {sum}"), SnapshotError::NotASnapshot),
        (String::new(), SnapshotError::NotASnapshot),
        ("{}".to_owned(), SnapshotError::NotASnapshot),
    ] {
        assert_eq!(refusal(&format!("{head}\n{lines}")), error, "{head}");
    }
    for text in ["", "\n", HEAD, "null", "{\"value\":[]}"] {
        assert_eq!(refusal(text), SnapshotError::NotASnapshot, "{text}");
    }
    assert!(sum.bytes().any(|digit| digit.is_ascii_lowercase()), "the sum needs a digit with an upper case");
}

#[test]
fn impossible_transfer_is_an_error() {
    let snapshot = example();
    let line = snapshot.lines().find(|line| line.contains(C)).unwrap();
    assert!(Tracker::restore(&signed(&format!("{line}\n")), 1).is_ok());
    let changed = |change: fn(&mut Value)| {
        let mut transfer: Value = serde_json::from_str(line).unwrap();
        change(&mut transfer);
        signed(&format!("{transfer}\n"))
    };
    let long = "x".repeat(257);
    for (what, snapshot) in [
        ("invalid JSON", signed("{\n")),
        ("a number", signed("7\n")),
        ("an empty line", signed("\n")),
        ("an empty object", signed("{}\n")),
        ("the same call twice", signed(&format!("{line}\n{line}\n"))),
        (
            "the same call in two spellings",
            signed(&format!("{line}\n{}\n", line.replace(C, &C.to_uppercase()))),
        ),
        ("a deep one", signed(&format!("{}\n", "[".repeat(100_000)))),
        ("an id that is too long", signed(&format!("{}\n", line.replace(C, &long)))),
        ("an id that is empty", changed(|transfer| transfer["callId"] = "".into())),
        (
            "a replaced id that is empty",
            changed(|transfer| transfer["state"]["replacedCall"]["callId"] = "".into()),
        ),
        ("attempt 0", changed(|transfer| transfer["state"]["attempt"]["number"] = 0.into())),
        ("attempt -1", changed(|transfer| transfer["state"]["attempt"]["number"] = (-1).into())),
        ("an unknown member", changed(|transfer| transfer["more"] = 1.into())),
        ("an unknown end", changed(|transfer| transfer["state"]["attempt"]["end"] = "other".into())),
        ("an unknown response", changed(|transfer| transfer["state"]["attempt"]["taken"] = "perhaps".into())),
        (
            "a long history",
            changed(|transfer| {
                let first = transfer["history"][0].clone();
                transfer["history"] = vec![first; 33].into();
            }),
        ),
        (
            "a long list of failures",
            changed(|transfer| {
                let failure = serde_json::json!({ "attempt": 1, "codes": { "code": 500 } });
                transfer["state"]["earlierFailures"] = vec![failure; 33].into();
            }),
        ),
        ("evidence of an unknown kind", changed(|transfer| transfer["history"][0]["kind"] = "rumour".into())),
    ] {
        assert_eq!(refusal(&snapshot), SnapshotError::Changed, "{what}");
    }
}

#[test]
fn largest_numbers_do_not_overflow() {
    let snapshot = example();
    let line = snapshot.lines().find(|line| line.contains(C)).unwrap();
    let mut transfer: Value = serde_json::from_str(line).unwrap();
    transfer["state"]["attempt"]["number"] = u32::MAX.into();
    transfer["state"]["attempt"]["doubts"] =
        serde_json::json!({ "begin": true, "failures": 255, "accepted": true, "end": true });
    transfer["history"][1]["times"] = u32::MAX.into();
    transfer["history"] = vec![transfer["history"][1].clone()].into();
    transfer["history"][0]["attempt"] = u32::MAX.into();
    let mut tracker = Tracker::restore(&signed(&format!("{transfer}\n")), 1).unwrap();
    play(
        &mut tracker,
        "transferring audio=inactive; expect; expect; transferring; established 500/7000; transferring",
    );
    assert_eq!(tracker.status(C).unwrap().attempt, u32::MAX);
    assert_eq!(tracker.status(C).unwrap().history[0].times, u32::MAX);
}
