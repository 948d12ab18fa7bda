//! What is sent: from the caller's words, or from a body that was pasted, to a checked request and its HTTP description.

mod body;
mod context;
mod edits;
mod identity;
mod identity_set;
mod input;
mod pasted;
mod reader;
mod report;
mod rules;
mod transfer;
mod value;

pub use self::context::{CallType, Context};
pub use self::identity::{DirectoryKind, Identity, OpaqueKind};
pub use self::pasted::Pasted;
pub use self::report::{Kind, Report, TransferRequest};
pub use self::transfer::{Transfer, Transferee};
pub use self::value::EndpointType;

/// The names of all kinds of identities.
pub(crate) const IDENTITY_KINDS: [&str; 10] = identity::Kind::NAMES;
