//! Identities, tokens and permissions: the subcodes 75xx and 76xx.

use super::book;
use crate::codes::sources::{
    ACS_CODES, CALLING_BOT, COMMS_SAMPLES_29, COMMS_SAMPLES_295, COMMS_SAMPLES_309, COMMS_SAMPLES_432,
    COMMS_SAMPLES_538, DOCS_7080, DOCS_11648, DOCS_CONTRIB_649, PHONE_NUMBER,
};

book! {
    /// Who may do it.
    pub(super) static ACCESS: Inferred, ACS_CODES;

    [any/7500] "Unsupported AAD Identity" {
        meaning: "The directory identity is of a kind that the service does not take.",
        cause "A group, a guest or another kind of object was given where a user or an app is meant." {
            developer: "Use the object id of a user, an application or an application instance.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
    }

    [any/7501] "Invalid Token" {
        meaning: "The access token was not accepted.",
        cause "It has expired, is for another audience or cloud, or was cut when it was copied." {
            developer: "Get a new token with the scope of your cloud's Graph, such as `https://graph.microsoft.com/.default`.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7502] "Access Not Enabled" {
        meaning: "The app is not enabled for calling.",
        cause "The calling option of the bot is off." {
            operator: "Ask the administrator of the app, with this code: it is refused again until then.",
            developer: "Turn on calling in the Teams channel of the bot, and give its webhook address there.",
        } from CALLING_BOT
        cause "The tenant has not allowed the app." {
            administrator: "Allow the app in the tenant, with admin consent for its `Calls` permissions.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [403/7507, any/7507] "Call Source Identity Invalid" {
        meaning: "The identity that calls is not one with which this app may call.",
        cause [ToTelephone] "A call to a telephone needs an application instance (a resource account) of this app as its source; none was given, or it belongs to another app." {
            operator: "Choose a target with Teams, or ask the developer of the app.",
            developer: "Give `source.identity.applicationInstance` with the object id of the resource account; its application id must be the one of the token.",
            administrator: "Create it with `New-CsOnlineApplicationInstance` and the application id of the bot.",
        } from DOCS_CONTRIB_649
        cause [ToTelephone] "The application instance exists, but Teams does not know it completely: it was not synchronised, or has no licence or no number." {
            administrator: "Run `Sync-CsOnlineApplicationInstance`, assign the Teams Phone licence for resource accounts and a service number, then wait some hours.",
        } from DOCS_11648
        cause "The call belongs to another app than the token, or its source names another app." {
            developer: "Use a token of the app that owns the call.",
        }
        cause [ToTelephone, IncomingCall] "The caller reached the bot by its user principal name; such a call cannot go to a telephone." {
            operator: "Choose a target with Teams.",
            administrator: "Let callers use the telephone number of the resource account.",
        } from PHONE_NUMBER
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7506] "Untrusted Certificate" {
        meaning: "The certificate that was presented is not trusted.",
        cause "It has expired, is self-signed, or its chain is incomplete." {
            developer: "Install a certificate of a public authority with its whole chain, then restart the bot.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7508] "Unsupported ACS Identity" {
        meaning: "The Azure Communication Services identity is of a kind that cannot be used here.",
        cause "It is of another kind, or of another resource." {
            developer: "Use a communication user of the resource that owns the call.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
    }

    [any/7509] "Hmac Validation Error" {
        meaning: "The signature did not match.",
        cause "The access key is wrong, or the content was changed after signing." {
            developer: "Check the access key, and the clock of the machine that signs.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7510] "Managed Identity Validation Error" {
        meaning: "The managed identity was not accepted.",
        cause "It is not assigned, or lacks a role on the resource." {
            administrator: "Assign the identity and its role, then wait some minutes.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7600] "Resource Access Not Enabled" {
        meaning: "The resource is not allowed to use this feature.",
        cause "The feature is off for the resource or for the tenant." {
            administrator: "Enable the feature for the resource and the tenant.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7601] "Invalid ACS Source Identity" {
        meaning: "The calling Azure Communication Services identity is not valid.",
        cause "It was deleted, or belongs to another resource." {
            developer: "Create an identity in the resource that is used, and call with it.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7602] "Invalid ACS Target Identity" {
        meaning: "The called Azure Communication Services identity is not valid.",
        cause "It was deleted, or belongs to a resource that cannot be called from here." {
            operator: "Choose another target.",
            developer: "Check the identity of the target.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
    }

    [any/7603] "Invalid ACS Identity" {
        meaning: "An Azure Communication Services identity is not valid.",
        cause "It is misspelled, deleted, or of another resource." {
            developer: "Check every identity that was given.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [any/7604] "Unauthorized Teams Interop Scenario" {
        meaning: "Calls between Azure Communication Services and this Teams tenant are not allowed.",
        cause "The tenant has not enabled the resource for Teams." {
            operator: "Choose another target.",
            administrator: "Allow the resource in the Teams settings of the tenant.",
        }
        retry: AfterChange,
        decision: NotAllowed OtherTarget incident,
    }

    [any/7605] "Unauthorized Teams Recording Interop Scenario" {
        meaning: "Recording in this Teams tenant is not allowed from outside.",
        cause "The tenant does not permit it." {
            administrator: "Permit the recording, or do without it.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [any/7606] "Unauthorized ACS Resource For Cognitive Actions" {
        meaning: "The resource may not use speech and language services.",
        cause "The two resources are not connected, or the role is missing." {
            administrator: "Connect the resources and assign the role.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }
}

book! {
    /// Refusals that Graph's callers meet most.
    pub(super) static REFUSED: Observed, COMMS_SAMPLES_538;

    [403/7504, any/7504] "Insufficient Application Permissions" {
        meaning: "The app lacks a permission that this needs in the tenant of the call.",
        cause "`Calls.Initiate.All` was not granted, or its admin consent is missing in the tenant of the call." {
            operator: "Ask the administrator of the app, with this code: it is refused again until then.",
            administrator: "Grant the application permission with admin consent in the tenant of the call.",
            developer: "After the consent, get a new token: the roles of an older one do not change.",
        }
        cause [Request] "The token was asked for at `common` or `organizations`, or is of a signed-in user: it has no roles for this tenant." {
            developer: "Ask for the token with the client credentials flow at the id of the call's tenant.",
        } from COMMS_SAMPLES_309
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [403/7503, any/7503] "Application not registered" {
        meaning: "The app is not registered with the calling service.",
        cause "The app has no bot registration, or the bot has no Teams channel with calling turned on and a webhook address." {
            operator: "Ask the administrator of the app, with this code: it is refused again until then.",
            developer: "Register the app as a bot with the same application id, add the Teams channel, turn on calling there and give the webhook address.",
        }
        cause "The registration is new, or was changed just now." {
            developer: "Wait some minutes, then try again.",
        }
        cause "The token is of another app than the bot, for example of the app that only signs users in." {
            developer: "Compare the application id in the token with that of the bot.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
        source: COMMS_SAMPLES_432,
    }

    [403/7505, any/7505] "Enterprise Tenant Mismatch" {
        meaning: "The tenant of the token is not that of the call, of the target or of the transferee.",
        cause "The target or the transferee is in another tenant: Teams transfers within one tenant only." {
            operator: "Choose a target in the tenant of the call.",
        }
        cause [ToApp] "The target is a resource account (a call queue, an auto attendant or another bot), given as a user." {
            operator: "Choose another target.",
            developer: "Give the resource account as `applicationInstance` or `application`, with the tenant id of the call.",
        }
        cause [ToTelephone] "The target is a telephone, and the call does not come from an application instance of this app with a number." {
            operator: "Choose a target with Teams.",
            administrator: "Assign a resource account of the app, with licence and number, and let the call come from it.",
        } from COMMS_SAMPLES_29
        cause [Request] "The token was asked for at another tenant, or at `common`; or `tenantId` is missing or of another tenant." {
            developer: "Ask for the token at the tenant of the call, and give that tenant's id in the body.",
        } from DOCS_7080
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
        source: COMMS_SAMPLES_295,
    }
}
