//! Reads JSON from bytes, one token after the other: RFC 8259 to the letter, nothing copied, no recursion.
//!
//! The tolerant reader in `json` builds a tree and repairs; this one is for traffic, of which most is only passed over.

#![expect(clippy::inline_always, reason = "a fifth less time for every body, for 1.5 KiB of the module")]

use super::fault::{Fault, Limit};
use super::name::Name;
use super::plain::{Seen, WIDTH, look};
use super::span::Span;

/// Arrays and objects may be nested this deep.
pub(crate) const DEPTH_LIMIT: u32 = 64;

/// The next value, before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    Text,
    Number,
    Flag,
    Null,
}

impl Kind {
    /// As JSON names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "array",
            Self::Text => "string",
            Self::Number => "number",
            Self::Flag => "boolean",
            Self::Null => "null",
        }
    }
}

/// A place in a body.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    pub(super) body: &'a [u8],
    pub(super) at: usize,
    depth: u32,
    /// Not 0 where a byte of a text is not ASCII.
    high: u32,
    fault: Option<Fault>,
}

/// Reading has stopped; the cursor knows why. Small, because it is returned everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

pub(crate) type Read<T> = Result<T, Stopped>;

impl<'a> Cursor<'a> {
    pub(crate) fn new(body: &'a [u8], at: usize) -> Self {
        Self { body, at, depth: 0, high: 0, fault: None }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Whether every text that was read is ASCII; what is outside of texts always is.
    pub(crate) fn is_ascii(&self) -> bool {
        self.high == 0
    }

    /// The next byte that is no white space.
    #[inline(always)]
    pub(super) fn token(&mut self) -> Option<u8> {
        loop {
            let byte = *self.body.get(self.at)?;
            if byte > b' ' || !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    #[cold]
    pub(super) fn fault<T>(&mut self, expected: &'static str) -> Read<T> {
        let found = self.body.get(self.at).copied();
        let at = self.at;
        self.stop(found.map_or(Fault::Broken { at }, |found| Fault::Unexpected { at, expected, found }))
    }

    #[cold]
    fn stop<T>(&mut self, fault: Fault) -> Read<T> {
        self.fault = Some(fault);
        Err(Stopped)
    }

    /// Stops at a limit.
    pub(crate) fn limit<T>(&mut self, limit: Limit) -> Read<T> {
        self.stop(Fault::Limit { at: self.at, limit })
    }

    /// Why reading has stopped.
    pub(crate) fn why(self) -> Fault {
        self.fault.unwrap_or(Fault::Broken { at: self.at })
    }

    /// Tells whether only white space is left.
    pub(crate) fn is_at_end(&mut self) -> bool {
        self.token().is_none()
    }

    /// Makes sure that only white space is left.
    pub(crate) fn end(&mut self) -> Read<()> {
        if self.is_at_end() { Ok(()) } else { self.fault("the end") }
    }

    /// Tells what the next value is.
    #[inline(always)]
    pub(crate) fn kind(&mut self) -> Read<Kind> {
        match self.token() {
            Some(b'"') => Ok(Kind::Text),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'-' | b'0'..=b'9') => Ok(Kind::Number),
            Some(b't' | b'f') => Ok(Kind::Flag),
            Some(b'n') => Ok(Kind::Null),
            _ => self.fault("a value"),
        }
    }

    /// Tells whether the next value is a text.
    #[inline(always)]
    pub(crate) fn is_at_text(&mut self) -> bool {
        self.token() == Some(b'"')
    }

    /// Reads the text that comes next if it is a known one: `begins` tells which one, and its length without the last quote.
    #[inline(always)]
    pub(crate) fn known_text<T>(
        &mut self,
        begins: impl Fn(&[u8]) -> Option<(T, usize)>,
    ) -> Option<(T, Span)> {
        if !self.is_at_text() {
            return None;
        }
        let start = self.at + 1;
        let (known, length) = begins(self.body.get(start..)?)?;
        self.at = start + length + 1;
        Some((known, Span::new(start, start + length)))
    }

    /// Enters the object or array that comes next: [`Self::member`] or [`Self::item`] then gives what is in it.
    pub(crate) fn enter(&mut self) -> Read<()> {
        if self.depth >= DEPTH_LIMIT {
            return self.limit(Limit::Depth);
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Goes to the value of the next member of the object that was entered and gives its name, or leaves the object.
    #[inline(always)]
    pub(crate) fn member<N: Name>(&mut self, is_first: &mut bool) -> Read<Option<N>> {
        let mut token = self.token();
        if token == Some(b'}') {
            self.at += 1;
            self.depth -= 1;
            return Ok(None);
        }
        if !std::mem::take(is_first) {
            if token != Some(b',') {
                return self.fault("\",\" or \"}\"");
            }
            self.at += 1;
            token = self.token();
        }
        if token != Some(b'"') {
            return self.fault("a name in double quotes");
        }
        if let Some((name, length)) = self.body.get(self.at + 1..).and_then(N::begins) {
            self.at += 1 + length;
            return Ok(Some(name));
        }
        self.other_name().map(|name| Some(N::of(&name.name(self.body))))
    }

    /// Not wherever members are read: what is hardly used there would push out what is.
    #[inline(never)]
    fn other_name(&mut self) -> Read<Span> {
        let name = self.text()?;
        self.colon()?;
        Ok(name)
    }

    /// Goes to the next item of the array that was entered, or leaves the array.
    pub(crate) fn item(&mut self, is_first: &mut bool) -> Read<bool> {
        let token = self.token();
        if token == Some(b']') {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            if token != Some(b',') {
                return self.fault("\",\" or \"]\"");
            }
            self.at += 1;
        }
        Ok(true)
    }

    #[inline(always)]
    fn colon(&mut self) -> Read<()> {
        if self.token() != Some(b':') {
            return self.fault("\":\"");
        }
        self.at += 1;
        Ok(())
    }

    /// Reads the text that comes next, and begins with its quote.
    #[inline(always)]
    pub(crate) fn text(&mut self) -> Read<Span> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.pass_plain();
            match self.body.get(self.at) {
                Some(b'"') => {
                    let span = Span::new(start, self.at).with_escapes(escaped);
                    self.at += 1;
                    return Ok(span);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0..=0x1f) => return self.fault("an escape such as \\n: a text has no line breaks"),
                Some(byte) => {
                    self.high |= u32::from(*byte & 0x80);
                    self.at += 1;
                }
                None => return self.fault("\""),
            }
        }
    }

    /// Passes over plain letters of a text, several at a time. The last bytes of a body are left to be looked at one by one.
    #[inline(always)]
    fn pass_plain(&mut self) {
        while let Some(piece) = self.body.get(self.at..self.at + WIDTH).and_then(|piece| piece.first_chunk())
        {
            let Seen { special, high } = look(*piece);
            self.high |= high;
            let Some(special) = special else {
                self.at += WIDTH;
                continue;
            };
            self.at += special;
            return;
        }
    }

    fn escape(&mut self) -> Read<()> {
        let digits = match self.body.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            Some(b'u') => 4,
            _ => {
                self.at += 1;
                return self.fault("an escape that JSON knows");
            }
        };
        self.at += 2;
        for _ in 0..digits {
            if !self.body.get(self.at).is_some_and(u8::is_ascii_hexdigit) {
                return self.fault("a hexadecimal digit");
            }
            self.at += 1;
        }
        Ok(())
    }

    fn word(&mut self, word: &'static [u8]) -> Read<()> {
        if !self.body.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return self.fault("true, false or null");
        }
        self.at += word.len();
        Ok(())
    }

    /// Passes over the value that comes next, and tells where it stands.
    pub(crate) fn skip(&mut self) -> Read<Span> {
        self.token();
        let start = self.at;
        // One bit for each level that is open, 1 for an object; the innermost is the lowest.
        let mut objects = 0_u64;
        let mut open = 0;
        loop {
            match self.token() {
                Some(b'"') => {
                    self.text()?;
                }
                Some(bracket @ (b'{' | b'[')) => {
                    if self.depth + open >= DEPTH_LIMIT {
                        return self.limit(Limit::Depth);
                    }
                    self.at += 1;
                    let is_object = bracket == b'{';
                    let close = if is_object { b'}' } else { b']' };
                    let token = self.token();
                    if token == Some(close) {
                        self.at += 1;
                    } else {
                        open += 1;
                        objects = objects << 1 | u64::from(is_object);
                        if is_object {
                            self.name(token)?;
                        }
                        continue;
                    }
                }
                Some(b'-' | b'0'..=b'9') => {
                    self.number()?;
                }
                Some(b't') => self.word(b"true")?,
                Some(b'f') => self.word(b"false")?,
                Some(b'n') => self.word(b"null")?,
                _ => return self.fault("a value"),
            }
            // A value has ended: what is open goes on or ends too.
            loop {
                if open == 0 {
                    return Ok(Span::new(start, self.at));
                }
                let is_object = objects & 1 == 1;
                match (self.token(), is_object) {
                    (Some(b','), true) => {
                        self.at += 1;
                        let token = self.token();
                        self.name(token)?;
                        break;
                    }
                    (Some(b','), false) => {
                        self.at += 1;
                        break;
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        self.at += 1;
                        objects >>= 1;
                        open -= 1;
                    }
                    (_, true) => return self.fault("\",\" or \"}\""),
                    (_, false) => return self.fault("\",\" or \"]\""),
                }
            }
        }
    }

    #[inline(always)]
    fn name(&mut self, token: Option<u8>) -> Read<()> {
        if token != Some(b'"') {
            return self.fault("a name in double quotes");
        }
        self.text()?;
        self.colon()
    }
}
