//! The call to the transfer target, as far as it is drawn.

use super::arrow::ArrowKind;
use super::ladder::{Ladder, Leg, LegKind};
use super::lifeline::Lifeline;
use crate::verdict::EvidenceDetails;

/// The stage of the call to the transfer target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Consultation {
    /// Nothing is known of its begin, so it is drawn from the start.
    Assumed,
    /// It rings, or is being created.
    Calling,
    /// It is drawn from the answer on.
    Answered,
}

impl Consultation {
    /// Draws that the call begins here, and not at the start.
    pub(super) fn begin(&mut self, ladder: &mut Ladder) {
        if *self == Self::Assumed {
            *self = Self::Calling;
            ladder.legs.retain(|leg| leg.kind != LegKind::ConsultationCall);
        }
    }

    /// Returns the arrow of a notification of the call, if it begins a stage.
    pub(super) fn advance(&mut self, details: &EvidenceDetails, ladder: &mut Ladder) -> Option<ArrowKind> {
        let state = details.state.as_ref()?.as_str();
        if *self == Self::Answered || !["establishing", "ringing", "established"].contains(&state) {
            return None;
        }
        self.begin(ladder);
        match state {
            "ringing" => Some(ArrowKind::Ringing),
            "established" => {
                *self = Self::Answered;
                let between = [Lifeline::Transferor, Lifeline::TransferTarget];
                let after = ladder.arrows.len() + 1;
                ladder.legs.push(Leg { kind: LegKind::ConsultationCall, between, after, certain: true });
                Some(ArrowKind::Answered)
            }
            _ => None,
        }
    }
}
