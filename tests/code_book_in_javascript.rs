//! The JavaScript half of the code book, `graph-call-transfer/codes`, explains everything as the Rust half does.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::process::Command;

use graph_call_transfer::codes::{
    Key, Situation, entries, explain_end, explain_in, explain_message, explain_refusal, explain_result,
};
use serde_json::{Value, json};

#[path = "../pkg-template/build/write_codes.rs"]
#[expect(dead_code, reason = "its main is for the build")]
mod write_codes;

/// Answers every case of a file in one go, and writes the answers to another.
const PROGRAM: &str = "
    import { readFileSync, writeFileSync } from 'node:fs';
    import { explainError, explainResult } from './lib/codes/index.js';
    import { explainIn } from './lib/codes/result.js';
    const cases = JSON.parse(readFileSync('cases.json', 'utf8'));
    const explain = ({ error, status, known, reason, ...result }) => {
        if (error !== undefined) return explainError(error, status, result.message);
        return known === undefined ? explainResult(result, reason) : explainIn(known, result, reason);
    };
    writeFileSync('answers.json', JSON.stringify(cases.map((one) => explain(one) ?? null)));
";

#[derive(Debug)]
enum Case {
    Result { code: Option<i64>, subcode: Option<i64>, message: Option<String> },
    Error { code: String, status: Option<i64>, message: String },
    End { code: Option<i64>, subcode: Option<i64>, reason: String },
    Known { known: Vec<Situation>, code: Option<i64>, subcode: Option<i64> },
}

impl Case {
    fn in_rust(&self) -> Value {
        let explanation = match self {
            Self::Result { code, subcode, message: None } => explain_result(*code, *subcode),
            Self::Result { code, subcode, message: Some(message) } => {
                explain_message(*code, *subcode, message)
            }
            Self::Error { code, status, message } => explain_refusal(code, *status, message),
            Self::Known { known, code, subcode } => explain_in(known, *code, *subcode, "", ""),
            Self::End { code, subcode, reason } => explain_end(*code, *subcode, "", reason),
        };
        serde_json::to_value(explanation).unwrap()
    }

    fn for_javascript(&self) -> Value {
        match self {
            Self::Result { code, subcode, message } => {
                json!({ "code": code, "subcode": subcode, "message": message })
            }
            Self::Error { code, status, message } => {
                json!({ "error": code, "status": status, "message": message })
            }
            Self::Known { known, code, subcode } => {
                json!({ "known": known, "code": code, "subcode": subcode })
            }
            Self::End { code, subcode, reason } => {
                json!({ "code": code, "subcode": subcode, "reason": reason })
            }
        }
    }
}

/// Adds the codes of a pair and their neighbours.
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
        cases.push(Case::Error { code: subcode.to_string(), status, message: String::new() });
    }
}

/// A reason alone, and beside codes that say more or less than it.
fn around_reason(word: &str, cases: &mut Vec<Case>) {
    for reason in [word.to_owned(), word.to_lowercase(), word.to_uppercase(), format!("{word}s")] {
        cases.push(Case::Error { code: reason.clone(), status: None, message: String::new() });
        for (code, subcode) in [(None, None), (Some(0), None), (Some(500), Some(7106)), (Some(700), Some(1))]
        {
            cases.push(Case::End { code, subcode, reason: reason.clone() });
        }
    }
}

/// Results whose own codes wrap, or are wrapped by, those of a message; and each entry in each situation.
fn wrapped(cases: &mut Vec<Case>) {
    let subcodes = [None, Some(0), Some(7000), Some(7015), Some(7106), Some(7112), Some(7700), Some(8518)];
    let others = [Some(8538), Some(8541), Some(8544), Some(9999), Some(10_037), Some(31_415), Some(560_502)];
    let diags = "0#0 200#7000 408#0 480 480#10037 480#10076 480#99999 486#560486 500#7000 500#7112 500#8544 502#560502 603#0 3002#7106 7112 9999";
    for (code, subcode) in [None, Some(0), Some(200), Some(400), Some(408), Some(480), Some(500)]
        .into_iter()
        .flat_map(|code| subcodes.iter().chain(&others).map(move |subcode| (code, *subcode)))
    {
        for one in diags.split(' ') {
            for other in ["", "500#9999", "480#10037", "560502"] {
                let message = Some(format!("It failed. DiagCode: {one}.@ Then DiagCode: {other}"));
                cases.push(Case::Result { code, subcode, message });
            }
        }
    }
    let situations = [
        Situation::Request,
        Situation::IncomingCall,
        Situation::ToTelephone,
        Situation::ToUser,
        Situation::ToApp,
        Situation::DirectRouting,
        Situation::CallingPlan,
        Situation::Consultative,
        Situation::Established,
        Situation::PeerToPeer,
        Situation::GroupCall,
        Situation::AppHostedMedia,
        Situation::ServiceHostedMedia,
    ];
    for key in entries().flat_map(|entry| entry.keys) {
        let Key::Pair(code, subcode) = *key else { continue };
        for (one, other) in situations.iter().zip(situations.iter().cycle().skip(3)) {
            for known in [vec![*one], vec![*one, *other]] {
                cases.push(Case::Known { known, code: Some(code), subcode: Some(subcode) });
            }
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
                    cases.push(Case::Error { code: code.clone(), status: None, message: String::new() });
                    cases.push(Case::Error { code, status: Some(503), message: String::new() });
                }
            }
            Key::Reason(word) => around_reason(word, &mut cases),
            // All of them are among the ranges below.
            Key::Sip(_)
            | Key::SipClass(_)
            | Key::Hub(_)
            | Key::Result(_)
            | Key::ResultClass(_)
            | Key::Code(_)
            | Key::CodeClass(_) => {}
        }
    }
    for code in -1000..=1000 {
        cases.push(Case::Result { code: Some(code), subcode: None, message: None });
        cases.push(Case::Error { code: String::new(), status: Some(code), message: String::new() });
        cases.push(Case::Error { code: code.to_string(), status: None, message: String::new() });
    }
    for subcode in (539_900..=541_100).chain(559_900..=561_100).chain(-561_000..=-559_900) {
        cases.push(Case::Result { code: None, subcode: Some(subcode), message: None });
        cases.push(Case::Result { code: Some(subcode % 1000), subcode: Some(subcode), message: None });
    }
    for subcode in
        (499_900..=600_100).step_by(331).chain(569_990..=570_010).chain([499_999, 600_000, 600_486])
    {
        cases.push(Case::Result { code: Some(486), subcode: Some(subcode), message: None });
        cases.push(Case::Error { code: subcode.to_string(), status: Some(500), message: String::new() });
    }
    for (code, status) in
        [("9999", 500), ("generalException", 403), ("Forbidden", 403), ("31415", 500), ("", 403)]
    {
        for message in [
            "",
            "failed.. DiagCode: 412#10073",
            "DiagCode: 7112",
            "DiagCode: 500#7000",
            "DiagCode: 480",
            r#"{"errorCode":"7503"}"#,
            r#"{"error":{"code":7504}}"#,
            r#"[{\"Code\": \"7505\"}]"#,
            r#"{"code":"UnknownError"}"#,
            r#"{"code":""}"#,
        ] {
            let (code, message) = (code.to_owned(), message.to_owned());
            cases.push(Case::Error { code, status: Some(status), message });
        }
    }
    wrapped(&mut cases);
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
    for message in [
        "AADSTS7000215: Invalid client secret",
        "x AADSTS90002",
        "AADSTS9999999: new",
        "AADSTS",
        "aadsts90002",
    ] {
        for code in ["invalid_client", "", "AADSTS7000215", "generalException", "7505"] {
            cases.push(Case::Error { code: code.to_owned(), status: Some(401), message: message.to_owned() });
        }
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
        cases.push(Case::Error { code: code.to_owned(), status: None, message: String::new() });
        cases.push(Case::Error { code: code.to_owned(), status: Some(403), message: String::new() });
    }
    cases
}

#[test]
fn both_halves_explain_everything_alike() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("code-book");
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg-template/lib/codes");
    let cases = all_cases();
    let for_javascript: Vec<Value> = cases.iter().map(Case::for_javascript).collect();
    let copy = folder.join("lib/codes");
    std::fs::create_dir_all(&copy).unwrap();
    for file in std::fs::read_dir(library).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), copy.join(file.file_name())).unwrap();
    }
    std::fs::write(copy.join("table.js"), write_codes::code_book()).unwrap();
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
