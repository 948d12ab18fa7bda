//! Values behind a name in free text: `token=…` in a URL or log, `displayName: '…'` on a console, a header line.

use super::mark::Mark;
use super::scan::{Secret, TextScan, is_of_word};
use super::secrecy::{MAX_NAME, Secrecy, mark_in_query};
use crate::work::visit;

/// The maximum number of spaces between a name and its sign.
const MAX_SPACES: usize = 8;

impl TextScan<'_> {
    /// Returns the value behind the colon or equals sign at `at`, if the name before it is secret.
    pub(super) fn value_of_name(&self, at: usize) -> Option<Secret> {
        let mut end = self.run_back(at, MAX_SPACES, is_space);
        if is_quote(self.before(end)) {
            end = self.run_back(end - 1, usize::MAX, |byte| byte == b'\\');
        }
        let start = self.run_back(end, MAX_NAME, is_of_name);
        let name = self.slice(start, end);
        let mark = Secrecy::default().member(name).mark().or_else(|| {
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
        (!is_empty).then_some(Secret { start, end, mark })
    }

    /// Returns the content of a string in quotes. In a string inside a string, backslashes precede the quotes, and more of
    /// them the inner quotes.
    fn quoted(&self, at: usize) -> Option<(usize, usize)> {
        let start = self.run(at, |byte| byte == b'\\');
        let (quote, level) = (self.byte(start), start - at);
        if !is_quote(quote) {
            return None;
        }
        let mut backslashes = 0;
        for (index, byte) in self.text.as_bytes().iter().enumerate().skip(start + 1) {
            visit(1);
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

    /// Returns the end of a header's value on a line of its own. Other names before a colon are often prose.
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

    /// Returns the user and password in `https://user:password@host`; the colon is at `at`.
    pub(super) fn user_info(&self, at: usize) -> Option<Secret> {
        if !self.has(at, "://") {
            return None;
        }
        let start = at + 3;
        let end = self.run(start, |byte| is_of_word(byte) && !matches!(byte, b'/' | b'?' | b'#'));
        visit(end - start);
        let length = self.slice(start, end).rfind('@').filter(|length| *length > 0)?;
        Some(Secret { start, end: start + length, mark: Mark::Secret })
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

/// Returns whether a byte can be part of a value without quotes. Brackets can, so that a mark can.
fn is_of_value(byte: u8) -> bool {
    !is_quote(byte) && !matches!(byte, 0..=b' ' | 0x7f | b'<' | b'>' | b'\\' | b'&' | b'#' | b';')
}
