//! Snapshots: a restored tracker continues from the same state.

use graph_call_transfer::verdict::{SnapshotError, Tracker};
use proptest::prelude::*;

use crate::script::{Player, body, call, entry, play};

/// A step of a tracker of several calls.
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
    let own = [
        "expect",
        "expect R",
        "accepted 202",
        "refused 404",
        "refused 500",
        "withdraw",
        "withdraw",
        "commit",
        "forget",
    ];
    prop_oneof![
        6 => (name(), notification).prop_map(|(name, step)| format!("{name}: {step}")),
        2 => proptest::sample::select(own.to_vec()).prop_map(str::to_owned),
        2 => (name(), name()).prop_map(|(name, replaced)| format!("expect {name} {replaced}")),
    ]
}

/// The changes of a step, sorted: a snapshot does not contain the order of transfers that replace the same call.
fn changes(player: &mut Player, tracker: &mut Tracker, each: &str) -> Vec<String> {
    let mut changes = Vec::new();
    player.step(tracker, each, |change| changes.push(serde_json::to_string(change).unwrap()));
    changes.sort();
    changes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn load_into_an_empty_tracker_equals_restore(
        before in proptest::collection::vec(steps(), 0..30),
        then in proptest::collection::vec(steps(), 0..15),
    ) {
        let mut tracker = Tracker::new(5);
        let mut player = Player::default();
        for step in &before {
            changes(&mut player, &mut tracker, step);
        }
        let snapshot = tracker.snapshot();
        let mut loaded = Tracker::new(5);
        loaded.load(&snapshot).unwrap();
        prop_assert_eq!(loaded.snapshot(), snapshot.clone());
        // A snapshot that is out of date changes nothing, but it restores a transfer that was forgotten or withdrawn since.
        let is_kept = |step: &&String| !step.starts_with("forget") && !step.starts_with("withdraw");
        for step in then.iter().filter(is_kept) {
            changes(&mut player, &mut tracker, step);
        }
        let later = tracker.snapshot();
        tracker.load(&snapshot).unwrap();
        for line in later.lines().skip(1) {
            prop_assert!(tracker.snapshot().contains(line), "{line} is lost");
        }
    }

    #[test]
    fn restored_tracker_equals_the_original(
        before in proptest::collection::vec(steps(), 0..30),
        then in proptest::collection::vec(steps(), 0..15),
        capacity in 1..5_usize,
    ) {
        let mut tracker = Tracker::new(capacity);
        let mut player = Player::default();
        for each in &before {
            player.step(&mut tracker, each, |_| {});
        }
        let snapshot = tracker.snapshot();
        let mut restored = Tracker::restore(&snapshot, capacity).unwrap();
        prop_assert_eq!(restored.len(), tracker.len());
        prop_assert_eq!(&restored.snapshot(), &snapshot);
        // The expectations before the snapshot are not open in the restored tracker.
        let mut players = [Player::default(), Player::default()];
        for each in &then {
            let changed = changes(&mut players[0], &mut restored, each);
            prop_assert_eq!(changed, changes(&mut players[1], &mut tracker, each), "{}", each);
            for name in ["C", "R", "X", "é"] {
                prop_assert_eq!(restored.status(call(name)), tracker.status(call(name)), "{}", each);
            }
            prop_assert_eq!(restored.snapshot(), tracker.snapshot(), "{}", each);
        }
    }
}

#[test]
fn withdrawal_keeps_the_count_of_repeated_responses() {
    for repeated in ["accepted 202; accepted 202", "refused 503; refused 503; refused 503"] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect; {repeated}"));
        let before = tracker.status(call("C"));
        let expectation = tracker.expect(call("C"), None);
        tracker.withdraw(&expectation);
        assert_eq!(tracker.status(call("C")), before, "{repeated}");
    }
}

#[test]
fn restored_tracker_has_no_followers() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect");
    let topic = tracker.follow(call("C"));
    assert_ne!(topic, 0);
    let mut restored = Tracker::restore(&tracker.snapshot(), 1).unwrap();
    restored.apply(&body(&[entry("transferring")]), |change| assert_eq!(change.topic, 0)).unwrap();
}

#[test]
fn restored_tracker_records_the_end_of_a_replaced_call() {
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
fn restored_tracker_recognizes_the_repeat_of_a_state_with_a_word_of_another_list() {
    for word in ["updated", "created", "inactive", "parked"] {
        let mut tracker = Tracker::default();
        let same = body(&[entry(word)]);
        tracker.expect(call("C"), None);
        tracker.apply(&same, |_| {}).unwrap();
        let mut restored = Tracker::restore(&tracker.snapshot(), 1).unwrap();
        assert_eq!(restored.status(call("C")), tracker.status(call("C")), "{word}");
        for tracker in [&mut tracker, &mut restored] {
            tracker.apply(&same, |_| {}).unwrap();
        }
        assert_eq!(restored.status(call("C")), tracker.status(call("C")), "{word}");
    }
}

#[test]
fn snapshot_of_one_call_contains_no_other() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; transferring; X: transferring; R: gone");
    let snapshot = tracker.snapshot_call(&call("C").to_uppercase()).unwrap();
    let mut restored = Tracker::restore(&snapshot, 1).unwrap();
    assert_eq!(restored.status(call("C")), tracker.status(call("C")));
    assert_eq!(restored.status(call("X")), None);
    for tracker in [&mut restored, &mut tracker] {
        play(tracker, "R: terminated =AppInitiated; deleted");
    }
    assert_eq!(restored.status(call("C")), tracker.status(call("C")));
    assert_eq!(tracker.snapshot_call("unknown"), None);
}

#[test]
fn restored_tracker_evicts_in_the_same_order() {
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
fn snapshot_beyond_the_capacity_is_an_error() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "C: transferring; R: transferring");
    let restore = |capacity| Tracker::restore(&tracker.snapshot(), capacity).map(|restored| restored.len());
    assert_eq!(restore(2), Ok(2));
    assert_eq!(restore(usize::MAX), Ok(2));
    for capacity in [0, 1] {
        assert_eq!(restore(capacity), Err(SnapshotError::TooMany));
    }
    // The capacity is at least one.
    tracker.forget(call("R"));
    assert_eq!(Tracker::restore(&tracker.snapshot(), 0).unwrap().len(), 1);
    assert!(Tracker::restore(&Tracker::default().snapshot(), 0).unwrap().is_empty());
}

#[test]
fn snapshot_of_a_plain_transfer_has_no_members_for_what_did_not_happen() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; transferring");
    let snapshot = tracker.snapshot();
    for member in ["refusal", "failure", "doubts", "endDetails", "replacedCall", "earlierFailures"] {
        assert!(!snapshot.contains(&format!("{member:?}:")), "{member}: {snapshot}");
    }
}

#[test]
fn snapshot_error_names_what_to_do() {
    for (error, text) in [
        (SnapshotError::NotASnapshot, "not a tracker snapshot"),
        (SnapshotError::LaterVersion, "update this one"),
        (SnapshotError::Changed, "was cut or changed"),
        (SnapshotError::TooMany, "use a larger `capacity`"),
        (SnapshotError::TooLong, "is longer than 1 GiB"),
    ] {
        assert!(error.to_string().contains(text), "{error}");
    }
}
