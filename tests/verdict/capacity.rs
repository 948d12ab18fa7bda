//! Limits: the number of transfers, of pieces of evidence, of bytes of a text.

use graph_call_transfer::verdict::{EvidenceKind, RecordedResponse, Tracker};

use crate::script::{C, R, body, call, entry, play};
use crate::{after, shown};

/// The numbers of the calls that are tracked, of the first `count`.
fn kept(tracker: &Tracker, count: usize) -> Vec<usize> {
    (0..count).filter(|number| tracker.status(&format!("call {number}")).is_some()).collect()
}

fn apply(tracker: &mut Tracker, number: usize, step: &str) {
    let entry = entry(&format!("call {number}: {step}"));
    tracker.apply(&body(&[entry]), |_| {}).unwrap();
}

#[test]
fn tracker_evicts_the_oldest_transfer_that_is_over_first() {
    let mut tracker = Tracker::new(4);
    for number in 0..4 {
        apply(&mut tracker, number, "transferring");
    }
    apply(&mut tracker, 2, "deleted 0/7015");
    apply(&mut tracker, 1, "established 500/7000");
    tracker.expect("call 4", None);
    assert_eq!(kept(&tracker, 5), [0, 1, 3, 4], "the first one that ended");
    tracker.expect("call 5", None);
    assert_eq!(kept(&tracker, 6), [0, 3, 4, 5], "a failed one is over");
    tracker.expect("call 6", None);
    assert_eq!(kept(&tracker, 7), [3, 4, 5, 6], "then the oldest one");
    tracker.record_response("call 5", RecordedResponse::refused(404, "", ""), |_| {});
    tracker.expect("call 7", None);
    assert_eq!(kept(&tracker, 8), [3, 4, 6, 7], "a refused one is over");
    assert_eq!(tracker.len(), 4);
    // Further evidence does not change the order; the next attempt is the youngest of those that are open.
    apply(&mut tracker, 3, "established");
    apply(&mut tracker, 4, "established 500/7000");
    tracker.expect("call 4", None);
    tracker.expect("call 8", None);
    assert_eq!(kept(&tracker, 9), [4, 6, 7, 8]);
    for number in [9, 10] {
        tracker.expect(&format!("call {number}"), None);
    }
    assert_eq!(kept(&tracker, 11), [4, 8, 9, 10]);
}

#[test]
fn refused_transfer_with_a_notification_is_open_again() {
    for (script, expected) in [
        ("X: transferring; expect; refused 500; R: transferring", "nothing"),
        (
            "X: transferring; expect; refused 500; transferring; R: transferring",
            "1 transferring certain active transferor",
        ),
        // Then it is the youngest of those that are open.
        (
            "expect; refused 500; X: transferring; transferring; R: transferring",
            "1 transferring certain active transferor",
        ),
    ] {
        let mut tracker = Tracker::new(2);
        play(&mut tracker, script);
        assert_eq!(shown(&tracker, C), expected, "{script}");
    }
}

#[test]
fn eviction_clears_all_indexes() {
    let mut tracker = Tracker::new(1);
    play(&mut tracker, "expect R; X: transferring");
    assert_eq!((tracker.len(), shown(&tracker, C)), (1, "nothing".to_owned()));
    // The call that it replaced concerns neither it nor the transfer in its slot.
    let known = tracker.status(call("X"));
    let mut changes = 0;
    tracker.apply(&body(&[entry("R: terminated =AppInitiated")]), |_| changes += 1).unwrap();
    assert_eq!((changes, tracker.status(call("X"))), (0, known));
    play(&mut tracker, "R: deleted =AppTransferred");
    assert_eq!(shown(&tracker, R), "1 completed certain over transferTarget");
    tracker.forget("2E1A0B007D2C4A0B9D5E0F6B1C2D3E4F");
    tracker.forget(R);
    assert!(tracker.is_empty());
}

#[test]
fn reused_slots_equal_new_ones() {
    let mut tracker = Tracker::new(3);
    let mut expectations = Vec::new();
    for number in 0..200 {
        let id = format!("call {number}");
        expectations.push(tracker.expect(&id, Some(&format!("replaced {}", number % 5))));
        match number % 4 {
            0 => apply(&mut tracker, number, "deleted 0/7015"),
            1 => tracker.forget(&id),
            2 => apply(&mut tracker, number, "established 500/7000"),
            _ => tracker.withdraw(&expectations[number - 3]),
        }
        assert!(tracker.len() <= 3);
        assert_eq!(kept(&tracker, number + 1).len(), tracker.len());
        let again = Tracker::restore(&tracker.snapshot(), 3).unwrap();
        assert_eq!(again.snapshot(), tracker.snapshot());
    }
}

#[test]
fn reused_slot_does_not_keep_the_expectation() {
    let mut tracker = Tracker::new(1);
    play(&mut tracker, "expect; transferring; X: transferring");
    assert!(!tracker.status(call("X")).unwrap().expected);
}

#[test]
fn capacity_is_at_least_one_and_at_most_ten_million() {
    let mut tracker = Tracker::new(0);
    play(&mut tracker, "transferring; X: transferring");
    assert_eq!(tracker.len(), 1);
    assert!(Tracker::new(usize::MAX).is_empty());
}

#[test]
fn topic_of_a_call_is_the_same_until_its_last_follower_leaves() {
    let mut tracker = Tracker::default();
    let first = tracker.follow(C);
    assert_ne!(first, 0);
    assert_eq!(tracker.follow(call("c")), first);
    let other = tracker.follow("another");
    assert_ne!(other, first);
    tracker.unfollow("unknown");
    tracker.unfollow(C);
    let mut topics = Vec::new();
    let mut receive = |tracker: &mut Tracker, steps: &[&str]| {
        let entries: Vec<String> = steps.iter().map(|step| entry(step)).collect();
        tracker.apply(&body(&entries), |change| topics.push(change.topic)).unwrap();
    };
    receive(&mut tracker, &["transferring", "X: transferring", "another: transferring"]);
    tracker.unfollow(C);
    tracker.unfollow(C);
    receive(&mut tracker, &["transferAccepted", "another: transferAccepted"]);
    let again = tracker.follow(C);
    assert!(again != first && again != other);
    receive(&mut tracker, &["deleted 0/7015"]);
    assert_eq!(topics, [first, 0, other, 0, other, again]);
    // A change by the end of the replaced call has the topic of the transfer.
    let mut topics = Vec::new();
    play(&mut tracker, "expect X R");
    let topic = tracker.follow(call("X"));
    tracker.apply(&body(&[entry("R: gone")]), |change| topics.push(change.topic)).unwrap();
    assert_eq!(topics, [topic]);
}

#[test]
fn history_drops_irrelevant_evidence_first() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; accepted 202; transferring; transferAccepted; established 500/7000");
    for number in 0..200 {
        let audio = if number % 2 == 0 { "active" } else { "inactive" };
        play(&mut tracker, &format!("established audio={audio}; hold"));
    }
    let history = tracker.status(C).unwrap().history;
    assert_eq!(history.len(), 32);
    let kinds: Vec<&str> = history.iter().take(6).map(|evidence| evidence.kind.as_str()).collect();
    assert_eq!(kinds, ["expected", "accepted", "transferring", "transferAccepted", "failure", "other"]);
    // A second failure is still a repeated one.
    play(&mut tracker, "expect; established 500/7000");
    assert_eq!(shown(&tracker, C), "2 failed likely active transferor");
}

#[test]
fn certainty_of_a_failure_does_not_depend_on_the_length_of_the_history() {
    let noise = "transferAccepted; transferring; ".repeat(40);
    // Of a failure that may be an earlier attempt's, the transferee can be with the target, which has accepted.
    let party = |expected: &str| if expected.contains("likely") { "unknown" } else { "transferor" };
    for (script, expected) in [
        ("expect; established 500/7000; expect; NOISE established 500/7000", "2 failed likely"),
        ("expect; established 500/7000; expect; NOISE established 500/7700", "2 failed certain"),
        // Both failures of an attempt count, also the one that it does not rest on.
        (
            "expect; established 500/7000; established 500/7700; expect; NOISE established 500/7700",
            "2 failed likely",
        ),
        (
            "expect; established 500/7700; established 500/7000; expect; NOISE expect; established 500/7700",
            "3 failed likely",
        ),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &script.replace("NOISE", &noise));
        assert_eq!(shown(&tracker, C), format!("{expected} active {}", party(expected)), "{script}");
    }
    // Nor does it on a restore.
    let mut tracker = Tracker::default();
    play(&mut tracker, &format!("expect; established 500/7000; expect; {noise}"));
    let mut tracker = Tracker::restore(&tracker.snapshot(), 1).unwrap();
    play(&mut tracker, "established 500/7000");
    assert_eq!(shown(&tracker, C), "2 failed likely active unknown");
    // Beyond the limit of kept codes no failure is certain.
    let failures: Vec<String> =
        (7000..7033).map(|code| format!("transferring; established 500/{code}")).collect();
    let failures = failures.join("; ");
    assert_eq!(
        after(&format!("expect; {failures}; expect; established 500/7100")),
        "34 failed likely active transferor"
    );
}

#[test]
fn many_transfers_may_replace_one_call() {
    // Sixteen times as many take less than a hundred times as long, also on a busy machine. Quadratic time would be 256 times.
    let time = |count: usize| {
        let mut tracker = Tracker::new(count);
        let ids: Vec<String> = (0..2 * count).map(|number| format!("call {number}")).collect();
        let start = std::time::Instant::now();
        for id in &ids {
            tracker.expect(id, Some(R));
        }
        for id in &ids[count..] {
            tracker.forget(id);
        }
        assert!(tracker.is_empty());
        start.elapsed()
    };
    let growth = || time(80_000).as_secs_f64() / time(5_000).as_secs_f64();
    let growths: Vec<f64> = (0..3).map(|_| growth()).take_while(|growth| *growth >= 100.0).collect();
    assert!(growths.len() < 3, "{growths:?}");
}

#[test]
fn history_drops_late_evidence_before_the_oldest() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; transferring; deleted 0/7015");
    for _ in 0..100 {
        play(&mut tracker, "transferAccepted; transferring");
    }
    let history = tracker.status(C).unwrap().history;
    assert_eq!(history.len(), 32);
    let kinds: Vec<EvidenceKind> = history.iter().filter(|each| !each.late).map(|each| each.kind).collect();
    assert_eq!(kinds, [EvidenceKind::Expected, EvidenceKind::Transferring, EvidenceKind::Completion]);
}

#[test]
fn repeats_in_a_row_are_counted_separately_after_the_verdict() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect; established 500/7000; established 500/7000; established 500/7000; expect");
    let history = tracker.status(C).unwrap().history;
    let rows: Vec<_> = history.iter().map(|each| (each.kind.as_str(), each.times, each.late)).collect();
    assert_eq!(
        rows,
        [("expected", 1, false), ("failure", 1, false), ("failure", 2, true), ("expected", 1, false)]
    );
}

#[test]
fn only_equal_notifications_count_as_a_repeat() {
    for (script, times) in [
        ("established; established", &[2][..]),
        ("parked; parked", &[2]),
        ("established audio=active; established audio=active", &[2]),
        ("established audio=odd; established audio=odd", &[2]),
        ("established; hold", &[1, 1]),
        ("parked; lost", &[1, 1]),
        ("parked; established", &[1, 1]),
        ("established audio=active; established audio=inactive", &[1, 1]),
        ("established audio=active; hold audio=inactive", &[1, 1]),
        ("established audio=odd; established audio=strange", &[1, 1]),
        ("established; established audio=active", &[1, 1]),
        ("established 100/1; established 100/2", &[1, 1]),
        ("established 100/1; established 200/1", &[1, 1]),
        ("established =One; established =Two", &[1, 1]),
        ("established =One; established", &[1, 1]),
        // The first reason contains a backslash, the second one an escape.
        (r"established =One\\u0041; established =One\u0041", &[1, 1]),
        (r"established =One\u0041; established =OneA", &[2]),
        // After the verdict: change type, state and audio differ.
        ("deleted 200/4521; terminated audio=inactive; gone", &[1, 1, 1]),
    ] {
        let mut tracker = Tracker::default();
        play(&mut tracker, &format!("expect; {script}"));
        let history = tracker.status(C).unwrap().history;
        assert_eq!(history.iter().skip(1).map(|each| each.times).collect::<Vec<_>>(), times, "{script}");
    }
}

#[test]
fn texts_are_kept_up_to_256_bytes_in_whole_characters() {
    for (text, kept) in [
        ("x".repeat(256), 256),
        ("x".repeat(257), 256),
        ("x".repeat(100_000), 256),
        (format!("{}é", "x".repeat(254)), 256),
        (format!("{}é", "x".repeat(255)), 255),
        (format!("{}😀", "x".repeat(253)), 253),
        (format!("{}😀", "x".repeat(252)), 256),
        ("😀".repeat(65), 256),
        ("é\u{301}".repeat(100), 256),
        (r"\ud83d\ude00".repeat(65), 256),
    ] {
        let entry = format!(
            r#"{{"changeType":"{text}","resourceUrl":"/app/calls/{C}","resourceData":{{"state":"terminated",
            "terminationReason":"{text}","mediaState":{{"audio":"{text}"}},"resultInfo":{{"subcode":"{text}","message":"{text}"}}}}}}"#
        );
        let mut tracker = Tracker::default();
        tracker.expect(C, None);
        tracker.apply(&body(&[entry]), |_| {}).unwrap();
        let status = tracker.status(C).unwrap();
        let result = status.result.unwrap();
        let details = &status.history.last().unwrap().details;
        let texts = [
            details.change_type.as_ref().unwrap().as_str(),
            status.termination_reason.as_deref().unwrap(),
            status.audio.as_ref().unwrap().as_str(),
            result.legacy_subcode.as_deref().unwrap(),
            result.message.as_deref().unwrap(),
        ];
        assert!(texts.iter().all(|each| each.len() == kept && *each == texts[0]), "{kept}");
    }
}

#[test]
fn calls_with_ids_beyond_256_bytes_are_not_tracked() {
    let (longest, longer) = ("x".repeat(256), "x".repeat(257));
    let mut tracker = Tracker::default();
    for id in ["", &longer] {
        let expectation = tracker.expect(id, None);
        tracker.record_response(id, RecordedResponse::accepted(202), |_| {});
        tracker.record_response_to(&expectation, RecordedResponse::accepted(202), |_| {});
        tracker.withdraw(&expectation);
        tracker.commit(&expectation);
        tracker.forget(id);
        let entries = [entry(&format!("{id}: transferring"))];
        assert_eq!(tracker.apply(&body(&entries), |_| {}).unwrap(), 0);
    }
    assert!(tracker.is_empty());
    let entries = [entry(&format!("{longest}: transferring"))];
    assert_eq!(tracker.apply(&body(&entries), |_| {}).unwrap(), 1);
    // Nor is such a replaced call.
    tracker.expect(C, Some(&longer));
    assert_eq!(tracker.status(C).unwrap().replaced_call, None);
    tracker.expect(C, Some(""));
    assert_eq!(tracker.status(C).unwrap().replaced_call, None);
    tracker.expect(C, Some(&longest));
    assert_eq!(&*tracker.status(C).unwrap().replaced_call.unwrap().call_id, longest);
}

#[test]
fn invalid_body_changes_nothing() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; transferring");
    let (known, entries) = (tracker.snapshot(), [entry("deleted 0/7015"), entry("R: gone")]);
    let whole = body(&entries);
    for end in 1..whole.len() {
        tracker.apply(&whole[..end], |_| panic!("something changed")).unwrap_err();
    }
    let mut with_bad_text = whole.clone();
    with_bad_text.insert(whole.len() - 10, b'\xff');
    tracker.apply(&with_bad_text, |_| panic!("something changed")).unwrap_err();
    for other in ["", "[]", "{}", r#"{"value":[]}"#, r#"{"callState":"terminated"}"#] {
        assert_eq!(tracker.apply(other.as_bytes(), |_| panic!("something changed")).unwrap(), 0);
    }
    assert_eq!(tracker.snapshot(), known);
    // An invalid entry does not affect the others.
    let mixed = [entries[0].clone(), "7".to_owned(), entries[1].clone()];
    assert_eq!(tracker.apply(&body(&mixed), |_| {}).unwrap(), 2);
    assert_eq!(shown(&tracker, C), after("expect R; deleted 0/7015"));
}
