//! Checks that the module of tools has to repeat.

use crate::json::HAS_REPAIRS;
use crate::{Issue, Part, Severity};

/// Returns whether the module of tools finds more: of a broken text, or of a body with errors. Of a valid body both find the same.
///
/// `is_final` is true where that module is not at hand.
pub(in crate::js) fn needs_repairs(issues: &[Issue], is_final: bool) -> bool {
    let is_repaired = |issue: &Issue| {
        issue.severity() == Severity::Error && (issue.part() == Part::Body || issue.fault().is_some())
    };
    !HAS_REPAIRS && !is_final && issues.iter().any(is_repaired)
}
