//! Ends that clients of the same platform are told: Azure Communication Services' table.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Ends on the side of a participant.
    pub(super) static CLIENT_ENDS: Inferred, ACS_CODES;

    [487/0] "Canceled by the caller" {
        meaning: "The caller gave up before anybody answered.",
        likely_cause: "They hung up while it was ringing.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [603/0] "Declined" {
        meaning: "The call was declined.",
        likely_cause: "The person, a program or a rule of the callee declined it.",
        what_to_do: "Choose another target or try later.",
        retry: Later,
    }

    [496/7] "Network lost" {
        meaning: "A participant lost the network and could not come back.",
        likely_cause: "Its device or its network failed.",
        what_to_do: "Call again when the person is online.",
        retry: Later,
    }

    [410/3100, any/3100] "Set-up failed" {
        meaning: "The call could not be set up because of the participant's network.",
        likely_cause: "An unexpected network fault on its side.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [410/3101, any/3101] "Call dropped" {
        meaning: "The call broke off because of the participant's network.",
        likely_cause: "An unexpected network fault on its side.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [410/3111, any/3111] "Media not agreed" {
        meaning: "The call could not be set up because its media could not be processed.",
        likely_cause: "The two sides did not agree on sound or video.",
        what_to_do: "Call again; bring the client up to date if it recurs.",
        retry: Later,
    }

    [410/3112, any/3112] "Network configuration" {
        meaning: "The call could not be set up because of how the participant's network is configured.",
        likely_cause: "A firewall or a proxy blocks media.",
        what_to_do: "Open the ports and addresses that Teams needs.",
        retry: AfterChange,
    }

    [490/4502, any/4502] "Request not completed" {
        meaning: "A participant's client could not complete its requests.",
        likely_cause: "Its network is unstable or blocked.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [408/4506, any/4506] "Call timed out" {
        meaning: "The call was not connected in time.",
        likely_cause: "The callee did not get it, or did not accept it.",
        what_to_do: "Call again, or choose another target.",
        retry: Later,
    }

    [495/4507, any/4507] "No valid token" {
        meaning: "A participant's client had no valid token.",
        likely_cause: "The token was not renewed in time.",
        what_to_do: "Let the client renew its token.",
        retry: AfterChange,
    }

    [0/4521] "Left abruptly" {
        meaning: "A participant disappeared from the call without hanging up.",
        likely_cause: "They closed the program or the browser tab.",
        what_to_do: "Nothing; call them back if the conversation was not finished.",
        retry: No,
    }

    [0/5003] "Declined everywhere" {
        meaning: "The callee declined the call on all its devices.",
        likely_cause: "Somebody pressed decline.",
        what_to_do: "Choose another target or try later.",
        retry: Later,
    }

    [0/5317, ok/5317] "Role changed" {
        meaning: "The participant was removed because its role in the call had changed.",
        likely_cause: "An organiser changed the role.",
        what_to_do: "Nothing; join again if that is allowed.",
        retry: No,
    }

    [403/5828, any/5828] "Not invited" {
        meaning: "The participant is not invited to this room.",
        likely_cause: "It is not on the list of the room.",
        what_to_do: "Ask the organiser for an invitation.",
        retry: AfterChange,
    }

    [403/5829, any/5829] "Room closed" {
        meaning: "The room is not open at this time.",
        likely_cause: "It is before its beginning or after its end.",
        what_to_do: "Join within the time of the room.",
        retry: AfterChange,
    }

    [403/5830, any/5830] "Wrong kind of user" {
        meaning: "Only users of Azure Communication Services may join this room.",
        likely_cause: "The participant is of another kind.",
        what_to_do: "Join with an identity of that service.",
        retry: AfterChange,
    }

    [487/10003, any/10003] "Accepted elsewhere" {
        meaning: "This device stopped ringing because the call was accepted on another one.",
        likely_cause: "The callee is signed in on several devices.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [487/10004, any/10004] "Not answered" {
        meaning: "The call was given up because nobody answered in time.",
        likely_cause: "The callee did not see the call or did not want to take it.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [401/10009, any/10009] "Not authenticated" {
        meaning: "The identity that calls could not be verified.",
        likely_cause: "The token has expired or is not valid.",
        what_to_do: "Get a new token.",
        retry: AfterChange,
    }

    [487/10024, any/10024] "Declined everywhere" {
        meaning: "The callee declined the call on all its devices.",
        likely_cause: "Somebody pressed decline.",
        what_to_do: "Choose another target or try later.",
        retry: Later,
    }

    [480/10077, any/10077] "Callee not online" {
        meaning: "The callee is known, but was not online.",
        likely_cause: "Its devices are asleep or without network.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [480/10078, any/10078] "Endpoint not reachable" {
        meaning: "The callee's device was not registered or could not be reached.",
        likely_cause: "It has lost its network or its registration.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [410/301004, any/301004] "Media not connected" {
        meaning: "Sound and video could not be connected while the call was being set up.",
        likely_cause: "A firewall, a proxy or a VPN blocks media.",
        what_to_do: "Open the ports and addresses that Teams needs, then call again.",
        retry: AfterChange,
    }
}
