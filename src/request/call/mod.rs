//! The request that creates a call: parsed from an input or a body, checked, and described as HTTP.
//!
//! Only a peer-to-peer call is in scope: what a consultation needs. [Microsoft's page](https://learn.microsoft.com/graph/api/application-post-calls)
//! has ten examples: 1, 2, 9 and 10 are peer-to-peer, 3 and 4 create a group call, 5 to 8 join a meeting. The last six are reported as
//! [`CallOutOfScope`](crate::Problem::CallOutOfScope).

mod body;
mod callback_uri;
mod input;
mod media;
mod new_call;
mod report;
mod rules;

pub use self::new_call::NewCall;
pub use self::report::{CallReport, CallRequest};
