//! The table of claims in ARCHITECTURE, row by row: what a status and an outcome claim after a piece of evidence.

use graph_call_transfer::codes::{FailureCause, RetryAdvice, RetryTarget, explain_result};
use graph_call_transfer::verdict::{ConnectedParty, Ground, Tracker, TransferOutcome};

use crate::script::{C, play};

/// The rows of the table, as cells.
fn rows() -> Vec<Vec<String>> {
    let text = include_str!("../../.github/ARCHITECTURE.md");
    let (_, table) = text.split_once("## What an outcome claims").unwrap();
    let rows: Vec<Vec<String>> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .take_while(|line| line.starts_with("expect"))
        .map(|line| line.trim_end_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect();
    assert!(rows.len() > 30 && rows.iter().all(|row| row.len() == 6), "{rows:#?}");
    rows
}

fn with(word: &str, ground: &Ground) -> String {
    format!("{word}, {}", ground.certainty.as_str())
}

/// The cells of an outcome.
fn cells(outcome: &TransferOutcome) -> [String; 4] {
    let grounds = &outcome.grounds;
    [
        with(outcome.connected_to.as_str(), &grounds.connected_to),
        outcome.cause.map_or("–".to_owned(), |cause| with(cause.as_str(), &grounds.cause)),
        outcome.retry.as_str().to_owned(),
        if outcome.is_incident { "yes" } else { "no" }.to_owned(),
    ]
}

#[test]
fn each_row_of_the_table_of_claims_is_true() {
    let mut wrong = Vec::new();
    for row in rows() {
        let script = row[0].trim_end_matches('`');
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let status = tracker.status(C).unwrap();
        let phase = format!("{}, {}", status.phase.as_str(), status.certainty.as_str());
        let outcome = tracker.outcome(C);
        let open = || [status.connected_to.as_str(), "–", "–", "–"].map(str::to_owned);
        let found = [vec![phase], outcome.as_ref().map_or_else(open, cells).to_vec()].concat();
        if row[1..] != found {
            wrong.push(format!("{script}: {found:?}, not {:?}", &row[1..]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_ground_names_evidence_of_the_history() {
    for row in rows() {
        let mut tracker = Tracker::default();
        play(&mut tracker, row[0].trim_end_matches('`'));
        let Some(outcome) = tracker.outcome(C) else { continue };
        let history = tracker.status(C).unwrap().history;
        let TransferOutcome { grounds, .. } = &outcome;
        for ground in [&grounds.cause, &grounds.retry, &grounds.is_incident, &grounds.connected_to] {
            assert!(ground.evidence.as_ref().is_some_and(|evidence| history.contains(evidence)), "{row:?}");
        }
        assert_eq!(Some(outcome.connected_to), outcome.status.map(|status| status.connected_to), "{row:?}");
    }
}

#[test]
fn grounds_are_the_failure_the_end_and_the_refusal() {
    for (script, cause, retry, connected_to) in [
        ("expect; established 603/8538", "failure", "failure", "failure"),
        ("expect; established 603/8538; deleted 200/4521", "failure", "end", "end"),
        ("expect; transferAccepted; deleted 200/7000", "end", "end", "end"),
        ("expect; deleted 0/7015", "completion", "completion", "completion"),
        ("expect; deleted =AppTransferred", "completion", "completion", "completion"),
        ("expect; transferAccepted; deleted", "end", "end", "end"),
        ("expect; refused 403/7504", "refused", "refused", "refused"),
        ("expect; established 603/8538; expect; refused 404", "refused", "refused", "refused"),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let grounds = tracker.outcome(C).unwrap().grounds;
        let kind = |ground: &Ground| ground.evidence.as_ref().unwrap().kind.as_str();
        let found = (kind(&grounds.cause), kind(&grounds.retry), kind(&grounds.connected_to));
        assert_eq!(grounds.cause.certainty, grounds.is_incident.certainty, "{script}");
        assert_eq!(found, (cause, retry, connected_to), "{script}");
    }
}

#[test]
fn retry_after_a_refusal_in_doubt_rests_on_the_state_of_the_call() {
    for status in [0, 302, 500, 502, 503, 504] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect; refused {status}"));
        let outcome = tracker.outcome(C).unwrap();
        assert_eq!(
            (outcome.retry.as_str(), outcome.grounds.retry.certainty.as_str()),
            ("afterCheck", "certain")
        );
    }
}

#[test]
fn outcome_of_a_timeout_claims_nothing() {
    for (script, is_incident) in [
        ("", false),
        // No notification arrived at all.
        ("expect", true),
        ("expect; accepted 202", true),
        ("expect; transferring", false),
        ("expect; transferAccepted", false),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let outcome = tracker.timed_out(C);
        let is_yes = if is_incident { "yes" } else { "no" };
        assert_eq!(
            cells(&outcome),
            ["unknown, unknown", "unknown, unknown", "afterCheck", is_yes],
            "{script}"
        );
    }
}

#[test]
fn completed_transfer_is_no_incident_with_the_certainty_of_its_phase() {
    for (script, certainty) in
        [("expect; deleted 0/7015", "certain"), ("expect; transferAccepted; deleted", "likely")]
    {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let outcome = tracker.outcome(C).unwrap();
        assert_eq!((outcome.cause, outcome.is_incident), (None, false), "{script}");
        assert_eq!(outcome.grounds.is_incident.certainty.as_str(), certainty, "{script}");
    }
}

/// The documented pairs of results of calls.
fn documented_pairs() -> Vec<(i64, i64)> {
    let list = include_str!("../fixtures/documented-codes.tsv");
    let rows = list.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|row| row[2] == "call")
        .filter_map(|row| Some((row[0].parse().ok()?, row[1].parse().ok()?)))
        .collect()
}

#[test]
fn retry_never_contradicts_the_entry_of_the_code() {
    use RetryAdvice as A;
    use RetryTarget as T;
    let pairs = documented_pairs();
    assert!(pairs.len() > 100, "{}", pairs.len());
    let mut wrong = Vec::new();
    for (code, subcode) in pairs {
        let Some(entry) = explain_result(Some(code), Some(subcode)) else { continue };
        for script in [
            "expect; established CODES",
            "expect; transferring; expect; established CODES",
            "expect; established CODES; deleted",
            "expect; transferAccepted; deleted CODES",
            "expect; deleted CODES",
        ] {
            let script = script.replace("CODES", &format!("{code}/{subcode}"));
            let mut tracker = Tracker::default();
            play(&mut tracker, &script);
            let Some(outcome) = tracker.outcome(C) else { continue };
            // A look at the call first is never wrong.
            let is_allowed = match (entry.retry, outcome.retry) {
                (A::Later, _) | (_, T::No | T::OtherTarget | T::AfterCheck) => true,
                (A::No | A::AfterChange | A::AfterCheck, T::SameTarget | T::Later) => false,
            };
            if !is_allowed {
                wrong.push(format!("{script}: {} against {:?}", outcome.retry, entry.retry));
            }
            if !outcome.status.unwrap().call_active {
                assert_eq!(outcome.retry, T::No, "{script}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn transferee_is_gone_only_where_the_code_says_that_the_caller_left() {
    for (code, subcode) in documented_pairs() {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect; deleted {code}/{subcode}"));
        let outcome = tracker.outcome(C).unwrap();
        let is_gone = outcome.connected_to == ConnectedParty::None;
        assert!(!is_gone || outcome.cause == Some(FailureCause::CallerLeft), "{code}/{subcode}: {outcome:?}");
    }
}
