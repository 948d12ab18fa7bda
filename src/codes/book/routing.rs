//! Telephone calls that Microsoft's routing refused: numbers, trunks and policies of Teams Direct Routing.

use super::book;
use crate::codes::sources::{
    ACS_CODES, OUTBOUND_ISSUES, SIP_403, SIP_404, SIP_408, SIP_412, SIP_500, SIP_CODES,
};

book! {
    /// Numbers and trunks.
    pub(super) static NUMBERS: Inferred, ACS_CODES;

    [403/510403, any/510403] "Call blocked" {
        meaning: "The telephone call was blocked.",
        cause "The caller's number is missing, or is not a number of the caller's tenant or resource." {
            developer: "Call from a number that belongs to the resource or to the resource account.",
        }
        cause [DirectRouting] "The session border controller does not allow the number." {
            telephony_engineer: "Check on the controller why the number is disallowed.",
        }
        cause "The number was marked as spam." {
            operator: "Choose another target.",
            administrator: "Ask Microsoft's support to lift the block.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [404/511404, any/511404] "Number not found" {
        meaning: "No user or resource account was found for the called number.",
        cause "The number is not assigned, or its account was deleted or disabled." {
            operator: "Check the number, or choose another target.",
            administrator: "Assign the number to a user or a resource account.",
        }
        cause [FromTelephone] "The session border controller sends the number in another form than the assigned one." {
            telephony_engineer: "Send the number with `+` and the country code, as it is assigned in Teams.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
        source: SIP_404,
    }

    [403/511532, any/511532] "No trunk" {
        meaning: "There is no telephone trunk for this call.",
        cause "Direct Routing is not set up for the resource." {
            operator: "Choose a target with Teams.",
            telephony_engineer: "Set up the trunk and its routing.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [408/500001, any/500001] "Gateway timeout" {
        meaning: "The session border controller did not answer the outgoing call in time.",
        cause "The telephone network takes longer to set up calls than `FailoverTimeSeconds` of the trunk, which is 10 seconds at first." {
            operator: "Try again later.",
            telephony_engineer: "Raise `FailoverTimeSeconds` of the trunk to 20, where calls take long to set up.",
        } from SIP_CODES
        cause "The controller is silent: it is down, or the INVITE does not reach it." {
            telephony_engineer: "Look for the INVITE in the controller's log, and check its health in the Teams admin center.",
        }
        retry: Later,
        decision: Trunk Later incident,
        source: SIP_408,
    }

    [412/510412, any/510412] "Wrong callee number" {
        meaning: "The called number of the incoming call could not be read.",
        cause [FromTelephone] "The session border controller sends a malformed number." {
            operator: "Ask the caller to reach the person in another way: calls fail until the controller is mended.",
            telephony_engineer: "Correct the number that the controller sends, with `+` and the country code.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
        source: SIP_412,
    }

    [500/510482, any/510482] "Loop detected" {
        meaning: "The call was forwarded in a circle.",
        cause "The forwarding of the called users leads back to the start." {
            operator: "Choose another target.",
            administrator: "Remove the circle from the forwarding rules.",
        }
        cause [DirectRouting] "The session border controller sends the call back to Teams." {
            telephony_engineer: "Check how the controller routes numbers that belong to Teams users.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
        source: SIP_500,
    }
}

book! {
    /// Direct Routing of the tenant: incoming and outgoing calls.
    pub(super) static ROUTES: Inferred, SIP_403;

    [403/510532, any/510532] "No trunk for the incoming call" {
        meaning: "No trunk of the tenant was found for the incoming call.",
        cause [FromTelephone] "The host name of the session border controller, in the Contact header of its INVITE, is not registered in the tenant." {
            operator: "Ask the caller to reach the person in another way: calls fail until the controller is mended.",
            telephony_engineer: "Let the controller send the host name under which it is registered as a trunk.",
            administrator: "Register that host name as a trunk of the tenant.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
    }

    [403/510534, any/510534] "Blocked calling number" {
        meaning: "The tenant blocks calls from this number.",
        cause [FromTelephone] "The number matches a pattern of the tenant's inbound call blocking." {
            operator: "Ask the caller to use another number, if the block is not meant for them.",
            administrator: "Check the patterns of inbound call blocking, and except the number if it is wanted.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [500/510544, any/510544] "No trunk for the outgoing call" {
        meaning: "No trunk of the tenant was found for the outgoing call.",
        cause [ToTelephone] "The trunk is missing or disabled, or its voice route is missing." {
            operator: "Choose a target with Teams.",
            telephony_engineer: "Check that the trunk is enabled, and that a voice route of the caller's policy leads to it.",
        } from OUTBOUND_ISSUES
        cause [ToTelephone] "The number is an emergency number, and the emergency routing policy names no trunk." {
            administrator: "Check the emergency call routing policy of the user.",
        }
        retry: AfterChange,
        decision: Trunk OtherTarget incident,
        source: SIP_500,
    }

    [403/510546, any/510546] "No trunk at this location" {
        meaning: "Location-based routing allows no trunk for this outgoing call.",
        cause "Toll bypass is restricted at the place of the user." {
            operator: "Choose another target.",
        }
        cause "The calling policy prevents toll bypass with `PreventTollBypass` although it is not meant to, or a site is set up wrongly." {
            administrator: "Check location-based routing, or set `PreventTollBypass` to false.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [403/510559, any/510559] "No viable path" {
        meaning: "No voice route of the user or resource account that calls matches the called number, so no trunk was called.",
        cause "The number is wrong or incomplete." {
            operator: "Check the number, with `+` and the country code, or choose another target: the same number fails again.",
        }
        cause "The tenant allows no calls to the country or range of the number, or no pattern of its voice routes matches it." {
            administrator: "Check the voice routing policy of the account that calls, and the number patterns of its voice routes.",
            telephony_engineer: "Look for invisible characters in the patterns, and for a disabled trunk; the call never reached the controller.",
        } from OUTBOUND_ISSUES
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }
}

book! {
    /// Rights of the user who calls.
    pub(super) static RIGHTS: Inferred, SIP_403;

    [403/510560, any/510560] "User not Enterprise Voice enabled" {
        meaning: "The user or resource account that calls may not call telephones because Enterprise Voice is off.",
        cause "It has no Teams Phone licence, or Enterprise Voice was not turned on." {
            operator: "Choose a target with Teams.",
            administrator: "Assign a Teams Phone licence and turn on Enterprise Voice for the account.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [403/510562, any/510562] "No outbound telephone calls" {
        meaning: "The user or resource account that calls may make no calls to the telephone network.",
        cause "Its licence is missing, or its policy for outgoing calls forbids them." {
            operator: "Choose a target with Teams.",
            administrator: "Check the Teams Phone licence, the Direct Routing settings and the outgoing call policy of the account.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [403/510563, any/510563] "Domestic calls only" {
        meaning: "The user or resource account that calls may make domestic calls only, and this call is international.",
        cause "Its policy for outgoing calls is limited to the country." {
            operator: "Choose a target in the country.",
            administrator: "Allow international calls for the account, if they are meant to be allowed.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }
}
