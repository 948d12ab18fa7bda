//! The outcome of a transfer, and the recommended action.

use graph_call_transfer::codes::RetryTarget;
use graph_call_transfer::verdict::{Advice, OutcomeKind, Tracker};

use crate::script::{C, play};

const RETURNED: &str = "The call is with you again: ";
const LIKELY: &str = "The transfer probably failed, ";
const ENDED_AFTER: &str = "The transfer failed, and then the call ended: ";
const UNKNOWN: &str = "The call ended, and Graph gave no reason: ";
const BEFORE: &str = "The call ended, and no notification reported that the transfer target had accepted. ";
const AFTER: &str = "The transfer target had accepted, and then the call ended for another reason: ";
const REFUSED: &str = "Graph refused the request, ";
const IN_PROGRESS: &str = "The response does not prove that Graph did nothing: ";

#[test]
fn outcome_recommends_an_action_for_each_end() {
    for (script, expected) in [
        ("", None),
        ("expect", None),
        ("expect; accepted 202", None),
        ("expect; transferring", None),
        ("expect; transferAccepted", None),
        ("expect; refused 404; transferring", None),
        ("expect; transferAccepted; deleted 0/7015", Some(("completed", ""))),
        ("expect; refused 404; deleted 0/7015", Some(("completed", ""))),
        ("expect; transferring; established 500/7000", Some(("failed", RETURNED))),
        ("expect; transferring; expect; established 500/7000", Some(("failed", LIKELY))),
        ("expect; established 500/7000; deleted", Some(("failed", ENDED_AFTER))),
        ("expect; deleted", Some(("ended", UNKNOWN))),
        ("expect; deleted 200/4521", Some(("ended", BEFORE))),
        ("expect; deleted 200/7000", Some(("ended", BEFORE))),
        ("expect; transferAccepted; deleted 200/7000", Some(("ended", AFTER))),
        ("expect R; R: deleted =AppInitiated; deleted 200/4521", Some(("ended", AFTER))),
        ("expect; refused 400", Some(("refused", REFUSED))),
        ("expect; refused 404", Some(("refused", REFUSED))),
        ("expect; refused 429", Some(("refused", REFUSED))),
        ("expect; refused 0", Some(("refused", IN_PROGRESS))),
        ("expect; refused 302", Some(("refused", IN_PROGRESS))),
        ("expect; refused 500", Some(("refused", IN_PROGRESS))),
        ("expect; refused 502", Some(("refused", IN_PROGRESS))),
        ("expect; refused 503", Some(("refused", IN_PROGRESS))),
        ("expect; refused 504", Some(("refused", IN_PROGRESS))),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let outcome = tracker.outcome(C);
        let found =
            outcome.as_ref().map(|outcome| (outcome.kind.as_str(), outcome.recommended_action.unwrap_or("")));
        assert_eq!(found.map(|found| found.0), expected.map(|expected| expected.0), "{script}");
        if let (Some((_, advice)), Some((_, begins))) = (found, expected) {
            assert!(
                advice.starts_with(begins) && advice.is_empty() == begins.is_empty(),
                "{script}: {advice}"
            );
        }
        assert_eq!(outcome.and_then(|outcome| outcome.status), expected.and(tracker.status(C)), "{script}");
    }
}

#[test]
fn outcome_of_a_timeout_contains_the_status() {
    for script in ["", "expect", "expect; transferring", "expect; refused 404; transferring"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        let outcome = tracker.timed_out(C);
        assert_eq!((outcome.kind, &outcome.status), (OutcomeKind::TimedOut, &tracker.status(C)), "{script}");
        assert!(
            outcome
                .recommended_action
                .unwrap()
                .starts_with("No notification reported how the transfer ended."),
            "{script}"
        );
    }
}

#[test]
fn returned_call_has_an_action_that_fits_the_code() {
    for (failure, retry, action) in [
        (
            "500/7000",
            "later",
            "choose another transfer target, or wait before you transfer the call once more.",
        ),
        (
            "403/510559",
            "otherTarget",
            "choose another transfer target. The same one fails until the cause is removed.",
        ),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect; established {failure}"));
        let outcome = tracker.outcome(C).unwrap();
        assert_eq!(outcome.retry.as_str(), retry, "{failure}");
        assert!(outcome.recommended_action.unwrap().ends_with(action), "{failure}: {outcome:?}");
    }
}

#[test]
fn action_depends_on_whether_another_attempt_can_succeed() {
    for (advice, retry, end) in [
        (
            Advice::CallReturned,
            RetryTarget::No,
            "fails until the cause is removed; the code of the result names it.",
        ),
        (
            Advice::CallReturned,
            RetryTarget::SameTarget,
            "transfer the call once more, or choose another transfer target.",
        ),
        (Advice::CallReturned, RetryTarget::OtherTarget, "The same one fails until the cause is removed."),
        (Advice::CallReturned, RetryTarget::Later, "or wait before you transfer the call once more."),
        (
            Advice::CallReturned,
            RetryTarget::AfterCheck,
            "the code of the result before you transfer the call once more.",
        ),
        (Advice::RequestRefused, RetryTarget::No, "The code of the response gives the reason."),
        (Advice::RequestRefused, RetryTarget::SameTarget, "The code of the response gives the reason."),
        (
            Advice::RequestRefused,
            RetryTarget::AfterCheck,
            "read the call with `readCall` before you send it again.",
        ),
    ] {
        assert!(advice.text(retry).ends_with(end), "{advice}, {retry}: {}", advice.text(retry));
    }
}

#[test]
fn no_action_advises_to_repeat_what_fails_again() {
    for retry in [RetryTarget::No, RetryTarget::OtherTarget] {
        for advice in ADVICE {
            let action = advice.text(retry).to_lowercase();
            let repeats = ["try once more", "try again", "once more", "send it again", "repeat"];
            let is_open = matches!(advice, Advice::MayBeInProgress | Advice::NoNotification);
            assert!(is_open || repeats.iter().all(|word| !action.contains(word)), "{advice}: {action}");
        }
    }
}

const ADVICE: [Advice; Advice::WORDS.len()] = {
    use Advice as A;
    [
        A::CallReturned,
        A::LikelyFailed,
        A::FailedThenEnded,
        A::EndReasonUnknown,
        A::EndedBeforeTransfer,
        A::EndedAfterAccepted,
        A::RequestRefused,
        A::MayBeInProgress,
        A::NoNotification,
    ]
};
