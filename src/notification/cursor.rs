//! Reads JSON from bytes, token by token: exactly RFC 8259, without copies and without recursion.
//!
//! The tolerant reader in `json` builds a tree and offers repairs; this one is for traffic, and skips most of it.

#![expect(clippy::inline_always, reason = "a fifth less time for every body, for 1.5 KiB of the module")]

use super::fault::{Fault, Limit};
use super::name::Name;
use super::plain::{LetterScan, WIDTH, look};
use super::span::ByteSpan;

/// The limit of nested arrays and objects.
pub(crate) const MAX_DEPTH: u32 = 64;

/// The type of a JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonKind {
    Object,
    Array,
    Text,
    Number,
    Flag,
    Null,
}

impl JsonKind {
    /// Returns JSON's name of the type.
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

/// A position in a body.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    pub(super) body: &'a [u8],
    pub(super) at: usize,
    depth: u32,
    /// Not 0 when a byte of a text is not ASCII.
    high: u32,
    fault: Option<Fault>,
}

/// Reading has stopped; the cursor contains the fault. Empty, because every function returns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stopped;

pub(crate) type CursorResult<T> = Result<T, Stopped>;

impl<'a> Cursor<'a> {
    pub(crate) fn new(body: &'a [u8], at: usize) -> Self {
        Self { body, at, depth: 0, high: 0, fault: None }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Returns whether every text so far is ASCII. Outside of texts every byte is.
    pub(crate) fn is_ascii(&self) -> bool {
        self.high == 0
    }

    /// Returns the next byte that is not white space.
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
    pub(super) fn fault<T>(&mut self, expected: &'static str) -> CursorResult<T> {
        let found = self.body.get(self.at).copied();
        let at = self.at;
        self.stop(found.map_or(Fault::Broken { at }, |found| Fault::Unexpected { at, expected, found }))
    }

    #[cold]
    fn stop<T>(&mut self, fault: Fault) -> CursorResult<T> {
        self.fault = Some(fault);
        Err(Stopped)
    }

    /// Stops at a limit.
    pub(crate) fn limit<T>(&mut self, limit: Limit) -> CursorResult<T> {
        self.stop(Fault::Limit { at: self.at, limit })
    }

    /// Stops at a text that has half a surrogate pair.
    pub(super) fn half_a_pair<T>(&mut self, text: ByteSpan) -> CursorResult<T> {
        self.stop(Fault::HalfPair { at: text.start() })
    }

    /// Returns the fault at which reading stopped.
    pub(crate) fn into_fault(self) -> Fault {
        self.fault.unwrap_or(Fault::Broken { at: self.at })
    }

    /// Returns whether only white space is left.
    pub(crate) fn is_at_end(&mut self) -> bool {
        self.token().is_none()
    }

    /// Checks that only white space is left.
    pub(crate) fn end(&mut self) -> CursorResult<()> {
        if self.is_at_end() { Ok(()) } else { self.fault("the end") }
    }

    /// Returns the type of the next value.
    #[inline(always)]
    pub(crate) fn kind(&mut self) -> CursorResult<JsonKind> {
        match self.token() {
            Some(b'"') => Ok(JsonKind::Text),
            Some(b'{') => Ok(JsonKind::Object),
            Some(b'[') => Ok(JsonKind::Array),
            Some(b'-' | b'0'..=b'9') => Ok(JsonKind::Number),
            Some(b't' | b'f') => Ok(JsonKind::Flag),
            Some(b'n') => Ok(JsonKind::Null),
            _ => self.fault("a value"),
        }
    }

    /// Returns whether the next value is a text.
    #[inline(always)]
    pub(crate) fn is_at_text(&mut self) -> bool {
        self.token() == Some(b'"')
    }

    /// Reads the next text if it is a known one. `begins` returns which one, and its length without the closing quote.
    #[inline(always)]
    pub(crate) fn known_text<T>(
        &mut self,
        begins: impl Fn(&[u8]) -> Option<(T, usize)>,
    ) -> Option<(T, ByteSpan)> {
        if !self.is_at_text() {
            return None;
        }
        let start = self.at + 1;
        let (known, length) = begins(self.body.get(start..)?)?;
        self.at = start + length + 1;
        Some((known, ByteSpan::new(start, start + length)))
    }

    /// Enters the next object or array; [`Self::member`] or [`Self::item`] then returns its content.
    pub(crate) fn enter(&mut self) -> CursorResult<()> {
        if self.depth >= MAX_DEPTH {
            return self.limit(Limit::Depth);
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Goes to the value of the next member of the entered object and returns its name, or leaves the object.
    #[inline(always)]
    pub(crate) fn member<N: Name>(&mut self, is_first: &mut bool) -> CursorResult<Option<N>> {
        if !self.goes_to_name(is_first)? {
            return Ok(None);
        }
        if let Some((name, length)) = self.body.get(self.at + 1..).and_then(N::begins) {
            self.at += 1 + length;
            return Ok(Some(name));
        }
        self.other_name().map(|name| Some(N::from_name(&name.name(self.body))))
    }

    /// Goes to the value of the next member of the entered object and returns the place of its name, or leaves the object.
    pub(super) fn member_span(&mut self, is_first: &mut bool) -> CursorResult<Option<ByteSpan>> {
        if self.goes_to_name(is_first)? { self.other_name().map(Some) } else { Ok(None) }
    }

    /// Goes to the name of the next member, or leaves the object.
    #[inline(always)]
    fn goes_to_name(&mut self, is_first: &mut bool) -> CursorResult<bool> {
        let mut token = self.token();
        if token == Some(b'}') {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
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
        Ok(true)
    }

    /// Reads an unusual name. Not inlined: rare code at every member would push frequent code out of the cache.
    #[inline(never)]
    fn other_name(&mut self) -> CursorResult<ByteSpan> {
        let name = self.text()?;
        self.colon()?;
        Ok(name)
    }

    /// Goes to the next item of the entered array, or leaves the array.
    pub(crate) fn item(&mut self, is_first: &mut bool) -> CursorResult<bool> {
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
    fn colon(&mut self) -> CursorResult<()> {
        if self.token() != Some(b':') {
            return self.fault("\":\"");
        }
        self.at += 1;
        Ok(())
    }

    /// Reads the next text, from its quote.
    #[inline(always)]
    pub(crate) fn text(&mut self) -> CursorResult<ByteSpan> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.pass_plain();
            match self.body.get(self.at) {
                Some(b'"') => {
                    let span = ByteSpan::new(start, self.at).with_escapes(escaped);
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

    /// Skips plain letters of a text, several at a time. The caller reads the last bytes of a body one by one.
    #[inline(always)]
    fn pass_plain(&mut self) {
        while let Some(piece) = self.body.get(self.at..self.at + WIDTH).and_then(|piece| piece.first_chunk())
        {
            let LetterScan { special, high } = look(*piece);
            self.high |= high;
            let Some(special) = special else {
                self.at += WIDTH;
                continue;
            };
            self.at += special;
            return;
        }
    }

    fn escape(&mut self) -> CursorResult<()> {
        let digits = match self.body.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
            Some(b'u') => 4,
            _ => {
                self.at += 1;
                return self.fault("an escape of JSON");
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

    fn word(&mut self, word: &'static [u8]) -> CursorResult<()> {
        if !self.body.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            return self.fault("true, false or null");
        }
        self.at += word.len();
        Ok(())
    }

    /// Skips the next value and returns its span.
    pub(crate) fn skip(&mut self) -> CursorResult<ByteSpan> {
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
                    if self.depth + open >= MAX_DEPTH {
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
                    return Ok(ByteSpan::new(start, self.at));
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
    fn name(&mut self, token: Option<u8>) -> CursorResult<()> {
        if token != Some(b'"') {
            return self.fault("a name in double quotes");
        }
        self.text()?;
        self.colon()
    }
}
