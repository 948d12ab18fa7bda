//! The ladder: a lifeline for each party, and arrows between them.

use serde::Serialize;

use super::arrow::Arrow;
use super::lifeline::Lifeline;
use crate::words::words;

words! {
    /// The connection of two parties.
    pub enum LegKind {
        /// The call that is being transferred.
        Call = "call",
        /// The call that a consultative transfer replaces.
        ConsultationCall = "consultationCall",
        /// The transferee is connected with the transfer target.
        Transferred = "transferred",
        /// The transfer failed, and the call is with the transferor again.
        Returned = "returned",
    }
}

/// A call between two parties, from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Leg {
    /// The kind.
    pub kind: LegKind,
    /// The two parties.
    pub between: [Lifeline; 2],
    /// The number of arrows above it.
    pub after: usize,
    /// Whether Graph stated it; otherwise it follows from the evidence.
    pub certain: bool,
}

/// The messages between the parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ladder {
    /// The parties, from left to right.
    pub lifelines: [Lifeline; 4],
    /// The calls between them, from top to bottom.
    pub legs: Vec<Leg>,
    /// The messages, from top to bottom.
    pub arrows: Vec<Arrow>,
}
