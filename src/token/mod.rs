//! Access tokens: one type that cannot be printed, and a look at what a token says of itself.

mod report;

use std::fmt;

pub use self::report::{TokenKind, TokenReport};

/// Why a text is no access token. The text is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenError {
    /// Nothing is there.
    Empty,
    /// It is longer than [`AccessToken::MAX_LENGTH`] bytes.
    TooLong,
    /// It begins with `Bearer`, which is added when it is sent.
    WithScheme,
    /// It holds a space, a line break or something else that no header may carry.
    NotVisibleAscii,
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the token is empty",
            Self::TooLong => "the token is longer than 65,536 bytes",
            Self::WithScheme => "the token begins with `Bearer`; expected the token alone",
            Self::NotVisibleAscii => {
                "the token holds a space, a line break or another character that no token has"
            }
        })
    }
}

impl std::error::Error for TokenError {}

/// An access token: visible ASCII, so that no header can be smuggled in.
///
/// It has no `Display`, no `Serialize` and no accessor but [`AccessToken::authorization`]; `Debug` shows nothing of it.
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
    /// The longest token that is taken, in bytes.
    pub const MAX_LENGTH: usize = 65_536;

    /// Reads a token, without `Bearer`.
    ///
    /// # Errors
    ///
    /// A [`TokenError`] that tells what is wrong, without the text.
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
    fn only_visible_ascii_is_a_token() {
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
    fn a_token_cannot_be_seen() {
        let token = AccessToken::parse("secret").unwrap();
        assert!(!format!("{token:?} {:?}", Some(&token)).contains("secret"));
    }
}
