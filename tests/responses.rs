//! Published errors, each in a file with the expected response beside it.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};

use graph_call_transfer::HttpResponse;
use graph_call_transfer::response::GraphResponse;
use serde_json::Value;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/responses");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| !file.to_string_lossy().ends_with(".response.json"));
    files.sort();
    files
}

#[test]
fn published_errors_have_the_expected_response() {
    let files = fixtures();
    assert!(files.len() > 20, "the fixtures are missing");
    for file in files {
        let body = std::fs::read_to_string(&file).unwrap();
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        let content_type = match file.extension().unwrap().to_str().unwrap() {
            "json" => "application/json",
            "html" => "text/html",
            _ => "text/plain",
        };
        let http = HttpResponse::new(stem.split('-').next().unwrap().parse().unwrap())
            .with_headers([("Content-Type", content_type)])
            .with_body(&body)
            .with_client_request_id("11111111-2222-4333-8444-555555555555");
        let mut response = serde_json::to_value(GraphResponse::parse(&http)).unwrap();
        let excerpt = response["error"].as_object_mut().unwrap().remove("body");
        assert_eq!(
            excerpt.as_ref().and_then(Value::as_str),
            Some(body.as_str()),
            "{stem}: the excerpt of the body"
        );
        let beside = file.with_file_name(format!("{stem}.response.json"));
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(&beside).unwrap_or_default()).unwrap_or_default();
        assert_eq!(response, expected, "{stem}:\n{response:#}");
    }
}
