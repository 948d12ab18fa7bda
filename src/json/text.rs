//! The message, the hint and the title of the repair of each fault.

use super::HAS_REPAIRS;
use super::fault::FaultKind;

impl FaultKind {
    /// Returns whether this is an error, which strict JSON forbids. A warning is allowed, but parsers disagree about it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        !matches!(
            self,
            Self::JsonDuplicateMember { .. } | Self::JsonNumberLosesDigits {} | Self::JsonMoreFaults {}
        )
    }

    /// Returns the message.
    #[must_use]
    pub fn message(&self) -> String {
        let fixed = match self {
            Self::JsonTooLarge { limit } => {
                return format!("the JSON text is too large: expected at most {limit} bytes");
            }
            Self::JsonTooDeep { limit } => {
                return format!("the JSON text is nested too deeply: expected at most {limit} levels");
            }
            Self::JsonDuplicateMember { name } => {
                return format!("the member `{name}` is repeated: only the last one counts");
            }
            Self::JsonUnexpected { found: "end" } => {
                "the text ends early: the rest of the JSON value is missing"
            }
            Self::JsonUnexpected { found: "word" } => "the text is not part of the JSON value",
            Self::JsonUnexpected { found: "string" } => "the string is not part of the JSON value",
            Self::JsonEmpty {} => "the JSON value is missing",
            Self::JsonLoneSurrogate {} => "the escape is invalid: it is half of a surrogate pair",
            Self::JsonNumberLosesDigits {} => "the number has more digits than JavaScript can represent",
            other if HAS_REPAIRS => return other.message_of_broken(),
            Self::JsonUnexpected { found } => return format!("`{found}` is not expected here"),
            _ => "",
        };
        fixed.to_owned()
    }

    /// Returns the probable cause or the next step, if the message does not contain it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::JsonEmpty {} => "Paste the body of the request: an object in `{ }`.",
            Self::JsonTooLarge { .. } => {
                "Check the pasted text: the body of a transfer has about one kilobyte."
            }
            Self::JsonTooDeep { .. } => {
                "Check the pasted text: the body of a transfer has about five levels."
            }
            Self::JsonLoneSurrogate {} => {
                "The text was probably cut inside an emoji: complete the pair, or remove the escape."
            }
            Self::JsonDuplicateMember { .. } => "Remove or rename one of them.",
            Self::JsonNumberLosesDigits {} => "Write an id as a string.",
            other if HAS_REPAIRS => other.hint_of_broken()?,
            Self::JsonUnexpected { .. } => {
                "This entry reads well-formed JSON only. To get every fault with its fix, import graph-call-transfer/tools, too, and \
                 await its init()."
            }
            _ => return None,
        };
        Some(hint.to_owned())
    }

    /// Returns the title of the repair, as a command; empty for kinds without a repair.
    #[must_use]
    pub fn fix_title(&self) -> String {
        if HAS_REPAIRS { self.title_of_repair() } else { String::new() }
    }
}
