//! All issues of one check, as an error.

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::{Issue, Severity};

/// The issues of a check that failed: at least one of them is an error.
///
/// It is a list of [`Issue`]s, and an error that shows one issue a line.
///
/// ```
/// use graph_call_transfer::{Issue, Issues, Part, Problem};
///
/// let issue = Issue::new(Problem::MemberMissing { member: "target" }, Part::Input, "/target");
/// let issues = Issues::from(vec![issue]);
/// assert_eq!(issues.len(), 1);
/// assert_eq!(issues.to_string(), "error in input/target: the member `target` is missing");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Issues(Vec<Issue>);

impl Issues {
    /// Returns the list.
    #[must_use]
    pub fn into_vec(self) -> Vec<Issue> {
        self.0
    }

    /// Returns whether at least one issue is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.iter().any(|issue| issue.severity() == Severity::Error)
    }
}

impl From<Vec<Issue>> for Issues {
    fn from(list: Vec<Issue>) -> Self {
        Self(list)
    }
}

impl From<Issue> for Issues {
    fn from(issue: Issue) -> Self {
        Self(vec![issue])
    }
}

impl Deref for Issues {
    type Target = [Issue];

    fn deref(&self) -> &[Issue] {
        &self.0
    }
}

impl IntoIterator for Issues {
    type Item = Issue;
    type IntoIter = std::vec::IntoIter<Issue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Issues {
    type Item = &'a Issue;
    type IntoIter = std::slice::Iter<'a, Issue>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for Issues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, issue) in self.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            issue.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Issues {}

impl Serialize for Issues {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Shows the severity, the place and the message: `error in body/transferee at 3:7: …`.
impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}{}", self.severity().as_str(), self.part().as_str(), self.path())?;
        if let Some(span) = self.span() {
            write!(f, " at {}:{}", span.line, span.column)?;
        }
        write!(f, ": {}", self.message())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CheckContext, Part, Problem, TransferReport};

    #[test]
    fn issues_are_an_error_with_one_line_each() {
        fn fail() -> Result<(), Box<dyn std::error::Error>> {
            let missing = Issue::new(Problem::MemberMissing { member: "callId" }, Part::CallId, "");
            let listed = Issue::new(Problem::MoreIssues { limit: 100 }, Part::Body, "/a");
            Err(Issues::from(vec![missing, listed]))?;
            Ok(())
        }
        let shown = fail().unwrap_err().to_string();
        assert!(
            shown.starts_with("error in callId: the member `callId` is missing\ninfo in body/a: "),
            "{shown}"
        );
    }

    #[test]
    fn issue_of_a_text_shows_its_line_and_column() {
        let report = TransferReport::parse_body(
            "341a0500-d4bf-4224-8b19-1581168d328b",
            "{\n  \"a\" 1}",
            &CheckContext::default(),
        );
        let shown: Vec<String> = report.issues().iter().map(ToString::to_string).collect();
        assert!(shown.iter().any(|line| line.starts_with("error in body at 2:6: ")), "{shown:?}");
    }
}
