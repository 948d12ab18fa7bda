//! The module of notifications: parses bodies, tracks transfers, draws them, and decides why a call ended.

mod decision;
mod diagram;
mod input;
mod tracker;

pub use self::decision::decide_end;
pub use self::diagram::DrawingCore;
pub use self::input::{
    foreign_sender, header_ptr, module_memory, read_body, rejections, release_buffer, reserve_buffer,
    take_fault, too_long, webhook_response,
};
pub use self::tracker::{TrackerCore, read_expected};
