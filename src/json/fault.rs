//! Faults of a JSON text and their repairs.

use crate::coded::{AsParam, Param, coded};
use crate::ordered;
use crate::work::visit;

use super::Span;

/// A deviation from strict JSON, with its place and its repair.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SyntaxFault {
    /// The kind.
    pub kind: FaultKind,
    /// The place; a point where something is missing.
    pub span: Span,
    /// The repair of exactly this fault; empty when the intended text is unknown.
    ///
    /// The edits of all faults of a document never overlap. Applied together (by start, then end, then their order
    /// here), they produce the text that the tree was read from.
    pub edits: Vec<Edit>,
    /// Whether the repair has to wait for that of another fault: behind a string that is not closed, an edit would become
    /// part of the string.
    pub waits: bool,
}

/// A replacement in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edit {
    /// The part that is replaced; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}

coded! {
    /// The kinds of faults; their names and fields are the issue codes and params that users see.
    ///
    /// No field contains a value from the text, since values may be personal. Member names and brackets may be shown.
    #[derive(Clone, Debug, PartialEq)]
    pub enum FaultKind {
        /// The text has no value.
        JsonEmpty {} = "jsonEmpty",
        /// The text has more bytes than the limit and is not read.
        JsonTooLarge {
            /// In bytes.
            limit: usize,
        } = "jsonTooLarge",
        /// Arrays and objects are nested deeper than the limit, at which reading stops.
        JsonTooDeep {
            /// In levels.
            limit: usize,
        } = "jsonTooDeep",
        /// A comma follows the last item or member.
        JsonTrailingComma {} = "jsonTrailingComma",
        /// Two items or members follow each other without a comma.
        JsonMissingComma {} = "jsonMissingComma",
        /// A member's name is followed by its value without a colon.
        JsonMissingColon {} = "jsonMissingColon",
        /// A member has no value; it is read as `null`.
        JsonMissingValue {} = "jsonMissingValue",
        /// A member at the top is not inside an object: the opening brace is missing.
        JsonMissingOpen {} = "jsonMissingOpen",
        /// An object or array is not closed.
        JsonMissingClose {
            /// `}` or `]`.
            close: &'static str,
            /// The line of the opening bracket, from 1.
            opened_line: usize,
            /// The column of the opening bracket in UTF-16 units, from 1.
            opened_column: usize,
        } = "jsonMissingClose",
        /// Another closing bracket than the expected one.
        JsonMismatchedClose {
            /// `}` or `]`.
            expected: &'static str,
            /// The other closing bracket.
            found: &'static str,
        } = "jsonMismatchedClose",
        /// A token that is not allowed here, and is skipped.
        JsonUnexpected {
            /// Its beginning: a bracket, `,`, `:`, `string` or `word`; `end` at the end of the text.
            found: &'static str,
        } = "jsonUnexpected",
        /// A member's name has no quotes.
        JsonUnquotedName {} = "jsonUnquotedName",
        /// A string value has no quotes.
        JsonUnquotedText {} = "jsonUnquotedText",
        /// A string is in single quotes.
        JsonSingleQuotes {} = "jsonSingleQuotes",
        /// A string is in typographic quotes.
        JsonCurlyQuotes {} = "jsonCurlyQuotes",
        /// A comment, which JSON does not allow.
        JsonComment {} = "jsonComment",
        /// A number in a spelling that JSON does not allow.
        JsonBadNumber {
            /// The problem with the spelling.
            problem: NumberProblem,
        } = "jsonBadNumber",
        /// A literal in the spelling of another language, or cut short by the end of the text.
        JsonBadLiteral {
            /// The literal in the text.
            found: String,
            /// The literal in JSON.
            meant: &'static str,
        } = "jsonBadLiteral",
        /// A string is not closed.
        JsonUnterminatedText {} = "jsonUnterminatedText",
        /// A string contains control characters.
        JsonControlCharacter {
            /// The first one's, as `U+000A`.
            code_point: String,
        } = "jsonControlCharacter",
        /// A backslash that does not begin an escape of JSON.
        JsonBadEscape {} = "jsonBadEscape",
        /// An escape of half a surrogate pair.
        JsonLoneSurrogate {} = "jsonLoneSurrogate",
        /// Spaces between tokens that are not white space in JSON.
        JsonOddSpace {} = "jsonOddSpace",
        /// The object already has a member of this name.
        JsonDuplicateMember {
            /// The name, shortened after 64 characters.
            name: String,
        } = "jsonDuplicateMember",
        /// `JSON.parse` in JavaScript would change this number.
        JsonNumberLosesDigits {} = "jsonNumberLosesDigits",
        /// The text has more faults than are listed.
        JsonMoreFaults {} = "jsonMoreFaults",
    }
}

/// A problem with the spelling of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// `+1`
    PlusSign,
    /// `+12345678901`, long enough to be a phone number, which is read as a string.
    PhoneNumber,
    /// `01`
    LeadingZero,
    /// `.5`, `1.`, `1e`
    MissingDigits,
    /// `0x10`
    Hexadecimal,
    /// `NaN`, `Infinity`; read as `null`.
    NotFinite,
}

impl AsParam for NumberProblem {
    fn as_param(&self) -> Param<'_> {
        Param::Text(match self {
            Self::PlusSign => "plusSign",
            Self::PhoneNumber => "phoneNumber",
            Self::LeadingZero => "leadingZero",
            Self::MissingDigits => "missingDigits",
            Self::Hexadecimal => "hexadecimal",
            Self::NotFinite => "notFinite",
        })
    }
}

impl SyntaxFault {
    /// Creates a fault without a repair.
    pub(super) fn new(kind: FaultKind, span: Span) -> Self {
        Self::with(kind, span, Vec::new())
    }

    /// Creates a fault that several edits repair.
    pub(super) fn with(kind: FaultKind, span: Span, edits: Vec<Edit>) -> Self {
        Self { kind, span, edits, waits: false }
    }

    /// Creates a fault that is repaired by replacing its whole span.
    pub(super) fn replacing(kind: FaultKind, span: Span, text: impl Into<String>) -> Self {
        Self::with(kind, span, vec![Edit::new(span, text)])
    }

    /// Creates a fault that is repaired by an insertion at its place.
    pub(super) fn inserting(kind: FaultKind, at: usize, text: impl Into<String>) -> Self {
        Self::replacing(kind, Span::point(at), text)
    }
}

impl Edit {
    /// Creates the edit that replaces `span` by `text`.
    pub(super) fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// A list of faults of limited length.
#[derive(Default)]
pub(super) struct FaultList {
    list: Vec<SyntaxFault>,
    has_more: bool,
}

impl FaultList {
    /// The maximum number of faults in the list.
    pub(super) const MAX: usize = 100;

    /// Adds the fault if there is room. Warnings leave one place free, so that they never hide that there is an error.
    pub(super) fn push(&mut self, fault: SyntaxFault) {
        let limit = if fault.kind.is_error() { Self::MAX } else { Self::MAX - 1 };
        if self.list.len() < limit {
            self.list.push(fault);
        } else {
            self.has_more = true;
        }
    }

    /// Moves the faults of `other` to the end of this list.
    pub(super) fn absorb(&mut self, other: &mut Self) {
        self.has_more |= std::mem::take(&mut other.has_more);
        for fault in other.list.drain(..) {
            self.push(fault);
        }
    }

    /// Removes the faults from the byte `start` on, when the text there is a fault as a whole.
    pub(super) fn forget_from(&mut self, start: usize) {
        visit(self.list.len());
        self.list.retain(|fault| fault.span.start < start);
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut SyntaxFault> {
        self.list.last_mut()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len() + usize::from(self.has_more)
    }

    /// Returns the faults in the order of the text.
    pub(super) fn finish(self, text: &str) -> Vec<SyntaxFault> {
        let mut in_order = Vec::with_capacity(self.list.len());
        for fault in self.list {
            ordered::insert(&mut in_order, fault, |fault| fault.span.start);
        }
        let mut unclosed = None;
        for fault in &mut in_order {
            fault.waits = unclosed
                .is_some_and(|(string_end, line_end)| (string_end..=line_end).contains(&fault.span.start));
            if matches!(fault.kind, FaultKind::JsonUnterminatedText {}) {
                let rest = text.get(fault.span.end..).unwrap_or_default();
                let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
                visit(line);
                unclosed = Some((fault.span.end, fault.span.end + line));
            }
        }
        if self.has_more {
            in_order.push(SyntaxFault::new(FaultKind::JsonMoreFaults {}, Span::point(text.len())));
        }
        in_order
    }
}
