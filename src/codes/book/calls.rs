//! The course of calls, and the limits of the service: the other subcodes 85xx and 86xx, and 9xxx.

use super::book;
use crate::codes::sources::{ACS_CODES, DOCS_16084};

book! {
    /// The call and its course.
    pub(super) static STATES: Inferred, ACS_CODES;

    [any/8506] "Non Compliance Recording Call" {
        meaning: "The action is for compliance recording, and this call is not recorded so.",
        cause "The bot is not in this call as a recorder." {
            developer: "Use the action only in calls that the recording policy sent to the bot.",
        }
        retry: No,
        decision: none,
    }

    [any/8517] "Call Tenant Id Mismatch" {
        meaning: "The tenant that was given is not the one of the call.",
        cause "A tenant id was taken from another call or user." {
            developer: "Use the tenant id of the call's own notifications.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8518] "Call Exception" {
        meaning: "The service met a fault while it handled the call.",
        cause "The service had a fault; the call may be over." {
            operator: "Check whether the call is still there before you try again.",
            developer: "Keep the message: a `DiagCode` in it names the reason.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [any/8521] "Too Many Hops" {
        meaning: "The call was forwarded too many times.",
        cause "Forwarding rules send it round in a circle." {
            operator: "Choose another target.",
            administrator: "Check the forwarding of the target.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
    }

    [any/8542] "Call Canceled" {
        meaning: "The call was cancelled before it was answered.",
        cause "The caller hung up, or the app withdrew the call." {
            operator: "Call again if it is still wanted.",
        }
        retry: Later,
        decision: CallerLeft Later ordinary,
    }

    [any/8543] "Call Doesn't Exist" {
        meaning: "There is no such call.",
        cause "It has ended, or the id is wrong." {
            operator: "Check whether the caller is still there.",
            developer: "Compare the call id with the last notification.",
        }
        retry: AfterChange,
        decision: CallState No ordinary,
    }

    [any/8548] "Call Isn't Group Call" {
        meaning: "The action is for group calls, and this is a peer-to-peer call.",
        cause [PeerToPeer] "The call has only two participants." {
            developer: "Leave out what belongs to group calls, such as the transferee.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8549] "Retarget Conversation Creation Failed" {
        meaning: "The call could not be sent on to its new target.",
        cause "The new conversation could not be made." {
            operator: "Check whether the call is still there, then try again or choose another target.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [any/8550] "Retarget Media Negotiation Failed" {
        meaning: "The call could not be sent on because the two sides agreed on no media.",
        cause "The target supports other media or codecs." {
            operator: "Choose another target.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
    }

    [any/8551] "Retarget Not Supported" {
        meaning: "This call cannot be sent on to another target.",
        cause "Its kind does not allow it." {
            operator: "Choose another target.",
            developer: "Choose another way, such as an invitation.",
        }
        retry: No,
        decision: WrongTarget OtherTarget incident,
    }

    [any/8555] "Retarget Already In Progress" {
        meaning: "The call is being sent on already.",
        cause "The same was started twice." {
            operator: "Wait for the outcome of the first.",
            developer: "Repeat it only when the first one cannot have been delivered.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    [any/8556] "Action Not Supported For CR Call" {
        meaning: "The action is not allowed in a compliance recording call.",
        cause "The bot is there to record only." {
            developer: "Leave the action to the participants.",
        }
        retry: No,
        decision: none,
    }

    [any/8586] "Incoming Call Not Acknowledged By Bot" {
        meaning: "The bot did not acknowledge the incoming call.",
        cause [IncomingCall] "The webhook did not respond, or responded with an error." {
            developer: "Respond to notifications at once with 202, and check that the webhook can be reached.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8587] "Incoming Call Not Answered Within Time" {
        meaning: "The bot did not answer, reject or redirect the incoming call in time.",
        cause [IncomingCall] "It took longer than about 15 seconds (5 for a recorder)." {
            developer: "Answer first, and do slow work afterwards.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8594] "Update Meeting State Failed" {
        meaning: "The state of the meeting could not be changed.",
        cause "The app lacks the role, or the service had a fault." {
            developer: "Check the role of the app in the meeting, then try again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8609] "Invalid Join Response From Bot" {
        meaning: "The bot's answer to a joining participant was not understood.",
        cause "The body of the response to the notification was wrong." {
            developer: "Respond with accept, reject or invite in the documented form.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8610] "No Response From Bot On Notification" {
        meaning: "The bot did not answer a notification.",
        cause "The webhook was slow, unreachable, or failed." {
            developer: "Respond to notifications at once with 202, and do the work afterwards.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }
}

book! {
    /// Limits of use.
    pub(super) static LIMITS: Inferred, ACS_CODES;

    [any/8516] "Call Throttled" {
        meaning: "The app makes more calls than it may.",
        cause "A limit of the service was reached." {
            operator: "Wait a moment, then try again.",
            developer: "Make fewer calls at the same time.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    [any/8529] "Call Throttled Monthly Limit Reached" {
        meaning: "The app has used up its calls of this month.",
        cause "The monthly limit of the service was reached." {
            administrator: "Ask Microsoft for a higher limit, or wait for the next month.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    [any/8530] "Call Throttled Active Calls Limit Reached" {
        meaning: "The app has as many calls at the same time as it may have.",
        cause "The limit of concurrent calls was reached." {
            operator: "End calls that are not needed, then try again.",
            developer: "Check that the app ends its calls, and ask Microsoft for a higher limit if need be.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    [any/8589] "Record Throttled" {
        meaning: "Too many recordings were asked for.",
        cause "The limit for recordings was reached." {
            developer: "Wait, then record less often.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    [any/8613] "Call Throttled Live Captions Limit Reached" {
        meaning: "Too many calls use live captions at the same time.",
        cause "The limit for live captions was reached." {
            operator: "Wait until others have ended, then try again.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }
}

book! {
    /// The service behind the call: the subcodes 9xxx.
    pub(super) static SERVICE: Inferred, ACS_CODES;

    [any/9001] "Unknown Error From Underlying Service" {
        meaning: "A service behind the call reported an error that it did not name.",
        cause "A service of Microsoft had a fault." {
            operator: "Check whether the call is still there before you try again.",
            developer: "Keep the message: a `DiagCode` in it names the reason.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [any/9002] "Timeout From Underlying Service" {
        meaning: "A service behind the call did not answer in time.",
        cause "A service of Microsoft had a fault or is overloaded." {
            operator: "Check whether the call is still there before you try again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [any/9003] "Operation Canceled" {
        meaning: "The operation was cancelled inside the service.",
        cause "The call ended, or a time limit was reached." {
            operator: "Check whether the call is still there before you try again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [any/9998] "Fatal" {
        meaning: "The service met a fault from which it could not recover.",
        cause "A service of Microsoft had a fault." {
            operator: "Check whether the call is still there before you try again.",
            developer: "Give the id and the chain id of the call to Microsoft's support if it recurs.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [500/9999, any/9999] "Unknown" {
        meaning: "The service met an error that it did not name.",
        cause [Request] "The body has a form that the service did not foresee, such as an identity as a text instead of an object, or a wrong source." {
            operator: "Check whether the call is still with you.",
            developer: "Compare the body with Microsoft's page: each identity is an object, and a call to a telephone has an application instance as its source.",
        } from DOCS_16084
        cause [Request] "The call is not in a state for the action, for example media actions on a call that is ending." {
            developer: "Read the state of the call before you send again.",
        }
        cause [Result] "A service below failed; without a `DiagCode` in the message its reason is not known." {
            operator: "Check whether the call is still there before you try again.",
            developer: "Give the id and the chain id of the call to Microsoft's support if it recurs.",
        }
        cause "A service of Microsoft had a fault." {
            operator: "Check whether the call is still there before you try again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }
}
