//! The report of a check, for every kind of request.

use serde::Serialize;

use crate::issue::{Issue, IssueCollector, Issues};

/// A request that only a check creates.
pub trait CheckedRequest {
    /// Returns the warnings and infos.
    fn issues(&self) -> &[Issue];
}

/// The report of a check: a request, or issues of which at least one is an error.
#[derive(Debug, Clone, PartialEq)]
pub struct Report<R> {
    outcome: Result<R, Issues>,
    unknown_members: Vec<String>,
}

impl<R> Report<R> {
    /// Creates the request of what was checked, unless there is an error.
    pub(super) fn finish<C>(
        checked: Option<C>,
        issues: IssueCollector<'_>,
        unknown_members: Vec<String>,
        request: impl FnOnce(C, Vec<Issue>) -> R,
    ) -> Self {
        let checked = checked.filter(|_| !issues.has_errors());
        let issues = issues.finish();
        let outcome = match checked {
            Some(checked) => Ok(request(checked, issues)),
            None => Err(issues.into()),
        };
        Self { outcome, unknown_members }
    }

    /// Creates the report of a value that is unreadable.
    #[cfg(target_family = "wasm")]
    pub(crate) fn from_issue(issue: Issue) -> Self {
        Self { outcome: Err(issue.into()), unknown_members: Vec::new() }
    }

    /// Returns whether there is no error.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.outcome.is_ok()
    }

    /// Returns the request, if there is no error.
    #[must_use]
    pub fn request(&self) -> Option<&R> {
        self.outcome.as_ref().ok()
    }

    /// Returns the request, or all issues.
    ///
    /// # Errors
    ///
    /// All issues, of which at least one is an error.
    pub fn into_request(self) -> Result<R, Issues> {
        self.outcome
    }

    /// Returns JSON Pointers of the body's members that Graph's metadata does not contain. They are sent as they are.
    #[must_use]
    pub fn unknown_members(&self) -> &[String] {
        &self.unknown_members
    }
}

impl<R: CheckedRequest> Report<R> {
    /// Returns all issues, in the order of the text.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        match &self.outcome {
            Ok(request) => request.issues(),
            Err(issues) => issues,
        }
    }
}

/// The JSON form of a report: the union of `pkg-template/types/report.d.ts`. The boundary adds the body, which is text here.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportJson<'a, R: Serialize> {
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<&'a R>,
    issues: &'a [Issue],
    unknown_members: &'a [String],
}

impl<R: CheckedRequest + Serialize> Serialize for Report<R> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (request, issues, unknown_members) = (self.request(), self.issues(), self.unknown_members());
        ReportJson { valid: request.is_some(), request, issues, unknown_members }.serialize(serializer)
    }
}
