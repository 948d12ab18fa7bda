//! Single notifications: the table of the life cycle, each row as documented or observed.

use graph_call_transfer::verdict::Tracker;

use crate::script::{C, play, step};
use crate::{after, shown};

#[test]
fn end_shows_whether_the_transfer_was_its_cause() {
    for (end, expected) in [
        // The transfer page's examples 1, 3 and 5, and DELETE's table.
        ("deleted 0/7015", "1 completed certain over transferTarget"),
        ("deleted 200/7015", "1 completed certain over transferTarget"),
        ("deleted /7015", "1 completed certain over transferTarget"),
        (r#"deleted "200"/"7015""#, "1 completed certain over transferTarget"),
        (r#"deleted "0"/"7015""#, "1 completed certain over transferTarget"),
        ("terminated 0/7015", "1 completed certain over transferTarget"),
        ("gone 0/7015", "1 completed certain over transferTarget"),
        // Examples 2 and 4.
        ("deleted =AppTransferred", "1 completed certain over transferTarget"),
        ("deleted =APPTRANSFERRED", "1 completed certain over transferTarget"),
        (r"deleted =App\u0054ransferred", "1 completed certain over transferTarget"),
        ("gone =appTransferred", "1 completed certain over transferTarget"),
        ("terminated 200/0 =AppTransferred", "1 completed certain over transferTarget"),
        ("terminated 500/7000 =AppTransferred", "1 completed certain over transferTarget"),
        // The subcode counts, whatever the code. It is documented with 0 and with 200.
        ("deleted 500/7015", "1 completed certain over transferTarget"),
        ("deleted 404/7015", "1 completed certain over transferTarget"),
        // Similar ends.
        ("deleted 200/7000", "1 ended certain over unknown"),
        ("deleted 0/7000", "1 ended certain over unknown"),
        ("deleted 500/7000", "1 ended certain over unknown"),
        // Only an end by the other party shows that the transferee is gone.
        ("deleted 200/4521", "1 ended certain over none"),
        ("deleted 0/4521", "1 ended certain over none"),
        ("deleted 200/4097", "1 ended certain over none"),
        ("deleted 200/18503", "1 ended certain over none"),
        (r#"deleted "200"/"540000""#, "1 ended certain over none"),
        ("deleted 200/560000", "1 ended certain over none"),
        ("deleted 487/540000", "1 ended certain over unknown"),
        ("deleted 200/5010", "1 ended certain over unknown"),
        (r#"deleted "200"/"5001""#, "1 ended certain over unknown"),
        ("deleted =AppInitiated", "1 ended certain over unknown"),
        ("deleted =CallTerminated", "1 ended certain over unknown"),
        ("deleted 0/0 =CallTerminated", "1 ended certain over unknown"),
        ("deleted 500/", "1 ended certain over unknown"),
        (r#"deleted 200/"other""#, "1 ended certain over unknown"),
        // Without a reason, before the transfer target accepted.
        ("deleted", "1 ended unknown over unknown"),
        ("gone", "1 ended unknown over unknown"),
        ("vanished", "1 ended unknown over unknown"),
        ("terminated", "1 ended unknown over unknown"),
        ("deleted 0/0", "1 ended unknown over unknown"),
        ("deleted 200/0", "1 ended unknown over unknown"),
        ("deleted 200/", "1 ended unknown over unknown"),
        ("deleted /0", "1 ended unknown over unknown"),
        ("deleted =", "1 ended unknown over unknown"),
        ("TERMINATED", "1 ended unknown over unknown"),
    ] {
        for before in ["expect", "expect; transferring", "transferring", "expect; established audio=active"] {
            assert_eq!(after(&format!("{before}; {end}")), expected, "{before}; {end}");
        }
        // After it, the transfer is the likely cause of an end without a reason.
        // Nor does any other end show who has the transferee.
        let accepted = expected
            .replace("ended unknown over unknown", "completed likely over transferTarget")
            .replace("over none", "over unknown");
        for before in
            ["expect; transferring; transferAccepted", "transferAccepted", "expect; transferAccepted"]
        {
            assert_eq!(after(&format!("{before}; {end}")), accepted, "{before}; {end}");
        }
        // After a failure the call was back, and ended later.
        let failed = match expected {
            "1 ended certain over none" => "1 failed certain over none",
            "1 ended certain over unknown" | "1 ended unknown over unknown" => {
                "1 failed certain over unknown"
            }
            completed => completed,
        };
        for before in ["expect; established 500/7000", "transferring; transferAccepted; established 500/7700"]
        {
            assert_eq!(after(&format!("{before}; {end}")), failed, "{before}; {end}");
        }
    }
}

#[test]
fn established_is_a_failure_only_with_a_code_of_400_or_more() {
    for (notification, expected) in [
        ("established 500/7000", "failed certain"),
        ("established 500/7700", "failed certain"),
        ("established 500/7015", "failed certain"),
        ("established 500/", "failed certain"),
        ("established 400/8501", "failed certain"),
        ("established 480/10037", "failed certain"),
        ("established 603/560603", "failed certain"),
        (r#"established "500"/"7000""#, "failed certain"),
        ("ESTABLISHED 500/7000", "failed certain"),
        ("established", "transferring certain"),
        ("established audio=active", "transferring certain"),
        ("established +replacesContext", "transferring certain"),
        ("established +chatInfo +meetingInfo audio=inactive", "transferring certain"),
        ("established 200/0", "transferring certain"),
        ("established 0/0", "transferring certain"),
        ("established 200/7000", "transferring certain"),
        ("established /7000", "transferring certain"),
        ("established 399/7000", "transferring certain"),
        ("hold 500/7000", "transferring certain"),
        ("establishing 500/7000", "transferring certain"),
    ] {
        let all = format!("1 {expected} active transferor");
        assert_eq!(after(&format!("expect; transferring; {notification}")), all, "{notification}");
        assert_eq!(after(&format!("transferring; {notification}")), all, "{notification}");
    }
}

#[test]
fn unexpected_transfer_is_implied_by_its_signals() {
    for (notification, expected) in [
        ("transferring", "1 transferring certain active transferor"),
        ("TransferAccepted", "1 transferAccepted certain active unknown"),
        (r#"operation "200"/"transferring""#, "1 transferring certain active transferor"),
        (r#"operation "200"/"transferAccepted""#, "1 transferAccepted certain active unknown"),
        (r#"operation "200"/"TransferAccepted""#, "1 transferAccepted certain active unknown"),
        (r#"operation-deleted "200"/"transferAccepted""#, "1 transferAccepted certain active unknown"),
        ("deleted 0/7015", "1 completed certain over transferTarget"),
        ("deleted =AppTransferred", "1 completed certain over transferTarget"),
        // Before any sign it may have another cause, or belong to an earlier attempt.
        ("established 500/7000", "1 failed likely active transferor"),
        ("established 500/7700", "1 failed likely active transferor"),
        // Calls end, and fail, without transfers, too.
        ("established 500/7117", "nothing"),
        ("established 400/7000", "nothing"),
        ("deleted 200/4521", "nothing"),
        ("deleted 500/7000", "nothing"),
        ("deleted", "nothing"),
        ("vanished", "nothing"),
        ("established", "nothing"),
        ("incoming", "nothing"),
        ("tone", "nothing"),
        (r#"operation "200"/"other""#, "nothing"),
        ("operation-deleted 200/0", "nothing"),
        ("operation-deleted 200/7015", "nothing"),
    ] {
        assert_eq!(after(notification), expected, "{notification}");
    }
}

#[test]
fn unrelated_notifications_change_nothing() {
    let other = |path: &str, data: &str| {
        format!(
            r#"{{"changeType":"deleted","resourceUrl":"/communications/calls/{C}{path}","resourceData":{data}}}"#
        )
    };
    let states =
        ["parked", "hold", "establishing", "ringing", "redirecting", "terminating", "unknownFutureValue"];
    let mut entries: Vec<String> = states.iter().map(|state| crate::script::entry(state)).collect();
    entries.extend([
        crate::script::entry("established"),
        crate::script::entry("tone"),
        crate::script::entry("operation-deleted 200/0"),
        crate::script::entry("operation-deleted 500/7000"),
        crate::script::entry("operation-deleted 200/7015"),
        crate::script::entry("X: deleted =AppTransferred").replace("/calls/", "/calls/x-"),
        other("/participants", r#"[{"state":"terminated"}]"#),
        other("/participants", r##"{"@odata.type":"#microsoft.graph.deltaParticipants","participants":[]}"##),
        other("/contentsharingsessions/1", r#"{"state":"terminated"}"#),
        other("/audioRoutingGroups/1", r#"{"state":"terminated","resultInfo":{"code":0,"subcode":7015}}"#),
        other("/anything/else", r#"{"state":"terminated","terminationReason":"AppTransferred"}"#),
    ]);
    for before in ["expect", "transferring", "expect; transferAccepted", "transferring; established 500/7000"]
    {
        for entry in &entries {
            let mut tracker = Tracker::default();
            play(&mut tracker, before);
            let known = shown(&tracker, C);
            let body = crate::script::body(std::slice::from_ref(entry));
            tracker.apply(&body, |change| assert_ne!(change.call_id(), C, "{before}: {entry}")).unwrap();
            assert_eq!(shown(&tracker, C), known, "{before}: {entry}");
        }
    }
}

#[test]
fn change_contains_the_changed_fields_and_the_previous_phase() {
    for (before, notification, expected) in [
        ("", "transferring", "attempt phase | - transferring transferring"),
        ("expect", "transferring", "phase | requested transferring transferring"),
        ("expect", "transferring audio=inactive", "phase audio | requested transferring transferring"),
        ("expect; transferring", "transferring", ""),
        ("expect; transferring", "established audio=active", "audio | transferring transferring other"),
        ("expect", "transferAccepted", "phase connectedTo | requested transferAccepted transferAccepted"),
        ("expect; transferAccepted", "transferring", ""),
        (
            "expect; transferring; transferAccepted",
            "deleted 0/7015",
            "phase callActive connectedTo | transferAccepted completed completion",
        ),
        ("expect; deleted 0/7015", "deleted 0/7015", ""),
        (
            "expect; deleted",
            "transferAccepted",
            "phase certainty connectedTo | ended completed transferAccepted late",
        ),
        ("expect; deleted", "deleted 200/4521", "certainty connectedTo | ended ended end late"),
        ("expect; deleted 200/4521", "deleted", ""),
        ("expect; deleted 200/4521", "deleted 0/7015", "phase connectedTo | ended completed completion late"),
        ("expect; established 500/7000", "deleted", "callActive connectedTo | failed failed end late"),
        (
            "expect; established 500/7000",
            "deleted =AppTransferred",
            "phase callActive connectedTo | failed completed completion late",
        ),
        ("expect; transferring; established 500/7000", "transferAccepted", ""),
        ("expect; deleted 0/7015", "established 500/7000", ""),
        (
            "transferring; established 500/7000",
            "transferring",
            "attempt phase certainty | failed transferring transferring",
        ),
        ("established 500/7000", "transferring", ""),
        ("expect", "refused 403/7504", ""),
        ("expect", "refused 404", "connectedTo | requested requested refused"),
        ("expect", "refused 500", "connectedTo | requested requested refused"),
        ("", "refused 403", "attempt phase | - requested expected"),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, before);
        let mut changes = Vec::new();
        step(&mut tracker, notification, |change| {
            let fields: Vec<_> = change.changed.words().collect();
            let from = change.previous_phase.map_or("-", |from| from.as_str());
            let late = if change.evidence.late { " late" } else { "" };
            let (phase, kind) = (change.phase.as_str(), change.evidence.kind.as_str());
            changes.push(format!("{} | {from} {phase} {kind}{late}", fields.join(" ")));
        });
        assert_eq!(changes.join("; "), expected, "{before}; {notification}");
    }
}

#[test]
fn call_is_found_by_every_form_of_its_id() {
    for other in ["c", "341A0500-D4BF-4224-8B19-1581168D328B", "341a0500d4bf42248b191581168d328b"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect; {other}: transferring; {other}: deleted 0/7015"));
        assert_eq!(tracker.len(), 1);
        assert_eq!(shown(&tracker, C), "1 completed certain over transferTarget");
        assert_eq!(tracker.status(crate::script::call(other)).unwrap().call_id.as_ref(), C);
    }
    // An id that is not a GUID is compared exactly.
    let mut tracker = Tracker::default();
    play(&mut tracker, "a-call.7: transferring; A-call.7: transferAccepted; é: transferAccepted");
    assert_eq!(shown(&tracker, "a-call.7"), "1 transferring certain active transferor");
    assert_eq!(shown(&tracker, "A-call.7"), "1 transferAccepted certain active unknown");
    assert_eq!(shown(&tracker, "é"), "1 transferAccepted certain active unknown");
    assert_eq!(shown(&tracker, "a-call.8"), "nothing");
    assert_eq!(tracker.len(), 3);
}
