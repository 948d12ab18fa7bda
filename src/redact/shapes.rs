//! Secrets that show by their form, wherever they stand.

use super::mark::Mark;
use super::scan::{Found, Scan};

/// Shorter words that begin like a JWT are words.
const SHORTEST_TOKEN: usize = 16;

/// Shorter words that begin like a URL in base64 are words.
const SHORTEST_ENCODED_URL: usize = 40;

/// E.164 numbers have at most so many digits.
const MOST_DIGITS: usize = 15;

/// Numbers with fewer digits behind a plus sign are offsets and counts.
const FEWEST_DIGITS: usize = 7;

/// Domains that look like those of an address but are part of an id or an annotation.
const NO_MAIL_DOMAINS: [&str; 3] = ["thread.", "unq.gbl.spaces", "odata."];

impl Scan<'_> {
    /// Finds a secret that begins with the letter at `at`, which begins a word.
    pub(super) fn word(&self, at: usize) -> Option<Found> {
        match self.byte(at) {
            b'e' => self.jwt(at),
            b'a' => self.encoded_url(at),
            b'b' | b'B' => self.credentials(at),
            b't' | b'T' => self.telephone_url(at),
            _ => None,
        }
    }

    /// A JWT, whole or cut: its first part is base64 of a text that begins with `{"`.
    fn jwt(&self, at: usize) -> Option<Found> {
        if self.slice(at, at + 3) != "eyJ" {
            return None;
        }
        let end = self.run(at, is_of_token);
        (end - at >= SHORTEST_TOKEN).then_some(Found { start: at, end, mark: Mark::Token })
    }

    /// A URL in base64, as `replacesContext` is: Teams' equivalent of a key.
    fn encoded_url(&self, at: usize) -> Option<Found> {
        if self.slice(at, at + 10) != "aHR0cHM6Ly" {
            return None;
        }
        let end = self.run(at, is_of_token);
        (end - at >= SHORTEST_ENCODED_URL).then_some(Found { start: at, end, mark: Mark::Link })
    }

    /// `Bearer` or `Basic`, and behind it what is no word of a sentence.
    fn credentials(&self, at: usize) -> Option<Found> {
        let scheme = ["bearer", "basic"].into_iter().find(|scheme| self.has(at, scheme))?;
        let space = at + scheme.len();
        let start = if self.has(space, "%20") { space + 3 } else { self.run(space, |byte| byte == b' ') };
        let end = self.run(start, is_of_token);
        let word = self.slice(start, end);
        // All of a header's value.
        let is_whole = at == 0 && end == self.text.len() && scheme == "bearer";
        let is_parameter = word.ends_with('=') && matches!(self.byte(end), b'"' | b'\\');
        let is_secret = !word.is_empty() && (is_whole || (looks_random(word) && !is_parameter));
        (start > space && is_secret).then_some(Found { start, end, mark: Mark::Token })
    }

    /// `tel:`, and a number of any length.
    fn telephone_url(&self, at: usize) -> Option<Found> {
        if !self.has(at, "tel:") {
            return None;
        }
        let start = at + 4;
        let digits = if self.byte(start) == b'+' { start + 1 } else { start };
        let (count, end) = self.digits(digits);
        let is_part = self.after(end).is_ascii_alphabetic();
        (count > 2 && !is_part).then_some(Found { start, end, mark: Mark::Phone })
    }

    /// A number whose plus sign is at `start`, its digits at `digits`; perhaps with spaces, dashes and brackets.
    pub(super) fn phone(&self, start: usize, digits: usize) -> Option<Found> {
        let is_national = self.byte(digits) == b'0';
        let (count, end) = self.digits(digits);
        let is_part = self.after(end).is_ascii_alphanumeric();
        let is_phone = count >= FEWEST_DIGITS && !is_national && !is_part;
        is_phone.then_some(Found { start, end, mark: Mark::Phone })
    }

    /// Counts the digits of a number, group by group, as far as they are not too many; and says where they end. A first
    /// group that is a number by itself is the whole: what follows may be a date or a code.
    fn digits(&self, start: usize) -> (usize, usize) {
        let (mut count, mut end) = (0, start);
        let mut group = start;
        loop {
            let group_end = self.run(group, |byte| byte.is_ascii_digit());
            let length = group_end - group;
            if length == 0 || count + length > MOST_DIGITS {
                return (count, end);
            }
            let is_whole = count == 0 && length >= FEWEST_DIGITS;
            (count, end) = (count + length, group_end);
            group = end + self.separator(end);
            if group == end || is_whole {
                return (count, end);
            }
        }
    }

    /// The length of what can stand between two groups of digits: a space, a dash, a bracket with a space.
    fn separator(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let inside = rest.trim_start_matches([' ', '-', '(', ')', '\u{a0}', '\u{202f}', '\u{2011}']);
        let length = rest.len() - inside.len();
        // A group in brackets has a space on either side at most; more is the layout of a table.
        if rest.chars().take_while(|c| !c.is_ascii_digit()).take(3).count() > 2 { 0 } else { length }
    }

    /// `%2B` and `%40`: a plus sign and an at sign in a URL.
    pub(super) fn encoded(&self, at: usize) -> Option<Found> {
        if self.has(at, "%2B") {
            self.phone(at, at + 3)
        } else if self.has(at, "%40") {
            self.email(at, at + 3)
        } else {
            None
        }
    }

    /// An address whose at sign is at `at`, its domain at `domain`.
    pub(super) fn email(&self, at: usize, domain: usize) -> Option<Found> {
        let start = self.run_back(at, usize::MAX, is_of_mailbox);
        let whole = self.slice(domain, self.run(domain, is_of_domain));
        let length = domain_in(whole).filter(|_| start < at)?;
        Some(Found { start, end: domain + length, mark: Mark::Email })
    }

    /// Where in a word a link begins that lets its holder in.
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
        // In a link that leads to the link, as mail programs make them, only the inner one is secret.
        let before = word.as_bytes().get(..sign).unwrap_or_default();
        let scheme = before.windows(4).rposition(|there| there.eq_ignore_ascii_case(b"http"));
        Some(start + scheme.unwrap_or(0))
    }
}

/// The length of the domain that a text begins with. What follows the last label of letters is not part of it: a full stop, a
/// dash, a token.
fn domain_in(text: &str) -> Option<usize> {
    // As in `name@1.2.3-beta.x`, not in `name@163.com`.
    let numbers = text.split('.').take_while(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    if numbers.take(2).count() > 1 || NO_MAIL_DOMAINS.iter().any(|other| text.starts_with(other)) {
        return None;
    }
    let mut domain = text;
    loop {
        let (hosts, label) = domain.rsplit_once('.')?;
        let letters = label.bytes().take_while(u8::is_ascii_alphabetic).count();
        let is_whole = matches!(label.as_bytes().get(letters), None | Some(b'-'));
        if letters > 1 && is_whole && hosts.ends_with(|last: char| last.is_ascii_alphanumeric()) {
            return Some(hosts.len() + 1 + letters);
        }
        domain = hosts;
    }
}

/// Finds a part of a word, whatever the case.
fn find(word: &str, part: &str) -> Option<usize> {
    word.as_bytes().windows(part.len()).position(|there| there.eq_ignore_ascii_case(part.as_bytes()))
}

/// Whether it is no word of a language: it has digits, or capitals inside, or is very long.
fn looks_random(word: &str) -> bool {
    const SHORTEST: usize = 6;
    const LONGEST_WORD: usize = 24;
    let has = |kind: fn(&u8) -> bool| word.as_bytes().iter().skip(1).any(kind);
    let is_mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    word.len() > LONGEST_WORD || (word.len() >= SHORTEST && (has(u8::is_ascii_digit) || is_mixed))
}

/// The characters of base64 in both alphabets, and what stands between the parts of a token.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'=')
}

fn is_of_mailbox(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'#') || byte >= 0x80
}

fn is_of_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}
