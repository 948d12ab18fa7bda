//! The boundary: the only module that uses JavaScript values. Each function converts, calls the core, and converts back.
//!
//! The package has a wasm module for each job. The crate is compiled once for each, with the feature of its name, and contains what
//! the exports of that folder use. A check in a module without `repairs` returns `undefined` where the module of tools finds more.
//!
//! Inside an async function every call that can throw is a catching one: an uncaught exception leaves the caller's promise
//! pending for ever.

mod argument;
#[cfg(feature = "calls")]
mod calls;
#[cfg(any(feature = "calls", feature = "requests"))]
mod checks;
mod clock;
mod error;
mod error_code;
mod members;
#[cfg(feature = "notifications")]
mod notifications;
mod output;
#[cfg(feature = "requests")]
mod requests;
mod response_argument;
#[cfg(feature = "send")]
mod send;
mod signal;
#[cfg(feature = "tools")]
mod tools;
mod value;

#[cfg(feature = "calls")]
pub use self::calls::*;
pub use self::error_code::ErrorCode;
#[cfg(feature = "notifications")]
pub use self::notifications::*;
#[cfg(feature = "requests")]
pub use self::requests::*;
#[cfg(feature = "send")]
pub use self::send::send;
#[cfg(feature = "tools")]
pub use self::tools::*;
