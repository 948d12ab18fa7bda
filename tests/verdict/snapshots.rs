//! A tracker that is restored goes on where the other one stood.

use graph_call_transfer::verdict::{SnapshotError, Tracker};
use proptest::prelude::*;

use crate::script::{body, call, entry, play, step};

/// What can happen to a tracker, of three calls.
fn steps() -> impl Strategy<Value = String> {
    let notification = proptest::sample::select(vec![
        "transferring",
        "transferring audio=inactive",
        "transferAccepted",
        "established 500/7000",
        "established 500/7700 +replacesContext",
        "established audio=active",
        "established",
        "parked =x",
        "deleted 0/7015",
        "deleted =AppTransferred",
        "terminated =AppInitiated",
        "deleted 200/4521",
        "gone",
        r#"operation "200"/"transferAccepted""#,
    ]);
    let name = || proptest::sample::select(vec!["C", "R", "X", "c", "é"]);
    let own = ["expect", "expect R", "accepted 202", "refused 404", "refused 500", "withdraw", "forget"];
    prop_oneof![
        6 => (name(), notification).prop_map(|(name, step)| format!("{name}: {step}")),
        2 => proptest::sample::select(own.to_vec()).prop_map(str::to_owned),
        2 => (name(), name()).prop_map(|(name, replaced)| format!("expect {name} {replaced}")),
    ]
}

/// The changes of a step, in any order: who hears first of a call that two replace is not kept.
fn changes(tracker: &mut Tracker, each: &str) -> Vec<String> {
    let mut changes = Vec::new();
    step(tracker, each, |change| changes.push(serde_json::to_string(change).unwrap()));
    changes.sort();
    changes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_restored_tracker_goes_on_equally(
        before in proptest::collection::vec(steps(), 0..30),
        then in proptest::collection::vec(steps(), 0..15),
        capacity in 1..5_usize,
    ) {
        let mut tracker = Tracker::new(capacity);
        for each in &before {
            step(&mut tracker, each, |_| {});
        }
        let snapshot = tracker.snapshot();
        let mut restored = Tracker::restore(&snapshot, capacity).unwrap();
        prop_assert_eq!(restored.len(), tracker.len());
        prop_assert_eq!(&restored.snapshot(), &snapshot);
        for each in &then {
            prop_assert_eq!(changes(&mut restored, each), changes(&mut tracker, each), "{}", each);
            for name in ["C", "R", "X", "é"] {
                prop_assert_eq!(restored.status(call(name)), tracker.status(call(name)), "{}", each);
            }
            prop_assert_eq!(restored.snapshot(), tracker.snapshot(), "{}", each);
        }
    }
}

#[test]
fn nobody_follows_a_call_of_a_restored_tracker() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect");
    let topic = tracker.follow(call("C"));
    assert_ne!(topic, 0);
    let mut restored = Tracker::restore(&tracker.snapshot(), 1).unwrap();
    restored.apply(&body(&[entry("transferring")]), |change| assert_eq!(change.topic, 0)).unwrap();
}

#[test]
fn the_second_piece_of_a_replaced_calls_end_is_heard_after_a_restore() {
    for (first, second) in
        [("R: gone", "R: terminated =AppInitiated"), ("R: gone", "R: deleted =AppTransferred")]
    {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect R; transferring; {first}"));
        let mut restored = Tracker::restore(&tracker.snapshot(), 10).unwrap();
        play(&mut restored, &format!("{second}; deleted"));
        assert_eq!(crate::shown(&restored, call("C")), "1 completed likely over transferTarget");
        assert_eq!(restored.len(), 1);
    }
}

#[test]
fn the_snapshot_of_one_call_goes_on_equally_and_holds_no_other() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; transferring; X: transferring; R: gone");
    let snapshot = tracker.snapshot_of(&call("C").to_uppercase()).unwrap();
    let mut restored = Tracker::restore(&snapshot, 1).unwrap();
    assert_eq!(restored.status(call("C")), tracker.status(call("C")));
    assert_eq!(restored.status(call("X")), None);
    for tracker in [&mut restored, &mut tracker] {
        play(tracker, "R: terminated =AppInitiated; deleted");
    }
    assert_eq!(restored.status(call("C")), tracker.status(call("C")));
    assert_eq!(tracker.snapshot_of("unknown"), None);
}

#[test]
fn the_order_in_which_transfers_are_left_out_is_kept() {
    let mut tracker = Tracker::new(3);
    play(&mut tracker, "C: transferring; R: transferring; X: transferring; R: deleted 0/7015");
    let mut restored = Tracker::restore(&tracker.snapshot(), 3).unwrap();
    for (newcomer, gone) in [("1", "R"), ("2", "C"), ("3", "X")] {
        play(&mut restored, &format!("{newcomer}: transferring"));
        assert_eq!(restored.status(call(gone)), None, "{gone}");
        assert_eq!(restored.len(), 3);
    }
}

#[test]
fn no_more_are_restored_than_may_be_kept() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "C: transferring; R: transferring");
    let restore = |capacity| Tracker::restore(&tracker.snapshot(), capacity).map(|restored| restored.len());
    assert_eq!(restore(2), Ok(2));
    assert_eq!(restore(usize::MAX), Ok(2));
    for capacity in [0, 1] {
        assert_eq!(restore(capacity), Err(SnapshotError::TooMany));
    }
    // A tracker keeps at least one.
    tracker.forget(call("R"));
    assert_eq!(Tracker::restore(&tracker.snapshot(), 0).unwrap().len(), 1);
    assert!(Tracker::restore(&Tracker::default().snapshot(), 0).unwrap().is_empty());
}
