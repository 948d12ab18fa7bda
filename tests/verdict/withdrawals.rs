//! Withdrawals: the status is as if the expectation had never been registered, and other expectations stay.

use graph_call_transfer::verdict::{ResponseKind, Tracker, TransferStatus};
use proptest::prelude::*;

use crate::after;
use crate::script::{C, Player, R, play};

fn status_after(script: &str) -> Option<TransferStatus> {
    let mut tracker = Tracker::default();
    play(&mut tracker, script);
    tracker.status(C)
}

#[test]
fn withdrawal_removes_one_expectation() {
    for (script, expected) in [
        ("expect; withdraw", "nothing"),
        ("expect; established; withdraw", "nothing"),
        ("expect; transferring; withdraw", "1 transferring certain active transferor"),
        ("transferring; expect; withdraw", "1 transferring certain active transferor"),
        // A response proves that something was sent: it counts as an expectation.
        ("expect; accepted 202; withdraw", "1 requested certain active transferor"),
        // The attempts before it stay as they were.
        ("expect; established 500/7000; expect; withdraw", "1 failed certain active transferor"),
        ("expect; established 500/7000; expect; withdraw; withdraw", "1 failed certain active transferor"),
        ("expect; refused 404; expect; withdraw", "1 requested certain active unknown"),
        ("expect; established 500/7000; expect; withdraw; expect", "2 requested certain active transferor"),
        (
            "expect; transferring; expect; withdraw; established 500/7000",
            "1 failed certain active transferor",
        ),
        // So do those beside it.
        ("expect; established 500/7000; expect; expect; withdraw", "2 requested certain active transferor"),
        ("expect; established 500/7000; expect; expect; withdraw 2", "2 requested certain active transferor"),
        (
            "expect; established 500/7000; expect; expect; withdraw 2; withdraw 3",
            "1 failed certain active transferor",
        ),
        // The response to the call reaches the attempt before, whose own response arrived later: that one stays the last.
        (
            "expect; expect; expect; accepted 202; refused 500 2; withdraw 3",
            "2 requested certain active unknown",
        ),
        (
            "expect; expect; expect; accepted 202; refused 500 2; withdraw 3; refused 404 1",
            "2 requested certain active unknown",
        ),
        (
            "expect; expect; expect; refused 500 2; accepted 202; withdraw 3; refused 404 1",
            "2 requested certain active transferor",
        ),
        ("expect; expect; withdraw 1; withdraw 2", "nothing"),
        ("expect; expect; withdraw 2; withdraw 1", "nothing"),
        // Evidence that was recorded meanwhile is of the attempts that are left.
        ("expect; transferring; expect; transferring; withdraw", "1 transferring certain active transferor"),
        ("expect; established 500/7000; expect; deleted; withdraw", "1 failed certain over unknown"),
        ("expect; expect; established 500/7000; withdraw 1", "1 failed certain active transferor"),
        (
            "expect; transferring; established 500/7000; expect; transferring; withdraw",
            "2 transferring likely active transferor",
        ),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

#[test]
fn withdrawal_restores_the_earlier_status() {
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; established 500/7700");
    let known = tracker.status(C);
    let mut player = Player::default();
    for step in ["expect X", "withdraw"] {
        player.step(&mut tracker, step, |_| {});
    }
    assert_eq!(tracker.status(C), known);
    // The call that is replaced again is recorded again.
    play(&mut tracker, "X: deleted; R: deleted");
    assert!(!tracker.status(C).unwrap().replaced_call.unwrap().active);
    for step in ["expect R", "R: terminated =AppInitiated", "withdraw"] {
        player.step(&mut tracker, step, |_| {});
    }
    let replaced = tracker.status(C).unwrap().replaced_call.unwrap();
    assert_eq!((replaced.active, &*replaced.call_id), (false, R));
}

#[test]
fn withdrawal_keeps_the_end_of_a_replaced_call() {
    for (script, expected) in [
        (
            "expect R; R: terminated =AppInitiated; expect R; withdraw; deleted",
            "1 completed likely over transferTarget",
        ),
        (
            "expect R; expect R; R: terminated =AppInitiated; withdraw; deleted",
            "1 completed likely over transferTarget",
        ),
        (
            "expect R; expect; R: terminated =AppInitiated; withdraw; deleted",
            "1 completed likely over transferTarget",
        ),
        (
            "expect R; expect X; R: terminated =AppInitiated; withdraw; deleted",
            "1 completed likely over transferTarget",
        ),
        (
            "expect R; expect X; X: terminated =AppInitiated; withdraw; deleted",
            "1 ended unknown over unknown",
        ),
        (
            "expect X; expect R; expect X; X: terminated =AppInitiated; withdraw 3; withdraw 2; deleted",
            "1 completed likely over transferTarget",
        ),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
    let replaced =
        status_after("expect R; expect; R: deleted 200/4521; withdraw").unwrap().replaced_call.unwrap();
    assert_eq!((replaced.active, replaced.result.unwrap().subcode), (false, Some(4521)));
    // A call that the current attempt does not replace can have a transfer of its own, which stays.
    let mut tracker = Tracker::default();
    play(&mut tracker, "expect R; expect; R: deleted =AppTransferred; withdraw");
    assert_eq!(crate::shown(&tracker, R), "1 completed certain over transferTarget");
}

#[test]
fn responses_belong_to_their_expectation() {
    for (script, expected) in [
        // The second one is not refused.
        ("expect; expect; refused 404 1", "2 requested certain active transferor"),
        // The first one never began, so that the failure is the second one's.
        (
            "expect; expect; refused 404 1; transferring; established 500/7000",
            "2 failed certain active transferor",
        ),
        (
            "expect; expect; transferring; established 500/7000; refused 404 1",
            "2 failed certain active transferor",
        ),
        (
            "expect; expect; refused 503 1; transferring; established 500/7000",
            "2 failed likely active transferor",
        ),
        (
            "expect; expect; accepted 202 1; withdraw 2; transferring",
            "1 transferring certain active transferor",
        ),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
    let response = |script: &str| status_after(script).unwrap().response.map(ResponseKind::as_str);
    assert_eq!(response("expect; expect; refused 404 1"), None);
    assert_eq!(response("expect; expect; refused 404 1; withdraw 2"), Some("refused"));
    assert_eq!(response("expect; expect; accepted 202 1; refused 500 2"), Some("refused"));
    assert_eq!(response("expect; expect; refused 500 2; accepted 202 1"), Some("refused"));
    assert_eq!(response("expect; expect; accepted 202 2; withdraw 1"), Some("accepted"));
    // A call that is not tracked any more is tracked again.
    assert_eq!(response("expect; forget; accepted 202 1"), Some("accepted"));
}

#[test]
fn committed_expectations_stay() {
    for script in [
        "expect; commit; withdraw",
        "expect; accepted 202 1; withdraw",
        "expect; commit 1; commit 1; withdraw 1",
    ] {
        assert_eq!(after(script), "1 requested certain active transferor", "{script}");
    }
    for script in [
        "expect; expect; commit 2; withdraw 2",
        "expect; expect; commit 1; withdraw 1",
        "expect; expect; commit 1; commit 2; withdraw 1; withdraw 2",
        "transferring; expect; commit; withdraw",
    ] {
        assert_eq!(after(script), "2 requested certain active transferor", "{script}");
    }
    // The open one beside it can still be withdrawn.
    for script in ["expect; expect; commit 2; withdraw 1", "expect; expect; commit 1; withdraw 2"] {
        assert_eq!(after(script), "1 requested certain active transferor", "{script}");
    }
}

#[test]
fn withdrawal_after_the_call_was_forgotten_changes_nothing() {
    assert_eq!(after("expect; forget; expect; withdraw 1"), "1 requested certain active transferor");
    let mut tracker = Tracker::new(1);
    let expectation = tracker.expect(C, None);
    tracker.expect(R, None);
    tracker.expect(C, None);
    tracker.withdraw(&expectation);
    assert_eq!(tracker.len(), 1);
    assert_eq!(expectation.call_id(), C);
}

#[test]
fn withdrawal_after_a_long_history_removes_nothing_else() {
    let noise = "established audio=active; established audio=inactive; ".repeat(50);
    let script = format!("expect; transferring; established 500/7000; expect; {noise}withdraw");
    assert_eq!(after(&script), "1 failed certain active transferor");
    // Evidence of the attempt itself that no longer fits in the history commits it.
    let attempts = "transferring; established 500/7000; ".repeat(20);
    let script = format!("expect; {attempts}expect; expect; {attempts}");
    for withdrawn in ["withdraw 1", "withdraw 2", "withdraw 2; withdraw 3", "withdraw 3; withdraw 1"] {
        assert_eq!(after(&format!("{script}; {withdrawn}")), after(&script), "{withdrawn}");
    }
    // An open expectation after it is not affected.
    assert_eq!(after(&format!("{script}; expect; withdraw 4")), after(&script));
    // Nor are the last ones of many.
    let many = "expect; ".repeat(100);
    assert_eq!(after(&format!("{many}withdraw 100; withdraw 99")), "98 requested certain active transferor");
}

/// Steps of the call `C`.
fn steps() -> impl Strategy<Value = Vec<String>> {
    let notification = proptest::sample::select(vec![
        "transferring",
        "transferring audio=inactive",
        "transferAccepted",
        "established 500/7000",
        "established 500/7700",
        "established 480/10037",
        "established",
        "deleted 0/7015",
        "deleted 200/4521",
        "deleted",
        "R: gone",
        "R: terminated =AppInitiated",
        "X: deleted 200/4521",
    ]);
    let response = proptest::sample::select(vec!["accepted 202", "refused 404", "refused 503"]);
    let expectation = proptest::sample::select(vec!["expect", "expect R", "expect X", "expect r"]);
    let step = prop_oneof![3 => notification, 1 => response, 3 => expectation].prop_map(str::to_owned);
    proptest::collection::vec(step, 0..14)
}

/// The steps without the expectations beyond the eighth: so many can be open at once.
fn with_few_expectations(mut steps: Vec<String>) -> Vec<String> {
    let mut count = 0;
    steps.retain(|step| {
        count += usize::from(step.starts_with("expect"));
        count <= 8 || !step.starts_with("expect")
    });
    steps
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn withdrawn_expectations_count_as_never_registered(
        before in steps(),
        between in steps(),
        then in steps(),
        numbers in proptest::collection::vec(any::<proptest::sample::Index>(), 1..4),
        commits in proptest::collection::vec(any::<proptest::sample::Index>(), 0..2),
    ) {
        let steps = with_few_expectations([before, between].concat());
        let expected: Vec<usize> = (0..steps.len()).filter(|at| steps[*at].starts_with("expect")).collect();
        if expected.is_empty() {
            return Ok(());
        }
        let mut withdrawn: Vec<usize> = numbers.iter().map(|number| number.index(expected.len())).collect();
        withdrawn.sort_unstable();
        withdrawn.dedup();
        let order: Vec<usize> = numbers.iter().map(|number| number.index(expected.len())).collect();
        let committed: Vec<usize> = commits.iter().map(|number| number.index(expected.len())).filter(|number| !withdrawn.contains(number)).collect();
        let mut with = steps.clone();
        with.extend(committed.iter().map(|number| format!("commit {}", number + 1)));
        with.extend(order.iter().map(|number| format!("withdraw {}", number + 1)));
        let mut without: Vec<String> = steps
            .iter()
            .enumerate()
            .filter(|(at, _)| !withdrawn.iter().any(|number| expected[*number] == *at))
            .map(|(_, step)| step.clone())
            .collect();
        with.extend(then.iter().cloned());
        without.extend(then.iter().cloned());
        let (with, without) = (with.join("; "), without.join("; "));
        let (status, never) = (status_after(&with), status_after(&without));
        // The audio is that of the call, whatever was expected.
        let verdict = |status: Option<TransferStatus>| status.map(|status| TransferStatus { audio: None, history: Vec::new(), ..status });
        prop_assert_eq!(verdict(status), verdict(never), "{} | {}", with, without);
    }

    #[test]
    fn late_responses_count_as_immediate_ones(
        steps in steps(),
        number in any::<proptest::sample::Index>(),
        response in proptest::sample::select(vec!["accepted 202", "refused 404", "refused 503"]),
    ) {
        let steps: Vec<String> = with_few_expectations(steps).into_iter().filter(|step| !step.contains("20") && !step.contains("refused")).collect();
        let expected: Vec<usize> = (0..steps.len()).filter(|at| steps[*at].starts_with("expect")).collect();
        if expected.is_empty() {
            return Ok(());
        }
        let number = number.index(expected.len());
        let late = format!("{}; {response} {}", steps.join("; "), number + 1);
        let mut steps = steps;
        steps.insert(expected[number] + 1, response.to_owned());
        let at_once = steps.join("; ");
        let verdict = |script: &str| status_after(script).map(|status| TransferStatus { history: Vec::new(), ..status });
        prop_assert_eq!(verdict(&late), verdict(&at_once), "{} | {}", late, at_once);
    }
}
