//! Random histories, as scripts: what Graph sends about one to three attempts, with repeats, losses, other orders, other calls,
//! withdrawals and snapshots.

use crate::random::Random;

const COURSES: [&str; 12] = [
    "transferring; transferAccepted; deleted 0/7015",
    "transferring; established audio=active; transferAccepted; deleted =AppTransferred",
    "transferring; established 500/7000",
    "transferring; transferAccepted; established 500/7700",
    "transferring; established 480/10037; deleted 200/4521",
    "transferring; transferAccepted; deleted 200/7000",
    "transferring; transferAccepted; deleted 200/540000",
    "transferring; deleted 0/4097",
    "transferring; transferAccepted; deleted",
    "transferring; R: terminated =AppInitiated; R: gone; deleted",
    "transferring; established 500/7000; transferring; established 500/7000",
    "",
];

const OTHERS: [&str; 16] = [
    "transferring",
    "transferAccepted",
    "established 500/7000",
    "established 500/7700",
    "established 603/8538",
    "established 200/0",
    "established",
    "deleted",
    "gone",
    "terminated 200/7015",
    "deleted 500/7000",
    "c: transferring",
    "R: deleted 200/4521",
    "R: terminated =AppInitiated",
    "X: transferring",
    "X: deleted 0/7015",
];

const RESPONSES: [&str; 8] = [
    "accepted 202",
    "accepted 202",
    "refused 404",
    "refused 404/10202",
    "refused 400/8528",
    "refused 409",
    "refused 500",
    "refused 0",
];

/// Returns the steps of a history.
pub(super) fn history(random: &mut Random) -> Vec<String> {
    let mut steps = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut expectations = 0;
    for _ in 0..=random.below(4) {
        if !random.once_in(5) {
            expectations += 1;
            open.push(expectations);
            steps.push(random.one_of(&["expect", "expect", "expect R", "expect r", "expect X"]).to_owned());
        }
        steps.extend(response(random, &mut open));
        let mut course: Vec<String> =
            crate::script::steps(random.one_of(&COURSES)).map(str::to_owned).collect();
        disturb(random, &mut course);
        steps.extend(course);
        steps.extend(response(random, &mut open).filter(|_| random.once_in(3)));
        if random.once_in(4) && !open.is_empty() {
            let number = open.remove(random.below(open.len()));
            steps.push(format!("{} {number}", random.one_of(&["withdraw", "withdraw", "commit"])));
        }
        match random.below(24) {
            0 => {
                open.clear();
                steps.push("restore".to_owned());
            }
            1 => {
                open.clear();
                steps.push("forget".to_owned());
            }
            _ => {}
        }
    }
    if random.once_in(3) {
        disturb(random, &mut steps);
    }
    steps
}

/// A response: to the current attempt, or to an open expectation.
fn response(random: &mut Random, open: &mut Vec<usize>) -> Option<String> {
    let response = random.one_of(&RESPONSES);
    match random.below(4) {
        0 => Some(response.to_owned()),
        1 if !open.is_empty() => {
            let number = open.remove(random.below(open.len()));
            Some(format!("{response} {number}"))
        }
        _ => None,
    }
}

/// Loses, repeats and exchanges steps, and adds others. Expectations and what belongs to them stay where they are.
fn disturb(random: &mut Random, steps: &mut Vec<String>) {
    let is_fixed = |step: &str| {
        ["expect", "withdraw", "commit", "accepted", "refused", "restore", "forget"]
            .iter()
            .any(|word| step.starts_with(word))
    };
    for _ in 0..random.below(4) {
        let at = random.below(steps.len() + 1);
        match steps.get(at) {
            Some(step) if is_fixed(step) => {}
            Some(_) if random.once_in(4) => drop(steps.remove(at)),
            Some(step) if random.once_in(3) => {
                let step = step.clone();
                let to = random.below(steps.len() + 1);
                steps.insert(to, step);
            }
            Some(_) if random.once_in(2) => {
                let to = random.below(steps.len());
                if !is_fixed(&steps[to]) {
                    steps.swap(at, to);
                }
            }
            _ => steps.insert(at, random.one_of(&OTHERS).to_owned()),
        }
    }
}
