//! Diagrams of a transfer: the ladder with the messages between the parties, and the states of the transfer.
//!
//! Both are models that any program can draw, and text for [Mermaid](https://mermaid.js.org). The lifelines of the ladder have the
//! names of [RFC 5589](https://www.rfc-editor.org/rfc/rfc5589): the app is the transferor. Labels are Graph's words and numbers, in no
//! language; only the Mermaid texts are in English.

mod arrow;
mod consultation;
mod drawing;
mod label;
mod ladder;
mod lifeline;
mod mermaid;
mod states;
mod step;

pub use self::arrow::{ArrivalTiming, Arrow, ArrowKind};
pub use self::drawing::{Diagram, Drawing, MermaidTexts};
pub use self::ladder::{Ladder, Leg, LegKind};
pub use self::lifeline::Lifeline;
pub use self::states::{State, StateGraph, StateNode, Transition};
pub use self::step::{TransferStep, TransferStepError};
