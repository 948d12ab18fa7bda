//! The rules: which signal a notification gives, and which phase, certainty, decision and advice follow from the evidence.
//!
//! They know no call ids and no storage.

pub(crate) mod advice;
pub(crate) mod attempt;
mod bounded_text;
pub(crate) mod decision;
pub(crate) mod evidence;
pub(crate) mod failures;
pub(crate) mod interner;
pub(crate) mod open_word;
pub(crate) mod phase;
pub(crate) mod recorded_response;
pub(crate) mod signal;
pub(crate) mod state;
