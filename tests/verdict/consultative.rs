//! Consultative transfers: the call with the transfer target, which is replaced, and its end.

use graph_call_transfer::verdict::Tracker;

use crate::script::{C, R, play, step};
use crate::{after, shown};

/// The replaced call: whether it is active, and the reason of its end.
fn replaced(tracker: &Tracker) -> String {
    let status = tracker.status(C).unwrap();
    status.replaced_call.map_or("none".to_owned(), |call| {
        let reason = call.termination_reason.as_deref().unwrap_or("-");
        let code =
            call.result.and_then(|result| result.code).map_or(String::new(), |code| format!(" {code}"));
        format!("{} {reason}{code}", if call.active { "active" } else { "over" })
    })
}

#[test]
fn both_calls_can_end_in_any_order() {
    let (one, two) = ("R: terminated =AppInitiated", "R: gone");
    let end = "deleted =AppTransferred";
    for order in
        [[one, two, end], [one, end, two], [end, one, two], [two, one, end], [two, end, one], [end, two, one]]
    {
        for before in ["expect R", "expect R; transferring; transferAccepted", "expect r"] {
            let mut tracker = Tracker::default();
            play(&mut tracker, &format!("{before}; {}", order.join("; ")));
            assert_eq!(shown(&tracker, C), "1 completed certain over transferTarget", "{order:?}");
            assert_eq!(replaced(&tracker), "over AppInitiated", "{order:?}");
            assert_eq!(tracker.len(), 1, "the replaced call is not a transfer of its own");
        }
    }
}

#[test]
fn end_of_the_replaced_call_by_the_service_completes_an_end_without_a_reason() {
    for (script, expected) in [
        ("expect R; R: terminated =AppInitiated", "1 requested certain active unknown"),
        ("expect R; R: terminated =AppInitiated; deleted", "1 completed likely over transferTarget"),
        ("expect R; deleted; R: terminated =appinitiated", "1 completed likely over transferTarget"),
        (
            "expect R; transferring; deleted; r: deleted =AppTransferred",
            "1 completed likely over transferTarget",
        ),
        // A participant hung up, or Graph gave no reason: that proves nothing about the transfer.
        ("expect R; R: deleted 200/4521; deleted", "1 ended unknown over unknown"),
        ("expect R; R: gone; deleted", "1 ended unknown over unknown"),
        ("expect R; R: deleted =CallTerminated; deleted", "1 ended unknown over unknown"),
        ("expect R; R: deleted =AppInitiated; deleted 200/4521", "1 ended certain over unknown"),
        ("expect R; R: deleted =AppInitiated; established 500/7700", "1 failed certain active transferor"),
        // Only its end is evidence.
        (
            "expect R; R: established 500/7700; R: established; R: hold",
            "1 requested certain active transferor",
        ),
        // The transfer does not replace it.
        ("expect; R: deleted =AppInitiated; deleted", "1 ended unknown over unknown"),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn reason_of_the_replaced_call_does_not_depend_on_the_order() {
    for pieces in [
        "R: gone; R: deleted =CallTerminated; R: terminated =AppInitiated",
        "R: terminated =AppInitiated; R: deleted =CallTerminated; R: gone",
        "R: deleted =CallTerminated; R: gone; R: terminated =AppInitiated",
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect R; {pieces}; deleted"));
        assert_eq!(replaced(&tracker), "over AppInitiated", "{pieces}");
        assert_eq!(shown(&tracker, C), "1 completed likely over transferTarget", "{pieces}");
    }
}

#[test]
fn first_reason_of_the_replaced_call_is_kept_unless_the_service_ended_it() {
    for (pieces, expected) in [
        ("R: deleted =CallTerminated", "over CallTerminated"),
        ("R: gone; R: deleted =CallTerminated", "over CallTerminated"),
        ("R: deleted =CallTerminated; R: deleted =Rejected", "over CallTerminated"),
        ("R: deleted =AppTransferred; R: deleted =AppInitiated", "over AppTransferred"),
        ("R: deleted 200/4521; R: deleted 0/7015", "over - 200"),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect R; {pieces}"));
        assert_eq!(replaced(&tracker), expected, "{pieces}");
    }
}

#[test]
fn end_of_a_replaced_call_does_not_imply_a_transfer_of_it() {
    for end in ["R: deleted =AppTransferred", "r: deleted 0/7015", "R: terminated 200/7015"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, "expect R; transferring");
        let mut changes = Vec::new();
        step(&mut tracker, end, |change| {
            changes.push((change.call_id().to_owned(), change.changed.words().count()));
        });
        // Once the service ended it, the target may have the transferee.
        let fields = if end.contains("AppTransferred") { 2 } else { 1 };
        assert_eq!(changes, [(C.to_owned(), fields)], "{end}");
        assert_eq!(shown(&tracker, R), "nothing", "{end}");
    }
    // Other signals of it do: it is transferred, too.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; R: transferring; R: deleted =AppTransferred");
    assert_eq!(shown(&tracker, R), "1 completed certain over transferTarget");
    assert_eq!(replaced(&tracker), "over AppTransferred");
}

#[test]
fn each_end_of_the_replaced_call_changes_the_status_once() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; transferring");
    let mut changes = Vec::new();
    for piece in ["R: gone", "R: gone", "R: terminated =AppInitiated", "R: terminated =AppInitiated"] {
        step(&mut tracker, piece, |change| {
            changes.push(format!(
                "{} {}",
                change.changed.words().collect::<String>(),
                change.evidence.kind.as_str()
            ));
        });
    }
    assert_eq!(changes, ["replacedCall replacedCallEnd", "replacedCallconnectedTo replacedCallEnd"]);
}

#[test]
fn call_can_be_both_transferred_and_replaced() {
    // By another transfer.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; expect R X; X: deleted =AppInitiated; R: deleted =AppInitiated; deleted");
    assert_eq!(shown(&tracker, C), "1 completed likely over transferTarget");
    assert_eq!(shown(&tracker, R), "1 ended certain over unknown");
    // By itself, which validation forbids.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect C; transferring; deleted =AppTransferred");
    assert_eq!(shown(&tracker, C), "1 completed certain over transferTarget");
    assert_eq!(replaced(&tracker), "over AppTransferred");
    // Each by the other.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; expect R C; deleted =AppTransferred; R: deleted =AppInitiated");
    assert_eq!(shown(&tracker, C), "1 completed certain over transferTarget");
    assert_eq!(shown(&tracker, R), "1 ended certain over unknown");
}

#[test]
fn end_of_a_call_concerns_all_transfers_that_replace_it() {
    let other = "X: deleted; R: terminated =AppInitiated";
    for script in ["expect R; expect X R", "expect X R; expect R", "expect R; expect X R; expect X R"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("{script}; {other}"));
        assert_eq!(replaced(&tracker), "over AppInitiated", "{script}");
        assert!(shown(&tracker, crate::script::call("X")).ends_with("completed likely over transferTarget"));
    }
    // When one of them replaces another call or is forgotten, the end still concerns the other one.
    for script in ["expect R; expect X R; expect X r; expect X C", "expect X R; expect R; expect X C"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("{script}; {other}"));
        assert_eq!(replaced(&tracker), "over AppInitiated", "{script}");
        tracker.forget(crate::script::call("X"));
        play(&mut tracker, "R: deleted =AppInitiated");
        assert_eq!(tracker.len(), 1);
    }
}

#[test]
fn next_attempt_can_replace_another_call_or_one_that_ended() {
    for (script, expected) in [
        ("expect R; established 500/7700; expect R", "active -"),
        ("expect R; established 500/7700; expect X", "active -"),
        ("expect R; established 500/7700; expect", "none"),
        ("expect R; established 500/7700; expect; R: gone", "none"),
        ("expect R; established 500/7700; expect X; R: gone", "active -"),
        ("expect R; R: deleted =AppInitiated; established 500/7700; expect r", "over -"),
        ("expect R; R: deleted 200/5000; expect X; expect R", "active -"),
        ("expect R; transferring; established 500/7700; transferring; R: deleted 200/5000", "over - 200"),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        assert_eq!(replaced(&tracker), expected, "{script}");
    }
    // The service ended it during the first attempt: that proves nothing about the second one.
    let script = "expect R; R: deleted =AppInitiated; established 500/7700; expect R; deleted";
    assert_eq!(after(script), "2 ended unknown over unknown");
}
