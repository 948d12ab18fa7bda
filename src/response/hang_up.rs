//! The response to the DELETE of a call.

use serde::Serialize;

use super::{Accepted, CallEnded, Refused};
use crate::HttpResponse;
use crate::http::Redirect;

/// The response to the DELETE of a call.
///
/// ```
/// use graph_call_transfer::HttpResponse;
/// use graph_call_transfer::response::HangUp;
///
/// assert!(matches!(HangUp::parse(&HttpResponse::new(204)), HangUp::Accepted(_)));
/// let gone = HttpResponse::new(404).with_body(r#"{"error":{"code":"8522","message":"Call not found."}}"#);
/// assert!(matches!(HangUp::parse(&gone), HangUp::Ended(_)));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum HangUp {
    /// Graph took the request: the call ends. Microsoft documents 204.
    Accepted(Accepted),
    /// The call does not exist, or has ended.
    Ended(CallEnded),
    /// The request was refused, so the call may go on. It can be hung up again: that has no second effect.
    Refused(Refused),
}

impl HangUp {
    /// Parses the response. Each status from 200 to 299 is accepted, unless a redirect is involved; a 404 of Graph itself means that the
    /// call has ended.
    #[must_use]
    pub fn parse(http: &HttpResponse<'_>) -> Self {
        if (200..=299).contains(&http.status) && http.redirect == Redirect::None {
            return Self::Accepted(Accepted::new(http));
        }
        let refused = Refused::parse(http);
        CallEnded::from_refused(&refused).map_or(Self::Refused(refused), Self::Ended)
    }
}
