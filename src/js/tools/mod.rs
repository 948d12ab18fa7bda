//! The module of tools: parses responses, and redacts values.
//!
//! It also contains the functions of requests and of new calls, with repairs: the modules of these leave the repairs out.

mod redact;
mod response;

pub use self::redact::redact;
pub use self::response::parse_response;
