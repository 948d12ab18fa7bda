//! The codes in Rust agree with the types of the npm package.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic")]

use std::collections::BTreeSet;

use graph_call_transfer::codes::entries;
use graph_call_transfer::verdict::Advice;

fn types(file: &str) -> String {
    std::fs::read_to_string(format!("{}/pkg-template/types/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Returns the string literals of a union type.
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
fn advice_agrees_with_the_types() {
    let rust: BTreeSet<String> = Advice::WORDS.iter().map(|word| (*word).to_owned()).collect();
    assert_eq!(rust, members(&types("status.d.ts"), "OutcomeAdvice"));
}

#[test]
fn code_book_agrees_with_the_types() {
    let rust: BTreeSet<String> =
        entries().filter_map(|entry| Some(entry.keys.first()?.to_string())).collect();
    assert_eq!(rust, members(&types("code-entry.d.ts"), "CodeEntry"));
}
