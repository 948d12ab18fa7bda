//! Bodies of the webhook, snapshots, and diagrams of what they report.

use graph_call_transfer::diagram::{Drawing, TransferStep};
use graph_call_transfer::notification::Batch;
use graph_call_transfer::verdict::{ExpectedTransfer, Tracker};

use super::attack::attack;
use super::corpus::{examples, texts};
use super::mutation::{bytes_of, mutated};
use crate::random::Random;

const CALL: &str = "6f1f5c00-8c1b-47f1-be9d-660c501041a9";
const CAPACITY: usize = 8;

const RESOURCES: [&str; 12] = [
    "/communications/calls/6f1f5c00-8c1b-47f1-be9d-660c501041a9",
    "communications/calls/6F1F5C008C1B47F1BE9D660C501041A9",
    "/app/calls/6f1f5c00-8c1b-47f1-be9d-660c501041a9/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    "/communications/calls/6f1f5c00-8c1b-47f1-be9d-660c501041a9/participants",
    "/communications/calls/6f1f5c00-8c1b-47f1-be9d-660c501041a9/participants/../../x?y#z",
    "https://graph.microsoft.com/beta/communications/calls/6f1f5c00-8c1b-47f1-be9d-660c501041a9/contentSharingSessions/AB",
    "/applications/1/calls/é",
    "/communications/calls('6f1f5c00-8c1b-47f1-be9d-660c501041a9')",
    "/communications/calls/%36f1f5c00-8c1b-47f1-be9d-660c501041a9",
    "//communications//calls//",
    "/communications/calls/\\u0036f1f5c00-8c1b-47f1-be9d-660c501041a9",
    "",
];

/// Applies a body to a tracker, and checks what both readers promise about it.
fn apply(tracker: &mut Tracker, body: &[u8]) {
    let batch = Batch::read(body);
    let mut changes = 0;
    let applied = tracker.apply(body, |change| {
        assert!(!change.call_id().is_empty());
        changes += 1;
    });
    assert_eq!(applied.is_ok(), batch.is_ok(), "one of two readers refuses the body");
    let Ok(batch) = batch else {
        assert_eq!(changes, 0, "a body that cannot be read changes nothing");
        return;
    };
    assert!(changes <= 2 * batch.notifications.len() * CAPACITY);
    let text = std::str::from_utf8(body).unwrap();
    for notification in &batch.notifications {
        assert!(text.contains(notification.raw), "an entry keeps its own text");
        assert!(
            serde_json::from_str::<serde_json::Value>(notification.raw).is_ok()
                || has_odd_values(notification.raw)
        );
    }
    for rejection in &batch.rejected {
        assert!(text.contains(rejection.raw(body)));
    }
}

/// Whether a text has what `JSON.parse` accepts and `serde_json` does not: half a surrogate pair, or a number beyond a double.
fn has_odd_values(json: &str) -> bool {
    json.contains("\\u") || json.contains(['e', 'E'])
}

/// Checks that a snapshot contains all that matters, and has a limited size.
fn check_snapshot(tracker: &Tracker) {
    let snapshot = tracker.snapshot();
    assert!(snapshot.len() < 64 * 1024, "{} bytes", snapshot.len());
    let restored = Tracker::restore(&snapshot, CAPACITY).unwrap();
    assert_eq!(restored.snapshot(), snapshot);
    assert!(tracker.len() <= CAPACITY);
    for call in [CALL, "", "x"] {
        assert_eq!(restored.outcome(call), tracker.outcome(call));
    }
}

#[test]
fn notification_bodies() {
    let corpus = examples("notifications");
    let mut tracker = Tracker::new(CAPACITY);
    attack(
        "notification bodies",
        |random| {
            let text = mutated(random, &corpus);
            bytes_of(random, text)
        },
        |body, random| {
            if random.once_in(50) {
                tracker = Tracker::new(CAPACITY);
            }
            if random.once_in(20) {
                tracker.expect(CALL, random.once_in(2).then_some("x"));
            }
            apply(&mut tracker, body);
            check_snapshot(&tracker);
        },
    );
}

#[test]
fn resource_paths() {
    let corpus = texts(&RESOURCES);
    attack(
        "resource paths",
        |random| mutated(random, &corpus),
        |path, _| {
            let quoted = if path.contains(['"', '\\']) { path.clone() } else { path.replace('\n', "") };
            let mut tracker = Tracker::new(CAPACITY);
            for body in [
                format!(
                    r#"{{"value":[{{"resourceUrl":"{quoted}","resourceData":{{"state":"transferring"}}}}]}}"#
                ),
                format!(
                    r#"{{"value":[{{"resource":"{quoted}","changeType":"deleted","resourceData":{{"id":"x","resultInfo":{{"code":0,"subcode":7015}}}}}}]}}"#
                ),
            ] {
                apply(&mut tracker, body.as_bytes());
            }
            check_snapshot(&tracker);
        },
    );
}

/// FNV-1a, as the format of a snapshot has it.
fn check_sum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A tracker after some of the published notifications, in any order.
fn played(random: &mut Random, corpus: &[String]) -> Tracker {
    let mut tracker = Tracker::new(CAPACITY);
    for _ in 0..random.below(12) {
        match random.below(6) {
            0 => drop(
                tracker.expect(CALL, random.once_in(2).then_some("2e1a0b00-7d2c-4a0b-9d5e-0f6b1c2d3e4f")),
            ),
            1 => drop(tracker.expect("é", None)),
            _ => drop(tracker.apply(corpus[random.below(corpus.len())].as_bytes(), |_| {})),
        }
    }
    tracker
}

#[test]
fn snapshots() {
    let corpus = examples("notifications");
    attack(
        "snapshots",
        |random| {
            let snapshot = played(random, &corpus).snapshot();
            if random.once_in(4) {
                return mutated(random, &[snapshot]);
            }
            // With a right first line, so that the transfers themselves are read.
            let lines = snapshot.split_once('\n').map_or("", |(_, lines)| lines).to_owned();
            let lines = mutated(random, &[lines]);
            let count = if random.once_in(8) { random.below(9) } else { lines.lines().count() };
            format!("graph-call-transfer tracker 2 {count} {:016x}\n{lines}", check_sum(&lines))
        },
        |snapshot, random| {
            let Ok(mut tracker) = Tracker::restore(snapshot, CAPACITY) else { return };
            check_snapshot(&tracker);
            apply(&mut tracker, corpus[random.below(corpus.len())].as_bytes());
            check_snapshot(&tracker);
            let mut other = played(random, &corpus);
            let before = other.snapshot();
            if other.load(snapshot).is_err() {
                assert_eq!(other.snapshot(), before, "a refused snapshot changes nothing");
            }
            check_snapshot(&other);
        },
    );
}

#[test]
fn diagrams() {
    let corpus = examples("notifications");
    attack(
        "diagrams",
        |random| mutated(random, &corpus),
        |body, random| {
            let transfer = ExpectedTransfer {
                call_id: if random.once_in(4) {
                    mutated(random, &texts(&RESOURCES))
                } else {
                    CALL.to_owned()
                },
                replaces: random.once_in(2).then(|| "x".to_owned()),
            };
            let mut drawing = Drawing::new(&transfer);
            drawing.add("1", &TransferStep::Expected);
            drop(drawing.add_notifications("2", body.as_bytes(), 1));
            drop(drawing.add_notifications("3\"\n", body.as_bytes(), u32::MAX));
            let _ = drawing.add_known("4", Some(body));
            drawing.add("5", &TransferStep::Silence { seconds: u32::MAX });
            let diagram = drawing.finish();
            assert!(diagram.mermaid.ladder.starts_with("sequenceDiagram"));
            assert!(
                diagram.mermaid.ladder.lines().all(|line| line.len() < 2048),
                "{}",
                diagram.mermaid.ladder
            );
        },
    );
}
