//! More than one transfer of the same call, and what comes of one when the other has begun.

use graph_call_transfer::verdict::{Answered, Tracker};

use crate::script::{C, R, play, step};
use crate::{after, shown};

const FAILED: &str = "expect; transferring; transferAccepted; established 500/7000";

#[test]
fn a_new_attempt_begins_with_an_announcement_or_a_second_beginning_after_a_failure() {
    for (script, expected) in [
        ("expect; expect", "2 requested certain lives transferor"),
        ("expect; transferring; expect", "2 requested certain lives transferor"),
        ("expect; transferring; established 500/7000; expect", "2 requested certain lives transferor"),
        (
            "expect; transferring; established 500/7000; transferring",
            "2 transferring likely lives transferor",
        ),
        ("expect; transferring; transferring; established 500/7000", "1 failed certain lives transferor"),
        // Then it is the first beginning, late.
        ("expect; established 500/7000; transferring", "1 failed certain lives transferor"),
        ("expect; established 500/7000; transferAccepted", "1 failed certain lives transferor"),
        // A call that has ended begins nothing.
        (
            "expect; transferring; established 500/7000; deleted; transferring",
            "1 failed certain over unknown",
        ),
        ("expect; transferring; deleted 0/7015; transferring", "1 completed certain over transferTarget"),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn a_second_attempt_succeeds_for_certain() {
    for second in [
        "expect; transferring; transferAccepted; deleted 0/7015",
        "expect; deleted 0/7015",
        "transferring; transferAccepted; deleted =AppTransferred",
        "transferring; deleted 200/7015",
    ] {
        let script = format!("{FAILED}; {second}");
        assert_eq!(after(&script), "2 completed certain over transferTarget", "{script}");
    }
    // Without any sign of a second one, the end is the first one's: it overrules the failure.
    let script = format!("{FAILED}; deleted 0/7015");
    assert_eq!(after(&script), "1 completed certain over transferTarget");
}

#[test]
fn a_failure_that_may_be_an_earlier_attempts_is_only_likely() {
    for (script, certainty) in [
        // The same as before: it may be the earlier one's, told once more, whatever signs there were.
        ("expect; established 500/7000", "likely"),
        ("expect; transferring; established 500/7000", "likely"),
        ("expect; transferring; established 500/7000; established 500/7000", "likely"),
        ("transferring; established 500/7000", "likely"),
        // Another one than before.
        ("expect; established 500/7700", "certain"),
        ("expect; transferring; established 480/10037", "certain"),
        ("expect; established 500/7000; established 500/7700", "certain"),
        ("expect; established 500/7700; established 500/7000", "certain"),
    ] {
        let script = format!("{FAILED}; {script}");
        assert_eq!(after(&script), format!("2 failed {certainty} lives transferor"), "{script}");
    }
    for (first, failures, certainty) in [
        // Of the first attempt nothing was heard that ends it: it may fail yet.
        ("expect; transferring", "established 500/7000", "likely"),
        ("expect; transferring", "established 500/7000; established 500/7000", "likely"),
        ("expect; transferring", "established 500/7000; established 500/7700", "certain"),
        ("expect", "established 500/7000", "likely"),
        ("expect; refused 500", "established 500/7000", "likely"),
        ("expect; refused 503", "established 500/7000", "likely"),
        ("expect; refused 504", "established 500/7000", "likely"),
        // A redirect tells nothing of where the request went.
        ("expect; refused 302", "established 500/7000", "likely"),
        ("expect; refused 0", "established 500/7000", "likely"),
        ("expect; transferring; refused 404", "established 500/7000", "likely"),
        // It never began.
        ("expect; refused 404", "established 500/7000", "certain"),
        ("expect; refused 429", "established 500/7000", "certain"),
    ] {
        let script = format!("{first}; expect; transferring; {failures}");
        assert_eq!(after(&script), format!("2 failed {certainty} lives transferor"), "{script}");
    }
    // One that is told once more is none of the two.
    let script = "expect; established 500/7000; expect; expect; established 500/7000; established 500/7700";
    assert_eq!(after(script), "3 failed likely lives transferor");
    // Of two that are open, two failures may be.
    let script = "expect; expect; expect; transferring; established 500/7000; established 500/7700";
    assert_eq!(after(script), "3 failed likely lives transferor");
    // What is open stays so through an attempt that never began.
    let script = "expect; transferring; expect; refused 409; expect; transferring; established 500/7000";
    assert_eq!(after(script), "3 failed likely lives transferor");
    // And the one before the last may be told once more, too.
    let script = format!("{FAILED}; expect; established 500/7700; expect; established 500/7000");
    assert_eq!(after(&script), "3 failed likely lives transferor");
}

#[test]
fn the_reason_of_a_failure_is_the_attempts_own_where_that_is_known() {
    for failures in
        ["established 500/7000; established 480/10037", "established 480/10037; established 500/7000"]
    {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("{FAILED}; expect; transferring; {failures}"));
        let result = tracker.status(C).unwrap().result.unwrap();
        assert_eq!((result.code, result.subcode), (Some(480), Some(10037)), "{failures}");
    }
}

#[test]
fn an_end_that_may_be_an_earlier_attempts_is_only_likely() {
    for (script, expected) in [
        ("expect; deleted 0/7015; expect; deleted 0/7015", "2 completed likely over transferTarget"),
        ("expect; deleted 200/4521; expect; deleted 200/4521", "2 ended likely over nobody"),
        ("expect; deleted; expect; expect; deleted 0/7015", "3 completed likely over transferTarget"),
        // A repeated beginning may be the first one's: then this was no attempt that the end cut off.
        ("transferring; established 500/7000; transferring; deleted 200/4521", "2 ended likely over nobody"),
        (
            "transferring; established 500/7000; transferring; transferAccepted; deleted",
            "2 completed likely over transferTarget",
        ),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn a_refusal_is_noted_and_overruled_by_what_is_heard() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; refused 500");
    let status = tracker.status(C).unwrap();
    assert_eq!((status.answer, status.announced), (Some(Answered::Refused), true));
    assert_eq!(status.history.last().unwrap().said.status, Some(500));
    for (script, expected) in [
        ("expect; refused 404", "1 requested certain lives transferor"),
        ("expect; refused 500; transferring", "1 transferring certain lives transferor"),
        ("expect; refused 500; deleted 0/7015", "1 completed certain over transferTarget"),
        ("expect; accepted 202; refused 404", "1 requested certain lives transferor"),
        ("accepted 202", "1 requested certain lives transferor"),
        ("accepted 202; established 500/8541", "1 failed certain lives transferor"),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn what_is_withdrawn_was_never_announced() {
    for (script, expected) in [
        ("expect; withdraw", "nothing"),
        ("withdraw", "nothing"),
        ("expect; established; withdraw", "nothing"),
        ("expect; transferring; withdraw", "1 transferring certain lives transferor"),
        ("expect; accepted 202; withdraw", "1 requested certain lives transferor"),
        ("transferring; withdraw", "1 transferring certain lives transferor"),
        // The attempts before it stay as they were.
        ("expect; established 500/7000; expect; withdraw", "1 failed certain lives transferor"),
        ("expect; established 500/7000; expect; expect; withdraw", "1 failed certain lives transferor"),
        ("expect; established 500/7000; expect; withdraw; withdraw", "1 failed certain lives transferor"),
        ("expect; refused 404; expect; withdraw", "1 requested certain lives transferor"),
        ("expect; established 500/7000; expect; withdraw; expect", "2 requested certain lives transferor"),
        ("expect; transferring; expect; withdraw; established 500/7000", "1 failed certain lives transferor"),
        // What was heard meanwhile stays, and with it the attempt.
        ("expect; transferring; expect; transferring; withdraw", "2 transferring certain lives transferor"),
        ("expect; established 500/7000; expect; deleted; withdraw", "2 ended unknown over unknown"),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; established 500/7700");
    let known = tracker.status(C);
    play(&mut tracker, "expect X; withdraw");
    assert_eq!(tracker.status(C), known);
    // The call that is replaced again is heard of again.
    play(&mut tracker, "X: deleted; R: deleted");
    assert!(!tracker.status(C).unwrap().replaced_call.unwrap().lives);
    play(&mut tracker, "expect R; R: terminated =AppInitiated; withdraw");
    let replaced = tracker.status(C).unwrap().replaced_call.unwrap();
    assert_eq!((replaced.lives, &*replaced.call_id), (false, R));
}

#[test]
fn the_audio_is_the_calls_and_stays_from_one_attempt_to_the_next() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; transferring audio=inactive; established 500/7000 audio=active");
    let audio = |tracker: &Tracker| tracker.status(C).unwrap().audio.map(|audio| audio.as_str().to_owned());
    assert_eq!(audio(&tracker).as_deref(), Some("active"));
    let mut told = Vec::new();
    step(&mut tracker, "transferring", |change| told.extend(change.changed.words()));
    assert_eq!(told, ["attempt", "phase", "certainty"]);
    assert_eq!(audio(&tracker).as_deref(), Some("active"));
    play(&mut tracker, "established audio=muted");
    assert_eq!(audio(&tracker).as_deref(), Some("muted"));
    assert_eq!(shown(&tracker, C), "2 transferring likely lives transferor");
}
