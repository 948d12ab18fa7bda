//! The responses of Graph: to the POST of a transfer and of a new call, to the GET and to the DELETE of a call.
//!
//! The host passes an [`HttpResponse`](crate::HttpResponse), and gets a value that does not depend on the server, proxy or gateway
//! that sent it.

mod body_form;
mod call_creation;
mod call_lookup;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod call_lookup_tests;
#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm module"))]
mod delivery;
mod error_body;
mod graph_response;
mod hang_up;
mod headers;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod hostile_tests;
mod moment;
mod page;
mod refusal;
mod retry;
mod retry_after;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod retry_tests;
mod status;
mod support_details;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests;
mod text;

pub use self::body_form::{BodyForm, GraphErrorDetail, InnerError};
pub use self::call_creation::{CallCreated, CallCreation};
pub use self::call_lookup::{CallEnded, CallFound, CallLookup};
pub use self::graph_response::{Accepted, GraphResponse, Refused};
pub use self::hang_up::HangUp;
pub use self::headers::ResponseHeaders;
pub use self::refusal::Refusal;
pub use self::retry::RetryPolicy;
pub use self::support_details::SupportDetails;

#[cfg(target_family = "wasm")]
pub(crate) use self::delivery::Delivered;
pub(crate) use self::graph_response::may_be_in_progress;

/// The body of a response, as far as it was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResponseBody<'a> {
    /// The whole body.
    Text(&'a str),
    /// The start of a body whose connection broke.
    Truncated(&'a str),
    /// No body.
    None,
}
