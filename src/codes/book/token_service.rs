//! Reasons for which the token service of Microsoft Entra gives no token. An app with client credentials meets them before it reaches Graph.

use super::book;
use crate::codes::sources::{
    AZURE_LOGIN_372, AZURE_SDK_NET_46762, DOCS_13158, ENTRA_ERRORS, MSGRAPH_PYTHON_181, OAUTH_ERRORS,
};

book! {
    /// The codes that Entra's page lists.
    pub(super) static DOCUMENTED: Documented, ENTRA_ERRORS;

    ["AADSTS7000215"] "Invalid client secret" {
        meaning: "The client secret is wrong.",
        cause "The id of the secret was taken in place of its value, or the secret is that of another app." {
            developer: "Use the secret's value, which Entra shows only once; its id is another text. If it is lost, create a new secret.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS7000222"] "Expired client secret" {
        meaning: "The client secret has expired.",
        cause "Secrets end at a date that is set when they are created." {
            developer: "Create a new secret, and replace it wherever the app runs.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS7000218", "AADSTS900144"] "Parameter missing" {
        meaning: "A parameter of the form is missing; without a client secret and a client assertion the app has no credential.",
        cause "The form is incomplete, or was not sent as a form." {
            developer: "Send `client_id`, `client_secret` or `client_assertion`, `scope` and `grant_type` in the form, as `application/x-www-form-urlencoded`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS700016", "AADSTS700011"] "Application not found" {
        meaning: "The application is unknown in this tenant.",
        cause "The client id is wrong, the address names another tenant, or the tenant has not consented to the app." {
            developer: "Compare the client id and the tenant of the address. In another tenant than its own, the app needs admin consent first.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS7000112", "AADSTS70001"] "Application disabled" {
        meaning: "The application is disabled.",
        cause "An administrator, or Microsoft, disabled it." {
            administrator: "Enable the app among the enterprise applications of the tenant.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS700027", "AADSTS50012"] "Invalid client assertion" {
        meaning: "The signature of the client assertion is invalid.",
        cause "The certificate with which the app signs is not one of its registration, or has expired." {
            developer: "Upload the certificate with which the app signs, and compare its thumbprint with that in the assertion.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS90002"] "Tenant not found" {
        meaning: "The tenant does not exist.",
        cause "The id or the domain of the tenant is wrong, or the tenant belongs to another cloud." {
            developer: "Compare the tenant in the address, and the cloud of the token service.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS90038"] "Tenant of another cloud" {
        meaning: "The tenant belongs to another national cloud.",
        cause "The token was requested at the token service of one cloud for a tenant of another." {
            developer: "Request the token at the token service of the tenant's cloud, with the scope of its Graph.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS50059", "AADSTS90019", "AADSTS50128"] "Tenant missing" {
        meaning: "The request names no tenant.",
        cause "The token was requested at `common` or `organizations`, where an app has no tenant." {
            developer: "Request the token at the tenant of the call: at `common` or `organizations`, an app gets none, or one without roles.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS50194"] "Not a multitenant application" {
        meaning: "The app belongs to one tenant, and the address names none.",
        cause "The token was requested at `common`." {
            developer: "Request the token at the tenant of the app.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS500011", "AADSTS50001"] "Resource not found" {
        meaning: "The service that the scope names is unknown in this tenant.",
        cause "The scope is misspelled, or is that of another cloud's Graph." {
            developer: "Request the scope `https://graph.microsoft.com/.default`, or that of the Graph of your cloud.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS70011", "AADSTS28002"] "Invalid scope" {
        meaning: "The scope is invalid.",
        cause "It names single permissions, or is misspelled." {
            developer: "Request the scope `https://graph.microsoft.com/.default`, which stands for all granted permissions.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS65001", "AADSTS90094", "AADSTS650056"] "Consent missing" {
        meaning: "The permissions of the app have no consent.",
        cause "The permissions were added, but not granted." {
            administrator: "Grant admin consent to the permissions of the app.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS53003", "AADSTS530032", "AADSTS530035"] "Blocked by a policy" {
        meaning: "A policy of the tenant, such as Conditional Access, blocks the app.",
        cause "The policy does not allow tokens for this app, or from this place." {
            administrator: "Look at the sign-in log, which names the policy.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS900561"] "Wrong method" {
        meaning: "The address takes another method.",
        cause "The token was requested with GET." {
            developer: "Send the form with POST to the address that ends in `/oauth2/v2.0/token`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["AADSTS50196"] "Loop detected" {
        meaning: "The app requests the same token again and again.",
        cause "It does not keep the token for its lifetime." {
            developer: "Keep the token until it expires, as the libraries of Microsoft do.",
        }
        retry: Later,
        decision: Throttled Later incident,
    }

    ["AADSTS50033", "AADSTS90024", "AADSTS90033", "AADSTS90090", "AADSTS90012"] "Token service unavailable" {
        meaning: "The token service had a fault that passes.",
        cause "A part of the service was overloaded or did not respond." {
            operator: "Wait a moment, then try again.",
        }
        retry: Later,
        decision: Service Later incident,
    }
}

book! {
    /// Codes that reports show.
    pub(super) static REPORTED: Observed, AZURE_SDK_NET_46762;

    ["AADSTS7000229"] "Service principal missing" {
        meaning: "The app has a registration, but no service principal in this tenant.",
        cause "The registration was made with a command, which makes no service principal, or the tenant is not that of the app." {
            administrator: "Create the service principal with `az ad sp create --id`, or consent to the app in this tenant.",
            developer: "Compare the tenant in the address with that of the app.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["AADSTS900023"] "Invalid tenant" {
        meaning: "The tenant in the address is neither an id nor a domain.",
        cause "A placeholder was not filled in, or the address has its parts in another order." {
            developer: "Write the tenant id into the address, in front of `/oauth2/v2.0/token`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
        source: DOCS_13158,
    }

    ["AADSTS1002012"] "Scope of a person" {
        meaning: "The scope does not fit client credentials.",
        cause "It names single permissions, as the sign-in of a person does." {
            developer: "Request the scope `https://graph.microsoft.com/.default`, which stands for all granted permissions.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
        source: MSGRAPH_PYTHON_181,
    }

    ["AADSTS700024"] "Client assertion out of time" {
        meaning: "The client assertion is expired, or not valid yet.",
        cause "It was made too long ago and kept, or the clock of the machine is wrong." {
            developer: "Make an assertion for each request, and set the clock of the machine.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
        source: AZURE_LOGIN_372,
    }
}

book! {
    /// The words of OAuth, which stand beside a code.
    pub(super) static OAUTH: Documented, OAUTH_ERRORS;

    ["invalid_client"] "Invalid client" {
        meaning: "The token service did not accept the credentials of the app.",
        cause "The client id, the secret or the certificate is wrong." {
            developer: "Check the client id and the secret or certificate.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["unauthorized_client"] "Unauthorized client" {
        meaning: "The app may not get a token in this way.",
        cause "The app is unknown in the tenant, or may not use this grant." {
            developer: "Check the client id, the tenant of the address and the grant type.",
        }
        retry: AfterChange,
        decision: NotAllowed No incident,
    }

    ["invalid_grant", "unsupported_grant_type"] "Invalid grant" {
        meaning: "The token service did not accept the grant.",
        cause "The form is that of another flow." {
            developer: "A calling app uses client credentials: `grant_type=client_credentials`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["invalid_scope", "invalid_resource"] "Invalid scope" {
        meaning: "The scope is invalid.",
        cause "It names single permissions, or a service that the tenant does not know." {
            developer: "Request the scope `https://graph.microsoft.com/.default`.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["invalid_request"] "Invalid request" {
        meaning: "A parameter of the form is missing or invalid.",
        cause "The form differs from that of client credentials." {
            developer: "Compare the form with the documentation of client credentials.",
        }
        retry: AfterChange,
        decision: InvalidRequest No incident,
    }

    ["temporarily_unavailable"] "Temporarily unavailable" {
        meaning: "The token service is busy.",
        cause "It had too many requests." {
            operator: "Wait a moment, then try again.",
        }
        retry: Later,
        decision: Service Later incident,
    }
}
