//! The ends of transfers, and the reasons why a transfer is refused.

use super::book;
use crate::codes::sources::{
    ACS_CODES, AZURE_SDK_28369, AZURE_SDK_33159, CALL_TRANSFER, COMMS_SAMPLES_512, COMMS_SAMPLES_765,
    SIP_404, TRANSFER_ISSUES,
};

book! {
    /// Outcomes of a transfer, on the call that was transferred.
    pub(super) static OUTCOMES: Documented, CALL_TRANSFER;

    [0/7015, 200/7015, ok/7015] "GracefulTransferCompleted" {
        meaning: "The transfer is complete: the transferee is connected to the target, and your leg of the call has ended.",
        cause "The target took the call, or the voicemail of the target did: Graph reports both alike." {
            operator: "Nothing.",
            developer: "The new call has an id of its own, which Graph does not report to the transferor.",
        } from AZURE_SDK_33159
        retry: No,
        decision: none,
    }

    [500/7000] "Transfer failed" {
        meaning: "The transfer failed, and the call is with you again.",
        cause "The target did not answer, declined or could not be reached; this code does not say which." {
            operator: "Speak to the transferee, then transfer again later or choose another target.",
            developer: "Keep the whole message: a `DiagCode` in it names the reason.",
        }
        cause [ToTelephone] "The line of the target refused the call, or no voice route leads to its number." {
            operator: "Check the number, with `+` and the country code, or choose another target.",
            administrator: "Check that the resource account of the app has a number and a licence for outgoing calls.",
        }
        cause [ToTelephone, DirectRouting] "The session border controller does not complete transfers: it must answer SIP REFER with 202 and report the progress." {
            telephony_engineer: "Compare its settings for transfers with Microsoft's page on issues with call transfers.",
        } from TRANSFER_ISSUES
        cause [ToApp] "The target is a call queue or an auto attendant, given with a kind of identity that cannot be called." {
            operator: "Choose another target.",
            developer: "Give the object id of its resource account, as `applicationInstance`; if that fails, its application id as `application`.",
        }
        retry: Later,
        decision: Unknown Later ordinary,
    }

    [500/7700, any/7700] "Consultative transfer failed" {
        meaning: "The consultative transfer failed, and the call is with you again.",
        cause "The call with the target, which was to be replaced, ended or changed during the transfer." {
            operator: "Ask the target whether they are still on the line; consult them again, or transfer without consultation.",
            developer: "Transfer only while both calls are `established`; give the id of the call with the target as `replacesCallId`.",
        }
        cause "The target is in another call than the one that `replacesCallId` names." {
            operator: "Consult the target again, then transfer at once.",
            developer: "Take the id from the notifications of the call in which the target is now; it must be a call of your app.",
        }
        cause [ToTelephone, DirectRouting] "The session border controller does not support the SIP header `Replaces`, by which one call takes the place of another." {
            telephony_engineer: "Turn on support for `Replaces` on the controller.",
            operator: "Transfer without consultation.",
        }
        retry: AfterChange,
        decision: Unknown AfterCheck ordinary,
    }
}

book! {
    /// The call that a consultative transfer replaces.
    pub(super) static REPLACED: Observed, AZURE_SDK_28369;

    [404/10202, any/10202] "Replacement call not found" {
        meaning: "The call that the transfer was to replace was not found.",
        cause "The call with the target ended before the transfer was carried out." {
            operator: "Consult the target again, or transfer without consultation.",
            developer: "Transfer while both calls are `established`, and end neither of them yourself before the outcome.",
        }
        cause "`replacesCallId` names a call of another app, or one in which the target is not." {
            developer: "Give the id of the call between your app and the target, not the id of the call to transfer.",
        }
        cause [DirectRouting] "The session border controller repeated the transfer after a first failure, when the call to replace was gone already." {
            telephony_engineer: "Check whether the controller tries a replacing call again after an error, and turn that off.",
        } from SIP_404
        retry: AfterChange,
        decision: CallState AfterCheck ordinary,
    }
}

book! {
    /// Refusals that Graph's callers meet.
    pub(super) static MET: Observed, COMMS_SAMPLES_512;

    [404/8522, any/8522] "Not Found" {
        meaning: "The call, or a participant that was named, was not found.",
        cause "The call has ended: somebody hung up just before." {
            operator: "Call the transferee back if the conversation was not finished.",
            developer: "Compare the call id with the last notification; a call whose state is `terminated` cannot be transferred.",
        }
        cause [Request] "The call belongs to another app or another cloud than the token, or the id was changed on its way." {
            developer: "Use the id as Graph sent it, with the token of the app that owns the call, at the same cloud.",
        }
        cause [GroupCall] "The participant has left, or the id is not the one of the roster." {
            developer: "Take `participantId` from the latest roster.",
        }
        retry: AfterChange,
        decision: CallState No ordinary,
        source: COMMS_SAMPLES_765,
    }

    [400/8523, any/8523] "Invalid Argument" {
        meaning: "An argument is missing, wrong, or not allowed for this call.",
        cause [GroupCall] "The call has a roster, and no transferee was named; a call becomes a group call when somebody is invited to it." {
            developer: "Name the `transferee` with its `participantId` from the roster.",
            operator: "Remove the other parties, or ask the developer to name the transferee.",
        }
        cause [Request] "A member of the body has a wrong name, type or value, such as an id that is not a GUID or a number without `+`." {
            developer: "Read the message, and check the body against Microsoft's page.",
        }
        cause "The call is in meeting mode, which cannot be transferred." {
            operator: "Invite the target to the call instead.",
            developer: "Invite the target with `replacesCallId`, and leave the call.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }
}

book! {
    /// The state of the call at the time of the request.
    pub(super) static STATE: Inferred, ACS_CODES;

    [any/7000] "Graceful" {
        meaning: "Something ended in an orderly way; the subcode alone does not say what.",
        cause "With code 500 it is a failed transfer, with 0 or 200 an ordinary end by a bot." {
            developer: "Read it together with the code and the state: `established` with an error code after a transfer means that the transfer failed.",
        }
        retry: AfterCheck,
        decision: Unknown AfterCheck ordinary,
    }

    [400/8501, any/8501] "Call Not Established" {
        meaning: "The call is not established, so nothing can be done with it.",
        cause [BeforeEstablished] "It is still ringing or being set up." {
            operator: "Wait until the call is connected, then transfer.",
            developer: "Wait for the notification with the state `established`; redirect a call that is still incoming.",
        }
        cause "It is about to end, or has ended." {
            operator: "Check whether the caller is still there.",
        }
        retry: AfterChange,
        decision: CallState AfterCheck ordinary,
    }

    [400/8528, any/8528] "Call Terminated" {
        meaning: "The call has ended.",
        cause "Somebody hung up just before or at the same time." {
            operator: "Call the transferee back if the conversation was not finished.",
        }
        retry: No,
        decision: CallState No ordinary,
    }

    [400/8585, any/8585] "Action Not Valid In Current Call State" {
        meaning: "The call is in a state that does not allow this.",
        cause "It is not established yet, is being transferred already, or is ending." {
            operator: "Wait until the call is connected, then transfer once.",
            developer: "Act when the last notification of the call has the state `established`.",
        }
        retry: AfterChange,
        decision: CallState AfterCheck ordinary,
    }

    [409/8519, any/8519] "Conflict" {
        meaning: "Another action on the same call is still under way.",
        cause "Two actions overlapped, such as a second transfer, an invitation or a recording." {
            operator: "Wait for the outcome of the first action.",
            developer: "Send one action at a time for each call.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    [409/8607, any/8607] "Transfer Operation Conflict" {
        meaning: "A transfer of this call is under way already.",
        cause "The transfer was started twice, by two clicks or by a retry after a first one that Graph had taken." {
            operator: "Wait for the outcome of the first transfer before you decide anything.",
            developer: "Repeat a transfer only when the first one cannot have been delivered.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    [405/8522] "Missing configuration" {
        meaning: "The action needs something that was not configured when the call was answered.",
        cause "The call was created or answered without the options that the action depends on." {
            developer: "Read the message for what is missing, and set it when the next call is created or answered.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [412/8583, any/8583] "Precondition Failed" {
        meaning: "Something else is running on the call that does not go together with this action.",
        cause "Playing, recording or recognising is still active or waiting." {
            developer: "Let it end, or cancel it, before the next action.",
            operator: "Try again when the announcement or the recording has ended.",
        }
        retry: AfterChange,
        decision: CallState AfterCheck ordinary,
    }

    [405/8520, any/8520] "Not Implemented" {
        meaning: "The service does not offer this action for this kind of call.",
        cause "The action does not fit the modality, the media or the participants of the call." {
            operator: "Choose another way, such as an invitation; the same action is refused again.",
            developer: "Check on Microsoft's page for which calls the action is offered.",
        }
        retry: No,
        decision: InvalidRequest No incident,
    }
}
