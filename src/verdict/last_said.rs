//! What was said last: Graph says the same of most calls.

use std::sync::Arc;

use super::evidence::Said;
use super::phase::EvidenceKind;
use crate::notification::Entry;

/// What was said last, of each kind of evidence. Transfers that hear the same share it, so that it takes no time and no memory of
/// its own.
#[derive(Debug, Default)]
pub(super) struct LastSaid([Option<Arc<Said>>; EvidenceKind::WORDS.len()]);

impl LastSaid {
    /// What a notification says.
    pub(super) fn of(&mut self, kind: EvidenceKind, entry: &Entry, body: &[u8]) -> Arc<Said> {
        let last = self.0.get_mut(kind as usize);
        if let Some(Some(said)) = &last
            && said.is_said_by(entry, body)
        {
            return Arc::clone(said);
        }
        let said = Arc::new(Said::of(entry, body));
        if let Some(last) = last {
            *last = Some(Arc::clone(&said));
        }
        said
    }
}
