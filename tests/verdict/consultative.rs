//! Consultative transfers: the call with the transfer target is replaced, and what is heard of it.

use graph_call_transfer::verdict::Tracker;

use crate::script::{C, R, play, step};
use crate::{after, shown};

/// Of the replaced call: whether it lives, and why not.
fn replaced(tracker: &Tracker) -> String {
    let status = tracker.status(C).unwrap();
    status.replaced_call.map_or("none".to_owned(), |call| {
        let reason = call.termination_reason.as_deref().unwrap_or("-");
        let code =
            call.result.and_then(|result| result.code).map_or(String::new(), |code| format!(" {code}"));
        format!("{} {reason}{code}", if call.lives { "lives" } else { "over" })
    })
}

#[test]
fn both_legs_end_in_any_order() {
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
            assert_eq!(tracker.len(), 1, "the replaced call is no transfer of its own");
        }
    }
}

#[test]
fn the_end_of_the_replaced_call_makes_an_end_without_a_reason_likely() {
    for (script, expected) in [
        ("expect R; R: terminated =AppInitiated", "1 requested certain lives transferor"),
        ("expect R; R: terminated =AppInitiated; deleted", "1 completed likely over transferTarget"),
        ("expect R; deleted; R: terminated =appinitiated", "1 completed likely over transferTarget"),
        (
            "expect R; transferring; deleted; r: deleted =AppTransferred",
            "1 completed likely over transferTarget",
        ),
        // Somebody hung up, or nobody knows why it ended: that says nothing of the transfer.
        ("expect R; R: deleted 200/4521; deleted", "1 ended unknown over unknown"),
        ("expect R; R: gone; deleted", "1 ended unknown over unknown"),
        ("expect R; R: deleted =CallTerminated; deleted", "1 ended unknown over unknown"),
        ("expect R; R: deleted =AppInitiated; deleted 200/4521", "1 ended certain over nobody"),
        ("expect R; R: deleted =AppInitiated; established 500/7700", "1 failed certain lives transferor"),
        // Only what ends it is news.
        (
            "expect R; R: established 500/7700; R: established; R: hold",
            "1 requested certain lives transferor",
        ),
        // It was never said to be replaced.
        ("expect; R: deleted =AppInitiated; deleted", "1 ended unknown over unknown"),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn the_service_counts_as_the_cause_in_whatever_order_the_pieces_come() {
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
fn the_end_of_a_replaced_call_begins_no_transfer_of_its_own() {
    for end in ["R: deleted =AppTransferred", "r: deleted 0/7015", "R: terminated 200/7015"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, "expect R; transferring");
        let mut told = Vec::new();
        step(&mut tracker, end, |change| {
            told.push((change.call_id().to_owned(), change.changed.words().count()));
        });
        assert_eq!(told, [(C.to_owned(), 1)], "{end}");
        assert_eq!(shown(&tracker, R), "nothing", "{end}");
    }
    // Its own signs do: somebody transfers it, too.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; R: transferring; R: deleted =AppTransferred");
    assert_eq!(shown(&tracker, R), "1 completed certain over transferTarget");
    assert_eq!(replaced(&tracker), "over AppTransferred");
}

#[test]
fn each_piece_of_news_of_the_replaced_call_is_told_once() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; transferring");
    let mut told = Vec::new();
    for piece in ["R: gone", "R: gone", "R: terminated =AppInitiated", "R: terminated =AppInitiated"] {
        step(&mut tracker, piece, |change| {
            told.push(format!(
                "{} {}",
                change.changed.words().collect::<String>(),
                change.because.kind.as_str()
            ));
        });
    }
    assert_eq!(told, ["replacedCall replacedCallEnd", "replacedCall replacedCallEnd"]);
}

#[test]
fn a_call_can_be_both_transferred_and_replaced() {
    // By another transfer.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; expect R X; X: deleted =AppInitiated; R: deleted =AppInitiated; deleted");
    assert_eq!(shown(&tracker, C), "1 completed likely over transferTarget");
    assert_eq!(shown(&tracker, R), "1 ended certain over nobody");
    // By itself, which the checks before sending forbid.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect C; transferring; deleted =AppTransferred");
    assert_eq!(shown(&tracker, C), "1 completed certain over transferTarget");
    assert_eq!(replaced(&tracker), "over AppTransferred");
    // Each by the other.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; expect R C; deleted =AppTransferred; R: deleted =AppInitiated");
    assert_eq!(shown(&tracker, C), "1 completed certain over transferTarget");
    assert_eq!(shown(&tracker, R), "1 ended certain over nobody");
}

#[test]
fn a_call_that_two_transfers_replace_is_news_for_both() {
    let other = "X: deleted; R: terminated =AppInitiated";
    for script in ["expect R; expect X R", "expect X R; expect R", "expect R; expect X R; expect X R"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("{script}; {other}"));
        assert_eq!(replaced(&tracker), "over AppInitiated", "{script}");
        assert!(shown(&tracker, crate::script::call("X")).ends_with("completed likely over transferTarget"));
    }
    // When one of them replaces another call or goes, the other one still hears of it.
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
fn the_next_attempt_may_replace_another_call_or_one_that_is_over() {
    for (script, expected) in [
        ("expect R; established 500/7700; expect R", "lives -"),
        ("expect R; established 500/7700; expect X", "lives -"),
        ("expect R; established 500/7700; expect", "none"),
        ("expect R; established 500/7700; expect; R: gone", "none"),
        ("expect R; established 500/7700; expect X; R: gone", "lives -"),
        ("expect R; R: deleted =AppInitiated; established 500/7700; expect r", "over -"),
        ("expect R; R: deleted 200/5000; expect X; expect R", "lives -"),
        ("expect R; transferring; established 500/7700; transferring; R: deleted 200/5000", "over - 200"),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, script);
        assert_eq!(replaced(&tracker), expected, "{script}");
    }
    // That the service ended it was the first attempt's success or not: of the second it says nothing.
    let script = "expect R; R: deleted =AppInitiated; established 500/7700; expect R; deleted";
    assert_eq!(after(script), "2 ended unknown over unknown");
}
