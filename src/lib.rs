//! Transfers Microsoft Teams calls with Microsoft Graph: `POST /communications/calls/{id}/transfer`.
//!
//! 1. A [`Transfer`] is checked with its [`CheckContext`], before it is sent. The check returns a [`TransferRequest`], or all
//!    [`Issues`], each with a stable code, its place and, where one is obvious, a fix. [`TransferReport`] does the same for JSON text.
//!    See [Issues](#issues).
//! 2. [`TransferRequest::describe`] returns an [`HttpRequest`] for any HTTP client, which adds the header `Authorization` of an
//!    [`AccessToken`]. [`response::GraphResponse`] parses the [`HttpResponse`] of Graph, a proxy or a gateway.
//! 3. Graph reports the end of the transfer in notifications, in parts and in any order. [`verdict::Tracker`] receives them, and
//!    returns the outcome. If no notification arrives, [`HttpRequest::read_call`] asks Graph for the call.
//!
//! ```
//! use graph_call_transfer::response::GraphResponse;
//! use graph_call_transfer::verdict::{OutcomeKind, Tracker};
//! use graph_call_transfer::{AccessToken, CheckContext, Endpoint, HttpResponse, Identity, Transfer};
//!
//! // The check.
//! let call = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
//! let heidi = Identity::user("550fae72-d251-43ec-868c-373732c2704f".parse()?);
//! let request = Transfer::new(call, heidi).check(&CheckContext::new())?;
//!
//! // The request, which an HTTP client sends with the header `Authorization`.
//! let http = request.describe(&Endpoint::default());
//! assert_eq!(
//!     http.url,
//!     "https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer"
//! );
//! let authorization = AccessToken::parse("eyJ0eXAi.eyJhdWQi.c2ln")?.authorization();
//! assert_eq!(authorization, "Bearer eyJ0eXAi.eyJhdWQi.c2ln");
//!
//! // The tracker follows at most 1,000 transfers, and expects this one before it is sent. `None`: it replaces no call.
//! let mut tracker = Tracker::new(1_000);
//! let call_id = request.call_id().as_str();
//! tracker.expect(call_id, None);
//!
//! // The response.
//! let response = GraphResponse::parse(&HttpResponse::new(202));
//! assert!(matches!(response, GraphResponse::Accepted(_)));
//! tracker.record_response(call_id, &response, |_change| {});
//!
//! // A notification, which the webhook receives.
//! let body = br#"{ "value": [{
//!     "changeType": "deleted",
//!     "resourceUrl": "/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b",
//!     "resourceData": { "state": "terminated", "resultInfo": { "code": 0, "subcode": 7015 } }
//! }] }"#;
//! tracker.apply(body, |change| println!("{}", change.phase))?;
//! let outcome = tracker.outcome(call_id).expect("the transfer has ended");
//! assert_eq!(outcome.kind, OutcomeKind::Completed);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Issues
//!
//! A typed [`Transfer`] consists of ids and numbers that are parsed before the check, each with its own error ([`IdError`],
//! [`PhoneError`]). To receive all problems of a text at once, use [`TransferReport::parse_input`] instead.
//!
//! [`Issues`] is an error: its `Display` shows every issue, one a line, with the warnings and infos. Those of a valid transfer are in
//! [`TransferRequest::issues`].
//!
//! ```
//! use graph_call_transfer::{CallId, CheckContext, Identity, Transfer, TransferReport};
//!
//! // A transfer that replaces the call that it transfers.
//! let call: CallId = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
//! let heidi = Identity::user("550fae72-d251-43ec-868c-373732c2704f".parse()?);
//! let transfer = Transfer::new(call.clone(), heidi).with_replaces_call_id(call);
//! let issues = transfer.check(&CheckContext::new()).unwrap_err();
//! println!("{issues}");
//! assert!(issues.to_string().starts_with("error in body/transferTarget/replacesCallId: "));
//!
//! // A text with two problems.
//! let json = r#"{ "callId": "341a0500", "target": { "phone": "12345678901" } }"#;
//! let issues = TransferReport::parse_input(json, &CheckContext::new()).into_request().unwrap_err();
//! let places: Vec<_> = issues.iter().map(|issue| format!("{}{}", issue.part(), issue.path())).collect();
//! assert_eq!(places, ["input/callId", "input/target/phone"], "{issues}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Further modules
//!
//! [`diagram::Drawing`] draws a transfer as a ladder and as states, [`codes`] explains Graph's result codes, and [`redact()`] removes
//! secrets and personal data from texts for a log.
//!
//! The core does no I/O, reads no clock and has no source of randomness. The module `js` exists for wasm only: it is the interface of
//! the npm package `graph-call-transfer`.
//!
//! Sources: Microsoft's pages [call: transfer](https://learn.microsoft.com/graph/api/call-transfer) and
//! [Get call](https://learn.microsoft.com/graph/api/call-get), and [RFC 5589](https://www.rfc-editor.org/rfc/rfc5589) for the words
//! transferor, transferee and transfer target.

#![cfg_attr(
    not(all(
        feature = "calls",
        feature = "notifications",
        feature = "repairs",
        feature = "requests",
        feature = "send",
        feature = "tools"
    )),
    allow(dead_code, unused_imports, reason = "a wasm module uses a part of the core")
)]

mod coded;
pub mod codes;
pub mod diagram;
mod endpoint;
mod guid;
mod http;
mod id;
mod issue;
#[cfg(target_family = "wasm")]
pub mod js;
mod json;
mod layout;
pub mod notification;
mod ordered;
mod phone;
mod reading;
mod redact;
mod request;
pub mod response;
mod strict;
mod token;
pub mod verdict;
mod words;
mod work;

pub use self::endpoint::{BaseUrl, BaseUrlError, Cloud, Endpoint, GraphVersion};
pub use self::guid::{Guid, IdError, IdErrorKind};
pub use self::http::{HttpRequest, HttpResponse};
pub use self::id::{CallId, TenantId};
pub use self::issue::{
    Fix, HintOnly, Issue, Issues, LooksLike, Part, Problem, RolesFound, Severity, Subject, Tenants, TextEdit,
    TextSpan,
};
pub use self::json::{FaultKind, NumberProblem};
pub use self::phone::{PhoneError, PhoneNumber};
pub use self::redact::{Mark, redact};
pub use self::request::{
    CallReport, CallRequest, CallType, CheckContext, DirectoryKind, EndpointType, Identity, NewCall,
    OpaqueKind, Report, Transfer, TransferKind, TransferReport, TransferRequest, Transferee,
};
pub use self::token::{AccessToken, TokenError, TokenKind, TokenReport};
