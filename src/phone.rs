//! Telephone numbers.

use std::fmt;

/// The error of a text that is not an E.164 number. It does not repeat the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneError {
    suggestion: Option<PhoneNumber>,
}

impl PhoneError {
    /// Returns the number that the text probably means: without `tel:`, spaces and punctuation, and with `+` for `00`.
    #[must_use]
    pub fn suggestion(&self) -> Option<&PhoneNumber> {
        self.suggestion.as_ref()
    }
}

impl fmt::Display for PhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an E.164 number: a plus sign, then 2 to 15 digits, the first not 0")
    }
}

impl std::error::Error for PhoneError {}

/// A telephone number in E.164 form: `+`, then 2 to 15 digits, the first of them not 0.
///
/// ```
/// use graph_call_transfer::PhoneNumber;
///
/// assert!(PhoneNumber::parse("+12345678901").is_ok());
/// let error = PhoneNumber::parse("00 1 (234) 567-8901").unwrap_err();
/// assert_eq!(error.suggestion().map(PhoneNumber::as_str), Some("+12345678901"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Parses a number.
    ///
    /// # Errors
    ///
    /// A [`PhoneError`], with a suggestion where one is obvious.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        if is_e164(text) { Ok(Self(text.to_owned())) } else { Err(PhoneError { suggestion: suggest(text) }) }
    }

    /// Returns the number, including the plus sign.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_e164(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else { return false };
    (2..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Returns the number that a text probably means.
fn suggest(text: &str) -> Option<PhoneNumber> {
    const MAX_LENGTH: usize = 128;
    const PREFIXES: [&str; 7] = ["tel:", "TEL:", "Tel:", "4:", "sip:", "SIP:", "sips:"];
    if text.len() > MAX_LENGTH {
        return None;
    }
    let text = text.trim();
    let text = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    // A SIP or tel URI goes on with its host or its parameters.
    let text = text.split(['@', ';']).next().unwrap_or(text);
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | '+' => plain.push(c),
            // Punctuation that people write. The trunk zero of "+49 (0)30 …" is handled below.
            ' ' | '\u{a0}' | '\u{202f}' | '\t' | '-' | '\u{2010}'..='\u{2013}' | '.' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    if text.contains("(0)") {
        return None;
    }
    let international = match plain.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        // Eleven digits without a trunk zero are rarely a national number; fewer often are.
        None if !plain.starts_with('+') && plain.len() >= 11 && !plain.starts_with('0') => {
            format!("+{plain}")
        }
        None => plain,
    };
    is_e164(&international).then_some(PhoneNumber(international))
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for PhoneNumber {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<&str> for PhoneNumber {
    type Error = PhoneError;

    fn try_from(text: &str) -> Result<Self, PhoneError> {
        Self::parse(text)
    }
}

impl std::str::FromStr for PhoneNumber {
    type Err = PhoneError;

    fn from_str(text: &str) -> Result<Self, PhoneError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_number_is_e164() {
        for text in ["+12345678901", "+4930123456", "+442079460000", "+123456789012345", "+88"] {
            assert_eq!(PhoneNumber::parse(text).unwrap().as_str(), text);
        }
        for text in ["", "+", "+1", "+0123", "12345", "+1234567890123456", "+1 234", "+1234x", "＋123456"] {
            assert!(PhoneNumber::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn phone_error_suggests_a_number() {
        for (text, meant) in [
            ("+1 234 567 8901", Some("+12345678901")),
            ("001 234 567 8901", Some("+12345678901")),
            ("tel:+12345678901", Some("+12345678901")),
            ("4:+12345678901", Some("+12345678901")),
            (" +49\u{a0}30\u{2013}123456 ", Some("+4930123456")),
            ("12345678901", Some("+12345678901")),
            ("030 123456", None),
            ("+49 (0)30 123456", None),
            ("+1234567 ext. 5", None),
            ("+0123456", None),
            ("heidi@contoso.com", None),
        ] {
            let error = PhoneNumber::parse(text).unwrap_err();
            assert_eq!(error.suggestion().map(PhoneNumber::as_str), meant, "{text}");
        }
        assert_eq!(PhoneNumber::parse(&"1".repeat(1_000_000)).unwrap_err().suggestion(), None);
    }
}
