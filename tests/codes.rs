//! The codes that users branch on are the same in Rust and in the package's types.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic")]

use std::collections::BTreeSet;

use graph_call_transfer::ErrorCode;
use graph_call_transfer::codes::entries;

fn types(file: &str) -> String {
    std::fs::read_to_string(format!("{}/pkg-template/types/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The string literals of a union type.
fn members(text: &str, name: &str) -> BTreeSet<String> {
    let begin = text.find(&format!("export type {name} =")).unwrap();
    let union = &text[begin..];
    let union = &union[..union.find(';').unwrap()];
    union
        .lines()
        .filter_map(|line| line.trim().strip_prefix("| '")?.strip_suffix('\''))
        .map(str::to_owned)
        .collect()
}

#[test]
fn error_codes_agree_with_the_types() {
    let mut rust: BTreeSet<String> = ErrorCode::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    // Raised by the JavaScript half, before there is any Rust.
    rust.insert("notInitialized".to_owned());
    assert_eq!(rust, members(&types("error.d.ts"), "TransferErrorCode"));
}

#[test]
fn the_entries_of_the_code_book_agree_with_the_types() {
    let rust: BTreeSet<String> =
        entries().filter_map(|entry| Some(entry.keys.first()?.to_string())).collect();
    assert_eq!(rust, members(&types("code-entry.d.ts"), "CodeEntry"));
}
