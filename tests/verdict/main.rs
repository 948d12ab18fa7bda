//! What became of a transfer: each notification, each order, each loss.

#![cfg(not(target_family = "wasm"))]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod attempts;
mod consultative;
mod golden;
mod hostile;
mod keeping;
mod losses;
mod orders;
mod outcomes;
mod script;
mod snapshots;
mod steps;

use graph_call_transfer::verdict::Tracker;

use self::script::{C, play};

/// What is known of a call in a line: the attempt, the phase and how sure it is, whether the call goes on, and who has the caller.
fn shown(tracker: &Tracker, call_id: &str) -> String {
    tracker.status(call_id).map_or("nothing".to_owned(), |status| {
        let (attempt, phase, certainty) = (status.attempt, status.phase.as_str(), status.certainty.as_str());
        let lives = if status.call_lives { "lives" } else { "over" };
        format!("{attempt} {phase} {certainty} {lives} {}", status.holder.as_str())
    })
}

/// What is known after a script, of the call `C`.
fn after(script: &str) -> String {
    let mut tracker = Tracker::default();
    play(&mut tracker, script);
    shown(&tracker, C)
}
