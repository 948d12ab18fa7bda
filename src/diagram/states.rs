//! The states of a transfer, and the way that one took through them.

use serde::Serialize;

use crate::verdict::Phase;
use crate::words::words;

words! {
    /// A state of a transfer: a phase of the verdict, or what the answers and the clock made of it.
    pub enum State {
        /// It was sent, and nothing was heard of it yet.
        Requested = "requested",
        /// Graph is at it.
        Transferring = "transferring",
        /// The transfer target has accepted.
        TransferAccepted = "transferAccepted",
        /// The transferee is connected with the transfer target.
        Completed = "completed",
        /// Graph did not take it.
        Refused = "refused",
        /// No answer came, or no verdict in time; later news may still tell.
        NoAnswer = "noAnswer",
        /// The transfer did not happen: the call was established again.
        Failed = "failed",
        /// The call ended otherwise.
        Ended = "ended",
    }
}

impl State {
    /// All of them: the way of a transfer that completes, and then the others.
    pub const ALL: [Self; 8] = [
        Self::Requested,
        Self::Transferring,
        Self::TransferAccepted,
        Self::Completed,
        Self::Refused,
        Self::NoAnswer,
        Self::Failed,
        Self::Ended,
    ];
}

impl From<Phase> for State {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Requested => Self::Requested,
            Phase::Transferring => Self::Transferring,
            Phase::TransferAccepted => Self::TransferAccepted,
            Phase::Completed => Self::Completed,
            Phase::Failed => Self::Failed,
            Phase::Ended => Self::Ended,
        }
    }
}

/// The ways that are drawn whether they were taken or not. Any other one may be taken too: notifications get lost, or come late.
const WAYS: [(Option<State>, State); 12] = [
    (None, State::Requested),
    (Some(State::Requested), State::Transferring),
    (Some(State::Transferring), State::TransferAccepted),
    (Some(State::TransferAccepted), State::Completed),
    (Some(State::Requested), State::Refused),
    (Some(State::Requested), State::NoAnswer),
    (Some(State::Transferring), State::NoAnswer),
    (Some(State::TransferAccepted), State::NoAnswer),
    (Some(State::Transferring), State::Failed),
    (Some(State::TransferAccepted), State::Failed),
    (Some(State::Transferring), State::Ended),
    (Some(State::TransferAccepted), State::Ended),
];

/// A state, and what led there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateNode {
    /// Which.
    pub state: State,
    /// The ids of the steps that led there; none where the transfer was not in it.
    pub steps: Vec<Box<str>>,
}

/// A way from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// Where it begins; `None` for the beginning of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<State>,
    /// Where it leads.
    pub to: State,
    /// The ids of the steps that took it; none where it was not taken.
    pub steps: Vec<Box<str>>,
}

/// The states of a transfer, and the way that it took through them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateGraph {
    /// All states.
    pub states: Vec<StateNode>,
    /// The ordinary ways, and those that were taken.
    pub transitions: Vec<Transition>,
    /// The state that the transfer is in; `None` when nothing was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present: Option<State>,
}

impl StateGraph {
    pub(super) fn new() -> Self {
        Self {
            states: State::ALL.map(|state| StateNode { state, steps: Vec::new() }).into(),
            transitions: WAYS.map(|(from, to)| Transition { from, to, steps: Vec::new() }).into(),
            present: None,
        }
    }

    /// Goes on to a state, because of a step. To stay is no way.
    pub(super) fn go_to(&mut self, to: State, step: &str) {
        let from = self.present;
        if from == Some(to) {
            return;
        }
        self.present = Some(to);
        for node in self.states.iter_mut().filter(|node| node.state == to) {
            node.steps.push(step.into());
        }
        match self.transitions.iter_mut().find(|way| way.from == from && way.to == to) {
            Some(way) => way.steps.push(step.into()),
            None => self.transitions.push(Transition { from, to, steps: vec![step.into()] }),
        }
    }
}
