//! Ends of calls as clients of the same platform receive them: Azure Communication Services' table.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Ends on the side of a participant.
    pub(super) static CLIENT_ENDS: Inferred, ACS_CODES;

    [0/0] "Success" {
        meaning: "The call was ended on this side, or an action completed, without error.",
        cause "The participant hung up, or the action was carried out." {
            operator: "Nothing.",
        }
        retry: No,
        decision: none,
    }

    [0/4097] "Ended for all" {
        meaning: "The organiser ended the call for everybody.",
        cause "The organiser ended the meeting; a transfer that was under way is not completed by this." {
            operator: "Call them back if the conversation was not finished.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [487/0] "Canceled by the caller" {
        meaning: "The caller gave up before the call was answered.",
        cause "They hung up while it was ringing." {
            operator: "Call them back if that is wanted.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [603/0] "Declined" {
        meaning: "The call was declined.",
        cause "The person, a program or a rule of the callee declined it." {
            operator: "Choose another target or try later.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }

    [496/7] "Network lost" {
        meaning: "A participant lost the network and could not come back.",
        cause "Its device or its network failed." {
            operator: "Call again when the person is online.",
        }
        retry: Later,
        decision: Media Later ordinary,
    }

    [410/3100, any/3100] "Set-up failed" {
        meaning: "The call could not be set up because of the participant's network.",
        cause "The network of the participant had a fault." {
            operator: "Call again, from another network if it recurs.",
        }
        retry: Later,
        decision: Media Later ordinary,
    }

    [410/3101, any/3101] "Call dropped" {
        meaning: "The call broke off because of the participant's network.",
        cause "The network of the participant had a fault." {
            operator: "Call again, from another network if it recurs.",
        }
        retry: Later,
        decision: Media Later ordinary,
    }

    [410/3111, any/3111] "Media not agreed" {
        meaning: "The call could not be set up because its media could not be processed.",
        cause "The two sides did not agree on sound or video." {
            operator: "Call again; bring the client up to date if it recurs.",
        }
        retry: Later,
        decision: Media Later ordinary,
    }

    [410/3112, any/3112] "Network configuration" {
        meaning: "The call could not be set up because of how the participant's network is configured.",
        cause "A firewall or a proxy blocks media." {
            operator: "Call again from another network.",
            administrator: "Open the ports and addresses that Microsoft lists for Teams media.",
        }
        retry: AfterChange,
        decision: Media No incident,
    }

    [490/4502, any/4502] "Request not completed" {
        meaning: "A participant's client could not complete its requests.",
        cause "Its network is unstable or blocked." {
            operator: "Call again, from another network if it recurs.",
        }
        retry: Later,
        decision: Media Later ordinary,
    }

    [408/4506, any/4506] "Call timed out" {
        meaning: "The call was not connected in time.",
        cause "The callee did not get it, or did not accept it." {
            operator: "Call again, or choose another target.",
        }
        retry: Later,
        decision: NoAnswer OtherTarget ordinary,
    }

    [495/4507, any/4507] "No valid token" {
        meaning: "A participant's client had no valid token.",
        cause "The token was not renewed in time." {
            operator: "Sign in again.",
            developer: "Let the client renew its token before it expires.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [0/4521] "Left abruptly" {
        meaning: "A participant disappeared from the call without hanging up.",
        cause "They closed the program or the browser tab." {
            operator: "Call them back if the conversation was not finished.",
        }
        retry: No,
        decision: CallerLeft No ordinary,
    }

    [0/5003] "Declined everywhere" {
        meaning: "The callee declined the call on all its devices.",
        cause "The person pressed decline." {
            operator: "Choose another target or try later.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }

    [0/5317, ok/5317] "Role changed" {
        meaning: "The participant was removed because its role in the call had changed.",
        cause "An organiser changed the role." {
            operator: "Join again if that is allowed.",
        }
        retry: No,
        decision: ConversationEnded No ordinary,
    }

    [403/5828, any/5828] "Not invited" {
        meaning: "The participant is not invited to this room.",
        cause "It is not on the list of the room." {
            operator: "Ask the organiser for an invitation.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [403/5829, any/5829] "Room closed" {
        meaning: "The room is not open at this time.",
        cause "It is before its beginning or after its end." {
            operator: "Join within the time of the room.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [403/5830, any/5830] "Wrong kind of user" {
        meaning: "Only users of Azure Communication Services may join this room.",
        cause "The participant is of another kind." {
            operator: "Ask the organiser for a room that Teams users may join.",
            developer: "Join with an identity of that service.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [487/10003, any/10003] "Accepted elsewhere" {
        meaning: "This device stopped ringing because the call was accepted on another one.",
        cause "The callee is signed in on several devices." {
            operator: "Nothing.",
        }
        retry: No,
        decision: none,
    }

    [487/10004, any/10004] "Not answered" {
        meaning: "The call was given up because it was not answered in time.",
        cause "The callee did not see the call or did not want to take it." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: NoAnswer OtherTarget ordinary,
    }

    [401/10009, any/10009] "Not authenticated" {
        meaning: "The identity that calls could not be verified.",
        cause "The token has expired or is not valid." {
            operator: "Sign in again.",
            developer: "Get a new token.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [487/10024, any/10024] "Declined everywhere" {
        meaning: "The callee declined the call on all its devices.",
        cause "The person pressed decline." {
            operator: "Choose another target or try later.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }

    [480/10077, any/10077] "Callee not online" {
        meaning: "The callee is known, but was not online.",
        cause "The devices are asleep, without network, or have lost their registration." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Unreachable Later ordinary,
    }

    [480/10078, any/10078] "Endpoint not reachable" {
        meaning: "The callee's device was not registered or could not be reached.",
        cause "The devices are asleep, without network, or have lost their registration." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Unreachable Later ordinary,
    }

    [410/301004, any/301004] "Media not connected" {
        meaning: "Sound and video could not be connected while the call was being set up.",
        cause [BeforeEstablished] "A firewall, a proxy or a VPN blocks media." {
            operator: "Call again from another network.",
            administrator: "Open the ports and addresses that Microsoft lists for Teams media.",
        }
        cause [AppHostedMedia] "The media port of the bot cannot be reached." {
            developer: "Check the public address and the media port of the bot from outside.",
        }
        retry: AfterChange,
        decision: Media No incident,
    }
}
