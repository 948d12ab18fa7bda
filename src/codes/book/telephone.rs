//! The telephone network: what its side answered, and what Microsoft's side of it decided.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Decided by Microsoft's telephone service.
    pub(super) static GATEWAY: Inferred, ACS_CODES;

    [403/510403, any/510403] "Call blocked" {
        meaning: "The telephone call was blocked.",
        likely_cause: "The caller's number is missing or not allowed, or it was marked as spam.",
        what_to_do: "Call from a number that belongs to the resource, and have the block lifted.",
        retry: AfterChange,
    }

    [404/511404, any/511404] "Number not found" {
        meaning: "The number, or the resource it belongs to, was not found.",
        likely_cause: "It is not assigned, or the resource was deleted or disabled.",
        what_to_do: "Check that both numbers exist and are assigned.",
        retry: AfterChange,
    }

    [403/511532, any/511532] "No trunk" {
        meaning: "There is no telephone trunk for this call.",
        likely_cause: "Direct Routing is not set up for the resource.",
        what_to_do: "Set up the trunk and its routing.",
        retry: AfterChange,
    }

    [408/500001, any/500001] "Gateway timeout" {
        meaning: "The telephone gateway did not answer in time.",
        likely_cause: "The other side or the session border controller is silent.",
        what_to_do: "Try later; check the controller's log and time limits for Direct Routing.",
        retry: Later,
    }

    [410/531004, any/531004] "Media path not found" {
        meaning: "No way for the sound to and from the telephone network was found.",
        likely_cause: "Addresses or ports are blocked, or the session border controller is not set up for ICE.",
        what_to_do: "Check the firewall and the controller's ICE settings.",
        retry: AfterChange,
    }
}

book! {
    /// Answered by the telephone side: its SIP status, in the last three digits of 540xxx (a call that came in) and 560xxx (a call that went out).
    pub(super) static SIP: Inferred, ACS_CODES;

    [sip/400] "Bad Request" {
        meaning: "The telephone side did not understand the call.",
        likely_cause: "A header or number in a form that it does not take.",
        what_to_do: "Check the number's format, and the session border controller's log.",
        retry: AfterChange,
    }

    [sip/401] "Unauthorized" {
        meaning: "The telephone side wants a sign-in for the call.",
        likely_cause: "The trunk's credentials are missing or wrong.",
        what_to_do: "Check the credentials of the trunk.",
        retry: AfterChange,
    }

    [sip/403] "Forbidden" {
        meaning: "The telephone side refused the call.",
        likely_cause: "The number may not be called, the caller's number is not allowed, or the call was rejected.",
        what_to_do: "Check the number, the caller's number and the rights of the trunk.",
        retry: AfterChange,
    }

    [sip/404] "Not Found" {
        meaning: "The telephone side does not know the number.",
        likely_cause: "It is misspelled, not assigned, or not allowed by the session border controller.",
        what_to_do: "Check the number, with `+` and the country code.",
        retry: AfterChange,
    }

    [sip/408] "Request Timeout" {
        meaning: "The telephone side did not answer in time.",
        likely_cause: "The called side or a network in between is silent.",
        what_to_do: "Try later; check the session border controller's time limits.",
        retry: Later,
    }

    [sip/410] "Gone" {
        meaning: "The number is no longer in use.",
        likely_cause: "It was given up or changed.",
        what_to_do: "Ask for the new number.",
        retry: AfterChange,
    }

    [sip/480] "Temporarily Unavailable" {
        meaning: "The telephone was not answered or is not available now.",
        likely_cause: "Nobody picked up, or the telephone is off.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [sip/484] "Address Incomplete" {
        meaning: "The number is incomplete or in a wrong form.",
        likely_cause: "Digits are missing, or the country code is.",
        what_to_do: "Give the whole number, with `+` and the country code.",
        retry: AfterChange,
    }

    [sip/486] "Busy Here" {
        meaning: "The telephone is busy.",
        likely_cause: "The called person is in another call.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [sip/487] "Request Terminated" {
        meaning: "The call was ended before it was answered.",
        likely_cause: "The caller gave up, or the call went another way.",
        what_to_do: "Nothing; call again if it is still wanted.",
        retry: Later,
    }

    [sip/488] "Not Acceptable Here" {
        meaning: "The two sides agreed on no way of sending sound.",
        likely_cause: "Codecs or encryption do not match.",
        what_to_do: "Compare the media settings of the trunk.",
        retry: AfterChange,
    }

    [sip/500] "Server Internal Error" {
        meaning: "The telephone side had a fault.",
        likely_cause: "A fault of the provider or of the session border controller.",
        what_to_do: "Try again; ask the provider if it recurs.",
        retry: Later,
    }

    [sip/502] "Bad Gateway" {
        meaning: "A gateway of the telephone side got a wrong answer.",
        likely_cause: "A fault in the provider's network.",
        what_to_do: "Try again; ask the provider if it recurs.",
        retry: Later,
    }

    [sip/503] "Service Unavailable" {
        meaning: "The telephone side cannot take the call now.",
        likely_cause: "It is overloaded, under maintenance, or has no free line.",
        what_to_do: "Try later; check routes and lines.",
        retry: Later,
    }

    [sip/504] "Server Time-out" {
        meaning: "A gateway of the telephone side waited in vain.",
        likely_cause: "A fault in the provider's network.",
        what_to_do: "Try again; ask the provider if it recurs.",
        retry: Later,
    }

    [sip/600] "Busy Everywhere" {
        meaning: "The called person is busy on all telephones.",
        likely_cause: "They are in another call.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [sip/603] "Decline" {
        meaning: "The call was declined on the telephone side.",
        likely_cause: "The called person declined, or a fraud filter or a limit of concurrent calls did.",
        what_to_do: "Choose another target or try later; check the limits of the number.",
        retry: Later,
    }

    [sip/604] "Does Not Exist Anywhere" {
        meaning: "The number does not exist.",
        likely_cause: "It is misspelled or not assigned.",
        what_to_do: "Check the number.",
        retry: AfterChange,
    }

    [sip/4xx] "SIP client error" {
        meaning: "The telephone side refused the call.",
        likely_cause: "The call as it stands is not acceptable there; the last three digits are its SIP status.",
        what_to_do: "Check the number and the session border controller's log.",
        retry: AfterChange,
    }

    [sip/5xx] "SIP server error" {
        meaning: "The telephone side could not carry out the call.",
        likely_cause: "A fault in the provider's network; the last three digits are its SIP status.",
        what_to_do: "Try again later; check the session border controller's log.",
        retry: Later,
    }

    [sip/6xx] "SIP global failure" {
        meaning: "The telephone side refused the call for all telephones of the number.",
        likely_cause: "The called side does not take it; the last three digits are its SIP status.",
        what_to_do: "Choose another target or try later.",
        retry: Later,
    }
}
