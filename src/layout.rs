//! The layout of the records for JavaScript: writes `pkg-template/lib/records/layout.js`, which a test compares.

use std::fmt::Write;

use crate::notification::{
    AUDIO_STATES, BatchKind, CALL_STATES, CHANGE_TYPES, ENTRY_FIELDS, ESCAPED, Entry, EntryKind,
    MAX_BODY_LEN, MAX_RETAINED_LEN, OPERATION_STATES, ResultNumbers, TONES, UNKNOWN,
};
use crate::verdict::{
    CHANGE_FIELDS, Certainty, ChangeRecord, ConnectedParty, EvidenceKind, Phase, STATUS_FIELDS, Tracker,
};

/// The return value of a failed call into the module.
#[allow(dead_code, reason = "only `js` returns it")]
pub(crate) const FAULT: u32 = u32::MAX;

/// Returns the content of the file.
#[allow(dead_code, reason = "only the test writes the file")]
fn layout() -> String {
    let is_verdict = |word: &&str| Phase::find(word).is_some_and(Phase::is_verdict);
    let verdicts: Vec<&str> = Phase::WORDS.iter().copied().filter(is_verdict).collect();
    let mut text = String::from(
        "/* Written from src/layout.rs by: UPDATE_SNAPSHOTS=1 cargo test layout. Offsets are in 32-bit numbers. */\n",
    );
    constant(&mut text, "UNKNOWN", UNKNOWN);
    constant(&mut text, "ESCAPED", ESCAPED);
    constant(&mut text, "FAULT", FAULT);
    constant(&mut text, "MAX_BODY", MAX_BODY_LEN);
    constant(&mut text, "MAX_RETAINED_BODY", MAX_RETAINED_LEN);
    constant(&mut text, "CAPACITY", Tracker::CAPACITY);
    constant(&mut text, "MAX_CAPACITY", Tracker::MAX_CAPACITY);
    let result = std::mem::offset_of!(ResultNumbers, code);
    for (name, offset) in [
        ("RESULT_CODE", result),
        ("RESULT_SUBCODE", std::mem::offset_of!(ResultNumbers, subcode)),
        ("RESULT_WORD", std::mem::offset_of!(ResultNumbers, word)),
        ("RESULT_MESSAGE", std::mem::offset_of!(ResultNumbers, message)),
    ] {
        constant(&mut text, name, offset / 4);
    }
    record(&mut text, "ENTRY", ENTRY_FIELDS, size_of::<Entry>());
    record(&mut text, "CHANGE", CHANGE_FIELDS, size_of::<ChangeRecord>());
    for (name, words) in [
        ("BATCH_KINDS", BatchKind::WORDS),
        ("KINDS", EntryKind::WORDS),
        ("CHANGE_TYPES", &CHANGE_TYPES[..]),
        ("CALL_STATES", &CALL_STATES[..]),
        ("AUDIO_STATES", &AUDIO_STATES[..]),
        ("OPERATION_STATES", &OPERATION_STATES[..]),
        ("TONES", &TONES[..]),
        ("PHASES", Phase::WORDS),
        ("VERDICTS", &verdicts[..]),
        ("CERTAINTIES", Certainty::WORDS),
        ("CONNECTED_PARTIES", ConnectedParty::WORDS),
        ("EVIDENCE_KINDS", EvidenceKind::WORDS),
        ("STATUS_FIELDS", &STATUS_FIELDS[..]),
    ] {
        let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
        let _ = writeln!(text, "export const {name} = /** @type {{const}} */ ([{}]);", words.join(", "));
    }
    text
}

fn constant(text: &mut String, name: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "export const {name} = {value};");
}

fn record(text: &mut String, name: &str, fields: &[(&str, usize)], bytes: usize) {
    for (field, place) in fields {
        constant(text, &format!("{name}_{}", field.to_uppercase()), place);
    }
    constant(text, &format!("{name}_SIZE"), bytes / 4);
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
#[test]
fn layout_file_is_up_to_date() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg-template/lib/records/layout.js");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(file, layout()).unwrap();
    }
    // The packed crate does not contain the package.
    let Ok(written) = std::fs::read_to_string(file) else { return };
    // The formatter wraps long lines.
    let plain = |text: &str| text.split_whitespace().collect::<String>().replace(",]", "]");
    assert_eq!(plain(&written), plain(&layout()));
}
