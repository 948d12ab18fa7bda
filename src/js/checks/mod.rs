//! The arguments and the results that the modules of requests and of new calls share.

pub(super) mod arguments;
pub(super) mod call_id;
pub(super) mod issues;
pub(super) mod options;
pub(super) mod plan;
pub(super) mod repairs;
mod retry;
