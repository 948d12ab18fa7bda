//! A diagram that grows step by step.

use std::mem;

use serde::Serialize;

use super::arrow::{ArrivalTiming, Arrow, ArrowKind};
use super::consultation::Consultation;
use super::label::{GET, POST, evidence_label, step_arrow};
use super::ladder::{Ladder, Leg, LegKind};
use super::lifeline::Lifeline;
use super::mermaid;
use super::states::{State, StateGraph};
use super::step::TransferStep;
use crate::notification::{BatchKind, Entry, PayloadError, Scan};
use crate::verdict::{
    Certainty, EvidenceKind, ExpectedTransfer, Observation, Phase, RecordedResponse, SingleTransfer,
    SnapshotError, TransferOutcome, TransferStatus, Verdict,
};

/// Both diagrams of a transfer, as models and as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagram {
    /// The messages between the parties.
    pub ladder: Ladder,
    /// The states, and the path through them.
    pub states: StateGraph,
    /// Both as text.
    pub mermaid: MermaidTexts,
}

/// The diagrams as text for Mermaid, in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MermaidTexts {
    /// A `sequenceDiagram`.
    pub ladder: String,
    /// A `stateDiagram-v2`.
    pub states: String,
}

/// The part of both diagrams that changed.
#[allow(dead_code, reason = "only `js` returns it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct DiagramChanges<'a> {
    /// The number of arrows that stay.
    pub(crate) kept: usize,
    /// The arrows after them.
    pub(crate) arrows: &'a [Arrow],
    pub(crate) legs: &'a [Leg],
    pub(crate) states: &'a StateGraph,
}

/// The wait for a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    InTime,
    /// It timed out, and the phase is the same since.
    Overdue,
    /// It timed out, and the phase changed since.
    Late,
}

/// Draws a transfer, step by step, and follows its status.
///
/// ```
/// use graph_call_transfer::diagram::{Drawing, State, TransferStep};
/// use graph_call_transfer::verdict::ExpectedTransfer;
///
/// let call_id = "341a0500-d4bf-4224-8b19-1581168d328b".to_owned();
/// let mut drawing = Drawing::new(&ExpectedTransfer { call_id, replaces: None });
/// drawing.add("1", &TransferStep::Sent);
/// drawing.add("2", &TransferStep::Refused { status: 403, code: Some("7505".into()), message: None });
/// let diagram = drawing.finish();
/// assert_eq!(diagram.states.current, Some(State::Refused));
/// assert_eq!(diagram.ladder.arrows[1].label, "403 · 7505");
/// assert!(diagram.mermaid.ladder.contains("Graph-->>Bot: refused: 403 · 7505"));
/// ```
#[derive(Debug)]
pub struct Drawing {
    /// The verdict of the transfer.
    transfer: SingleTransfer,
    ladder: Ladder,
    states: StateGraph,
    /// Whether it was registered, and not sent yet.
    is_expected: bool,
    /// Whether the last arrow is an attempt whose response may follow.
    is_attempted: bool,
    wait: Wait,
    consultation: Consultation,
    /// The attempt, and the positions in Graph's order that were received in it, as bits.
    received: (u32, u8),
    /// The number of arrows that did not change since [`Self::take_changes`].
    kept: usize,
}

impl Drawing {
    /// Begins the diagram of a transfer.
    #[must_use]
    pub fn new(transfer: &ExpectedTransfer) -> Self {
        use Lifeline::{TransferTarget, Transferee, Transferor};
        let leg = |kind, between| Leg { kind, between, after: 0, certain: true };
        let mut legs = vec![leg(LegKind::Call, [Transferee, Transferor])];
        if transfer.replaces.is_some() {
            legs.push(leg(LegKind::ConsultationCall, [Transferor, TransferTarget]));
        }
        Self {
            transfer: SingleTransfer::new(transfer.clone()),
            ladder: Ladder { lifelines: Lifeline::ALL, legs, arrows: Vec::new() },
            states: StateGraph::new(),
            is_expected: false,
            is_attempted: false,
            wait: Wait::InTime,
            consultation: Consultation::Assumed,
            received: (0, 0),
            kept: 0,
        }
    }

    /// Draws the next step. `id` is the id of the step in the diagram.
    pub fn add(&mut self, id: &str, step: &TransferStep) {
        if let Some((kind, label)) = step_arrow(step) {
            self.draw(id, step, Arrow::new(id, kind, label));
        }
        self.enter_state_of(id, step);
    }

    fn draw(&mut self, id: &str, step: &TransferStep, arrow: Arrow) {
        match step {
            TransferStep::Expected | TransferStep::Sent | TransferStep::Silence { .. } => self.push(arrow),
            TransferStep::Attempt { number, .. } => {
                if *number > 1 {
                    self.push(Arrow::new(id, ArrowKind::Post, POST.to_owned()));
                }
                self.push(arrow);
                self.is_attempted = true;
            }
            TransferStep::Accepted { .. } | TransferStep::Refused { .. } | TransferStep::Failed { .. } => {
                self.push_result(arrow);
            }
            TransferStep::Dialed
            | TransferStep::Created { .. }
            | TransferStep::NotCreated { .. }
            | TransferStep::HangUp => {
                self.consultation.begin(&mut self.ladder);
                self.push(arrow);
            }
            TransferStep::Found { .. }
            | TransferStep::CallEnded { .. }
            | TransferStep::LookupRefused { .. } => {
                self.push(Arrow::new(id, ArrowKind::Lookup, GET.to_owned()));
                self.push(arrow);
            }
        }
    }

    /// Enters the state that follows from a step.
    fn enter_state_of(&mut self, id: &str, step: &TransferStep) {
        let has_begun = self.states.current.is_some();
        let state = match step {
            TransferStep::Expected => {
                self.transfer.expect();
                self.is_expected = true;
                None
            }
            TransferStep::Sent => {
                if !mem::take(&mut self.is_expected) {
                    self.transfer.expect();
                }
                Some(State::Requested)
            }
            TransferStep::Accepted { status } => {
                self.transfer.record_response(RecordedResponse::accepted(*status));
                (!has_begun).then_some(State::Requested)
            }
            TransferStep::Refused { status, code, message } => {
                let [code, message] = [code, message].map(|text| text.as_deref().unwrap_or_default());
                self.transfer.record_response(RecordedResponse::refused(*status, code, message));
                (self.phase() == Phase::Requested).then_some(State::Refused)
            }
            TransferStep::Failed { may_be_delivered, .. } if *may_be_delivered || has_begun => {
                Some(State::NoResponse)
            }
            TransferStep::Silence { .. } => Some(State::NoResponse),
            TransferStep::Attempt { .. }
            | TransferStep::Failed { .. }
            | TransferStep::Found { .. }
            | TransferStep::CallEnded { .. }
            | TransferStep::LookupRefused { .. }
            | TransferStep::Dialed
            | TransferStep::Created { .. }
            | TransferStep::NotCreated { .. }
            | TransferStep::HangUp => None,
        };
        // A verdict in time counts, though a wait timed out.
        let state = state.filter(|state| *state != State::NoResponse || !self.phase().is_verdict());
        if matches!(step, TransferStep::Silence { .. }) {
            self.wait = Wait::Overdue;
        }
        if let Some(state) = state {
            self.states.enter(state, id);
        }
    }

    /// Draws a body of the webhook that was received `times` times. Notifications of other calls are not drawn.
    ///
    /// # Errors
    ///
    /// A [`PayloadError`] when the body is not JSON, or beyond a limit.
    pub fn add_notifications(&mut self, id: &str, body: &[u8], times: u32) -> Result<(), PayloadError> {
        let mut scan = Scan::default();
        scan.read(body).map_err(|fault| PayloadError::new(fault, body))?;
        self.add_scan(id, &scan, body, times);
        Ok(())
    }

    /// Draws a body that was read; returns whether it changed the status.
    pub(crate) fn add_scan(&mut self, id: &str, scan: &Scan, body: &[u8], times: u32) -> bool {
        let mut is_change = false;
        if scan.kind == BatchKind::Graph {
            for entry in &scan.entries {
                is_change |= self.add_notification(id, entry, body, times);
            }
        }
        is_change
    }

    fn add_notification(&mut self, id: &str, entry: &Entry, body: &[u8], times: u32) -> bool {
        let before = self.phase();
        let Some(observation) = self.transfer.record(entry, body) else { return false };
        let timing = self.timing(&observation);
        let Observation { on_replaced_call, is_change, evidence, .. } = observation;
        let (kind, label) = match evidence {
            Some((kind, details)) => {
                // During the transfer, its state is no stage.
                let is_asked = on_replaced_call && self.states.current.is_none();
                let stage = is_asked.then(|| self.consultation.advance(&details, &mut self.ladder)).flatten();
                (stage.unwrap_or_else(|| kind.into()), evidence_label(&details))
            }
            None => (ArrowKind::Other, entry.kind.as_str().to_owned()),
        };
        self.push(Arrow { times, timing, on_replaced_call, ..Arrow::new(id, kind, label) });
        self.update(id, before);
        is_change
    }

    /// Counts that the body of a step was received again.
    pub fn repeat(&mut self, id: &str) {
        for (index, arrow) in self.ladder.arrows.iter_mut().enumerate() {
            if arrow.steps.iter().any(|step| &**step == id) {
                arrow.times = arrow.times.saturating_add(1);
                self.kept = self.kept.min(index);
            }
        }
    }

    /// Draws that notifications may be missing, and continues from the snapshot of a tracker, or of the call alone. Where it does not
    /// contain the call, the evidence stays. As the first step it is the status before the transfer, and nothing is drawn.
    ///
    /// # Errors
    ///
    /// A [`SnapshotError`] when the text is not a valid snapshot.
    pub fn add_known(&mut self, id: &str, snapshot: Option<&str>) -> Result<(), SnapshotError> {
        let before = self.phase();
        let is_known = self.transfer.restore(snapshot)?;
        if self.ladder.arrows.is_empty() && !self.is_expected {
            return Ok(());
        }
        let label = if is_known { self.phase().as_str() } else { "" };
        self.push(Arrow::new(id, ArrowKind::Known, label.to_owned()));
        if is_known {
            self.update(id, before);
        }
        Ok(())
    }

    /// Enters the state of the verdict, and draws the call that follows from it, with its certainty.
    fn update(&mut self, id: &str, before: Phase) {
        let Verdict { phase, certainty, call_active, .. } = self.transfer.verdict();
        if phase != before {
            self.states.enter(phase.into(), id);
            if self.wait == Wait::Overdue {
                self.wait = Wait::Late;
            }
        }
        let (kind, other) = match phase {
            Phase::Completed => (LegKind::Transferred, Lifeline::TransferTarget),
            Phase::Failed if call_active => (LegKind::Returned, Lifeline::Transferor),
            _ => return,
        };
        let certain = certainty == Certainty::Certain;
        if phase != before {
            let after = self.ladder.arrows.len();
            self.ladder.legs.push(Leg { kind, between: [Lifeline::Transferee, other], after, certain });
        } else if let Some(leg) = self.ladder.legs.last_mut().filter(|leg| leg.kind == kind) {
            leg.certain = certain;
        }
    }

    /// Returns the way in which a notification arrived at an unusual time. One without a position in Graph's order, such as the audio,
    /// can arrive at any time, and so can a repeated one.
    fn timing(
        &mut self,
        &Observation { late, attempt, ref evidence, .. }: &Observation,
    ) -> Option<ArrivalTiming> {
        let (kind, details) = evidence.as_ref()?;
        // Graph's page: the audio may become inactive before the target accepts, or after it.
        let position = kind.position().filter(|_| details.audio.is_none())?;
        let (of, before) = self.received;
        let before = if attempt == of { before } else { 0 };
        self.received = (attempt, before | 1 << position);
        let (is_repeated, is_overtaken) = (before >> position & 1 == 1, before >> position > 1);
        if is_repeated {
            None
        } else if late {
            // A notification that usually follows a verdict, such as the end of a call that came back, is in time.
            (position < EvidenceKind::VERDICT_POSITION).then_some(ArrivalTiming::AfterVerdict)
        } else if self.wait != Wait::InTime {
            Some(ArrivalTiming::AfterSilence)
        } else {
            is_overtaken.then_some(ArrivalTiming::OutOfOrder)
        }
    }

    /// Returns the status of the transfer; `None` before anything is known of it.
    #[must_use]
    pub fn status(&self) -> Option<TransferStatus> {
        self.transfer.status()
    }

    /// Returns the outcome of the transfer, or that of its timeout until the phase changes; `None` while it is open.
    #[must_use]
    pub fn outcome(&self) -> Option<TransferOutcome> {
        self.transfer.outcome().or_else(|| (self.wait == Wait::Overdue).then(|| self.transfer.timed_out()))
    }

    /// Returns the part of the diagrams that changed since the last call.
    #[allow(dead_code, reason = "only `js` uses it")]
    pub(crate) fn take_changes(&mut self) -> DiagramChanges<'_> {
        let Ladder { arrows, legs, .. } = &self.ladder;
        let kept = mem::replace(&mut self.kept, arrows.len());
        DiagramChanges { kept, arrows: arrows.get(kept..).unwrap_or_default(), legs, states: &self.states }
    }

    /// Returns both diagrams as text.
    #[must_use]
    pub fn mermaid(&self) -> MermaidTexts {
        MermaidTexts { ladder: mermaid::ladder(&self.ladder), states: mermaid::states(&self.states) }
    }

    /// Returns the diagram.
    #[must_use]
    pub fn finish(self) -> Diagram {
        let mermaid = self.mermaid();
        let Self { ladder, states, .. } = self;
        Diagram { ladder, states, mermaid }
    }

    #[inline(never)]
    fn push(&mut self, arrow: Arrow) {
        self.is_attempted = false;
        self.ladder.arrows.push(arrow);
    }

    /// Draws the result of sending, in the place of its last attempt, which is the same message.
    fn push_result(&mut self, mut arrow: Arrow) {
        if self.is_attempted
            && let Some(mut attempt) = self.ladder.arrows.pop()
        {
            attempt.steps.append(&mut arrow.steps);
            arrow.steps = attempt.steps;
            self.kept = self.kept.min(self.ladder.arrows.len());
        }
        self.push(arrow);
    }

    fn phase(&self) -> Phase {
        self.transfer.verdict().phase
    }
}
