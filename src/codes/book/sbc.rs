//! Telephone calls that the other side of the trunk answered with an error: the documented pairs of 540xxx and 560xxx.

use super::book;
use crate::codes::sources::{
    ACS_CODES, OUTBOUND_ISSUES, SIP_402, SIP_403, SIP_408, SIP_420, SIP_484, SIP_503, SIP_CODES,
    TRANSFER_ISSUES,
};

book! {
    /// Refusals of the session border controller or the provider behind it.
    pub(super) static REFUSED: Inferred, ACS_CODES;

    [402/560402] "Payment Required" {
        meaning: "The provider behind the session border controller wants payment for the call.",
        cause [DirectRouting] "Credit or contract of the provider does not cover the called number or country." {
            operator: "Choose another target.",
            telephony_engineer: "Compare the numbers and countries of such failures, then ask the provider.",
        }
        cause [CallingPlan] "The Calling Plan or the Communications Credits of the tenant do not cover the number." {
            administrator: "Check the minutes of the plan and the balance of the Communications Credits.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
        source: SIP_402,
    }

    [403/560403] "Call rejected" {
        meaning: "The session border controller, or the provider behind it, rejected the call.",
        cause [DirectRouting] "The controller or the provider does not allow the number: it is barred, has a wrong form, or the caller's number is not accepted." {
            operator: "Check the number, with `+` and the country code, or choose another target.",
            telephony_engineer: "Look in the controller's log for the 403 and its reason; if it came from the provider, ask there with both numbers.",
        } from OUTBOUND_ISSUES
        cause [OperatorConnect] "The operator does not allow the number for this account." {
            administrator: "Ask the operator, with both numbers and the time of the call.",
        }
        cause [CallingPlan] "The licence of the account or its balance does not cover the number." {
            administrator: "Check the Calling Plan, the Communications Credits and the policy for outgoing calls of the account.",
        }
        cause "The called person or the line rejected or cancelled the call." {
            operator: "Choose another target.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
        source: SIP_403,
    }

    [404/560404] "Number not found" {
        meaning: "The telephone side does not know the called number.",
        cause "The number is misspelled or is not assigned." {
            operator: "Check the number, with `+` and the country code.",
        }
        cause [DirectRouting] "The session border controller does not allow the number, or sends it to the wrong line." {
            telephony_engineer: "Look in the controller's log for the form in which the number goes to the provider.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [420/560420] "Bad Extension" {
        meaning: "The session border controller does not support a SIP extension that the call needs.",
        cause [Consultative] "Support for the header `Replaces`, which consultative transfers and call queues need, is off." {
            operator: "Transfer without consultation.",
            telephony_engineer: "Turn on support for `Replaces` on the controller, with its vendor if need be.",
        }
        cause "Another extension in the Require header of the call is not supported." {
            telephony_engineer: "Read the Unsupported header of the 420 in the controller's log.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
        source: SIP_420,
    }

    [484/560484] "Invalid number format" {
        meaning: "The session border controller rejected the form of the called number.",
        cause "The number was dialled incompletely or in a national form." {
            operator: "Give the whole number, with `+` and the country code.",
        }
        cause [Transfer, DirectRouting] "The controller lacks the settings for transferred and forwarded calls: direct calls to the same number succeed." {
            operator: "Choose another target.",
            telephony_engineer: "Let the controller send the Refer-To and Referred-By of a transfer back to Microsoft unchanged, and not to the provider.",
        } from TRANSFER_ISSUES
        cause [DirectRouting] "Extensions are dialled, and no normalisation rule makes whole numbers of them." {
            administrator: "Add a normalisation rule for extensions to the dial plan.",
            telephony_engineer: "Compare the rejected numbers: a common form or country points to a missing rule.",
        } from SIP_CODES
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
        source: SIP_484,
    }
}

book! {
    /// Calls that reached the telephone side, but were not answered.
    pub(super) static UNANSWERED: Inferred, ACS_CODES;

    [408/560408] "No response from the user" {
        meaning: "The session border controller waited in vain for an answer from the called side.",
        cause "The telephone is switched off or without network, or did not ring in time." {
            operator: "Try later or choose another target.",
        }
        cause [DirectRouting] "A network behind the controller is silent for some numbers or countries." {
            telephony_engineer: "Compare the numbers and countries of such failures, and check the time limits of the controller.",
        }
        retry: Later,
        decision: NoAnswer OtherTarget ordinary,
        source: SIP_408,
    }

    [480/560480] "No answer" {
        meaning: "The called telephone was not answered or is not available now.",
        cause "The person did not pick up, or the telephone is switched off." {
            operator: "Try later or choose another target.",
        }
        cause [DirectRouting] "The controller ends the ringing too early." {
            telephony_engineer: "If it happens after the same number of seconds each time, check the time limits of the controller.",
        }
        retry: Later,
        decision: NoAnswer OtherTarget ordinary,
    }

    [486/540486] "Busy" {
        meaning: "The call from the telephone network met a busy line.",
        cause "The called line is in another call." {
            operator: "Try later or choose another target.",
        }
        cause [DirectRouting] "The line or the controller has a technical problem that it reports as busy." {
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 486.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [486/560486] "Busy" {
        meaning: "The called telephone is busy.",
        cause "The person is in another call." {
            operator: "Try later or choose another target.",
        }
        cause [DirectRouting] "The line or the controller has a technical problem that it reports as busy." {
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 486.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [487/540487] "Canceled by the caller" {
        meaning: "The caller on the telephone hung up before the call was answered.",
        cause "They gave up waiting." {
            operator: "Call them back if that is wanted.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [497/560487] "Canceled before the answer" {
        meaning: "The call to the telephone was ended before it was answered.",
        cause "The caller gave up, or the call was cleared in the ordinary way." {
            operator: "Call again if it is still wanted.",
        }
        retry: Later,
        decision: CallerLeft Later ordinary,
    }

    [603/560603] "Declined" {
        meaning: "The call was declined on the telephone side.",
        cause "The person declined." {
            operator: "Choose another target or try later.",
        }
        cause "A fraud filter declined the call, or the number has too many calls at the same time." {
            administrator: "Check how many calls the number may have at once, and whether it is marked as spam.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }
}

book! {
    /// Faults on the telephone side.
    pub(super) static FAULTS: Inferred, ACS_CODES;

    [500/560500] "Fault of the telephone side" {
        meaning: "A service on the telephone side had a fault.",
        cause [DirectRouting] "The session border controller or the provider behind it had a fault." {
            operator: "Call again later.",
            telephony_engineer: "Look in the controller's log for the side that sent the 500.",
        }
        cause "The operator or Microsoft's telephone service had a fault." {
            administrator: "If it recurs, ask the operator, or Microsoft's support for a Calling Plan.",
        }
        retry: Later,
        decision: Trunk Later incident,
    }

    [503/560503] "SBC overloaded or under maintenance" {
        meaning: "The session border controller cannot take the call now.",
        cause [DirectRouting] "It has no free line, or no licence for more calls at the same time." {
            operator: "Try again later.",
            telephony_engineer: "Compare its calls at that time with its licence and its lines.",
        }
        cause "It is under maintenance, or the provider behind it is out of order." {
            operator: "Try again later.",
            telephony_engineer: "Check whether only one country or provider is affected; add a second trunk to the voice route.",
        }
        retry: Later,
        decision: Trunk Later incident,
        source: SIP_503,
    }
}
