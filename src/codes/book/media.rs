//! Sound and recording: the subcodes 85xx and 86xx that are about media.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Media of the call and prompts.
    pub(super) static SOUND: Inferred, ACS_CODES;

    [400/8500, any/8500] "Invalid Media Mode" {
        meaning: "The action does not fit the media of the call, or another media action is active.",
        cause "The call hosts its media elsewhere, or a media action is still running." {
            developer: "Wait for the other action to end, or use a call with service-hosted media.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8503] "Call Media State Audio Inactive" {
        meaning: "The call has no sound at the moment.",
        cause "It is on hold, being transferred, or not connected yet." {
            developer: "Wait for the notification with active audio.",
        }
        retry: Later,
        decision: CallState Later ordinary,
    }

    [any/8504] "Media Streams Unavailable" {
        meaning: "The streams of the participant are not available.",
        cause "They are not sending, or have left." {
            developer: "Wait for the roster that shows the streams.",
        }
        retry: Later,
        decision: CallState Later ordinary,
    }

    [any/8508] "Operation Canceled" {
        meaning: "The action was cancelled before it was done.",
        cause "The app cancelled it, or the call ended." {
            developer: "Start it again if it is still wanted.",
        }
        retry: Later,
        decision: Unknown Later ordinary,
    }

    [any/8511] "Play Prompt Failed" {
        meaning: "The prompt could not be played.",
        cause "The file cannot be fetched or has another format, or the call ended." {
            developer: "Check the address and the format of the file.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8512] "Play Beep Failed" {
        meaning: "The beep before the recording could not be played.",
        cause "The call ended, or its sound was inactive." {
            developer: "Try again while the call is established.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8513] "Media Receive Timeout" {
        meaning: "No sound came from the call for too long.",
        cause "The participant's media was lost, or the call is on hold." {
            operator: "Check the participant's network, then try again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8535] "Invalid File Format" {
        meaning: "The file has a format that cannot be played.",
        cause "It is not a WAV file of the supported kind." {
            developer: "Convert it to mono, 16 bit, 16 kHz.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8536] "File Download Failed" {
        meaning: "The file could not be fetched.",
        cause "Its address cannot be reached from the service, or needs a sign-in." {
            developer: "Put it at a public https address.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8557] "Wrong Format Type" {
        meaning: "The format that was asked for is not supported here.",
        cause "Another format was given than the action knows." {
            developer: "Choose one of the formats that the action's page names.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8566] "Unmute Operation Not Allowed" {
        meaning: "The participant may not be unmuted by the app.",
        cause "Only the person may turn on the own microphone." {
            operator: "Ask them to unmute themselves.",
        }
        retry: No,
        decision: none,
    }

    [any/8572] "Play Service Shutdown" {
        meaning: "The service that plays prompts was shutting down.",
        cause "Maintenance inside Microsoft's service." {
            developer: "Play the prompt again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8581] "Invalid Stream Url" {
        meaning: "The address for the stream was not accepted.",
        cause "It is no secure web socket address, or cannot be reached." {
            developer: "Check the address; it must begin with `wss://`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8582] "Play Source Empty" {
        meaning: "There is nothing to play.",
        cause "The text or SSML was empty." {
            developer: "Give a text.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8603] "Media Streaming Failed" {
        meaning: "The sound could not be streamed to the app.",
        cause "The receiving address failed or closed the connection." {
            developer: "Check the receiving service, then start the stream again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8604] "Media Streaming Canceled" {
        meaning: "The stream of sound was cancelled.",
        cause "The app stopped it, or the call ended." {
            developer: "Start it again if it is still wanted.",
        }
        retry: Later,
        decision: Unknown Later ordinary,
    }
}

book! {
    /// Recording.
    pub(super) static RECORDING: Inferred, ACS_CODES;

    [any/8509] "Max Silence Timeout Reached" {
        meaning: "The recording ended after a silence.",
        cause "The silence was longer than allowed." {
            developer: "Allow a longer silence if this was too early.",
        }
        retry: No,
        decision: none,
    }

    [any/8510] "Initial Silence Timeout Reached" {
        meaning: "No one spoke at the beginning.",
        cause "The participant was silent or muted." {
            developer: "Ask again, or allow a longer silence.",
        }
        retry: Later,
        decision: none,
    }

    [any/8514] "Stop Tone Detected" {
        meaning: "The participant ended the recording with a key.",
        cause "One of the stop tones was pressed." {
            developer: "Use the recording.",
        }
        retry: No,
        decision: none,
    }

    [any/8515] "Max Record Duration Reached" {
        meaning: "The recording reached its longest duration.",
        cause "The longest duration was reached." {
            developer: "Give a longer duration if more is needed.",
        }
        retry: No,
        decision: none,
    }

    [any/8553] "Duplicate Recording" {
        meaning: "The call is being recorded already.",
        cause "Recording was started twice." {
            developer: "Use the recording that is running.",
        }
        retry: No,
        decision: none,
    }

    [400/8559, any/8559] "Duplicate Single Dialout" {
        meaning: "Only one such action is allowed at a time, and one is running.",
        cause "A recording was started while another was active." {
            developer: "Wait for the other one to end.",
        }
        retry: Later,
        decision: CallState Later ordinary,
    }

    [any/8562] "Recording Mode Not Supported" {
        meaning: "This way of recording is not supported for the call.",
        cause "The mode does not fit the kind of call." {
            developer: "Choose another recording mode.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8571] "Recording Operation Conflict" {
        meaning: "Another action on the same recording is under way.",
        cause "Start, pause or stop were sent at the same time." {
            developer: "Send one after the other.",
        }
        retry: Later,
        decision: CallState Later ordinary,
    }

    [any/8573] "Pause Resume Not Allowed" {
        meaning: "This recording can be neither paused nor resumed.",
        cause "Its state or its kind does not allow it." {
            developer: "Stop it and start a new one.",
        }
        retry: No,
        decision: none,
    }

    [any/8588] "Record Completed And Media Receive Timeout" {
        meaning: "The recording ended because no more sound came.",
        cause "The participant's media was lost, or the call ended." {
            developer: "Use what was recorded; record again if it is too short.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8608] "Recording Participant Client Error" {
        meaning: "The participant that records reported an error.",
        cause "The recording client had a fault." {
            developer: "Look into the recorder's log.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }
}
