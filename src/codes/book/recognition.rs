//! Keys, speech and transcription: the subcodes 85xx and 86xx that are about what was understood.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Keys that were pressed.
    pub(super) static TONES: Inferred, ACS_CODES;

    [any/8531] "Max Digits Received" {
        meaning: "All digits that were asked for have been entered.",
        likely_cause: "The participant pressed as many keys as the menu takes.",
        what_to_do: "Nothing; read the digits.",
        retry: No,
    }

    [any/8532] "Inter Digit Timeout Reached" {
        meaning: "The participant stopped entering digits.",
        likely_cause: "The pause between two keys was too long.",
        what_to_do: "Use the digits that came, or ask again.",
        retry: Later,
    }

    [any/8533] "Dtmf Option Matched" {
        meaning: "The participant chose an option with a key.",
        likely_cause: "The key is one of the menu.",
        what_to_do: "Nothing; read the choice.",
        retry: No,
    }

    [any/8534] "Incorrect Tone Entered" {
        meaning: "The participant pressed a key that is no option.",
        likely_cause: "The key is not in the menu.",
        what_to_do: "Ask again.",
        retry: Later,
    }
}

book! {
    /// Speech recognition.
    pub(super) static SPEECH: Inferred, ACS_CODES;

    [any/8545] "Speech Option Matched" {
        meaning: "The participant chose an option by speaking.",
        likely_cause: "The words are those of an option.",
        what_to_do: "Nothing; read the choice.",
        retry: No,
    }

    [any/8547] "Speech Option Not Matched" {
        meaning: "What was said is no option.",
        likely_cause: "The words are not in the menu, or were not understood.",
        what_to_do: "Ask again, or offer keys.",
        retry: Later,
    }

    [any/8563] "Speech Not Recognized" {
        meaning: "The words were not understood.",
        likely_cause: "Noise, silence, or another language than expected.",
        what_to_do: "Ask again, or offer keys.",
        retry: Later,
    }

    [any/8564] "Speech Service Connection Error" {
        meaning: "The speech service could not be reached.",
        likely_cause: "A fault of the service or of its configuration.",
        what_to_do: "Try again, and check the connection of the two resources.",
        retry: Later,
    }

    [any/8565] "Cognitive Services Error" {
        meaning: "The speech or language service reported an error.",
        likely_cause: "A fault or a limit of that service.",
        what_to_do: "Read the message; try again later.",
        retry: Later,
    }

    [400/8567, any/8567] "ACS Resource Service Principal Not Enabled" {
        meaning: "The resource has no identity with which to use speech services.",
        likely_cause: "Its managed identity was not turned on.",
        what_to_do: "Turn on the managed identity and assign its role.",
        retry: AfterChange,
    }

    [any/8568] "Managed Identity For Cognitive Service Request Failed" {
        meaning: "The resource's identity was not accepted by the speech service.",
        likely_cause: "The role is missing, or was assigned just now.",
        what_to_do: "Assign the role and wait some minutes.",
        retry: AfterChange,
    }

    [any/8569] "Speech Recognized" {
        meaning: "The words were understood.",
        likely_cause: "The participant spoke.",
        what_to_do: "Nothing; read the text.",
        retry: No,
    }

    [any/8570] "Cognitive Services Speech Recognition Error" {
        meaning: "The speech service could not recognise the words.",
        likely_cause: "A fault of that service, or a language that it does not know.",
        what_to_do: "Check the language, then ask again.",
        retry: Later,
    }
}

book! {
    /// Transcription.
    pub(super) static TRANSCRIPTS: Inferred, ACS_CODES;

    [any/8578] "Transcription Failed" {
        meaning: "The conversation could not be transcribed.",
        likely_cause: "A fault of the speech service or of its configuration.",
        what_to_do: "Check the configuration, then start it again.",
        retry: Later,
    }

    [any/8579] "Transcription Canceled" {
        meaning: "The transcription was cancelled.",
        likely_cause: "It was stopped on request, or the call ended.",
        what_to_do: "Start it again if it is still wanted.",
        retry: Later,
    }

    [any/8580] "Transcription Service Shutdown" {
        meaning: "The service that transcribes was shutting down.",
        likely_cause: "Maintenance inside Microsoft's service.",
        what_to_do: "Start the transcription again.",
        retry: Later,
    }

    [any/8605] "Transcription Custom Speech Model Not Supported" {
        meaning: "The speech model that was asked for cannot be used here.",
        likely_cause: "It is not deployed, or does not fit transcription.",
        what_to_do: "Use another model, or none.",
        retry: AfterChange,
    }
}
