//! Under what an entry of the book is found.

use std::fmt;

use serde::{Serialize, Serializer};

/// What an entry explains. Its text, such as `500/7000`, is how the entry is named everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A code together with a subcode: `500/7000`.
    Pair(i64, i64),
    /// A subcode with no code, or with one that reports no error (0, 200 to 299): `ok/5001`.
    Success(i64),
    /// A subcode, whatever the code: `any/8501`.
    Subcode(i64),
    /// A SIP status that the telephone side answered: `sip/486`.
    Sip(i64),
    /// The first digit of such a status: `sip/4xx`.
    SipClass(i64),
    /// A code without a subcode: `code/404`.
    Code(i64),
    /// The first digit of a code: `code/4xx`.
    CodeClass(i64),
    /// The word that names an error; its case does not matter.
    Word(&'static str),
    /// The `terminationReason` of a call: `reason/AppTransferred`; its case does not matter.
    Reason(&'static str),
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pair(code, subcode) => write!(f, "{code}/{subcode}"),
            Self::Success(subcode) => write!(f, "ok/{subcode}"),
            Self::Subcode(subcode) => write!(f, "any/{subcode}"),
            Self::Sip(status) => write!(f, "sip/{status}"),
            Self::SipClass(digit) => write!(f, "sip/{digit}xx"),
            Self::Code(code) => write!(f, "code/{code}"),
            Self::CodeClass(digit) => write!(f, "code/{digit}xx"),
            Self::Word(word) => f.write_str(word),
            Self::Reason(word) => write!(f, "reason/{word}"),
        }
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
