//! The module of tools: sends requests, parses responses, and redacts values.

mod output;
mod redact;
mod response;
mod send;

pub use self::redact::redact;
pub use self::response::parse_response;
pub use self::send::send;
