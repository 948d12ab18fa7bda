//! draft
pub mod answer;
mod coded;
mod endpoint;
mod error;
mod id;
mod issue;
#[cfg(target_family = "wasm")]
pub mod js;
mod json;
mod phone;
mod request;
mod strict;
mod token;

pub use self::endpoint::{BaseUrl, BaseUrlError, Cloud, Endpoint, Version};
pub use self::error::ErrorCode;
pub use self::id::{CallId, Guid, IdError};
pub use self::issue::{
    Fix, Issue, JsonText, LooksLike, Part, Problem, Severity, Subject, Tenants, TextEdit, TextSpan, Unsaid,
};
pub use self::json::{FaultKind, NumberProblem};
pub use self::phone::{PhoneError, PhoneNumber};
pub use self::request::{
    CallType, Context, DirectoryKind, EndpointType, HttpRequest, Identity, Kind, OpaqueKind, Pasted, Report,
    Transfer, TransferRequest, Transferee,
};
pub use self::token::{AccessToken, TokenError, TokenKind, TokenReport};
