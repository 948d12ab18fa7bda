//! Lost, late and repeated notifications of several attempts: no certain verdict is wrong.

use graph_call_transfer::verdict::{Certainty, Phase, Tracker};
use proptest::prelude::*;

use crate::script::{C, play, step};
use crate::{after, shown};

const SUCCESSES: [&str; 6] = [
    "transferring; transferAccepted; deleted 0/7015",
    "transferring; transferAccepted; deleted =AppTransferred",
    "transferring; transferAccepted; terminated; gone 200/7015",
    "transferring; transferAccepted; deleted",
    "transferring; R: terminated =AppInitiated; R: gone; deleted",
    "established; transferring audio=inactive; transferAccepted; established audio=inactive; deleted 0/7015",
];

const FAILURES: [&str; 5] = [
    "transferring; transferAccepted; established 500/7000",
    "transferring; transferAccepted; established 500/7700 +replacesContext; R: deleted 200/4521",
    "transferring; established; established 480/10037; established audio=active",
    "transferring; transferAccepted; established 500/7000; deleted 200/4521",
    "transferring; established 500/7000; deleted 200/7000",
];

/// Every part of a sequence, in its order.
fn parts(sequence: &str) -> impl Iterator<Item = String> {
    let steps: Vec<&str> = crate::script::steps(sequence).collect();
    (0..1_u32 << steps.len()).map(move |kept| {
        let steps = steps.iter().enumerate().filter(|(at, _)| kept & (1 << at) != 0);
        steps.map(|(_, step)| *step).collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn part_of_a_success_is_never_a_failure_and_part_of_a_failure_never_a_success() {
    for is_expected in ["", "expect; ", "expect R; "] {
        for part in SUCCESSES.iter().flat_map(|sequence| parts(sequence)) {
            let verdict = after(&format!("{is_expected}{part}"));
            assert!(!verdict.contains("failed") && !verdict.contains("ended certain"), "{part}: {verdict}");
        }
        for part in FAILURES.iter().flat_map(|sequence| parts(sequence)) {
            let verdict = after(&format!("{is_expected}{part}"));
            assert!(!verdict.contains("completed"), "{part}: {verdict}");
        }
    }
}

#[test]
fn success_that_a_lost_failure_may_have_preceded_is_only_likely() {
    // The call ended later, and Graph gave no reason.
    for part in parts("transferring; transferAccepted; established 500/7000; deleted") {
        let verdict = after(&format!("expect; {part}"));
        assert!(!verdict.contains("completed certain"), "{part}: {verdict}");
    }
}

/// The actual outcome of one attempt, and its notifications.
#[derive(Debug, Clone)]
struct ActualAttempt {
    phase: Option<Phase>,
    /// The response, where it is recorded.
    response: Option<&'static str>,
    /// The notifications, each with the number of later attempts that begin before each of its arrivals; without an arrival it is lost.
    notifications: Vec<(&'static str, Vec<usize>)>,
}

fn actual_attempt(is_last: bool) -> impl Strategy<Value = ActualAttempt> {
    let failed = ["established 500/7000", "established 500/7700", "established 480/10037"];
    let mut kinds: Vec<(Option<Phase>, Option<&str>, Vec<&str>)> = vec![
        (None, None, vec![]),
        (None, Some("refused 404"), vec![]),
        (None, Some("refused 503"), vec![]),
        (None, Some("accepted 202"), vec!["transferring"]),
        (None, Some("refused 500"), vec!["transferring", "transferAccepted"]),
    ];
    for failure in failed {
        for response in [None, Some("accepted 202"), Some("refused 504")] {
            kinds.push((Some(Phase::Failed), response, vec!["transferring", failure]));
            kinds.push((Some(Phase::Failed), response, vec!["transferring", "transferAccepted", failure]));
        }
    }
    if is_last {
        for end in ["deleted 0/7015", "deleted =AppTransferred", "deleted"] {
            kinds.push((Some(Phase::Completed), None, vec!["transferring", "transferAccepted", end]));
        }
        for end in ["deleted 200/4521", "deleted 500/7117"] {
            kinds.push((Some(Phase::Ended), None, vec!["transferring", end]));
            kinds.push((Some(Phase::Failed), None, vec!["transferring", "established 500/7000", end]));
        }
    }
    proptest::sample::select(kinds).prop_flat_map(|(phase, response, steps)| {
        let arrivals = proptest::collection::vec(proptest::collection::vec(0..3_usize, 0..3), steps.len());
        arrivals.prop_map(move |arrivals| ActualAttempt {
            phase,
            response,
            notifications: steps.iter().copied().zip(arrivals).collect(),
        })
    })
}

fn stories() -> impl Strategy<Value = Vec<ActualAttempt>> {
    (proptest::collection::vec(actual_attempt(false), 0..3), actual_attempt(true)).prop_map(
        |(mut attempts, last)| {
            attempts.push(last);
            attempts
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn certain_verdict_is_true_whatever_is_lost_late_or_repeated(
        story in stories(),
        is_expected in any::<bool>(),
        seed in proptest::collection::vec(any::<proptest::sample::Index>(), 64),
    ) {
        let mut seed = seed.into_iter().cycle();
        let mut tracker = Tracker::default();
        let mut script = Vec::new();
        for (at, attempt) in story.iter().enumerate() {
            let mut now: Vec<&str> = Vec::new();
            for (before, earlier) in story.iter().enumerate().take(at + 1) {
                for (notification, arrivals) in &earlier.notifications {
                    // A notification after the last attempt began arrives at the end.
                    let latest = story.len() - 1;
                    now.extend(arrivals.iter().filter(|later| (before + **later).min(latest) == at).map(|_| *notification));
                }
            }
            if is_expected {
                script.push("expect");
                script.extend(attempt.response);
            }
            while !now.is_empty() {
                let next = seed.next().unwrap().index(now.len());
                script.push(now.swap_remove(next));
            }
        }
        play(&mut tracker, &script.join("; "));
        let Some(status) = tracker.status(C) else { return Ok(()) };
        let description = || format!("{}: {script:?}", shown(&tracker, C));
        let has = |phase| story.iter().any(|attempt| attempt.phase == Some(phase));
        if status.certainty == Certainty::Certain {
            match status.phase {
                Phase::Completed => prop_assert!(has(Phase::Completed), "{}", description()),
                // Of attempts that were expected, it is the right one.
                Phase::Failed if is_expected => {
                    prop_assert!(status.expected, "{}", description());
                    prop_assert_eq!(story.last().unwrap().phase, Some(Phase::Failed), "{}", description());
                }
                Phase::Failed => prop_assert!(has(Phase::Failed), "{}", description()),
                Phase::Ended => prop_assert!(!has(Phase::Completed), "{}", description()),
                Phase::Requested | Phase::Transferring | Phase::TransferAccepted => {}
            }
        }
        // A reported end is an actual one.
        let has_ended = story.iter().any(|attempt| attempt.notifications.iter().any(|(notification, _)| notification.starts_with("deleted")));
        prop_assert!(status.call_active || has_ended, "{}", description());
        // Repeating the last step does not make another verdict certain.
        let mut again = Tracker::restore(&tracker.snapshot(), 10).unwrap();
        if let Some(last) = script.last().filter(|last| **last != "expect") {
            step(&mut again, last, |_| {});
            let repeated = again.status(C).unwrap();
            prop_assert!(
                repeated.phase == status.phase || repeated.certainty != Certainty::Certain,
                "{}, then {}", description(), shown(&again, C)
            );
        }
    }
}
