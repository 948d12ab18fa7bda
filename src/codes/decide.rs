//! Decides from codes what a program does next.

use super::decision::Decision;
use super::select::{Found, Selected, select_error, select_result};
use super::table::{Decisions, Row};

/// A decision and the numbers that it is based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeDecision {
    /// The decision.
    pub decision: Decision,
    /// Whether the code book has an entry for exactly these numbers. Otherwise their structure decided, or the code alone.
    pub exact: bool,
    /// Whether Microsoft documents these numbers for Graph.
    pub documented: bool,
    /// The code that decided: that of the `DiagCode` in the message where it is more exact.
    pub code: Option<i64>,
    /// The subcode that decided.
    pub subcode: Option<i64>,
}

/// Decides from the result of a call. `None` when it reports no failure, or when nothing is known of it.
///
/// ```
/// use graph_call_transfer::codes::{FailureCause, RetryTarget, decide_result};
///
/// let busy = decide_result(Some(486), Some(560_486), "").unwrap();
/// assert_eq!((busy.decision.cause, busy.decision.retry), (FailureCause::Busy, RetryTarget::Later));
/// // The `DiagCode` names the reason of a failed transfer.
/// let failed = decide_result(Some(500), Some(7000), "The transfer failed. DiagCode: 480#10037.@").unwrap();
/// assert_eq!(failed.decision.cause, FailureCause::Unreachable);
/// assert_eq!(decide_result(Some(0), Some(7015), ""), None);
/// ```
#[must_use]
pub fn decide_result(code: Option<i64>, subcode: Option<i64>, message: &str) -> Option<CodeDecision> {
    decide(&select_result(code, subcode, message, "", &Decisions)?)
}

/// Decides from the refusal of a request: the code of its error, its HTTP status and its message.
///
/// ```
/// use graph_call_transfer::codes::{FailureCause, decide_refusal};
///
/// let refused = decide_refusal("generalException", 403, "").unwrap();
/// assert_eq!(refused.decision.cause, FailureCause::NotAllowed);
/// ```
#[must_use]
pub fn decide_refusal(error_code: &str, status: u16, message: &str) -> Option<CodeDecision> {
    decide(&select_error(error_code, Some(i64::from(status)), message, &Decisions)?)
}

fn decide(selected: &Selected<Row>) -> Option<CodeDecision> {
    let Found { entry, basis, code, subcode, .. } = selected.of_causes();
    let exact = basis.is_exact();
    Some(CodeDecision {
        decision: entry.decision()?,
        exact,
        documented: exact && entry.is_documented(),
        code,
        subcode,
    })
}
