//! Graph's `endpointType`.

use crate::json::{Node, Value};

/// Graph's `endpointType`.
///
/// Source: <https://learn.microsoft.com/graph/api/resources/invitationparticipantinfo>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum EndpointType {
    /// `default`: the only type that is documented for a transfer.
    #[default]
    Default,
    /// `voicemail`.
    Voicemail,
    /// `skypeForBusiness`.
    SkypeForBusiness,
    /// `skypeForBusinessVoipPhone`.
    SkypeForBusinessVoipPhone,
    /// `unknownFutureValue`.
    UnknownFutureValue,
}

impl EndpointType {
    pub(super) const ALL: [Self; 5] = [
        Self::Default,
        Self::Voicemail,
        Self::SkypeForBusiness,
        Self::SkypeForBusinessVoipPhone,
        Self::UnknownFutureValue,
    ];

    /// Returns the member that has this number in the SDKs.
    pub(super) fn from_number(node: &Node<'_>) -> Option<Self> {
        let written = match &node.value {
            Value::Number(spelling) => spelling,
            Value::Text(text) => text,
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        Self::ALL.get(written.parse::<usize>().ok()?).copied()
    }

    /// Returns Graph's spelling.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Voicemail => "voicemail",
            Self::SkypeForBusiness => "skypeForBusiness",
            Self::SkypeForBusinessVoipPhone => "skypeForBusinessVoipPhone",
            Self::UnknownFutureValue => "unknownFutureValue",
        }
    }
}
