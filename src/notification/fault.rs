//! Errors: a body, or one of its entries, cannot be read.

use std::fmt;

use serde::Serialize;

use crate::json::{Position, Positions};

/// A limit of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Bytes: [`super::MAX_BODY_LEN`].
    Length,
    /// Levels of arrays and objects: 64.
    Depth,
    /// Entries: [`super::MAX_ENTRIES`].
    Entries,
}

/// The reason why reading a body stopped, and the byte at which it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Unexpected { at: usize, expected: &'static str, found: u8 },
    Broken { at: usize },
    HalfPair { at: usize },
    NotUtf8 { at: usize },
    Limit { at: usize, limit: Limit },
}

/// The error of a body that cannot be read. No entry of it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayloadError {
    limit: Option<Limit>,
    message: String,
}

impl PayloadError {
    /// Returns the limit that the body exceeds; `None` when it is not JSON.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Returns the error of a body that is too long to be read.
    #[cfg(target_family = "wasm")]
    pub(crate) fn too_long() -> Self {
        Self::new(Fault::Limit { at: super::MAX_BODY_LEN, limit: Limit::Length }, &[])
    }

    pub(crate) fn new(fault: Fault, body: &[u8]) -> Self {
        let place = |at| place(body, at);
        let (limit, message) = match fault {
            Fault::Unexpected { at, expected, found } => {
                let found = shown(found);
                (None, format!("the body is not JSON: expected {expected}, found {found} {}", place(at)))
            }
            Fault::HalfPair { at } => (None, format!("the body has half of a surrogate pair {}", place(at))),
            Fault::Broken { at } => (None, format!("the body ends early {}", place(at))),
            Fault::NotUtf8 { at } => (None, format!("the body is not UTF-8 text {}", place(at))),
            Fault::Limit { limit, at } => {
                let message = match limit {
                    Limit::Length => {
                        format!("the body is longer than {} bytes, the limit", super::MAX_BODY_LEN)
                    }
                    Limit::Depth => {
                        format!("the body is nested deeper than {} levels {}", super::MAX_DEPTH, place(at))
                    }
                    Limit::Entries => {
                        format!("the body has more than {} notifications", super::MAX_ENTRIES)
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

/// Returns the name of a byte for people. A byte that is not printable ASCII is shown as a number: it may be half a character.
fn shown(byte: u8) -> String {
    match byte {
        b'"' => "a double quote".to_owned(),
        b'!'..=b'~' => format!("\"{}\"", char::from(byte)),
        _ => format!("byte 0x{byte:02x}"),
    }
}

/// Returns the position of a byte, in lines and columns as editors count them.
fn place(body: &[u8], at: usize) -> String {
    let before = String::from_utf8_lossy(body.get(..at).unwrap_or(body));
    let Position { line, column, .. } = Positions::new(&before).at(before.len());
    format!("at byte {at} (line {line}, column {column})")
}

/// The reason why an entry was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RejectionReason {
    /// The entry is not an object.
    NotAnObject,
    /// The entry has neither `resourceUrl` nor `resource`.
    ResourceMissing,
    /// A member has another type than Graph's metadata state.
    WrongType,
}

/// An entry that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejection {
    /// The place in the body's `value`, from 0.
    pub index: u32,
    /// The reason.
    pub reason: RejectionReason,
    /// The JSON Pointer of the invalid member, inside the body.
    pub path: String,
    /// The expected and the found type, in words.
    pub message: String,
    /// The bytes of the entry in the body.
    #[serde(skip)]
    pub(crate) span: super::span::ByteSpan,
}
