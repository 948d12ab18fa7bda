//! What a person reads about a fault.

use super::fault::{FaultKind, NumberProblem};

impl FaultKind {
    /// Tells an error (strict JSON forbids it) from a warning (JSON allows it, but readers disagree about it).
    #[must_use]
    pub fn is_error(&self) -> bool {
        !matches!(
            self,
            Self::JsonDuplicateMember { .. } | Self::JsonNumberLosesDigits {} | Self::JsonMoreFaults {}
        )
    }

    /// Says what was found and what was expected.
    #[must_use]
    pub fn message(&self) -> String {
        let fixed = match self {
            Self::JsonTooLarge { limit } => {
                return format!("the JSON text has more than {limit} bytes and was not read");
            }
            Self::JsonTooDeep { limit } => {
                return format!(
                    "arrays and objects are nested more than {limit} levels deep; reading stopped here"
                );
            }
            Self::JsonMissingClose { close, opened_line, opened_column } => {
                let what = if *close == "}" { "object" } else { "array" };
                return format!(
                    "the {what} opened at line {opened_line}, column {opened_column} is not closed: `{close}` is missing"
                );
            }
            Self::JsonMismatchedClose { expected, found } => {
                return format!("`{expected}` was expected to close here, but `{found}` was found");
            }
            Self::JsonUnexpected { found: "word" } => "text that is not part of the JSON value stands here",
            Self::JsonUnexpected { found: "string" } => {
                "a string that is not part of the JSON value stands here"
            }
            Self::JsonUnexpected { found } => return format!("`{found}` cannot stand here"),
            Self::JsonBadLiteral { found, meant } => {
                return format!("`{found}` is not JSON; JSON writes `{meant}`");
            }
            Self::JsonControlCharacter { code_point } => {
                let what = match code_point.as_str() {
                    "U+000A" | "U+000D" => "line break",
                    "U+0009" => "tab",
                    _ => "control character",
                };
                return format!(
                    "a {what} ({code_point}) stands in a string; JSON allows it only as an escape"
                );
            }
            Self::JsonDuplicateMember { name } => {
                return format!("the object has another member named `{name}`; only the last one counts");
            }
            Self::JsonBadNumber { problem } => problem.message(),
            Self::JsonEmpty {} => "there is no JSON value; one was expected",
            Self::JsonTrailingComma {} => {
                "a comma stands after the last entry; JSON allows it only between entries"
            }
            Self::JsonMissingComma {} => "a comma was expected between two entries",
            Self::JsonMissingColon {} => "a colon was expected between the member's name and its value",
            Self::JsonMissingValue {} => "the member has no value; one was expected after its name",
            Self::JsonMissingOpen {} => "the object starts without `{`",
            Self::JsonUnquotedName {} => "the member's name has no quotes; double quotes were expected",
            Self::JsonUnquotedText {} => {
                "the value has no quotes and is neither a number nor true, false or null"
            }
            Self::JsonSingleQuotes {} => "the string is in single quotes; JSON allows only double quotes",
            Self::JsonCurlyQuotes {} => {
                "the string is in typographic quotes; JSON allows only straight double quotes"
            }
            Self::JsonComment {} => "a comment stands here; JSON has no comments",
            Self::JsonUnterminatedText {} => "the string is not closed; a double quote was expected",
            Self::JsonBadEscape {} => "the backslash does not begin an escape that JSON knows",
            Self::JsonLoneSurrogate {} => {
                "the escape is half of a surrogate pair and stands for no character"
            }
            Self::JsonOddSpace {} => "spaces stand here that JSON does not count as spaces",
            Self::JsonNumberLosesDigits {} => {
                "JavaScript cannot hold all digits of this number and would change it"
            }
            Self::JsonMoreFaults {} => "there are more faults than are listed",
        };
        fixed.to_owned()
    }

    /// Says what was probably meant or what to do, where the message leaves that open.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::JsonEmpty {} => "Paste the body of the request, an object in `{ }`.",
            Self::JsonTooLarge { .. } => {
                "Check that the right text was pasted; such a body has about one kilobyte."
            }
            Self::JsonTooDeep { .. } => {
                "Check that the right text was pasted; such a body has about five levels."
            }
            Self::JsonMissingValue {} => "Write the value, or remove the member.",
            Self::JsonMissingClose { .. } => {
                "The text may be cut off, or a closing bracket was lost when it was copied."
            }
            Self::JsonMismatchedClose { .. } => "A closing bracket was probably lost or mistyped.",
            Self::JsonUnexpected { found: "}" | "]" } => "There is probably one closing bracket too many.",
            Self::JsonUnexpected { .. } => "It was probably copied along, or a part before it is missing.",
            Self::JsonBadNumber { problem: NumberProblem::PhoneNumber } => {
                "A phone number is written as a string."
            }
            Self::JsonBadNumber { problem: NumberProblem::LeadingZero } => {
                "If the zero counts, write a string."
            }
            Self::JsonBadEscape {} => "A backslash itself is written as `\\\\`.",
            Self::JsonLoneSurrogate {} => {
                "The text was probably cut inside an emoji; write the whole pair or leave it out."
            }
            Self::JsonOddSpace {} => "They were probably copied from a web page or a document.",
            Self::JsonCurlyQuotes {} => "The text was probably copied from a document.",
            Self::JsonDuplicateMember { .. } => "Remove or rename the one that is not meant.",
            Self::JsonNumberLosesDigits {} => "Write an id as a string.",
            Self::JsonMoreFaults {} => "Fix the listed ones first.",
            Self::JsonTrailingComma {}
            | Self::JsonMissingComma {}
            | Self::JsonMissingColon {}
            | Self::JsonMissingOpen {}
            | Self::JsonUnquotedName {}
            | Self::JsonUnquotedText {}
            | Self::JsonSingleQuotes {}
            | Self::JsonComment {}
            | Self::JsonBadNumber { .. }
            | Self::JsonBadLiteral { .. }
            | Self::JsonUnterminatedText {}
            | Self::JsonControlCharacter { .. } => return None,
        };
        Some(hint.to_owned())
    }

    /// Names the repair, as a command; empty for kinds that have none.
    #[must_use]
    pub fn fix_title(&self) -> String {
        let title = match self {
            Self::JsonMissingClose { close, .. } => return format!("Add `{close}`"),
            Self::JsonMismatchedClose { expected, .. } => return format!("Close with `{expected}`"),
            Self::JsonUnexpected { .. } => "Remove it",
            Self::JsonBadLiteral { meant, .. } => return format!("Write `{meant}`"),
            Self::JsonBadNumber { problem } => problem.fix_title(),
            Self::JsonTrailingComma {} => "Remove the comma",
            Self::JsonMissingComma {} => "Add a comma",
            Self::JsonMissingColon {} => "Put a colon",
            Self::JsonMissingValue {} => "Put null",
            Self::JsonMissingOpen {} => "Add `{`",
            Self::JsonUnquotedName {} | Self::JsonUnquotedText {} => "Put it in quotes",
            Self::JsonSingleQuotes {} | Self::JsonCurlyQuotes {} => "Use double quotes",
            Self::JsonComment {} => "Remove the comment",
            Self::JsonUnterminatedText {} => "Add the closing quote",
            Self::JsonControlCharacter { .. } => "Write it as an escape",
            Self::JsonBadEscape {} => "Double or remove the backslash",
            Self::JsonOddSpace {} => "Use plain spaces",
            Self::JsonEmpty {}
            | Self::JsonTooLarge { .. }
            | Self::JsonTooDeep { .. }
            | Self::JsonLoneSurrogate {}
            | Self::JsonDuplicateMember { .. }
            | Self::JsonNumberLosesDigits {}
            | Self::JsonMoreFaults {} => "",
        };
        title.to_owned()
    }
}

impl NumberProblem {
    fn message(self) -> &'static str {
        match self {
            Self::PlusSign => "the number begins with a plus sign; JSON numbers have none",
            Self::PhoneNumber => "a phone number stands here without quotes; JSON numbers have no plus sign",
            Self::LeadingZero => "the number begins with a zero that JSON does not allow",
            Self::MissingDigits => "the number lacks digits at its dot or exponent",
            Self::Hexadecimal => "the number is hexadecimal; JSON numbers are decimal",
            Self::NotFinite => "JSON has no NaN and no Infinity",
        }
    }

    fn fix_title(self) -> &'static str {
        match self {
            Self::PlusSign => "Remove the plus sign",
            Self::PhoneNumber => "Put it in quotes",
            Self::LeadingZero => "Remove the leading zeros",
            Self::MissingDigits => "Complete the number",
            Self::Hexadecimal => "Write it as a decimal number",
            Self::NotFinite => "Write null",
        }
    }
}
