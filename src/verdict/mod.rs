//! Whether a transfer succeeded: a question that no single notification answers.
//!
//! | evidence | verdict |
//! | --- | --- |
//! | an end with subcode 7015, whatever its code, or with the reason `AppTransferred` | completed, certain |
//! | an end without a reason, after `transferAccepted` or after the service ended the replaced call | completed, likely |
//! | an end without a reason, before that | ended, unknown |
//! | an end with another reason | ended, certain |
//! | `established` with a code of 400 or more | failed: the call is back |
//! | a plain `established` | none: real calls repeat it |
//! | `deleted` of an operation | none: the operation is finished |
//!
//! Of several, the upper one counts, but a failure counts before an end that is not a completion: the call was established again, so
//! that its end came later. No phase depends on the order in which the notifications of one attempt arrive.
//!
//! A later attempt looks the same as an earlier one, and notifications may arrive late or repeatedly. So these are only likely: a
//! failure with the same codes as that of an earlier attempt, or while an earlier attempt may still fail; an end after another end; a
//! failure before any sign of a transfer that was not expected; and every phase after a repeated `transferring` after a failure.
//!
//! Source: the page [call: transfer](https://learn.microsoft.com/graph/api/call-transfer).
//!
//! Layers: `rules` (signals, attempts, phases, evidence) and `store` (calls, capacity) do not depend on each other; a transfer applies
//! the rules to its evidence; the tracker joins all; `persist` writes and reads snapshots.

#![expect(
    clippy::inline_always,
    reason = "a call in wasm takes as long as what is called: a twentieth of the time of a body"
)]

mod change;
mod expectation;
mod expected_transfer;
mod ledger;
mod outcome;
mod persist;
#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
mod record;
mod registration;
mod rules;
mod single_transfer;
mod status;
mod store;
mod tracker;
mod transfer;
mod view;
mod withdrawal;

pub use self::change::{StatusFields, TransferChange};
pub use self::expectation::Expectation;
pub use self::expected_transfer::ExpectedTransfer;
pub use self::outcome::{Ground, OutcomeGrounds, TransferOutcome};
pub use self::persist::snapshot::{MAX_SNAPSHOT_LEN, SnapshotError};
pub use self::rules::advice::{Advice, OutcomeKind};
pub use self::rules::evidence::{Evidence, EvidenceDetails, ResultInfo};
pub use self::rules::open_word::OpenWord;
pub use self::rules::phase::{Certainty, ConnectedParty, EvidenceKind, Phase};
pub use self::rules::recorded_response::{RecordedResponse, ResponseKind};
pub use self::rules::state::ReplacedCall;
pub use self::status::TransferStatus;
pub use self::tracker::Tracker;

#[cfg(target_family = "wasm")]
pub(crate) use self::record::Records;
pub(crate) use self::record::{CHANGE_FIELDS, ChangeRecord};
pub(crate) use self::rules::attempt::Verdict;
pub(crate) use self::single_transfer::{Observation, SingleTransfer};
pub(crate) use self::view::STATUS_FIELDS;
