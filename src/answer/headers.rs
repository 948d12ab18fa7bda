//! The few response headers that say something about a transfer.

/// The names that are kept; whatever else a server sends is not held in memory.
const READ: [&str; 6] =
    ["request-id", "client-request-id", "retry-after", "location", "content-type", "date"];

/// The response headers that an answer is read from; names are compared without case.
///
/// Made from any pairs of name and value: `pairs.into_iter().collect::<Headers>()`. Names that say nothing
/// about a transfer are dropped. Of a header given twice the first counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers([Option<String>; READ.len()]);

impl Headers {
    /// The names worth asking a host for, in lower case.
    pub const NAMES: [&'static str; READ.len()] = READ;

    /// Gives the value of a header without the spaces around it; `None` when it is absent or empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = READ.iter().position(|read| read.eq_ignore_ascii_case(name))?;
        let value = self.0.get(at)?.as_deref()?.trim();
        (!value.is_empty()).then_some(value)
    }
}

impl<N: AsRef<str>, V: Into<String>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut headers = Self::default();
        for (name, value) in pairs {
            let slot =
                READ.iter().zip(&mut headers.0).find(|(read, _)| read.eq_ignore_ascii_case(name.as_ref()));
            if let Some((_, slot)) = slot {
                slot.get_or_insert_with(|| value.into());
            }
        }
        headers
    }
}

#[cfg(test)]
mod tests {
    use super::Headers;

    #[test]
    fn names_are_compared_without_case_and_the_first_of_a_name_counts() {
        let headers: Headers =
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
