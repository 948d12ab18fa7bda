//! The states of a transfer, and its path through them.

use serde::Serialize;

use crate::verdict::Phase;
use crate::words::words;

words! {
    /// A state of a transfer: a phase of the verdict, a refusal, or a timeout.
    pub enum State {
        /// It was sent, with no notification of it yet.
        Requested = "requested",
        /// Graph is processing the transfer.
        Transferring = "transferring",
        /// The transfer target accepted.
        TransferAccepted = "transferAccepted",
        /// The transferee is connected with the transfer target.
        Completed = "completed",
        /// Graph refused the request.
        Refused = "refused",
        /// No response arrived, or no verdict in time; a later notification still counts.
        NoResponse = "noResponse",
        /// The transfer failed: the call is established again.
        Failed = "failed",
        /// The call ended for another reason.
        Ended = "ended",
    }
}

impl State {
    /// All states: first those of a transfer that completes, then the others.
    pub const ALL: [Self; 8] = [
        Self::Requested,
        Self::Transferring,
        Self::TransferAccepted,
        Self::Completed,
        Self::Refused,
        Self::NoResponse,
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

/// The transitions that are always drawn. Others are drawn when they occur: notifications get lost, or arrive late.
const USUAL_TRANSITIONS: [(Option<State>, State); 12] = [
    (None, State::Requested),
    (Some(State::Requested), State::Transferring),
    (Some(State::Transferring), State::TransferAccepted),
    (Some(State::TransferAccepted), State::Completed),
    (Some(State::Requested), State::Refused),
    (Some(State::Requested), State::NoResponse),
    (Some(State::Transferring), State::NoResponse),
    (Some(State::TransferAccepted), State::NoResponse),
    (Some(State::Transferring), State::Failed),
    (Some(State::TransferAccepted), State::Failed),
    (Some(State::Transferring), State::Ended),
    (Some(State::TransferAccepted), State::Ended),
];

/// A state, and the steps that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateNode {
    /// The state.
    pub state: State,
    /// The ids of the steps that led to it; none where the transfer was not in it.
    pub steps: Vec<Box<str>>,
}

/// A transition from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// The state before; `None` for the first transition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<State>,
    /// The state after it.
    pub to: State,
    /// The ids of the steps that caused it; none where it did not occur.
    pub steps: Vec<Box<str>>,
}

/// The states of a transfer, and its path through them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateGraph {
    /// All states.
    pub states: Vec<StateNode>,
    /// The usual transitions, and those that occurred.
    pub transitions: Vec<Transition>,
    /// The state that the transfer is in; `None` when nothing was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<State>,
}

impl StateGraph {
    pub(super) fn new() -> Self {
        Self {
            states: State::ALL.map(|state| StateNode { state, steps: Vec::new() }).into(),
            transitions: USUAL_TRANSITIONS
                .map(|(from, to)| Transition { from, to, steps: Vec::new() })
                .into(),
            current: None,
        }
    }

    /// Enters a state because of a step. To stay in a state is not a transition.
    pub(super) fn enter(&mut self, to: State, step: &str) {
        let from = self.current;
        if from == Some(to) {
            return;
        }
        self.current = Some(to);
        for node in self.states.iter_mut().filter(|node| node.state == to) {
            node.steps.push(step.into());
        }
        match self.transitions.iter_mut().find(|each| each.from == from && each.to == to) {
            Some(transition) => transition.steps.push(step.into()),
            None => self.transitions.push(Transition { from, to, steps: vec![step.into()] }),
        }
    }
}
