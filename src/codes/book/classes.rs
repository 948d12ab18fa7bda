//! What a code says on its own, when nothing is known of its subcode.

use super::book;
use crate::codes::sources::{ACS_CODES, GRAPH_ERRORS, GRAPH_THROTTLING};

book! {
    /// Codes with a meaning of their own.
    pub(super) static CODES: Inferred, ACS_CODES;

    [code/0] "No error" {
        meaning: "No error was reported.",
        likely_cause: "The call or the action ended in the ordinary way.",
        what_to_do: "Nothing; whether a transfer was completed is said by the subcode 7015.",
        retry: No,
    }

    [code/400] "Bad Request" {
        meaning: "The request was not accepted as it stands.",
        likely_cause: "A member is missing or wrong, or the call is in another state.",
        what_to_do: "Read the message, check the request and the call's state.",
        retry: AfterChange,
    }

    [code/401] "Unauthorized" {
        meaning: "The token is missing or not valid.",
        likely_cause: "It has expired, or is for another audience or cloud.",
        what_to_do: "Get a new token with the scope of your cloud's Graph, such as `https://graph.microsoft.com/.default`.",
        retry: AfterChange,
    }

    [code/403] "Forbidden" {
        meaning: "The app may not do this.",
        likely_cause: "A permission, a consent or a policy is missing, or the tenant is another one.",
        what_to_do: "Check the app's permissions, admin consent and the tenant.",
        retry: AfterChange,
    }

    [code/404] "Not Found" {
        meaning: "What the request names was not found.",
        likely_cause: "The call has ended, or an id is wrong.",
        what_to_do: "Check the ids against the last notification.",
        retry: AfterChange,
    }

    [code/405] "Method Not Allowed" {
        meaning: "The method or action is not allowed there.",
        likely_cause: "The address or the method is wrong, or the action does not fit the call.",
        what_to_do: "Check the address and the method.",
        retry: AfterChange,
    }

    [code/406] "Not Acceptable" {
        meaning: "The service cannot answer in the form that was asked for.",
        likely_cause: "The `Accept` header asks for another format.",
        what_to_do: "Accept JSON.",
        retry: AfterChange,
    }

    [code/408] "Timed out" {
        meaning: "Something did not answer in time.",
        likely_cause: "A participant, the bot or the network was silent.",
        what_to_do: "Look at the call's state, then try again.",
        retry: AfterCheck,
    }

    [code/409] "Conflict" {
        meaning: "The request contradicts what is going on with the call.",
        likely_cause: "Another request for the same call is under way.",
        what_to_do: "Wait for its outcome.",
        retry: AfterCheck,
    }

    [code/410] "Gone" {
        meaning: "The connection for media was lost, or what was asked for is gone.",
        likely_cause: "A participant lost the network, or the call has ended.",
        what_to_do: "Check the participant's network, then call again.",
        retry: Later,
    }

    [code/412] "Precondition Failed" {
        meaning: "A condition of the request was not met.",
        likely_cause: "Something else is running on the call.",
        what_to_do: "Let it end, then try again.",
        retry: AfterChange,
    }

    [code/413] "Request Entity Too Large" {
        meaning: "The request is larger than allowed.",
        likely_cause: "A member is far too long.",
        what_to_do: "Make the request smaller.",
        retry: AfterChange,
    }

    [code/415] "Unsupported Media Type" {
        meaning: "The body is not of a type that the service reads.",
        likely_cause: "The `Content-Type` is missing or not JSON.",
        what_to_do: "Send `Content-Type: application/json`.",
        retry: AfterChange,
        source: GRAPH_ERRORS,
    }

    [code/422] "Unprocessable Entity" {
        meaning: "The request was understood but makes no sense.",
        likely_cause: "Two members contradict each other.",
        what_to_do: "Read the message and check the request.",
        retry: AfterChange,
        source: GRAPH_ERRORS,
    }

    [code/426] "Upgrade Required" {
        meaning: "The protocol that was used is too old.",
        likely_cause: "An old client or TLS version.",
        what_to_do: "Bring the client up to date.",
        retry: AfterChange,
    }

    [code/429] "Too Many Requests" {
        meaning: "The app sends more than it may.",
        likely_cause: "A limit of the service was reached.",
        what_to_do: "Wait as long as `Retry-After` says, then send again; the request was not carried out.",
        retry: Later,
        source: GRAPH_THROTTLING,
    }

    [code/430] "Client not reached" {
        meaning: "A participant's client could not be told.",
        likely_cause: "Its program is not running, or is asleep.",
        what_to_do: "Try again when it is running.",
        retry: Later,
    }

    [code/480] "Temporarily Unavailable" {
        meaning: "The callee is not available.",
        likely_cause: "They are not signed in anywhere, or are offline.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [code/481] "No such transaction" {
        meaning: "The call or the transaction is not known any more.",
        likely_cause: "It ended while something was still under way.",
        what_to_do: "Look at the call's state.",
        retry: AfterCheck,
    }

    [code/486] "Busy" {
        meaning: "The callee is busy.",
        likely_cause: "They are in another call.",
        what_to_do: "Try later or choose another target.",
        retry: Later,
    }

    [code/487] "Canceled" {
        meaning: "The call was ended before it was answered.",
        likely_cause: "The caller gave up, or the time was over.",
        what_to_do: "Nothing; call again if it is still wanted.",
        retry: Later,
    }

    [code/490] "Client network" {
        meaning: "A participant's client had trouble with its network.",
        likely_cause: "Its network is unstable or blocked.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [code/491] "Client network" {
        meaning: "A participant's client had trouble with its network.",
        likely_cause: "Its network is unstable or blocked.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [code/495] "Client token" {
        meaning: "A participant's client had no valid token.",
        likely_cause: "The token was not renewed in time.",
        what_to_do: "Let the client renew its token.",
        retry: AfterChange,
    }

    [code/496] "Client network" {
        meaning: "A participant's client had trouble with its network.",
        likely_cause: "Its network is unstable or blocked.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [code/497] "Client network" {
        meaning: "A participant's client had trouble with its network.",
        likely_cause: "Its network is unstable or blocked.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [code/498] "Client network" {
        meaning: "A participant's client had trouble with its network.",
        likely_cause: "Its network is unstable or blocked.",
        what_to_do: "Check that network, then call again.",
        retry: Later,
    }

    [code/500] "Internal Server Error" {
        meaning: "The service met a fault.",
        likely_cause: "A fault inside Microsoft's service, or of the bot's media.",
        what_to_do: "Look at the call's state before trying again; a request that was answered so may have been carried out.",
        retry: AfterCheck,
    }

    [code/501] "Not Implemented" {
        meaning: "The service does not offer this.",
        likely_cause: "The action is not supported for this kind of call.",
        what_to_do: "Choose another way.",
        retry: No,
    }

    [code/502] "Bad Gateway" {
        meaning: "A gateway before the service got a wrong answer.",
        likely_cause: "A fault between you and the service.",
        what_to_do: "Look at the call's state before trying again; the request may have been carried out.",
        retry: AfterCheck,
    }

    [code/503] "Service Unavailable" {
        meaning: "The service cannot take the request now.",
        likely_cause: "It is overloaded or under maintenance.",
        what_to_do: "Wait as long as `Retry-After` says, look at the call's state, then try again.",
        retry: AfterCheck,
    }

    [code/504] "Gateway Timeout" {
        meaning: "A gateway before the service waited in vain for its answer.",
        likely_cause: "A fault or overload behind it.",
        what_to_do: "Look at the call's state before trying again; the request may have been carried out.",
        retry: AfterCheck,
    }

    [code/580] "Precondition Failure" {
        meaning: "The call could not be set up as asked.",
        likely_cause: "A condition for its media was not met.",
        what_to_do: "Check the media configuration, then try again.",
        retry: AfterChange,
    }

    [code/603] "Declined" {
        meaning: "The call was declined.",
        likely_cause: "The callee or a rule of theirs declined it.",
        what_to_do: "Choose another target or try later.",
        retry: Later,
    }
}

book! {
    /// Codes by their first digit.
    pub(super) static CLASSES: Inferred, ACS_CODES;

    [code/2xx] "Success" {
        meaning: "It was carried out without error.",
        likely_cause: "The call or the action ended in the ordinary way.",
        what_to_do: "Nothing; whether a transfer was completed is said by the subcode 7015.",
        retry: No,
    }

    [code/4xx] "Client error" {
        meaning: "The service did not carry this out, for a reason on the side of the app or of a participant.",
        likely_cause: "The subcode or the message says more.",
        what_to_do: "Read the message, check the request and the call's state.",
        retry: AfterChange,
    }

    [code/5xx] "Server error" {
        meaning: "The service failed to carry this out.",
        likely_cause: "A fault inside Microsoft's service, or of the bot's media.",
        what_to_do: "Look at the call's state before trying again.",
        retry: AfterCheck,
    }

    [code/6xx] "Global failure" {
        meaning: "The callee takes the call nowhere.",
        likely_cause: "They declined it, or are busy on all devices.",
        what_to_do: "Choose another target or try later.",
        retry: Later,
    }
}
