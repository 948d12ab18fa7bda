//! The problems: one variant for each rule.

use crate::coded::{AsParam, Param, coded};

/// A value that several rules are about.
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
    /// The tenant in the context.
    ContextTenantId,
    /// The id of the identity that places a call.
    SourceId,
    /// The tenant of the identity that places a call.
    SourceTenantId,
    /// The tenant of a new call.
    CallTenantId,
}

/// The probable kind of a text that should be a GUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LooksLike {
    /// `heidi@contoso.com`.
    UserPrincipalName,
    /// `heidi_fabrikam.com#EXT#@contoso.com`.
    GuestPrincipalName,
    /// `8:orgid:…`: the form in which Teams writes a user inside its own data.
    TeamsUser,
    /// `28:…`, `29:…`, `4:…`, `8:acs:…`: the form in which Teams writes other identities.
    TeamsIdentifier,
    /// `+12345678901`.
    PhoneNumber,
    /// `{341a0500-…}`.
    Braces,
    /// `{id}`, `call-id`, `$userId`, `xxxxxxxx-…`: left over from the documentation or a template, or written over an id.
    Placeholder,
}

/// The two values whose tenants differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tenants {
    /// Transferee and transfer target.
    TransfereeAndTarget,
    /// The call, according to the context, and an identity.
    CallAndIdentity,
}

/// The application permissions of a token that lacks the required one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RolesFound {
    /// None at all.
    None,
    /// Permissions of other APIs.
    Others,
    /// `Calls.InitiateGroupCall.All`, which one of Microsoft's pages mentions in its place.
    GroupCall,
}

/// A value that only the hint contains, because it is personal: the repaired form of a typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HintOnly(pub Option<String>);

impl AsParam for HintOnly {
    fn as_param(&self) -> Param<'_> {
        Param::Absent
    }
}

impl AsParam for RolesFound {
    fn as_param(&self) -> Param<'_> {
        Param::Text(match self {
            Self::None => "none",
            Self::Others => "others",
            Self::GroupCall => "groupCall",
        })
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
            Self::SourceId => "sourceId",
            Self::SourceTenantId => "sourceTenantId",
            Self::CallTenantId => "callTenantId",
        })
    }
}

impl AsParam for LooksLike {
    fn as_param(&self) -> Param<'_> {
        Param::Text(match self {
            Self::UserPrincipalName => "userPrincipalName",
            Self::GuestPrincipalName => "guestPrincipalName",
            Self::TeamsUser => "teamsUser",
            Self::TeamsIdentifier => "teamsIdentifier",
            Self::PhoneNumber => "phoneNumber",
            Self::Braces => "braces",
            Self::Placeholder => "placeholder",
        })
    }
}

coded! {
    /// One problem, with the values that its message contains.
    #[derive(Debug, Clone, PartialEq)]
    #[expect(missing_docs, reason = "a variant's fields are the values that its message contains")]
    #[non_exhaustive]
    pub enum Problem {
        /// A JavaScript value is not representable as JSON: a getter that throws, a circular structure, a `BigInt`.
        UnreadableInput { reason: String } = "unreadableInput",
        /// The bytes are not UTF-8.
        InvalidUtf8 {} = "invalidUtf8",
        /// A JavaScript string contains half of a surrogate pair.
        LoneSurrogate {} = "loneSurrogate",
        /// A value of another JSON type was expected.
        WrongType { expected: &'static str, found: &'static str } = "wrongType",
        /// A number or text is out of the allowed range.
        OutOfRange { expected: String } = "outOfRange",
        /// A required member is absent.
        MemberMissing { member: &'static str } = "memberMissing",
        /// One of this library's own objects has an unknown member.
        UnknownMember {
            member: String,
            meant: Option<&'static str>,
        } = "unknownMember",
        /// A member of Graph's body is misspelled.
        MisspelledMember { member: String, meant: &'static str } = "misspelledMember",
        /// A member was added by an SDK or a serializer: a bag of further members, a backing store, a type name, a reference.
        SdkMember { member: String } = "sdkMember",
        /// An object is written as JSON text.
        ObjectAsText {} = "objectAsText",
        /// The number of an enum's member is in the place of its name.
        EnumAsNumber { meant: &'static str } = "enumAsNumber",
        /// The body belongs to another API.
        ForeignBody { api: &'static str } = "foreignBody",
        /// A whole HTTP request is in the place of its body.
        HttpRequest {
            form: &'static str,
            call_id: Option<String>,
            version: Option<&'static str>,
        } = "httpRequest",
        /// A whole HTTP request has no body in the text.
        RequestBodyMissing {} = "requestBodyMissing",
        /// The method of a whole HTTP request is not POST.
        RequestMethod { found: String } = "requestMethod",
        /// The content type of a whole HTTP request is not JSON; `curl` sets one itself.
        RequestContentType { found: String } = "requestContentType",
        /// The call of a whole HTTP request is another one.
        CallIdDiffers {} = "callIdDiffers",
        /// The version of a whole HTTP request is another one.
        VersionDiffers { version: &'static str } = "versionDiffers",

        /// An id is empty.
        IdEmpty { subject: Subject } = "idEmpty",
        /// An id has white space around it.
        IdPadded { subject: Subject } = "idPadded",
        /// An id is too long.
        IdTooLong { subject: Subject, limit: usize } = "idTooLong",
        /// An id is a path or URL: only the call id is expected.
        IdIsPath { subject: Subject } = "idIsPath",
        /// An id is not a GUID.
        NotAGuid {
            subject: Subject,
            looks_like: Option<LooksLike>,
        } = "notAGuid",

        /// An identity set has no identity.
        IdentityMissing {} = "identityMissing",
        /// An identity set has more than one identity.
        SeveralIdentities { kinds: Vec<String> } = "severalIdentities",
        /// The kind of an identity is unknown in Graph's metadata.
        UnknownIdentityKind {
            kind: String,
            meant: Option<&'static str>,
        } = "unknownIdentityKind",
        /// A telephone number is not in E.164 form.
        PhoneNotE164 {
            repaired: HintOnly,
        } = "phoneNotE164",
        /// A transfer to a telephone requires a call of an application instance with a number.
        PhoneNeedsApplicationInstance {} = "phoneNeedsApplicationInstance",
        /// The id is that of an application of Microsoft, the same in every tenant.
        MicrosoftApplication { application: &'static str } = "microsoftApplication",
        /// The target is a guest without an account.
        GuestTarget {} = "guestTarget",
        /// A user may be the resource account of a call queue or auto attendant.
        UserMayBeQueue {} = "userMayBeQueue",

        /// `replacesCallId` is the id of the transferred call.
        ReplacesOwnCall {} = "replacesOwnCall",

        /// A transfer from a group call requires a transferee.
        TransfereeMissing {} = "transfereeMissing",
        /// A peer-to-peer call needs no transferee.
        TransfereeOnPeerToPeerCall {} = "transfereeOnPeerToPeerCall",
        /// A transferee has no `participantId`.
        ParticipantIdMissing {} = "participantIdMissing",
        /// `participantId` is the user id.
        ParticipantIdIsUserId {} = "participantIdIsUserId",
        /// The transferee is the target.
        TransfereeIsTarget {} = "transfereeIsTarget",
        /// `transferee` is inside `transferTarget`.
        TransfereeInsideTarget {} = "transfereeInsideTarget",
        /// Two values belong to different tenants.
        TenantsDiffer { between: Tenants } = "tenantsDiffer",

        /// `languageId` or `region` is at the top level of the body.
        LocaleAtTopLevel { member: &'static str } = "localeAtTopLevel",
        /// `languageId` or `region` is inside the target, as in Microsoft's examples, but not in Graph's metadata.
        LocaleInTarget { member: &'static str } = "localeInTarget",
        /// A language is not a language tag.
        LanguageForm {} = "languageForm",
        /// A region is invalid.
        RegionForm {} = "regionForm",
        /// A value is a placeholder of Microsoft's documentation.
        Placeholder { member: &'static str } = "placeholder",

        /// `clientContext` is obsolete.
        ClientContextLeftOver {} = "clientContextLeftOver",
        /// An `endpointType` is unknown to Graph.
        UnknownEndpointType {
            found: String,
            meant: Option<&'static str>,
        } = "unknownEndpointType",
        /// An `endpointType` is not documented for a transfer.
        EndpointTypeNotDefault { found: &'static str } = "endpointTypeNotDefault",

        /// A callback address is invalid.
        CallbackUriInvalid { reason: &'static str } = "callbackUriInvalid",
        /// A callback address leads to the machine itself.
        CallbackUriNotPublic {} = "callbackUriNotPublic",
        /// The client context of a new call has characters that its callback address cannot contain.
        ClientContextForm {} = "clientContextForm",
        /// The body creates a group call or joins a meeting.
        CallOutOfScope { scenario: &'static str } = "callOutOfScope",
        /// A call to a telephone requires an application instance as its source.
        SourceInstanceMissing {} = "sourceInstanceMissing",
        /// The tenant of a call to a telephone is missing.
        CallTenantMissing {} = "callTenantMissing",

        /// The call is not established.
        CallNotEstablished { state: String } = "callNotEstablished",
        /// The transfer is not available in this cloud and version.
        NotAvailableInCloud { cloud: &'static str, version: &'static str } = "notAvailableInCloud",
        /// A base URL is invalid.
        InvalidBaseUrl { reason: &'static str } = "invalidBaseUrl",
        /// A base URL contains a version.
        VersionInBaseUrl { version: String } = "versionInBaseUrl",
        /// A base URL contains the deprecated `/app` path.
        DeprecatedAppPath {} = "deprecatedAppPath",
        /// A base URL is not encrypted.
        InsecureBaseUrl {} = "insecureBaseUrl",

        /// The token is not a readable JSON Web Token.
        TokenUnreadable {} = "tokenUnreadable",
        /// The token is for a signed-in user.
        TokenDelegated {} = "tokenDelegated",
        /// The application permission is missing in the token.
        TokenRoleMissing { role: &'static str, roles: RolesFound } = "tokenRoleMissing",
        /// The token is for another service.
        TokenAudience { expected: String, of_cloud: HintOnly } = "tokenAudience",
        /// The token belongs to another tenant than the call.
        TokenTenantDiffers {} = "tokenTenantDiffers",
        /// The token has expired.
        TokenExpired { seconds: i64 } = "tokenExpired",
        /// The token expires within five minutes.
        TokenExpiresSoon { seconds: i64 } = "tokenExpiresSoon",
        /// The token is not valid yet.
        TokenNotYetValid { seconds: i64 } = "tokenNotYetValid",

        /// There are more issues than are listed.
        MoreIssues { limit: usize } = "moreIssues",
    }
}
