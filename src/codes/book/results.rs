//! Results of calls whose subcode is unknown: the code alone, by SIP's meaning. Errors of HTTP requests are in `classes.rs`.

use super::book;
use crate::codes::sources::{ACS_CODES, SIP_RFC};

book! {
    /// Codes of the 4xx class.
    pub(super) static REFUSALS: Inferred, SIP_RFC;

    [call/400] "Bad Request" {
        meaning: "The call or the action ended because something in its set-up was not accepted.",
        cause "Identities, numbers or media of the call do not fit each other." {
            operator: "Check the target, or choose another one.",
            developer: "Read the message of the result, and check the target and the media of the call.",
        }
        retry: AfterChange,
        decision: InvalidRequest OtherTarget incident,
    }

    [call/401] "Unauthorized" {
        meaning: "The side that calls could not prove its identity.",
        cause "Its sign-in has expired." {
            operator: "Sign in again, then call again.",
        }
        cause [DirectRouting] "The credentials of the trunk are wrong." {
            telephony_engineer: "Check the credentials of the trunk.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [call/402] "Payment Required" {
        meaning: "The telephone side wants payment for the call.",
        cause "Credit or contract does not cover the called number." {
            operator: "Choose another target.",
            administrator: "Ask the telephone provider, or check the balance of the Communications Credits.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [call/403] "Forbidden" {
        meaning: "The call was understood and refused.",
        cause "A policy or a licence does not allow this caller to reach this target." {
            operator: "Choose another target; the same call is refused again.",
            administrator: "Check the policies and licences of the caller and of the target.",
        }
        cause [ToTelephone] "The telephone side does not allow the number." {
            telephony_engineer: "Look in the log of the session border controller for the reason.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [call/404] "Not Found" {
        meaning: "The call, or the one who was called, does not exist.",
        cause "The id or the number of the target is wrong or not assigned." {
            operator: "Check the target.",
        }
        cause [Transfer] "The call to transfer or to replace has ended." {
            operator: "Check whether the caller is still there.",
            developer: "Compare the ids with the last notifications of both calls.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [call/405] "Method Not Allowed" {
        meaning: "The called side does not allow this action on the call.",
        cause "The action does not fit this kind of call." {
            operator: "Choose another way.",
            developer: "Read the message of the result.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [call/406] "Not Acceptable" {
        meaning: "The called side can answer only in a way that the caller does not accept.",
        cause "Modalities or media do not match." {
            operator: "Choose another target.",
            developer: "Compare the modalities and the media of both sides.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
    }

    [call/408] "Request Timeout" {
        meaning: "A participant, the bot or the telephone side did not answer in time.",
        cause "The called side was silent, or the network lost the signals." {
            operator: "Check whether the call is still there, then try again or choose another target.",
        }
        cause [ToApp] "The called bot, or its media port, cannot be reached." {
            developer: "Check the webhook and the media port of the bot from outside.",
        }
        retry: AfterCheck,
        decision: NoAnswer AfterCheck ordinary,
    }

    [call/409] "Conflict" {
        meaning: "Something else that was going on with the call prevented this.",
        cause "Two actions on one call overlapped." {
            operator: "Wait for the outcome of the other action.",
            developer: "Send one action at a time for each call.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    [call/410] "Gone" {
        meaning: "The media of the call was lost, or the one who was called is no longer there.",
        cause "A participant lost the network, or a firewall blocks media." {
            operator: "Call again, from another network if it recurs.",
            administrator: "Open the ports and addresses that Microsoft lists for Teams media.",
        }
        cause [ToTelephone] "The number was given up." {
            operator: "Check the number.",
        }
        retry: Later,
        decision: Media Later ordinary,
    }

    [call/412] "Precondition Failed" {
        meaning: "A condition for the call or the action was not met.",
        cause "Another action was running on the call." {
            operator: "Let the other action end, then try again.",
        }
        cause [FromTelephone] "The called number could not be read." {
            telephony_engineer: "Check in which form the session border controller sends the number.",
        }
        retry: AfterChange,
        decision: CallState AfterCheck ordinary,
    }

    [call/415] "Unsupported Media Type" {
        meaning: "The content of a signal of the call was of an unsupported type.",
        cause "The offer of media is missing or in another format." {
            operator: "Choose another target.",
            telephony_engineer: "Check what the session border controller or the client offers.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [call/420] "Bad Extension" {
        meaning: "The called side does not support a SIP extension that the call needs.",
        cause "Support for a header such as `Replaces` is off." {
            operator: "Transfer without consultation, or choose another target.",
            telephony_engineer: "Turn on that support on the session border controller.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [call/422] "Session Interval Too Small" {
        meaning: "The session timer of one side is too short for the other.",
        cause "The session border controller does not adapt its timer." {
            operator: "Choose another target.",
            telephony_engineer: "Raise the session timer and its minimum on the controller.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [call/429] "Too many calls" {
        meaning: "The call or the action was refused because there were too many.",
        cause "A limit of the service for calls was reached." {
            operator: "Try again in some minutes.",
            developer: "Call less often.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    [call/484] "Address Incomplete" {
        meaning: "The called number is incomplete or in a wrong form.",
        cause "Digits are missing, or the country code is." {
            operator: "Give the whole number, with `+` and the country code.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [call/488] "Not Acceptable Here" {
        meaning: "The two sides agreed on no media.",
        cause "Codecs or encryption do not match." {
            operator: "Choose another target.",
            telephony_engineer: "Compare the codecs and the SRTP settings of both sides.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
    }

    [call/4xx] "Call refused" {
        meaning: "The call or the action failed for a reason on the side of a participant, the bot or the target.",
        cause "The code is not documented; its message may say more." {
            operator: "Choose another target.",
            developer: "Read the message of the result; give it to Microsoft's support with the id and the chain id of the call.",
        }
        retry: AfterChange,
        decision: Unknown OtherTarget ordinary,
    }
}

book! {
    /// Codes that Azure Communication Services documents without a subcode.
    pub(super) static PARTICIPANTS: Inferred, ACS_CODES;

    [call/430] "Client not reached" {
        meaning: "The message did not reach the client of a participant.",
        cause "Its program is not running, or is asleep." {
            operator: "Try again in a moment, or choose another target.",
        }
        retry: Later,
        decision: Unreachable Later ordinary,
    }

    [call/480] "Temporarily Unavailable" {
        meaning: "The callee is not available.",
        cause "They are signed in nowhere, or are offline." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Unreachable Later ordinary,
    }

    [call/481] "No such transaction" {
        meaning: "The call or the transaction is not known any more.",
        cause "It ended while something was still under way." {
            operator: "Check whether the call is still there.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    [call/486] "Busy" {
        meaning: "The callee is busy.",
        cause "They are in another call, or have set themselves to do not disturb." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [call/487] "Canceled" {
        meaning: "The call was ended before it was answered.",
        cause "The caller gave up, or the time for an answer was over." {
            operator: "Call again if it is still wanted.",
        }
        retry: Later,
        decision: CallerLeft Later ordinary,
    }

    [call/490, call/491, call/496, call/497, call/498] "Client network" {
        meaning: "The client of a participant had trouble with its network.",
        cause "Its network is unstable, or blocks the service." {
            operator: "Call again, from another network if it recurs.",
        }
        retry: Later,
        decision: Media Later ordinary,
    }

    [call/495] "Client token" {
        meaning: "The client of a participant had no valid token.",
        cause "The token was not renewed in time." {
            operator: "Sign in again, then call again.",
            developer: "Let the client renew its token before it expires.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }
}
