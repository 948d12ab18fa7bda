//! Failures that people have reported: documented nowhere, or only once.

use super::book;
use crate::codes::sources::{
    CALL_CANCEL, CALL_RECORD, CALLING_BOTS, COMMS_SAMPLES_433, COMMS_SAMPLES_532, COMMS_SAMPLES_571,
    COMMS_SAMPLES_664, COMMS_SAMPLES_667, COMMS_SAMPLES_742, COMMS_SAMPLES_822, COMMS_SAMPLES_861,
    DOCS_CONTRIB_63, PARTICIPANT_INVITE, REPORTS_10391, TEAMS_SAMPLES_1339,
};

book! {
    /// Results of actions on a call.
    pub(super) static ACTIONS: Observed, CALLING_BOTS;

    [0/0, 200/0] "Success" {
        meaning: "It was carried out without error.",
        likely_cause: "An action completed, or the call was ended on this side.",
        what_to_do: "Nothing.",
        retry: No,
    }
}

book! {
    /// Results of media actions in Graph's own pages.
    pub(super) static MEDIA_ACTIONS: Documented, CALL_RECORD;

    [200/8515] "Max Record Duration Reached" {
        meaning: "The recording ended because it had reached its longest duration.",
        likely_cause: "`maxRecordDurationInSeconds` ran out.",
        what_to_do: "Nothing; give a longer duration next time if more is needed.",
        retry: No,
    }

    [400/8508] "Operation Canceled" {
        meaning: "The action was cancelled before it was done.",
        likely_cause: "Media processing was cancelled, or the call ended.",
        what_to_do: "Start the action again if it is still wanted.",
        retry: Later,
        source: CALL_CANCEL,
    }
}

book! {
    /// The bot's media.
    pub(super) static MEDIA: Observed, COMMS_SAMPLES_664;

    [500/1999, any/1999] "Server Internal Error" {
        meaning: "The service ended an established call because of a fault of its own.",
        likely_cause: "Not known; reported for calls that had worked for a while.",
        what_to_do: "Call again; if it recurs, give the call's id and chain id to Microsoft's support.",
        retry: Later,
        source: COMMS_SAMPLES_742,
    }

    [500/3002, 3002/7106, any/3002] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        likely_cause: "Usually the media certificate has expired, or does not match the bot's media address.",
        what_to_do: "Check the certificate, its chain and the media platform's address and ports.",
        retry: AfterChange,
    }

    [500/3003, 3003/7106, any/3003] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        likely_cause: "Usually the bot's media port cannot be reached from outside, or its certificate does not fit.",
        what_to_do: "Check the public address, ports and certificate of the media platform, and the version of the media library.",
        retry: AfterChange,
        source: TEAMS_SAMPLES_1339,
    }

    [500/7106, any/7106] "Bot did not take part" {
        meaning: "The call was ended because the bot failed to take part in it.",
        likely_cause: "The bot's media or its notification address failed; the first number of the DiagCode says more.",
        what_to_do: "Look for errors of the media platform and of the webhook at that time.",
        retry: AfterChange,
        source: COMMS_SAMPLES_667,
    }

    [500/7112, any/7112] "Bot could not join" {
        meaning: "The call was ended while the bot was joining it.",
        likely_cause: "Not known; reported for bots that host their own media.",
        what_to_do: "Check the version of the media library and the media certificate.",
        retry: AfterChange,
        source: COMMS_SAMPLES_571,
    }

    [500/7117, any/7117] "Bot media failed" {
        meaning: "The call was ended because of the bot's media platform.",
        likely_cause: "Often a media library that is too old for the service.",
        what_to_do: "Bring the media library up to date and check its certificate.",
        retry: AfterChange,
        source: COMMS_SAMPLES_532,
    }

    [500/1203002, any/1203002] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        likely_cause: "Usually the media certificate is not trusted, or does not match the bot's media address.",
        what_to_do: "Check the certificate, its chain and the media platform's address and ports.",
        retry: AfterChange,
        source: COMMS_SAMPLES_861,
    }

    [500/1203003, any/1203003] "Bot media refused" {
        meaning: "The call was ended because the bot's media session could not be set up.",
        likely_cause: "Usually the bot's media port cannot be reached from outside, or its certificate does not fit.",
        what_to_do: "Check the public address, ports and certificate of the media platform.",
        retry: AfterChange,
        source: COMMS_SAMPLES_822,
    }

    [400/2203, any/2203] "Bad Request" {
        meaning: "The call was ended because something in its set-up was not accepted.",
        likely_cause: "Not known; reported with inconsistent libraries or a faulty bot registration.",
        what_to_do: "Compare the media configuration and library versions with a working sample.",
        retry: AfterChange,
        source: COMMS_SAMPLES_433,
    }
}

book! {
    /// The way between the participants.
    pub(super) static SIGNALLING: Observed, DOCS_CONTRIB_63;

    [408/13025, any/13025] "Request Timeout" {
        meaning: "The call was ended because an answer did not come in time.",
        likely_cause: "Not known; one side or the network stopped answering.",
        what_to_do: "Call again; if it recurs, give the call's id and chain id to Microsoft's support.",
        retry: Later,
    }

    [580/5201, any/5201] "Invitation failed" {
        meaning: "The participant could not be added to the call.",
        likely_cause: "Seen in the messages of failed invitations; the cause is not documented.",
        what_to_do: "Check the target's id and state, then invite again.",
        retry: Later,
        source: PARTICIPANT_INVITE,
    }

    [403/10391, any/10391] "Not enabled for voice" {
        meaning: "The call was refused because the target or its caller lacks the right to make it.",
        likely_cause: "Reported for Teams users without Enterprise Voice, and for calls without a valid caller identity.",
        what_to_do: "Check the target's Teams Phone licence and Enterprise Voice setting, and the identity that calls.",
        retry: AfterChange,
        source: REPORTS_10391,
    }
}
