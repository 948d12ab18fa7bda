//! Writes the rules of the snippets as a JavaScript module to the file that is named. The build of the npm package runs it.

use std::io::{Error, ErrorKind};

fn main() -> std::io::Result<()> {
    let usage = || Error::new(ErrorKind::InvalidInput, "give the file to write: write-snippets table.js");
    std::fs::write(std::env::args_os().nth(1).ok_or_else(usage)?, rules_of_snippets())
}

/// The module: `languages`, each with its id and its name, and `tables`. Nothing in it runs, so that a bundler can leave it out.
pub(crate) fn rules_of_snippets() -> String {
    let tables = graph_call_transfer::snippet::tables();
    let (languages, tables) = (serde_json::json!(tables.languages), serde_json::json!(tables));
    format!(
        "/* Made from src/snippet. */\nexport const languages = {languages};\nexport const tables = {tables};\n"
    )
}
