//! Access tokens: a type that is never printed, and a report on the claims of a token.

mod report;

use std::fmt;

pub use self::report::{TokenKind, TokenReport};

/// The reason why a text is not an access token. It does not contain the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenError {
    /// The text is empty.
    Empty,
    /// The text is longer than [`AccessToken::MAX_LENGTH`] bytes.
    TooLong,
    /// The text begins with `Bearer`, which is added when the token is sent.
    WithScheme,
    /// The text contains a character that is not visible ASCII, such as a space or a line break.
    NotVisibleAscii,
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the token is empty",
            Self::TooLong => "the token is too long: expected at most 65,536 bytes",
            Self::WithScheme => "the token begins with `Bearer`: expected only the token",
            Self::NotVisibleAscii => {
                "the token contains an invalid character, such as a space or a line break"
            }
        })
    }
}

impl std::error::Error for TokenError {}

/// An access token: visible ASCII, so that it cannot add a header to the request.
///
/// It has no `Display`, no `Serialize` and no accessor except [`AccessToken::authorization`]; `Debug` does not show the token.
///
/// ```
/// use graph_call_transfer::{AccessToken, TokenError};
///
/// let token = AccessToken::parse("eyJ0eXAi.eyJhdWQi.c2ln")?;
/// assert_eq!(format!("{token:?}"), "AccessToken(…)");
/// assert_eq!(AccessToken::parse("a\r\nX-Evil: 1").unwrap_err(), TokenError::NotVisibleAscii);
/// # Ok::<(), TokenError>(())
/// ```
#[derive(Clone)]
pub struct AccessToken(String);

impl AccessToken {
    /// The maximum length of a token, in bytes.
    pub const MAX_LENGTH: usize = 65_536;

    /// Parses a token, without `Bearer`.
    ///
    /// # Errors
    ///
    /// A [`TokenError`] with the reason, without the text.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        if text.is_empty() {
            return Err(TokenError::Empty);
        }
        if text.len() > Self::MAX_LENGTH {
            return Err(TokenError::TooLong);
        }
        if text.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer ")) {
            return Err(TokenError::WithScheme);
        }
        if !text.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(TokenError::NotVisibleAscii);
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the value of the `Authorization` header.
    #[must_use]
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.0)
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessToken(…)")
    }
}

impl std::str::FromStr for AccessToken {
    type Err = TokenError;

    fn from_str(text: &str) -> Result<Self, TokenError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_accepts_only_visible_ascii() {
        for (text, error) in [
            ("", TokenError::Empty),
            ("Bearer abc", TokenError::WithScheme),
            ("bearer abc", TokenError::WithScheme),
            ("abc def", TokenError::NotVisibleAscii),
            ("abc\n", TokenError::NotVisibleAscii),
            ("abc\r\nX: y", TokenError::NotVisibleAscii),
            ("abc\0", TokenError::NotVisibleAscii),
            ("t\u{f6}ken", TokenError::NotVisibleAscii),
        ] {
            assert_eq!(AccessToken::parse(text).unwrap_err(), error, "{text:?}");
        }
        assert_eq!(AccessToken::parse(&"a".repeat(65_537)).unwrap_err(), TokenError::TooLong);
        assert_eq!(AccessToken::parse("abc").unwrap().authorization(), "Bearer abc");
    }

    #[test]
    fn debug_does_not_show_the_token() {
        let token = AccessToken::parse("secret").unwrap();
        assert!(!format!("{token:?} {:?}", Some(&token)).contains("secret"));
    }
}
