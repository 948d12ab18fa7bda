//! Each kind of fault with its place, its repair and the value that is read.

use super::FaultKind::*;
use super::*;

type Edits = &'static [(usize, usize, &'static str)];
/// A text, its only fault, and the value that is read.
type FaultCase = (&'static str, FaultKind, (usize, usize), Edits, &'static str);

pub(super) fn compact(document: &Document<'_>) -> String {
    let mut out = String::new();
    if let Some(root) = &document.root {
        root.write_compact(&mut out);
    }
    out
}

/// Checks that `text` has exactly this fault.
pub(super) fn check(text: &str, kind: FaultKind, (start, end): (usize, usize), edits: Edits, read_as: &str) {
    let document = read(text);
    let edits = edits
        .iter()
        .map(|&(start, end, text)| Edit { span: Span { start, end }, text: text.to_owned() })
        .collect();
    assert_eq!(document.faults, [SyntaxFault::with(kind, Span { start, end }, edits)], "{text:?}");
    assert_eq!(compact(&document), read_as, "{text:?}");
}

pub(super) fn kinds(text: &str) -> Vec<FaultKind> {
    read(text).faults.into_iter().map(|fault| fault.kind).collect()
}

#[test]
fn punctuation_faults_have_place_and_repair() {
    let colon = || JsonMissingColon {};
    let value = || JsonMissingValue {};
    let cases: [FaultCase; 23] = [
        ("[1,2,]", JsonTrailingComma {}, (4, 5), &[(4, 5, "")], "[1,2]"),
        ("{\"a\":1 , }", JsonTrailingComma {}, (7, 8), &[(7, 8, "")], "{\"a\":1}"),
        ("[1 2]", JsonMissingComma {}, (2, 2), &[(2, 2, ",")], "[1,2]"),
        ("{\"a\":1\n\"b\":2}", JsonMissingComma {}, (6, 6), &[(6, 6, ",")], "{\"a\":1,\"b\":2}"),
        ("{\"a\" 1}", colon(), (4, 4), &[(4, 4, ":")], "{\"a\":1}"),
        ("{\"a\" = 1}", colon(), (5, 6), &[(5, 6, ":")], "{\"a\":1}"),
        ("{\"a\" => 1}", colon(), (5, 7), &[(5, 7, ":")], "{\"a\":1}"),
        ("{\"a\":}", value(), (5, 5), &[(5, 5, " null")], "{\"a\":null}"),
        ("{\"a\"}", value(), (4, 4), &[(4, 4, ": null")], "{\"a\":null}"),
        ("{\"a\":,\"b\":1}", value(), (5, 5), &[(5, 5, " null")], "{\"a\":null,\"b\":1}"),
        ("{\"a\":\n\"b\":1}", value(), (5, 5), &[(5, 5, " null,")], "{\"a\":null,\"b\":1}"),
        ("\"a\":1}", JsonMissingOpen {}, (0, 0), &[(0, 0, "{")], "{\"a\":1}"),
        ("[1,,2]", JsonUnexpected { found: "," }, (3, 4), &[(3, 4, "")], "[1,2]"),
        ("[,1]", JsonUnexpected { found: "," }, (1, 2), &[(1, 2, "")], "[1]"),
        ("{\"a\"::1}", JsonUnexpected { found: ":" }, (5, 6), &[(5, 6, "")], "{\"a\":1}"),
        (
            "{\"a\":1 {\"b\":2 3},\"c\":4}",
            JsonUnexpected { found: "{" },
            (7, 16),
            &[(7, 16, "")],
            "{\"a\":1,\"c\":4}",
        ),
        ("{\"a\":1}}", JsonUnexpected { found: "}" }, (7, 8), &[(7, 8, "")], "{\"a\":1}"),
        ("{\"a\":1]}", JsonUnexpected { found: "]" }, (6, 7), &[(6, 7, "")], "{\"a\":1}"),
        ("{\"a\":1},\"b\":2}", JsonUnexpected { found: "}" }, (6, 7), &[(6, 7, "")], "{\"a\":1,\"b\":2}"),
        ("{} {'x':1} ", JsonUnexpected { found: "{" }, (3, 10), &[(3, 10, "")], "{}"),
        ("const body = {}", JsonUnexpected { found: "word" }, (0, 13), &[(0, 13, "")], "{}"),
        (
            "[{\"a\":1]",
            JsonMismatchedClose { expected: "}", found: "]" },
            (7, 8),
            &[(7, 7, "}")],
            "[{\"a\":1}]",
        ),
        ("[1}", JsonMismatchedClose { expected: "]", found: "}" }, (2, 3), &[(2, 3, "]")], "[1]"),
    ];
    for (text, kind, span, edits, read_as) in cases {
        check(text, kind, span, edits, read_as);
    }
}

#[test]
fn word_faults_have_place_and_repair() {
    let bad = |problem| JsonBadNumber { problem };
    let literal = |found: &str, meant| JsonBadLiteral { found: found.to_owned(), meant };
    let cases: [FaultCase; 25] = [
        ("{a:1}", JsonUnquotedName {}, (1, 2), &[(1, 2, "\"a\"")], "{\"a\":1}"),
        ("{a\":1}", JsonUnquotedName {}, (1, 3), &[(1, 3, "\"a\"")], "{\"a\":1}"),
        ("[ab  c/d ]", JsonUnquotedText {}, (1, 8), &[(1, 8, "\"ab  c/d\"")], "[\"ab  c/d\"]"),
        ("[ab c\" ]", JsonUnquotedText {}, (1, 6), &[(1, 6, "\"ab c\"")], "[\"ab c\"]"),
        ("[a\\b]", JsonUnquotedText {}, (1, 4), &[(1, 4, "\"a\\\\b\"")], "[\"a\\\\b\"]"),
        ("[+1]", bad(NumberProblem::PlusSign), (1, 3), &[(1, 3, "1")], "[1]"),
        ("[+01.5]", bad(NumberProblem::PlusSign), (1, 6), &[(1, 6, "1.5")], "[1.5]"),
        ("[+1234567]", bad(NumberProblem::PhoneNumber), (1, 9), &[(1, 9, "\"+1234567\"")], "[\"+1234567\"]"),
        ("[-007]", bad(NumberProblem::LeadingZero), (1, 5), &[(1, 5, "-7")], "[-7]"),
        ("[00]", bad(NumberProblem::LeadingZero), (1, 3), &[(1, 3, "0")], "[0]"),
        ("[.5]", bad(NumberProblem::MissingDigits), (1, 3), &[(1, 3, "0.5")], "[0.5]"),
        ("[1.]", bad(NumberProblem::MissingDigits), (1, 3), &[(1, 3, "1.0")], "[1.0]"),
        ("[1e+]", bad(NumberProblem::MissingDigits), (1, 4), &[(1, 4, "1")], "[1]"),
        ("[0x1F]", bad(NumberProblem::Hexadecimal), (1, 5), &[(1, 5, "31")], "[31]"),
        ("[NaN]", bad(NumberProblem::NotFinite), (1, 4), &[(1, 4, "null")], "[null]"),
        ("[-Infinity]", bad(NumberProblem::NotFinite), (1, 10), &[(1, 10, "null")], "[null]"),
        ("[True]", literal("True", "true"), (1, 5), &[(1, 5, "true")], "[true]"),
        ("[FALSE]", literal("FALSE", "false"), (1, 6), &[(1, 6, "false")], "[false]"),
        ("[None]", literal("None", "null"), (1, 5), &[(1, 5, "null")], "[null]"),
        ("[undefined]", literal("undefined", "null"), (1, 10), &[(1, 10, "null")], "[null]"),
        ("fals", literal("fals", "false"), (0, 4), &[(0, 4, "false")], "false"),
        ("[12345678901234567890]", JsonNumberLosesDigits {}, (1, 21), &[], "[12345678901234567890]"),
        ("{\"a\":1,\"a\":2}", JsonDuplicateMember { name: "a".to_owned() }, (7, 10), &[], "{\"a\":2}"),
        ("no body here", JsonUnexpected { found: "word" }, (0, 12), &[], ""),
        ("<p>{a:b}</p>\n", JsonUnexpected { found: "markup" }, (0, 12), &[], ""),
    ];
    for (text, kind, span, edits, read_as) in cases {
        check(text, kind, span, edits, read_as);
    }
}

#[test]
fn string_and_space_faults_have_place_and_repair() {
    let control = |code_point: &str| JsonControlCharacter { code_point: code_point.to_owned() };
    let cases: [FaultCase; 27] = [
        ("['a']", JsonSingleQuotes {}, (1, 4), &[(1, 2, "\""), (3, 4, "\"")], "[\"a\"]"),
        ("['it's']", JsonSingleQuotes {}, (1, 7), &[(1, 2, "\""), (6, 7, "\"")], "[\"it's\"]"),
        (
            "['\\'\"']",
            JsonSingleQuotes {},
            (1, 6),
            &[(1, 2, "\""), (2, 3, ""), (4, 4, "\\"), (5, 6, "\"")],
            "[\"'\\\"\"]",
        ),
        ("[“a”]", JsonCurlyQuotes {}, (1, 8), &[(1, 4, "\""), (5, 8, "\"")], "[\"a\"]"),
        ("[„a“]", JsonCurlyQuotes {}, (1, 8), &[(1, 4, "\""), (5, 8, "\"")], "[\"a\"]"),
        ("[‘it’s’]", JsonCurlyQuotes {}, (1, 13), &[(1, 4, "\""), (10, 13, "\"")], "[\"it’s\"]"),
        ("[“a\"]", JsonCurlyQuotes {}, (1, 6), &[(1, 4, "\""), (5, 6, "\"")], "[\"a\"]"),
        ("[1 // x, 2\n]", JsonComment {}, (3, 10), &[(3, 10, "")], "[1]"),
        ("[1,/*/ x */2]", JsonComment {}, (3, 11), &[(3, 11, "")], "[1,2]"),
        ("# x\n[]", JsonComment {}, (0, 3), &[(0, 3, "")], "[]"),
        ("[] /* x", JsonComment {}, (3, 7), &[(3, 7, "")], "[]"),
        ("[\"a,\n1]", JsonUnterminatedText {}, (1, 3), &[(3, 3, "\"")], "[\"a\",1]"),
        ("{\"a: \"b\"}", JsonUnterminatedText {}, (1, 3), &[(3, 3, "\"")], "{\"a\":\"b\"}"),
        ("[\"a, \"b\"]", JsonUnterminatedText {}, (1, 3), &[(3, 3, "\"")], "[\"a\",\"b\"]"),
        ("[\"a]\n", JsonUnterminatedText {}, (1, 3), &[(3, 3, "\"")], "[\"a\"]"),
        ("['a]\n", JsonUnterminatedText {}, (1, 3), &[(1, 2, "\""), (3, 3, "\"")], "[\"a\"]"),
        (
            "[‘a\"b]\n",
            JsonUnterminatedText {},
            (1, 7),
            &[(1, 4, "\""), (5, 5, "\\"), (7, 7, "\"")],
            "[\"a\\\"b\"]",
        ),
        ("[\"a\tb\"]", control("U+0009"), (3, 4), &[(3, 4, "\\t")], "[\"a\\tb\"]"),
        ("[\"a\r\nb\"]", control("U+000D"), (3, 5), &[(3, 5, "\\r\\n")], "[\"a\\r\\nb\"]"),
        ("[\"\u{1}\"]", control("U+0001"), (2, 3), &[(2, 3, "\\u0001")], "[\"\\u0001\"]"),
        ("[\"C:\\dir\"]", JsonBadEscape {}, (4, 6), &[(4, 4, "\\")], "[\"C:\\\\dir\"]"),
        ("[\"\\u12\"]", JsonBadEscape {}, (2, 4), &[(2, 2, "\\")], "[\"\\\\u12\"]"),
        ("[\"\\'a\"]", JsonBadEscape {}, (2, 3), &[(2, 3, "")], "[\"'a\"]"),
        ("[\"\\ud800x\"]", JsonLoneSurrogate {}, (2, 8), &[], "[\"\u{fffd}x\"]"),
        ("[\"\\udc00\"]", JsonLoneSurrogate {}, (2, 8), &[], "[\"\u{fffd}\"]"),
        ("[\u{a0} \u{a0}1]", JsonOddSpace {}, (1, 6), &[(1, 6, "   ")], "[1]"),
        ("[1\u{feff}]", JsonOddSpace {}, (2, 5), &[(2, 5, " ")], "[1]"),
    ];
    for (text, kind, span, edits, read_as) in cases {
        check(text, kind, span, edits, read_as);
    }
}

#[test]
fn repairs_behind_an_unclosed_string_wait_to_the_end_of_the_line() {
    let waits = |text: &str| read(text).faults.iter().map(|fault| fault.waits).collect::<Vec<_>>();
    assert_eq!(waits("{'a': \"b"), [false, false, true]);
    assert_eq!(waits("[\"a, 1,,\n 2,,]"), [false, true, false, false]);
}

#[test]
fn comma_behind_a_skipped_object_separates_the_entries_around_it() {
    let text = "{\n  \"a\": 1 {\n    \"b\": 2,\n  \"c\": 3\n}\n";
    let edits: Vec<_> = read(text).faults.iter().flat_map(|fault| fault.edits.clone()).collect();
    assert_eq!(edits, [Edit::new(Span::new(11, text.find(",\n  \"c").unwrap()), "")]);
}

#[test]
fn missing_brackets_at_the_end_show_the_opening_ones() {
    let open = |close, opened_line, opened_column| JsonMissingClose { close, opened_line, opened_column };
    check("{\"a\":1 ", open("}", 1, 1), (6, 6), &[(6, 6, "}")], "{\"a\":1}");
    check("{\n  \"a\": 1\n", open("}", 1, 1), (10, 10), &[(10, 10, "\n}")], "{\"a\":1}");
    assert_eq!(kinds("{\"é\":\n [{"), [open("}", 2, 3), open("]", 2, 2), open("}", 1, 1)]);
}

#[test]
fn kinds_have_a_code_and_params() {
    let cases = [
        (JsonComment {}, "jsonComment", "{}"),
        (
            JsonMissingClose { close: "}", opened_line: 2, opened_column: 3 },
            "jsonMissingClose",
            r#"{"close":"}","openedLine":2,"openedColumn":3}"#,
        ),
        (
            JsonBadNumber { problem: NumberProblem::PhoneNumber },
            "jsonBadNumber",
            r#"{"problem":"phoneNumber"}"#,
        ),
    ];
    for (kind, code, params) in cases {
        assert_eq!(kind.code(), code);
        assert_eq!(serde_json::to_string(&kind.params()).unwrap(), params);
    }
}

#[test]
fn warnings_are_valid_json() {
    assert!(!JsonDuplicateMember { name: String::new() }.is_error());
    assert!(!JsonNumberLosesDigits {}.is_error());
    assert!(!JsonMoreFaults {}.is_error());
    assert!(JsonComment {}.is_error());
    assert!(JsonOddSpace {}.is_error());
}
