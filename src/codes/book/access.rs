//! Identities, tokens and permissions: the subcodes 75xx and 76xx.

use super::book;
use crate::codes::sources::{ACS_CODES, COMMS_SAMPLES_295, COMMS_SAMPLES_538};

book! {
    /// Who may do it.
    pub(super) static ACCESS: Inferred, ACS_CODES;

    [any/7500] "Unsupported AAD Identity" {
        meaning: "The directory identity in the request is of a kind that the service does not take.",
        likely_cause: "A group, a guest or another kind of object where a user or an app is meant.",
        what_to_do: "Use the object id of a user, an application or an application instance.",
        retry: AfterChange,
    }

    [any/7501] "Invalid Token" {
        meaning: "The access token was not accepted.",
        likely_cause: "It has expired, is for another audience or cloud, or was cut when it was copied.",
        what_to_do: "Get a new token with the scope of your cloud's Graph, such as `https://graph.microsoft.com/.default`.",
        retry: AfterChange,
    }

    [any/7502] "Access Not Enabled" {
        meaning: "The app is not enabled for calling.",
        likely_cause: "The bot's calling option is off, or the tenant does not allow it.",
        what_to_do: "Turn on calling for the bot and give admin consent in the tenant.",
        retry: AfterChange,
    }

    [403/7507, any/7507] "Call Source Identity Invalid" {
        meaning: "The identity that calls is not that of the app in the token.",
        likely_cause: "The call belongs to another app, or its source names another one.",
        what_to_do: "Use a token of the app that owns the call.",
        retry: AfterChange,
    }

    [any/7506] "Untrusted Certificate" {
        meaning: "The certificate that was presented is not trusted.",
        likely_cause: "It has expired, is self-signed, or its chain is incomplete.",
        what_to_do: "Install a certificate of a public authority with its whole chain.",
        retry: AfterChange,
    }

    [any/7508] "Unsupported ACS Identity" {
        meaning: "The Azure Communication Services identity is of a kind that cannot be used here.",
        likely_cause: "An identity of another kind, or of another resource.",
        what_to_do: "Use a communication user of the resource that owns the call.",
        retry: AfterChange,
    }

    [any/7509] "Hmac Validation Error" {
        meaning: "The signature of the request did not match.",
        likely_cause: "The access key is wrong, or the request was changed after signing.",
        what_to_do: "Check the access key and the clock of the machine that signs.",
        retry: AfterChange,
    }

    [any/7510] "Managed Identity Validation Error" {
        meaning: "The managed identity was not accepted.",
        likely_cause: "It is not assigned, or lacks a role on the resource.",
        what_to_do: "Assign the identity and its role, then wait some minutes.",
        retry: AfterChange,
    }

    [any/7600] "Resource Access Not Enabled" {
        meaning: "The resource is not allowed to use this feature.",
        likely_cause: "The feature is off for the resource or for the tenant.",
        what_to_do: "Enable it for the resource, or ask the tenant's administrator.",
        retry: AfterChange,
    }

    [any/7601] "Invalid ACS Source Identity" {
        meaning: "The calling Azure Communication Services identity is not valid.",
        likely_cause: "It was deleted, or belongs to another resource.",
        what_to_do: "Create an identity in the resource that is used, and call with it.",
        retry: AfterChange,
    }

    [any/7602] "Invalid ACS Target Identity" {
        meaning: "The called Azure Communication Services identity is not valid.",
        likely_cause: "It was deleted, or belongs to a resource that cannot be called from here.",
        what_to_do: "Check the identity of the target.",
        retry: AfterChange,
    }

    [any/7603] "Invalid ACS Identity" {
        meaning: "An Azure Communication Services identity in the request is not valid.",
        likely_cause: "It is misspelled, deleted, or of another resource.",
        what_to_do: "Check every identity in the request.",
        retry: AfterChange,
    }

    [any/7604] "Unauthorized Teams Interop Scenario" {
        meaning: "Calls between Azure Communication Services and this Teams tenant are not allowed.",
        likely_cause: "The tenant has not enabled the resource for Teams.",
        what_to_do: "Ask the Teams administrator to allow the resource.",
        retry: AfterChange,
    }

    [any/7605] "Unauthorized Teams Recording Interop Scenario" {
        meaning: "Recording in this Teams tenant is not allowed from outside.",
        likely_cause: "The tenant does not permit it.",
        what_to_do: "Ask the Teams administrator, or do without the recording.",
        retry: AfterChange,
    }

    [any/7606] "Unauthorized ACS Resource For Cognitive Actions" {
        meaning: "The resource may not use speech and language services.",
        likely_cause: "The two resources are not connected, or the role is missing.",
        what_to_do: "Connect the resources and assign the role.",
        retry: AfterChange,
    }
}

book! {
    /// Refusals that Graph's callers meet most.
    pub(super) static REFUSED: Observed, COMMS_SAMPLES_538;

    [403/7504, any/7504] "Insufficient Application Permissions" {
        meaning: "The app lacks a permission that this request needs in this tenant.",
        likely_cause: "`Calls.Initiate.All` was not granted, admin consent is missing, or the token is older than the consent.",
        what_to_do: "Grant the application permission with admin consent in the tenant of the call, then get a new token.",
        retry: AfterChange,
    }

    [403/7505, any/7505] "Enterprise Tenant Mismatch" {
        meaning: "The request concerns a tenant other than that of the call.",
        likely_cause: "The target or the transferee is in another tenant, the token is of another tenant, or the target is a resource account or a telephone given as a user.",
        what_to_do: "Transfer within one tenant with that tenant's token; for a call queue or an auto attendant try the identity `application` instead of `user`.",
        retry: AfterChange,
        source: COMMS_SAMPLES_295,
    }
}
