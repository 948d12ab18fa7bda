//! Byte offsets as people and editors count: lines, columns and UTF-16 units.

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

#[derive(Clone, Copy, Debug)]
struct LineStart {
    byte: usize,
    utf16: usize,
}

/// Converts byte offsets of one text to [`Position`]s.
///
/// Building it takes one pass over the text; a conversion looks at no more than its own line, and at nothing when the
/// text is ASCII. A line ends with LF, CR LF or a lone CR.
#[derive(Debug)]
pub(crate) struct Positions<'a> {
    text: &'a str,
    is_ascii: bool,
    /// Never empty: the first line starts at 0.
    lines: Vec<LineStart>,
}

impl<'a> Positions<'a> {
    /// Finds the lines of `text`.
    #[must_use]
    pub(crate) fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![LineStart { byte: 0, utf16: 0 }];
        let mut utf16 = 0;
        for (index, &byte) in bytes.iter().enumerate() {
            utf16 += utf16_units(byte);
            if byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
                lines.push(LineStart { byte: index + 1, utf16 });
            }
        }
        Self { text, is_ascii: utf16 == bytes.len(), lines }
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
        let line = self.lines.partition_point(|line| line.byte <= offset);
        let start = line.checked_sub(1).and_then(|index| self.lines.get(index)).copied();
        let start = start.unwrap_or(LineStart { byte: 0, utf16: 0 });
        let units = if self.is_ascii {
            offset - start.byte
        } else {
            self.text
                .as_bytes()
                .get(start.byte..offset)
                .unwrap_or_default()
                .iter()
                .copied()
                .map(utf16_units)
                .sum()
        };
        Position { utf16: start.utf16 + units, line, column: units + 1 }
    }
}

/// Counts a character's UTF-16 units at its first byte: continuation bytes count nothing, four-byte characters twice.
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
        for text in ["", "one line", "{\n  \"a\": 1\n}\n", "\r\r\n\n", "ä\n😀\r\nz"] {
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
