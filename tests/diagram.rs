//! The diagrams of whole transfers, as files that people can read and Mermaid can show.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test diagram` renews them.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::PathBuf;

use graph_call_transfer::diagram::{
    ArrivalTiming, ArrowKind, Diagram, Drawing, LegKind, State, TransferStep,
};
use graph_call_transfer::verdict::{Certainty, ExpectedTransfer, Tracker};

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";
const REPLACED: &str = "2e1a0b00-7d2c-4a0b-9d5e-0f6b1c2d3e4f";

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn body(name: &str) -> Vec<u8> {
    let file = fixtures().join(format!("notifications/{name}.json"));
    let text = std::fs::read_to_string(file).unwrap();
    text.replace("6f1f5c00-8c1b-47f1-be9d-660c501041a9", CALL).into_bytes()
}

/// Draws a script: steps, separated by `; `. Any word that is not a step is the name of a notification in the fixtures.
fn drawn(replaces: Option<&str>, script: &str) -> Diagram {
    drawing(replaces, script).finish()
}

fn drawing(replaces: Option<&str>, script: &str) -> Drawing {
    let expected = ExpectedTransfer { call_id: CALL.to_owned(), replaces: replaces.map(str::to_owned) };
    let mut drawing = Drawing::new(&expected);
    play(&mut drawing, script);
    drawing
}

fn play(drawing: &mut Drawing, script: &str) {
    for (at, word) in script.split("; ").enumerate() {
        let id = at.to_string();
        if let Some(state) = word.strip_prefix("asked ") {
            drawing.add_notifications(&id, &asked(state), 1).unwrap();
            continue;
        }
        let attempt = |number, end| TransferStep::Attempt { number, end };
        let step = match word {
            "expected" => TransferStep::Expected,
            "sent" => TransferStep::Sent,
            "attempt 202" => attempt(1, Ok(202)),
            "attempt 429" => attempt(1, Ok(429)),
            "again 202" => attempt(2, Ok(202)),
            "attempt 403" => attempt(1, Ok(403)),
            "accepted" => TransferStep::Accepted { status: 202 },
            "refused" => TransferStep::Refused { status: 403, code: Some("7505".into()), message: None },
            "network" => TransferStep::Failed { code: "network".into(), may_be_delivered: true },
            "invalidToken" => TransferStep::Failed { code: "invalidToken".into(), may_be_delivered: false },
            "silence" => TransferStep::Silence { seconds: 60 },
            "found" => TransferStep::Found { state: Some("transferring".into()) },
            "gone" => TransferStep::CallEnded { status: 404 },
            "dialed" => TransferStep::Dialed,
            "created" => TransferStep::Created { status: 201 },
            "not created" => TransferStep::NotCreated { status: Some(403), code: Some("7505".into()) },
            "no creation" => TransferStep::NotCreated { status: None, code: Some("timedOut".into()) },
            "hang up" => TransferStep::HangUp,
            _ => {
                let (name, times) = word.split_once(" ×").unwrap_or((word, "1"));
                drawing.add_notifications(&id, &body(name), times.parse().unwrap()).unwrap();
                continue;
            }
        };
        drawing.add(&id, &step);
    }
}

/// A notification of the call to the transfer target.
fn asked(state: &str) -> Vec<u8> {
    format!(
        r##"{{"value":[{{"changeType":"updated","resourceUrl":"/communications/calls/{REPLACED}",
            "resourceData":{{"@odata.type":"#microsoft.graph.call","state":"{state}"}}}}]}}"##
    )
    .into_bytes()
}

fn assert_golden(name: &str, text: &str) {
    let golden = fixtures().join(format!("diagrams/{name}.mmd"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&golden, text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&golden).unwrap_or_default(), "{name}");
}

#[test]
fn diagrams_of_the_documented_transfers_equal_their_golden_files() {
    for scenario in ["1-blind", "2-consultative", "3-pstn", "4-consultative-pstn", "5-group"] {
        let replaces = scenario.contains("consultative").then_some(REPLACED);
        let replaced_ends = replaces.map_or("", |_| "; replaced-call-app-initiated");
        let accepted = format!("sent; attempt 202; accepted; {scenario}-transferring; {scenario}-accepted");
        for (end, script) in [
            ("completed", format!("{accepted}{replaced_ends}; {scenario}-completed")),
            ("failed", format!("{accepted}; {scenario}-failed")),
            ("refused", "sent; attempt 403; refused".to_owned()),
        ] {
            assert_golden(&format!("{scenario}-{end}.ladder"), &drawn(replaces, &script).mermaid.ladder);
        }
    }
}

#[test]
fn diagrams_of_unusual_transfers_equal_their_golden_files() {
    let begun = "sent; attempt 202; accepted; 1-blind-transferring";
    for (name, script) in [
        ("completed", format!("{begun}; 1-blind-accepted; 1-blind-completed")),
        (
            "completed-audio-inactive",
            format!("{begun}; media-inactive-during-transfer; 1-blind-accepted; 1-blind-completed"),
        ),
        ("failed", format!("{begun}; 1-blind-accepted; 1-blind-failed")),
        ("refused", "sent; attempt 403; refused".to_owned()),
        ("silent-then-late", format!("{begun}; silence; found; 1-blind-completed; 1-blind-accepted ×2")),
        ("out-of-order", "sent; attempt 202; accepted; 1-blind-accepted; 1-blind-transferring".to_owned()),
        ("gone", format!("{begun}; silence; gone")),
        ("throttled", "sent; attempt 429; again 202; accepted; unknown-state".to_owned()),
        ("not-sent", "invalidToken".to_owned()),
        ("unanswered", "sent; network".to_owned()),
    ] {
        let Diagram { mermaid, .. } = drawn(None, &script);
        assert_golden(&format!("{name}.ladder"), &mermaid.ladder);
        assert_golden(&format!("{name}.states"), &mermaid.states);
    }
}

#[test]
fn diagrams_of_consultations_equal_their_golden_files() {
    let answered = "dialed; created; asked establishing; asked ringing; asked established; asked established";
    let transferred = "sent; attempt 202; accepted; 2-consultative-transferring; replaced-call-app-initiated; 2-consultative-completed";
    for (name, script) in [
        ("consultation-transferred", format!("{answered}; {transferred}")),
        ("consultation-taken-back", format!("{answered}; hang up; asked terminated")),
        ("consultation-not-answered", "dialed; created; asked ringing; asked terminated".to_owned()),
        ("consultation-refused", "dialed; not created".to_owned()),
        ("consultation-unanswered", "dialed; no creation; asked established".to_owned()),
    ] {
        let Diagram { mermaid, states, .. } = drawn(Some(REPLACED), &script);
        assert_golden(&format!("{name}.ladder"), &mermaid.ladder);
        let expected = script.ends_with("completed").then_some(State::Completed);
        assert_eq!(states.current, expected, "{name}");
    }
}

#[test]
fn consultation_call_is_drawn_from_its_answer_on_if_that_is_known() {
    let leg = |script: &str| {
        let ladder = drawn(Some(REPLACED), script).ladder;
        let leg = ladder.legs.iter().find(|leg| leg.kind == LegKind::ConsultationCall);
        leg.map(|leg| leg.after)
    };
    for (script, after) in [
        ("sent", Some(0)),
        ("sent; asked established", Some(0)),
        ("asked established; sent", Some(1)),
        ("dialed; created; asked established; sent", Some(3)),
        ("dialed; created; sent", None),
    ] {
        assert_eq!(leg(script), after, "{script}");
    }
}

#[test]
fn arrows_show_every_step_and_responses_share_that_of_their_attempt() {
    let diagram = drawn(
        None,
        "sent; attempt 429; again 202; accepted; 1-blind-transferring; silence; found; 1-blind-completed",
    );
    let shown: Vec<String> = diagram
        .ladder
        .arrows
        .iter()
        .map(|arrow| format!("{} {} {}", arrow.steps.concat(), arrow.kind.as_str(), arrow.label))
        .collect();
    assert_eq!(
        shown,
        [
            "0 post POST transfer",
            "1 attempt 429",
            "2 post POST transfer",
            "23 accepted 202",
            "4 transferring transferring",
            "5 silence 60 sec",
            "6 lookup GET call",
            "6 found transferring",
            "7 completion terminated · 0/7015",
        ]
    );
}

#[test]
fn arrow_timing_marks_late_and_overtaken_notifications() {
    let last = |script: &str| {
        let script = format!("sent; accepted; {script}");
        drawn(Some(REPLACED), &script).ladder.arrows.last().and_then(|arrow| arrow.timing)
    };
    for (script, timing) in [
        ("1-blind-transferring; 1-blind-accepted", None),
        ("1-blind-accepted; 1-blind-transferring", Some(ArrivalTiming::OutOfOrder)),
        ("1-blind-accepted; replaced-call-app-initiated", None),
        ("1-blind-accepted; media-inactive-during-transfer", None),
        ("1-blind-completed; 1-blind-transferring", Some(ArrivalTiming::AfterVerdict)),
        ("silence; 1-blind-completed", Some(ArrivalTiming::AfterSilence)),
        ("1-blind-accepted; silence; 1-blind-transferring", Some(ArrivalTiming::AfterSilence)),
        ("silence; 1-blind-completed; 1-blind-accepted", Some(ArrivalTiming::AfterVerdict)),
        // The notifications after a failure, repeated ones, and those without a position in the order are in time.
        ("1-blind-failed; established-media-active", None),
        ("1-blind-accepted; 1-blind-completed; 1-blind-accepted", None),
        ("1-blind-completed; deleted-without-state", None),
        // A second attempt has an order of its own.
        ("1-blind-transferring; 1-blind-accepted; 1-blind-failed; 1-blind-transferring", None),
    ] {
        assert_eq!(last(script), timing, "{script}");
    }
}

#[test]
fn snapshot_continues_the_diagram_after_missing_notifications() {
    let mut tracker = Tracker::default();
    tracker.expect(CALL, None);
    for name in ["1-blind-transferring", "1-blind-accepted", "1-blind-completed"] {
        tracker.apply(&body(name), |_| {}).unwrap();
    }
    let mut drawing = drawing(None, "sent; accepted; 1-blind-transferring");
    drawing.add_known("gap", tracker.snapshot_call(CALL).as_deref()).unwrap();
    drawing.add_notifications("late", &body("1-blind-accepted"), 1).unwrap();
    let Diagram { ladder, states, mermaid } = drawing.finish();
    assert_golden("missing-notifications.ladder", &mermaid.ladder);
    assert_golden("missing-notifications.states", &mermaid.states);
    assert_eq!(states.current, Some(State::Completed));
    assert_eq!(ladder.legs.last().map(|leg| leg.kind), Some(LegKind::Transferred));
    assert_eq!(ladder.arrows.last().and_then(|arrow| arrow.timing), Some(ArrivalTiming::AfterVerdict));
}

#[test]
fn snapshot_without_the_call_leaves_the_evidence() {
    for snapshot in [None, Some(Tracker::default().snapshot())] {
        let mut drawing = drawing(None, "sent; accepted; 1-blind-accepted");
        drawing.add_known("gap", snapshot.as_deref()).unwrap();
        drawing.add_notifications("end", &body("deleted-without-state"), 1).unwrap();
        let Diagram { ladder, states, .. } = drawing.finish();
        let gap = ladder.arrows.iter().rev().nth(1);
        assert_eq!(gap.map(|arrow| (arrow.kind, &*arrow.label)), Some((ArrowKind::Known, "")));
        // Without the evidence before it, the end would not complete the transfer.
        assert_eq!(states.current, Some(State::Completed));
    }
    let mut drawing = drawing(None, "sent; accepted");
    assert!(drawing.add_known("gap", Some("not a snapshot")).is_err());
    assert_eq!(drawing.finish().states.current, Some(State::Requested));
}

#[test]
fn certainty_of_the_diagram_equals_that_of_a_tracker() {
    let failed_before = || {
        let mut tracker = Tracker::default();
        tracker.expect(CALL, None);
        tracker.apply(&body("1-blind-transferring"), |_| {}).unwrap();
        tracker.apply(&body("1-blind-failed"), |_| {}).unwrap();
        tracker
    };
    let last = "1-blind-failed";
    for (script, mut tracker, is_known) in [
        ("sent; 1-blind-transferring", Tracker::default(), false),
        ("expected; sent", Tracker::default(), false),
        ("roster", Tracker::default(), false),
        ("sent; 1-blind-transferring", failed_before(), true),
        ("expected", failed_before(), true),
        ("expected; sent; accepted", failed_before(), true),
    ] {
        let mut drawing = Drawing::new(&ExpectedTransfer { call_id: CALL.to_owned(), replaces: None });
        if is_known {
            drawing.add_known("before", tracker.snapshot_call(CALL).as_deref()).unwrap();
        }
        play(&mut drawing, &format!("{script}; {last}"));
        if script != "roster" {
            tracker.expect(CALL, None);
        }
        for name in script.split("; ").chain([last]).filter(|name| name.starts_with("1-")) {
            tracker.apply(&body(name), |_| {}).unwrap();
        }
        let Diagram { ladder, states, .. } = drawing.finish();
        let status = tracker.status(CALL).unwrap();
        let leg = ladder.legs.last().map(|leg| (leg.kind, leg.certain));
        let certain = status.certainty == Certainty::Certain;
        assert_eq!(leg, Some((LegKind::Returned, certain)), "{script}, known: {is_known}");
        assert_eq!(states.current, Some(State::from(status.phase)));
        // The status before the transfer is not a message of it.
        assert!(ladder.arrows.iter().all(|arrow| arrow.kind != ArrowKind::Known));
        assert_eq!(certain, !is_known && script != "roster", "{script}, known: {is_known}");
    }
    let mut drawing = Drawing::new(&ExpectedTransfer { call_id: CALL.to_owned(), replaces: None });
    drawing.add_known("before", failed_before().snapshot_call(CALL).as_deref()).unwrap();
    play(&mut drawing, "sent; attempt 202; accepted; 1-blind-transferring; 1-blind-failed");
    let Diagram { mermaid, .. } = drawing.finish();
    assert_golden("failed-again.ladder", &mermaid.ladder);
    assert_golden("failed-again.states", &mermaid.states);
}

#[test]
fn path_through_the_states_follows_the_verdict() {
    let path = |replaces, script| {
        let states = drawn(replaces, script).states;
        let mut visits: Vec<(String, &str)> = states
            .states
            .iter()
            .flat_map(|node| node.steps.iter().map(|step| (step.to_string(), node.state.as_str())))
            .collect();
        visits.sort();
        (visits.into_iter().map(|(_, state)| state).collect::<Vec<_>>().join(" "), states.current)
    };
    for (script, visited, current) in [
        ("invalidToken", "", None),
        ("sent; network", "requested noResponse", Some(State::NoResponse)),
        ("sent; refused; 1-blind-completed", "requested refused completed", Some(State::Completed)),
        (
            "sent; accepted; silence; 1-blind-completed",
            "requested noResponse completed",
            Some(State::Completed),
        ),
        (
            "sent; accepted; 1-blind-completed; silence; 1-blind-transferring",
            "requested completed",
            Some(State::Completed),
        ),
        ("sent; accepted; terminated-by-peer", "requested ended", Some(State::Ended)),
        (
            "sent; accepted; 1-blind-transferring; 1-blind-failed",
            "requested transferring failed",
            Some(State::Failed),
        ),
    ] {
        assert_eq!(path(None, script), (visited.to_owned(), current), "{script}");
    }
    // Two notifications together complete a transfer that neither completes alone.
    let script =
        "sent; accepted; 2-consultative-transferring; replaced-call-app-initiated; deleted-without-state";
    assert_eq!(
        path(Some(REPLACED), script),
        ("requested transferring completed".to_owned(), Some(State::Completed))
    );
}

#[test]
fn last_leg_shows_the_connection_and_its_certainty() {
    let last =
        |replaces, script| drawn(replaces, script).ladder.legs.last().map(|leg| (leg.kind, leg.certain));
    assert_eq!(last(None, "sent; accepted"), Some((LegKind::Call, true)));
    assert_eq!(last(Some(REPLACED), "sent"), Some((LegKind::ConsultationCall, true)));
    assert_eq!(last(None, "sent; 1-blind-completed"), Some((LegKind::Transferred, true)));
    assert_eq!(
        last(None, "sent; 1-blind-accepted; deleted-without-state"),
        Some((LegKind::Transferred, false))
    );
    // It can become certain later.
    assert_eq!(
        last(None, "sent; 1-blind-accepted; deleted-without-state; 1-blind-completed"),
        Some((LegKind::Transferred, true))
    );
    assert_eq!(last(None, "sent; 1-blind-transferring; 1-blind-failed"), Some((LegKind::Returned, true)));
}

#[test]
fn other_calls_are_not_drawn_and_invalid_json_is_an_error() {
    let other = ExpectedTransfer { call_id: "other".to_owned(), replaces: None };
    let mut drawing = Drawing::new(&other);
    drawing.add_notifications("1", &body("1-blind-completed"), 1).unwrap();
    assert!(drawing.add_notifications("2", b"{", 1).is_err());
    let diagram = drawing.finish();
    assert!(diagram.ladder.arrows.is_empty());
    assert_eq!(diagram.states.current, None);
}

#[test]
fn other_notifications_of_the_call_are_labeled_with_their_kind() {
    let diagram = drawn(None, "roster");
    let arrow = diagram.ladder.arrows.first().map(|arrow| (arrow.kind, arrow.label.as_str()));
    assert_eq!(arrow, Some((ArrowKind::Other, "roster")));
}

#[test]
fn current_state_equals_the_phase_of_the_tracker_in_any_order() {
    const NOTIFICATIONS: [&str; 6] = [
        "2-consultative-transferring",
        "2-consultative-accepted",
        "2-consultative-failed",
        "2-consultative-completed",
        "replaced-call-app-initiated",
        "deleted-without-state",
    ];
    let mut orders = vec![Vec::new()];
    for _ in 0..4 {
        let longer = |order: &Vec<&'static str>| {
            let order = order.clone();
            NOTIFICATIONS.map(move |next| [order.as_slice(), &[next]].concat())
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    for order in orders {
        let mut tracker = Tracker::default();
        tracker.expect(CALL, Some(REPLACED));
        for name in &order {
            tracker.apply(&body(name), |_| {}).unwrap();
        }
        let phase = tracker.status(CALL).unwrap().phase;
        let states = drawn(Some(REPLACED), &format!("sent; {}", order.join("; "))).states;
        assert_eq!(states.current, Some(State::from(phase)), "{order:?}");
    }
}
