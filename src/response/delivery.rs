//! Whether a request without a response may have reached Graph.

/// Whether Graph may have accepted a request without a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivered {
    /// No byte of the request left this machine, so sending it again cannot transfer twice.
    No,
    /// The request may have been accepted: read the call, or wait for a notification, before sending it again.
    Unknown,
}

impl Delivered {
    /// Returns the word as JavaScript spells it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// Evaluates a failed `fetch` by the texts of the host: the `code` and the `message` of the error, and of each error below it in
    /// `cause` and `errors`, in any order.
    ///
    /// The result is [`Delivered::No`] only if one text proves that no byte of the request left, and no text suggests the contrary.
    /// Browsers give no reason, so their result is always [`Delivered::Unknown`]. The request must not follow redirects:
    /// otherwise the error may be about the second URL.
    pub(crate) fn from_host_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut delivered = Self::Unknown;
        for text in texts {
            if SENT.contains(&text) {
                return Self::Unknown;
            }
            if PROOFS.iter().any(|proof| proof.matches(text)) {
                delivered = Self::No;
            }
        }
        delivered
    }
}

/// A proof that no byte left: a text that is one of these, begins with this, or contains this.
enum Proof {
    Is(&'static [&'static str]),
    Begins(&'static str),
    Contains(&'static str),
}

impl Proof {
    fn matches(&self, text: &str) -> bool {
        match self {
            Self::Is(codes) => codes.contains(&text),
            Self::Begins(start) => text.starts_with(start),
            Self::Contains(part) => text.contains(part),
        }
    }
}

/// The texts of Node 20 (undici 6), observed or documented; those of Bun are the names in its `FetchTasklet`, those of Deno the
/// messages of its HTTP client, hyper-util.
///
/// `EHOSTUNREACH`, `ENETUNREACH` and `ETIMEDOUT` prove nothing as codes: Linux also reports them on a used connection, when it
/// stops repeating a segment. They are a proof if the message shows that `connect` failed. Of TLS, only errors about the server's
/// certificate are here: in TLS 1.3 an alert about the client's certificate may follow the request.
const PROOFS: [Proof; 8] = [
    // The connection was refused, or timed out. The last two names are Bun's.
    Proof::Is(&["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused", "FailedToOpenSocket"]),
    // Node names the system call before the code: `connect EHOSTUNREACH 192.0.2.1:443`.
    Proof::Begins("connect E"),
    // Deno: the name, the connection or the handshake failed; later it is `client error (SendRequest)`.
    Proof::Contains("client error (Connect)"),
    // The name of the host is unknown.
    Proof::Is(&["ENOTFOUND"]),
    Proof::Begins("EAI_"),
    // The URL is invalid, or its scheme or port is forbidden.
    Proof::Is(&["ERR_INVALID_URL", "bad port", "unknown scheme"]),
    // The server's certificate is for another name.
    Proof::Is(&["ERR_TLS_CERT_ALTNAME_INVALID", "HOSTNAME_MISMATCH", "IP_ADDRESS_MISMATCH"]),
    // The server's certificate is not trusted: the names of OpenSSL, which Node documents and Bun uses too.
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

/// Signs that a connection was open and may have carried the request. They override a proof, such as one from a `fetch` that tried
/// twice.
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
    fn delivery_is_excluded_only_by_a_proof_of_the_host() {
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
            assert_eq!(Delivered::from_host_texts(codes.iter().copied()), expected, "{name}");
        }
    }

    #[test]
    fn delivered_serializes_as_two_words() {
        assert_eq!([No, Unknown].map(Delivered::as_str), ["no", "unknown"]);
    }
}
