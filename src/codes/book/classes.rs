//! HTTP statuses of refused requests. The codes of calls' results are in `results.rs`.

use super::book;
use crate::codes::sources::{COMMS_SAMPLES_66, GRAPH_ERRORS, GRAPH_THROTTLING};

book! {
    /// Statuses of the 4xx class: nothing was carried out.
    pub(super) static REFUSALS: Documented, GRAPH_ERRORS;

    [code/400] "Bad Request" {
        meaning: "The request was not accepted as it stands; nothing was carried out.",
        cause "A member of the body is missing or wrong, or the body is not valid JSON." {
            developer: "Read the message, and check the body against Microsoft's page.",
        }
        cause "The call is not in a state for it, such as not yet established." {
            operator: "Wait until the call is connected, then try again.",
            developer: "Act when the last notification of the call has the state `established`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [code/401] "Unauthorized" {
        meaning: "The token is missing or not valid; nothing was carried out.",
        cause "It has expired, is for another audience or cloud, or was cut when it was copied." {
            developer: "Get a new token with the scope of your cloud's Graph, such as `https://graph.microsoft.com/.default`.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [code/402] "Payment Required" {
        meaning: "The service wants a licence or a payment for this request; nothing was carried out.",
        cause "The tenant has no licence or no billing for this interface." {
            administrator: "Check the licences of the tenant, and the billing of the app.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [code/403] "Forbidden" {
        meaning: "The app may not do this; nothing was carried out.",
        cause "The permission `Calls.Initiate.All` was not granted, or its admin consent is missing in the tenant of the call." {
            administrator: "Grant the application permission with admin consent in the tenant of the call.",
            developer: "After the consent, get a new token: the roles of an older one do not change.",
        }
        cause "The token is of a signed-in user, or was asked for at `common`: it has no application roles." {
            developer: "Get the token with the client credentials flow at the tenant of the call.",
        }
        cause "The app is not registered as a bot with calling turned on, or the bot is not installed in the tenant." {
            developer: "Check the bot registration: its application id, its Teams channel, calling turned on, the webhook address.",
            administrator: "Allow the bot in the Teams admin center.",
        } from COMMS_SAMPLES_66
        cause "The call, the target or the token is of another tenant." {
            developer: "Use the token of the call's tenant, and a target in it.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [code/404] "Not Found" {
        meaning: "The subject of the request was not found; nothing was carried out.",
        cause "The call has ended." {
            operator: "Call the transferee back if the conversation was not finished.",
            developer: "Compare the call id with the last notification.",
        }
        cause "The id is of another app or cloud, or the address is wrong." {
            developer: "Use the token of the app that owns the call, and the path `/communications/calls/`, the id, `/transfer`.",
        }
        retry: AfterChange,
        decision: CallState No ordinary,
    }

    [code/405] "Method Not Allowed" {
        meaning: "The method is not allowed at this address; nothing was carried out.",
        cause "The address or the method is wrong, or the action does not fit the call." {
            developer: "Check the address and the method: a transfer is a POST.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [code/406] "Not Acceptable" {
        meaning: "The service cannot respond in the format that was asked for; nothing was carried out.",
        cause "The `Accept` header asks for another format than JSON." {
            developer: "Accept JSON.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [code/407] "Proxy Authentication Required" {
        meaning: "A proxy in front of the service wants a sign-in; nothing reached Graph.",
        cause "The network of the app sends requests through a proxy with authentication." {
            developer: "Give the HTTP client the credentials of the proxy, or except Graph from it.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    [code/408] "Request Timeout" {
        meaning: "The request did not arrive completely in time.",
        cause "The network between the app and the service is slow or broke." {
            developer: "Read the state of the call before you send the request again.",
            operator: "Check whether the call is still with you, then try again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [code/409] "Conflict" {
        meaning: "The request contradicts something that is going on with the call.",
        cause "Another request for the same call is under way." {
            operator: "Wait for its outcome.",
            developer: "Send one action at a time for each call.",
        }
        retry: AfterCheck,
        decision: CallState AfterCheck ordinary,
    }

    [code/410] "Gone" {
        meaning: "The subject of the request no longer exists; nothing was carried out.",
        cause "The call has ended, or the address belongs to an interface that was retired." {
            developer: "Compare the call id with the last notification, and use v1.0 or beta of Graph.",
        }
        retry: AfterChange,
        decision: CallState No ordinary,
    }

    [code/412] "Precondition Failed" {
        meaning: "A condition of the request was not met; nothing was carried out.",
        cause "Something else is running on the call, or an `If-Match` header did not fit." {
            developer: "Let the other action end, then send the request again without conditions.",
        }
        retry: AfterChange,
        decision: CallState AfterCheck ordinary,
    }

    [code/413] "Request Entity Too Large" {
        meaning: "The request is larger than allowed; nothing was carried out.",
        cause "A member is far too long." {
            developer: "Make the request smaller.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [code/415] "Unsupported Media Type" {
        meaning: "The body is not of a type that the service reads; nothing was carried out.",
        cause "The `Content-Type` is missing or not JSON." {
            developer: "Send `Content-Type: application/json`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [code/422] "Unprocessable Entity" {
        meaning: "The request was understood but makes no sense; nothing was carried out.",
        cause "Two members contradict each other." {
            developer: "Read the message and check the body.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [code/426] "Upgrade Required" {
        meaning: "The protocol of the request is too old; nothing was carried out.",
        cause "The client is old, or uses an old TLS version." {
            developer: "Bring the HTTP client up to date.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    [code/429] "Too Many Requests" {
        meaning: "The app sends more than it may; nothing was carried out.",
        cause "A limit of the service for the app or the tenant was reached." {
            operator: "Wait a moment, then try again.",
            developer: "Wait as long as `Retry-After` says, then send again; send less often.",
        }
        retry: Later,
        decision: Throttled Later incident,
        source: GRAPH_THROTTLING,
    }

    [code/4xx] "Client error" {
        meaning: "The service did not accept the request; nothing was carried out.",
        cause "The request, the token or the state of the call is the reason." {
            developer: "Read the message, and check the request, the token and the state of the call.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }
}

book! {
    /// Statuses of the 5xx class: the request may have been carried out.
    pub(super) static FAULTS: Documented, GRAPH_ERRORS;

    [code/500] "Internal Server Error" {
        meaning: "The service had a fault while it handled the request, which may have been carried out.",
        cause "A service of Microsoft had a fault, or the body is of a form that it did not foresee." {
            operator: "Check whether the call is still with you before you try again.",
            developer: "Read the state of the call first; if it recurs with this body, compare the body with Microsoft's page.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [code/501] "Not Implemented" {
        meaning: "The service does not offer this.",
        cause "The action is not supported in this version or cloud." {
            developer: "Choose another way.",
        }
        retry: No,
        decision: InvalidRequest No incident,
    }

    [code/502] "Bad Gateway" {
        meaning: "A gateway in front of the service got a wrong response; the request may have been carried out.",
        cause "The way between the app and the service had a fault." {
            operator: "Check whether the call is still with you before you try again.",
            developer: "Read the state of the call first.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [code/503] "Service Unavailable" {
        meaning: "The service cannot take the request now.",
        cause "It is overloaded or under maintenance." {
            operator: "Check whether the call is still with you, then try again in a moment.",
            developer: "Wait as long as `Retry-After` says, read the state of the call, then send again.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [code/504] "Gateway Timeout" {
        meaning: "A gateway waited in vain for the response of the service; the request may have been carried out.",
        cause "The service behind it is slow, or had a fault." {
            operator: "Check whether the call is still with you before you try again.",
            developer: "Read the state of the call first.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }

    [code/509] "Bandwidth Limit Exceeded" {
        meaning: "The app sends more than it may.",
        cause "The bandwidth limit of the app was reached." {
            developer: "Wait some minutes, read the state of the call, then send again; send less often.",
        }
        retry: AfterCheck,
        decision: Throttled AfterCheck incident,
    }

    [code/5xx] "Server error" {
        meaning: "The service failed to handle the request, which may have been carried out.",
        cause "A service of Microsoft, or a gateway in front of it, had a fault." {
            operator: "Check whether the call is still with you before you try again.",
            developer: "Read the state of the call first.",
        }
        retry: AfterCheck,
        decision: Service AfterCheck incident,
    }
}

book! {
    /// Other statuses.
    pub(super) static OTHERS: Inferred, GRAPH_ERRORS;

    [code/0, code/3xx] "Redirect" {
        meaning: "The request was redirected, and the redirect was not followed.",
        cause "The base URL is not that of Graph: a proxy, an old host name or HTTP instead of HTTPS." {
            developer: "Set the base URL of your cloud's Graph, and read the state of the call before you send again.",
        }
        retry: AfterCheck,
        decision: InvalidRequest AfterCheck incident,
    }

    [code/2xx] "Success" {
        meaning: "The service accepted the request.",
        cause "The outcome comes later, in notifications." {
            operator: "Wait for the outcome.",
        }
        retry: No,
        decision: none,
    }
}
