//! Words beside Graph's errors: results of old, reasons, and errors of the calling SDK.

use super::book;
use crate::codes::sources::{CALL_TRANSFER, COMMS_SAMPLES_667, COMMS_SDK, PARTICIPANT_INVITE, TRANSFER_2019};

book! {
    /// Results of a transfer in the words of the API of 2019.
    pub(super) static RESULTS_2019: Documented, TRANSFER_2019;

    ["transferring"] "Transferring" {
        meaning: "The transfer is being carried out.",
        likely_cause: "The service has taken the request.",
        what_to_do: "Wait for the next notification.",
        retry: No,
    }

    ["transferAccepted"] "Transfer accepted" {
        meaning: "The transfer was accepted by the transferee's side.",
        likely_cause: "The service has begun to move the call.",
        what_to_do: "Wait for the end of the call, which completes the transfer.",
        retry: No,
    }
}

book! {
    /// Reasons for the end of a call, where it has no result.
    pub(super) static REASONS: Documented, CALL_TRANSFER;

    [reason/"AppTransferred"] "Transferred by the app" {
        meaning: "The transfer is complete: the transferee is connected to the target, and your leg of the call has ended.",
        likely_cause: "A consultative transfer succeeded; the call that it replaces ends with it.",
        what_to_do: "Nothing. The new call has an id of its own, which you are not told.",
        retry: No,
    }

    [reason/"AppInitiated"] "Ended by the app" {
        meaning: "The call was ended for the app, as the replaced call of a transfer is.",
        likely_cause: "A consultative transfer or an invitation replaced it, or the app hung up.",
        what_to_do: "Nothing.",
        retry: No,
        source: PARTICIPANT_INVITE,
    }
}

book! {
    /// A reason that only reports show.
    pub(super) static REPORTED_REASONS: Observed, COMMS_SAMPLES_667;

    [reason/"CallTerminated"] "Call terminated" {
        meaning: "The call was ended because of an error.",
        likely_cause: "Seen together with 500/7106, when the bot failed to take part.",
        what_to_do: "Look at the result beside it.",
        retry: No,
    }
}

book! {
    /// Errors that the .NET SDK for calling bots raises by itself.
    pub(super) static SDK: Documented, COMMS_SDK;

    ["bridgeGone"] "Bridge gone" {
        meaning: "The SDK no longer has the bridge that was asked for.",
        likely_cause: "It was removed meanwhile.",
        what_to_do: "Take the object from the latest notification.",
        retry: No,
    }

    ["chatGone"] "Chat gone" {
        meaning: "The SDK no longer has the chat that was asked for.",
        likely_cause: "It was removed meanwhile.",
        what_to_do: "Take the object from the latest notification.",
        retry: No,
    }

    ["clientCallbackError"] "Callback failed" {
        meaning: "The bot's own code failed while it handled a notification.",
        likely_cause: "An exception in an event handler.",
        what_to_do: "Look into the bot's log at that time.",
        retry: AfterChange,
    }

    ["clientContextIsMissing"] "Client context missing" {
        meaning: "An operation came without the client context by which it is known.",
        likely_cause: "An operation of another client, or a fault of the service.",
        what_to_do: "Nothing; read the state of the call instead.",
        retry: No,
    }

    ["mismatchedCompletedOperation"] "Other operation completed" {
        meaning: "The operation that was completed is not the one that was waited for.",
        likely_cause: "Two operations of the same kind overlapped.",
        what_to_do: "Send one operation at a time.",
        retry: AfterCheck,
    }

    ["operationFailed"] "Operation failed" {
        meaning: "The operation was taken but failed.",
        likely_cause: "The result of the operation says why.",
        what_to_do: "Read the operation's result.",
        retry: AfterChange,
    }

    ["rehydrationFailedWithEmptyResource"] "Call not restored" {
        meaning: "The SDK could not restore the call because nothing was stored of it.",
        likely_cause: "A restart without a saved state.",
        what_to_do: "Read the call from Graph, or let it go.",
        retry: No,
    }

    ["rehydrationFailedWithNotFound"] "Call not restored" {
        meaning: "The SDK could not restore the call because Graph no longer knows it.",
        likely_cause: "The call ended while the bot was away.",
        what_to_do: "Let it go.",
        retry: No,
    }

    ["timeout"] "Timed out" {
        meaning: "The SDK waited in vain for a notification or an answer.",
        likely_cause: "The service or the network was silent, or the notification address cannot be reached.",
        what_to_do: "Look at the call's state before trying again.",
        retry: AfterCheck,
    }

    ["tooManyRedirects"] "Too many redirects" {
        meaning: "The SDK was sent from address to address.",
        likely_cause: "A proxy or a wrong endpoint.",
        what_to_do: "Check the address of the service.",
        retry: AfterChange,
    }
}
