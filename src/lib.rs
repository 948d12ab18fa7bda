//! Transfers Microsoft Teams calls through Microsoft Graph: `POST /communications/calls/{id}/transfer`.
//!
//! A transfer is read, from the caller's words or from a body that somebody pasted; all its problems are told at once, each with a
//! stable code, its place and, where one is obvious, a repair; what has no error can be described as an HTTP request and sent; the
//! answer is read from whatever came back.
//!
//! ```
//! use graph_call_transfer::answer::{Answer, Body, Headers};
//! use graph_call_transfer::{Context, Endpoint, Report};
//!
//! let input = r#"{
//!     "callId": "341a0500-d4bf-4224-8b19-1581168d328b",
//!     "target": { "user": { "id": "550fae72-d251-43ec-868c-373732c2704f" } }
//! }"#;
//! let report = Report::of_input(input, &Context::default());
//! let http = report.request().expect("a right transfer").describe(&Endpoint::default());
//! assert_eq!(
//!     http.url,
//!     "https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer"
//! );
//!
//! // … send it with the HTTP client of your choice, then:
//! let answer = Answer::read(202, &Headers::default(), Body::None, None, 0.0);
//! assert!(matches!(answer, Answer::Accepted(_)));
//! ```
//!
//! When no answer came, or no notification, [`HttpRequest::read_call`] asks for the call, and [`answer::Reading`] reads what comes back.
//! How a transfer ends is told by notifications: [`notification::Batch`] reads what arrives at the webhook, and [`verdict::Tracker`] tells
//! from it, in whatever order it arrives, what became of each transfer.
//!
//! [`diagram::Drawing`] draws all of it, as a ladder and as states; [`snippet`] writes the request as code, for curl and for the Graph SDKs.
//!
//! What a log must not hold, [`redact`] takes out of any text.
//!
//! The core does no I/O, reads no clock and makes no randomness. Its JavaScript half, `js`, exists for wasm only; it is what the npm
//! package `graph-call-transfer` is made of.
//!
//! Sources: the pages [call: transfer](https://learn.microsoft.com/graph/api/call-transfer) and
//! [Get call](https://learn.microsoft.com/graph/api/call-get) of Graph, and
//! [RFC 5589](https://www.rfc-editor.org/rfc/rfc5589) for the words transferor, transferee and transfer target.

pub mod answer;
mod coded;
pub mod codes;
pub mod diagram;
mod endpoint;
mod error;
mod http;
mod id;
mod issue;
#[cfg(target_family = "wasm")]
pub mod js;
mod json;
#[doc(hidden)]
pub mod layout;
pub mod notification;
mod ordered;
mod phone;
mod redact;
mod request;
pub mod snippet;
mod strict;
mod token;
pub mod verdict;
mod words;

pub use self::endpoint::{BaseUrl, BaseUrlError, Cloud, Endpoint, Version};
pub use self::error::ErrorCode;
pub use self::http::HttpRequest;
pub use self::id::{CallId, Guid, IdError};
pub use self::issue::{
    Fix, Issue, LooksLike, Part, Problem, Severity, Subject, Tenants, TextEdit, TextSpan, Unsaid,
};
pub use self::json::{FaultKind, NumberProblem};
pub use self::phone::{PhoneError, PhoneNumber};
pub use self::redact::{Mark, redact};
pub use self::request::{
    CallType, Context, DirectoryKind, EndpointType, Identity, Kind, OpaqueKind, Pasted, Report, Transfer,
    TransferRequest, Transferee,
};
pub use self::token::{AccessToken, TokenError, TokenKind, TokenReport};
