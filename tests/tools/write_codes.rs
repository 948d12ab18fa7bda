//! Writes the code book as a JavaScript module to the file that is named. The build of the npm package runs it.

use std::fmt::Write;
use std::io::{Error, ErrorKind};

use graph_call_transfer::codes::{Entry, entries};

fn main() -> std::io::Result<()> {
    let usage = || Error::new(ErrorKind::InvalidInput, "give the file to write: write-codes table.js");
    std::fs::write(std::env::args_os().nth(1).ok_or_else(usage)?, code_book())
}

/// The module: `entries`, each `[keys, name, meaning, likelyCause, whatToDo, retry, certainty, index of its source]`, and
/// `sources`. Nothing in it runs, so that a bundler can leave it out.
pub(crate) fn code_book() -> String {
    let mut sources: Vec<&str> = Vec::new();
    let mut rows = String::new();
    for entry in entries() {
        let source = sources.iter().position(|known| *known == entry.source).unwrap_or_else(|| {
            sources.push(entry.source);
            sources.len() - 1
        });
        let _ = writeln!(rows, "  {},", row(entry, source));
    }
    let sources = serde_json::json!(sources);
    format!(
        "/* Made from src/codes. */\nexport const sources = {sources};\nexport const entries = [\n{rows}];\n"
    )
}

/// JSON text, which is JavaScript too.
fn row(entry: &Entry, source: usize) -> serde_json::Value {
    let Entry { name, meaning, likely_cause, what_to_do, retry, certainty, .. } = entry;
    let keys: Vec<String> = entry.keys.iter().map(ToString::to_string).collect();
    serde_json::json!([keys.join(" "), name, meaning, likely_cause, what_to_do, retry, certainty, source])
}
