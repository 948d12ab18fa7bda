//! How much each problem weighs, and what is said about it.

use super::problem::{LooksLike, Problem, Subject, Tenants, Unsaid};
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
            | Self::InvalidBaseUrl { .. }
            | Self::VersionInBaseUrl { .. } => Error,
            Self::MisspelledMember { .. }
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
            Self::UnreadableInput { reason } => format!("the value cannot be written as JSON: {reason}"),
            Self::InvalidUtf8 {} => "the bytes are not UTF-8 from here on".into(),
            Self::LoneSurrogate {} => "half of a surrogate pair stands alone here; it cannot be sent as UTF-8".into(),
            Self::WrongType { expected, found } => format!("expected {expected}, found {found}"),
            Self::OutOfRange { expected } => format!("out of range: expected {expected}"),
            Self::MemberMissing { member } => format!("the member `{member}` is missing"),
            Self::UnknownMember { member, .. } => format!("there is no member `{member}` here"),
            Self::MisspelledMember { member, meant } => {
                format!("Graph does not know `{member}`; it spells this member `{meant}`")
            }
            Self::IdEmpty { subject } => format!("{} is empty", subject.name()),
            Self::IdPadded { subject } => format!("{} has white space around it", subject.name()),
            Self::IdTooLong { subject, limit } => format!("{} is longer than {limit} bytes", subject.name()),
            Self::IdIsPath { subject } => {
                format!("{} is a path or URL; expected the bare id of the call", subject.name())
            }
            Self::NotAGuid { subject, .. } => format!(
                "{} is not a GUID: expected 32 hexadecimal digits, grouped 8-4-4-4-12 or without dashes",
                subject.name()
            ),
            Self::IdentityMissing {} => {
                "no identity: expected one of user, phone, application, applicationInstance …".into()
            }
            Self::SeveralIdentities { kinds } => {
                format!("expected exactly one identity, found {}: {}", kinds.len(), kinds.join(", "))
            }
            Self::UnknownIdentityKind { kind, .. } => {
                format!("Graph's metadata knows no identity of the kind `{kind}`")
            }
            Self::PhoneNotE164 { .. } => {
                "not an E.164 number: expected a plus sign, then 2 to 15 digits, the first not 0".into()
            }
            Self::PhoneNeedsApplicationInstance {} => {
                "a transfer to a telephone works only for the call of an application instance with a PSTN number".into()
            }
            Self::UserMayBeQueue {} => {
                "if this user is the resource account of a call queue or an auto attendant, Graph may refuse it".into()
            }
            Self::ReplacesOwnCall {} => "replacesCallId is the call that is being transferred itself".into(),
            Self::TransfereeMissing {} => "a transfer from a group call must name the transferee".into(),
            Self::TransfereeOnPeerToPeerCall {} => {
                "a transferee is only needed in a group call, and this call is peer-to-peer".into()
            }
            Self::ParticipantIdMissing {} => "the transferee has no participantId".into(),
            Self::ParticipantIdIsUserId {} => {
                "participantId repeats the user id; expected the participant's id in the roster of the call".into()
            }
            Self::TransfereeIsTarget {} => "the transferee and the transfer target are the same".into(),
            Self::TransfereeInsideTarget {} => {
                "`transferee` stands inside `transferTarget`; expected beside it".into()
            }
            Self::TenantsDiffer { between: Tenants::TransfereeAndTarget } => {
                "transferee and transfer target are of two tenants; a transfer works inside one tenant only".into()
            }
            Self::TenantsDiffer { between: Tenants::CallAndIdentity } => {
                "this tenant is not the call's; a transfer works inside one tenant only".into()
            }
            Self::LocaleAtTopLevel { member } => {
                format!("`{member}` stands at the top level of the body; expected inside `transferTarget`")
            }
            Self::LocaleInTarget { member } => {
                format!("`{member}` is in the examples of Microsoft's documentation, but Graph's metadata does not know it here")
            }
            Self::LanguageForm {} => "not a language tag such as `en-US`".into(),
            Self::RegionForm {} => "an odd region: expected a short word such as `amer`, `emea` or `apac`".into(),
            Self::Placeholder { member } => format!("`{member}` holds the placeholder of Microsoft's documentation"),
            Self::ClientContextLeftOver {} => {
                "`clientContext` was documented until 2020; Graph's metadata does not know it".into()
            }
            Self::UnknownEndpointType { found, .. } => format!(
                "Graph knows no endpointType `{found}`: expected default, voicemail, skypeForBusiness or \
                 skypeForBusinessVoipPhone"
            ),
            Self::EndpointTypeNotDefault { found } => {
                format!("a transfer with the endpointType `{found}` is documented nowhere; expected `default`")
            }
            Self::CallNotEstablished { state } => {
                format!("the call is `{state}`; only an established call can be transferred")
            }
            Self::NotAvailableInCloud { cloud, version } => {
                format!("the transfer is not offered in the cloud `{cloud}` with version `{version}`")
            }
            Self::InvalidBaseUrl { reason } => format!("the base URL cannot be used: {reason}"),
            Self::VersionInBaseUrl { version } => {
                format!("the base URL names the version `{version}`; expected the root before it")
            }
            Self::DeprecatedAppPath {} => "the `/app` path is deprecated; Graph asks for `/communications`".into(),
            Self::InsecureBaseUrl {} => "the base URL is http: a token would travel unencrypted".into(),
            Self::TokenUnreadable {} => "not a JSON Web Token that can be read".into(),
            Self::TokenDelegated {} => {
                "the token is for a signed-in user; a transfer takes application permission only".into()
            }
            Self::TokenRoleMissing { role } => format!("the token lacks the application permission `{role}`"),
            Self::TokenAudience { expected } => format!("the token is for another service: expected {expected}"),
            Self::TokenTenantDiffers {} => "the token is of another tenant than the call".into(),
            Self::TokenExpired { seconds } => format!("the token expired {seconds} sec ago"),
            Self::TokenExpiresSoon { seconds } => format!("the token expires in {seconds} sec"),
            Self::TokenNotYetValid { seconds } => format!("the token is not valid for another {seconds} sec"),
            Self::MoreIssues { limit } => format!("only the first {limit} issues are listed"),
        }
    }

    pub(super) fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::UnknownMember { meant: Some(meant), .. }
            | Self::UnknownIdentityKind { meant: Some(meant), .. }
            | Self::UnknownEndpointType { meant: Some(meant), .. } => {
                return Some(format!("Did you mean `{meant}`?"));
            }
            Self::PhoneNotE164 { repaired: Unsaid(Some(repaired)) } => {
                return Some(format!("Did you mean {repaired}?"));
            }
            Self::MisspelledMember { .. } => {
                "Some SDK snippets rename members of their additional data; on the wire the name is as in Graph."
            }
            Self::IdPadded { .. } => "Remove the white space.",
            Self::IdIsPath { .. } => "Take the part behind /calls/.",
            Self::NotAGuid { looks_like: Some(looks), .. } => looks.hint(),
            Self::NotAGuid { subject: Subject::ParticipantId, .. } => {
                "It is the `id` of the participant in the roster notification of the call."
            }
            Self::PhoneNotE164 { repaired: Unsaid(None) } => {
                "Write the country code after a plus sign, without spaces: +12345678901."
            }
            Self::PhoneNeedsApplicationInstance {} => {
                "Assign the application an instance with a number in Teams, and make or take the call through it; \
                 then say that the call belongs to it."
            }
            Self::UserMayBeQueue {} => {
                "For a call queue or auto attendant, others report success with `application` instead of `user`."
            }
            Self::ReplacesOwnCall {} => {
                "replacesCallId is the other call: the one that the transfer target is in now, with the same app."
            }
            Self::TransfereeMissing {} => {
                "Name the participantId, from the roster of the call, of who is moved."
            }
            Self::TransfereeOnPeerToPeerCall {} => {
                "Leave `transferee` out: the other side of the call is moved."
            }
            Self::ParticipantIdMissing {} | Self::ParticipantIdIsUserId {} => {
                "It is the `id` of the participant in the roster notification of the call, not the user id."
            }
            Self::TransfereeInsideTarget {} => "A closing brace is probably missing before `transferee`.",
            Self::TenantsDiffer { .. } => {
                "Graph answers 403 with the code 7505 to a transfer across tenants."
            }
            Self::LocaleAtTopLevel { .. } => {
                "Example 5 of Microsoft's documentation has this slip; move the member."
            }
            Self::Placeholder { .. } => "Put in a real value, or leave the member out.",
            Self::ClientContextLeftOver {} => "Leave it out; a transfer is known by the id of its call.",
            Self::CallNotEstablished { .. } => {
                "An incoming call is redirected instead; one that is being set up can be transferred once it is established."
            }
            Self::NotAvailableInCloud { cloud, .. } => match *cloud {
                "china" => "The transfer does not exist in this cloud.",
                _ => "Use version v1.0.",
            },
            Self::VersionInBaseUrl { .. } => "Take the version out; it is chosen apart from the base URL.",
            Self::DeprecatedAppPath {} => "Take `/app` out of the base URL; the rest of the path is added.",
            Self::InsecureBaseUrl {} => "Use https; http is for a loopback address.",
            Self::TokenUnreadable {} => "Paste the access token alone, without `Bearer` and quotes.",
            Self::TokenDelegated {} => "Get a token with the client credentials flow.",
            Self::TokenRoleMissing { .. } => {
                "Grant the application permission in Entra, with admin consent, and get a new token."
            }
            Self::TokenAudience { expected } => {
                return Some(format!("Ask for the scope `{expected}/.default`."));
            }
            Self::TokenExpired { .. } | Self::TokenExpiresSoon { .. } => "Get a new token.",
            _ => return None,
        };
        Some(hint.into())
    }
}

impl LooksLike {
    fn hint(self) -> &'static str {
        match self {
            Self::UserPrincipalName => {
                "This looks like a user principal name. Graph wants the object id; `GET /users/`, with the name behind it, tells which that is."
            }
            Self::TeamsUser => "This is the form of Teams' own data. Graph wants only the GUID in it.",
            Self::TeamsIdentifier => {
                "This is the form of Teams' own data for an identity that is no user: 28: is an `application`, 4: a `phone`, \
                 29: is `encrypted`, 8:acs: an `azureCommunicationServicesUser`, 8:teamsvisitor: a `guest`."
            }
            Self::PhoneNumber => "This looks like a telephone number. Its identity is `phone`.",
            Self::Braces => "Leave the braces out.",
            Self::Placeholder => "This is a placeholder of Microsoft's documentation. Put in the real id.",
        }
    }
}
