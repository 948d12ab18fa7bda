//! Issues of arguments, for a wasm module that does not contain the texts of all problems.

use serde::{Serialize, Serializer};

use super::{Part, Severity};
use crate::coded::{Param, Params};

/// An error of an argument. Its JSON is that of the issue with the same problem.
#[derive(Debug)]
pub(crate) struct ArgumentIssue {
    code: &'static str,
    param: (&'static str, String),
    pub(crate) part: Part,
    pub(crate) path: &'static str,
    pub(crate) message: String,
}

impl ArgumentIssue {
    /// Returns the issue of a member that is missing.
    pub(crate) fn missing(member: &str, part: Part, path: &'static str) -> Self {
        let message = missing(member);
        Self { code: "memberMissing", param: ("member", member.to_owned()), part, path, message }
    }

    /// Returns the issue of a value that is not representable as JSON.
    pub(crate) fn unreadable(reason: String, part: Part, path: &'static str) -> Self {
        let message = unreadable(&reason);
        Self { code: "unreadableInput", param: ("reason", reason), part, path, message }
    }

    /// Returns the issue of a value that is not the expected one.
    pub(crate) fn out_of_range(expected: String, part: Part, path: &'static str) -> Self {
        let message = out_of_range(&expected);
        Self { code: "outOfRange", param: ("expected", expected), part, path, message }
    }
}

impl Serialize for ArgumentIssue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Json<'a> {
            severity: Severity,
            code: &'static str,
            params: Params<'a>,
            part: Part,
            path: &'static str,
            message: &'a str,
        }
        let Self { code, param: (name, value), part, path, message } = self;
        let params = Params(vec![(name, Param::Text(value))]);
        Json { severity: Severity::Error, code, params, part: *part, path, message }.serialize(serializer)
    }
}

pub(super) fn missing(member: &str) -> String {
    format!("the member `{member}` is missing")
}

pub(super) fn unreadable(reason: &str) -> String {
    format!("the value is not representable as JSON: {reason}")
}

pub(super) fn out_of_range(expected: &str) -> String {
    format!("the value is out of range: expected {expected}")
}

#[cfg(test)]
mod tests {
    use super::ArgumentIssue;
    use crate::{Issue, Part, Problem};

    #[test]
    fn argument_issue_has_the_json_of_the_issue() {
        let (part, path) = (Part::Input, "/x");
        let text = || "text".to_owned();
        for (argument, problem) in [
            (ArgumentIssue::missing("callId", part, path), Problem::MemberMissing { member: "callId" }),
            (ArgumentIssue::unreadable(text(), part, path), Problem::UnreadableInput { reason: text() }),
            (ArgumentIssue::out_of_range(text(), part, path), Problem::OutOfRange { expected: text() }),
        ] {
            let issue = Issue::new(problem, part, path);
            assert_eq!(serde_json::to_string(&argument).unwrap(), serde_json::to_string(&issue).unwrap());
        }
    }
}
