//! Pictures of a transfer: the ladder, which shows who told whom what, and the states that the transfer went through.
//!
//! Both are models that anything can draw, and text for [Mermaid](https://mermaid.js.org). The lifelines of the ladder have the words
//! of [RFC 5589](https://www.rfc-editor.org/rfc/rfc5589): the app is the transferor. Labels are Graph's words and numbers, in no
//! language; what is said in English stands in the Mermaid texts alone.

mod arrow;
mod drawing;
mod ladder;
mod mermaid;
mod states;
mod step;

pub use self::arrow::{Arrow, ArrowKind, Untimely};
pub use self::drawing::{Diagram, Drawing, MermaidTexts};
pub use self::ladder::{Ladder, Leg, LegKind, Lifeline};
pub use self::states::{State, StateGraph, StateNode, Transition};
pub use self::step::{Step, StepError};
