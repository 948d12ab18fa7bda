//! Payloads of the webhook: `commsNotifications` of every age, and whatever else is posted to the same address.
//!
//! One pass over the bytes reads a body. Nothing is refused for being new, an invalid entry costs only itself, and every
//! notification keeps its own text. The result is a list of records: 32-bit numbers that name places in the body. The verdict
//! reads these records, and JavaScript reads them from the module's memory to make its objects.
//!
//! Source: [commsNotifications](https://learn.microsoft.com/graph/api/resources/commsnotifications).

mod batch;
mod cursor;
mod digits;
mod entry;
mod fault;
mod foreign;
mod name;
mod plain;
mod read_entry;
mod reader;
mod resource;
mod scan;
mod span;
mod tree;
#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
mod units;
mod values;
mod word;

pub use self::batch::{Batch, CallResult, Content, Notification, WebhookResponse};
pub use self::fault::{Limit, PayloadError, Rejection, RejectionReason};
pub use self::foreign::ForeignSender;
pub use self::scan::BatchKind;

pub(crate) use self::cursor::MAX_DEPTH;
pub(crate) use self::entry::{ENTRY_FIELDS, Entry, EntryKind, Number, Places, ResultNumbers, record};
pub(crate) use self::scan::Scan;
pub(crate) use self::span::{ByteSpan, ESCAPED, is_same};
pub(crate) use self::tree::{TextFault, tree};
#[cfg_attr(not(target_family = "wasm"), allow(unused_imports, reason = "for the wasm module"))]
pub(crate) use self::units::Units;
pub(crate) use self::word::{
    AUDIO_STATES, CALL_STATES, CHANGE_TYPES, OPERATION_STATES, TONES, UNKNOWN, Word, number,
};

/// The limit of a body, in bytes. A roster of two hundred people has about 200 KiB.
pub const MAX_BODY_LEN: usize = 4 * 1024 * 1024;

/// The limit of the buffer that stays reserved between bodies, in bytes: one unusual body does not cost memory for ever.
pub(crate) const MAX_RETAINED_LEN: usize = 1024 * 1024;

/// The limit of notifications in a body.
pub const MAX_ENTRIES: u32 = 10_000;
