//! What can be wrong: one variant for each rule.

use serde::Serialize;

/// A value that several rules speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Subject {
    /// The call that is being transferred.
    CallId,
    /// The id of the target's identity.
    TargetId,
    /// The tenant of the target's identity.
    TargetTenantId,
    /// The call that the target is in.
    ReplacesCallId,
    /// The transferee's id in the roster.
    ParticipantId,
    /// The id of the transferee's identity.
    TransfereeId,
    /// The tenant of the transferee's identity.
    TransfereeTenantId,
    /// The tenant that the context names.
    ContextTenantId,
    /// The caller's id of the request.
    ClientRequestId,
}

/// What a text that should be a GUID seems to be instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum LooksLike {
    /// `heidi@contoso.com`.
    UserPrincipalName,
    /// `8:orgid:…`, `28:…`: the form in which Teams writes identities inside its own data.
    TeamsIdentifier,
    /// `+12345678901`.
    PhoneNumber,
    /// `{341a0500-…}`.
    Braces,
    /// `{id}`, `call-id`: left over from the documentation.
    Placeholder,
}

/// One problem, with the values that its message mentions.
///
/// Serialises as `{ "code": …, "params": { … } }`; the code is the variant's name in camel case and is stable.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "code", content = "params", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(strum::VariantNames), strum(serialize_all = "camelCase"))]
#[expect(missing_docs, reason = "a variant's fields are the values that its message mentions")]
#[non_exhaustive]
pub enum Problem {
    /// A JavaScript value could not be turned into JSON: a getter threw, a cycle, a `BigInt`.
    UnreadableInput { reason: String },
    /// The bytes are not UTF-8.
    InvalidUtf8 {},
    /// A JavaScript string has half of a surrogate pair.
    LoneSurrogate {},
    /// A value of another JSON type was expected.
    WrongType { expected: &'static str, found: &'static str },
    /// A number or text outside what is allowed.
    OutOfRange { expected: String },
    /// A required member is absent.
    MemberMissing { member: &'static str },
    /// One of this library's own objects has a member that it does not know.
    UnknownMember {
        member: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        meant: Option<&'static str>,
    },
    /// A member of Graph's body is spelled in another way than Graph spells it.
    MisspelledMember { member: String, meant: &'static str },

    /// An id is empty.
    IdEmpty { subject: Subject },
    /// An id has white space around it.
    IdPadded { subject: Subject },
    /// An id is too long to be looked at.
    IdTooLong { subject: Subject, limit: usize },
    /// A path or URL stands where the bare id of a call is expected.
    IdIsPath { subject: Subject },
    /// An id is not a GUID.
    NotAGuid {
        subject: Subject,
        #[serde(skip_serializing_if = "Option::is_none")]
        looks_like: Option<LooksLike>,
    },

    /// An identity set without identity.
    IdentityMissing {},
    /// An identity set with more than one identity.
    SeveralIdentities { kinds: Vec<String> },
    /// An identity of a kind that Graph's metadata does not know.
    UnknownIdentityKind {
        kind: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        meant: Option<&'static str>,
    },
    /// A telephone number is not E.164.
    PhoneNotE164 {
        #[serde(skip)]
        repaired: Option<String>,
    },
    /// A transfer to a telephone needs a call of an application instance with a number.
    PhoneNeedsApplicationInstance {},
    /// A user id may be that of a call queue or auto attendant.
    UserMayBeQueue {},

    /// `replacesCallId` is the call itself.
    ReplacesOwnCall {},

    /// A group call needs a transferee.
    TransfereeMissing {},
    /// A transferee in a peer-to-peer call.
    TransfereeOnPeerToPeerCall {},
    /// A transferee without `participantId`.
    ParticipantIdMissing {},
    /// `participantId` repeats the user id.
    ParticipantIdIsUserId {},
    /// The transferee is the target.
    TransfereeIsTarget {},
    /// `transferee` stands inside `transferTarget`.
    TransfereeInsideTarget {},
    /// Target and transferee, or the target and the context's tenant, are of two tenants.
    TenantsDiffer { certain: bool },

    /// `languageId` or `region` at the top level of the body.
    LocaleAtTopLevel { member: &'static str },
    /// `languageId` or `region` inside the target: so in the page's examples, but in no metadata.
    LocaleInTarget { member: &'static str },
    /// A language that is no language tag.
    LanguageForm {},
    /// A region of an odd form.
    RegionForm {},
    /// A placeholder of the documentation.
    Placeholder { member: &'static str },

    /// `clientContext`, left over from 2019.
    ClientContextLeftOver {},
    /// An `endpointType` that Graph does not know.
    UnknownEndpointType {
        found: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        meant: Option<&'static str>,
    },
    /// An `endpointType` that was never shown with a transfer.
    EndpointTypeNotDefault { found: &'static str },

    /// The call is in a state in which it cannot be transferred.
    CallNotEstablished { state: String },
    /// The transfer does not exist in this cloud and version.
    NotAvailableInCloud { cloud: &'static str, version: &'static str },
    /// A base URL that cannot be used.
    InvalidBaseUrl { reason: &'static str },
    /// A base URL that already names a version.
    VersionInBaseUrl { version: String },
    /// A base URL with the deprecated `/app` path.
    DeprecatedAppPath {},
    /// A base URL that would carry a token without encryption.
    InsecureBaseUrl {},

    /// The token is no JSON Web Token that can be read.
    TokenUnreadable {},
    /// The token is for a signed-in user.
    TokenDelegated {},
    /// The token lacks the permission.
    TokenRoleMissing { role: &'static str },
    /// The token is for another service.
    TokenAudience { expected: String },
    /// The token is of another tenant than the context's.
    TokenTenantDiffers {},
    /// The token has expired.
    TokenExpired { seconds: i64 },
    /// The token expires within five minutes.
    TokenExpiresSoon { seconds: i64 },
    /// The token is not valid yet.
    TokenNotYetValid { seconds: i64 },

    /// More issues than are listed.
    MoreIssues { limit: usize },
}
