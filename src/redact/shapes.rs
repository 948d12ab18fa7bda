//! Secrets that are recognised by their form.

use super::mark::Mark;
use super::scan::{Secret, TextScan};
use crate::work::visit;

/// The shortest token. A shorter word that begins like a JWT is not a token.
const MIN_TOKEN: usize = 16;

/// The shortest URL in base64. A shorter word that begins like one is not a URL.
const MIN_ENCODED_URL: usize = 40;

/// The maximum number of digits of an E.164 number.
const MAX_DIGITS: usize = 15;

/// The minimum number of digits of a telephone number. Shorter numbers behind a plus sign are offsets and counts.
const MIN_DIGITS: usize = 7;

/// Starts of domains that are part of an id or an annotation, and not of an address.
const NO_MAIL_DOMAINS: [&str; 3] = ["thread.", "unq.gbl.spaces", "odata."];

impl TextScan<'_> {
    /// Returns the secret that begins with the word at `at`.
    pub(super) fn word(&self, at: usize) -> Option<Secret> {
        match self.byte(at) {
            b'e' => self.jwt(at),
            b'a' => self.encoded_url(at),
            b'b' | b'B' => self.credentials(at),
            b't' | b'T' => self.telephone_url(at),
            _ => None,
        }
    }

    /// Returns a JWT, complete or cut: its first part is base64 of a text that begins with `{"`.
    fn jwt(&self, at: usize) -> Option<Secret> {
        if self.slice(at, at + 3) != "eyJ" {
            return None;
        }
        let end = self.run(at, is_of_token);
        (end - at >= MIN_TOKEN).then_some(Secret { start: at, end, mark: Mark::Token })
    }

    /// Returns a URL in base64, such as `replacesContext`, with which Teams grants access.
    fn encoded_url(&self, at: usize) -> Option<Secret> {
        if self.slice(at, at + 10) != "aHR0cHM6Ly" {
            return None;
        }
        let end = self.run(at, is_of_token);
        (end - at >= MIN_ENCODED_URL).then_some(Secret { start: at, end, mark: Mark::Link })
    }

    /// Returns the credentials behind `Bearer` or `Basic`, unless they are a word of a sentence.
    fn credentials(&self, at: usize) -> Option<Secret> {
        let scheme = ["bearer", "basic"].into_iter().find(|scheme| self.has(at, scheme))?;
        let space = at + scheme.len();
        let start = if self.has(space, "%20") { space + 3 } else { self.run(space, |byte| byte == b' ') };
        // Before the rest is read: in `basic.basic.basic`, the rest of each word is all others.
        if start == space {
            return None;
        }
        let end = self.run(start, is_of_token);
        let word = self.slice(start, end);
        // The whole value of a header.
        let is_whole = at == 0 && end == self.text.len() && scheme == "bearer";
        let is_parameter = word.ends_with('=') && matches!(self.byte(end), b'"' | b'\\');
        let is_secret = !word.is_empty() && (is_whole || (looks_random(word) && !is_parameter));
        is_secret.then_some(Secret { start, end, mark: Mark::Token })
    }

    /// Returns a number of any length behind `tel:`.
    fn telephone_url(&self, at: usize) -> Option<Secret> {
        if !self.has(at, "tel:") {
            return None;
        }
        let start = at + 4;
        let digits = if self.byte(start) == b'+' { start + 1 } else { start };
        let (count, end) = self.digits(digits);
        let is_part = self.after(end).is_ascii_alphabetic();
        (count > 2 && !is_part).then_some(Secret { start, end, mark: Mark::Phone })
    }

    /// Returns the number whose plus sign is at `start` and whose digits are at `digits`, with spaces, dashes and brackets.
    pub(super) fn phone(&self, start: usize, digits: usize) -> Option<Secret> {
        let is_national = self.byte(digits) == b'0';
        let (count, end) = self.digits(digits);
        let is_part = self.after(end).is_ascii_alphanumeric();
        let is_phone = count >= MIN_DIGITS && !is_national && !is_part;
        is_phone.then_some(Secret { start, end, mark: Mark::Phone })
    }

    /// Returns the number of digits and their end, group by group, up to the maximum. If the first group is a complete number,
    /// it is the only one: the next group may be a date or a code.
    fn digits(&self, start: usize) -> (usize, usize) {
        let (mut count, mut end) = (0, start);
        let mut group = start;
        loop {
            let group_end = self.run(group, |byte| byte.is_ascii_digit());
            let length = group_end - group;
            if length == 0 || count + length > MAX_DIGITS {
                return (count, end);
            }
            let is_whole = count == 0 && length >= MIN_DIGITS;
            (count, end) = (count + length, group_end);
            group = end + self.separator(end);
            if group == end || is_whole {
                return (count, end);
            }
        }
    }

    /// Returns the length of the separator between two groups of digits: a space, a dash, a bracket with a space.
    fn separator(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let inside = rest.trim_start_matches([' ', '-', '(', ')', '\u{a0}', '\u{202f}', '\u{2011}']);
        let length = rest.len() - inside.len();
        visit(length);
        // A group in brackets has at most one space on either side; more is the layout of a table.
        if rest.chars().take_while(|c| !c.is_ascii_digit()).take(3).count() > 2 { 0 } else { length }
    }

    /// Returns the secret at `%2B` or `%40`: a plus sign or an at sign in a URL.
    pub(super) fn encoded(&self, at: usize) -> Option<Secret> {
        if self.has(at, "%2B") {
            self.phone(at, at + 3)
        } else if self.has(at, "%40") {
            self.email(at, at + 3)
        } else {
            None
        }
    }

    /// Returns the address whose at sign is at `at` and whose domain is at `domain`.
    pub(super) fn email(&self, at: usize, domain: usize) -> Option<Secret> {
        let start = self.run_back(at, usize::MAX, is_of_mailbox);
        let whole = self.slice(domain, self.run(domain, is_of_domain));
        let length = domain_in(whole).filter(|_| start < at)?;
        Some(Secret { start, end: domain + length, mark: Mark::Email })
    }

    /// Returns the start of a link in a word, if the link grants access.
    pub(super) fn link_in(&self, start: usize, end: usize) -> Option<usize> {
        let word = self.slice(start, end);
        if !word.bytes().any(|byte| matches!(byte, b'/' | b'%')) {
            return None;
        }
        let with = |sign: &str, others: &[&str]| {
            let is_there = others.is_empty() || others.iter().any(|other| find(word, other).is_some());
            if is_there { find(word, sign) } else { None }
        };
        let signs = [
            with("meetup-join", &[]),
            with("teams.", &["/meet/", "%2fmeet%2f"]),
            with(".cc.skype.com", &["/replacement"]),
        ];
        let sign = signs.into_iter().flatten().min()?;
        // Mail programs put a link into another link: only the inner one is secret.
        let before = word.as_bytes().get(..sign).unwrap_or_default();
        visit(sign);
        let scheme = before.windows(4).rposition(|there| there.eq_ignore_ascii_case(b"http"));
        Some(start + scheme.unwrap_or(0))
    }
}

/// Returns the length of the domain at the start of a text. It ends with the last label of letters: a full stop, a dash or a
/// token behind it is not part of it.
fn domain_in(text: &str) -> Option<usize> {
    // A version as in `name@1.2.3-beta.x`, unlike `name@163.com`.
    let numbers = text.split('.').take_while(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    if numbers.take(2).count() > 1 || NO_MAIL_DOMAINS.iter().any(|other| text.starts_with(other)) {
        return None;
    }
    let mut domain = text;
    loop {
        let (hosts, label) = domain.rsplit_once('.')?;
        visit(label.len());
        let letters = label.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_whole = matches!(label.as_bytes().get(letters), None | Some(b'-'));
        if letters > 1 && is_whole && hosts.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            return Some(hosts.len() + 1 + letters);
        }
        domain = hosts;
    }
}

/// Returns the place of `part` in a word, ignoring case.
fn find(word: &str, part: &str) -> Option<usize> {
    visit(word.len());
    word.as_bytes().windows(part.len()).position(|there| there.eq_ignore_ascii_case(part.as_bytes()))
}

/// Returns whether a word is not one of a language: it has digits or inner capitals, or is very long.
fn looks_random(word: &str) -> bool {
    const MIN_LENGTH: usize = 6;
    const MAX_WORD: usize = 24;
    visit(word.len());
    let has = |kind: fn(&u8) -> bool| word.as_bytes().iter().skip(1).any(kind);
    let is_mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    word.len() > MAX_WORD || (word.len() >= MIN_LENGTH && (has(u8::is_ascii_digit) || is_mixed))
}

/// Returns whether a byte is part of a token: base64 in both alphabets, and the separators of its parts.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'=')
}

fn is_of_mailbox(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'#') || byte >= 0x80
}

fn is_of_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}
