//! The boundary: the only place that knows JavaScript. Each function converts, calls the core, and converts back.
//!
//! Inside an async function every call that can throw is a catching one: whatever throws past it would leave the caller's
//! promise pending for ever.

mod answer;
mod call;
mod diagram;
mod error;
mod input;
mod redact;
mod request;
mod send;
mod token;
mod tracker;
mod value;

pub use self::answer::read_answer;
pub use self::call::describe_read_call;
pub use self::diagram::DrawingCore;
pub use self::input::{
    give_back, head_place, make_room, module_memory, read_body, rejections, take_fault, too_long,
    webhook_answer,
};
pub use self::redact::redact;
pub use self::request::{build_transfer, describe_transfer, parse_transfer, validate_transfer};
pub use self::send::{read_call, send_transfer};
pub use self::token::inspect_token;
pub use self::tracker::{TrackerCore, read_expected};
