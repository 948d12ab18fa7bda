//! The course of calls, and the limits of the service: the other subcodes 85xx and 86xx, and 9xxx.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// The call and its course.
    pub(super) static STATES: Inferred, ACS_CODES;

    [any/8506] "Non Compliance Recording Call" {
        meaning: "The action is for compliance recording, and this call is none.",
        likely_cause: "The bot is not in this call as a recorder.",
        what_to_do: "Use the action only in calls that the recording policy sent to the bot.",
        retry: No,
    }

    [any/8517] "Call Tenant Id Mismatch" {
        meaning: "The tenant in the request is not the one of the call.",
        likely_cause: "A tenant id was taken from another call or user.",
        what_to_do: "Use the tenant id of the call's own notifications.",
        retry: AfterChange,
    }

    [any/8518] "Call Exception" {
        meaning: "The service met a fault while it handled the call.",
        likely_cause: "A fault of the service.",
        what_to_do: "Look at the call's state before trying again.",
        retry: AfterCheck,
    }

    [any/8521] "Too Many Hops" {
        meaning: "The call was forwarded too many times.",
        likely_cause: "Forwarding rules send it round in a circle.",
        what_to_do: "Check the forwarding of the target, or choose another one.",
        retry: AfterChange,
    }

    [any/8542] "Call Canceled" {
        meaning: "The call was cancelled before it was answered.",
        likely_cause: "The caller hung up, or the request was withdrawn.",
        what_to_do: "Nothing; call again if it is still wanted.",
        retry: Later,
    }

    [any/8543] "Call Doesn't Exist" {
        meaning: "There is no such call.",
        likely_cause: "It has ended, or the id is wrong.",
        what_to_do: "Check the call id against the last notification.",
        retry: AfterChange,
    }

    [any/8548] "Call Isn't Group Call" {
        meaning: "The action is for group calls, and this is a peer-to-peer call.",
        likely_cause: "The call has only two participants and was not escalated.",
        what_to_do: "Leave out what belongs to group calls, such as the transferee.",
        retry: AfterChange,
    }

    [any/8549] "Retarget Conversation Creation Failed" {
        meaning: "The call could not be sent on to its new target.",
        likely_cause: "The new conversation could not be made.",
        what_to_do: "Look at the call's state, then try again or choose another target.",
        retry: AfterCheck,
    }

    [any/8550] "Retarget Media Negotiation Failed" {
        meaning: "The call could not be sent on because the two sides agreed on no media.",
        likely_cause: "The target supports other media or codecs.",
        what_to_do: "Choose another target or modality.",
        retry: AfterChange,
    }

    [any/8551] "Retarget Not Supported" {
        meaning: "This call cannot be sent on to another target.",
        likely_cause: "Its kind does not allow it.",
        what_to_do: "Choose another way, such as an invitation.",
        retry: No,
    }

    [any/8555] "Retarget Already In Progress" {
        meaning: "The call is being sent on already.",
        likely_cause: "The same was requested twice.",
        what_to_do: "Wait for the outcome of the first request.",
        retry: AfterCheck,
    }

    [any/8556] "Action Not Supported For CR Call" {
        meaning: "The action is not allowed in a compliance recording call.",
        likely_cause: "The bot is there to record only.",
        what_to_do: "Leave the action to the participants.",
        retry: No,
    }

    [any/8586] "Incoming Call Not Acknowledged By Bot" {
        meaning: "The bot did not acknowledge the incoming call.",
        likely_cause: "The notification address did not answer, or answered with an error.",
        what_to_do: "Answer notifications at once with 202, and check that the address can be reached.",
        retry: AfterChange,
    }

    [any/8587] "Incoming Call Not Answered Within Time" {
        meaning: "The bot did not answer, reject or redirect the incoming call in time.",
        likely_cause: "It took longer than about 15 seconds.",
        what_to_do: "Answer first, and do slow work afterwards.",
        retry: AfterChange,
    }

    [any/8594] "Update Meeting State Failed" {
        meaning: "The state of the meeting could not be changed.",
        likely_cause: "The app lacks the role, or the service had a fault.",
        what_to_do: "Check the role of the app in the meeting, then try again.",
        retry: Later,
    }

    [any/8609] "Invalid Join Response From Bot" {
        meaning: "The bot's answer to a joining participant was not understood.",
        likely_cause: "The body of the answer to the notification was wrong.",
        what_to_do: "Answer with accept, reject or invite in the documented form.",
        retry: AfterChange,
    }

    [any/8610] "No Response From Bot On Notification" {
        meaning: "The bot did not answer a notification.",
        likely_cause: "The notification address was slow, unreachable, or failed.",
        what_to_do: "Answer notifications at once with 202, and do the work afterwards.",
        retry: AfterChange,
    }
}

book! {
    /// Limits of use.
    pub(super) static LIMITS: Inferred, ACS_CODES;

    [any/8516] "Call Throttled" {
        meaning: "The app makes more calls or requests than it may.",
        likely_cause: "A limit of the service was reached.",
        what_to_do: "Wait and slow down; then send again.",
        retry: Later,
    }

    [any/8529] "Call Throttled Monthly Limit Reached" {
        meaning: "The app has used up its calls of this month.",
        likely_cause: "The monthly limit of the service was reached.",
        what_to_do: "Wait for the next month, or ask Microsoft for a higher limit.",
        retry: Later,
    }

    [any/8530] "Call Throttled Active Calls Limit Reached" {
        meaning: "The app has as many calls at the same time as it may have.",
        likely_cause: "The limit of concurrent calls was reached.",
        what_to_do: "End calls that are not needed, then try again.",
        retry: Later,
    }

    [any/8589] "Record Throttled" {
        meaning: "Too many recordings were asked for.",
        likely_cause: "The limit for recordings was reached.",
        what_to_do: "Wait and slow down; then record again.",
        retry: Later,
    }

    [any/8613] "Call Throttled Live Captions Limit Reached" {
        meaning: "Too many calls use live captions at the same time.",
        likely_cause: "The limit for live captions was reached.",
        what_to_do: "Wait until others have ended, then try again.",
        retry: Later,
    }
}

book! {
    /// The service behind the call: the subcodes 9xxx.
    pub(super) static SERVICE: Inferred, ACS_CODES;

    [any/9001] "Unknown Error From Underlying Service" {
        meaning: "A service behind the call reported an error that it did not name.",
        likely_cause: "A fault inside Microsoft's service.",
        what_to_do: "Look at the call's state before trying again.",
        retry: AfterCheck,
    }

    [any/9002] "Timeout From Underlying Service" {
        meaning: "A service behind the call did not answer in time.",
        likely_cause: "A fault or overload inside Microsoft's service.",
        what_to_do: "Look at the call's state before trying again.",
        retry: AfterCheck,
    }

    [any/9003] "Operation Canceled" {
        meaning: "The operation was cancelled inside the service.",
        likely_cause: "The call ended, or a time limit was reached.",
        what_to_do: "Look at the call's state before trying again.",
        retry: AfterCheck,
    }

    [any/9998] "Fatal" {
        meaning: "The service met a fault from which it could not recover.",
        likely_cause: "A fault inside Microsoft's service.",
        what_to_do: "Look at the call's state; give the request id to Microsoft's support if it recurs.",
        retry: AfterCheck,
    }

    [500/9999, any/9999] "Unknown" {
        meaning: "The service met an error that it did not name.",
        likely_cause: "A fault inside Microsoft's service, or a request that it did not foresee.",
        what_to_do: "Look at the call's state before trying again; give the request id to Microsoft's support if it recurs.",
        retry: AfterCheck,
    }
}
