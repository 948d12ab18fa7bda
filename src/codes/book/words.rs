//! Errors that are named by a word: those of Graph.

use super::book;
use crate::codes::sources::{COMMS_SAMPLES_66, COMMS_SAMPLES_309, GRAPH_ERRORS, GRAPH_THROTTLING};

book! {
    /// Graph's own errors.
    pub(super) static GRAPH: Documented, GRAPH_ERRORS;

    ["accessDenied"] "Access denied" {
        meaning: "The app may not do this.",
        cause "A permission or its admin consent is missing." {
            administrator: "Grant the application permission with admin consent.",
            developer: "After the consent, get a new token.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["activityLimitReached"] "Throttled" {
        meaning: "The app sends more than it may.",
        cause "A limit of the service was reached." {
            operator: "Wait a moment, then try again.",
            developer: "Wait as long as `Retry-After` says, then send again.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    ["generalException"] "General error" {
        meaning: "Something failed, and the service does not say what.",
        cause "With status 403, the app lacks a permission, its consent or its registration for calling." {
            administrator: "Check the permissions and the admin consent of the app.",
            developer: "Check the registration of the bot, its Teams channel and its calling option.",
        } from COMMS_SAMPLES_66
        cause "With a 5xx status, the service had a fault, or did not foresee this request." {
            developer: "Read the state of the call before you send again; give the request id to Microsoft's support if it recurs.",
        }
        retry: AfterCheck,
        decision: Unknown AfterCheck incident,
    }

    ["invalidRequest"] "Invalid request" {
        meaning: "The request was not accepted as it stands.",
        cause "A member is missing or wrong." {
            developer: "Read the message and check the body and the address.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["itemNotFound"] "Not found" {
        meaning: "The subject of the request was not found.",
        cause "The call has ended, or the id or the path is wrong." {
            operator: "Check whether the caller is still there.",
            developer: "Check the call id and the path.",
        }
        retry: AfterChange,
        decision: CallState No ordinary,
    }

    ["notAllowed"] "Not allowed" {
        meaning: "The service does not allow this action.",
        cause "The method or the kind of call does not fit." {
            developer: "Check the method and the path.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["notSupported"] "Not supported" {
        meaning: "The service does not offer this.",
        cause "The version or the cloud does not have this interface." {
            developer: "Use v1.0, and check that the cloud offers transfers.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["quotaLimitReached"] "Quota reached" {
        meaning: "A quota has been used up.",
        cause "The tenant or the app has reached a limit." {
            administrator: "Ask Microsoft for a higher quota, or wait.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    ["resourceModified"] "Changed meanwhile" {
        meaning: "The call has changed since the request was made.",
        cause "Another request or a participant was quicker." {
            operator: "Check how the call is now, then decide anew.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    ["serviceNotAvailable"] "Service not available" {
        meaning: "The service cannot take the request now.",
        cause "It is overloaded or under maintenance." {
            operator: "Check whether the call is still with you, then try again in a moment.",
            developer: "Wait as long as `Retry-After` says, read the state of the call, then send again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    ["unauthenticated"] "Not authenticated" {
        meaning: "The request carries no valid token.",
        cause "The token is missing, has expired, or is cut." {
            developer: "Get a new token and send it in `Authorization: Bearer`.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["throttledRequest"] "Throttled" {
        meaning: "The app sends more than it may.",
        cause "A limit of the service was reached." {
            operator: "Wait a moment, then try again.",
            developer: "Wait as long as `Retry-After` says, then send again.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    ["TooManyRequests"] "Too many requests" {
        meaning: "The app sends more than it may; nothing was carried out.",
        cause "A limit of the service was reached." {
            operator: "Wait a moment, then try again.",
            developer: "Wait as long as `Retry-After` says, then send again.",
        }
        retry: Later,
        decision: Throttled Later incident,
        source: GRAPH_THROTTLING,
    }
}

book! {
    /// Errors of the gateway before every service of Graph.
    pub(super) static GATEWAY_WORDS: Observed, GRAPH_ERRORS;

    ["InvalidAuthenticationToken"] "Token not valid" {
        meaning: "The access token was not accepted.",
        cause "It has expired, is for another audience or cloud, is cut, or is missing." {
            developer: "Check the token's audience and expiry, then get a new one with the scope of your cloud's Graph, such as `https://graph.microsoft.com/.default`.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AuthenticationError"] "Token not valid" {
        meaning: "The token could not be checked.",
        cause "It has expired or is of another tenant." {
            developer: "Get a new token of the call's tenant.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["Authorization_RequestDenied"] "Permission missing" {
        meaning: "The app lacks a permission for this.",
        cause "`Calls.Initiate.All` or its admin consent is missing." {
            administrator: "Grant the application permission with admin consent.",
            developer: "After the consent, get a new token.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["Unauthorized"] "Not authorised" {
        meaning: "The request carries no valid token, or the app may not do this.",
        cause "The token is missing or expired, or is of a signed-in user." {
            developer: "Get a new token with the client credentials flow.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["Forbidden"] "Forbidden" {
        meaning: "The app may not do this.",
        cause "The permission `Calls.Initiate.All` or its admin consent is missing, or a policy forbids it." {
            administrator: "Grant the application permission with admin consent in the tenant of the call.",
            developer: "After the consent, get a new token.",
        }
        cause "The token was asked for at `common`, or is of a signed-in user: it has no application roles." {
            developer: "Get the token with the client credentials flow at the tenant of the call.",
        } from COMMS_SAMPLES_309
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["UnknownError"] "Unknown error" {
        meaning: "The service refused without naming a reason.",
        cause "With status 403, a permission or the registration of the bot is missing, or the token is of a signed-in user." {
            administrator: "Check the permissions and the admin consent of the app.",
            developer: "Check the kind of the token and the registration of the bot.",
        }
        cause "With a 5xx status, the service had a fault." {
            developer: "Read the state of the call before you send again.",
        }
        retry: AfterCheck,
        decision: Unknown AfterCheck incident,
    }

    ["BadRequest"] "Bad request" {
        meaning: "The request was not accepted as it stands.",
        cause "The body is not valid JSON, or a member is missing or wrong." {
            developer: "Check the body, and read the message.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["NotFound"] "Not found" {
        meaning: "The subject of the request was not found.",
        cause "The call has ended, or the id, the path or the version is wrong." {
            operator: "Check whether the caller is still there.",
            developer: "Check the call id and the address.",
        }
        retry: AfterChange,
        decision: CallState No ordinary,
    }

    ["ResourceNotFound"] "Not found" {
        meaning: "There is nothing at this address.",
        cause "The path, the version or the cloud is wrong." {
            developer: "Check the address: `/communications/calls/`, then the call's id, then `/transfer`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["Request_ResourceNotFound"] "Not found" {
        meaning: "An object that the request names is not in the directory.",
        cause "The id is wrong, or of another tenant." {
            operator: "Check the target.",
            developer: "Check the ids in the body.",
        }
        retry: AfterChange,
        decision: WrongTarget OtherTarget incident,
    }

    ["Conflict"] "Conflict" {
        meaning: "The request contradicts something that is going on with the call.",
        cause "Another request for the same call is under way." {
            operator: "Wait for its outcome.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    ["InternalServerError"] "Server error" {
        meaning: "The service had a fault; the request may have been carried out.",
        cause "A service of Microsoft had a fault." {
            operator: "Check whether the call is still with you before you try again.",
            developer: "Read the state of the call first.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    ["ServiceUnavailable"] "Service not available" {
        meaning: "The service cannot take the request now.",
        cause "It is overloaded or under maintenance." {
            operator: "Check whether the call is still with you, then try again in a moment.",
            developer: "Wait as long as `Retry-After` says, read the state of the call, then send again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    ["GatewayTimeout"] "Gateway timeout" {
        meaning: "A gateway waited in vain for the service; the request may have been carried out.",
        cause "The service behind it is slow, or had a fault." {
            operator: "Check whether the call is still with you before you try again.",
            developer: "Read the state of the call first.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }
}
