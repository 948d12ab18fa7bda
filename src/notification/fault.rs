//! Why a body, or one of its entries, could not be read.

use std::fmt;

use serde::Serialize;

use crate::json::{Position, Positions};

/// What a body may not be more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes: [`super::LONGEST`].
    Length,
    /// Levels of arrays and objects: 64.
    Depth,
    /// Entries: [`super::MOST_ENTRIES`].
    Entries,
}

/// What stopped the reading of a body, and the byte where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Unexpected { at: usize, expected: &'static str, found: u8 },
    Broken { at: usize },
    NotUtf8 { at: usize },
    Limit { at: usize, limit: Limit },
}

/// Why a body could not be read at all. Nothing of it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayloadError {
    limit: Option<Limit>,
    message: String,
}

impl PayloadError {
    /// Returns the limit that the body is beyond; `None` when it is no JSON.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Says that a body is too long, which was not looked at.
    #[cfg(target_family = "wasm")]
    pub(crate) fn too_long() -> Self {
        Self::new(Fault::Limit { at: super::LONGEST, limit: Limit::Length }, &[])
    }

    pub(crate) fn new(fault: Fault, body: &[u8]) -> Self {
        let place = |at| place(body, at);
        let (limit, message) = match fault {
            Fault::Unexpected { at, expected, found } => {
                let found = shown(found);
                (None, format!("the body is no JSON: expected {expected}, found {found} {}", place(at)))
            }
            Fault::Broken { at } => (None, format!("the body breaks off {}", place(at))),
            Fault::NotUtf8 { at } => (None, format!("the body is no UTF-8 text {}", place(at))),
            Fault::Limit { limit, at } => {
                let message = match limit {
                    Limit::Length => {
                        format!("the body is longer than {} bytes, the most that is read", super::LONGEST)
                    }
                    Limit::Depth => {
                        format!("the body is nested deeper than {} levels {}", super::DEPTH_LIMIT, place(at))
                    }
                    Limit::Entries => {
                        format!("the body has more than {} notifications", super::MOST_ENTRIES)
                    }
                };
                (Some(limit), message)
            }
        };
        Self { limit, message }
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for PayloadError {}

/// A byte as people name it. What is no plain letter is told by its number: it may be half a character.
fn shown(byte: u8) -> String {
    match byte {
        b'"' => "a double quote".to_owned(),
        b'!'..=b'~' => format!("\"{}\"", char::from(byte)),
        _ => format!("byte 0x{byte:02x}"),
    }
}

/// Says where a byte of a body is, as editors count.
fn place(body: &[u8], at: usize) -> String {
    let before = String::from_utf8_lossy(body.get(..at).unwrap_or(body));
    let Position { line, column, .. } = Positions::new(&before).at(before.len());
    format!("at byte {at} (line {line}, column {column})")
}

/// Why an entry was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RejectionReason {
    /// The entry is no object.
    NotAnObject,
    /// Neither `resourceUrl` nor `resource` names what it is about.
    ResourceMissing,
    /// A member that is read is of another type.
    WrongType,
}

/// An entry that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejection {
    /// The place in the body's `value`, from 0.
    pub index: u32,
    /// Why.
    pub reason: RejectionReason,
    /// The JSON Pointer of the fault, inside the body.
    pub path: String,
    /// What was expected there, in words.
    pub message: String,
    /// Where the entry stands in the body: the bytes from here …
    #[serde(skip)]
    pub(crate) span: super::span::Span,
}
