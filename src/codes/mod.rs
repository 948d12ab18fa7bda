//! The code book: explanations of the numbers and words in Graph's results and errors of calls.
//!
//! A code alone has no exact meaning: 500 with 7000 is a failed transfer, 200 with 7000 an ordinary end by the bot. So the most
//! exact key counts: the pair, the subcode alone, the range of the telephone network, the code alone, its first digit. A code alone means a SIP status in
//! the result of a call, and an HTTP status in the refusal of a request: each has entries of its own.
//!
//! A message can contain further numbers, such as `DiagCode: 480#10037`. They are those of the layer below, and explain a result whose
//! own subcode only wraps them (`select`).
//!
//! The texts are for people who read one result. No function of `js` uses them, so they do not enlarge the wasm module;
//! `pkg-template/build/write_codes.rs` writes the same book as a JavaScript module. What a code means for a program (`decision`) is in a
//! table without texts (`table`), which the verdict uses.

mod basis;
mod book;
mod decide;
mod decision;
mod diag_code;
mod entry;
mod explanation;
mod key;
mod look_up;
mod select;
mod situation;
mod sources;
mod table;
mod texts;

pub use self::basis::{CallDirection, ExplanationBasis, PhoneStatus};
pub use self::book::entries;
pub use self::decide::{CodeDecision, decide_refusal, decide_result};
pub use self::decision::{Decision, FailureCause, RetryTarget};
pub use self::diag_code::DiagCode;
pub use self::entry::{Actions, Cause, Entry, ExplanationCertainty, RetryAdvice};
pub use self::explanation::{CodeOrigin, CodeReference, ExplainedCause, ExplainedCodes, Explanation};
pub(crate) use self::key::is_success;
pub use self::key::{HubSide, Key};
pub use self::look_up::{
    explain_end, explain_error, explain_in, explain_message, explain_refusal, explain_result,
};
pub use self::situation::Situation;
