//! Properties of any text: valid JSON is unchanged, and a repaired text has the tree of the original one.

use proptest::prelude::*;
use serde::de::IgnoredAny;

use super::*;
use crate::work::tests::PIECES;

const FIXTURES: [&str; 6] = [
    include_str!("../../tests/fixtures/requests/beta-5-broken.txt"),
    include_str!("../../tests/fixtures/requests/v1.0-5-missing-brace.txt"),
    "// the target\n{target: {id: '550fae72', 'it\\'s': \"a\\u00e9\\\"\",},\n  n: [+1, 01, .5, 1., 0x10, NaN, True, None,]}",
    "{“name”: “Heidi ”, ‘a’: ‘b’,\u{a0}\u{a0}\"tab\": \"a\tb\", \"path\": \"C:\\dir\", /* x */ \"dup\": 1, \"dup\": [{}, []]}",
    "{\"id\": \"550e,\n  \"tenantId\": 12345678901234567890\n  \"d\": {\"e\" 1, \"f\": }, \"g\": [1 2}]",
    "POST /calls/{id}/transfer HTTP/1.1\n\n{\n\t\"a\": {\n\t\t\"b\": [\n\t\t\t{\n\"c\": \"é😀\\ud83d\\ude00\"}\n\t\t],\n\t\"z\": +12345678901\n}\n```",
];

fn compact(node: &Node<'_>) -> String {
    let mut out = String::new();
    node.write_compact(&mut out);
    out
}

/// Applies all edits of all faults; panics if two overlap.
fn repaired(text: &str, faults: &[SyntaxFault]) -> String {
    let mut edits: Vec<&Edit> = faults.iter().flat_map(|fault| &fault.edits).collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::new();
    let mut done = 0;
    for edit in edits {
        assert!(edit.span.start >= done, "edits overlap in {text:?}: {faults:#?}");
        out.push_str(text.get(done..edit.span.start).unwrap());
        out.push_str(&edit.text);
        done = edit.span.end;
    }
    out + text.get(done..).unwrap()
}

fn is_repairable(fault: &SyntaxFault) -> bool {
    let is_more = matches!(fault.kind, FaultKind::JsonMoreFaults {});
    !is_more && (!fault.edits.is_empty() || !fault.kind.is_error())
}

/// Checks every promise about any text.
fn check(text: &str) {
    let document = read(text);
    for fault in &document.faults {
        assert!(text.get(fault.span.start..fault.span.end).is_some(), "{fault:?} in {text:?}");
        assert!(!fault.kind.message().is_empty());
        assert!(fault.edits.is_empty() || !fault.kind.fix_title().is_empty(), "{fault:?}");
    }
    assert!(document.faults.len() <= 101);
    assert!(document.root.is_some() || document.faults.iter().any(|fault| fault.kind.is_error()));
    if !document.faults.iter().all(is_repairable) {
        return;
    }
    let repaired = repaired(text, &document.faults);
    let Some(root) = &document.root else {
        assert_eq!(repaired.trim(), "", "only a text without a value has no root: {text:?}");
        return;
    };
    let strict = repaired.trim_start_matches('\u{feff}');
    let accepted = serde_json::from_str::<IgnoredAny>(strict);
    assert!(accepted.is_ok(), "{text:?}\nwas repaired to\n{strict:?}\n{accepted:?}\n{:#?}", document.faults);
    let again = read(&repaired);
    assert!(again.faults.iter().all(|fault| !fault.kind.is_error()), "{repaired:?}: {:#?}", again.faults);
    assert_eq!(
        compact(again.root.as_ref().unwrap()),
        compact(root),
        "{text:?}\n{repaired:?}\n{:#?}",
        document.faults
    );
    // serde_json rejects numbers beyond the range of floats in its Value.
    if let Ok(value) = serde_json::from_str::<serde_json::Value>(strict) {
        assert_eq!(serde_json::from_str::<serde_json::Value>(&compact(root)).unwrap(), value);
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i32>().prop_map(Into::into),
        (-1e9..1e9).prop_map(|float: f64| float.into()),
        any::<String>().prop_map(Into::into),
        "[a-z]{0,3}".prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::hash_map(any::<String>(), inner, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// A change to a text; places are thousandths of its length.
#[derive(Clone, Debug)]
enum Mutation {
    Delete(usize, usize),
    Insert(usize, String),
    Cut(usize),
    CutStart(usize),
    Flip(usize, u8),
    Move(usize, usize, usize),
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    let piece = prop_oneof![
        "[\\[\\]{}:,\"'“”‘’\\\\/*+\\-0-9a-zA-Z \t\n\u{a0}é😀#=.]{1,3}",
        "[\\[\\]{}:,\"\n]{1,6}",
        prop::sample::select(vec![
            "//", "/*", "*/", "\\u", "\\ud83d", "null", "1e", "\r\n", "\u{feff}", "\u{1}", "\u{2028}"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop_oneof![
        (0..1000_usize, 1..20_usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        (0..1000_usize, 1..2_usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        (0..1000_usize, piece).prop_map(|(at, piece)| Mutation::Insert(at, piece)),
        (0..1000_usize).prop_map(Mutation::Cut),
        (0..1000_usize).prop_map(Mutation::CutStart),
        (0..1000_usize, 0..7_u8).prop_map(|(at, bit)| Mutation::Flip(at, bit)),
        (0..1000_usize, 0..1000_usize, 1..30_usize)
            .prop_map(|(from, to, length)| Mutation::Move(from, to, length)),
    ]
}

fn mutated(text: &str, mutations: &[Mutation]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for mutation in mutations {
        let place = |at: &usize| at * characters.len() / 1000;
        match mutation {
            Mutation::Delete(at, length) => {
                let at = place(at);
                characters.drain(at..(at + length).min(characters.len()));
            }
            Mutation::Insert(at, piece) => {
                let at = place(at);
                characters.splice(at..at, piece.chars());
            }
            Mutation::Cut(at) => characters.truncate(place(at)),
            Mutation::CutStart(at) => drop(characters.drain(..place(at))),
            Mutation::Flip(at, bit) => {
                let at = place(at);
                if let Some(character) = characters.get_mut(at) {
                    *character = char::from_u32(u32::from(*character) ^ (1 << bit)).unwrap_or(' ');
                }
            }
            Mutation::Move(from, to, length) => {
                let (from, to) = (place(from), place(to));
                let moved: Vec<char> =
                    characters.drain(from..(from + length).min(characters.len())).collect();
                let to = to.min(characters.len());
                characters.splice(to..to, moved);
            }
        }
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn valid_json_has_no_fault_and_is_unchanged(value in any_json()) {
        let tight = serde_json::to_string(&value).unwrap();
        let wide = serde_json::to_string_pretty(&value).unwrap();
        for text in [&tight, &wide] {
            let document = read(text);
            prop_assert_eq!(&document.faults, &[]);
            prop_assert_eq!(&compact(document.root.as_ref().unwrap()), &tight);
        }
    }

    #[test]
    fn repaired_fixtures_have_the_same_tree(
        fixture in prop::sample::select(FIXTURES.to_vec()),
        mutations in prop::collection::vec(any_mutation(), 0..6),
    ) {
        check(&mutated(fixture, &mutations));
    }

    #[test]
    fn repaired_texts_have_the_same_tree(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn repaired_json_like_texts_have_the_same_tree(
        text in "([\\[\\]{}:,\"'“”\\\\ \n\t]|true|nul|a|1|\"b\"|//|/\\*|\\*/|\\\\u|=){0,24}",
    ) {
        check(&text);
    }
}

#[test]
fn fixtures_that_are_cut_anywhere_are_repaired() {
    for fixture in FIXTURES {
        for (index, _) in fixture.char_indices() {
            check(fixture.get(..index).unwrap());
            check(fixture.get(index..).unwrap());
        }
    }
}

#[test]
fn hostile_texts_of_the_maximum_size_are_parsed() {
    for piece in PIECES {
        let faults = read(&piece.repeat(MAX_SIZE / piece.len())).faults.len();
        assert!(faults <= 101, "{piece}… has {faults}");
    }
}

#[test]
fn nameless_object_before_the_first_member_is_removed_with_its_comma() {
    check("{\n  \"a\": {\n    {\n      \"b\": 1,\n    \"c\": 2\n  }\n}\n");
    check(&mutated(FIXTURES[1], &[Mutation::Move(137, 50, 22)]));
}
