//! The response headers that matter to a transfer.

/// The names of the headers; all others are dropped.
const NAMES: [&str; 6] =
    ["request-id", "client-request-id", "retry-after", "location", "content-type", "date"];

/// The response headers that matter to a transfer. Names are compared without case.
///
/// It collects pairs of name and value: `pairs.into_iter().collect::<ResponseHeaders>()`. Other headers are dropped, and the first
/// of two equal names wins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResponseHeaders([Option<String>; NAMES.len()]);

impl ResponseHeaders {
    /// The names of these headers, in lower case.
    pub const NAMES: [&'static str; NAMES.len()] = NAMES;

    /// Returns the trimmed value of a header; `None` if it is absent or empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = NAMES.iter().position(|known| known.eq_ignore_ascii_case(name))?;
        let value = self.0.get(at)?.as_deref()?.trim();
        (!value.is_empty()).then_some(value)
    }
}

impl<N: AsRef<str>, V: Into<String>> FromIterator<(N, V)> for ResponseHeaders {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut headers = Self::default();
        for (name, value) in pairs {
            let slot =
                NAMES.iter().zip(&mut headers.0).find(|(known, _)| known.eq_ignore_ascii_case(name.as_ref()));
            if let Some((_, slot)) = slot {
                slot.get_or_insert_with(|| value.into());
            }
        }
        headers
    }
}

#[cfg(test)]
mod tests {
    use super::ResponseHeaders;

    #[test]
    fn header_names_ignore_case_and_the_first_wins() {
        let headers: ResponseHeaders =
            [("Retry-After", " 5 "), ("retry-after", "9"), ("DATE", ""), ("Set-Cookie", "a=b")]
                .into_iter()
                .collect();
        for (name, expected) in [
            ("retry-after", Some("5")),
            ("RETRY-AFTER", Some("5")),
            ("date", None),
            ("set-cookie", None),
            ("location", None),
        ] {
            assert_eq!(headers.get(name), expected, "{name}");
        }
    }
}
