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
mod policies;
mod recognition;
mod result_failures;
mod results;
mod routing;
mod sbc;
mod telephone;
mod token_service;
mod transfer;
mod trunk;
mod words;

use self::notation::book;
use super::entry::Entry;

/// The chapters, those that a transfer meets first in front.
pub(super) static CHAPTERS: &[&[Entry]] = &[
    transfer::OUTCOMES,
    transfer::REPLACED,
    transfer::MET,
    transfer::STATE,
    access::ACCESS,
    access::REFUSED,
    ends::ENDS,
    ends::BREAKS,
    faults::MEDIA_ACTIONS,
    faults::MEDIA,
    faults::ADDING,
    faults::SIGNALLING,
    participants::PARTICIPANTS,
    participants::JOINING,
    calls::STATES,
    calls::LIMITS,
    calls::SERVICE,
    client_ends::CLIENT_ENDS,
    policies::POLICIES,
    policies::BOTS,
    policies::LIMITS,
    routing::NUMBERS,
    routing::ROUTES,
    routing::RIGHTS,
    trunk::MEDIA,
    trunk::MESSAGES,
    trunk::CONNECTIONS,
    sbc::REFUSED,
    sbc::UNANSWERED,
    sbc::FAULTS,
    telephone::SIP,
    media::SOUND,
    media::RECORDING,
    recognition::TONES,
    recognition::SPEECH,
    recognition::TRANSCRIPTS,
    words::GRAPH,
    words::GATEWAY_WORDS,
    token_service::DOCUMENTED,
    token_service::REPORTED,
    token_service::OAUTH,
    other_words::RESULTS_2019,
    other_words::REASONS,
    other_words::REPORTED_REASONS,
    other_words::SDK,
    results::REFUSALS,
    results::PARTICIPANTS,
    result_failures::FAILURES,
    result_failures::SUCCESSES,
    result_failures::STRUCTURE,
    classes::REFUSALS,
    classes::FAULTS,
    classes::OTHERS,
];

/// Returns all entries. Each key belongs to exactly one of them.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    CHAPTERS.iter().copied().flatten()
}
