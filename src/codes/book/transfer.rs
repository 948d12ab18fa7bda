//! How transfers end, and what stands in their way.

use super::book;
use crate::codes::sources::{
    ACS_CODES, AZURE_SDK_28369, CALL_TRANSFER, COMMS_SAMPLES_512, COMMS_SAMPLES_765,
};

book! {
    /// Outcomes of a transfer, on the call that was transferred.
    pub(super) static OUTCOMES: Documented, CALL_TRANSFER;

    [0/7015, 200/7015, ok/7015] "GracefulTransferCompleted" {
        meaning: "The transfer is complete: the transferee is connected to the target, and your leg of the call has ended.",
        likely_cause: "The target took the call.",
        what_to_do: "Nothing. The new call has an id of its own, which you are not told.",
        retry: No,
    }

    [500/7000] "Transfer failed" {
        meaning: "The transfer failed, and the call is with you again.",
        likely_cause: "The target did not answer, declined or could not be reached; this code does not say which.",
        what_to_do: "Speak to the transferee, then transfer again or choose another target.",
        retry: Later,
    }

    [500/7700, any/7700] "Consultative transfer failed" {
        meaning: "The consultative transfer failed, and the call is with you again.",
        likely_cause: "The call with the target, which was to be replaced, ended or changed during the transfer.",
        what_to_do: "Make sure that both calls are established, consult the target again if need be, and give that call's id as `replacesCallId`.",
        retry: AfterChange,
    }
}

book! {
    /// The call that a consultative transfer replaces.
    pub(super) static REPLACED: Observed, AZURE_SDK_28369;

    [404/10202, any/10202] "Replacement call not found" {
        meaning: "The call named by `replacesCallId` was not found.",
        likely_cause: "It has ended, it belongs to another app, or the target is not in it.",
        what_to_do: "Give the id of an established call of your app in which the target is now; if there is none, transfer without `replacesCallId`.",
        retry: AfterChange,
    }
}

book! {
    /// Refusals that Graph's callers meet.
    pub(super) static MET: Observed, COMMS_SAMPLES_512;

    [404/8522, any/8522] "Not Found" {
        meaning: "The call, or a participant named in the request, was not found.",
        likely_cause: "The call has ended, the participant has left, or the id is of another app or cloud.",
        what_to_do: "Check the call id against the last notification; a call that ended cannot be transferred.",
        retry: AfterChange,
        source: COMMS_SAMPLES_765,
    }

    [400/8523, any/8523] "Invalid Argument" {
        meaning: "A member of the request is missing, wrong, or not allowed for this call.",
        likely_cause: "Often a group call without a transferee, or a call that became a meeting when somebody was invited to it.",
        what_to_do: "Read the message, check the body, and name a transferee for a group call; a call in meeting mode cannot be transferred.",
        retry: AfterChange,
    }
}

book! {
    /// The state of the call at the time of the request.
    pub(super) static STATE: Inferred, ACS_CODES;

    [any/7000] "Graceful" {
        meaning: "Something ended in an orderly way; the subcode alone does not say what.",
        likely_cause: "It stands for a failed transfer when the code is 500, and for an ordinary end by the bot when it is 0 or 200.",
        what_to_do: "Read it together with the code and the call's state: `established` with an error code after a transfer request means that the transfer failed.",
        retry: AfterCheck,
    }

    [400/8501, any/8501] "Call Not Established" {
        meaning: "The call is not established, so nothing can be done with it.",
        likely_cause: "It is still ringing or being set up, or it is about to end.",
        what_to_do: "Wait for the notification with the state `established`, then transfer; redirect a call that is still incoming.",
        retry: AfterChange,
    }

    [400/8528, any/8528] "Call Terminated" {
        meaning: "The call has ended.",
        likely_cause: "Somebody hung up just before or during the request.",
        what_to_do: "Nothing can be transferred any more; call the transferee back if that is wanted.",
        retry: No,
    }

    [400/8585, any/8585] "Action Not Valid In Current Call State" {
        meaning: "The call is in a state that does not allow this.",
        likely_cause: "It is not established yet, is being transferred already, or is ending.",
        what_to_do: "Wait for the next notification of the call and act when its state is `established`.",
        retry: AfterChange,
    }

    [409/8519, any/8519] "Conflict" {
        meaning: "Another action on the same call is still under way.",
        likely_cause: "Two requests for one call overlapped, such as a second transfer or an invitation.",
        what_to_do: "Send one request at a time, and wait for the outcome of the first.",
        retry: AfterCheck,
    }

    [409/8607, any/8607] "Transfer Operation Conflict" {
        meaning: "A transfer of this call is under way already.",
        likely_cause: "The transfer was requested twice, or a retry followed a request that had been taken.",
        what_to_do: "Wait for the outcome of the first transfer before deciding anything.",
        retry: AfterCheck,
    }

    [405/8522] "Missing configuration" {
        meaning: "The action needs something that was not configured when the call was answered.",
        likely_cause: "The call was created or answered without the options that the action depends on.",
        what_to_do: "Read the message for what is missing, and set it when the next call is created or answered.",
        retry: AfterChange,
    }

    [412/8583, any/8583] "Precondition Failed" {
        meaning: "Something else is running on the call that does not go together with this action.",
        likely_cause: "Media actions such as playing, recording or recognising were still active or waiting.",
        what_to_do: "Let them end or cancel them, then try again.",
        retry: AfterChange,
    }

    [405/8520, any/8520] "Not Implemented" {
        meaning: "The service does not offer this action for this kind of call.",
        likely_cause: "The action is not supported for the call's modality, media or kind of participant.",
        what_to_do: "Choose another way; the same request will be refused again.",
        retry: No,
    }
}
