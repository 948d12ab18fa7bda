//! Several transfers of the same call.

use graph_call_transfer::HttpResponse;
use graph_call_transfer::response::GraphResponse;
use graph_call_transfer::verdict::{RecordedResponse, ResponseKind, Tracker};

use crate::script::{C, play, step};
use crate::{after, shown};

const FAILED: &str = "expect; transferring; transferAccepted; established 500/7000";

#[test]
fn attempt_begins_with_an_expectation_or_a_repeated_transferring_after_a_failure() {
    for (script, expected) in [
        ("expect; expect", "2 requested certain active transferor"),
        ("expect; transferring; expect", "2 requested certain active transferor"),
        ("expect; transferring; established 500/7000; expect", "2 requested certain active transferor"),
        (
            "expect; transferring; established 500/7000; transferring",
            "2 transferring likely active transferor",
        ),
        ("expect; transferring; transferring; established 500/7000", "1 failed certain active transferor"),
        // Here it is the first one, which arrives late.
        ("expect; established 500/7000; transferring", "1 failed certain active transferor"),
        ("expect; established 500/7000; transferAccepted", "1 failed certain active transferor"),
        // After the end of the call no attempt begins.
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
fn second_attempt_can_complete_for_certain() {
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
fn failure_that_may_belong_to_an_earlier_attempt_is_only_likely() {
    for (script, certainty) in [
        // The same as before: it may be the earlier one, delivered again, whatever signs there were.
        ("expect; established 500/7000", "likely"),
        ("expect; transferring; established 500/7000", "likely"),
        ("expect; transferring; established 500/7000; established 500/7000", "likely"),
        ("transferring; established 500/7000", "likely"),
        // Different codes.
        ("expect; established 500/7700", "certain"),
        ("expect; transferring; established 480/10037", "certain"),
        ("expect; established 500/7000; established 500/7700", "certain"),
        ("expect; established 500/7700; established 500/7000", "certain"),
    ] {
        let script = format!("{FAILED}; {script}");
        assert_eq!(after(&script), format!("2 failed {certainty} active transferor"), "{script}");
    }
    for (first, failures, certainty) in [
        // No notification ended the first attempt: it may still fail.
        ("expect; transferring", "established 500/7000", "likely"),
        ("expect; transferring", "established 500/7000; established 500/7000", "likely"),
        ("expect; transferring", "established 500/7000; established 500/7700", "certain"),
        ("expect", "established 500/7000", "likely"),
        ("expect; refused 500", "established 500/7000", "likely"),
        ("expect; refused 503", "established 500/7000", "likely"),
        ("expect; refused 504", "established 500/7000", "likely"),
        // A redirect does not show whether the request was processed.
        ("expect; refused 302", "established 500/7000", "likely"),
        ("expect; refused 0", "established 500/7000", "likely"),
        ("expect; transferring; refused 404", "established 500/7000", "likely"),
        // It never began.
        ("expect; refused 404", "established 500/7000", "certain"),
        ("expect; refused 429", "established 500/7000", "certain"),
    ] {
        let script = format!("{first}; expect; transferring; {failures}");
        assert_eq!(after(&script), format!("2 failed {certainty} active transferor"), "{script}");
    }
    // A repeated failure is neither of the two.
    let script = "expect; established 500/7000; expect; expect; established 500/7000; established 500/7700";
    assert_eq!(after(script), "3 failed likely active transferor");
    // Two open attempts can have two failures.
    let script = "expect; expect; expect; transferring; established 500/7000; established 500/7700";
    assert_eq!(after(script), "3 failed likely active transferor");
    // An attempt stays open during one that never began.
    let script = "expect; transferring; expect; refused 409; expect; transferring; established 500/7000";
    assert_eq!(after(script), "3 failed likely active transferor");
    // The failure of an attempt before the last one can be repeated, too.
    let script = format!("{FAILED}; expect; established 500/7700; expect; established 500/7000");
    assert_eq!(after(&script), "3 failed likely active transferor");
}

#[test]
fn result_of_a_failure_is_that_of_its_own_attempt() {
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
fn result_of_an_end_is_that_of_the_first_one() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; deleted 200/4521; deleted 500/7117");
    assert_eq!(tracker.status(C).unwrap().result.unwrap().subcode, Some(4521));
}

#[test]
fn end_after_an_earlier_end_is_only_likely() {
    for (script, expected) in [
        ("expect; deleted 0/7015; expect; deleted 0/7015", "2 completed likely over transferTarget"),
        ("expect; deleted 200/4521; expect; deleted 200/4521", "2 ended likely over none"),
        ("expect; deleted; expect; expect; deleted 0/7015", "3 completed likely over transferTarget"),
        // A repeated `transferring` may be the first one: then there was no second attempt to end.
        ("transferring; established 500/7000; transferring; deleted 200/4521", "2 ended likely over none"),
        (
            "transferring; established 500/7000; transferring; transferAccepted; deleted",
            "2 completed likely over transferTarget",
        ),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn refusal_is_recorded_and_overruled_by_notifications() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; refused 500");
    let status = tracker.status(C).unwrap();
    assert_eq!((status.response, status.expected), (Some(ResponseKind::Refused), true));
    assert_eq!(status.history.last().unwrap().details.status, Some(500));
    for (script, expected) in [
        ("expect; refused 403", "1 requested certain active transferor"),
        ("expect; refused 404/10202", "1 requested certain active transferor"),
        // The call may have ended, be in another transfer, or be transferred in spite of the refusal.
        ("expect; refused 404", "1 requested certain active unknown"),
        ("expect; refused 404/8522", "1 requested certain active unknown"),
        ("expect; refused 400/8528", "1 requested certain active unknown"),
        ("expect; refused 409/8519", "1 requested certain active unknown"),
        ("expect; refused 0", "1 requested certain active unknown"),
        ("expect; refused 502", "1 requested certain active unknown"),
        ("expect; refused 500; transferring", "1 transferring certain active transferor"),
        ("expect; refused 500; deleted 0/7015", "1 completed certain over transferTarget"),
        ("expect; accepted 202; refused 404", "1 requested certain active unknown"),
        ("accepted 202", "1 requested certain active transferor"),
        ("accepted 202; established 500/8541", "1 failed certain active transferor"),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn audio_stays_from_one_attempt_to_the_next() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; transferring audio=inactive; established 500/7000 audio=active");
    let audio = |tracker: &Tracker| tracker.status(C).unwrap().audio.map(|audio| audio.as_str().to_owned());
    assert_eq!(audio(&tracker).as_deref(), Some("active"));
    let mut changed = Vec::new();
    step(&mut tracker, "transferring", |change| changed.extend(change.changed.words()));
    assert_eq!(changed, ["attempt", "phase", "certainty"]);
    assert_eq!(audio(&tracker).as_deref(), Some("active"));
    play(&mut tracker, "established audio=muted");
    assert_eq!(audio(&tracker).as_deref(), Some("muted"));
    assert_eq!(shown(&tracker, C), "2 transferring likely active transferor");
}

#[test]
fn parsed_response_is_recorded_with_its_status_and_the_number_of_its_error() {
    for (status, body, recorded) in [
        (202, "", RecordedResponse::accepted(202)),
        (429, "", RecordedResponse::refused(429, "", "")),
        (
            404,
            r#"{"error":{"code":"8522","message":"Call not found."}}"#,
            RecordedResponse::refused(404, "8522", "Call not found."),
        ),
        (
            403,
            r#"{"error":{"code":"7505","message":"Insufficient enterprise tenant permissions."}}"#,
            RecordedResponse::refused(403, "7505", "Insufficient enterprise tenant permissions."),
        ),
    ] {
        let response = GraphResponse::parse(&HttpResponse::new(status).with_body(body));
        assert_eq!(RecordedResponse::from(&response), recorded, "{status} {body}");
    }
    assert_eq!(RecordedResponse::refused(403, "7505", "").error_number, Some(7505));
}
