//! Hostile inputs for every parser of the crate: published examples, changed at random.
//!
//! `TORTURE_SECONDS=60 TORTURE_SEED=7 cargo test --test torture -- --nocapture` attacks each parser for a minute.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

mod native;
#[path = "../random/mod.rs"]
mod random;
