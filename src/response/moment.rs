//! The dates of HTTP headers.

use httpdate::HttpDate;
use std::time::{SystemTime, UNIX_EPOCH};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A second of the years 1970 to 9999.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment(HttpDate);

impl Moment {
    /// Parses an HTTP date in any of its three forms; `None` for other texts and for invalid days.
    pub(super) fn parse(header: &str) -> Option<Self> {
        header.trim().parse().map(Self).ok()
    }

    /// Returns the milliseconds since 1970.
    pub(super) fn milliseconds(self) -> f64 {
        SystemTime::from(self.0).duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64() * 1_000.0
    }

    /// Returns the date as ISO 8601 in UTC: `1994-11-06T08:49:37Z`.
    pub(super) fn iso(self) -> Option<String> {
        // Always this form: `Sun, 06 Nov 1994 08:49:37 GMT`.
        let text = self.0.to_string();
        let mut parts = text.split(' ').skip(1);
        let (day, month, year, time) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let month = MONTHS.iter().position(|name| *name == month)? + 1;
        Some(format!("{year}-{month:02}-{day}T{time}Z"))
    }
}

#[cfg(test)]
#[cfg(not(target_family = "wasm"))]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use proptest::prelude::*;

    use super::Moment;

    fn iso(header: &str) -> Option<String> {
        Moment::parse(header)?.iso()
    }

    #[test]
    fn http_dates_become_iso_dates() {
        for (header, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some("1994-11-06T08:49:37Z")),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some("1994-11-06T08:49:37Z")),
            ("Sun Nov  6 08:49:37 1994", Some("1994-11-06T08:49:37Z")),
            (" Thu, 29 Feb 2024 23:59:59 GMT ", Some("2024-02-29T23:59:59Z")),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some("1970-01-01T00:00:00Z")),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some("9999-12-31T23:59:59Z")),
            ("Sun, 29 Feb 2026 00:00:00 GMT", None),
            ("Mon, 06 Nov 1994 08:49:37 GMT", None),
            ("Wed, 31 Dec 1969 23:59:59 GMT", None),
            ("Sun, 06 Nov 1994 08:49:60 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37 CET", None),
            ("Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37 GMT\u{202e}", None),
            ("1994-11-06T08:49:37Z", None),
            ("784111777", None),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(iso(header).as_deref(), expected, "{header:?}");
        }
    }

    proptest! {
        #[test]
        fn iso_dates_sort_by_time(
            first in 0_u64..253_402_300_800,
            later in prop_oneof![0_u64..100_000_000, 0_u64..253_402_300_800],
        ) {
            let second = (first + later).min(253_402_300_799);
            let [first_text, second_text] = [first, second].map(|seconds| {
                let moment = UNIX_EPOCH + Duration::from_secs(seconds);
                iso(&httpdate::fmt_http_date(moment)).unwrap_or_default()
            });
            prop_assert_eq!(first_text.len(), 20, "{}", first_text);
            prop_assert_eq!(first.cmp(&second), first_text.cmp(&second_text), "{} {}", first_text, second_text);
        }

        #[test]
        fn any_date_is_parsed_without_a_panic(
            header in ".{0,60}|[MTWFS][a-z]{2,8},? [0-9]{1,2}[ -][JFMASOND][a-z]{2}[ -][0-9]{2,4} [0-9:]{8}( GMT)?",
        ) {
            let _ = iso(&header);
        }
    }
}
