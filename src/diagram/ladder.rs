//! The ladder: a line for each of those who take part, and arrows between them.

use serde::Serialize;

use super::arrow::Arrow;
use crate::words::words;

words! {
    /// Who takes part, from left to right.
    pub enum Lifeline {
        /// Who is moved.
        Transferee = "transferee",
        /// The app, which transfers.
        Transferor = "transferor",
        /// The service.
        Graph = "graph",
        /// Who receives the call.
        TransferTarget = "transferTarget",
    }
}

impl Lifeline {
    /// All of them, from left to right.
    pub const ALL: [Self; 4] = [Self::Transferee, Self::Transferor, Self::Graph, Self::TransferTarget];
}

words! {
    /// What two of them have with each other.
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

/// Two of them are in a call from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Leg {
    /// What it is.
    pub kind: LegKind,
    /// Who.
    pub between: [Lifeline; 2],
    /// How many arrows stand above it.
    pub after: usize,
    /// Whether Graph said so; otherwise it follows from what Graph said.
    pub certain: bool,
}

/// Who told whom what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ladder {
    /// Who takes part, from left to right.
    pub lifelines: [Lifeline; 4],
    /// Who was in a call with whom, from top to bottom.
    pub legs: Vec<Leg>,
    /// From top to bottom.
    pub arrows: Vec<Arrow>,
}
