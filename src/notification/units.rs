//! Places in a body as JavaScript counts them: in UTF-16 units.

use crate::json::utf16_units;

/// The bytes between two places that are known.
const STEP: usize = 64;

/// Converts places in bytes to places in units, each in the same short time.
#[derive(Debug)]
pub(crate) struct Units<'a> {
    body: &'a [u8],
    /// The units before each multiple of [`STEP`].
    known: Vec<usize>,
}

impl<'a> Units<'a> {
    /// Counts a body once.
    pub(crate) fn new(body: &'a [u8]) -> Self {
        let mut units = 0;
        let known = body
            .chunks(STEP)
            .map(|chunk| {
                let before = units;
                units += count(chunk);
                before
            })
            .collect();
        Self { body, known }
    }

    /// The units before a byte.
    pub(crate) fn before(&self, byte: usize) -> usize {
        let step = (byte / STEP).min(self.known.len().saturating_sub(1));
        let known = self.known.get(step).copied().unwrap_or(0);
        known + count(self.body.get(step * STEP..byte).unwrap_or_default())
    }
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().copied().map(utf16_units).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_counted_as_in_javascript() {
        let text = "a\u{feff}é😀\u{10ffff}ß€".repeat(40);
        let units = Units::new(text.as_bytes());
        for (byte, _) in text.char_indices() {
            assert_eq!(units.before(byte), text.get(..byte).unwrap().encode_utf16().count(), "{byte}");
        }
        assert_eq!(units.before(text.len()), text.encode_utf16().count());
        assert_eq!(Units::new(b"").before(0), 0);
    }
}
