//! The hint of each problem: the next step, or the probable cause.

use super::foreign_hint::foreign_hint;
use super::problem::{HintOnly, LooksLike, Problem, RolesFound, Subject};

impl Problem {
    #[expect(clippy::too_many_lines, reason = "one table: a line for each problem")]
    pub(super) fn hint(&self) -> Option<String> {
        if let Some(hint) = foreign_hint(self) {
            return Some(hint);
        }
        let hint = match self {
            Self::UnknownMember { meant: Some(meant), .. }
            | Self::UnknownEndpointType { meant: Some(meant), .. } => {
                return Some(format!("Did you mean `{meant}`?"));
            }
            Self::PhoneNotE164 { repaired: HintOnly(Some(repaired)) } => {
                return Some(format!("Did you mean {repaired}?"));
            }
            Self::MisspelledMember { .. } => {
                "Some SDK snippets rename members of additional data. On the wire, use Graph's name."
            }
            Self::IdPadded { .. } => "Remove the white space.",
            Self::IdIsPath { .. } => "Use the part behind /calls/.",
            Self::NotAGuid { looks_like: Some(looks), .. } => looks.hint(),
            Self::NotAGuid { subject: Subject::ParticipantId, .. } => {
                "Use the `id` of the participant in the roster notification of the call."
            }
            Self::PhoneNotE164 { repaired: HintOnly(None) } => {
                "Write the country code after a plus sign, without spaces: +12345678901."
            }
            Self::PhoneNeedsApplicationInstance {} => {
                "In Teams, assign the application an instance with a number, and place or answer the call through it. \
                 Then state that the call belongs to it."
            }
            Self::UserMayBeQueue {} => {
                return Some(resource_account(
                    "For a call queue or auto attendant, developers report success with `application` instead of `user`, and \
                 with the object id of its resource account.",
                ));
            }
            Self::MicrosoftApplication { application: "Call Queue" | "Auto Attendant" } => {
                return Some(resource_account(
                    "It names no queue and no attendant. Use the object id of its resource account.",
                ));
            }
            Self::MicrosoftApplication { .. } => "Use the object id of the user or of the resource account.",
            Self::UnknownIdentityKind { meant, kind } => return Some(unknown_kind(*meant, kind)),
            Self::IdentityMissing {} => {
                "An identity is inside a member that names its kind: `\"identity\": { \"user\": { \"id\": … } }`."
            }
            Self::GuestTarget {} => {
                "Only a transfer to a user of the same tenant is documented. A guest who was added to the tenant is a `user`, \
                 with the object id of the account: `GET /users?$filter=userType eq 'Guest'` lists them."
            }
            Self::MemberMissing { member: "id" } => {
                "An identity is found by its `id`: the object id, not the user principal name or the email address. \
                 `GET /users/`, with the user principal name behind it, returns it."
            }
            Self::EndpointTypeNotDefault { found: "voicemail" } => {
                "Developers report that a transfer to `voicemail` worked until February 2022, and not since. Microsoft \
                 documents only `default`."
            }
            Self::ReplacesOwnCall {} => {
                "Use the id of the call that the transfer target is in now, with the same application."
            }
            Self::TransfereeMissing {} => {
                "Add the `participantId` of the transferee from the roster of the call."
            }
            Self::TransfereeOnPeerToPeerCall {} => {
                "Remove `transferee`: the other party of the call is transferred."
            }
            Self::ParticipantIdMissing {} | Self::ParticipantIdIsUserId {} => {
                "Use the `id` of the participant in the roster notification of the call, not the user id."
            }
            Self::TransfereeInsideTarget {} => "A closing brace is probably missing before `transferee`.",
            Self::TenantsDiffer { .. } => {
                "A transfer works inside one tenant only: otherwise, Graph returns 403 with the code 7505."
            }
            Self::LocaleAtTopLevel { .. } => {
                "Move the member. Example 5 of Microsoft's documentation has the same error."
            }
            Self::Placeholder { .. } => "Write a real value, or remove the member.",
            Self::ClientContextLeftOver {} => "Remove it: the call id identifies a transfer.",
            Self::CallbackUriInvalid { .. } => "Use the https address of your webhook.",
            Self::ClientContextForm {} => "Use a GUID: it is sent in the query of the callback address.",
            Self::CallOutOfScope { scenario: "meeting" } => {
                "A consultation is a call of two. Remove `chatInfo` and `meetingInfo`, or send the body with another client."
            }
            Self::CallOutOfScope { .. } => "Call one target, or send the body with another client.",
            Self::SourceInstanceMissing {} => {
                "Set the source to `applicationInstance`, with the object id of the instance of this application in Teams."
            }
            Self::CallTenantMissing {} => {
                "Microsoft's examples of calls to a telephone contain it: add the id of your tenant."
            }
            Self::CallNotEstablished { .. } => {
                "Redirect an incoming call instead. Wait until a call that is being set up is established."
            }
            Self::NotAvailableInCloud { cloud, .. } => match *cloud {
                "china" => "Use another cloud.",
                _ => "Use version v1.0.",
            },
            Self::VersionInBaseUrl { .. } => "Remove the version: it is chosen separately.",
            Self::DeprecatedAppPath {} => "Remove `/app` from the base URL.",
            Self::InsecureBaseUrl {} => "Use https. Only a loopback address may use http.",
            Self::TokenUnreadable {} => "Paste only the access token, without `Bearer` and quotes.",
            Self::TokenDelegated {} => {
                "Request a token with the client credentials flow, at the tenant and not at `common` or `organizations`."
            }
            Self::TokenRoleMissing { roles: RolesFound::None, .. } => {
                "Grant the application permission in Entra, with admin consent in this tenant. Then request a new token, at the \
                 tenant: a token that was requested at `common` or `organizations` has no roles, and one that is older than the \
                 consent does not have them yet."
            }
            Self::TokenRoleMissing { roles: RolesFound::GroupCall, .. } => {
                "Two pages of Microsoft disagree: `call: transfer` requires Calls.Initiate.All; `Register calls and meetings \
                 bot` has stated that Calls.InitiateGroupCall.All includes it. If Graph refuses the transfer, grant \
                 Calls.Initiate.All too, with admin consent, and request a new token."
            }
            Self::TokenRoleMissing { roles: RolesFound::Others, .. } => {
                "Grant the application permission in Entra, with admin consent, and request a new token. If consent was given, the \
                 token is older than the consent: a cached token keeps its roles until it expires."
            }
            Self::TokenAudience { expected, of_cloud: HintOnly(Some(cloud)) } => {
                return Some(format!(
                    "The token is for the cloud {cloud}. If the call is there, set the cloud of the endpoint; otherwise request the \
                     scope `{expected}/.default`."
                ));
            }
            Self::TokenAudience { expected, .. } => {
                return Some(format!("Request the scope `{expected}/.default`."));
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
                "This looks like a user principal name or an email address. Use the object id: `GET /users/`, with the user principal \
                 name behind it, returns it; for an email address, `GET /users?$filter=mail eq '…'&$select=id`. A resource account \
                 is a user, too."
            }
            Self::GuestPrincipalName => {
                "This looks like the user principal name of a guest. Use the object id of the guest's account in this tenant: \
                 `GET /users/`, with the name behind it and %23 for #, returns it."
            }
            Self::TeamsUser => "This is the form of Teams' own data. Use only the GUID in it.",
            Self::TeamsIdentifier => {
                "This is the form of Teams' own data for an identity that is not a user: 28: is an `application`, 4: a `phone`, \
                 29: is `encrypted`, 8:acs: an `azureCommunicationServicesUser`, 8:teamsvisitor: a `guest`."
            }
            Self::PhoneNumber => "This looks like a telephone number. Use the identity `phone`.",
            Self::Braces => "Remove the braces.",
            Self::Placeholder => {
                "This is a placeholder: of the documentation, or a variable that was not filled in. Write the real id."
            }
        }
    }
}

fn unknown_kind(meant: Option<&str>, kind: &str) -> String {
    const KNOWN: &str = "Graph knows user, phone, application, applicationInstance, guest, onPremises, encrypted, \
                         azureCommunicationServicesUser, assertedIdentity and device.";
    let letters = kind.to_ascii_lowercase();
    if ["queue", "attendant", "resource"].iter().any(|word| letters.contains(word)) {
        return resource_account(&format!(
            "{KNOWN} For a call queue or an auto attendant, use `application` with the object id of its resource account."
        ));
    }
    match meant {
        Some(meant) => format!("Did you mean `{meant}`? {KNOWN}"),
        None => format!("{KNOWN} Another kind does not name a target."),
    }
}

/// Adds the query that finds the resource account of a call queue or an auto attendant.
fn resource_account(hint: &str) -> String {
    // Teams sets this department; Microsoft's page on resource accounts names it.
    format!(
        "{hint} `GET /users?$filter=department eq 'Microsoft Communication Application \
         Instance'&$select=id,displayName,userPrincipalName` lists resource accounts; in PowerShell, \
         Get-CsOnlineApplicationInstance does."
    )
}
