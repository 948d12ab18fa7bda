//! Byte offsets as lines, columns and UTF-16 units, which people and editors count.

use super::Span;
use crate::work::visit;

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// UTF-16 units before the place.
    pub utf16: usize,
    /// The line, from 1.
    pub line: usize,
    /// The column in UTF-16 units, from 1.
    pub column: usize,
}

/// The bytes between two places at which the UTF-16 units are known.
const BLOCK: usize = 64;

/// Converts byte offsets of one text to [`Position`]s.
///
/// Building it takes one pass over the text. A conversion looks at fewer than [`BLOCK`] bytes, however long the line is: a
/// hostile text has as many offsets to convert as it has characters, all in one line.
#[derive(Debug)]
pub(crate) struct Positions<'a> {
    text: &'a str,
    /// The first byte of each line. Never empty: the first line starts at 0.
    lines: Vec<usize>,
    /// The UTF-16 units before each block of the text; empty when the text is ASCII.
    blocks: Vec<usize>,
}

impl<'a> Positions<'a> {
    /// Finds the lines of `text`. A line ends with LF, CR LF or a lone CR.
    #[must_use]
    pub(crate) fn new(text: &'a str) -> Self {
        visit(text.len());
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        let mut blocks = Vec::new();
        let mut utf16 = 0;
        for (index, &byte) in bytes.iter().enumerate() {
            if index % BLOCK == 0 {
                blocks.push(utf16);
            }
            utf16 += utf16_units(byte);
            if byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
                lines.push(index + 1);
            }
        }
        if utf16 == bytes.len() {
            blocks.clear();
        }
        Self { text, lines, blocks }
    }

    /// Returns the text of a span.
    #[must_use]
    pub(crate) fn text_of(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Converts a byte offset.
    ///
    /// An offset inside a character counts as the place before the character; one beyond the end counts as the end.
    #[must_use]
    pub(crate) fn at(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default();
        let utf16 = self.utf16(offset);
        Position { utf16, line, column: utf16 - self.utf16(start) + 1 }
    }

    /// Returns the number of UTF-16 units before a byte.
    fn utf16(&self, offset: usize) -> usize {
        if self.blocks.is_empty() {
            return offset;
        }
        // The text may end where a block does.
        let block = (offset / BLOCK).min(self.blocks.len() - 1);
        let before = self.blocks.get(block).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        visit(rest.len());
        before + rest.iter().copied().map(utf16_units).sum::<usize>()
    }
}

/// Returns the UTF-16 units of the character that begins with `byte`; a continuation byte has none.
pub(crate) fn utf16_units(byte: u8) -> usize {
    match byte {
        0x80..=0xBF => 0,
        0xF0..=0xFF => 2,
        0x00..=0x7F | 0xC0..=0xEF => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_become_lines_and_columns() {
        let text = "ab\r\ncd\re\n\né😀x";
        let cases = [
            (0, (0, 1, 1)),
            (2, (2, 1, 3)),
            (4, (4, 2, 1)),
            (6, (6, 2, 3)),
            (7, (7, 3, 1)),
            (9, (9, 4, 1)),
            (10, (10, 5, 1)),
            (11, (10, 5, 1)),
            (12, (11, 5, 2)),
            (14, (11, 5, 2)),
            (16, (13, 5, 4)),
            (17, (14, 5, 5)),
            (999, (14, 5, 5)),
        ];
        let positions = Positions::new(text);
        for (offset, (utf16, line, column)) in cases {
            assert_eq!(positions.at(offset), Position { utf16, line, column }, "offset {offset}");
        }
    }

    #[test]
    fn ascii_and_other_texts_agree_on_every_offset() {
        let long = "aé😀\r\n".repeat(30) + &"€".repeat(100);
        for text in ["", "one line", "{\n  \"a\": 1\n}\n", "\r\r\n\n", "ä\n😀\r\nz", &long] {
            let positions = Positions::new(text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let (before, after) = text.split_at(offset);
                let normal = before.replace("\r\n", "\n");
                // A CR LF that is cut in its middle has not ended its line yet.
                let cut = normal.ends_with('\r') && after.starts_with('\n');
                let line = 1 + normal.matches(['\n', '\r']).count() - usize::from(cut);
                let found = positions.at(offset);
                assert_eq!(
                    (found.utf16, found.line),
                    (before.encode_utf16().count(), line),
                    "{text:?} at {offset}"
                );
            }
        }
    }
}
