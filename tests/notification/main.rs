//! Every body that arrives at the webhook, read as it should be; and what a hostile one comes to.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod bodies;
mod entries;
mod faults;
mod fixtures;
mod mutations;

use graph_call_transfer::notification::{Batch, BatchKind};
use serde_json::{Value, json};

/// A batch as JavaScript has it.
fn shown(batch: &Batch<'_>) -> Value {
    let Batch { kind, notifications, rejected, sender } = batch;
    let mut shown = json!({ "kind": kind.as_str(), "response": kind.response() });
    if *kind == BatchKind::Graph {
        shown["notifications"] = serde_json::to_value(notifications).unwrap();
        shown["rejected"] = serde_json::to_value(rejected).unwrap();
    }
    if let Some(sender) = sender {
        shown["sender"] = sender.as_str().into();
    }
    shown
}
