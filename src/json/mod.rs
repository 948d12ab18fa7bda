//! A tolerant JSON parser: it reports every fault with its place and its repair, and returns the most plausible tree.
//!
//! It reads texts that people paste (published examples, cut fragments, JavaScript or Python literals) as well as valid
//! JSON. It keeps what other parsers lose: places, member order and the spelling of numbers.

mod bare_word;
mod brackets;
mod broken_text;
mod characters;
mod decimal;
mod document;
mod fault;
mod node;
mod parser;
mod position;
mod quoted;
mod root;
mod scanner;
mod text;

pub(crate) use decimal::decimal;
pub(crate) use document::{Document, MAX_SIZE, read, shortened};
pub(crate) use fault::{Edit, SyntaxFault};
pub use fault::{FaultKind, NumberProblem};
pub(crate) use node::{Member, Node, Value, pointer_escape, quote};
pub(crate) use position::{Position, Positions, utf16_units};

/// Whether broken texts, and bodies in a foreign form, are read too, to offer fixes: not in each wasm module.
pub(crate) const HAS_REPAIRS: bool = cfg!(feature = "repairs");

/// A half-open range of bytes in the text that was read; an empty one is a point between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// Creates the span from `start` to `end`.
    #[must_use]
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Creates the empty span before the byte `at`.
    #[must_use]
    pub(crate) const fn point(at: usize) -> Self {
        Self { start: at, end: at }
    }
}

#[cfg(test)]
mod document_tests;
#[cfg(test)]
mod fault_tests;
#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod property_tests;
