//! The tracker compared with the model, over random histories.

use graph_call_transfer::verdict::Tracker;

use super::events::events;
use super::histories::history;
use super::judged::judged;
use crate::random::Random;
use crate::script::{C, Player};
use crate::shown;

/// The number of histories, unless `MODEL_HISTORIES` names another one.
const HISTORIES: u64 = 10_000;

/// The tracker's status in the form of the model.
fn tracked(tracker: &Tracker) -> String {
    let Some(status) = tracker.status(C) else { return "nothing".to_owned() };
    let response = status.response.map_or("-", |response| response.as_str());
    let other = match &status.replaced_call {
        None => "-",
        Some(call) if call.active => "active",
        Some(call) if call.termination_reason.as_deref() == Some("AppInitiated") => "overByApp",
        Some(_) => "over",
    };
    format!("{} {response} {other}", shown(tracker, C))
}

/// Plays the steps. Returns the first one after which tracker and model differ, with both.
fn divergence(steps: &[String]) -> Option<(usize, String, String)> {
    let (mut tracker, mut player) = (Tracker::new(8), Player::default());
    for (at, step) in steps.iter().enumerate() {
        if step == "restore" {
            tracker = Tracker::restore(&tracker.snapshot(), 8).unwrap();
        } else {
            player.step(&mut tracker, step, |_| {});
        }
        let (found, expected) = (tracked(&tracker), judged(&events(steps[..=at].iter().map(String::as_str))));
        if found != expected {
            return Some((at, found, expected));
        }
    }
    None
}

/// Leaves out every step without which the difference stays. The numbers of expectations would change, so that these stay.
fn shrunk(mut steps: Vec<String>) -> Vec<String> {
    let mut at = 0;
    while at < steps.len() {
        let mut fewer = steps.clone();
        let step = fewer.remove(at);
        if !step.starts_with("expect") && divergence(&fewer).is_some() {
            steps = fewer;
        } else {
            at += 1;
        }
    }
    steps
}

/// `MODEL_HISTORIES=1000000 MODEL_SEED=7 cargo test --release --test verdict model -- --nocapture` compares a million.
#[test]
fn tracker_agrees_with_the_naive_model() {
    let number = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name}: {text}?")))
    };
    let (count, seed) = (number("MODEL_HISTORIES", HISTORIES), number("MODEL_SEED", 1));
    println!("{count} histories from the seed {seed}");
    let mut steps = 0;
    for each in 0..count {
        let history = history(&mut Random::new(seed.wrapping_add(each)));
        steps += history.len();
        if let Some((at, ..)) = divergence(&history) {
            let short = shrunk(history[..=at].to_vec());
            let (_, found, expected) = divergence(&short).unwrap();
            panic!("seed {}: {}\n  tracker: {found}\n  model:   {expected}", seed + each, short.join("; "));
        }
    }
    println!("{steps} steps, no difference");
}
