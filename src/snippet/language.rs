//! The languages.

use super::rules::{self, Rules};

/// A language, or a tool, that snippets are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// The command `curl`, for Bash.
    Curl,
    /// JavaScript's `fetch`.
    Fetch,
    /// The npm package `graph-call-transfer`.
    Package,
    /// The Graph SDK for C#.
    CSharp,
    /// The Graph SDK for Go.
    Go,
    /// The Graph SDK for Java.
    Java,
    /// The Graph SDK for JavaScript.
    JavaScript,
    /// The Graph SDK for PHP.
    Php,
    /// The Graph SDK for Python.
    Python,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 9] = [
        Self::Curl,
        Self::Fetch,
        Self::Package,
        Self::CSharp,
        Self::Go,
        Self::Java,
        Self::JavaScript,
        Self::Php,
        Self::Python,
    ];

    /// Returns the name used in options.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Fetch => "fetch",
            Self::Package => "package",
            Self::CSharp => "csharp",
            Self::Go => "go",
            Self::Java => "java",
            Self::JavaScript => "javascript",
            Self::Php => "php",
            Self::Python => "python",
        }
    }

    /// Returns the name that people call it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Curl => "cURL",
            Self::Fetch => "JavaScript (fetch)",
            Self::Package => "JavaScript (graph-call-transfer)",
            Self::CSharp => "C# (Graph SDK)",
            Self::Go => "Go (Graph SDK)",
            Self::Java => "Java (Graph SDK)",
            Self::JavaScript => "JavaScript (Graph SDK)",
            Self::Php => "PHP (Graph SDK)",
            Self::Python => "Python (Graph SDK)",
        }
    }

    /// Returns how snippets are written in it.
    pub(super) fn rules(self) -> &'static Rules {
        match self {
            Self::Curl => &rules::CURL,
            Self::Fetch => &rules::FETCH,
            Self::Package => &rules::PACKAGE,
            Self::CSharp => &rules::CSHARP,
            Self::Go => &rules::GO,
            Self::Java => &rules::JAVA,
            Self::JavaScript => &rules::JAVASCRIPT,
            Self::Php => &rules::PHP,
            Self::Python => &rules::PYTHON,
        }
    }
}
