//! Each kind of fault with its place, its repair, and what is read all the same.

use super::FaultKind::*;
use super::reader::DEPTH_LIMIT;
use super::*;

const TRAILING_COMMA: &str = include_str!("../../tests/fixtures/requests/beta-5-broken.txt");
const MISSING_BRACE: &str = include_str!("../../tests/fixtures/requests/v1.0-5-missing-brace.txt");

type Edits = &'static [(usize, usize, &'static str)];
/// The text, its only fault, and what is read.
type Case = (&'static str, FaultKind, (usize, usize), Edits, &'static str);

fn compact(document: &Document<'_>) -> String {
    let mut out = String::new();
    if let Some(root) = &document.root {
        root.write_compact(&mut out);
    }
    out
}

/// Checks that `text` has exactly this fault.
fn check(text: &str, kind: FaultKind, (start, end): (usize, usize), edits: Edits, read_as: &str) {
    let document = read(text);
    let edits = edits
        .iter()
        .map(|&(start, end, text)| Edit { span: Span { start, end }, text: text.to_owned() })
        .collect();
    assert_eq!(document.faults, [Fault { kind, span: Span { start, end }, edits }], "{text:?}");
    assert_eq!(compact(&document), read_as, "{text:?}");
}

fn kinds(text: &str) -> Vec<FaultKind> {
    read(text).faults.into_iter().map(|fault| fault.kind).collect()
}

#[test]
fn faults_of_punctuation_are_repaired_where_they_are() {
    let colon = || JsonMissingColon {};
    let value = || JsonMissingValue {};
    let cases: [Case; 23] = [
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
fn faults_of_words_are_repaired_where_they_are() {
    let bad = |problem| JsonBadNumber { problem };
    let literal = |found: &str, meant| JsonBadLiteral { found: found.to_owned(), meant };
    let cases: [Case; 25] = [
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
        ("<p>{a:b}</p>\n", JsonUnexpected { found: "word" }, (0, 12), &[], ""),
    ];
    for (text, kind, span, edits, read_as) in cases {
        check(text, kind, span, edits, read_as);
    }
}

#[test]
fn faults_of_strings_and_spaces_are_repaired_where_they_are() {
    let control = |code_point: &str| JsonControlCharacter { code_point: code_point.to_owned() };
    let cases: [Case; 25] = [
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
fn missing_brackets_at_the_end_name_what_was_opened() {
    let open = |close, opened_line, opened_column| JsonMissingClose { close, opened_line, opened_column };
    check("{\"a\":1 ", open("}", 1, 1), (6, 6), &[(6, 6, "}")], "{\"a\":1}");
    check("{\n  \"a\": 1\n", open("}", 1, 1), (10, 10), &[(10, 10, "\n}")], "{\"a\":1}");
    assert_eq!(kinds("{\"é\":\n [{"), [open("}", 2, 3), open("]", 2, 2), open("}", 1, 1)]);
}

#[test]
fn published_example_with_a_trailing_comma_has_only_that_fault() {
    let comma = TRAILING_COMMA.find(",\n},\n\"transferee\"").unwrap();
    let mut text = TRAILING_COMMA.to_owned();
    assert_eq!(read(&text).faults, [Fault::replacing(JsonTrailingComma {}, Span::new(comma, comma + 1), "")]);
    let broken = compact(&read(TRAILING_COMMA));
    text.remove(comma);
    assert_eq!(compact(&read(&text)), broken);
}

#[test]
fn published_example_with_a_missing_brace_is_closed_where_its_indentation_ends() {
    let at = MISSING_BRACE.find(",\n  \"transferee\"").unwrap();
    let kind = JsonMissingClose { close: "}", opened_line: 2, opened_column: 21 };
    let document = read(MISSING_BRACE);
    assert_eq!(document.faults, [Fault::inserting(kind, at, "\n  }")]);
    let root = document.root.unwrap();
    assert_eq!(root.member("transferee").unwrap().value.kind_name(), "object");
    let target = &root.member("transferTarget").unwrap().value;
    assert_eq!(target.span, Span::new(22, at));
}

#[test]
fn missing_brace_without_indentation_is_added_at_the_end() {
    let text = TRAILING_COMMA.replacen("},\n},\n\"transferee\"", "},\n\"transferee\"", 1);
    let document = read(&text);
    let kind = JsonMissingClose { close: "}", opened_line: 1, opened_column: 1 };
    assert_eq!(document.faults, [Fault::inserting(kind, text.trim_end().len(), "\n}")]);
    let root = document.root.unwrap();
    assert!(root.member("transferTarget").unwrap().value.member("transferee").is_some());
}

#[test]
fn request_line_and_fence_around_a_body_are_left_out() {
    let text = "```http\nPOST /calls/{id}/transfer\n\n{\"a\": 1}\n```\n";
    let document = read(text);
    let found = || JsonUnexpected { found: "word" };
    assert_eq!(
        document.faults,
        [Fault::replacing(found(), Span::new(0, 35), ""), Fault::replacing(found(), Span::new(44, 47), ""),]
    );
    assert_eq!(compact(&document), "{\"a\":1}");
}

#[test]
fn texts_without_a_value_are_empty() {
    for (text, length) in [("", 0), (" \r\n\t", 4), ("\u{feff}", 3)] {
        check(text, JsonEmpty {}, (length, length), &[], "");
    }
}

#[test]
fn byte_order_mark_at_the_start_is_no_fault() {
    let document = read("\u{feff}[1]");
    assert_eq!(document.faults, []);
    assert_eq!(document.root.unwrap().span, Span::new(3, 6));
}

#[test]
fn limits_of_size_and_depth_stop_the_reading() {
    let fits = format!("\"{}\"", "a".repeat(SIZE_LIMIT - 2));
    assert_eq!(read(&fits).faults, []);
    check(&(fits + " "), JsonTooLarge { limit: SIZE_LIMIT }, (0, SIZE_LIMIT + 1), &[], "");

    let fits = "[".repeat(DEPTH_LIMIT) + &"]".repeat(DEPTH_LIMIT);
    assert_eq!(read(&fits).faults, []);
    let deep = "{\"a\":".repeat(DEPTH_LIMIT) + "[,,,";
    assert_eq!(kinds(&deep), [JsonTooDeep { limit: DEPTH_LIMIT }]);
}

#[test]
fn at_most_one_hundred_faults_are_kept() {
    let faults = kinds(&format!("[{}]", ",".repeat(500)));
    assert_eq!(faults.len(), 101);
    assert_eq!(faults.last(), Some(&JsonMoreFaults {}));
}

#[test]
fn warnings_never_crowd_out_an_error() {
    let numbers = "12345678901234567890,".repeat(300);
    let faults = read(&format!("[{numbers}]")).faults;
    assert_eq!(faults.len(), 101);
    assert!(faults.iter().any(|fault| fault.kind.is_error()));
}

#[test]
fn three_members_of_one_name_are_told_twice() {
    let text = "{\"a\":1,\"a\":2,\"b\":{\"a\":0},\"a\":3}";
    let spans: Vec<Span> = read(text).faults.iter().map(|fault| fault.span).collect();
    assert_eq!(spans, [Span::new(7, 10), Span::new(25, 28)]);
    let long = "n".repeat(1000);
    let expected = JsonDuplicateMember { name: "n".repeat(64) + "…" };
    assert_eq!(kinds(&format!("{{\"{long}\":1,\"{long}\":2}}")), [expected]);
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
fn only_what_json_allows_is_a_warning() {
    assert!(!JsonDuplicateMember { name: String::new() }.is_error());
    assert!(!JsonNumberLosesDigits {}.is_error());
    assert!(!JsonMoreFaults {}.is_error());
    assert!(JsonComment {}.is_error());
    assert!(JsonOddSpace {}.is_error());
}
