//! Issue codes: those of the crate are those of the package's types.

#![cfg(not(target_family = "wasm"))]

use std::collections::BTreeSet;

use graph_call_transfer::{FaultKind, Problem};

#[test]
fn codes_are_unique_and_declared_in_the_types() {
    let types = include_str!("../pkg-template/types/issue-code.d.ts");
    let declared: Vec<&str> = types
        .lines()
        .filter_map(|line| line.trim().strip_prefix("| '")?.trim_end_matches(';').strip_suffix('\''))
        .collect();
    let codes: Vec<&str> = FaultKind::CODES.iter().chain(Problem::CODES).copied().collect();
    assert_eq!(codes, declared);
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
}
