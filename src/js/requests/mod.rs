//! The module of requests: checks transfers and new calls, and describes what is sent.

mod call;
mod call_id;
mod issues;
mod options;
mod plan;
mod request;
mod retry;
mod token;

pub use self::call::{build_call, describe_call, describe_hang_up, parse_call, validate_call};
pub use self::plan::{plan_create_call, plan_hang_up, plan_read_call, plan_transfer};
pub use self::request::{
    build_transfer, check_transfer, describe_read_call, describe_transfer, parse_transfer, validate_transfer,
};
pub use self::token::inspect_token;
