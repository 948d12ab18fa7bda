//! SIP statuses of the telephone network, for subcodes without an entry of their own.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// The SIP status in the last three digits of 540xxx (a call from a telephone) and 560xxx (a call to a telephone).
    pub(super) static SIP: Inferred, ACS_CODES;

    [sip/400] "Bad Request" {
        meaning: "A telephone call was answered with SIP 400: a message of it has a form that the other side does not take.",
        cause [ToTelephone] "A header or the number is malformed for the telephone side." {
            operator: "Check the number, with `+` and the country code, or choose another target.",
            telephony_engineer: "Find the message before the 400 in the log of the session border controller.",
        }
        cause [FromTelephone] "The session border controller sends Microsoft a message that is invalid or not supported." {
            telephony_engineer: "Find the message before the 400 in the log of the controller, and correct the setting that makes it.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [sip/401] "Unauthorized" {
        meaning: "A telephone call was answered with SIP 401: it needs a sign-in.",
        cause "The credentials of the trunk are missing or wrong." {
            operator: "Choose another target.",
            telephony_engineer: "Check the credentials of the trunk toward the provider.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [sip/403] "Forbidden" {
        meaning: "A telephone call was refused.",
        cause [ToTelephone] "The telephone side does not allow the number, or does not accept the caller's number." {
            operator: "Check the number, or choose another target.",
            telephony_engineer: "Look in the log of the session border controller for the reason, and ask the provider with both numbers.",
        }
        cause [FromTelephone] "The call to Teams is not allowed: the trunk, the blocking of numbers or a policy refuses it." {
            administrator: "Check the trunk, the inbound call blocking and the policies of the called user.",
            telephony_engineer: "Look in the log of the controller for the side that sent the 403.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [sip/404] "Not Found" {
        meaning: "The called number is not known.",
        cause [ToTelephone] "It is misspelled, not assigned, or not allowed by the session border controller." {
            operator: "Check the number, with `+` and the country code.",
        }
        cause [FromTelephone] "It is not assigned in Teams, or the session border controller sends it in another form." {
            administrator: "Check that the number is assigned to a user or a resource account.",
            telephony_engineer: "Send the number with `+` and the country code, as it is assigned.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [sip/408] "Request Timeout" {
        meaning: "The called side did not answer the telephone call in time.",
        cause "The called side or a network in between is silent." {
            operator: "Try later or choose another target.",
            telephony_engineer: "Check the time limits of the session border controller.",
        }
        retry: Later,
        decision: NoAnswer OtherTarget ordinary,
    }

    [sip/410] "Gone" {
        meaning: "The number is no longer in use.",
        cause "It was given up or changed." {
            operator: "Ask for the new number.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [sip/480] "Temporarily Unavailable" {
        meaning: "The called side did not answer, or is not available now.",
        cause "The person did not take the call, or the device is switched off." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: NoAnswer OtherTarget ordinary,
    }

    [sip/484] "Address Incomplete" {
        meaning: "The number is incomplete or in a wrong form.",
        cause "Digits are missing, or the country code is." {
            operator: "Give the whole number, with `+` and the country code.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [sip/486] "Busy Here" {
        meaning: "The called line is busy.",
        cause "The called person is in another call." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [sip/487] "Request Terminated" {
        meaning: "The call was ended before it was answered.",
        cause "The caller gave up, or the call went another way." {
            operator: "Call again if it is still wanted.",
        }
        retry: Later,
        decision: CallerLeft Later ordinary,
    }

    [sip/488] "Not Acceptable Here" {
        meaning: "The two sides agreed on no way of sending sound.",
        cause "Codecs or encryption do not match." {
            operator: "Choose another target.",
            telephony_engineer: "Compare the codecs and the SRTP settings of the trunk.",
        }
        retry: AfterChange,
        decision: Media OtherTarget incident,
    }

    [sip/500] "Server Internal Error" {
        meaning: "A telephone call failed with SIP 500, because of a fault on its way.",
        cause [ToTelephone] "The session border controller or the provider behind it had a fault." {
            operator: "Try again later.",
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 500.",
        }
        cause [FromTelephone] "Microsoft's side or the session border controller had a fault." {
            operator: "Try again later.",
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 500.",
        }
        retry: Later,
        decision: Trunk Later incident,
    }

    [sip/502] "Bad Gateway" {
        meaning: "A telephone call failed with SIP 502, because of a fault on its way.",
        cause [ToTelephone] "The session border controller or the provider behind it had a fault." {
            operator: "Try again later.",
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 502.",
        }
        cause [FromTelephone] "Microsoft's side or the session border controller had a fault." {
            operator: "Try again later.",
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 502.",
        }
        retry: Later,
        decision: Trunk Later incident,
    }

    [sip/503] "Service Unavailable" {
        meaning: "The called side cannot take the telephone call now.",
        cause "It is overloaded, under maintenance, or has no free line." {
            operator: "Try again later.",
            telephony_engineer: "Check the lines and licences of the session border controller.",
        }
        retry: Later,
        decision: Trunk Later incident,
    }

    [sip/504] "Server Time-out" {
        meaning: "A telephone call failed with SIP 504, because of a fault on its way.",
        cause [ToTelephone] "The session border controller or the provider behind it had a fault." {
            operator: "Try again later.",
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 504.",
        }
        cause [FromTelephone] "Microsoft's side or the session border controller had a fault." {
            operator: "Try again later.",
            telephony_engineer: "If it recurs, look in the controller's log for the side that sent the 504.",
        }
        retry: Later,
        decision: Trunk Later incident,
    }

    [sip/600] "Busy Everywhere" {
        meaning: "The called person is busy on all lines.",
        cause "They are in another call." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [sip/603] "Decline" {
        meaning: "The telephone call was declined.",
        cause "The called person declined." {
            operator: "Choose another target or try later.",
        }
        cause "A fraud filter or a limit of calls at the same time declined it." {
            administrator: "Check how many calls the number may have at once, and whether it is marked as spam.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }

    [sip/604] "Does Not Exist Anywhere" {
        meaning: "The number does not exist.",
        cause "It is misspelled or not assigned." {
            operator: "Check the number.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [sip/4xx] "SIP client error" {
        meaning: "A telephone call was refused.",
        cause "The last three digits of the code are the SIP status, which is not documented for this module." {
            operator: "Check the number, or choose another target.",
            telephony_engineer: "Look for the SIP status in the log of the session border controller.",
        }
        retry: AfterChange,
        decision: Unknown OtherTarget incident,
    }

    [sip/5xx] "SIP server error" {
        meaning: "A telephone call failed because of a fault on its way.",
        cause "The provider's network or the session border controller had a fault; the last three digits are its SIP status." {
            operator: "Try again later.",
            telephony_engineer: "Look for the SIP status in the controller's log.",
        }
        retry: Later,
        decision: Trunk Later incident,
    }

    [sip/6xx] "SIP global failure" {
        meaning: "The called side takes the telephone call on no line.",
        cause "The called side does not take it; the last three digits are its SIP status." {
            operator: "Choose another target or try later.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }
}
