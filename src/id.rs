//! GUIDs and call ids.

use std::fmt;

/// Why a text is no GUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdError {
    /// Nothing is there.
    Empty,
    /// Spaces or other white space stand before or behind it.
    Padded,
    /// It is longer than [`Guid::MAX_LENGTH`] bytes, and was not looked at.
    TooLong,
    /// It is not 32 hexadecimal digits, with the dashes of a GUID or with none.
    NotAGuid,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the id is empty",
            Self::Padded => "the id has white space around it",
            Self::TooLong => "the id is longer than 128 bytes",
            Self::NotAGuid => "expected 32 hexadecimal digits, with the dashes of a GUID or with none",
        })
    }
}

impl std::error::Error for IdError {}

/// A GUID, spelled as it was given.
///
/// Two GUIDs are equal when their digits are: dashes and case do not count, as Graph writes the same id in both ways.
/// Only hexadecimal digits and dashes can be in it, so that it needs no escaping in a URL or in JSON.
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
    /// The number of bytes after which a text is not looked at any more.
    pub const MAX_LENGTH: usize = 128;

    /// Reads a GUID: 32 hexadecimal digits, either without dashes or grouped 8-4-4-4-12.
    ///
    /// # Errors
    ///
    /// An [`IdError`] that tells what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        if text.len() > Self::MAX_LENGTH {
            return Err(IdError::TooLong);
        }
        if text.trim().len() != text.len() {
            return Err(IdError::Padded);
        }
        let [high, low] = guid_halves(text.as_bytes()).ok_or(IdError::NotAGuid)?;
        Ok(Self { spelling: text.to_owned(), value: u128::from(high) << 64 | u128::from(low) })
    }

    /// Makes a random GUID (version 4, RFC 9562) of 16 random bytes.
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

    /// Returns the GUID as it was spelled.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.spelling
    }
}

/// The number that a GUID's digits make, if the text is one: its upper half and its lower one, as numbers of 128 bits are slow in
/// wasm.
pub(crate) fn guid_halves(text: &[u8]) -> Option<[u64; 2]> {
    const DASHES: [usize; 4] = [8, 13, 18, 23];
    let is_dash = |at: &usize| text.get(*at) == Some(&b'-');
    // Each eight digits, as the places of the first four and of the others.
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

/// The number that eight hexadecimal digits make, of which the first is the lowest byte. All at once: a call id is read for every
/// notification.
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

impl std::str::FromStr for Guid {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::parse(text)
    }
}

/// The id of a call: a [`Guid`] that names a call and nothing else.
///
/// ```
/// use graph_call_transfer::CallId;
///
/// let call: CallId = "341a0500-d4bf-4224-8b19-1581168d328b".parse()?;
/// assert_eq!(call, "341A0500D4BF42248B191581168D328B".parse()?);
/// # Ok::<(), graph_call_transfer::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CallId(Guid);

impl CallId {
    /// Reads a call id.
    ///
    /// # Errors
    ///
    /// As [`Guid::parse`].
    pub fn parse(text: &str) -> Result<Self, IdError> {
        Guid::parse(text).map(Self)
    }

    /// Returns the id as it was spelled.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for CallId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_wrong_with_an_id() {
        for (text, error) in [
            ("", IdError::Empty),
            (" 341a0500-d4bf-4224-8b19-1581168d328b", IdError::Padded),
            ("341a0500-d4bf-4224-8b19-1581168d328b\n", IdError::Padded),
            ("\u{a0}341a0500d4bf42248b191581168d328b", IdError::Padded),
            ("341a0500-d4bf-4224-8b19-1581168d328", IdError::NotAGuid),
            ("341a0500-d4bf-4224-8b19-1581168d328bb", IdError::NotAGuid),
            ("341a0500_d4bf_4224_8b19_1581168d328b", IdError::NotAGuid),
            ("341a0500d4bf-4224-8b19-1581168d328b", IdError::NotAGuid),
            ("341a050-0d4bf-4224-8b19-1581168d328b", IdError::NotAGuid),
            ("341a0500-d4bf-4224-8b19-1581168d328g", IdError::NotAGuid),
            ("{341a0500-d4bf-4224-8b19-1581168d328b}", IdError::NotAGuid),
            ("a/../b?x=1#y", IdError::NotAGuid),
            ("%2e%2e", IdError::NotAGuid),
            ("+341a0500d4bf42248b191581168d328", IdError::NotAGuid),
            ("\u{ff13}41a0500d4bf42248b191581168d32", IdError::NotAGuid),
        ] {
            assert_eq!(Guid::parse(text), Err(error), "{text:?}");
        }
        assert_eq!(Guid::parse(&"a".repeat(1_000_000)), Err(IdError::TooLong));
    }

    #[test]
    fn a_random_guid_is_of_version_4() {
        assert_eq!(Guid::from_random([0xff; 16]).as_str(), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        let zero = Guid::from_random([0; 16]);
        assert_eq!(zero.as_str(), "00000000-0000-4000-8000-000000000000");
        assert_eq!(Guid::parse(zero.as_str()), Ok(zero));
    }

    #[test]
    fn equality_ignores_dashes_and_case_but_the_spelling_stays() {
        let plain = CallId::parse("57DAB8B1894C409AB240BD8BEAE78896").unwrap();
        let dashed = CallId::parse("57dab8b1-894c-409a-b240-bd8beae78896").unwrap();
        assert_eq!(plain, dashed);
        assert_ne!(plain.as_str(), dashed.as_str());
        assert_ne!(plain, CallId::parse("57dab8b1-894c-409a-b240-bd8beae78897").unwrap());
    }

    #[test]
    fn a_digit_is_one_of_22_bytes_wherever_it_stands() {
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
