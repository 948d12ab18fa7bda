//! The root URL of Graph, or of a server in its place.

use std::fmt;

use super::GraphVersion;

/// The reason why a base URL is invalid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// The text is not an absolute http or https URL of the expected form.
    Malformed(&'static str),
    /// The path contains the version, which has its own option.
    ContainsVersion {
        /// The segment of the version.
        version: String,
        /// The URL without the version.
        without: String,
    },
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(reason) => f.write_str(reason),
            Self::ContainsVersion { version, .. } => {
                write!(f, "the base URL contains the version `{version}`")
            }
        }
    }
}

impl std::error::Error for BaseUrlError {}

/// The root URL of Graph, or of a server in its place: absolute, http or https, without query, fragment, user name and `..`.
///
/// ```
/// use graph_call_transfer::{BaseUrl, Endpoint, GraphVersion};
///
/// let relay: BaseUrl = "https://relay.example/graph/".parse()?;
/// assert_eq!(relay.as_str(), "https://relay.example/graph");
/// let endpoint = Endpoint::from_base_url(relay, GraphVersion::V1);
/// # Ok::<(), graph_call_transfer::BaseUrlError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    origin: usize,
}

impl BaseUrl {
    /// Parses a base URL. The slashes at its end are removed.
    ///
    /// The host must be ASCII, and the path must be one that URL parsers do not change.
    ///
    /// # Errors
    ///
    /// A [`BaseUrlError`] if the URL is invalid.
    pub fn parse(text: &str) -> Result<Self, BaseUrlError> {
        // Not the `url` crate: its tables of international names are larger in wasm than the rest of this library.
        const MAX_LENGTH: usize = 2048;
        let malformed = |reason| Err(BaseUrlError::Malformed(reason));
        if text.len() > MAX_LENGTH {
            return malformed("it is longer than 2,048 bytes");
        }
        let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme)) else {
            return malformed(
                "expected an absolute URL with https or http (in a page also a path such as /graph)",
            );
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return malformed("it contains a user name");
        }
        if !is_authority(authority) {
            return malformed("expected a host of ASCII letters, digits, dots and dashes, and a port");
        }
        if rest.contains(['?', '#']) {
            return malformed("it contains a query or a fragment; expected the root");
        }
        let path = path.trim_end_matches('/');
        let segments = || path.split('/').filter(|_| !path.is_empty());
        if !segments().all(is_segment) {
            return malformed("its path contains an empty, dotted or unencoded segment");
        }
        let origin = text.len() - rest.len() + authority.len();
        if let Some(version) =
            segments().find(|segment| GraphVersion::ALL.iter().any(|v| v.as_str() == *segment))
        {
            let kept: Vec<&str> = segments().filter(|segment| *segment != version).collect();
            let mut without = text.get(..origin).unwrap_or_default().to_owned();
            for segment in kept {
                without.push('/');
                without.push_str(segment);
            }
            return Err(BaseUrlError::ContainsVersion { version: version.to_owned(), without });
        }
        Ok(Self { text: text.trim_end_matches('/').to_owned(), origin })
    }

    /// Returns the URL, without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn segments(&self) -> impl Iterator<Item = &str> {
        self.text.get(self.origin..).unwrap_or_default().split('/').skip(1)
    }

    /// Returns the URL without the deprecated segment `/app`; `None` if there is none.
    pub(crate) fn without_app(&self) -> Option<String> {
        self.segments().any(|segment| segment == "app").then(|| {
            let mut without = self.text.get(..self.origin).unwrap_or_default().to_owned();
            for segment in self.segments().filter(|segment| *segment != "app") {
                without.push('/');
                without.push_str(segment);
            }
            without
        })
    }

    /// Returns whether a token is safe on the way to this URL: https, or a loopback address.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        let Some(rest) = self.text.strip_prefix("http://") else { return true };
        let authority = rest.split('/').next().unwrap_or_default();
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => authority,
        };
        let ipv4_loopback = host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback());
        ipv4_loopback || host == "[::1]" || host.eq_ignore_ascii_case("localhost")
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for BaseUrl {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl TryFrom<&str> for BaseUrl {
    type Error = BaseUrlError;

    fn try_from(text: &str) -> Result<Self, BaseUrlError> {
        Self::parse(text)
    }
}

impl std::str::FromStr for BaseUrl {
    type Err = BaseUrlError;

    fn from_str(text: &str) -> Result<Self, BaseUrlError> {
        Self::parse(text)
    }
}

fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (text, None),
    };
    let name = |host: &str| {
        !host.is_empty()
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            })
    };
    let literal = |host: &str| {
        let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        inner.is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok())
    };
    let port_fits = port.is_none_or(|port| {
        (1..=5).contains(&port.len())
            && port.bytes().all(|b| b.is_ascii_digit())
            && port.parse::<u16>().is_ok_and(|number| number > 0)
    });
    (name(host) || literal(host)) && port_fits
}

fn is_segment(segment: &str) -> bool {
    let dots = segment.replace("%2e", ".").replace("%2E", ".");
    !segment.is_empty()
        && dots != "."
        && dots != ".."
        && segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_url_is_a_plain_root() {
        for (text, kept) in [
            ("https://graph.microsoft.com", "https://graph.microsoft.com"),
            ("https://graph.microsoft.com/", "https://graph.microsoft.com"),
            ("https://relay.example:8443/graph//", "https://relay.example:8443/graph"),
            ("http://127.0.0.1:8080/sim/accept", "http://127.0.0.1:8080/sim/accept"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("https://relay.example/a%20b", "https://relay.example/a%20b"),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().as_str(), kept);
        }
    }

    #[test]
    fn base_url_with_unexpected_parts_is_malformed() {
        for text in [
            "",
            "graph.microsoft.com",
            "/graph",
            "ftp://graph.microsoft.com",
            "https://",
            "https:///graph",
            "https://user:password@graph.microsoft.com",
            "https://graph.microsoft.com@evil.example",
            "https://graph.microsoft.com\\@evil.example",
            "https://graph.microsoft.com:99999",
            "https://graph.microsoft.com:",
            "https://graph..microsoft.com",
            "https://gr\u{e4}ph.example",
            "https://relay.example/a/../b",
            "https://relay.example/a/%2e%2E/b",
            "https://relay.example/a//b",
            "https://relay.example/a?b",
            "https://relay.example/a#b",
            "https://relay.example?b",
            "https://relay.example/a b",
            "https://relay.example/a\nb",
            "https://[::1",
            "https://[zz]",
        ] {
            assert!(matches!(BaseUrl::parse(text), Err(BaseUrlError::Malformed(_))), "{text}");
        }
        assert!(BaseUrl::parse(&format!("https://a/{}", "a".repeat(1_000_000))).is_err());
    }

    #[test]
    fn base_url_with_a_version_is_an_error() {
        let error = BaseUrl::parse("https://graph.microsoft.com/beta/app").unwrap_err();
        let without = "https://graph.microsoft.com/app".to_owned();
        assert_eq!(error, BaseUrlError::ContainsVersion { version: "beta".to_owned(), without });
    }

    #[test]
    fn app_segment_is_found() {
        let base = BaseUrl::parse("https://graph.microsoft.com/app").unwrap();
        assert_eq!(base.without_app().as_deref(), Some("https://graph.microsoft.com"));
        assert_eq!(BaseUrl::parse("https://app.example/apps").unwrap().without_app(), None);
    }

    #[test]
    fn https_and_loopback_are_secure() {
        for (text, is_secure) in [
            ("https://relay.example", true),
            ("http://127.0.0.1:8080/sim", true),
            ("http://127.9.9.9", true),
            ("http://localhost:1", true),
            ("http://[::1]:8080", true),
            ("http://relay.example", false),
            ("http://127.0.0.1.evil.example", false),
            ("http://localhost.evil.example:80", false),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().is_secure(), is_secure, "{text}");
        }
    }
}
