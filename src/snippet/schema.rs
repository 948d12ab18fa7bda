//! What Graph's metadata declares of the body, and so what the models of the SDKs have members for.
//!
//! Read from the models of the SDKs: v1.0 of msgraph-sdk 1.65, beta of msgraph-beta-sdk 1.66. All SDKs but the JavaScript one are
//! made of the same metadata by the same generator.

use serde::Serialize;

/// A type of an object in the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Type {
    /// The body.
    Body,
    /// `invitationParticipantInfo`.
    Target,
    /// `participantInfo`.
    Transferee,
    /// `identitySet`.
    IdentitySet,
    /// `identity`.
    Identity,
}

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Holds {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// One of the endpoint types.
    EndpointType,
    /// An object.
    Object(Type),
}

/// A member that the metadata declares.
#[derive(Debug, Clone, Copy)]
pub(super) struct Declared {
    /// Graph's name.
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) holds: Holds,
    /// Whether only the metadata of beta has it.
    pub(super) beta_only: bool,
}

impl Type {
    /// All types.
    pub(super) const ALL: [Self; 5] =
        [Self::Body, Self::Target, Self::Transferee, Self::IdentitySet, Self::Identity];

    /// Returns the members that are declared.
    pub(super) fn declared(self) -> &'static [Declared] {
        match self {
            Self::Body => BODY,
            Self::Target => TARGET,
            Self::Transferee => TRANSFEREE,
            Self::IdentitySet => IDENTITY_SET,
            Self::Identity => IDENTITY,
        }
    }
}

const fn both(name: &'static str, holds: Holds) -> Declared {
    Declared { name, holds, beta_only: false }
}

const fn beta(name: &'static str, holds: Holds) -> Declared {
    Declared { name, holds, beta_only: true }
}

static BODY: &[Declared] = &[
    both("transferTarget", Holds::Object(Type::Target)),
    both("transferee", Holds::Object(Type::Transferee)),
];

static TARGET: &[Declared] = &[
    both("@odata.type", Holds::Text),
    beta("endpointType", Holds::EndpointType),
    both("hidden", Holds::Flag),
    both("identity", Holds::Object(Type::IdentitySet)),
    both("participantId", Holds::Text),
    both("removeFromDefaultAudioRoutingGroup", Holds::Flag),
    both("replacesCallId", Holds::Text),
];

static TRANSFEREE: &[Declared] = &[
    both("@odata.type", Holds::Text),
    both("countryCode", Holds::Text),
    both("endpointType", Holds::EndpointType),
    both("identity", Holds::Object(Type::IdentitySet)),
    both("languageId", Holds::Text),
    beta("nonAnonymizedIdentity", Holds::Object(Type::IdentitySet)),
    both("participantId", Holds::Text),
    beta("platformId", Holds::Text),
    both("region", Holds::Text),
];

static IDENTITY_SET: &[Declared] = &[
    both("@odata.type", Holds::Text),
    both("application", Holds::Object(Type::Identity)),
    both("device", Holds::Object(Type::Identity)),
    both("user", Holds::Object(Type::Identity)),
];

static IDENTITY: &[Declared] =
    &[both("@odata.type", Holds::Text), both("displayName", Holds::Text), both("id", Holds::Text)];

/// Graph's name as the SDKs that begin members with a capital spell it: `ReplacesCallId`.
pub(super) fn pascal(name: &str) -> String {
    let name = if name == "@odata.type" { "odataType" } else { name };
    let mut characters = name.chars();
    characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
}

/// Graph's name as Python's SDK spells it: `replaces_call_id`.
pub(super) fn snake(name: &str) -> String {
    let name = if name == "@odata.type" { "odataType" } else { name };
    let mut out = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}
