//! Writing of JSON values: as JSON that people can read, and as JavaScript.

use super::quotes::{JSON, Quotes, SINGLE};
use crate::json::{Node, Value};

const INDENT: &str = "  ";

/// How values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    Json,
    JavaScript,
}

impl Notation {
    /// Writes a value.
    pub(super) fn write(self, node: &Node<'_>) -> String {
        let mut out = String::new();
        self.value(&node.value, "\n", &mut out);
        out
    }

    /// Writes an object of texts.
    pub(super) fn write_texts(self, members: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let texts = members.iter().map(|(name, text)| (*name, self.quotes().quote(text)));
        self.block(['{', '}'], "\n", &mut out, texts, |(name, text), _, out| {
            out.push_str(&self.name(name));
            out.push_str(": ");
            out.push_str(&text);
        });
        out
    }

    /// `line` is a line break with the indentation behind it.
    fn value(self, value: &Value<'_>, line: &str, out: &mut String) {
        match value {
            Value::Null => out.push_str("null"),
            Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Value::Number(spelling) => out.push_str(spelling),
            Value::Text(text) => out.push_str(&self.quotes().quote(text)),
            Value::Array(items) => self.block(['[', ']'], line, out, items.iter(), |item, line, out| {
                self.value(&item.value, line, out);
            }),
            Value::Object(members) => {
                let counting = members.iter().filter(|member| !member.shadowed);
                self.block(['{', '}'], line, out, counting, |member, line, out| {
                    out.push_str(&self.name(&member.name));
                    out.push_str(": ");
                    self.value(&member.value.value, line, out);
                });
            }
        }
    }

    fn block<T>(
        self,
        [open, close]: [char; 2],
        line: &str,
        out: &mut String,
        items: impl Iterator<Item = T>,
        write: impl Fn(T, &str, &mut String),
    ) {
        let inner = format!("{line}{INDENT}");
        let mut is_empty = true;
        out.push(open);
        for item in items {
            out.push_str(if is_empty { "" } else { "," });
            out.push_str(&inner);
            write(item, &inner, out);
            is_empty = false;
        }
        if !is_empty {
            out.push_str(if self == Self::JavaScript { "," } else { "" });
            out.push_str(line);
        }
        out.push(close);
    }

    fn name(self, name: &str) -> String {
        let begins = |character: char| character.is_ascii_alphabetic() || "_$".contains(character);
        let is_bare = name.starts_with(begins) && name.chars().all(|c| begins(c) || c.is_ascii_digit());
        match self {
            // Otherwise it would be the prototype, and not sent.
            Self::JavaScript if name == "__proto__" => format!("[{}]", SINGLE.quote(name)),
            Self::JavaScript if is_bare => name.to_owned(),
            Self::JavaScript | Self::Json => self.quotes().quote(name),
        }
    }

    fn quotes(self) -> Quotes {
        match self {
            Self::Json => JSON,
            Self::JavaScript => SINGLE,
        }
    }
}
