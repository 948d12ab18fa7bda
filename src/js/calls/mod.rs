//! The module of new calls: checks and describes them. A module of its own, because most programs only transfer.

mod call;
mod plan;

pub use self::call::{build_call, describe_call, parse_call, validate_call};
pub use self::plan::plan_create_call;
