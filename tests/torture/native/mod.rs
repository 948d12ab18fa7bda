//! The attacks, each on one kind of input.

mod attack;
mod corpus;
mod hostile;
mod mutation;
mod notifications;
mod requests;
mod responses;
mod values;
