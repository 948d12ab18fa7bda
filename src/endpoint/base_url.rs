//! The root of Graph, or of what stands in for it.

use std::fmt;

use super::Version;

/// Why a base URL cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BaseUrlError {
    /// It is not an absolute http or https URL of the plain form that is expected.
    Malformed(&'static str),
    /// It already names a version, which belongs into its own option.
    NamesVersion {
        /// The version's segment.
        version: String,
        /// The URL without it.
        without: String,
    },
}

impl fmt::Display for BaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(reason) => f.write_str(reason),
            Self::NamesVersion { version, .. } => write!(f, "the base URL names the version `{version}`"),
        }
    }
}

impl std::error::Error for BaseUrlError {}

/// The root of Graph, or of what stands in for it: absolute, http or https, without query, fragment, user name and `..`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    origin: usize,
}

impl BaseUrl {
    /// Reads a base URL; slashes at the end are dropped.
    ///
    /// A parser of our own, because the `url` crate with its tables of international names is larger than the rest of this
    /// library in wasm. It accepts less: a host in ASCII, and a path that no URL parser would rewrite.
    ///
    /// # Errors
    ///
    /// A [`BaseUrlError`] that tells what is wrong.
    pub fn parse(text: &str) -> Result<Self, BaseUrlError> {
        const MAX_LENGTH: usize = 2048;
        let malformed = |reason| Err(BaseUrlError::Malformed(reason));
        if text.len() > MAX_LENGTH {
            return malformed("it is longer than 2,048 bytes");
        }
        let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme)) else {
            return malformed("expected an absolute URL that begins with https://");
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return malformed("a user name in it would be sent to the host");
        }
        if !is_authority(authority) {
            return malformed(
                "the host is not one: expected ASCII letters, digits, dots and dashes, and a port",
            );
        }
        if rest.contains(['?', '#']) {
            return malformed("it has a query or a fragment; expected the root only");
        }
        let path = path.trim_end_matches('/');
        let segments = || path.split('/').filter(|_| !path.is_empty());
        if !segments().all(is_segment) {
            return malformed("its path has an empty, a dotted or an unencoded segment");
        }
        let origin = text.len() - rest.len() + authority.len();
        if let Some(version) = segments().find(|segment| Version::ALL.iter().any(|v| v.name() == *segment)) {
            let kept: Vec<&str> = segments().filter(|segment| *segment != version).collect();
            let mut without = text.get(..origin).unwrap_or_default().to_owned();
            for segment in kept {
                without.push('/');
                without.push_str(segment);
            }
            return Err(BaseUrlError::NamesVersion { version: version.to_owned(), without });
        }
        Ok(Self { text: text.trim_end_matches('/').to_owned(), origin })
    }

    /// Returns the URL without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn segments(&self) -> impl Iterator<Item = &str> {
        self.text.get(self.origin..).unwrap_or_default().split('/').skip(1)
    }

    /// The URL without the deprecated `/app` segment, if it has one.
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

    /// Tells whether nobody on the way can read a token: https, or a loopback address.
    #[must_use]
    pub fn is_private(&self) -> bool {
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
    fn takes_a_plain_root() {
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
    fn refuses_what_could_move_the_request() {
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
    fn asks_for_the_version_to_be_given_apart() {
        let error = BaseUrl::parse("https://graph.microsoft.com/beta/app").unwrap_err();
        let without = "https://graph.microsoft.com/app".to_owned();
        assert_eq!(error, BaseUrlError::NamesVersion { version: "beta".to_owned(), without });
    }

    #[test]
    fn finds_the_deprecated_app_segment() {
        let base = BaseUrl::parse("https://graph.microsoft.com/app").unwrap();
        assert_eq!(base.without_app().as_deref(), Some("https://graph.microsoft.com"));
        assert_eq!(BaseUrl::parse("https://app.example/apps").unwrap().without_app(), None);
    }

    #[test]
    fn knows_who_can_read_a_token_on_the_way() {
        for (text, private) in [
            ("https://relay.example", true),
            ("http://127.0.0.1:8080/sim", true),
            ("http://127.9.9.9", true),
            ("http://localhost:1", true),
            ("http://[::1]:8080", true),
            ("http://relay.example", false),
            ("http://127.0.0.1.evil.example", false),
            ("http://localhost.evil.example:80", false),
        ] {
            assert_eq!(BaseUrl::parse(text).unwrap().is_private(), private, "{text}");
        }
    }
}
