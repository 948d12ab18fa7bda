//! Callees, participants and joining: the subcodes 85xx and 86xx that are about somebody.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Callees and participants.
    pub(super) static PARTICIPANTS: Inferred, ACS_CODES;

    [any/8502] "My Participant Id Not Available" {
        meaning: "The app's own participant id is not known yet.",
        likely_cause: "The roster has not come, or the call is still being set up.",
        what_to_do: "Wait for the roster notification, then try again.",
        retry: Later,
    }

    [any/8505] "Multiple Participants With Replacement" {
        meaning: "More than one participant was to replace a call.",
        likely_cause: "A request with `replacesCallId` may name one participant only.",
        what_to_do: "Send one request for each participant.",
        retry: AfterChange,
    }

    [any/8524] "Invalid Participants Count For Compliance Recording" {
        meaning: "The number of participants does not fit compliance recording.",
        likely_cause: "The recorded call has fewer or more parties than allowed.",
        what_to_do: "Check the recording policy of the users.",
        retry: AfterChange,
    }

    [any/8525] "Non Recorded Party" {
        meaning: "The participant is not one that is recorded.",
        likely_cause: "The compliance policy does not cover this user.",
        what_to_do: "Check the recording policy of the user.",
        retry: AfterChange,
    }

    [any/8538] "Callee Declined" {
        meaning: "The target declined the call.",
        likely_cause: "Somebody pressed decline, or a rule of the target did.",
        what_to_do: "Ask the transferee, then choose another target or try later.",
        retry: Later,
    }

    [any/8539] "Callee Busy" {
        meaning: "The target is busy.",
        likely_cause: "They are in another call, or have set themselves to do not disturb.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [any/8540] "Callee Busy Everywhere" {
        meaning: "The target is busy on all its devices.",
        likely_cause: "They are in another call.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [any/8541] "Callee Unavailable" {
        meaning: "The target is not available.",
        likely_cause: "They are offline, or did not answer in time.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [any/8544] "Callee Unreachable" {
        meaning: "The target cannot be reached.",
        likely_cause: "The id is wrong, the person is signed in nowhere, or the number has no route.",
        what_to_do: "Check the id or the number; otherwise choose another target.",
        retry: AfterChange,
    }

    [any/8546] "Callee Sent Invalid Request" {
        meaning: "The target's program answered with something that the service does not understand.",
        likely_cause: "A fault or an old version of the program on the other side.",
        what_to_do: "Try again, or choose another target.",
        retry: Later,
    }

    [any/8552] "Can't Remove Organizer" {
        meaning: "The organiser cannot be removed from the meeting.",
        likely_cause: "Meetings keep their organiser.",
        what_to_do: "Nothing; remove others only.",
        retry: No,
    }

    [any/8554] "Participant Out Of Meeting Audio Mix" {
        meaning: "The participant does not hear the common sound of the meeting.",
        likely_cause: "It was taken out of the main mixer.",
        what_to_do: "Put it back into the mix before using its sound.",
        retry: AfterChange,
    }

    [any/8558] "Participant Not Present" {
        meaning: "The participant is not in the call.",
        likely_cause: "They have left, or the id is not that of the roster.",
        what_to_do: "Take the participant's id from the latest roster.",
        retry: AfterChange,
    }

    [any/8606] "Communication Identifier Creation Failed" {
        meaning: "The service could not make an identity for the participant.",
        likely_cause: "The identity in the request is incomplete, or the service had a fault.",
        what_to_do: "Check the identity, then try again.",
        retry: Later,
    }
}

book! {
    /// Joining meetings.
    pub(super) static JOINING: Inferred, ACS_CODES;

    [any/8526] "Invalid Join Token" {
        meaning: "The token for joining the meeting was not accepted.",
        likely_cause: "It has expired, or is of another meeting.",
        what_to_do: "Take the meeting's data anew from its invitation.",
        retry: AfterChange,
    }

    [any/8527] "Invalid Join Url" {
        meaning: "The link of the meeting was not accepted.",
        likely_cause: "It is cut, changed, or of another cloud.",
        what_to_do: "Copy the whole link from the invitation.",
        retry: AfterChange,
    }

    [any/8560] "Locked Meeting" {
        meaning: "The meeting is locked, so nobody can join.",
        likely_cause: "An organiser has locked it.",
        what_to_do: "Ask the organiser to unlock it.",
        retry: AfterChange,
    }

    [any/8561] "Invalid Join Meeting Id" {
        meaning: "The meeting id was not accepted.",
        likely_cause: "It is misspelled, or the passcode is missing.",
        what_to_do: "Check the id and the passcode in the invitation.",
        retry: AfterChange,
    }
}
