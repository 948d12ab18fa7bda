//! How a text is written in a language, so that it means itself whatever it holds.

use std::fmt::Write;

use serde::Serialize;

/// The quotes of a language.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Quotes {
    /// What stands before and after a text.
    pub(super) delimiter: &'static str,
    /// What is written instead of a character.
    pub(super) escapes: &'static [(char, &'static str)],
    /// What stands before and after the four digits of any other character that nobody could see; `None` where none occurs.
    pub(super) unicode: Option<(&'static str, &'static str)>,
}

/// Characters that a reader cannot see, or that change how the rest of a line looks: ranges that include both ends.
pub(super) const HIDDEN: &[(u32, u32)] = &[
    (0x00, 0x1f),
    (0x7f, 0x9f),
    (0xad, 0xad),
    (0x61c, 0x61c),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0xfeff, 0xfeff),
];

/// Bash: between single quotes nothing means anything but itself.
pub(super) const BASH: Quotes = Quotes { delimiter: "'", escapes: &[('\'', r"'\''")], unicode: None };

/// JSON.
pub(super) const JSON: Quotes = Quotes { delimiter: "\"", escapes: C_LIKE, unicode: Some(("\\u", "")) };

/// C#, Go, Java and Python write such texts as JSON does.
pub(super) const DOUBLE: Quotes = JSON;

/// JavaScript.
pub(super) const SINGLE: Quotes = Quotes {
    delimiter: "'",
    escapes: &[('\'', r"\'"), ('\\', r"\\"), ('\n', r"\n"), ('\r', r"\r"), ('\t', r"\t")],
    unicode: Some(("\\u", "")),
};

/// PHP, which looks for variables between double quotes.
pub(super) const PHP: Quotes = Quotes {
    delimiter: "\"",
    escapes: &[('"', "\\\""), ('\\', r"\\"), ('$', r"\$"), ('\n', r"\n"), ('\r', r"\r"), ('\t', r"\t")],
    unicode: Some((r"\u{", "}")),
};

const C_LIKE: &[(char, &str)] = &[('"', "\\\""), ('\\', r"\\"), ('\n', r"\n"), ('\r', r"\r"), ('\t', r"\t")];

impl Quotes {
    /// Writes a text with its quotes.
    pub(super) fn quote(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 2 * self.delimiter.len());
        out.push_str(self.delimiter);
        for character in text.chars() {
            let escape = self.escapes.iter().find(|(escaped, _)| *escaped == character);
            match (escape, self.unicode) {
                (Some((_, instead)), _) => out.push_str(instead),
                (None, Some((before, after))) if is_hidden(character) => {
                    out.push_str(before);
                    let _ = write!(out, "{:04x}", u32::from(character));
                    out.push_str(after);
                }
                (None, _) => out.push(character),
            }
        }
        out.push_str(self.delimiter);
        out
    }
}

fn is_hidden(character: char) -> bool {
    HIDDEN.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(character)))
}
