//! Words beside Graph's errors: results of old, reasons, and errors of the calling SDK.

use super::book;
use crate::codes::sources::{CALL_TRANSFER, COMMS_SAMPLES_667, COMMS_SDK, PARTICIPANT_INVITE, TRANSFER_2019};

book! {
    /// Results of a transfer in the words of the API of 2019.
    pub(super) static RESULTS_2019: Documented, TRANSFER_2019;

    ["transferring"] "Transferring" {
        meaning: "The transfer is being carried out.",
        cause "The service has taken the request." {
            developer: "Wait for the next notification.",
        }
        retry: No,
        decision: none,
    }

    ["transferAccepted"] "Transfer accepted" {
        meaning: "The transfer was accepted by the transferee's side.",
        cause "The service has begun to move the call." {
            developer: "Wait for the end of the call, which completes the transfer.",
        }
        retry: No,
        decision: none,
    }
}

book! {
    /// Reasons for the end of a call, where it has no result.
    pub(super) static REASONS: Documented, CALL_TRANSFER;

    [reason/"AppTransferred"] "Transferred by the app" {
        meaning: "The transfer is complete: the transferee is connected to the target, and your leg of the call has ended.",
        cause "A consultative transfer succeeded; the call that it replaces ends with it." {
            operator: "Nothing.",
            developer: "The new call has an id of its own, which Graph does not report to the transferor.",
        }
        retry: No,
        decision: none,
    }

    [reason/"AppInitiated"] "Ended by the app" {
        meaning: "The call was ended for the app, as the replaced call of a transfer is.",
        cause "A consultative transfer or an invitation replaced it, or the app hung up." {
            operator: "Nothing.",
            developer: "The end of a replaced call alone does not prove the transfer: wait for the end of the transferred call.",
        }
        retry: No,
        decision: none,
        source: PARTICIPANT_INVITE,
    }
}

book! {
    /// A reason that only reports show.
    pub(super) static REPORTED_REASONS: Observed, COMMS_SAMPLES_667;

    [reason/"CallTerminated"] "Call terminated" {
        meaning: "The call was ended because of an error.",
        cause "Seen together with 500/7106, when the bot failed to take part." {
            developer: "Look at the result beside it.",
        }
        retry: No,
        decision: Unknown No ordinary,
    }
}

book! {
    /// Errors that the .NET SDK for calling bots raises by itself.
    pub(super) static SDK: Documented, COMMS_SDK;

    ["bridgeGone"] "Bridge gone" {
        meaning: "The SDK no longer has the bridge that was asked for.",
        cause "It was removed meanwhile." {
            developer: "Take the object from the latest notification.",
        }
        retry: No,
        decision: CallState No ordinary,
    }

    ["chatGone"] "Chat gone" {
        meaning: "The SDK no longer has the chat that was asked for.",
        cause "It was removed meanwhile." {
            developer: "Take the object from the latest notification.",
        }
        retry: No,
        decision: CallState No ordinary,
    }

    ["clientCallbackError"] "Callback failed" {
        meaning: "The bot's own code failed while it handled a notification.",
        cause "An exception in an event handler." {
            developer: "Look into the bot's log at that time.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["clientContextIsMissing"] "Client context missing" {
        meaning: "An operation came without the client context by which it is known.",
        cause "An operation of another client, or a fault of the service." {
            developer: "Nothing; read the state of the call instead.",
        }
        retry: No,
        decision: CallState No ordinary,
    }

    ["mismatchedCompletedOperation"] "Other operation completed" {
        meaning: "The operation that was completed is not the one that was waited for.",
        cause "Two operations of the same kind overlapped." {
            developer: "Send one operation at a time.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    ["operationFailed"] "Operation failed" {
        meaning: "The operation was taken but failed.",
        cause "The result of the operation says why." {
            developer: "Read the operation's result.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["rehydrationFailedWithEmptyResource"] "Call not restored" {
        meaning: "The SDK could not restore the call because nothing was stored of it.",
        cause "A restart without a saved state." {
            developer: "Read the call from Graph, or let it go.",
        }
        retry: No,
        decision: CallState No ordinary,
    }

    ["rehydrationFailedWithNotFound"] "Call not restored" {
        meaning: "The SDK could not restore the call because Graph no longer knows it.",
        cause "The call ended while the bot was away." {
            developer: "Let it go.",
        }
        retry: No,
        decision: CallState No ordinary,
    }

    ["timeout"] "Timed out" {
        meaning: "The SDK waited in vain for a notification or an answer.",
        cause "The service or the network was silent, or the webhook cannot be reached." {
            operator: "Check whether the call is still with you.",
            developer: "Read the state of the call before you send again, and check the webhook.",
        }
        retry: AfterCheck,
        decision: Unknown AfterCheck incident,
    }

    ["tooManyRedirects"] "Too many redirects" {
        meaning: "The SDK was sent from address to address.",
        cause "A proxy or a wrong endpoint." {
            developer: "Check the address of the service.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }
}
