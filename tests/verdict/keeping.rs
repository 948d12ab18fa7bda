//! What is kept: so many transfers, so many pieces of evidence, so many bytes of a text.

use graph_call_transfer::verdict::{EvidenceKind, Tracker};

use crate::script::{C, R, body, call, entry, play};
use crate::{after, shown};

/// The calls that are kept of so many.
fn kept(tracker: &Tracker, count: usize) -> Vec<usize> {
    (0..count).filter(|number| tracker.status(&format!("call {number}")).is_some()).collect()
}

fn apply(tracker: &mut Tracker, number: usize, step: &str) {
    let entry = entry(&format!("call {number}: {step}"));
    tracker.apply(&body(&[entry]), |_| {}).unwrap();
}

#[test]
fn those_that_ended_are_left_out_first_and_the_oldest_of_them() {
    let mut tracker = Tracker::new(4);
    for number in 0..4 {
        apply(&mut tracker, number, "transferring");
    }
    apply(&mut tracker, 2, "deleted 0/7015");
    apply(&mut tracker, 1, "established 500/7000");
    tracker.expect("call 4", None);
    assert_eq!(kept(&tracker, 5), [0, 1, 3, 4], "the one that ended first goes first");
    tracker.expect("call 5", None);
    assert_eq!(kept(&tracker, 6), [0, 3, 4, 5], "a failed one counts as ended");
    tracker.expect("call 6", None);
    assert_eq!(kept(&tracker, 7), [3, 4, 5, 6], "then the oldest");
    tracker.answered("call 5", graph_call_transfer::verdict::Answered::Refused, 404, |_| {});
    tracker.expect("call 7", None);
    assert_eq!(kept(&tracker, 8), [3, 4, 6, 7], "a refused one counts as ended");
    assert_eq!(tracker.len(), 4);
    // Whoever is heard of again stays where it is; whoever begins again is the youngest of those that go on.
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
fn a_refused_one_that_is_heard_of_goes_on() {
    for (script, expected) in [
        ("X: transferring; expect; refused 500; R: transferring", "nothing"),
        (
            "X: transferring; expect; refused 500; transferring; R: transferring",
            "1 transferring certain lives transferor",
        ),
        // Then it is the youngest of those that go on.
        (
            "expect; refused 500; X: transferring; transferring; R: transferring",
            "1 transferring certain lives transferor",
        ),
    ] {
        let mut tracker = Tracker::new(2);
        play(&mut tracker, script);
        assert_eq!(shown(&tracker, C), expected, "{script}");
    }
}

#[test]
fn who_is_left_out_leaves_nothing_behind() {
    let mut tracker = Tracker::new(1);
    play(&mut tracker, "expect R; X: transferring");
    assert_eq!((tracker.len(), shown(&tracker, C)), (1, "nothing".to_owned()));
    // The call that it replaced is no longer its business, nor that of the one in its place.
    let known = tracker.status(call("X"));
    let mut told = 0;
    tracker.apply(&body(&[entry("R: terminated =AppInitiated")]), |_| told += 1).unwrap();
    assert_eq!((told, tracker.status(call("X"))), (0, known));
    play(&mut tracker, "R: deleted =AppTransferred");
    assert_eq!(shown(&tracker, R), "1 completed certain over transferTarget");
    tracker.forget("2E1A0B007D2C4A0B9D5E0F6B1C2D3E4F");
    tracker.forget(R);
    assert!(tracker.is_empty());
}

#[test]
fn places_are_used_again_as_if_they_were_new() {
    let mut tracker = Tracker::new(3);
    for number in 0..200 {
        let id = format!("call {number}");
        tracker.expect(&id, Some(&format!("replaced {}", number % 5)));
        match number % 4 {
            0 => apply(&mut tracker, number, "deleted 0/7015"),
            1 => tracker.forget(&id),
            2 => apply(&mut tracker, number, "established 500/7000"),
            _ => tracker.withdraw(&format!("call {}", number - 3)),
        }
        assert!(tracker.len() <= 3);
        assert_eq!(kept(&tracker, number + 1).len(), tracker.len());
        let again = Tracker::restore(&tracker.snapshot(), 3).unwrap();
        assert_eq!(again.snapshot(), tracker.snapshot());
    }
}

#[test]
fn a_tracker_keeps_at_least_one_and_at_most_ten_million() {
    let mut tracker = Tracker::new(0);
    play(&mut tracker, "transferring; X: transferring");
    assert_eq!(tracker.len(), 1);
    assert!(Tracker::new(usize::MAX).is_empty());
}

#[test]
fn who_follows_a_call_has_the_same_number_until_the_last_one_goes() {
    let mut tracker = Tracker::default();
    let first = tracker.follow(C);
    assert_ne!(first, 0);
    assert_eq!(tracker.follow(call("c")), first);
    let other = tracker.follow("another");
    assert_ne!(other, first);
    tracker.unfollow("unknown");
    tracker.unfollow(C);
    let mut topics = Vec::new();
    let mut hear = |tracker: &mut Tracker, steps: &[&str]| {
        let entries: Vec<String> = steps.iter().map(|step| entry(step)).collect();
        tracker.apply(&body(&entries), |change| topics.push(change.topic)).unwrap();
    };
    hear(&mut tracker, &["transferring", "X: transferring", "another: transferring"]);
    tracker.unfollow(C);
    tracker.unfollow(C);
    hear(&mut tracker, &["transferAccepted", "another: transferAccepted"]);
    let again = tracker.follow(C);
    assert!(again != first && again != other);
    hear(&mut tracker, &["deleted 0/7015"]);
    assert_eq!(topics, [first, 0, other, 0, other, again]);
    // The end of the replaced call is told to those who follow the transfer.
    let mut topics = Vec::new();
    play(&mut tracker, "expect X R");
    let topic = tracker.follow(call("X"));
    tracker.apply(&body(&[entry("R: gone")]), |change| topics.push(change.topic)).unwrap();
    assert_eq!(topics, [topic]);
}

#[test]
fn what_matters_survives_a_flood_of_what_does_not() {
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
    // So that a second attempt's failure is still known to be the same.
    play(&mut tracker, "expect; established 500/7000");
    assert_eq!(shown(&tracker, C), "2 failed likely lives transferor");
}

#[test]
fn what_came_late_goes_before_what_came_first() {
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
fn what_comes_in_a_row_is_counted_but_not_across_the_verdict() {
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
fn texts_are_kept_up_to_256_bytes_in_whole_letters() {
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
        let said = &status.history.last().unwrap().said;
        let texts = [
            said.change_type.as_ref().unwrap().as_str(),
            status.termination_reason.as_deref().unwrap(),
            status.audio.as_ref().unwrap().as_str(),
            result.word.as_deref().unwrap(),
            result.message.as_deref().unwrap(),
        ];
        assert!(texts.iter().all(|each| each.len() == kept && *each == texts[0]), "{kept}");
    }
}

#[test]
fn ids_beyond_256_bytes_are_not_tracked() {
    let (longest, longer) = ("x".repeat(256), "x".repeat(257));
    let mut tracker = Tracker::default();
    for id in ["", &longer] {
        tracker.expect(id, None);
        tracker.answered(id, graph_call_transfer::verdict::Answered::Accepted, 202, |_| {});
        tracker.withdraw(id);
        tracker.forget(id);
        let entries = [entry(&format!("{id}: transferring"))];
        assert_eq!(tracker.apply(&body(&entries), |_| {}).unwrap(), 0);
    }
    assert!(tracker.is_empty());
    let entries = [entry(&format!("{longest}: transferring"))];
    assert_eq!(tracker.apply(&body(&entries), |_| {}).unwrap(), 1);
    // Nor is one that would be replaced: it could never be heard of.
    tracker.expect(C, Some(&longer));
    assert_eq!(tracker.status(C).unwrap().replaced_call, None);
    tracker.expect(C, Some(""));
    assert_eq!(tracker.status(C).unwrap().replaced_call, None);
    tracker.expect(C, Some(&longest));
    assert_eq!(&*tracker.status(C).unwrap().replaced_call.unwrap().call_id, longest);
}

#[test]
fn a_body_that_is_no_json_leaves_everything_as_it_was() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; transferring");
    let (known, entries) = (tracker.snapshot(), [entry("deleted 0/7015"), entry("R: gone")]);
    let whole = body(&entries);
    for end in 1..whole.len() {
        tracker.apply(&whole[..end], |_| panic!("nothing changed")).unwrap_err();
    }
    let mut with_bad_text = whole.clone();
    with_bad_text.insert(whole.len() - 10, b'\xff');
    tracker.apply(&with_bad_text, |_| panic!("nothing changed")).unwrap_err();
    for other in ["", "[]", "{}", r#"{"value":[]}"#, r#"{"callState":"terminated"}"#] {
        assert_eq!(tracker.apply(other.as_bytes(), |_| panic!("nothing changed")).unwrap(), 0);
    }
    assert_eq!(tracker.snapshot(), known);
    // A bad entry costs only itself.
    let mixed = [entries[0].clone(), "7".to_owned(), entries[1].clone()];
    assert_eq!(tracker.apply(&body(&mixed), |_| {}).unwrap(), 2);
    assert_eq!(shown(&tracker, C), after("expect R; deleted 0/7015"));
}
