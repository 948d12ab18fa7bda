//! The keys of the code book.

use std::fmt;

use serde::{Serialize, Serializer};

/// The side of the telephone network from which a six-digit code comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HubSide {
    /// The session border controller, or the network behind it.
    Sbc,
    /// A module of Microsoft's telephone service.
    Microsoft,
}

/// A key of an entry. Its text, such as `500/7000`, names the entry everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A code together with a subcode: `500/7000`.
    Pair(i64, i64),
    /// A subcode with no code, or with one that reports no error (0, 200 to 299): `ok/5001`.
    Success(i64),
    /// A subcode, whatever the code: `any/8501`.
    Subcode(i64),
    /// A SIP status of the telephone side: `sip/486`.
    Sip(i64),
    /// The first digit of such a status: `sip/4xx`.
    SipClass(i64),
    /// The side from which a six-digit code of the telephone network comes, by its structure: `hub/sbc`.
    Hub(HubSide),
    /// The code of a call's result, without a subcode: `call/404`.
    Result(i64),
    /// The first digit of such a code: `call/4xx`.
    ResultClass(i64),
    /// The HTTP status of a refused request: `code/404`.
    Code(i64),
    /// The first digit of such a status: `code/4xx`.
    CodeClass(i64),
    /// The word that names an error; its case does not matter.
    Word(&'static str),
    /// The `terminationReason` of a call: `reason/AppTransferred`; its case does not matter.
    Reason(&'static str),
}

/// Whether a code reports no error.
pub(crate) const fn is_success(code: i64) -> bool {
    code == 0 || (code >= 200 && code < 300)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pair(code, subcode) => write!(f, "{code}/{subcode}"),
            Self::Success(subcode) => write!(f, "ok/{subcode}"),
            Self::Subcode(subcode) => write!(f, "any/{subcode}"),
            Self::Sip(status) => write!(f, "sip/{status}"),
            Self::SipClass(digit) => write!(f, "sip/{digit}xx"),
            Self::Hub(HubSide::Sbc) => f.write_str("hub/sbc"),
            Self::Hub(HubSide::Microsoft) => f.write_str("hub/microsoft"),
            Self::Result(code) => write!(f, "call/{code}"),
            Self::ResultClass(digit) => write!(f, "call/{digit}xx"),
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

impl Key {
    /// Returns two numbers for a key of numbers, unique among them; `None` for a word.
    pub(super) const fn numbers(&self) -> Option<(i64, i64)> {
        Some(match *self {
            Self::Pair(code, subcode) => (code, subcode),
            Self::Subcode(subcode) => (-1, subcode),
            Self::Success(subcode) => (-2, subcode),
            Self::Sip(status) => (-3, status),
            Self::SipClass(digit) => (-4, digit),
            Self::Hub(side) => (-5, side as i64),
            Self::Result(code) => (-6, code),
            Self::ResultClass(digit) => (-7, digit),
            Self::Code(status) => (-8, status),
            Self::CodeClass(digit) => (-9, digit),
            Self::Word(_) | Self::Reason(_) => return None,
        })
    }
}
