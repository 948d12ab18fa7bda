//! How a transfer ended, and what people are told to do then.

use graph_call_transfer::verdict::{OutcomeKind, Tracker};

use crate::script::{C, play};

const TALK: &str = "The call is with you again: ";
const LOOK: &str = "The transfer probably failed, ";
const CALL_BACK: &str = "The transfer failed, and then the call ended: ";
const ASK: &str = "The call is over, and Graph did not say why: ";
const OVER: &str = "The call ended before the transfer did. ";
const NOT_TAKEN: &str = "Graph did not take the transfer, ";
const PERHAPS: &str = "The answer does not prove that the transfer was not taken: ";

#[test]
fn each_end_has_its_outcome_and_what_to_do() {
    for (script, expected) in [
        ("", None),
        ("expect", None),
        ("expect; accepted 202", None),
        ("expect; transferring", None),
        ("expect; transferAccepted", None),
        ("expect; refused 404; transferring", None),
        ("expect; transferAccepted; deleted 0/7015", Some(("completed", ""))),
        ("expect; refused 404; deleted 0/7015", Some(("completed", ""))),
        ("expect; transferring; established 500/7000", Some(("failed", TALK))),
        ("expect; transferring; expect; established 500/7000", Some(("failed", LOOK))),
        ("expect; established 500/7000; deleted", Some(("failed", CALL_BACK))),
        ("expect; deleted", Some(("ended", ASK))),
        ("expect; deleted 200/4521", Some(("ended", OVER))),
        ("expect; refused 400", Some(("refused", NOT_TAKEN))),
        ("expect; refused 404", Some(("refused", NOT_TAKEN))),
        ("expect; refused 429", Some(("refused", NOT_TAKEN))),
        ("expect; refused 0", Some(("refused", PERHAPS))),
        ("expect; refused 302", Some(("refused", PERHAPS))),
        ("expect; refused 500", Some(("refused", PERHAPS))),
        ("expect; refused 502", Some(("refused", PERHAPS))),
        ("expect; refused 503", Some(("refused", PERHAPS))),
        ("expect; refused 504", Some(("refused", PERHAPS))),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let outcome = tracker.outcome(C);
        let told = outcome.as_ref().map(|outcome| (outcome.kind.as_str(), outcome.what_to_do.unwrap_or("")));
        assert_eq!(told.map(|told| told.0), expected.map(|expected| expected.0), "{script}");
        if let (Some((_, advice)), Some((_, begins))) = (told, expected) {
            assert!(
                advice.starts_with(begins) && advice.is_empty() == begins.is_empty(),
                "{script}: {advice}"
            );
        }
        assert_eq!(outcome.and_then(|outcome| outcome.status), expected.and(tracker.status(C)), "{script}");
    }
}

#[test]
fn a_wait_that_took_too_long_tells_what_is_known() {
    for script in ["", "expect", "expect; transferring", "expect; refused 404; transferring"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let outcome = tracker.timed_out(C);
        assert_eq!((outcome.kind, &outcome.status), (OutcomeKind::TimedOut, &tracker.status(C)), "{script}");
        assert!(
            outcome.what_to_do.unwrap().starts_with("No notification told how the transfer ended."),
            "{script}"
        );
    }
}
