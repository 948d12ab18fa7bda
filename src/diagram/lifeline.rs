//! The parties of a transfer.

use crate::words::words;

words! {
    /// A party of the transfer, from left to right.
    pub enum Lifeline {
        /// The party that is transferred.
        Transferee = "transferee",
        /// The app, which transfers the call.
        Transferor = "transferor",
        /// The service.
        Graph = "graph",
        /// The party that receives the call.
        TransferTarget = "transferTarget",
    }
}

impl Lifeline {
    /// All lifelines, from left to right.
    pub const ALL: [Self; 4] = [Self::Transferee, Self::Transferor, Self::Graph, Self::TransferTarget];
}
