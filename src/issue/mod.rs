//! Issues: what is wrong, where, and how it could be mended.

mod collector;
mod problem;
mod text;

use serde::{Serialize, Serializer};

pub(crate) use self::collector::{Issues, Place, Repair};
pub use self::problem::{LooksLike, Problem, Subject, Tenants, Unsaid};
use crate::coded::Params;
use crate::json::FaultKind;

/// How much an issue weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Will probably be refused or misunderstood.
    Warning,
    /// Is not sent.
    Error,
}

/// What an issue is about; its path is a JSON Pointer inside that part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The id of the call, when it is given beside a body.
    CallId,
    /// The body as it goes over the wire.
    Body,
    /// The transfer in the caller's words.
    Input,
    /// Where the request goes.
    Endpoint,
    /// The access token.
    Token,
    /// What is known beside the transfer.
    Context,
    /// How to send.
    Options,
}

impl Part {
    /// Returns the name, as JavaScript spells it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CallId => "callId",
            Self::Body => "body",
            Self::Input => "input",
            Self::Endpoint => "endpoint",
            Self::Token => "token",
            Self::Context => "context",
            Self::Options => "options",
        }
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
    /// What stands there afterwards.
    pub text: String,
}

/// A repair.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Fix {
    /// Changes the text that was read.
    Text {
        /// What it does, for a button.
        title: String,
        /// Edits that do not overlap.
        edits: Vec<TextEdit>,
    },
    /// Changes one member.
    Member {
        /// What it does, for a button.
        title: String,
        /// The JSON Pointer, inside the issue's part, of what is replaced.
        path: String,
        /// The new value, as JSON text; JavaScript gets the value.
        value: String,
    },
}

/// One problem at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    what: What,
    part: Part,
    path: String,
    span: Option<TextSpan>,
    fix: Option<Fix>,
}

/// A fault of the JSON text, or a broken rule.
#[derive(Debug, Clone, PartialEq)]
enum What {
    Syntax(FaultKind),
    Rule(Problem),
}

impl Issue {
    /// Makes an issue that has no place in a text and no repair.
    #[must_use]
    pub fn new(problem: Problem, part: Part, path: impl Into<String>) -> Self {
        Self { what: What::Rule(problem), part, path: path.into(), span: None, fix: None }
    }

    /// Returns how much the issue weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match &self.what {
            What::Syntax(kind) if kind.is_error() => Severity::Error,
            What::Syntax(_) => Severity::Warning,
            What::Rule(problem) => problem.severity(),
        }
    }

    /// Returns the broken rule; `None` for a fault of the JSON text.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match &self.what {
            What::Rule(problem) => Some(problem),
            What::Syntax(_) => None,
        }
    }

    /// Returns the fault of the JSON text; `None` for a broken rule.
    #[must_use]
    pub fn fault(&self) -> Option<&FaultKind> {
        match &self.what {
            What::Syntax(kind) => Some(kind),
            What::Rule(_) => None,
        }
    }

    /// Returns what the issue is about.
    #[must_use]
    pub fn part(&self) -> Part {
        self.part
    }

    /// Returns the JSON Pointer inside the part; empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the code: stable, and the same in JavaScript.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.what {
            What::Syntax(kind) => kind.code(),
            What::Rule(problem) => problem.code(),
        }
    }

    /// Returns what is wrong and what was expected, in English, without secrets and personal values.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.what {
            What::Syntax(kind) => kind.message(),
            What::Rule(problem) => problem.message(),
        }
    }

    /// Returns what to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match &self.what {
            What::Syntax(kind) => kind.hint(),
            What::Rule(problem) => problem.hint(),
        }
    }

    /// Returns where in the text the problem stands, when a text was read.
    #[must_use]
    pub fn span(&self) -> Option<TextSpan> {
        self.span
    }

    /// Returns the repair, where one is obvious.
    #[must_use]
    pub fn fix(&self) -> Option<&Fix> {
        self.fix.as_ref()
    }
}

/// The form of an issue in `pkg-template/types/issue.d.ts`.
#[derive(Serialize)]
struct Wire<'a> {
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
        Wire {
            severity: self.severity(),
            code: self.code(),
            params: match &self.what {
                What::Syntax(kind) => kind.params(),
                What::Rule(problem) => problem.params(),
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
