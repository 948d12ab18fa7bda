//! The verdict: every notification, in every order, with every loss.

#![cfg(not(target_family = "wasm"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod attempts;
mod capacity;
mod claims;
mod consultative;
mod golden;
mod invalid_snapshots;
mod losses;
mod model;
mod orders;
mod outcomes;
#[path = "../random/mod.rs"]
mod random;
mod script;
mod snapshots;
mod steps;
mod withdrawals;

use graph_call_transfer::verdict::Tracker;

use self::script::{C, play};

/// The status of a call in a line: the attempt, the phase and its certainty, whether the call is active, and the connected party.
fn shown(tracker: &Tracker, call_id: &str) -> String {
    tracker.status(call_id).map_or("nothing".to_owned(), |status| {
        let (attempt, phase, certainty) = (status.attempt, status.phase.as_str(), status.certainty.as_str());
        let active = if status.call_active { "active" } else { "over" };
        format!("{attempt} {phase} {certainty} {active} {}", status.connected_to.as_str())
    })
}

/// The status of the call `C` after a script.
fn after(script: &str) -> String {
    let mut tracker = Tracker::default();
    play(&mut tracker, script);
    shown(&tracker, C)
}
