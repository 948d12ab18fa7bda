//! The code book contains every pair of code and subcode that Microsoft documents: `tests/fixtures/documented-codes.tsv`.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic, and prints its counts")]

use std::collections::HashSet;

use graph_call_transfer::codes::{
    Actions, ExplainedCause, Explanation, ExplanationBasis, ExplanationCertainty, Key, entries,
    explain_error, explain_result,
};

/// A row of the list.
struct Documented {
    code: Option<i64>,
    subcode: Option<i64>,
    of: &'static str,
    name: &'static str,
    pages: Vec<&'static str>,
}

impl Documented {
    fn parse(line: &'static str) -> Self {
        let number = |cell: &str| (cell != "-").then(|| cell.parse().unwrap());
        let cells: Vec<&str> = line.split('\t').collect();
        let [code, subcode, of, name, pages] = cells.try_into().unwrap();
        let pages = pages.split(' ').collect();
        Self { code: number(code), subcode: number(subcode), of, name, pages }
    }

    fn explain(&self) -> Option<Explanation> {
        explain_result(self.code, self.subcode)
    }

    /// Returns the basis that only an entry for exactly these numbers has.
    fn expected_basis(&self) -> ExplanationBasis {
        match (self.code, self.subcode) {
            (Some(_), Some(_)) => ExplanationBasis::Pair,
            (None, _) => ExplanationBasis::Subcode,
            (Some(_), None) => ExplanationBasis::Code,
        }
    }

    fn label(&self) -> String {
        format!("{:?}/{:?} {}", self.code, self.subcode, self.name)
    }
}

fn documented() -> Vec<Documented> {
    let list = include_str!("fixtures/documented-codes.tsv");
    list.lines().skip(1).map(Documented::parse).collect()
}

/// Words that only the refusal of an HTTP request may contain.
const HTTP_WORDS: [&str; 9] = [
    "HTTP",
    "Retry-After",
    "`Accept`",
    "Content-Type",
    "Bearer",
    "permission",
    "consent",
    "request id",
    "the request ",
];

fn http_word(explanation: &Explanation) -> Option<&'static str> {
    let of_causes = explanation.causes.iter().flat_map(texts_of);
    let texts: Vec<&str> = of_causes.chain([explanation.meaning]).collect();
    HTTP_WORDS.into_iter().find(|word| texts.iter().any(|text| text.contains(word)))
}

fn texts_of(cause: &ExplainedCause) -> impl Iterator<Item = &'static str> + use<> {
    let Actions { operator, developer, administrator, telephony_engineer } = cause.actions;
    [Some(cause.text), operator, developer, administrator, telephony_engineer].into_iter().flatten()
}

#[test]
fn list_is_well_formed() {
    let mut seen = HashSet::new();
    for row in documented() {
        assert!(seen.insert((row.code, row.subcode)), "{}", row.label());
        assert!(["call", "request", "any"].contains(&row.of), "{}", row.label());
        assert!(!row.name.is_empty() && row.name.len() <= 60, "{}", row.label());
        assert!(
            row.pages.iter().all(|page| page.starts_with("https://learn.microsoft.com/")),
            "{}",
            row.label()
        );
    }
}

#[test]
fn book_contains_every_documented_pair() {
    let rows = documented();
    let missing: Vec<String> = rows
        .iter()
        .filter(|row| row.explain().is_none_or(|explanation| explanation.basis != row.expected_basis()))
        .map(Documented::label)
        .collect();
    let pairs = rows.iter().filter(|row| row.expected_basis() == ExplanationBasis::Pair).count();
    println!("{} of {} documented codes, {pairs} of them pairs", rows.len() - missing.len(), rows.len());
    assert!(missing.is_empty(), "without an entry of their own: {missing:#?}");
}

#[test]
fn documented_pair_has_meaning_causes_actions_source_and_certainty() {
    for row in documented() {
        let json = serde_json::to_value(row.explain().unwrap()).unwrap();
        for member in ["name", "meaning", "likelyCause", "recommendedAction", "source", "certainty", "retry"]
        {
            assert!(json[member].as_str().is_some_and(|text| !text.is_empty()), "{} {member}", row.label());
        }
        let causes = json["causes"].as_array().unwrap();
        assert!(!causes.is_empty(), "{}", row.label());
        for cause in causes {
            let actions = cause["actions"].as_object().unwrap();
            assert!(cause["text"].as_str().is_some_and(|text| !text.is_empty()), "{}", row.label());
            assert!(!actions.is_empty(), "{}: no role can do anything", row.label());
        }
    }
}

#[test]
fn documented_pair_names_a_page_that_documents_it() {
    let rows = documented();
    for row in rows.iter().filter(|row| row.subcode.is_some()) {
        let explanation = row.explain().unwrap();
        let is_documented = rows
            .iter()
            .filter(|other| other.subcode == row.subcode)
            .any(|other| other.pages.contains(&explanation.source));
        // A public report about Graph is closer to its calls than the page of a sister service.
        let is_observed = explanation.certainty == ExplanationCertainty::Observed;
        assert!(is_documented || is_observed, "{}: {}", row.label(), explanation.source);
    }
}

#[test]
fn result_of_a_call_is_never_explained_as_an_http_response() {
    for row in documented().iter().filter(|row| row.of == "call") {
        assert_eq!(http_word(&row.explain().unwrap()), None, "{}", row.label());
    }
    for key in entries().flat_map(|entry| entry.keys) {
        let explanation = match *key {
            Key::Pair(code, subcode) => explain_result(Some(code), Some(subcode)),
            Key::Subcode(subcode) | Key::Success(subcode) => explain_result(None, Some(subcode)),
            _ => continue,
        };
        let text = serde_json::to_string(&explanation.unwrap().causes).unwrap();
        let word = HTTP_WORDS.into_iter().take(5).find(|word| text.contains(word));
        assert_eq!(word, None, "{key}");
    }
    for code in 0..=999 {
        let explanation = explain_result(Some(code), None);
        assert_eq!(explanation.as_ref().and_then(http_word), None, "{code}");
    }
    for subcode in (500_001..600_000).step_by(97) {
        assert_eq!(http_word(&explain_result(Some(503), Some(subcode)).unwrap()), None, "{subcode}");
    }
}

#[test]
fn refused_request_is_never_explained_as_the_result_of_a_call() {
    for status in 400..=599 {
        let explanation = explain_error("", Some(status)).unwrap();
        assert!(explanation.entry.to_string().starts_with("code/"), "{status}: {:?}", explanation.entry);
    }
}
