//! Values behind a name in free text: `token=…` in a URL or a log, `displayName: '…'` as a console prints it, a header's line.

use super::mark::Mark;
use super::place::{LONGEST_NAME, Place, mark_in_query};
use super::scan::{Found, Scan, is_of_word};

/// So many spaces can stand between a name and its sign.
const MOST_SPACES: usize = 8;

impl Scan<'_> {
    /// Finds the secret value behind the colon or equals sign at `at`, by the name before it.
    pub(super) fn value_of_name(&self, at: usize) -> Option<Found> {
        let mut end = self.run_back(at, MOST_SPACES, is_space);
        if is_quote(self.before(end)) {
            end = self.run_back(end - 1, usize::MAX, |byte| byte == b'\\');
        }
        let start = self.run_back(end, LONGEST_NAME, is_of_name);
        let name = self.slice(start, end);
        let mark = Place::default().member(name).mark().or_else(|| {
            let is_in_query = self.byte(at) == b'=' && matches!(self.before(start), b'?' | b'&');
            if is_in_query { mark_in_query(name) } else { None }
        })?;
        let value = self.run(at + 1, is_space);
        let (start, end) = match self.quoted(value) {
            Some(range) => range,
            None if self.byte(at) == b'=' => (at + 1, self.run(at + 1, is_of_value)),
            None => (value, self.header_end(name, value)?),
        };
        let is_empty = matches!(self.slice(start, end), "" | "null" | "undefined" | "true" | "false");
        (!is_empty).then_some(Found { start, end, mark })
    }

    /// The inside of a string in quotes. In a string of a string the quotes have backslashes before them, and those inside
    /// have more.
    fn quoted(&self, at: usize) -> Option<(usize, usize)> {
        let start = self.run(at, |byte| byte == b'\\');
        let (quote, level) = (self.byte(start), start - at);
        if !is_quote(quote) {
            return None;
        }
        let mut backslashes = 0;
        for (index, byte) in self.text.as_bytes().iter().enumerate().skip(start + 1) {
            match *byte {
                b'\\' => backslashes += 1,
                b'\n' | b'\r' => return Some((start + 1, index)),
                found if found == quote && backslashes % (2 * (level + 1)) == level => {
                    return Some((start + 1, index - level));
                }
                _ => backslashes = 0,
            }
        }
        Some((start + 1, self.text.len()))
    }

    /// Where the value of a header ends that stands on a line of its own. Other names before a colon are prose as often.
    fn header_end(&self, name: &str, value: usize) -> Option<usize> {
        if ["cookie", "set-cookie"].iter().any(|header| name.eq_ignore_ascii_case(header)) {
            return Some(self.run(value, |byte| !is_quote(byte) && !matches!(byte, b'\n' | b'\r' | b'\\')));
        }
        if !["authorization", "proxy-authorization"].iter().any(|header| name.eq_ignore_ascii_case(header)) {
            return None;
        }
        let end = self.run(value, is_of_value);
        let is_scheme = ["bearer", "basic", "negotiate", "digest", "ntlm"]
            .iter()
            .any(|scheme| self.slice(value, end).eq_ignore_ascii_case(scheme));
        if !is_scheme {
            return Some(end);
        }
        let credentials = self.run(end, is_space);
        let end = self.run(credentials, is_of_value);
        (end > credentials).then_some(end)
    }

    /// Finds the name and password in `https://name:password@host`; the colon is at `at`.
    pub(super) fn user_info(&self, at: usize) -> Option<Found> {
        if !self.has(at, "://") {
            return None;
        }
        let start = at + 3;
        let end = self.run(start, |byte| is_of_word(byte) && !matches!(byte, b'/' | b'?' | b'#'));
        let length = self.slice(start, end).rfind('@').filter(|length| *length > 0)?;
        Some(Found { start, end: start + length, mark: Mark::Secret })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

/// What can be in a value without quotes; brackets can, so that a mark can.
fn is_of_value(byte: u8) -> bool {
    !is_quote(byte) && !matches!(byte, 0..=b' ' | 0x7f | b'<' | b'>' | b'\\' | b'&' | b'#' | b';')
}
