//! Valid and broken examples, from which the hostile inputs are made.

use std::path::Path;

/// Returns the examples of a folder of `tests/fixtures`, and what the attacks found before (`tests/torture/corpus`).
pub(super) fn examples(folder: &str) -> Vec<String> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = files(&project.join("tests/fixtures").join(folder));
    assert!(!texts.is_empty(), "{folder} has no example");
    texts.extend(files(&project.join("tests/torture/corpus").join(folder)));
    texts
}

/// Reads the inputs of a folder, in the order of their names: no report, and no expected result.
fn files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let is_input = |path: &&std::path::PathBuf| {
        let name = path.to_string_lossy();
        let ends = [".json", ".jsonl", ".txt", ".html"];
        let results = [".batch.json", ".response.json", ".report.txt"];
        ends.iter().any(|end| name.ends_with(end)) && !results.iter().any(|end| name.ends_with(end))
    };
    paths.iter().filter(is_input).map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Returns texts as the examples of an attack.
pub(super) fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|&text| text.to_owned()).collect()
}
