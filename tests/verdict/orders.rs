//! The same notifications in every order, twice, among other traffic, and in bodies of any size.

use graph_call_transfer::verdict::Tracker;
use proptest::prelude::*;

use crate::golden::fixture;
use crate::script::{C, body, entry, play};
use crate::{after, shown};

/// One attempt each: what is announced, and the notifications in their order.
const SEQUENCES: [(&str, &str); 14] = [
    ("expect", "transferring; transferAccepted; deleted 0/7015"),
    ("expect", "transferring; transferAccepted; established 500/7000"),
    ("expect R", "transferring; transferAccepted; deleted =AppTransferred"),
    ("expect R", "transferring; transferAccepted; established 500/7700 +replacesContext"),
    (
        "expect R",
        "transferring; transferAccepted; R: terminated =AppInitiated; R: gone; deleted =AppTransferred",
    ),
    ("expect R", "transferring; R: terminated =AppInitiated; R: gone; deleted"),
    ("expect", "transferring; transferAccepted; deleted"),
    ("expect", "transferring; transferAccepted; terminated 200/7015; gone"),
    ("expect", "transferring; deleted"),
    ("expect", "transferring; transferAccepted; deleted 200/4521"),
    ("expect", "transferring; transferAccepted; established 500/7000; deleted 200/4521"),
    ("expect", "transferring; transferAccepted; established 500/7000; deleted"),
    ("expect", "transferring; established audio=active; established 480/10037"),
    (
        "expect",
        r#"operation "200"/"transferring"; operation "200"/"transferAccepted"; deleted =AppTransferred"#,
    ),
];

/// Traffic that is no news of any transfer of `C`.
fn noise() -> Vec<String> {
    let mut noise: Vec<String> = [
        "established",
        "established audio=active",
        "established +replacesContext +chatInfo",
        "established 200/0",
        "tone",
        "hold",
        "parked",
        "operation-deleted 200/0",
        "operation-deleted 500/8508",
        "X: transferring",
        "X: transferAccepted",
        "X: established 500/7000",
        "X: deleted 0/7015",
        "X: deleted",
    ]
    .map(entry)
    .to_vec();
    for (path, data) in [
        ("participants", r#"[{"state":"terminated"}]"#),
        ("contentsharingsessions", "null"),
        ("audioRoutingGroups/1", r#"{"state":"terminated"}"#),
    ] {
        noise.push(format!(
            r#"{{"changeType":"deleted","resourceUrl":"/communications/calls/{C}/{path}","resourceData":{data}}}"#
        ));
    }
    noise
}

fn permutations(items: &[&str]) -> Vec<Vec<String>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, first) in items.iter().enumerate() {
        let rest: Vec<&str> =
            items.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, item)| *item).collect();
        for mut order in permutations(&rest) {
            order.insert(0, (*first).to_owned());
            all.push(order);
        }
    }
    all
}

fn likely(verdict: &str) -> bool {
    !verdict.contains(" certain ")
}

/// Whether a transfer that nobody announced is known by a notification, whatever was heard before.
fn reveals(step: &str) -> bool {
    after(step) != "nothing"
}

#[test]
fn announced_the_verdict_is_the_same_in_every_order() {
    for (announced, steps) in SEQUENCES {
        let expected = after(&format!("{announced}; {steps}"));
        let items: Vec<&str> = crate::script::steps(steps).collect();
        for order in permutations(&items) {
            let script = format!("{announced}; {}", order.join("; "));
            assert_eq!(after(&script), expected, "{script}");
        }
    }
}

#[test]
fn announced_a_second_delivery_changes_no_verdict_or_makes_it_less_sure() {
    for (announced, steps) in SEQUENCES {
        let expected = after(&format!("{announced}; {steps}"));
        let has_failed = expected.contains("failed");
        let items: Vec<&str> = crate::script::steps(steps).collect();
        for twice in &items {
            let items: Vec<&str> = items.iter().copied().chain([*twice]).collect();
            for order in permutations(&items) {
                let script = format!("{announced}; {}", order.join("; "));
                let verdict = after(&script);
                // `transferring` once more after a failure looks like a second attempt.
                let looks_new = has_failed && twice.contains("transferring") && likely(&verdict);
                assert!(verdict == expected || looks_new, "{script}: {verdict}");
            }
        }
    }
}

#[test]
fn unannounced_the_verdict_is_the_same_or_less_sure_or_none() {
    for (_, steps) in SEQUENCES.iter().filter(|(_, steps)| !steps.contains("R:")) {
        let expected = after(steps);
        let items: Vec<&str> = crate::script::steps(steps).collect();
        for order in permutations(&items) {
            let script = order.join("; ");
            let verdict = after(&script);
            // What came before any sign of a transfer, and is none, was not taken.
            let first = order.iter().position(|step| reveals(step)).unwrap();
            let taken = after(&format!("{}; {}", order[first], order[first..].join("; ")));
            assert_eq!(verdict, taken, "{script}");
            let has_lost =
                order[..first].iter().any(|step| step.starts_with("deleted") || step.contains("480/"));
            let failure_first = verdict == expected.replace("failed certain", "failed likely");
            let no_verdict = verdict.contains("transferring") || verdict.contains("transferAccepted");
            assert!(
                verdict == expected
                    || failure_first
                    || has_lost && (no_verdict || verdict.contains("failed")),
                "{script}: {verdict}, not {expected}"
            );
        }
    }
}

#[test]
fn a_repeated_beginning_after_a_failure_is_said_to_be_unsure() {
    for (script, expected) in [
        ("transferring; established 500/7000; transferring", "2 transferring likely lives transferor"),
        (
            "expect; transferring; established 500/7000; transferring",
            "2 transferring likely lives transferor",
        ),
        (
            "transferring; established 500/7000; transferring; established 500/7000",
            "2 failed likely lives transferor",
        ),
        ("established 500/7000; transferring", "1 failed likely lives transferor"),
        ("established 500/7000; established 500/7000", "1 failed likely lives transferor"),
        // The failure after a sign is of a transfer, be it the first or a second.
        ("established 500/7000; transferring; established 500/7000", "1 failed certain lives transferor"),
        ("expect; established 500/7000; transferring", "1 failed certain lives transferor"),
    ] {
        assert_eq!(after(script), expected, "{script}");
    }
}

/// A sequence in any order, some of it several times, with other traffic in between.
fn mixed() -> impl Strategy<Value = (usize, bool, Vec<String>, Vec<usize>)> {
    (0..SEQUENCES.len(), any::<bool>()).prop_flat_map(|(number, announced)| {
        let items: Vec<String> = crate::script::steps(SEQUENCES[number].1).map(entry).collect();
        let twice = proptest::collection::vec(proptest::sample::select(items.clone()), 0..4);
        let noise = proptest::collection::vec(proptest::sample::select(noise()), 0..8);
        (twice, noise)
            .prop_map(move |(twice, noise)| [items.clone(), twice, noise].concat())
            .prop_shuffle()
            .prop_flat_map(move |all| {
                let cuts = proptest::collection::vec(0..=all.len(), 0..6);
                (Just(number), Just(announced), Just(all), cuts)
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn order_repeats_bodies_and_other_traffic_change_no_certain_verdict(
        (number, announced, all, mut cuts) in mixed(),
    ) {
        let (announcement, steps) = SEQUENCES[number];
        let expected = after(&format!("{announcement}; {steps}"));
        let mut tracker = Tracker::default();
        if announced {
            play(&mut tracker, announcement);
        }
        cuts.extend([0, all.len()]);
        cuts.sort_unstable();
        for cut in cuts.windows(2) {
            tracker.apply(&body(&all[cut[0]..cut[1]]), |_| {}).unwrap();
        }
        let verdict = shown(&tracker, C);
        let is_open = ["nothing", "transferring", "transferAccepted"].iter().any(|open| verdict.contains(open));
        prop_assert!(
            verdict == expected || likely(&verdict) || !announced && is_open || lost_end(&verdict, &expected, announced),
            "{verdict}, not {expected}: {all:#?}"
        );
        // The same, one by one.
        let mut single = Tracker::default();
        if announced {
            play(&mut single, announcement);
        }
        for entry in &all {
            single.apply(&body(std::slice::from_ref(entry)), |_| {}).unwrap();
        }
        prop_assert_eq!(single.status(C), tracker.status(C));
    }
}

/// An end before any sign of a transfer that nobody announced is not taken: what else is said stays true.
fn lost_end(verdict: &str, expected: &str, announced: bool) -> bool {
    !announced
        && verdict.starts_with("1 failed certain lives")
        && expected.starts_with("1 failed certain over")
}

#[test]
fn the_pages_bodies_give_the_same_in_every_order() {
    for scenario in ["1-blind", "2-consultative", "3-pstn", "4-consultative-pstn", "5-group"] {
        for (end, expected) in [
            ("completed", "1 completed certain over transferTarget"),
            ("failed", "1 failed certain lives transferor"),
        ] {
            for order in permutations(&["transferring", "accepted", end]) {
                let mut tracker = Tracker::default();
                tracker.expect(C, None);
                for part in &order {
                    tracker.apply(&fixture(&format!("{scenario}-{part}")).unwrap(), |_| {}).unwrap();
                }
                assert_eq!(shown(&tracker, C), expected, "{scenario}: {order:?}");
            }
        }
    }
}
