//! Whether a transfer succeeded: the question that no notification answers alone.
//!
//! | what is heard | what it says |
//! | --- | --- |
//! | an end with subcode 7015 and code 0 or 200, or with the reason `AppTransferred` | completed, certain |
//! | an end without a reason, after `transferAccepted` or after the service ended the replaced call | completed, likely |
//! | an end without a reason, before that | ended, unknown |
//! | an end with another reason | ended, certain |
//! | `established` with a code of 400 or more | failed: the call is back |
//! | a plain `established` | nothing: real calls repeat it |
//! | `deleted` of an operation | nothing: the operation is finished |
//!
//! Of several, the upper one counts, but a failure counts before an end that is no completion: the call was established again, so
//! that its end came later. No phase depends on the order in which notifications of one attempt arrive.
//!
//! A later attempt looks the same as an earlier one, and news may come late or twice. So these are only likely: a failure that
//! an earlier attempt told in the same way, or may not have told yet; an end when one was heard before; a failure before any sign
//! of a transfer that nobody announced; and what follows a repeated `transferring` after a failure.
//!
//! Source: the page [call: transfer](https://learn.microsoft.com/graph/api/call-transfer).

#![expect(
    clippy::inline_always,
    reason = "a call in wasm takes as long as what is called: a twentieth of the time of a body"
)]

mod alone;
mod attempt;
mod change;
mod evidence;
mod expected;
mod hashing;
mod kept;
mod key;
mod last_said;
mod news;
mod outcome;
mod phase;
mod queue;
#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
mod record;
mod replacing;
mod restore;
mod snapshot;
mod spelling;
mod status;
mod tracker;
mod transfer;

pub use self::attempt::Answered;
pub use self::change::{Aspects, Change};
pub use self::evidence::{Evidence, HeardResult, OpenWord, Said};
pub use self::expected::Expected;
pub use self::outcome::{Advice, Outcome, OutcomeKind};
pub use self::phase::{Certainty, EvidenceKind, Holder, Phase};
pub use self::snapshot::{LONGEST_SNAPSHOT, SnapshotError};
pub use self::status::TransferStatus;
pub use self::tracker::Tracker;
pub use self::transfer::ReplacedCall;

pub(crate) use self::alone::{Alone, Heard};
pub(crate) use self::attempt::Verdict;
#[cfg(target_family = "wasm")]
pub(crate) use self::record::Records;
pub(crate) use self::record::{CHANGE_FIELDS, ChangeRecord};
pub(crate) use self::transfer::ASPECTS;
