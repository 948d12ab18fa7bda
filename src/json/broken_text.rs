//! The texts of the faults that only the tolerant reader finds. A wasm module without it does not contain them.

use super::fault::{FaultKind, NumberProblem};

impl FaultKind {
    /// Returns the message; empty for a fault that both readers find.
    pub(super) fn message_of_broken(&self) -> String {
        let fixed = match self {
            Self::JsonMissingClose { close, opened_line, opened_column } => {
                let opened = if *close == "}" { "object" } else { "array" };
                return format!(
                    "the {opened} opened at line {opened_line}, column {opened_column} is not closed: expected `{close}`"
                );
            }
            Self::JsonMismatchedClose { expected, found } => {
                return format!("expected `{expected}`, found `{found}`");
            }
            Self::JsonUnexpected { found: "markup" } => "the text is HTML or XML: expected JSON",
            Self::JsonUnexpected { found: "printed" } => {
                "the text is an object as a language prints it: expected JSON"
            }
            Self::JsonUnexpected { found: "code" } => {
                "the text is a program that makes the body: expected the JSON that it sends"
            }
            Self::JsonUnexpected { found: "references" } => {
                "the text has the character references of HTML: expected JSON"
            }
            Self::JsonUnexpected { found: "percent" } => "the text is percent-encoded: expected JSON",
            Self::JsonUnexpected { found: "base64" } => "the text is in base64: expected JSON",
            Self::JsonUnexpected { found: "yaml" } => "the text is YAML: expected JSON",
            Self::JsonUnexpected { found: "form" } => "the text is form-encoded: expected JSON",
            Self::JsonUnexpected { found } => return format!("`{found}` is not expected here"),
            Self::JsonBadLiteral { found, meant } => return format!("expected `{meant}`, found `{found}`"),
            Self::JsonControlCharacter { code_point } => {
                let name = match code_point.as_str() {
                    "U+000A" | "U+000D" => "line break",
                    "U+0009" => "tab",
                    _ => "control character",
                };
                return format!("the string contains a {name} ({code_point}): expected an escape");
            }
            Self::JsonBadNumber { problem } => problem.message(),
            Self::JsonTrailingComma {} => "a comma after the last entry is not allowed in JSON",
            Self::JsonMissingComma {} => "a comma is missing between two entries",
            Self::JsonMissingColon {} => "a colon is missing between the member's name and its value",
            Self::JsonMissingValue {} => "the member's value is missing",
            Self::JsonMissingOpen {} => "the opening `{` of the object is missing",
            Self::JsonUnquotedName {} => "the member's name is not quoted: expected double quotes",
            Self::JsonUnquotedText {} => {
                "the value is not quoted: expected double quotes, a number, true, false or null"
            }
            Self::JsonSingleQuotes {} => "the string is in single quotes: expected double quotes",
            Self::JsonCurlyQuotes {} => {
                "the string is in typographic quotes: expected straight double quotes"
            }
            Self::JsonComment {} => "comments are not allowed in JSON",
            Self::JsonUnterminatedText {} => "the string is not closed: expected a double quote",
            Self::JsonBadEscape {} => "the escape is invalid in JSON",
            Self::JsonOddSpace {} => "the white space contains characters that JSON does not allow",
            Self::JsonMoreFaults {} => "the text has more faults than are listed",
            Self::JsonEmpty {}
            | Self::JsonTooLarge { .. }
            | Self::JsonTooDeep { .. }
            | Self::JsonLoneSurrogate {}
            | Self::JsonDuplicateMember { .. }
            | Self::JsonNumberLosesDigits {} => "",
        };
        fixed.to_owned()
    }

    /// Returns the hint, if there is one that the other reader does not have.
    pub(super) fn hint_of_broken(&self) -> Option<&'static str> {
        Some(match self {
            Self::JsonMissingValue {} => "Add the value, or remove the member.",
            Self::JsonMissingClose { .. } => {
                "The text is probably cut off, or a closing bracket was not copied."
            }
            Self::JsonMismatchedClose { .. } => "A closing bracket is probably missing or mistyped.",
            Self::JsonUnexpected { found: "markup" } => {
                "A page is usually the response of a proxy or of a sign-in, not a body. Paste the body of the request."
            }
            Self::JsonUnexpected { found: "printed" } => {
                "Paste the text that is sent. A serializer writes it: json.dumps in Python, json_encode in PHP, the SDK's own \
                 serializer for its objects."
            }
            Self::JsonUnexpected { found: "code" } => {
                "Print the body with the SDK's own serializer, such as `KiotaJsonSerializer.SerializeAsStringAsync` in C#, or log the \
                 request."
            }
            Self::JsonUnexpected { found: "references" | "percent" | "base64" } => {
                "Decode the text, or copy the body as it is sent."
            }
            Self::JsonUnexpected { found: "yaml" } => "Graph reads only JSON: convert the text.",
            Self::JsonUnexpected { found: "form" } => {
                "Send the body as JSON, with the header `Content-Type: application/json`."
            }
            Self::JsonUnexpected { found: "}" | "]" } => "There is probably one closing bracket too many.",
            Self::JsonUnexpected { .. } => "Remove it, or check whether the text before it is complete.",
            Self::JsonBadNumber { problem: NumberProblem::PhoneNumber } => {
                "Write a telephone number as a string."
            }
            Self::JsonBadNumber { problem: NumberProblem::LeadingZero } => {
                "If the zero is significant, write a string."
            }
            Self::JsonBadEscape {} => "Write a backslash as `\\\\`.",
            Self::JsonOddSpace {} => "They were probably copied from a web page or a document.",
            Self::JsonCurlyQuotes {} => "The text was probably copied from a document.",
            Self::JsonMoreFaults {} => "Fix the faults above first.",
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
            | Self::JsonControlCharacter { .. }
            | Self::JsonEmpty {}
            | Self::JsonTooLarge { .. }
            | Self::JsonTooDeep { .. }
            | Self::JsonLoneSurrogate {}
            | Self::JsonDuplicateMember { .. }
            | Self::JsonNumberLosesDigits {} => return None,
        })
    }

    /// Returns the title of the repair, as a command; empty for kinds without a repair.
    pub(super) fn title_of_repair(&self) -> String {
        let title = match self {
            Self::JsonMissingClose { close, .. } => return format!("Add `{close}`"),
            Self::JsonMismatchedClose { expected, .. } => return format!("Close with `{expected}`"),
            Self::JsonUnexpected { .. } => "Remove it",
            Self::JsonBadLiteral { meant, .. } => return format!("Replace it with `{meant}`"),
            Self::JsonBadNumber { problem } => problem.fix_title(),
            Self::JsonTrailingComma {} => "Remove the comma",
            Self::JsonMissingComma {} => "Add a comma",
            Self::JsonMissingColon {} => "Add a colon",
            Self::JsonMissingValue {} => "Add null",
            Self::JsonMissingOpen {} => "Add `{`",
            Self::JsonUnquotedName {} | Self::JsonUnquotedText {} => "Add quotes",
            Self::JsonSingleQuotes {} | Self::JsonCurlyQuotes {} => "Use double quotes",
            Self::JsonComment {} => "Remove the comment",
            Self::JsonUnterminatedText {} => "Add the closing quote",
            Self::JsonControlCharacter { .. } => "Escape it",
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
            Self::PlusSign => "a plus sign before a number is not allowed in JSON",
            Self::PhoneNumber => "the telephone number is not quoted: expected a string",
            Self::LeadingZero => "leading zeros are not allowed in JSON",
            Self::MissingDigits => "the number is incomplete: digits are missing at its dot or exponent",
            Self::Hexadecimal => "the number is hexadecimal: expected a decimal number",
            Self::NotFinite => "NaN and Infinity are not allowed in JSON",
        }
    }

    fn fix_title(self) -> &'static str {
        match self {
            Self::PlusSign => "Remove the plus sign",
            Self::PhoneNumber => "Add quotes",
            Self::LeadingZero => "Remove the leading zeros",
            Self::MissingDigits => "Complete the number",
            Self::Hexadecimal => "Write it in decimal",
            Self::NotFinite => "Replace it with null",
        }
    }
}
