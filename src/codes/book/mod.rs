//! The texts, chapter by chapter.
//!
//! They are this library's own words; what Microsoft calls a code is its name.

#![expect(clippy::unreadable_literal, reason = "a code is found by searching for its digits")]

mod access;
mod calls;
mod classes;
mod client_ends;
mod ends;
mod faults;
mod media;
mod notation;
mod other_words;
mod participants;
mod recognition;
mod telephone;
mod transfer;
mod words;

use self::notation::book;
use super::entry::Entry;

/// The chapters, those that a transfer meets first in front.
static CHAPTERS: &[&[Entry]] = &[
    transfer::OUTCOMES,
    transfer::REPLACED,
    transfer::MET,
    transfer::STATE,
    access::ACCESS,
    access::REFUSED,
    ends::ENDS,
    ends::BREAKS,
    faults::ACTIONS,
    faults::MEDIA_ACTIONS,
    faults::MEDIA,
    faults::SIGNALLING,
    participants::PARTICIPANTS,
    participants::JOINING,
    calls::STATES,
    calls::LIMITS,
    calls::SERVICE,
    client_ends::CLIENT_ENDS,
    telephone::GATEWAY,
    telephone::SIP,
    media::SOUND,
    media::RECORDING,
    recognition::TONES,
    recognition::SPEECH,
    recognition::TRANSCRIPTS,
    words::GRAPH,
    words::GATEWAY_WORDS,
    other_words::RESULTS_2019,
    other_words::REASONS,
    other_words::REPORTED_REASONS,
    other_words::SDK,
    classes::CODES,
    classes::CLASSES,
];

/// All entries. No key stands in two of them.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    CHAPTERS.iter().copied().flatten()
}
