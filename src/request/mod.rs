//! The request of a transfer: parsed from an input or a body, checked, and described as HTTP.

mod call;
mod context;
mod context_rules;
mod decoded_text;
mod edits;
mod endpoint_type;
mod foreign;
mod identity;
mod identity_set;
mod input;
mod known_application;
mod members;
mod misplaced;
mod participant;
mod reader;
mod report;
mod rules;
mod sdk_member;
mod transfer;
mod transfer_report;
mod transfer_request;
mod value;
mod wire_body;
mod write;

pub use self::call::{CallReport, CallRequest, NewCall};
pub use self::context::{CallType, CheckContext};
pub use self::endpoint_type::EndpointType;
pub use self::identity::{DirectoryKind, Identity, OpaqueKind};
pub use self::report::Report;
pub use self::transfer::{Transfer, Transferee};
pub use self::transfer_report::TransferReport;
pub use self::transfer_request::{TransferKind, TransferRequest};

#[cfg_attr(not(target_family = "wasm"), allow(unused_imports, reason = "for the wasm module"))]
pub(crate) use self::{context::ParsedContext, decoded_text::DecodedText, value::check_call_id};
