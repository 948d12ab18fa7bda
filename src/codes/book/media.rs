//! Sound and recording: the subcodes 85xx and 86xx that are about media.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Media of the call and prompts.
    pub(super) static SOUND: Inferred, ACS_CODES;

    [400/8500, any/8500] "Invalid Media Mode" {
        meaning: "The action does not fit the media of the call, or another media action is active.",
        likely_cause: "The call hosts its media elsewhere, or a media action is still running.",
        what_to_do: "Wait for the other action to end, or use a call with service-hosted media.",
        retry: AfterChange,
    }

    [any/8503] "Call Media State Audio Inactive" {
        meaning: "The call has no sound at the moment.",
        likely_cause: "It is on hold, being transferred, or not connected yet.",
        what_to_do: "Wait for the notification with active audio.",
        retry: Later,
    }

    [any/8504] "Media Streams Unavailable" {
        meaning: "The streams of the participant are not available.",
        likely_cause: "They are not sending, or have left.",
        what_to_do: "Wait for the roster that shows the streams.",
        retry: Later,
    }

    [any/8508] "Operation Canceled" {
        meaning: "The action was cancelled before it was done.",
        likely_cause: "It was cancelled on request, or the call ended.",
        what_to_do: "Start it again if it is still wanted.",
        retry: Later,
    }

    [any/8511] "Play Prompt Failed" {
        meaning: "The prompt could not be played.",
        likely_cause: "The file cannot be fetched or has another format, or the call ended.",
        what_to_do: "Check the address and the format of the file.",
        retry: AfterChange,
    }

    [any/8512] "Play Beep Failed" {
        meaning: "The beep before the recording could not be played.",
        likely_cause: "The call ended, or its sound was inactive.",
        what_to_do: "Try again while the call is established.",
        retry: Later,
    }

    [any/8513] "Media Receive Timeout" {
        meaning: "No sound came from the call for too long.",
        likely_cause: "The participant's media was lost, or the call is on hold.",
        what_to_do: "Check the participant's network, then try again.",
        retry: Later,
    }

    [any/8535] "Invalid File Format" {
        meaning: "The file has a format that cannot be played.",
        likely_cause: "It is not a WAV file of the supported kind.",
        what_to_do: "Convert it to mono, 16 bit, 16 kHz.",
        retry: AfterChange,
    }

    [any/8536] "File Download Failed" {
        meaning: "The file could not be fetched.",
        likely_cause: "Its address cannot be reached from the service, or needs a sign-in.",
        what_to_do: "Put it at a public https address.",
        retry: AfterChange,
    }

    [any/8557] "Wrong Format Type" {
        meaning: "The format that was asked for is not supported here.",
        likely_cause: "Another format was given than the action knows.",
        what_to_do: "Choose one of the formats that the action's page names.",
        retry: AfterChange,
    }

    [any/8566] "Unmute Operation Not Allowed" {
        meaning: "The participant may not be unmuted by the app.",
        likely_cause: "Only the person may turn on the own microphone.",
        what_to_do: "Ask them to unmute themselves.",
        retry: No,
    }

    [any/8572] "Play Service Shutdown" {
        meaning: "The service that plays prompts was shutting down.",
        likely_cause: "Maintenance inside Microsoft's service.",
        what_to_do: "Play the prompt again.",
        retry: Later,
    }

    [any/8581] "Invalid Stream Url" {
        meaning: "The address for the stream was not accepted.",
        likely_cause: "It is no secure web socket address, or cannot be reached.",
        what_to_do: "Check the address; it must begin with `wss://`.",
        retry: AfterChange,
    }

    [any/8582] "Play Source Empty" {
        meaning: "There is nothing to play.",
        likely_cause: "The text or SSML was empty.",
        what_to_do: "Give a text.",
        retry: AfterChange,
    }

    [any/8603] "Media Streaming Failed" {
        meaning: "The sound could not be streamed to the app.",
        likely_cause: "The receiving address failed or closed the connection.",
        what_to_do: "Check the receiving service, then start the stream again.",
        retry: Later,
    }

    [any/8604] "Media Streaming Canceled" {
        meaning: "The stream of sound was cancelled.",
        likely_cause: "It was stopped on request, or the call ended.",
        what_to_do: "Start it again if it is still wanted.",
        retry: Later,
    }
}

book! {
    /// Recording.
    pub(super) static RECORDING: Inferred, ACS_CODES;

    [any/8509] "Max Silence Timeout Reached" {
        meaning: "The recording ended after a silence.",
        likely_cause: "Nobody spoke for the longest silence that was allowed.",
        what_to_do: "Nothing; allow a longer silence if this was too early.",
        retry: No,
    }

    [any/8510] "Initial Silence Timeout Reached" {
        meaning: "Nobody spoke at the beginning.",
        likely_cause: "The participant was silent or muted.",
        what_to_do: "Ask again, or allow a longer silence.",
        retry: Later,
    }

    [any/8514] "Stop Tone Detected" {
        meaning: "The participant ended the recording with a key.",
        likely_cause: "One of the stop tones was pressed.",
        what_to_do: "Nothing.",
        retry: No,
    }

    [any/8515] "Max Record Duration Reached" {
        meaning: "The recording reached its longest duration.",
        likely_cause: "The duration that was asked for ran out.",
        what_to_do: "Nothing; ask for a longer duration if more is needed.",
        retry: No,
    }

    [any/8553] "Duplicate Recording" {
        meaning: "The call is being recorded already.",
        likely_cause: "Recording was started twice.",
        what_to_do: "Nothing; use the recording that is running.",
        retry: No,
    }

    [400/8559, any/8559] "Duplicate Single Dialout" {
        meaning: "Only one such action is allowed at a time, and one is running.",
        likely_cause: "A recording was started while another was active.",
        what_to_do: "Wait for the other one to end.",
        retry: Later,
    }

    [any/8562] "Recording Mode Not Supported" {
        meaning: "This way of recording is not supported for the call.",
        likely_cause: "The mode does not fit the kind of call.",
        what_to_do: "Choose another recording mode.",
        retry: AfterChange,
    }

    [any/8571] "Recording Operation Conflict" {
        meaning: "Another request for the same recording is under way.",
        likely_cause: "Start, pause or stop were sent at the same time.",
        what_to_do: "Send one after the other.",
        retry: Later,
    }

    [any/8573] "Pause Resume Not Allowed" {
        meaning: "This recording can be neither paused nor resumed.",
        likely_cause: "Its state or its kind does not allow it.",
        what_to_do: "Stop it and start a new one.",
        retry: No,
    }

    [any/8588] "Record Completed And Media Receive Timeout" {
        meaning: "The recording ended because no more sound came.",
        likely_cause: "The participant's media was lost, or the call ended.",
        what_to_do: "Use what was recorded; record again if it is too short.",
        retry: Later,
    }

    [any/8608] "Recording Participant Client Error" {
        meaning: "The participant that records reported an error.",
        likely_cause: "The recording client had a fault.",
        what_to_do: "Look into the recorder's log.",
        retry: Later,
    }
}
