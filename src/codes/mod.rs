//! The code book: what the numbers and words mean with which Graph reports results and errors of calls.
//!
//! A code alone says little: 500 with 7000 is a transfer that failed, 200 with 7000 an ordinary end by the bot. So the book is
//! read in the order of what says most: the pair, the subcode alone, the range of the telephone network, the code alone, the
//! first digit of the code.
//!
//! The book is for people who look at one result. No function of `js` uses it, so that its texts do not weigh in the wasm
//! module; `tests/tools/write_codes.rs` writes the same book as a JavaScript module.

mod book;
mod diag_code;
mod entry;
mod key;
mod look_up;
mod sources;

pub use self::book::entries;
pub use self::diag_code::DiagCode;
pub use self::entry::{Certainty, Entry, Retry};
pub use self::key::Key;
pub use self::look_up::{
    Basis, Explanation, Leg, PhoneStatus, explain_end, explain_error, explain_message, explain_result,
};
