//! Errors that are named by a word: those of Graph.

use super::book;
use crate::codes::sources::{GRAPH_ERRORS, GRAPH_THROTTLING};

book! {
    /// Graph's own errors.
    pub(super) static GRAPH: Documented, GRAPH_ERRORS;

    ["accessDenied"] "Access denied" {
        meaning: "The app may not do this.",
        likely_cause: "A permission or its admin consent is missing.",
        what_to_do: "Grant the application permission with admin consent, then get a new token.",
        retry: AfterChange,
    }

    ["activityLimitReached"] "Throttled" {
        meaning: "The app sends more than it may.",
        likely_cause: "A limit of the service was reached.",
        what_to_do: "Wait as long as `Retry-After` says, then send again.",
        retry: Later,
    }

    ["generalException"] "General error" {
        meaning: "Something failed, and the service does not say what.",
        likely_cause: "A fault of the service, or a request that it did not foresee.",
        what_to_do: "Look at the call's state before trying again; give the request id to Microsoft's support if it recurs.",
        retry: AfterCheck,
    }

    ["invalidRequest"] "Invalid request" {
        meaning: "The request was not accepted as it stands.",
        likely_cause: "A member is missing or wrong.",
        what_to_do: "Read the message and check the body and the address.",
        retry: AfterChange,
    }

    ["itemNotFound"] "Not found" {
        meaning: "What the address names was not found.",
        likely_cause: "The call has ended, or the id or the path is wrong.",
        what_to_do: "Check the call id and the path.",
        retry: AfterChange,
    }

    ["notAllowed"] "Not allowed" {
        meaning: "The service does not allow this action.",
        likely_cause: "The method or the kind of call does not fit.",
        what_to_do: "Check the method and the path.",
        retry: AfterChange,
    }

    ["notSupported"] "Not supported" {
        meaning: "The service does not offer what was asked for.",
        likely_cause: "The version or the cloud does not have this API.",
        what_to_do: "Use v1.0, and check that the cloud offers transfers.",
        retry: AfterChange,
    }

    ["quotaLimitReached"] "Quota reached" {
        meaning: "A quota has been used up.",
        likely_cause: "The tenant or the app has reached a limit.",
        what_to_do: "Wait, or ask the administrator for a higher quota.",
        retry: Later,
    }

    ["resourceModified"] "Changed meanwhile" {
        meaning: "The call has changed since the request was made.",
        likely_cause: "Another request or a participant was quicker.",
        what_to_do: "Look at the call's state, then decide anew.",
        retry: AfterCheck,
    }

    ["serviceNotAvailable"] "Service not available" {
        meaning: "The service cannot take the request now.",
        likely_cause: "It is overloaded or under maintenance.",
        what_to_do: "Wait as long as `Retry-After` says, look at the call's state, then try again.",
        retry: AfterCheck,
    }

    ["unauthenticated"] "Not authenticated" {
        meaning: "The request carries no valid token.",
        likely_cause: "The token is missing, has expired, or is cut.",
        what_to_do: "Get a new token and send it in `Authorization: Bearer`.",
        retry: AfterChange,
    }

    ["throttledRequest"] "Throttled" {
        meaning: "The app sends more than it may.",
        likely_cause: "A limit of the service was reached.",
        what_to_do: "Wait as long as `Retry-After` says, then send again.",
        retry: Later,
    }

    ["TooManyRequests"] "Too many requests" {
        meaning: "The app sends more than it may.",
        likely_cause: "A limit of the service was reached.",
        what_to_do: "Wait as long as `Retry-After` says, then send again; the request was not carried out.",
        retry: Later,
        source: GRAPH_THROTTLING,
    }
}

book! {
    /// Errors of the gateway before every service of Graph.
    pub(super) static GATEWAY_WORDS: Observed, GRAPH_ERRORS;

    ["InvalidAuthenticationToken"] "Token not valid" {
        meaning: "The access token was not accepted.",
        likely_cause: "It has expired, is for another audience or cloud, is cut, or is missing.",
        what_to_do: "Look at the token's audience and expiry, then get a new one with the scope of your cloud's Graph, such as `https://graph.microsoft.com/.default`.",
        retry: AfterChange,
    }

    ["AuthenticationError"] "Token not valid" {
        meaning: "The token could not be checked.",
        likely_cause: "It has expired or is of another tenant.",
        what_to_do: "Get a new token of the call's tenant.",
        retry: AfterChange,
    }

    ["Authorization_RequestDenied"] "Permission missing" {
        meaning: "The app lacks a permission for this.",
        likely_cause: "`Calls.Initiate.All` or its admin consent is missing.",
        what_to_do: "Grant the application permission with admin consent, then get a new token.",
        retry: AfterChange,
    }

    ["Unauthorized"] "Not authorised" {
        meaning: "The request carries no valid token, or the app may not do this.",
        likely_cause: "The token is missing or expired, or is of a signed-in user.",
        what_to_do: "Get a new token with the client credentials flow.",
        retry: AfterChange,
    }

    ["Forbidden"] "Forbidden" {
        meaning: "The app may not do this.",
        likely_cause: "The permission `Calls.Initiate.All`, its admin consent or a policy is missing.",
        what_to_do: "Grant the application permission with admin consent, then get a new token.",
        retry: AfterChange,
    }

    ["UnknownError"] "Unknown error" {
        meaning: "The service refused without naming a reason.",
        likely_cause: "With status 403 mostly a missing permission or a token of a signed-in user; with 5xx a fault of the service.",
        what_to_do: "Check the token's kind and permissions; after a 5xx look at the call's state first.",
        retry: AfterCheck,
    }

    ["BadRequest"] "Bad request" {
        meaning: "The request was not accepted as it stands.",
        likely_cause: "The body is no valid JSON, or a member is missing or wrong.",
        what_to_do: "Check the body, and read the message.",
        retry: AfterChange,
    }

    ["NotFound"] "Not found" {
        meaning: "What the address names was not found.",
        likely_cause: "The call has ended, or the id, the path or the version is wrong.",
        what_to_do: "Check the call id and the address.",
        retry: AfterChange,
    }

    ["ResourceNotFound"] "Not found" {
        meaning: "There is nothing at this address.",
        likely_cause: "The path, the version or the cloud is wrong.",
        what_to_do: "Check the address: `/communications/calls/`, then the call's id, then `/transfer`.",
        retry: AfterChange,
    }

    ["Request_ResourceNotFound"] "Not found" {
        meaning: "An object that the request names is not in the directory.",
        likely_cause: "The id is wrong, or of another tenant.",
        what_to_do: "Check the ids in the body.",
        retry: AfterChange,
    }

    ["Conflict"] "Conflict" {
        meaning: "The request contradicts what is going on with the call.",
        likely_cause: "Another request for the same call is under way.",
        what_to_do: "Wait for its outcome.",
        retry: AfterCheck,
    }

    ["InternalServerError"] "Server error" {
        meaning: "The service met a fault.",
        likely_cause: "A fault inside Microsoft's service.",
        what_to_do: "Look at the call's state before trying again; the request may have been carried out.",
        retry: AfterCheck,
    }

    ["ServiceUnavailable"] "Service not available" {
        meaning: "The service cannot take the request now.",
        likely_cause: "It is overloaded or under maintenance.",
        what_to_do: "Wait as long as `Retry-After` says, look at the call's state, then try again.",
        retry: AfterCheck,
    }

    ["GatewayTimeout"] "Gateway timeout" {
        meaning: "A gateway waited in vain for the service.",
        likely_cause: "A fault or overload behind it.",
        what_to_do: "Look at the call's state before trying again; the request may have been carried out.",
        retry: AfterCheck,
    }
}
