//! Marks, which replace secrets.

/// A mark, which replaces a secret and shows its kind. The list is closed.
///
/// ```
/// use graph_call_transfer::{Mark, redact};
///
/// assert_eq!(redact("call +12345678901"), format!("call {}", Mark::Phone.as_str()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A token, or the credentials of a request.
    Token,
    /// A password, a client secret, a state, or opaque data that may contain any of them.
    Secret,
    /// The name of a person, or the subject of a meeting.
    Name,
    /// An e-mail address or a user principal name.
    Email,
    /// A telephone number.
    Phone,
    /// A link that grants access: to join a meeting, to replace a participant, to play a recording.
    Link,
    /// An IP address.
    Ip,
    /// A value that is unreadable or is not data: a getter that throws, a circular structure, a function, a `BigInt`.
    Unreadable,
    /// Data that is too large, and is left out.
    Omitted,
}

impl Mark {
    /// All marks.
    pub const ALL: [Self; 9] = [
        Self::Token,
        Self::Secret,
        Self::Name,
        Self::Email,
        Self::Phone,
        Self::Link,
        Self::Ip,
        Self::Unreadable,
        Self::Omitted,
    ];

    /// Returns the text of the mark.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "[token]",
            Self::Secret => "[secret]",
            Self::Name => "[name]",
            Self::Email => "[email]",
            Self::Phone => "[phone]",
            Self::Link => "[link]",
            Self::Ip => "[ip]",
            Self::Unreadable => "[unreadable]",
            Self::Omitted => "[omitted]",
        }
    }
}
