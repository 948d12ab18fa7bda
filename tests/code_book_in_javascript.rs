//! The JavaScript half of the code book, `graph-call-transfer/codes`, explains everything as the Rust half does.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::process::Command;

use graph_call_transfer::codes::{Key, entries, explain_end, explain_error, explain_message, explain_result};
use serde_json::{Value, json};

#[path = "tools/write_codes.rs"]
#[expect(dead_code, reason = "its main is for the build")]
mod write_codes;

/// Answers every case of a file in one go, and writes the answers to another.
const PROGRAM: &str = "
    import { readFileSync, writeFileSync } from 'node:fs';
    import { explainError, explainResult } from './index.js';
    const cases = JSON.parse(readFileSync('cases.json', 'utf8'));
    const explain = ({ error, status, reason, ...result }) =>
        error === undefined ? explainResult(result, reason) : explainError(error, status);
    writeFileSync('answers.json', JSON.stringify(cases.map((one) => explain(one) ?? null)));
";

#[derive(Debug)]
enum Case {
    Result { code: Option<i64>, subcode: Option<i64>, message: Option<String> },
    Error { code: String, status: Option<i64> },
    End { code: Option<i64>, subcode: Option<i64>, reason: String },
}

impl Case {
    fn in_rust(&self) -> Value {
        let explanation = match self {
            Self::Result { code, subcode, message: None } => explain_result(*code, *subcode),
            Self::Result { code, subcode, message: Some(message) } => {
                explain_message(*code, *subcode, message)
            }
            Self::Error { code, status } => explain_error(code, *status),
            Self::End { code, subcode, reason } => explain_end(*code, *subcode, "", reason),
        };
        serde_json::to_value(explanation).unwrap()
    }

    fn for_javascript(&self) -> Value {
        match self {
            Self::Result { code, subcode, message } => {
                json!({ "code": code, "subcode": subcode, "message": message })
            }
            Self::Error { code, status } => json!({ "error": code, "status": status }),
            Self::End { code, subcode, reason } => {
                json!({ "code": code, "subcode": subcode, "reason": reason })
            }
        }
    }
}

/// The codes of a pair and what stands next to them.
fn around_pair(code: i64, subcode: i64, cases: &mut Vec<Case>) {
    let codes = [
        None,
        Some(code),
        Some(code - 1),
        Some(code + 1),
        Some(0),
        Some(200),
        Some(299),
        Some(300),
        Some(500),
    ];
    for code in codes {
        for subcode in [None, Some(subcode), Some(subcode - 1), Some(subcode + 1)] {
            cases.push(Case::Result { code, subcode, message: None });
        }
    }
    for message in [format!("Ended. DiagCode: {code}#{subcode}.@"), format!("DiagCode: 0#{subcode}")] {
        for code in [None, Some(code), Some(500)] {
            cases.push(Case::Result { code, subcode: None, message: Some(message.clone()) });
            cases.push(Case::Result { code, subcode: Some(7000), message: Some(message.clone()) });
        }
    }
    for status in [None, Some(code), Some(500)] {
        cases.push(Case::Error { code: subcode.to_string(), status });
    }
}

/// A reason alone, and beside codes that say more or less than it.
fn around_reason(word: &str, cases: &mut Vec<Case>) {
    for reason in [word.to_owned(), word.to_lowercase(), word.to_uppercase(), format!("{word}s")] {
        cases.push(Case::Error { code: reason.clone(), status: None });
        for (code, subcode) in [(None, None), (Some(0), None), (Some(500), Some(7106)), (Some(700), Some(1))]
        {
            cases.push(Case::End { code, subcode, reason: reason.clone() });
        }
    }
}

fn all_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for key in entries().flat_map(|entry| entry.keys) {
        match *key {
            Key::Pair(code, subcode) => around_pair(code, subcode, &mut cases),
            Key::Success(subcode) | Key::Subcode(subcode) => around_pair(480, subcode, &mut cases),
            Key::Word(word) => {
                for code in [word.to_owned(), word.to_lowercase(), word.to_uppercase(), format!("{word}s")] {
                    cases.push(Case::Error { code: code.clone(), status: None });
                    cases.push(Case::Error { code, status: Some(503) });
                }
            }
            Key::Reason(word) => around_reason(word, &mut cases),
            // All of them are among the ranges below.
            Key::Sip(_) | Key::SipClass(_) | Key::Code(_) | Key::CodeClass(_) => {}
        }
    }
    for code in -1000..=1000 {
        cases.push(Case::Result { code: Some(code), subcode: None, message: None });
        cases.push(Case::Error { code: String::new(), status: Some(code) });
        cases.push(Case::Error { code: code.to_string(), status: None });
    }
    for subcode in (539_900..=541_100).chain(559_900..=561_100).chain(-561_000..=-559_900) {
        cases.push(Case::Result { code: None, subcode: Some(subcode), message: None });
        cases.push(Case::Result { code: Some(subcode % 1000), subcode: Some(subcode), message: None });
    }
    for message in [
        "DiagCode: 500#",
        "DiagCode: -1#2",
        "DiagCode: 1#2DiagCode:",
        "DiagCode:\t1#2",
        "DiagCode: 5#0000000000",
        "DiagCode: 1234567890#3003",
        "DiagCode: 500#3003, then DiagCode: 480#10037.@",
    ] {
        cases.push(Case::Result { code: Some(500), subcode: None, message: Some(message.to_owned()) });
    }
    for code in [
        "__proto__",
        "constructor",
        "any/7505",
        "500/7000",
        "sip/486",
        "undefined/7000",
        " 7505",
        "7505\n",
        "+7505",
    ]
    .into_iter()
    .chain(["7505.0", "0x1d51", "1234567890", "Forbidden\u{feff}", "\u{212a}", "ungültig"])
    {
        cases.push(Case::Error { code: code.to_owned(), status: None });
        cases.push(Case::Error { code: code.to_owned(), status: Some(403) });
    }
    cases
}

#[test]
fn both_halves_explain_everything_alike() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("code-book");
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg-template/lib/codes/index.js");
    let cases = all_cases();
    let for_javascript: Vec<Value> = cases.iter().map(Case::for_javascript).collect();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(library, folder.join("index.js")).unwrap();
    std::fs::write(folder.join("table.js"), write_codes::code_book()).unwrap();
    std::fs::write(folder.join("package.json"), r#"{ "type": "module" }"#).unwrap();
    std::fs::write(folder.join("program.js"), PROGRAM).unwrap();
    std::fs::write(folder.join("cases.json"), serde_json::to_vec(&for_javascript).unwrap()).unwrap();

    let node = Command::new("node").arg("program.js").current_dir(&folder).output().unwrap();
    assert!(node.status.success(), "{}", String::from_utf8_lossy(&node.stderr));

    let answers = std::fs::read(folder.join("answers.json")).unwrap();
    let answers: Vec<Value> = serde_json::from_slice(&answers).unwrap();
    assert_eq!(answers.len(), cases.len());
    for (case, answer) in cases.iter().zip(answers) {
        assert_eq!(answer, case.in_rust(), "{case:?}");
    }
}
