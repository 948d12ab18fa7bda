//! What arrives at the webhook: `commsNotifications` of every age, and what else comes to the same address.
//!
//! A body is read from its bytes in one pass. Nothing is refused for being new, a bad entry costs only itself, and every
//! notification gives its own text back. What is read is noted as places in the body, in records of 32-bit numbers: that is
//! what the verdict rests on, and what JavaScript reads from the memory of the module to make its objects.
//!
//! Source: [commsNotifications](https://learn.microsoft.com/graph/api/resources/commsnotifications).

mod batch;
mod cursor;
mod digits;
mod entry;
mod fault;
mod name;
mod plain;
mod read_entry;
mod resource;
mod scan;
mod span;
#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
mod units;
mod values;
mod word;

pub use self::batch::{Batch, CallResult, Content, Notification, WebhookAnswer};
pub use self::fault::{Limit, PayloadError, Rejection, RejectionReason};
pub use self::scan::BatchKind;

pub(crate) use self::cursor::DEPTH_LIMIT;
pub(crate) use self::entry::{ENTRY_FIELDS, Entry, EntryKind, Number, Places, ResultNumbers, record};
pub(crate) use self::scan::Scan;
pub(crate) use self::span::{ESCAPED, Span, is_same};
#[cfg_attr(not(target_family = "wasm"), allow(unused_imports, reason = "for the wasm module"))]
pub(crate) use self::units::Units;
pub(crate) use self::word::{
    AUDIO_STATES, CALL_STATES, CHANGE_TYPES, OPERATION_STATES, TONES, UNKNOWN, Word, number,
};

/// The most bytes that a body may have. A roster of two hundred people has about 200 KiB.
pub const LONGEST: usize = 4 * 1024 * 1024;

/// A body longer than this does not keep its room in the memory of the module: one that is unusual should not cost it for ever.
pub(crate) const KEPT: usize = 1024 * 1024;

/// The most notifications that a body may have.
pub const MOST_ENTRIES: u32 = 10_000;
