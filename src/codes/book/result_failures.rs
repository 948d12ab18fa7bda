//! Results of calls whose subcode is unknown, or whose code says it all: failures, successes, and the structure of telephone codes.

use super::book;
use crate::codes::sources::{SIP_CODES, SIP_RFC};

book! {
    /// Codes of the 5xx and 6xx classes.
    pub(super) static FAILURES: Inferred, SIP_RFC;

    [call/500] "Server Internal Error" {
        meaning: "The call or the action failed because of a fault.",
        cause "A service of Microsoft or the telephone side had a fault." {
            operator: "Check whether the call is still there, then try again.",
            developer: "If it recurs, give the id and the chain id of the call to Microsoft's support.",
        }
        cause [AppHostedMedia] "The media of the bot could not be set up: its certificate or its media port is the usual reason." {
            developer: "Check the media certificate and the media port of the bot from outside.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [call/501] "Not Implemented" {
        meaning: "The called side does not offer this.",
        cause "The action is not supported for this kind of call." {
            operator: "Choose another way.",
        }
        retry: No,
        decision: InvalidRequest No incident,
    }

    [call/502] "Bad Gateway" {
        meaning: "A gateway on the way of the call got a wrong answer.",
        cause "The network behind it had a fault." {
            operator: "Check whether the call is still there, then try again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [call/503] "Service Unavailable" {
        meaning: "The called side or a server on the way could not take the call.",
        cause "It is overloaded, under maintenance, or has no free line." {
            operator: "Check whether the call is still there, then try again later.",
            telephony_engineer: "Check the lines and licences of the session border controller, if the call went to a telephone.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [call/504] "Server Time-out" {
        meaning: "A server on the way of the call waited in vain for the next one.",
        cause "A service of Microsoft did not answer, or the session border controller cannot be reached." {
            operator: "Check whether the call is still there, then try again.",
            telephony_engineer: "Check the address, the port and the certificate of the controller, if the call went to a telephone.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [call/5xx] "Call failed" {
        meaning: "The call or the action failed because of a fault on the way.",
        cause "A service of Microsoft, the media of the bot or the telephone side had a fault; the code is not documented." {
            operator: "Check whether the call is still there before you try again.",
            developer: "Read the message; give it to Microsoft's support with the id and the chain id of the call.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [call/580] "Precondition Failure" {
        meaning: "The call could not be set up as asked.",
        cause "A condition for its media was not met." {
            operator: "Choose another target, or ask the developer of the app.",
            developer: "Check the media configuration, then try again.",
        }
        retry: AfterChange,
        decision: Media No incident,
    }

    [call/600] "Busy Everywhere" {
        meaning: "The callee is busy on all devices.",
        cause "They are in another call." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [call/603] "Declined" {
        meaning: "The call was declined.",
        cause "The callee or a rule of theirs declined it." {
            operator: "Choose another target or try later.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }

    [call/604] "Does Not Exist Anywhere" {
        meaning: "The one who was called does not exist.",
        cause "The number or the id is wrong." {
            operator: "Check the target.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget ordinary,
    }

    [call/6xx] "Global failure" {
        meaning: "The callee takes the call nowhere.",
        cause "They declined it, or are busy on all devices." {
            operator: "Choose another target or try later.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }
}

book! {
    /// Results without an error.
    pub(super) static SUCCESSES: Inferred, SIP_RFC;

    [call/0] "No error" {
        meaning: "No error was reported.",
        cause "The call or the action ended in the ordinary way; only the subcode 7015 says that a transfer was completed." {
            operator: "Nothing.",
        }
        retry: No,
        decision: none,
    }

    [call/2xx] "Success" {
        meaning: "It was carried out without error.",
        cause "The call or the action ended in the ordinary way; only the subcode 7015 says that a transfer was completed." {
            operator: "Nothing.",
        }
        retry: No,
        decision: none,
    }
}

book! {
    /// Six-digit codes of the telephone network without an entry of their own: 5, the module, its source, and three digits.
    pub(super) static STRUCTURE: Inferred, SIP_CODES;

    [hub/sbc] "From the side of the SBC" {
        meaning: "By its structure, this code comes from the side of the session border controller, not from a module of Microsoft.",
        cause "The code itself is not documented; its last three digits may be the SIP status, such as 486 for a busy line." {
            operator: "Check whether the call is still there, or choose another target.",
            telephony_engineer: "Look for the call in the controller's log, and ask its vendor or the provider behind it.",
        }
        retry: AfterCheck,
        decision: Trunk AfterCheck incident,
    }

    [hub/microsoft] "From a module of Microsoft" {
        meaning: "By its structure, this code comes from a module of Microsoft's telephone service, not from the session border controller.",
        cause "The code itself is not documented; its second digit names the module, and its last three digits may be the SIP status." {
            operator: "Check the number, or choose another target.",
            administrator: "Check the trunk, the voice routes and the policies of the account that calls; if they are right, ask Microsoft's support.",
        }
        retry: AfterCheck,
        decision: Unknown AfterCheck incident,
    }
}
