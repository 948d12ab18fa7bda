//! Issues: problems with their places and fixes.

#[cfg_attr(not(target_family = "wasm"), allow(dead_code, reason = "for the wasm modules"))]
mod argument;
mod collector;
mod foreign_hint;
mod hint;
mod issues;
mod problem;
mod text;

use std::fmt;

use serde::{Serialize, Serializer};

#[cfg_attr(not(target_family = "wasm"), allow(unused_imports, reason = "for the wasm modules"))]
pub(crate) use self::argument::ArgumentIssue;
pub(crate) use self::collector::{IssueCollector, Place, Repair};
pub(crate) use self::foreign_hint::PRINTED_OBJECT;
pub use self::issues::Issues;
pub use self::problem::{HintOnly, LooksLike, Problem, RolesFound, Subject, Tenants};
use crate::coded::Params;
use crate::json::FaultKind;
use crate::words::words;

words! {
    /// The severity of an issue.
    pub enum Severity {
        /// For information.
        Info = "info",
        /// Graph will probably refuse or misunderstand the request.
        Warning = "warning",
        /// The request is not sent.
        Error = "error",
    }
}

/// The part of the request that an issue is about; the issue's path is a JSON Pointer inside that part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Part {
    /// The call id, if it is passed beside a body.
    CallId,
    /// The body of the HTTP request.
    Body,
    /// A `TransferInput` of the package.
    Input,
    /// The endpoint of the request.
    Endpoint,
    /// The access token.
    Token,
    /// The context of the transfer.
    Context,
    /// The options of sending, in the npm package.
    #[cfg(target_family = "wasm")]
    Options,
}

impl Part {
    /// Returns the word as JavaScript spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CallId => "callId",
            Self::Body => "body",
            Self::Input => "input",
            Self::Endpoint => "endpoint",
            Self::Token => "token",
            Self::Context => "context",
            #[cfg(target_family = "wasm")]
            Self::Options => "options",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place in a text, in UTF-16 units as JavaScript counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TextSpan {
    /// The first unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// Replaces a part of a text; offsets in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextEdit {
    /// The first unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// The new text.
    pub text: String,
}

/// A fix of an issue.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Fix {
    /// Changes the text that was read.
    Text {
        /// The title, for a button.
        title: String,
        /// Edits that do not overlap.
        edits: Vec<TextEdit>,
    },
    /// Changes one member.
    Member {
        /// The title, for a button.
        title: String,
        /// The JSON Pointer of the replaced value, inside the issue's part.
        path: String,
        /// The new value, as JSON text; in JavaScript, the value itself.
        value: String,
    },
}

/// One problem at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    kind: IssueKind,
    part: Part,
    path: String,
    span: Option<TextSpan>,
    fix: Option<Fix>,
}

/// A fault of the JSON text, or a broken rule.
#[derive(Debug, Clone, PartialEq)]
enum IssueKind {
    Syntax(FaultKind),
    Rule(Problem),
}

impl Issue {
    /// Creates an issue without a place in a text and without a fix.
    #[must_use]
    pub fn new(problem: Problem, part: Part, path: impl Into<String>) -> Self {
        Self { kind: IssueKind::Rule(problem), part, path: path.into(), span: None, fix: None }
    }

    /// Sets a fix, unless there is one.
    pub(crate) fn with_fix(self, fix: Fix) -> Self {
        Self { fix: self.fix.or(Some(fix)), ..self }
    }

    /// Returns the severity.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match &self.kind {
            IssueKind::Syntax(kind) if kind.is_error() => Severity::Error,
            IssueKind::Syntax(_) => Severity::Warning,
            IssueKind::Rule(problem) => problem.severity(),
        }
    }

    /// Returns the broken rule; `None` for a fault of the JSON text.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match &self.kind {
            IssueKind::Rule(problem) => Some(problem),
            IssueKind::Syntax(_) => None,
        }
    }

    /// Returns the fault of the JSON text; `None` for a broken rule.
    #[must_use]
    pub fn fault(&self) -> Option<&FaultKind> {
        match &self.kind {
            IssueKind::Syntax(kind) => Some(kind),
            IssueKind::Rule(_) => None,
        }
    }

    /// Returns the part that the issue is about.
    #[must_use]
    pub fn part(&self) -> Part {
        self.part
    }

    /// Returns the JSON Pointer inside the part; empty for the whole part.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the code: stable, and the same in JavaScript.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.kind {
            IssueKind::Syntax(kind) => kind.code(),
            IssueKind::Rule(problem) => problem.code(),
        }
    }

    /// Returns the message, in English, without secrets and personal values.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.kind {
            IssueKind::Syntax(kind) => kind.message(),
            IssueKind::Rule(problem) => problem.message(),
        }
    }

    /// Returns the next step or the probable cause.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match &self.kind {
            IssueKind::Syntax(kind) => kind.hint(),
            IssueKind::Rule(problem) => problem.hint(),
        }
    }

    /// Returns the place in the text, if a text was read.
    #[must_use]
    pub fn span(&self) -> Option<TextSpan> {
        self.span
    }

    /// Returns the fix, if one is obvious.
    #[must_use]
    pub fn fix(&self) -> Option<&Fix> {
        self.fix.as_ref()
    }
}

/// The JSON form of an issue, which `pkg-template/types/issue.d.ts` declares.
#[derive(Serialize)]
struct IssueJson<'a> {
    severity: Severity,
    code: &'static str,
    params: Params<'a>,
    part: Part,
    path: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<TextSpan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a Fix>,
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        IssueJson {
            severity: self.severity(),
            code: self.code(),
            params: match &self.kind {
                IssueKind::Syntax(kind) => kind.params(),
                IssueKind::Rule(problem) => problem.params(),
            },
            part: self.part,
            path: &self.path,
            message: self.message(),
            hint: self.hint(),
            span: self.span,
            fix: self.fix.as_ref(),
        }
        .serialize(serializer)
    }
}
