//! Converts places in a body to UTF-16 units, as JavaScript counts.

use crate::json::utf16_units;

/// The distance of two counted places, in bytes.
const STEP: usize = 64;

/// Converts byte places to unit places, each in constant time.
#[derive(Debug)]
pub(crate) struct Units<'a> {
    body: &'a [u8],
    /// The number of units before each multiple of [`STEP`].
    known: Vec<usize>,
}

impl<'a> Units<'a> {
    /// Counts the units of a body, once.
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

    /// Returns the number of units before a byte.
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
    fn units_equal_the_lengths_in_javascript() {
        let text = "a\u{feff}é😀\u{10ffff}ß€".repeat(40);
        let units = Units::new(text.as_bytes());
        for (byte, _) in text.char_indices() {
            assert_eq!(units.before(byte), text.get(..byte).unwrap().encode_utf16().count(), "{byte}");
        }
        assert_eq!(units.before(text.len()), text.encode_utf16().count());
        assert_eq!(Units::new(b"").before(0), 0);
    }
}
