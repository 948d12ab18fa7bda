//! What can be wrong with a JSON text, and how it is repaired.

use crate::coded::{AsParam, Param, coded};
use crate::ordered;

use super::Span;

/// A deviation from strict JSON, with its place and its repair.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where; a point where something is missing.
    pub span: Span,
    /// The repair of exactly this fault; empty where nobody can know what was meant.
    ///
    /// The edits of all faults of a document never overlap. Applied together, ordered by start, then end, then the
    /// order in which they are given, they make the text that the tree was read from.
    pub edits: Vec<Edit>,
}

/// A replacement in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What is put there.
    pub text: String,
}

coded! {
    /// The kinds of faults; the names and fields are the issue codes and params that users see.
    ///
    /// No field holds a value from the text, since values may be personal; member names and brackets may be shown.
    #[derive(Clone, Debug, PartialEq)]
    pub enum FaultKind {
        /// There is no value at all.
        JsonEmpty {} = "jsonEmpty",
        /// The text has more bytes than the limit and was not read.
        JsonTooLarge {
            /// In bytes.
            limit: usize,
        } = "jsonTooLarge",
        /// Arrays and objects are nested deeper than the limit; reading stopped there.
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
        /// A member has no value; `null` is read.
        JsonMissingValue {} = "jsonMissingValue",
        /// A member stands at the top without the brace that opens its object.
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
        /// One bracket was expected to close and another one was found.
        JsonMismatchedClose {
            /// `}` or `]`.
            expected: &'static str,
            /// The other one.
            found: &'static str,
        } = "jsonMismatchedClose",
        /// Something that cannot stand here was skipped.
        JsonUnexpected {
            /// What it begins with: a bracket, `,`, `:`, `string` or `word`.
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
        /// A comment, which JSON does not have.
        JsonComment {} = "jsonComment",
        /// A number in a spelling that JSON does not have.
        JsonBadNumber {
            /// Which one.
            problem: NumberProblem,
        } = "jsonBadNumber",
        /// A literal in the spelling of another language, or cut short by the end of the text.
        JsonBadLiteral {
            /// As it was written.
            found: String,
            /// As JSON writes it.
            meant: &'static str,
        } = "jsonBadLiteral",
        /// A string is not closed.
        JsonUnterminatedText {} = "jsonUnterminatedText",
        /// Control characters stand in a string.
        JsonControlCharacter {
            /// The first one's, as `U+000A`.
            code_point: String,
        } = "jsonControlCharacter",
        /// A backslash is followed by what no escape begins with.
        JsonBadEscape {} = "jsonBadEscape",
        /// An escape names half of a surrogate pair.
        JsonLoneSurrogate {} = "jsonLoneSurrogate",
        /// Spaces between the tokens that JSON does not count as spaces.
        JsonOddSpace {} = "jsonOddSpace",
        /// The object already has a member of this name.
        JsonDuplicateMember {
            /// The name, shortened after 64 characters.
            name: String,
        } = "jsonDuplicateMember",
        /// `JSON.parse` in JavaScript would change this number.
        JsonNumberLosesDigits {} = "jsonNumberLosesDigits",
        /// There are more faults than are kept.
        JsonMoreFaults {} = "jsonMoreFaults",
    }
}

/// What is wrong with the spelling of a number.
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
    /// `NaN`, `Infinity`; `null` is read.
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

impl Fault {
    /// Makes a fault without a repair.
    pub(super) fn new(kind: FaultKind, span: Span) -> Self {
        Self { kind, span, edits: Vec::new() }
    }

    /// Makes a fault that is repaired by replacing its whole span.
    pub(super) fn replacing(kind: FaultKind, span: Span, text: impl Into<String>) -> Self {
        Self { kind, span, edits: vec![Edit::new(span, text)] }
    }

    /// Makes a fault that is repaired by an insertion at its place.
    pub(super) fn inserting(kind: FaultKind, at: usize, text: impl Into<String>) -> Self {
        Self::replacing(kind, Span::point(at), text)
    }
}

impl Edit {
    /// Makes the edit that puts `text` in the place of `span`.
    pub(super) fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// A bounded list of faults.
#[derive(Default)]
pub(super) struct Faults {
    list: Vec<Fault>,
    has_more: bool,
}

impl Faults {
    /// At most so many faults are kept.
    pub(super) const LIMIT: usize = 100;

    /// Keeps the fault if there is room; warnings leave a place free, so that they never hide that there is an error.
    pub(super) fn push(&mut self, fault: Fault) {
        let limit = if fault.kind.is_error() { Self::LIMIT } else { Self::LIMIT - 1 };
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

    /// Drops the faults from the byte `start` on, because what they are in is itself a fault.
    pub(super) fn forget_from(&mut self, start: usize) {
        self.list.retain(|fault| fault.span.start < start);
    }

    pub(super) fn last_mut(&mut self) -> Option<&mut Fault> {
        self.list.last_mut()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len() + usize::from(self.has_more)
    }

    /// Gives the faults in the order of the text, whose length is `text_length`.
    pub(super) fn finish(self, text_length: usize) -> Vec<Fault> {
        let mut in_order = Vec::with_capacity(self.list.len());
        for fault in self.list {
            ordered::insert(&mut in_order, fault, |fault| fault.span.start);
        }
        if self.has_more {
            in_order.push(Fault::new(FaultKind::JsonMoreFaults {}, Span::point(text_length)));
        }
        in_order
    }
}
