//! The severity and the message of each problem.

use super::argument;
use super::problem::{Problem, Subject, Tenants};
use super::{Severity, Severity::Error, Severity::Info, Severity::Warning};

impl Subject {
    fn name(self) -> &'static str {
        match self {
            Self::CallId => "the call id",
            Self::TargetId => "the target's id",
            Self::TargetTenantId => "the target's tenantId",
            Self::ReplacesCallId => "replacesCallId",
            Self::ParticipantId => "the transferee's participantId",
            Self::TransfereeId => "the transferee's id",
            Self::TransfereeTenantId => "the transferee's tenantId",
            Self::ContextTenantId => "the context's tenantId",
            Self::SourceId => "the source's id",
            Self::SourceTenantId => "the source's tenantId",
            Self::CallTenantId => "the tenantId of the call",
        }
    }
}

impl Problem {
    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::UnreadableInput { .. }
            | Self::InvalidUtf8 {}
            | Self::LoneSurrogate {}
            | Self::WrongType { .. }
            | Self::OutOfRange { .. }
            | Self::MemberMissing { .. }
            | Self::UnknownMember { .. }
            | Self::SdkMember { .. }
            | Self::ObjectAsText {}
            | Self::EnumAsNumber { .. }
            | Self::ForeignBody { .. }
            | Self::HttpRequest { .. }
            | Self::RequestBodyMissing {}
            | Self::RequestMethod { .. }
            | Self::MicrosoftApplication { .. }
            | Self::IdEmpty { .. }
            | Self::IdPadded { .. }
            | Self::IdTooLong { .. }
            | Self::IdIsPath { .. }
            | Self::NotAGuid { .. }
            | Self::IdentityMissing {}
            | Self::SeveralIdentities { .. }
            | Self::PhoneNotE164 { .. }
            | Self::ReplacesOwnCall {}
            | Self::TransfereeMissing {}
            | Self::ParticipantIdMissing {}
            | Self::TransfereeIsTarget {}
            | Self::TransfereeInsideTarget {}
            | Self::TenantsDiffer { between: Tenants::TransfereeAndTarget }
            | Self::UnknownEndpointType { .. }
            | Self::CallbackUriInvalid { .. }
            | Self::ClientContextForm {}
            | Self::CallOutOfScope { .. }
            | Self::SourceInstanceMissing {}
            | Self::InvalidBaseUrl { .. }
            | Self::VersionInBaseUrl { .. } => Error,
            Self::MisspelledMember { .. }
            | Self::RequestContentType { .. }
            | Self::CallIdDiffers {}
            | Self::VersionDiffers { .. }
            | Self::GuestTarget {}
            | Self::UnknownIdentityKind { .. }
            | Self::PhoneNeedsApplicationInstance {}
            | Self::TransfereeOnPeerToPeerCall {}
            | Self::ParticipantIdIsUserId {}
            | Self::TenantsDiffer { between: Tenants::CallAndIdentity }
            | Self::LocaleAtTopLevel { .. }
            | Self::LanguageForm {}
            | Self::RegionForm {}
            | Self::Placeholder { .. }
            | Self::ClientContextLeftOver {}
            | Self::EndpointTypeNotDefault { .. }
            | Self::CallbackUriNotPublic {}
            | Self::CallTenantMissing {}
            | Self::CallNotEstablished { .. }
            | Self::NotAvailableInCloud { .. }
            | Self::DeprecatedAppPath {}
            | Self::InsecureBaseUrl {}
            | Self::TokenUnreadable {}
            | Self::TokenDelegated {}
            | Self::TokenRoleMissing { .. }
            | Self::TokenAudience { .. }
            | Self::TokenTenantDiffers {}
            | Self::TokenExpired { .. }
            | Self::TokenExpiresSoon { .. }
            | Self::TokenNotYetValid { .. } => Warning,
            Self::UserMayBeQueue {} | Self::LocaleInTarget { .. } | Self::MoreIssues { .. } => Info,
        }
    }

    #[expect(clippy::too_many_lines, reason = "one table: a line for each problem")]
    pub(super) fn message(&self) -> String {
        match self {
            Self::UnreadableInput { reason } => argument::unreadable(reason),
            Self::InvalidUtf8 {} => "the bytes are not valid UTF-8".into(),
            Self::LoneSurrogate {} => "the text contains half of a surrogate pair, which UTF-8 cannot encode".into(),
            Self::WrongType { expected, found } => format!("expected {expected}, found {found}"),
            Self::OutOfRange { expected } => argument::out_of_range(expected),
            Self::MemberMissing { member } => argument::missing(member),
            Self::UnknownMember { member, .. } => format!("the member `{member}` is unknown"),
            Self::MisspelledMember { member, meant } => {
                format!("the member `{member}` is unknown to Graph: expected `{meant}`")
            }
            Self::SdkMember { member } => {
                format!("the member `{member}` was added by an SDK or a serializer: it does not belong to the body")
            }
            Self::ObjectAsText {} => "the object is written as JSON text: expected the object itself".into(),
            Self::EnumAsNumber { meant } => {
                format!("expected the name `{meant}`, found the number of this member of the enum")
            }
            Self::ForeignBody { api } => {
                format!("expected the body of `call: transfer`, found `{api}`")
            }
            Self::HttpRequest { form, .. } => {
                format!("this is a whole HTTP request ({form}): expected only its body")
            }
            Self::RequestBodyMissing {} => "the request has no body in this text".into(),
            Self::RequestMethod { found } => format!("the method of the request is {found}: expected POST"),
            Self::RequestContentType { found } => {
                format!("the content type of the request is `{found}`: expected `application/json`")
            }
            Self::CallIdDiffers {} => "the request in the body is for another call than the call id".into(),
            Self::VersionDiffers { version } => {
                format!("the request in the body is for version `{version}`: the endpoint has another version")
            }
            Self::IdEmpty { subject } => format!("{} is empty", subject.name()),
            Self::IdPadded { subject } => format!("{} has white space around it", subject.name()),
            Self::IdTooLong { subject, limit } => format!("{} is longer than {limit} bytes", subject.name()),
            Self::IdIsPath { subject } => {
                format!("{} is a path or URL: expected only the call id", subject.name())
            }
            Self::NotAGuid { subject, .. } => format!(
                "{} is not a GUID: expected 32 hexadecimal digits, grouped 8-4-4-4-12 or without dashes",
                subject.name()
            ),
            Self::IdentityMissing {} => {
                "the identity is missing: expected one of user, phone, application, applicationInstance …".into()
            }
            Self::SeveralIdentities { kinds } => {
                format!("expected exactly one identity, found {}: {}", kinds.len(), kinds.join(", "))
            }
            Self::UnknownIdentityKind { kind, .. } => {
                format!("the identity kind `{kind}` is unknown in Graph's metadata")
            }
            Self::PhoneNotE164 { .. } => {
                "the telephone number is not in E.164 form: expected a plus sign and 2 to 15 digits, the first not 0".into()
            }
            Self::PhoneNeedsApplicationInstance {} => {
                "a transfer to a telephone requires a call of an application instance with a PSTN number".into()
            }
            Self::MicrosoftApplication { application } => format!(
                "the id is that of Microsoft's application `{application}`, the same in every tenant: expected the \
                 object id of a resource account"
            ),
            Self::GuestTarget {} => {
                "a guest is a participant of a meeting without an account: expected a user of the tenant".into()
            }
            Self::UserMayBeQueue {} => {
                "Graph may refuse this user if it is the resource account of a call queue or auto attendant".into()
            }
            Self::ReplacesOwnCall {} => "replacesCallId is the id of the transferred call: expected another call".into(),
            Self::TransfereeMissing {} => "the transferee is missing: a transfer from a group call requires one".into(),
            Self::TransfereeOnPeerToPeerCall {} => {
                "the transferee is not needed: this call is peer-to-peer".into()
            }
            Self::ParticipantIdMissing {} => "the transferee's participantId is missing".into(),
            Self::ParticipantIdIsUserId {} => {
                "participantId is the user id: expected the participant's id in the roster of the call".into()
            }
            Self::TransfereeIsTarget {} => "the transferee and the transfer target are the same".into(),
            Self::TransfereeInsideTarget {} => {
                "`transferee` is inside `transferTarget`: expected beside it".into()
            }
            Self::TenantsDiffer { between: Tenants::TransfereeAndTarget } => {
                "the transferee and the transfer target belong to different tenants".into()
            }
            Self::TenantsDiffer { between: Tenants::CallAndIdentity } => {
                "the identity and the call belong to different tenants".into()
            }
            Self::LocaleAtTopLevel { member } => {
                format!("`{member}` is at the top level of the body: expected inside `transferTarget`")
            }
            Self::LocaleInTarget { member } => {
                format!("`{member}` is in Microsoft's examples, but unknown in Graph's metadata")
            }
            Self::LanguageForm {} => "the language is invalid: expected a language tag such as `en-US`".into(),
            Self::RegionForm {} => "the region is invalid: expected a short word such as `amer`, `emea` or `apac`".into(),
            Self::Placeholder { member } => format!("`{member}` is the placeholder of Microsoft's documentation"),
            Self::ClientContextLeftOver {} => {
                "`clientContext` was documented until 2020, but is unknown in Graph's metadata".into()
            }
            Self::UnknownEndpointType { found, .. } => format!(
                "the endpointType `{found}` is unknown: expected default, voicemail, skypeForBusiness or \
                 skypeForBusinessVoipPhone"
            ),
            Self::EndpointTypeNotDefault { found } => {
                format!("the endpointType `{found}` is not documented for a transfer: expected `default`")
            }
            Self::CallbackUriInvalid { reason } => format!("the callback address is invalid: {reason}"),
            Self::CallbackUriNotPublic {} => {
                "the callback address is a loopback address: only a simulator on this machine reaches it".into()
            }
            Self::ClientContextForm {} => {
                "the client context is invalid: expected 1 to 256 ASCII letters, digits, dots, dashes, underscores and tildes".into()
            }
            Self::CallOutOfScope { scenario: "meeting" } => {
                "the body joins a meeting: expected a peer-to-peer call".into()
            }
            Self::CallOutOfScope { .. } => "the body creates a group call: expected one target".into(),
            Self::SourceInstanceMissing {} => {
                "a call to a telephone requires an application instance with a PSTN number as its source".into()
            }
            Self::CallTenantMissing {} => "the tenantId of a call to a telephone is missing".into(),
            Self::CallNotEstablished { state } => {
                format!("the call is `{state}`: expected `established`")
            }
            Self::NotAvailableInCloud { cloud, version } => {
                format!("the request is not available in the cloud `{cloud}` with version `{version}`")
            }
            Self::InvalidBaseUrl { reason } => format!("the base URL is invalid: {reason}"),
            Self::VersionInBaseUrl { version } => {
                format!("the base URL contains the version `{version}`: expected the URL before it")
            }
            Self::DeprecatedAppPath {} => "the `/app` path is deprecated: expected `/communications`".into(),
            Self::InsecureBaseUrl {} => "the base URL is not encrypted: expected https".into(),
            Self::TokenUnreadable {} => "the token is unreadable: expected a JSON Web Token".into(),
            Self::TokenDelegated {} => {
                "the token is for a signed-in user: expected an application's token".into()
            }
            Self::TokenRoleMissing { role, .. } => format!("the application permission `{role}` is missing in the token"),
            Self::TokenAudience { expected, .. } => format!("the token is for another service: expected the audience {expected}"),
            Self::TokenTenantDiffers {} => "the token and the call belong to different tenants".into(),
            Self::TokenExpired { seconds } => format!("the token expired {seconds} sec ago"),
            Self::TokenExpiresSoon { seconds } => format!("the token expires in {seconds} sec"),
            Self::TokenNotYetValid { seconds } => format!("the token becomes valid in {seconds} sec"),
            Self::MoreIssues { limit } => format!("only the first {limit} issues are listed"),
        }
    }
}
