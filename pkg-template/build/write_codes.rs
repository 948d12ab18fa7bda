//! Writes the code book as a JavaScript module to the file in its argument. The build of the npm package runs it.

use std::fmt::Write;
use std::io::{Error, ErrorKind};

use graph_call_transfer::codes::{Cause, Entry, entries};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let usage = || Error::new(ErrorKind::InvalidInput, "expected the file to write: write-codes table.js");
    std::fs::write(std::env::args_os().nth(1).ok_or_else(usage)?, code_book())
}

/// Returns the module: `entries`, each as `lib/codes/table.d.ts` declares it, and `sources`. Nothing in it runs, so that a bundler can
/// leave it out.
pub(crate) fn code_book() -> String {
    let mut sources = Sources::default();
    let mut rows = String::new();
    for entry in entries() {
        let _ = writeln!(rows, "  {},", row(entry, &mut sources));
    }
    let sources = json!(sources.0);
    format!(
        "/* Generated from src/codes. */\nexport const sources = {sources};\nexport const entries = [\n{rows}];\n"
    )
}

/// The addresses of all entries and causes, each once.
#[derive(Default)]
struct Sources(Vec<&'static str>);

impl Sources {
    fn index(&mut self, source: &'static str) -> usize {
        self.0.iter().position(|known| *known == source).unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        })
    }
}

/// Returns an entry as JSON text, which is JavaScript too.
fn row(entry: &Entry, sources: &mut Sources) -> Value {
    let Entry { name, meaning, causes, retry, certainty, .. } = entry;
    let keys: Vec<String> = entry.keys.iter().map(ToString::to_string).collect();
    let causes: Vec<Value> = causes.iter().map(|cause| cause_row(cause, sources)).collect();
    let decision =
        entry.decision.map(|decision| json!([decision.cause, decision.retry, decision.is_incident]));
    json!([keys.join(" "), name, meaning, causes, retry, decision, certainty, sources.index(entry.source)])
}

/// Returns a cause: its text, the actions of the four roles (0 for none), its situations and its source. What is absent at the end is left
/// out.
fn cause_row(cause: &Cause, sources: &mut Sources) -> Value {
    let actions = cause.actions;
    let roles = [actions.operator, actions.developer, actions.administrator, actions.telephony_engineer];
    let situations: Vec<&str> = cause.situations.iter().map(|situation| situation.as_str()).collect();
    let mut row = vec![json!(cause.text)];
    row.extend(roles.map(|action| action.map_or(json!(0), |action| json!(action))));
    row.push(if situations.is_empty() { json!(0) } else { json!(situations.join(" ")) });
    row.push(cause.source.map_or(json!(0), |source| json!(sources.index(source) + 1)));
    while row.last() == Some(&json!(0)) {
        row.pop();
    }
    json!(row)
}
