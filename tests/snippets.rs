//! Snippets as people copy them, and as the npm package writes them.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;

use graph_call_transfer::snippet::{Language, snippet};
use graph_call_transfer::{Context, Endpoint, Report, TransferRequest};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

#[path = "tools/write_snippets.rs"]
#[expect(dead_code, reason = "its main is for the build")]
mod write_snippets;

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";

struct Case {
    name: String,
    body: String,
    endpoint: Value,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/snippets")
}

fn cases() -> Vec<Case> {
    let cases: Vec<Value> =
        serde_json::from_slice(&std::fs::read(folder().join("cases.json")).unwrap()).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    cases
        .into_iter()
        .map(|case| Case {
            name: text(&case["name"]),
            body: std::fs::read_to_string(folder().join(text(&case["body"]))).unwrap(),
            endpoint: case["endpoint"].clone(),
        })
        .collect()
}

fn request(body: &str) -> TransferRequest {
    Report::of_body(CALL, body, &Context::default()).into_request().unwrap()
}

fn endpoint(value: &Value) -> Endpoint {
    Endpoint::from_json(&value.to_string()).unwrap()
}

fn file_name(language: Language) -> &'static str {
    match language.id() {
        "curl" => "curl.sh",
        "fetch" => "fetch.mjs",
        "package" => "package.mjs",
        "csharp" => "csharp.cs",
        "go" => "go.go",
        "java" => "java.java",
        "javascript" => "javascript.mjs",
        "php" => "php.php",
        _ => "python.py",
    }
}

#[test]
fn the_snippets_that_people_read_are_those_that_are_written() {
    for Case { name, body, endpoint: at } in cases() {
        for language in Language::ALL {
            let written = snippet(&request(&body), language, &endpoint(&at)) + "\n";
            let file = folder().join(&name).join(file_name(language));
            if std::env::var_os("UPDATE_SNIPPETS").is_some() {
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(&file, &written).unwrap();
            }
            let checked = std::fs::read_to_string(&file).unwrap_or_default();
            assert_eq!(written, checked, "look at the change, then write it with UPDATE_SNIPPETS=1: {name}");
        }
    }
}

/// Texts of everything that means something in one of the languages.
fn hostile_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "'",
            "\"",
            "`",
            "$",
            "${",
            "}",
            "{$",
            "\\",
            "\\u",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u{1b}",
            "\u{7f}",
            "«",
            "»",
            "«url»",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "😀",
            "ä",
            "*/",
            "//",
            "#",
            "<?php",
            "?>",
            "%",
            "@",
            "__proto__",
            "constructor",
            "1",
            "-",
            " ",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-zA-Z]{1,8}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        prop::sample::select(vec![
            json!(999_999_999),
            json!(1_000_000_000),
            json!(-1),
            json!(0.5),
            json!(1e21)
        ]),
        hostile_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((hostile_text(), inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Bodies that have no error, with members that Graph's metadata does not know in any place.
fn any_body() -> impl Strategy<Value = Value> {
    let kinds = vec!["user", "application", "phone", "guest", "onPremises", "device", "applicationInstance"];
    let extras = || prop::collection::vec((hostile_text(), any_value()), 0..3);
    let identity = (prop::sample::select(kinds), prop::option::of(hostile_text()), extras()).prop_map(
        |(kind, display_name, extras)| {
            let id = if kind == "phone" { "+12345678901" } else { "550fae72-d251-43ec-868c-373732c2704f" };
            let mut identity: Map<String, Value> = extras.into_iter().collect();
            identity.insert("id".into(), json!(id));
            if let Some(name) = display_name {
                identity.insert("displayName".into(), json!(name));
            }
            json!({ kind: identity })
        },
    );
    let endpoint_type = prop::sample::select(vec!["default", "voicemail", "skypeForBusinessVoipPhone"]);
    (identity, prop::option::of(endpoint_type), any::<Option<bool>>(), extras(), extras()).prop_map(
        |(identity, endpoint_type, hidden, in_target, beside)| {
            let mut target: Map<String, Value> = in_target.into_iter().collect();
            target.insert("identity".into(), identity);
            let others = [
                endpoint_type.map(|name| ("endpointType", json!(name))),
                hidden.map(|flag| ("hidden", json!(flag))),
            ];
            target.extend(others.into_iter().flatten().map(|(name, value)| (name.to_owned(), value)));
            let mut body: Map<String, Value> = beside.into_iter().collect();
            body.insert("transferTarget".into(), target.into());
            body.into()
        },
    )
}

fn any_endpoint() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!({}),
        json!({ "version": "beta" }),
        json!({ "cloud": "usGovernmentL5" }),
        json!({ "cloud": "china", "version": "beta", "baseUrl": "https://microsoftgraph.chinacloudapi.cn/" }),
        json!({ "cloud": "global", "baseUrl": "https://Relay.Example:8443/it's/$a;b//" }),
        json!({ "baseUrl": "https://GRAPH.microsoft.com" }),
        json!({ "version": "v1.0", "baseUrl": "http://[::1]:8080/sim" }),
    ])
}

/// Writes every case of a file in every language, and the body as JavaScript has it.
const PROGRAM: &str = "
    import { readFileSync, writeFileSync } from 'node:fs';
    import { snippet, snippetLanguages } from './snippets/index.js';
    const cases = JSON.parse(readFileSync('cases.json', 'utf8'));
    const answers = cases.map(({ callId, body, endpoint }) => {
        const request = { callId, body: JSON.parse(body) };
        const snippets = snippetLanguages.map(({ id }) => snippet(request, id, endpoint));
        return { body: JSON.stringify(request.body), snippets };
    });
    writeFileSync('answers.json', JSON.stringify({ languages: snippetLanguages, answers }));
";

#[test]
fn both_halves_write_the_same_snippets() {
    const RANDOM: usize = 500;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snippets");
    let mut cases: Vec<(String, Value)> =
        cases().into_iter().map(|case| (case.body, case.endpoint)).collect();
    let mut runner = TestRunner::deterministic();
    let strategy = (any_body(), any_endpoint());
    for _ in 0..RANDOM {
        let (body, at) = strategy.new_tree(&mut runner).unwrap().current();
        // A random name may be one that Graph knows, with a wrong value.
        if Report::of_body(CALL, &body.to_string(), &Context::default()).request().is_some() {
            cases.push((body.to_string(), at));
        }
    }
    assert!(cases.len() > RANDOM * 9 / 10, "too few of the random bodies are valid: {}", cases.len());

    let library = root.join("pkg-template/lib");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("snippets")).unwrap();
    for file in std::fs::read_dir(library.join("snippets")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.join("snippets").join(file.file_name())).unwrap();
    }
    std::fs::copy(library.join("error.js"), folder.join("error.js")).unwrap();
    std::fs::write(folder.join("snippets/table.js"), write_snippets::rules_of_snippets()).unwrap();
    std::fs::write(folder.join("package.json"), r#"{ "type": "module" }"#).unwrap();
    std::fs::write(folder.join("program.js"), PROGRAM).unwrap();
    let for_javascript: Vec<Value> =
        cases.iter().map(|(body, at)| json!({ "callId": CALL, "body": body, "endpoint": at })).collect();
    std::fs::write(folder.join("cases.json"), serde_json::to_vec(&for_javascript).unwrap()).unwrap();

    let node = Command::new("node").arg("program.js").current_dir(&folder).output().unwrap();
    assert!(node.status.success(), "{}", String::from_utf8_lossy(&node.stderr));

    let told: Value = serde_json::from_slice(&std::fs::read(folder.join("answers.json")).unwrap()).unwrap();
    let named = Language::ALL.map(|language| json!({ "id": language.id(), "name": language.name() }));
    assert_eq!(told["languages"], json!(named));
    let answers = told["answers"].as_array().unwrap();
    assert_eq!(answers.len(), cases.len());
    for ((_, at), answer) in cases.iter().zip(answers) {
        // JavaScript has put names of digits in front, and spells numbers in its own way.
        let request = request(answer["body"].as_str().unwrap());
        for (language, written) in Language::ALL.iter().zip(answer["snippets"].as_array().unwrap()) {
            let here = snippet(&request, *language, &endpoint(at));
            assert_eq!(written.as_str().unwrap(), here, "{language:?}");
        }
    }
}
