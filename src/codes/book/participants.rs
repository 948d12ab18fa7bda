//! Callees, participants and joining: the subcodes 85xx and 86xx that are about somebody.

use super::book;
use crate::codes::sources::{ACS_CODES, COMMS_SAMPLES_343, COMMS_SAMPLES_752};

book! {
    /// Callees and participants.
    pub(super) static PARTICIPANTS: Inferred, ACS_CODES;

    [any/8502] "My Participant Id Not Available" {
        meaning: "The app's own participant id is not known yet.",
        cause "The roster has not come, or the call is still being set up." {
            developer: "Wait for the roster notification, then try again.",
        }
        retry: Later,
        decision: CallState Later ordinary,
    }

    [any/8505] "Multiple Participants With Replacement" {
        meaning: "More than one participant was to replace a call.",
        cause "With `replacesCallId`, one participant only may be named." {
            developer: "Name one participant at a time.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8524] "Invalid Participants Count For Compliance Recording" {
        meaning: "The number of participants does not fit compliance recording.",
        cause "The recorded call has fewer or more parties than allowed." {
            administrator: "Check the recording policy of the users.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8525] "Non Recorded Party" {
        meaning: "The participant is not one that is recorded.",
        cause "The compliance policy does not cover this user." {
            administrator: "Check the recording policy of the user.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8538] "Callee Declined" {
        meaning: "The target declined the call.",
        cause [ToUser] "The person pressed decline, or a forwarding rule of theirs ends calls." {
            operator: "Ask the transferee, then choose another target or try later.",
        }
        cause [ToTelephone] "The line refused the call." {
            operator: "Choose another target or try later.",
        }
        cause [ToApp] "The called bot rejected the call." {
            operator: "Choose another target.",
            developer: "Check with which `reason` the bot rejects calls.",
        }
        retry: Later,
        decision: Declined OtherTarget ordinary,
    }

    [any/8539] "Callee Busy" {
        meaning: "The target is busy.",
        cause [ToUser] "The person is in another call, or has set the status to do not disturb." {
            operator: "Try later or choose another target.",
            administrator: "If a second call is meant to ring, check busy options in the calling policy.",
        }
        cause [ToTelephone] "The line is in another call." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [any/8540] "Callee Busy Everywhere" {
        meaning: "The target is busy on all its devices.",
        cause "The person is in another call, on all devices." {
            operator: "Try later or choose another target.",
        }
        retry: Later,
        decision: Busy Later ordinary,
    }

    [any/8541] "Callee Unavailable" {
        meaning: "The target is not available.",
        cause [ToUser] "The person is offline, or the devices did not ring or were not answered." {
            operator: "Try later or choose another target.",
            developer: "Keep the message: its `DiagCode` says which.",
        }
        cause [ToUser] "The Teams client is stale; restarting it was reported to help." {
            operator: "Ask the person to restart Teams.",
        } from COMMS_SAMPLES_343
        retry: Later,
        decision: Unreachable Later ordinary,
    }

    [any/8544] "Callee Unreachable" {
        meaning: "The target cannot be reached.",
        cause [ToApp] "The called bot cannot be reached: its webhook or its media port is wrong, slow or closed." {
            operator: "Choose another target.",
            developer: "Check the webhook and the media port of the bot from outside, and respond to notifications at once.",
        } from COMMS_SAMPLES_752
        cause [ToUser] "The person is signed in nowhere, or the devices lost the network." {
            operator: "Try later or choose another target.",
        }
        cause "The id or the number is wrong, or the number has no route." {
            operator: "Check the target.",
            administrator: "Check the voice routes of the account that calls, if the target is a telephone.",
        }
        retry: Later,
        decision: Unreachable OtherTarget ordinary,
    }

    [any/8546] "Callee Sent Invalid Request" {
        meaning: "The target's program answered with something that the service does not understand.",
        cause "The program on the other side has a fault or is old." {
            operator: "Try again, or choose another target.",
        }
        retry: Later,
        decision: Service Later incident,
    }

    [any/8552] "Can't Remove Organizer" {
        meaning: "The organiser cannot be removed from the meeting.",
        cause "Meetings keep their organiser." {
            operator: "Remove others only.",
        }
        retry: No,
        decision: none,
    }

    [any/8554] "Participant Out Of Meeting Audio Mix" {
        meaning: "The participant does not hear the common sound of the meeting.",
        cause "It was taken out of the main mixer." {
            developer: "Put it back into the mix before you use its sound.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8558] "Participant Not Present" {
        meaning: "The participant is not in the call.",
        cause "They have left." {
            operator: "Check whether the caller is still there.",
        }
        cause [GroupCall] "The id is not that of the roster." {
            developer: "Take the participant's id from the latest roster.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8606] "Communication Identifier Creation Failed" {
        meaning: "The service could not make an identity for the participant.",
        cause "The identity is incomplete, or the service had a fault." {
            developer: "Check the identity, then try again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }
}

book! {
    /// Joining meetings.
    pub(super) static JOINING: Inferred, ACS_CODES;

    [any/8526] "Invalid Join Token" {
        meaning: "The token for joining the meeting was not accepted.",
        cause "It has expired, or is of another meeting." {
            developer: "Take the meeting's data anew from its invitation.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/8527] "Invalid Join Url" {
        meaning: "The link of the meeting was not accepted.",
        cause "It is cut, changed, or of another cloud." {
            operator: "Copy the whole link from the invitation.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/8560] "Locked Meeting" {
        meaning: "The meeting is locked, so no one can join.",
        cause "An organiser has locked it." {
            operator: "Ask the organiser to unlock it.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget ordinary,
    }

    [any/8561] "Invalid Join Meeting Id" {
        meaning: "The meeting id was not accepted.",
        cause "It is misspelled, or the passcode is missing." {
            operator: "Check the id and the passcode in the invitation.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }
}
