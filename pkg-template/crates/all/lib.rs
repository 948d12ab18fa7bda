//! The wasm module that contains everything: one half of it is compiled for speed, the other one for size.

pub use graph_call_transfer_cold::js as cold;
pub use graph_call_transfer_hot::js as hot;
