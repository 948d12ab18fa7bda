//! A picture that grows step by step.

use std::mem;

use serde::Serialize;

use super::arrow::{Arrow, ArrowKind, Untimely};
use super::ladder::{Ladder, Leg, LegKind, Lifeline};
use super::mermaid;
use super::states::{State, StateGraph};
use super::step::Step;
use crate::json::shortened;
use crate::notification::{BatchKind, Entry, PayloadError, Scan};
use crate::verdict::{
    Alone, Answered, Certainty, EvidenceKind, Expected, Heard, Phase, Said, SnapshotError, Verdict,
};

/// Both pictures of a transfer, as models and as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagram {
    /// Who told whom what.
    pub ladder: Ladder,
    /// The states, and the way through them.
    pub states: StateGraph,
    /// Both as text.
    pub mermaid: MermaidTexts,
}

/// The pictures as text for Mermaid, in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MermaidTexts {
    /// A `sequenceDiagram`.
    pub ladder: String,
    /// A `stateDiagram-v2`.
    pub states: String,
}

/// Draws a transfer, step by step.
///
/// ```
/// use graph_call_transfer::diagram::{Drawing, State, Step};
/// use graph_call_transfer::verdict::Expected;
///
/// let call_id = "341a0500-d4bf-4224-8b19-1581168d328b".to_owned();
/// let mut drawing = Drawing::new(&Expected { call_id, replaces: None });
/// drawing.add("1", &Step::Sent);
/// drawing.add("2", &Step::Refused { status: 403, code: Some("7505".into()) });
/// let diagram = drawing.finish();
/// assert_eq!(diagram.states.present, Some(State::Refused));
/// assert_eq!(diagram.ladder.arrows[1].label, "403 · 7505");
/// assert!(diagram.mermaid.ladder.contains("Graph-->>Bot: refused: 403 · 7505"));
/// ```
#[derive(Debug)]
pub struct Drawing {
    /// What knows how the transfer stands.
    transfer: Alone,
    ladder: Ladder,
    states: StateGraph,
    /// Whether it was announced, and is to be sent yet.
    is_announced: bool,
    /// Whether the last arrow is an attempt whose answer may come next.
    is_attempted: bool,
    /// Whether no verdict came in the time in which it was awaited.
    was_silent: bool,
    /// The attempt, and which places of Graph's order were heard in it, as bits.
    heard: (u32, u8),
}

impl Drawing {
    /// Begins the picture of a transfer.
    #[must_use]
    pub fn new(transfer: &Expected) -> Self {
        use Lifeline::{TransferTarget, Transferee, Transferor};
        let leg = |kind, between| Leg { kind, between, after: 0, certain: true };
        let mut legs = vec![leg(LegKind::Call, [Transferee, Transferor])];
        if transfer.replaces.is_some() {
            legs.push(leg(LegKind::ConsultationCall, [Transferor, TransferTarget]));
        }
        Self {
            transfer: Alone::new(transfer.clone()),
            ladder: Ladder { lifelines: Lifeline::ALL, legs, arrows: Vec::new() },
            states: StateGraph::new(),
            is_announced: false,
            is_attempted: false,
            was_silent: false,
            heard: (0, 0),
        }
    }

    /// Draws what happened next. `id` names the step in the picture.
    pub fn add(&mut self, id: &str, step: &Step) {
        if let Some((kind, label)) = saying_of(step) {
            self.draw(id, step, Arrow::new(id, kind, label));
        }
        self.go_on(id, step);
    }

    fn draw(&mut self, id: &str, step: &Step, arrow: Arrow) {
        match step {
            Step::Expected | Step::Sent | Step::Silence { .. } => self.push(arrow),
            Step::Attempt { number, .. } => {
                if *number > 1 {
                    self.push(Arrow::new(id, ArrowKind::Post, POST.to_owned()));
                }
                self.push(arrow);
                self.is_attempted = true;
            }
            Step::Accepted { .. } | Step::Refused { .. } | Step::Failed { .. } => self.push_end(arrow),
            Step::Found { .. } | Step::CallEnded { .. } | Step::NotRead { .. } => {
                self.push(Arrow::new(id, ArrowKind::Read, GET.to_owned()));
                self.push(arrow);
            }
        }
    }

    /// Goes to the state that follows from a step.
    fn go_on(&mut self, id: &str, step: &Step) {
        let has_begun = self.states.present.is_some();
        let state = match step {
            Step::Expected => {
                self.transfer.expect();
                self.is_announced = true;
                None
            }
            Step::Sent => {
                if !mem::take(&mut self.is_announced) {
                    self.transfer.expect();
                }
                Some(State::Requested)
            }
            Step::Accepted { status } => {
                self.transfer.answered(Answered::Accepted, *status);
                (!has_begun).then_some(State::Requested)
            }
            Step::Refused { status, .. } => {
                self.transfer.answered(Answered::Refused, *status);
                (self.phase() == Phase::Requested).then_some(State::Refused)
            }
            Step::Failed { may_be_delivered, .. } if *may_be_delivered || has_begun => Some(State::NoAnswer),
            Step::Silence { .. } => Some(State::NoAnswer),
            Step::Attempt { .. }
            | Step::Failed { .. }
            | Step::Found { .. }
            | Step::CallEnded { .. }
            | Step::NotRead { .. } => None,
        };
        // What came in time stands, though the clock ran out.
        let state = state.filter(|state| *state != State::NoAnswer || !self.phase().is_verdict());
        self.was_silent |= matches!(step, Step::Silence { .. });
        if let Some(state) = state {
            self.states.go_to(state, id);
        }
    }

    /// Draws a body that came to the webhook, as often as it came. What is about other calls is not drawn.
    ///
    /// # Errors
    ///
    /// A [`PayloadError`] when it is no JSON, or beyond a limit.
    pub fn add_notifications(&mut self, id: &str, body: &[u8], times: u32) -> Result<(), PayloadError> {
        let mut scan = Scan::default();
        scan.read(body).map_err(|fault| PayloadError::new(fault, body))?;
        if scan.kind == BatchKind::Graph {
            for entry in &scan.entries {
                self.add_notification(id, entry, body, times);
            }
        }
        Ok(())
    }

    fn add_notification(&mut self, id: &str, entry: &Entry, body: &[u8], times: u32) {
        let before = self.phase();
        let Some(heard) = self.transfer.hear(entry, body) else { return };
        let untimely = self.untimely(&heard);
        let Heard { of_replaced_call, said, .. } = heard;
        let (kind, label) = match said {
            Some((kind, said)) => (kind.into(), label_of(&said)),
            None => (ArrowKind::Other, entry.kind.as_str().to_owned()),
        };
        self.push(Arrow { times, untimely, of_replaced_call, ..Arrow::new(id, kind, label) });

        self.follow(id, before);
    }

    /// Draws that something may not have been heard, and goes on with what a tracker knew: `snapshot` is one of it, or of the
    /// call alone. Where it knew nothing of the call, what was heard stands. Before all other steps it is what was known before the
    /// transfer, and nothing is drawn.
    ///
    /// # Errors
    ///
    /// A [`SnapshotError`] when the text is none that can be read.
    pub fn add_known(&mut self, id: &str, snapshot: Option<&str>) -> Result<(), SnapshotError> {
        let before = self.phase();
        let is_known = self.transfer.know(snapshot)?;
        if self.ladder.arrows.is_empty() && !self.is_announced {
            return Ok(());
        }
        let label = if is_known { self.phase().as_str() } else { "" };
        self.push(Arrow::new(id, ArrowKind::Known, label.to_owned()));
        if is_known {
            self.follow(id, before);
        }
        Ok(())
    }

    /// Goes to the state that follows from what is known now, and draws who is in a call then, and how sure that is.
    fn follow(&mut self, id: &str, before: Phase) {
        let Verdict { phase, certainty, call_lives, .. } = self.transfer.verdict();
        if phase != before {
            self.states.go_to(phase.into(), id);
        }
        let (kind, other) = match phase {
            Phase::Completed => (LegKind::Transferred, Lifeline::TransferTarget),
            Phase::Failed if call_lives => (LegKind::Returned, Lifeline::Transferor),
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

    /// In what way a notification came at another time than it should. What has no place of its own in Graph's order, such as the
    /// audio, may come at any time, and so may what is told once more.
    fn untimely(&mut self, &Heard { late, attempt, ref said, .. }: &Heard) -> Option<Untimely> {
        let (kind, said) = said.as_ref()?;
        // Graph's page: the audio may become inactive before the target has accepted, or after it.
        let place = kind.place().filter(|_| said.audio.is_none())?;
        let (of, before) = self.heard;
        let before = if attempt == of { before } else { 0 };
        self.heard = (attempt, before | 1 << place);
        let (is_told_again, is_overtaken) = (before >> place & 1 == 1, before >> place > 1);
        if is_told_again {
            None
        } else if late {
            // What follows a verdict, such as the end of a call that came back, is no news of the transfer.
            (place < EvidenceKind::VERDICT).then_some(Untimely::AfterVerdict)
        } else if self.was_silent {
            Some(Untimely::AfterSilence)
        } else {
            is_overtaken.then_some(Untimely::OutOfOrder)
        }
    }

    /// Returns the picture.
    #[must_use]
    pub fn finish(self) -> Diagram {
        let Self { ladder, states, .. } = self;
        let mermaid = MermaidTexts { ladder: mermaid::ladder(&ladder), states: mermaid::states(&states) };
        Diagram { ladder, states, mermaid }
    }

    #[inline(never)]
    fn push(&mut self, arrow: Arrow) {
        self.is_attempted = false;
        self.ladder.arrows.push(arrow);
    }

    /// Draws what sending came to: in the place of its last attempt, which is the same message.
    fn push_end(&mut self, mut arrow: Arrow) {
        if self.is_attempted
            && let Some(mut attempt) = self.ladder.arrows.pop()
        {
            attempt.steps.append(&mut arrow.steps);
            arrow.steps = attempt.steps;
        }
        self.push(arrow);
    }

    fn phase(&self) -> Phase {
        self.transfer.verdict().phase
    }
}

/// What is drawn of a step, and what stands there.
fn saying_of(step: &Step) -> Option<(ArrowKind, String)> {
    use ArrowKind as A;
    Some(match step {
        Step::Expected => return None,
        Step::Sent => (A::Post, POST.to_owned()),
        Step::Attempt { end: Ok(status), .. } => (A::Attempt, text_of((*status).into())),
        Step::Attempt { end: Err(why), .. } => (A::NoAnswer, shortened(why)),
        Step::Accepted { status } => (A::Accepted, text_of((*status).into())),
        Step::Refused { status, code } => {
            (A::Refused, joined(&[Some(text_of((*status).into())), code.as_deref().map(shortened)], " · "))
        }
        Step::Failed { code, may_be_delivered: true } => (A::NoAnswer, shortened(code)),
        Step::Failed { code, may_be_delivered: false } => (A::NotSent, shortened(code)),
        Step::Silence { seconds } => (A::Silence, text_of(*seconds) + " sec"),
        Step::Found { state } => (A::Found, shortened(state.as_deref().unwrap_or_default())),
        Step::CallEnded { status } => (A::CallEnded, text_of((*status).into())),
        Step::NotRead { status } => (A::NotRead, text_of((*status).into())),
    })
}

const POST: &str = "POST transfer";
const GET: &str = "GET call";

/// What a notification says, in few words: `terminated · 0/7015`.
fn label_of(said: &Said) -> String {
    let state = said.state.as_ref().or(said.change_type.as_ref());
    let codes = said.result.as_ref().map(|result| {
        let subcode = result.subcode.map(|subcode| subcode.to_string());
        joined(
            &[result.code.map(|code| code.to_string()), subcode.or(result.word.as_deref().map(shortened))],
            "/",
        )
    });
    let audio = said.audio.as_ref().map(|audio| "audio ".to_owned() + &shortened(audio.as_str()));
    let reason = said.termination_reason.as_deref().map(shortened);
    joined(&[state.map(|word| shortened(word.as_str())), codes, reason, audio], " · ")
}

#[inline(never)]
fn text_of(number: u32) -> String {
    number.to_string()
}

/// Joins the parts that are there, and say anything.
fn joined(parts: &[Option<String>], between: &str) -> String {
    let mut text = String::new();
    for part in parts.iter().flatten().filter(|part| !part.is_empty()) {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part);
    }
    text
}
