//! GUIDs.

use std::fmt;

/// The error of a text that is not an id. It contains the noun of the id, and not the text.
///
/// ```
/// use graph_call_transfer::{CallId, IdErrorKind};
///
/// let error = CallId::parse("341a0500").unwrap_err();
/// assert_eq!(error.kind(), IdErrorKind::NotAGuid);
/// assert!(error.to_string().starts_with("the call id is not a GUID: "));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdError {
    noun: &'static str,
    kind: IdErrorKind,
}

/// The reason why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdErrorKind {
    /// The text is empty.
    Empty,
    /// The text begins or ends with white space.
    Padded,
    /// The text is longer than [`Guid::MAX_LENGTH`] bytes.
    TooLong,
    /// The text is not 32 hexadecimal digits, with all dashes of a GUID or without any.
    NotAGuid,
}

impl IdError {
    fn new(kind: IdErrorKind) -> Self {
        Self { noun: "the id", kind }
    }

    /// Returns the error with the noun of the id, such as `the call id`.
    pub(crate) fn with_noun(self, noun: &'static str) -> Self {
        Self { noun, ..self }
    }

    /// Returns the reason.
    #[must_use]
    pub fn kind(&self) -> IdErrorKind {
        self.kind
    }
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.kind {
            IdErrorKind::Empty => "is empty",
            IdErrorKind::Padded => "begins or ends with white space",
            IdErrorKind::TooLong => "is longer than 128 bytes",
            IdErrorKind::NotAGuid => "is not a GUID: expected 32 hexadecimal digits, with or without dashes",
        };
        write!(f, "{} {problem}", self.noun)
    }
}

impl std::error::Error for IdError {}

/// A GUID in its original spelling.
///
/// Two GUIDs are equal if their digits are equal: Graph writes the same id with and without dashes, in both cases.
/// A GUID consists of hexadecimal digits and dashes, so it needs no escaping in a URL or in JSON.
///
/// ```
/// use graph_call_transfer::Guid;
///
/// let old: Guid = "57DAB8B1894C409AB240BD8BEAE78896".parse()?;
/// let new: Guid = "57dab8b1-894c-409a-b240-bd8beae78896".parse()?;
/// assert_eq!(old, new);
/// assert_eq!(old.as_str(), "57DAB8B1894C409AB240BD8BEAE78896");
/// assert!("a/../b?x=1#y".parse::<Guid>().is_err());
/// # Ok::<(), graph_call_transfer::IdError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Guid {
    spelling: String,
    value: u128,
}

impl Guid {
    /// The maximum length of a text that is parsed, in bytes.
    pub const MAX_LENGTH: usize = 128;

    /// Parses a GUID: 32 hexadecimal digits, either without dashes or grouped 8-4-4-4-12.
    ///
    /// # Errors
    ///
    /// An [`IdError`] if the text is not a GUID.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::new(IdErrorKind::Empty));
        }
        if text.len() > Self::MAX_LENGTH {
            return Err(IdError::new(IdErrorKind::TooLong));
        }
        if text.trim().len() != text.len() {
            return Err(IdError::new(IdErrorKind::Padded));
        }
        let [high, low] = guid_halves(text.as_bytes()).ok_or(IdError::new(IdErrorKind::NotAGuid))?;
        Ok(Self { spelling: text.to_owned(), value: u128::from(high) << 64 | u128::from(low) })
    }

    /// Creates a GUID of version 4 (RFC 9562) from 16 random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 16]) -> Self {
        const VERSION_4: u128 = 0x4000 << 64;
        const VARIANT: u128 = 0x8000 << 48;
        let random = u128::from_be_bytes(bytes);
        let value = random & !(0xf000 << 64) & !(0xc000 << 48) | VERSION_4 | VARIANT;
        let digits = format!("{value:032x}");
        let mut spelling = String::with_capacity(36);
        for (at, digit) in digits.chars().enumerate() {
            if matches!(at, 8 | 12 | 16 | 20) {
                spelling.push('-');
            }
            spelling.push(digit);
        }
        Self { spelling, value }
    }

    /// Returns the original spelling.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.spelling
    }
}

/// Parses the digits of a GUID into the upper and the lower half of its number: numbers of 128 bits are slow in wasm.
pub(crate) fn guid_halves(text: &[u8]) -> Option<[u64; 2]> {
    const DASHES: [usize; 4] = [8, 13, 18, 23];
    let is_dash = |at: &usize| text.get(*at) == Some(&b'-');
    // For each eight digits, the positions of the first four and of the other four.
    let [a, b, c, d] = match text.len() {
        32 => [(0, 4), (8, 12), (16, 20), (24, 28)],
        36 if DASHES.iter().all(is_dash) => [(0, 4), (9, 14), (19, 24), (28, 32)],
        _ => return None,
    };
    let four =
        |at: usize| text.get(at..at + 4)?.first_chunk().map(|four| u64::from(u32::from_le_bytes(*four)));
    let eight = |(first, second)| number_of_digits(four(first)? | four(second)? << 32);
    Some([eight(a)? << 32 | eight(b)?, eight(c)? << 32 | eight(d)?])
}

/// Parses eight hexadecimal digits, the first of them in the lowest byte. All at once, as each notification contains a call id.
fn number_of_digits(text: u64) -> Option<u64> {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    // The lower four bits of a figure are its value, those of a letter count from 1.
    let low = text & (EACH * 0xf);
    // The bit that only letters have.
    let is_letter = text >> 6 & EACH;
    let is_spelled = text | is_letter << 5 == low + EACH * 0x30 + is_letter * 0x30;
    let is_above = (low + EACH * 6 + is_letter * 3) & (EACH << 4);
    let is_below = is_letter << 4 & !(low + EACH * 0xf);
    if !is_spelled || is_above | is_below != 0 {
        return None;
    }
    let digits = low + is_letter * 9;
    let bytes = (digits << 4 | digits >> 8) & 0x00ff_00ff_00ff_00ff;
    let pairs = (bytes << 8 | bytes >> 16) & 0x0000_ffff_0000_ffff;
    Some((pairs << 16 | pairs >> 32) & 0xffff_ffff)
}

impl PartialEq for Guid {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Guid {}

impl std::hash::Hash for Guid {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelling)
    }
}

impl AsRef<str> for Guid {
    fn as_ref(&self) -> &str {
        &self.spelling
    }
}

impl TryFrom<&str> for Guid {
    type Error = IdError;

    fn try_from(text: &str) -> Result<Self, IdError> {
        Self::parse(text)
    }
}

impl std::str::FromStr for Guid {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_ids_have_a_reason() {
        for (text, error) in [
            ("", IdErrorKind::Empty),
            (" 341a0500-d4bf-4224-8b19-1581168d328b", IdErrorKind::Padded),
            ("341a0500-d4bf-4224-8b19-1581168d328b\n", IdErrorKind::Padded),
            ("\u{a0}341a0500d4bf42248b191581168d328b", IdErrorKind::Padded),
            ("341a0500-d4bf-4224-8b19-1581168d328", IdErrorKind::NotAGuid),
            ("341a0500-d4bf-4224-8b19-1581168d328bb", IdErrorKind::NotAGuid),
            ("341a0500_d4bf_4224_8b19_1581168d328b", IdErrorKind::NotAGuid),
            ("341a0500d4bf-4224-8b19-1581168d328b", IdErrorKind::NotAGuid),
            ("341a050-0d4bf-4224-8b19-1581168d328b", IdErrorKind::NotAGuid),
            ("341a0500-d4bf-4224-8b19-1581168d328g", IdErrorKind::NotAGuid),
            ("{341a0500-d4bf-4224-8b19-1581168d328b}", IdErrorKind::NotAGuid),
            ("a/../b?x=1#y", IdErrorKind::NotAGuid),
            ("%2e%2e", IdErrorKind::NotAGuid),
            ("+341a0500d4bf42248b191581168d328", IdErrorKind::NotAGuid),
            ("\u{ff13}41a0500d4bf42248b191581168d32", IdErrorKind::NotAGuid),
        ] {
            assert_eq!(Guid::parse(text), Err(IdError::new(error)), "{text:?}");
        }
        assert_eq!(Guid::parse(&"a".repeat(1_000_000)), Err(IdError::new(IdErrorKind::TooLong)));
    }

    #[test]
    fn random_guid_has_version_4() {
        assert_eq!(Guid::from_random([0xff; 16]).as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        let zero = Guid::from_random([0; 16]);
        assert_eq!(zero.as_str(), "00000000-0000-4000-8000-000000000000");
        assert_eq!(Guid::parse(zero.as_str()), Ok(zero));
    }

    #[test]
    fn equality_ignores_dashes_and_case() {
        let plain = Guid::parse("57DAB8B1894C409AB240BD8BEAE78896").unwrap();
        let dashed = Guid::parse("57dab8b1-894c-409a-b240-bd8beae78896").unwrap();
        assert_eq!(plain, dashed);
        assert_ne!(plain.as_str(), dashed.as_str());
        assert_ne!(plain, Guid::parse("57dab8b1-894c-409a-b240-bd8beae78897").unwrap());
    }

    #[test]
    fn digits_are_22_bytes_at_each_position() {
        for at in 0..8 {
            for byte in 0..=255_u8 {
                let mut bytes = *b"0123cdEF";
                bytes[at] = byte;
                let text: String = bytes.iter().copied().map(char::from).collect();
                let expected = u64::from_str_radix(&text, 16).ok().filter(|_| byte != b'+');
                assert_eq!(number_of_digits(u64::from_le_bytes(bytes)), expected, "{text:?}");
            }
        }
    }
}
