//! The meaning of codes for a program: the cause of a failure, whether to try again, whether it is an incident.

use serde::Serialize;

use crate::words::words;

words! {
    /// The cause of a failed transfer.
    pub enum FailureCause {
        /// The target declined.
        Declined = "declined",
        /// The target did not answer.
        NoAnswer = "noAnswer",
        /// The target is busy.
        Busy = "busy",
        /// The target is signed in nowhere, offline, or cannot be reached.
        Unreachable = "unreachable",
        /// The target does not exist, or its number or id has a wrong form or kind.
        WrongTarget = "wrongTarget",
        /// A permission, consent, registration, licence, policy or route is missing.
        NotAllowed = "notAllowed",
        /// The request is wrong.
        InvalidRequest = "invalidRequest",
        /// A call was not in a state for it, or two actions overlapped.
        CallState = "callState",
        /// The other side of the call hung up, or gave up.
        CallerLeft = "callerLeft",
        /// The app, or another bot, ended the call.
        HungUpByApp = "hungUpByApp",
        /// The conversation ended: the participant was removed, all others had left, or its time was over.
        ConversationEnded = "conversationEnded",
        /// A limit was reached.
        Throttled = "throttled",
        /// No path for sound was found, or it broke.
        Media = "media",
        /// The session border controller, or the provider behind it, had a fault or is set up wrongly.
        Trunk = "trunk",
        /// Microsoft's service had a fault.
        Service = "service",
        /// The code does not state a cause.
        Unknown = "unknown",
    }
}

words! {
    /// Whether another attempt can succeed, and to which target.
    pub enum RetryTarget {
        /// No: it fails again, or there is nothing to repeat.
        No = "no",
        /// The same target, at once.
        SameTarget = "sameTarget",
        /// Another target.
        OtherTarget = "otherTarget",
        /// The same target, later.
        Later = "later",
        /// After a look at the state of the calls: the transfer may be in progress, or a call may have changed.
        AfterCheck = "afterCheck",
    }
}

/// The meaning of codes for a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// The cause.
    pub cause: FailureCause,
    /// Whether another attempt can succeed, and to which target.
    pub retry: RetryTarget,
    /// Whether it is worth an alarm, and not an ordinary refusal by people.
    pub is_incident: bool,
}
