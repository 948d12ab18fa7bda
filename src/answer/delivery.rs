//! Whether a request that got no answer may have reached Graph.

use serde::Serialize;

/// Whether Graph may have taken a request that got no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Delivered {
    /// Nothing of the request left this machine, so that sending it again cannot transfer twice.
    No,
    /// The request may have been taken: look at the call, or wait for a notification, before sending again.
    Unknown,
}

impl Delivered {
    /// Judges a failed `fetch` by what the host says of it: the `code` and the `message` of the error, and of
    /// everything below it in `cause` and `errors`, in any order.
    ///
    /// The answer is [`Delivered::No`] only when one of them proves that no byte of the request left and none
    /// suggests the contrary. Browsers tell nothing, so there it is always [`Delivered::Unknown`]. It holds
    /// for requests that follow no redirect: with one, the error may be about the second URL.
    #[must_use]
    pub fn of_host_codes<'a>(codes: impl Iterator<Item = &'a str>) -> Self {
        let mut delivered = Self::Unknown;
        for code in codes {
            if SENT.contains(&code) {
                return Self::Unknown;
            }
            if PROOFS.iter().any(|proof| proof.holds(code)) {
                delivered = Self::No;
            }
        }
        delivered
    }
}

/// A sign that nothing left: the text is one of these, begins so, or has this in it.
enum Proof {
    Is(&'static [&'static str]),
    Begins(&'static str),
    Has(&'static str),
}

impl Proof {
    fn holds(&self, text: &str) -> bool {
        match self {
            Self::Is(codes) => codes.contains(&text),
            Self::Begins(start) => text.starts_with(start),
            Self::Has(part) => text.contains(part),
        }
    }
}

/// What Node 20 (undici 6) was seen to say or its documentation lists; Bun's names are those of its
/// `FetchTasklet`, Deno's words those of its HTTP client, hyper-util.
///
/// `EHOSTUNREACH`, `ENETUNREACH` and `ETIMEDOUT` prove nothing as codes: Linux also reports them on a
/// connection that was used, once it gives up repeating a segment. They prove something when the message says
/// that `connect` failed. Of TLS, only what judges the server's certificate is here: in TLS 1.3 an alert
/// about ours may come after the request has left.
const PROOFS: [Proof; 8] = [
    // The address was refused, or never answered, before a connection stood. The last two names are Bun's.
    Proof::Is(&["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused", "FailedToOpenSocket"]),
    // Node names the system call before the code: `connect EHOSTUNREACH 192.0.2.1:443`.
    Proof::Begins("connect E"),
    // Deno: the name, the connection or the handshake failed; later it is `client error (SendRequest)`.
    Proof::Has("client error (Connect)"),
    // The name of the host could not be resolved.
    Proof::Is(&["ENOTFOUND"]),
    Proof::Begins("EAI_"),
    // The request was refused before anything was tried: the URL, its scheme, or a port that fetch forbids.
    Proof::Is(&["ERR_INVALID_URL", "bad port", "unknown scheme"]),
    // The server's certificate does not bear its name.
    Proof::Is(&["ERR_TLS_CERT_ALTNAME_INVALID", "HOSTNAME_MISMATCH", "IP_ADDRESS_MISMATCH"]),
    // The server's certificate is not trusted: OpenSSL's names, as Node documents them and Bun repeats them.
    Proof::Is(&[
        "CERT_CHAIN_TOO_LONG",
        "CERT_HAS_EXPIRED",
        "CERT_NOT_YET_VALID",
        "CERT_REJECTED",
        "CERT_REVOKED",
        "CERT_SIGNATURE_FAILURE",
        "CERT_UNTRUSTED",
        "CRL_HAS_EXPIRED",
        "CRL_NOT_YET_VALID",
        "CRL_SIGNATURE_FAILURE",
        "DEPTH_ZERO_SELF_SIGNED_CERT",
        "ERROR_IN_CERT_NOT_AFTER_FIELD",
        "ERROR_IN_CERT_NOT_BEFORE_FIELD",
        "ERROR_IN_CRL_LAST_UPDATE_FIELD",
        "ERROR_IN_CRL_NEXT_UPDATE_FIELD",
        "INVALID_CA",
        "INVALID_PURPOSE",
        "PATH_LENGTH_EXCEEDED",
        "SELF_SIGNED_CERT_IN_CHAIN",
        "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
        "UNABLE_TO_DECRYPT_CERT_SIGNATURE",
        "UNABLE_TO_DECRYPT_CRL_SIGNATURE",
        "UNABLE_TO_GET_CRL",
        "UNABLE_TO_GET_ISSUER_CERT",
        "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
        "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    ]),
];

/// Signs that a connection stood and may have carried the request. They outweigh a proof beside them, such as
/// one that a `fetch` of the caller's collected in trying twice.
const SENT: [&str; 6] = [
    "ECONNRESET",
    "EPIPE",
    "ConnectionClosed",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    "UND_ERR_BODY_TIMEOUT",
];

#[cfg(test)]
mod tests {
    use super::Delivered::{self, No, Unknown};

    #[test]
    fn nothing_was_delivered_only_where_the_host_proves_it() {
        let cases: [(&str, &[&str], Delivered); 28] = [
            ("Node, refused", &["fetch failed", "ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:9"], No),
            (
                "Node, two addresses",
                &["fetch failed", "ETIMEDOUT", "connect ETIMEDOUT [::1]:9", "ECONNREFUSED"],
                No,
            ),
            ("Node, no such name", &["fetch failed", "ENOTFOUND", "getaddrinfo ENOTFOUND nope.invalid"], No),
            ("Node, name server silent", &["EAI_AGAIN"], No),
            ("Node, another resolver error", &["EAI_NODATA"], No),
            ("Node, no route", &["EHOSTUNREACH", "connect EHOSTUNREACH 2001:db8::1:80"], No),
            (
                "Node, no network",
                &["ENETUNREACH", "connect ENETUNREACH 192.0.2.1:443 - Local (0.0.0.0:0)"],
                No,
            ),
            ("Node, connecting timed out", &["UND_ERR_CONNECT_TIMEOUT", "Connect Timeout Error"], No),
            ("Node, forbidden port", &["fetch failed", "bad port"], No),
            ("Node, scheme", &["fetch failed", "unknown scheme"], No),
            ("Node, not a URL", &["Failed to parse URL from /x", "ERR_INVALID_URL", "Invalid URL"], No),
            ("Node, self-signed", &["DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate"], No),
            ("Node, expired", &["CERT_HAS_EXPIRED"], No),
            ("Node, another's certificate", &["ERR_TLS_CERT_ALTNAME_INVALID"], No),
            (
                "Bun, refused",
                &["ConnectionRefused", "Unable to connect. Is the computer able to access the url?"],
                No,
            ),
            ("Bun, no socket", &["FailedToOpenSocket", "Was there a typo in the url or port?"], No),
            (
                "Deno, refused",
                &[
                    "error sending request for url (http://host:9/): client error (Connect): tcp connect error",
                ],
                No,
            ),
            (
                "Deno, reset",
                &["error sending request for url (http://host:9/): client error (SendRequest): reset"],
                Unknown,
            ),
            ("Node, closed", &["fetch failed", "UND_ERR_SOCKET", "other side closed"], Unknown),
            ("Node, reset", &["ECONNRESET", "read ECONNRESET"], Unknown),
            ("Node, broken pipe", &["EPIPE", "write EPIPE"], Unknown),
            ("Node, timed out on a used connection", &["ETIMEDOUT", "read ETIMEDOUT"], Unknown),
            ("Node, route lost on a used connection", &["EHOSTUNREACH", "read EHOSTUNREACH"], Unknown),
            ("TLS alert about our certificate", &["ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"], Unknown),
            ("a fetch that tried twice", &["ECONNREFUSED", "ECONNRESET"], Unknown),
            ("a browser", &["Failed to fetch"], Unknown),
            ("a code inside a sentence", &["the log says ECONNREFUSED and connect ECONNREFUSED"], Unknown),
            ("nothing at all", &[], Unknown),
        ];
        for (name, codes, expected) in cases {
            assert_eq!(Delivered::of_host_codes(codes.iter().copied()), expected, "{name}");
        }
    }

    #[test]
    fn it_serialises_as_the_two_words_of_the_contract() {
        assert_eq!(serde_json::to_string(&[No, Unknown]).unwrap(), r#"["no","unknown"]"#);
    }
}
