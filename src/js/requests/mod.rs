//! The module of requests: checks transfers, and describes what is sent.

mod plan;
mod request;
mod token;

pub use self::plan::{plan_checked_transfer, plan_hang_up, plan_read_call, plan_transfer};
pub use self::request::{
    build_transfer, check_transfer, describe_checked_transfer, describe_hang_up, describe_read_call,
    describe_transfer, parse_transfer, validate_transfer,
};
pub use self::token::inspect_token;
