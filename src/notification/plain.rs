//! Finds the end of the plain letters of a text, several at a time: sixteen with vector instructions, as in wasm, else eight.
//!
//! A plain letter is neither `"` nor `\`, and not below a space.

#![expect(clippy::inline_always, reason = "as for the cursor: an eighth of the time of reading")]

#[cfg(target_feature = "simd128")]
pub(super) use self::vector::{WIDTH, look};
#[cfg(not(target_feature = "simd128"))]
pub(super) use self::word::{WIDTH, look};

/// The result of one look at [`WIDTH`] letters.
pub(super) struct LetterScan {
    /// The index of the first letter that is not plain.
    pub(super) special: Option<usize>,
    /// Not 0 when any of the letters is not ASCII.
    pub(super) high: u32,
}

#[cfg(target_feature = "simd128")]
mod vector {
    use std::arch::wasm32::{i8x16_bitmask, i8x16_eq, u8x16_lt, u8x16_splat, u64x2, v128_or};

    use super::LetterScan;

    pub(in super::super) const WIDTH: usize = 16;

    #[inline(always)]
    pub(in super::super) fn look(letters: [u8; WIDTH]) -> LetterScan {
        let letters = u128::from_le_bytes(letters);
        #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
        let letters = u64x2(letters as u64, (letters >> 64) as u64);
        let quotes = i8x16_eq(letters, u8x16_splat(b'"'));
        let backslashes = i8x16_eq(letters, u8x16_splat(b'\\'));
        let below_space = u8x16_lt(letters, u8x16_splat(b' '));
        let special = i8x16_bitmask(v128_or(v128_or(quotes, backslashes), below_space));
        // Compared first, instead of counting 16 zeros: when all letters are plain, the next look need not wait for the count.
        let special = (special != 0).then(|| special.trailing_zeros() as usize);
        LetterScan { special, high: u32::from(i8x16_bitmask(letters)) }
    }
}

#[cfg(not(target_feature = "simd128"))]
mod word {
    use super::LetterScan;

    pub(in super::super) const WIDTH: usize = 8;

    const LOW_BITS: u64 = u64::from_ne_bytes([1; WIDTH]);
    const HIGH_BITS: u64 = LOW_BITS << 7;

    #[inline(always)]
    pub(in super::super) fn look(letters: [u8; WIDTH]) -> LetterScan {
        let word = u64::from_le_bytes(letters);
        let special = special(word);
        #[expect(clippy::cast_possible_truncation, reason = "both halves are kept")]
        let high = (word & HIGH_BITS | (word & HIGH_BITS) >> 32) as u32;
        LetterScan { special: (special != 0).then(|| (special.trailing_zeros() / 8) as usize), high }
    }

    /// Repeats a byte eight times.
    const fn every(byte: u8) -> u64 {
        LOW_BITS * byte as u64
    }

    /// Marks the high bits of the bytes that are not plain. Marks above the lowest one may be wrong.
    const fn special(word: u64) -> u64 {
        let (quote, backslash) = (word ^ every(b'"'), word ^ every(b'\\'));
        let below_space = word.wrapping_sub(every(b' ')) & !word;
        (quote.wrapping_sub(LOW_BITS) & !quote | backslash.wrapping_sub(LOW_BITS) & !backslash | below_space)
            & HIGH_BITS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_finds_the_first_letter_that_is_not_plain() {
        for byte in 0..=u8::MAX {
            let is_plain = !(byte < b' ' || matches!(byte, b'"' | b'\\'));
            for place in 0..WIDTH {
                for (rest, rest_is_plain) in [(b'a', true), (b'"', false), (0x1f, false), (0xff, true)] {
                    let mut letters = [rest; WIDTH];
                    letters[..place].fill(b'z');
                    letters[place] = byte;
                    let expected = match (is_plain, rest_is_plain) {
                        (false, _) => Some(place),
                        (true, false) if place + 1 < WIDTH => Some(place + 1),
                        (true, _) => None,
                    };
                    let LetterScan { special, high } = look(letters);
                    assert_eq!(special, expected, "{byte:#x} at {place}, then {rest:#x}");
                    assert_eq!(high == 0, letters.is_ascii());
                }
            }
        }
    }
}
