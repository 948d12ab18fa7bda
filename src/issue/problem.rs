//! What can be wrong: one variant for each rule.

use crate::coded::{AsParam, Param, coded};

/// A value that several rules speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

/// What a text that should be a GUID seems to be instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LooksLike {
    /// `heidi@contoso.com`.
    UserPrincipalName,
    /// `8:orgid:…`: the form in which Teams writes a user inside its own data.
    TeamsUser,
    /// `28:…`, `29:…`, `4:…`, `8:acs:…`: the form in which Teams writes other identities.
    TeamsIdentifier,
    /// `+12345678901`.
    PhoneNumber,
    /// `{341a0500-…}`.
    Braces,
    /// `{id}`, `call-id`: left over from the documentation.
    Placeholder,
}

/// Whose tenants differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenants {
    /// Both are named in the transfer.
    TransfereeAndTarget,
    /// One is the context's.
    CallAndIdentity,
}

/// What only a hint says: a value that was typed, repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaid(pub Option<String>);

impl AsParam for Unsaid {
    fn as_param(&self) -> Param<'_> {
        Param::Absent
    }
}

impl AsParam for Tenants {
    fn as_param(&self) -> Param<'_> {
        Param::Text(match self {
            Self::TransfereeAndTarget => "transfereeAndTarget",
            Self::CallAndIdentity => "callAndIdentity",
        })
    }
}

impl AsParam for Subject {
    fn as_param(&self) -> Param<'_> {
        Param::Text(match self {
            Self::CallId => "callId",
            Self::TargetId => "targetId",
            Self::TargetTenantId => "targetTenantId",
            Self::ReplacesCallId => "replacesCallId",
            Self::ParticipantId => "participantId",
            Self::TransfereeId => "transfereeId",
            Self::TransfereeTenantId => "transfereeTenantId",
            Self::ContextTenantId => "contextTenantId",
        })
    }
}

impl AsParam for LooksLike {
    fn as_param(&self) -> Param<'_> {
        Param::Text(match self {
            Self::UserPrincipalName => "userPrincipalName",
            Self::TeamsUser => "teamsUser",
            Self::TeamsIdentifier => "teamsIdentifier",
            Self::PhoneNumber => "phoneNumber",
            Self::Braces => "braces",
            Self::Placeholder => "placeholder",
        })
    }
}

coded! {
    /// One problem, with the values that its message mentions.
    #[derive(Debug, Clone, PartialEq)]
    #[expect(missing_docs, reason = "a variant's fields are the values that its message mentions")]
    #[non_exhaustive]
    pub enum Problem {
        /// A JavaScript value could not be turned into JSON: a getter threw, a cycle, a `BigInt`.
        UnreadableInput { reason: String } = "unreadableInput",
        /// The bytes are not UTF-8.
        InvalidUtf8 {} = "invalidUtf8",
        /// A JavaScript string has half of a surrogate pair.
        LoneSurrogate {} = "loneSurrogate",
        /// A value of another JSON type was expected.
        WrongType { expected: &'static str, found: &'static str } = "wrongType",
        /// A number or text outside what is allowed.
        OutOfRange { expected: String } = "outOfRange",
        /// A required member is absent.
        MemberMissing { member: &'static str } = "memberMissing",
        /// One of this library's own objects has a member that it does not know.
        UnknownMember {
            member: String,
            meant: Option<&'static str>,
        } = "unknownMember",
        /// A member of Graph's body is spelled in another way than Graph spells it.
        MisspelledMember { member: String, meant: &'static str } = "misspelledMember",

        /// An id is empty.
        IdEmpty { subject: Subject } = "idEmpty",
        /// An id has white space around it.
        IdPadded { subject: Subject } = "idPadded",
        /// An id is too long to be looked at.
        IdTooLong { subject: Subject, limit: usize } = "idTooLong",
        /// A path or URL stands where the bare id of a call is expected.
        IdIsPath { subject: Subject } = "idIsPath",
        /// An id is not a GUID.
        NotAGuid {
            subject: Subject,
            looks_like: Option<LooksLike>,
        } = "notAGuid",

        /// An identity set without identity.
        IdentityMissing {} = "identityMissing",
        /// An identity set with more than one identity.
        SeveralIdentities { kinds: Vec<String> } = "severalIdentities",
        /// An identity of a kind that Graph's metadata does not know.
        UnknownIdentityKind {
            kind: String,
            meant: Option<&'static str>,
        } = "unknownIdentityKind",
        /// A telephone number is not E.164.
        PhoneNotE164 {
            repaired: Unsaid,
        } = "phoneNotE164",
        /// A transfer to a telephone needs a call of an application instance with a number.
        PhoneNeedsApplicationInstance {} = "phoneNeedsApplicationInstance",
        /// A user id may be that of a call queue or auto attendant.
        UserMayBeQueue {} = "userMayBeQueue",

        /// `replacesCallId` is the call itself.
        ReplacesOwnCall {} = "replacesOwnCall",

        /// A group call needs a transferee.
        TransfereeMissing {} = "transfereeMissing",
        /// A transferee in a peer-to-peer call.
        TransfereeOnPeerToPeerCall {} = "transfereeOnPeerToPeerCall",
        /// A transferee without `participantId`.
        ParticipantIdMissing {} = "participantIdMissing",
        /// `participantId` repeats the user id.
        ParticipantIdIsUserId {} = "participantIdIsUserId",
        /// The transferee is the target.
        TransfereeIsTarget {} = "transfereeIsTarget",
        /// `transferee` stands inside `transferTarget`.
        TransfereeInsideTarget {} = "transfereeInsideTarget",
        /// Target and transferee, or the target and the context's tenant, are of two tenants.
        TenantsDiffer { between: Tenants } = "tenantsDiffer",

        /// `languageId` or `region` at the top level of the body.
        LocaleAtTopLevel { member: &'static str } = "localeAtTopLevel",
        /// `languageId` or `region` inside the target: so in Microsoft's examples, but in no metadata.
        LocaleInTarget { member: &'static str } = "localeInTarget",
        /// A language that is no language tag.
        LanguageForm {} = "languageForm",
        /// A region of an odd form.
        RegionForm {} = "regionForm",
        /// A placeholder of Microsoft's documentation.
        Placeholder { member: &'static str } = "placeholder",

        /// `clientContext`, left over from 2019.
        ClientContextLeftOver {} = "clientContextLeftOver",
        /// An `endpointType` that Graph does not know.
        UnknownEndpointType {
            found: String,
            meant: Option<&'static str>,
        } = "unknownEndpointType",
        /// An `endpointType` that was never shown with a transfer.
        EndpointTypeNotDefault { found: &'static str } = "endpointTypeNotDefault",

        /// The call is in a state in which it cannot be transferred.
        CallNotEstablished { state: String } = "callNotEstablished",
        /// The transfer does not exist in this cloud and version.
        NotAvailableInCloud { cloud: &'static str, version: &'static str } = "notAvailableInCloud",
        /// A base URL that cannot be used.
        InvalidBaseUrl { reason: &'static str } = "invalidBaseUrl",
        /// A base URL that already names a version.
        VersionInBaseUrl { version: String } = "versionInBaseUrl",
        /// A base URL with the deprecated `/app` path.
        DeprecatedAppPath {} = "deprecatedAppPath",
        /// A base URL that would carry a token without encryption.
        InsecureBaseUrl {} = "insecureBaseUrl",

        /// The token is no JSON Web Token that can be read.
        TokenUnreadable {} = "tokenUnreadable",
        /// The token is for a signed-in user.
        TokenDelegated {} = "tokenDelegated",
        /// The token lacks the permission.
        TokenRoleMissing { role: &'static str } = "tokenRoleMissing",
        /// The token is for another service.
        TokenAudience { expected: String } = "tokenAudience",
        /// The token is of another tenant than the context's.
        TokenTenantDiffers {} = "tokenTenantDiffers",
        /// The token has expired.
        TokenExpired { seconds: i64 } = "tokenExpired",
        /// The token expires within five minutes.
        TokenExpiresSoon { seconds: i64 } = "tokenExpiresSoon",
        /// The token is not valid yet.
        TokenNotYetValid { seconds: i64 } = "tokenNotYetValid",

        /// More issues than are listed.
        MoreIssues { limit: usize } = "moreIssues",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Problem;
    use crate::json::FaultKind;

    #[test]
    fn codes_are_those_of_the_types_and_each_stands_once() {
        let types = include_str!("../../pkg-template/types/issue-code.d.ts");
        let declared: Vec<&str> = types
            .lines()
            .filter_map(|line| line.trim().strip_prefix("| '")?.trim_end_matches(';').strip_suffix('\''))
            .collect();
        let codes: Vec<&str> = FaultKind::CODES.iter().chain(Problem::CODES).copied().collect();
        assert_eq!(codes, declared);
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    }
}
