//! The body in a line of a script that is not a shell command: PowerShell, JavaScript, and other languages with quoted JSON.

use super::quoting::QuotedText;
use crate::json::{self, Span};
use crate::work::visit;

/// Finds the first quoted text that is a JSON object.
pub(super) fn quoted_object(script: &str) -> Option<QuotedText> {
    let mut at = 0;
    // The search for the end of a here-string is not repeated: a text may begin many.
    let mut has_here_strings = true;
    while let Some(found) = script.get(at..)?.find(['"', '\'', '`', '@']) {
        visit(found);
        let start = at + found;
        let rest = script.get(start..)?;
        let is_here_string = ["@'", "@\""].iter().any(|mark| rest.starts_with(mark));
        let found = if !rest.starts_with('@') {
            // A quote that is not closed ends the search.
            Some(quoted(rest)?)
        } else if is_here_string && has_here_strings {
            let found = here_string(rest);
            has_here_strings = found.is_some();
            found
        } else {
            None
        };
        let Some((text, inner, length)) = found else {
            at = start + 1;
            continue;
        };
        if text.trim_start().starts_with('{') && is_object(&text) {
            let inner = Span::new(start + inner.start, start + inner.end);
            let verbatim = Some(inner).filter(|span| script.get(span.start..span.end) == Some(&*text));
            return Some(QuotedText { text, verbatim });
        }
        at = start + length;
    }
    None
}

/// Finds the object literal that contains the target. One that is not closed ends with the script: a script without this brace is no
/// body either, and the fix that adds it would otherwise make a request of the text, whose fix takes it away.
pub(super) fn object_literal(script: &str) -> Option<Span> {
    let at = target_in(script)?;
    let start = script.get(..at)?.rfind('{')?;
    let rest = script.get(start..)?;
    let end = closing_brace(rest).unwrap_or_else(|| rest.trim_end().len());
    Some(Span::new(start, start + end))
}

/// Returns PowerShell's hash table that contains the target, as tolerant JSON. `ConvertTo-Json` cuts it, as PowerShell does.
pub(super) fn hash_table(script: &str) -> Option<String> {
    let max_levels = converted_levels(script).unwrap_or(usize::MAX);
    // The number of brackets around the part that is left out.
    let mut cut_at = None;
    let at = target_in(script)?;
    let start = script.get(..at)?.rfind("@{")?;
    let table = script.get(start..)?;
    let mut json = String::with_capacity(table.len());
    let mut brackets = Vec::new();
    let mut quote = None;
    let mut characters = table.chars().peekable();
    while let Some(character) = characters.next() {
        visit(1);
        match (quote, character) {
            (Some(open), _) => {
                quote = Some(open).filter(|open| *open != character);
                if cut_at.is_none() {
                    json.push(character);
                }
            }
            (None, '"' | '\'') => {
                quote = Some(character);
                if cut_at.is_none() {
                    json.push(character);
                }
            }
            (None, '@') if matches!(characters.peek(), Some('{' | '(')) => {}
            (None, '{' | '(') => {
                let (open, close, printed) = if character == '{' {
                    ('{', '}', "\"System.Collections.Hashtable\"")
                } else {
                    ('[', ']', "\"System.Object[]\"")
                };
                if cut_at.is_none() && brackets.len() > max_levels {
                    cut_at = Some(brackets.len());
                    json.push_str(printed);
                } else if cut_at.is_none() {
                    json.push(open);
                }
                brackets.push(close);
            }
            (None, '}' | ')') => {
                let close = brackets.pop()?;
                if cut_at == Some(brackets.len()) {
                    cut_at = None;
                } else if cut_at.is_none() {
                    json.push(close);
                }
                if brackets.is_empty() {
                    return Some(json);
                }
            }
            (None, _) if cut_at.is_some() => {}
            (None, '=') => json.push(':'),
            (None, ';') => json.push(','),
            // `$true`, `$false`, `$null`.
            (None, '$') => {}
            (None, _) => json.push(character),
        }
    }
    None
}

/// Returns the levels of objects inside the outermost one that `ConvertTo-Json` writes; `None` if it is not called.
fn converted_levels(script: &str) -> Option<usize> {
    const DEFAULT_LEVELS: usize = 2;
    visit(script.len());
    let lower = script.to_ascii_lowercase();
    let (_, call) = lower.split_once("convertto-json")?;
    let arguments = call.split(['\n', '|', ';', ')']).next()?;
    let Some((_, depth)) = arguments.split_once("-d") else { return Some(DEFAULT_LEVELS) };
    let digits = depth.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | ':'));
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    // A variable counts as enough.
    Some(digits.get(..end).and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX))
}

/// Returns the first place of the name of the target, in any spelling.
fn target_in(script: &str) -> Option<usize> {
    visit(script.len());
    ["transferTarget", "TransferTarget", "transfer_target"].iter().find_map(|name| script.find(name))
}

/// Returns the byte after the brace that closes the first one.
fn closing_brace(script: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, character) in script.char_indices() {
        visit(1);
        match (quote, character) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != character),
            (None, '"' | '\'' | '`') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            (None, _) => {}
        }
    }
    None
}

fn is_object(text: &str) -> bool {
    let document = json::read(text);
    document.root.is_some_and(|root| root.as_object().is_some_and(|members| !members.is_empty()))
}

/// Reads PowerShell's `@'…'@`. Returns the text, its place and the length with the quotes.
fn here_string(rest: &str) -> Option<(String, Span, usize)> {
    let quote = rest.strip_prefix('@')?.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
    let inner = rest.get(2..)?;
    visit(inner.len());
    let end = inner.find(&format!("\n{quote}@"))?;
    Some((inner.get(..end)?.to_owned(), Span::new(2, 2 + end), end + 5))
}

/// Reads a quoted text with backslash escapes, or with doubled quotes as in PowerShell.
fn quoted(rest: &str) -> Option<(String, Span, usize)> {
    let mut characters = rest.char_indices();
    let (_, quote) = characters.next().filter(|(_, quote)| *quote != '@')?;
    let mut text = String::new();
    while let Some((at, character)) = characters.next() {
        visit(1);
        if character == quote {
            if rest.get(at + 1..).is_some_and(|after| after.starts_with(quote)) && !text.is_empty() {
                characters.next();
                text.push(quote);
                continue;
            }
            return Some((text, Span::new(1, at), at + 1));
        }
        match character {
            // PowerShell escapes with a backtick.
            '\\' | '`' => match characters.next() {
                Some((_, 'n')) => text.push_str(if character == '`' { "\n" } else { "\\n" }),
                Some((_, escaped)) if escaped == quote || escaped == '\\' => text.push(escaped),
                Some((_, escaped)) => {
                    text.push(character);
                    text.push(escaped);
                }
                None => return None,
            },
            _ => text.push(character),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_quoted_object_is_found() {
        for (script, expected) in [
            (r#"fetch("u", {"body": "{\"a\":1}"})"#, Some(r#"{"a":1}"#)),
            ("Invoke-MgGraphRequest -Uri 'u' -Body '{\"a\":1}'", Some(r#"{"a":1}"#)),
            ("-Body @'\n{\"a\":\n1}\n'@", Some("\n{\"a\":\n1}")),
            ("-Body \"{`\"a`\":1}\"", Some(r#"{"a":1}"#)),
            ("-Body \"{\"\"a\"\":1}\"", Some(r#"{"a":1}"#)),
            ("a 'b' \"c\"", None),
            ("'{'", None),
            ("", None),
        ] {
            assert_eq!(quoted_object(script).map(|found| found.text).as_deref(), expected, "{script}");
        }
    }
}
