//! Keys, speech and transcription: the subcodes 85xx and 86xx that are about what was understood.

use super::book;
use crate::codes::sources::ACS_CODES;

book! {
    /// Keys that were pressed.
    pub(super) static TONES: Inferred, ACS_CODES;

    [any/8531] "Max Digits Received" {
        meaning: "All digits that were asked for have been entered.",
        cause "The participant pressed as many keys as the menu takes." {
            developer: "Read the digits.",
        }
        retry: No,
        decision: none,
    }

    [any/8532] "Inter Digit Timeout Reached" {
        meaning: "The participant stopped entering digits.",
        cause "The pause between two keys was too long." {
            developer: "Use the digits that came, or ask again.",
        }
        retry: Later,
        decision: none,
    }

    [any/8533] "Dtmf Option Matched" {
        meaning: "The participant chose an option with a key.",
        cause "The choice is one of the menu." {
            developer: "Read the choice.",
        }
        retry: No,
        decision: none,
    }

    [any/8534] "Incorrect Tone Entered" {
        meaning: "The participant pressed a key that is not an option.",
        cause "The key is not in the menu." {
            developer: "Ask again.",
        }
        retry: Later,
        decision: none,
    }
}

book! {
    /// Speech recognition.
    pub(super) static SPEECH: Inferred, ACS_CODES;

    [any/8545] "Speech Option Matched" {
        meaning: "The participant chose an option by speaking.",
        cause "The choice is one of the menu." {
            developer: "Read the choice.",
        }
        retry: No,
        decision: none,
    }

    [any/8547] "Speech Option Not Matched" {
        meaning: "The spoken words are not an option.",
        cause "The words are not in the menu, or were not understood." {
            developer: "Ask again, or offer keys.",
        }
        retry: Later,
        decision: none,
    }

    [any/8563] "Speech Not Recognized" {
        meaning: "The words were not understood.",
        cause "Noise, silence, or another language than expected." {
            developer: "Ask again, or offer keys.",
        }
        retry: Later,
        decision: none,
    }

    [any/8564] "Speech Service Connection Error" {
        meaning: "The speech service could not be reached.",
        cause "A fault of the service or of its configuration." {
            developer: "Try again, and check the connection of the two resources.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8565] "Cognitive Services Error" {
        meaning: "The speech or language service reported an error.",
        cause "A fault or a limit of that service." {
            developer: "Read the message; try again later.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [400/8567, any/8567] "ACS Resource Service Principal Not Enabled" {
        meaning: "The resource has no identity with which to use speech services.",
        cause "Its managed identity was not turned on." {
            developer: "Turn on the managed identity and assign its role.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8568] "Managed Identity For Cognitive Service Request Failed" {
        meaning: "The resource's identity was not accepted by the speech service.",
        cause "The role is missing, or was assigned just now." {
            developer: "Assign the role and wait some minutes.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/8569] "Speech Recognized" {
        meaning: "The words were understood.",
        cause "The participant spoke." {
            developer: "Read the text.",
        }
        retry: No,
        decision: none,
    }

    [any/8570] "Cognitive Services Speech Recognition Error" {
        meaning: "The speech service could not recognise the words.",
        cause "A fault of that service, or a language that it does not know." {
            developer: "Check the language, then ask again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }
}

book! {
    /// Transcription.
    pub(super) static TRANSCRIPTS: Inferred, ACS_CODES;

    [any/8578] "Transcription Failed" {
        meaning: "The conversation could not be transcribed.",
        cause "A fault of the speech service or of its configuration." {
            developer: "Check the configuration, then start it again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8579] "Transcription Canceled" {
        meaning: "The transcription was cancelled.",
        cause "The app stopped it, or the call ended." {
            developer: "Start it again if it is still wanted.",
        }
        retry: Later,
        decision: Unknown Later ordinary,
    }

    [any/8580] "Transcription Service Shutdown" {
        meaning: "The service that transcribes was shutting down.",
        cause "Maintenance inside Microsoft's service." {
            developer: "Start the transcription again.",
        }
        retry: Later,
        decision: Service Later ordinary,
    }

    [any/8605] "Transcription Custom Speech Model Not Supported" {
        meaning: "The speech model that was asked for cannot be used here.",
        cause "It is not deployed, or does not fit transcription." {
            developer: "Use another model, or none.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }
}
