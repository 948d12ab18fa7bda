//! Sequences of notifications with all their changes, as files that people can read.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test verdict` renews them.

use std::path::PathBuf;

use graph_call_transfer::verdict::Tracker;
use serde_json::{Value, json};

use crate::script::{C, R, call, step};

const SCENARIOS: [&str; 5] = ["1-blind", "2-consultative", "3-pstn", "4-consultative-pstn", "5-group"];

/// Longer ones, as in real calls.
const STORIES: [(&str, &str); 9] = [
    (
        "established-repeats",
        "established-first; expect; established-media-active; 1-blind-transferring; established-with-replaces-context; \
         established-media-active; established-first; 1-blind-accepted; established-media-active; 1-blind-completed",
    ),
    (
        "audio-inactive-before-accepted",
        "expect; accepted 202; media-inactive-during-transfer; 1-blind-accepted; terminated-transfer-200-7015",
    ),
    (
        "audio-inactive-after-accepted",
        "expect; accepted 202; 1-blind-transferring; 1-blind-accepted; transferAccepted audio=inactive; 1-blind-completed",
    ),
    (
        "second-attempt-completes",
        "expect; accepted 202; 1-blind-transferring; 1-blind-failed; established-media-active; expect; accepted 202; \
         1-blind-transferring; 1-blind-accepted; 1-blind-completed",
    ),
    (
        "consultative-both-legs-end",
        "expect R; accepted 202; 2-consultative-transferring; 2-consultative-accepted; replaced-call-app-initiated; \
         2-consultative-completed; replaced-call-deleted",
    ),
    (
        "consultative-end-without-reason",
        "expect R; 2-consultative-transferring; replaced-call-deleted; replaced-call-app-initiated; deleted-without-state",
    ),
    ("failed-then-hung-up", "expect; 1-blind-transferring; 1-blind-failed; terminated-by-peer"),
    (
        "late-and-twice",
        "1-blind-completed; 1-blind-accepted; 1-blind-transferring; 1-blind-completed; 1-blind-failed",
    ),
    (
        "of-2019",
        "operation-2019-transferring; operation-play-prompt-completed; operation \"200\"/\"transferAccepted\"; \
         deleted =AppTransferred",
    ),
];

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// A body of the fixtures, with the ids of the calls `C` and `R`.
pub(crate) fn fixture(name: &str) -> Option<Vec<u8>> {
    let text = std::fs::read_to_string(fixtures().join(format!("notifications/{name}.json"))).ok()?;
    let text = text.replace("6f1f5c00-8c1b-47f1-be9d-660c501041a9", C);
    Some(text.replace("6F1F5C008C1B47F1BE9D660C501041A9", call("c")).into_bytes())
}

fn changes_of(script: &str) -> Value {
    let mut tracker = Tracker::default();
    let mut steps = Vec::new();
    for each in crate::script::steps(script) {
        let mut changes = Vec::new();
        let mut push = |change: &graph_call_transfer::verdict::TransferChange<'_>| {
            changes.push(serde_json::to_value(change).unwrap());
        };
        if let Some(body) = fixture(each) {
            tracker.apply(&body, push).unwrap();
        } else {
            step(&mut tracker, each, &mut push);
        }
        steps.push(json!({ "step": each, "changes": changes }));
    }
    json!({ "steps": steps, "status": tracker.status(C) })
}

#[test]
fn changes_of_every_sequence_equal_its_golden_file() {
    assert!(fixture("replaced-call-deleted").is_some_and(|body| String::from_utf8_lossy(&body).contains(R)));
    let mut sequences: Vec<(String, String)> =
        STORIES.iter().map(|(name, script)| ((*name).to_owned(), (*script).to_owned())).collect();
    for scenario in SCENARIOS {
        let is_expected = if scenario.contains("consultative") { "expect R" } else { "expect" };
        for end in ["completed", "failed"] {
            let steps =
                format!("{is_expected}; {scenario}-transferring; {scenario}-accepted; {scenario}-{end}");
            sequences.push((format!("{scenario}-{end}"), steps));
        }
    }
    for (name, script) in sequences {
        let changes = format!("{:#}\n", changes_of(&script));
        let golden = fixtures().join(format!("verdicts/{name}.json"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&golden, &changes).unwrap();
        }
        assert_eq!(changes, std::fs::read_to_string(&golden).unwrap_or_default(), "{name}");
    }
}

#[test]
fn documented_sequences_end_as_documented_with_and_without_an_expectation() {
    for scenario in SCENARIOS {
        for (end, expected) in [
            ("completed", "1 completed certain over transferTarget"),
            ("failed", "1 failed certain active transferor"),
        ] {
            for is_expected in [true, false] {
                let mut tracker = Tracker::default();
                if is_expected {
                    tracker.expect(C, None);
                }
                for part in ["transferring", "accepted", end] {
                    let body = fixture(&format!("{scenario}-{part}")).unwrap();
                    assert_eq!(tracker.apply(&body, |_| {}).unwrap(), 1, "{scenario}-{part}");
                }
                assert_eq!(crate::shown(&tracker, C), expected, "{scenario}");
            }
        }
    }
}
