//! Changes an example: the parts of its syntax, or single characters.

use super::hostile::{PIECES, REPEATED};
use crate::random::Random;

/// The most bytes of an input, so that an attack makes many small ones.
const MAX_LENGTH: usize = 16 * 1024;

/// Returns a changed example.
pub(super) fn mutated(random: &mut Random, examples: &[String]) -> String {
    let mut parts = parts_of(any(random, examples));
    // Some stay as they are: an attack that breaks everything at the first byte reaches nothing behind it.
    for _ in 0..random.below(7) {
        change(random, &mut parts, examples);
    }
    let mut text = parts.concat();
    for _ in 0..random.below(3) {
        text = with_other_characters(random, &text);
    }
    truncated(&text, MAX_LENGTH).to_owned()
}

/// Returns the bytes of a text, which are not UTF-8 any more now and then.
pub(super) fn bytes_of(random: &mut Random, text: String) -> Vec<u8> {
    let mut bytes = text.into_bytes();
    if random.once_in(6) && !bytes.is_empty() {
        let at = random.below(bytes.len());
        bytes[at] ^= 1 << random.below(8);
    }
    bytes
}

fn any<'a>(random: &mut Random, examples: &'a [String]) -> &'a str {
    &examples[random.below(examples.len())]
}

/// Splits a text into texts in quotes, words and numbers, white space, and single signs.
fn parts_of(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => quoted_length(rest),
            _ if is_of_word(first) => rest.find(|c| !is_of_word(c)).unwrap_or(rest.len()),
            _ if first.is_whitespace() => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (part, others) = rest.split_at(length);
        parts.push(part.to_owned());
        rest = others;
    }
    parts
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+')
}

fn quoted_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

fn change(random: &mut Random, parts: &mut Vec<String>, examples: &[String]) {
    let at = random.below(parts.len() + 1);
    let end = (at + 1 + random.below(12)).min(parts.len());
    match random.below(9) {
        0 => drop(parts.drain(at.min(end)..end)),
        1 => {
            let copy = parts[at.min(end)..end].to_vec();
            let to = random.below(parts.len() + 1);
            parts.splice(to..to, copy);
        }
        2 if parts.len() > 1 => {
            let (one, other) = (random.below(parts.len()), random.below(parts.len()));
            parts.swap(one, other);
        }
        3 | 4 if at < parts.len() => random.one_of(&PIECES).clone_into(&mut parts[at]),
        5 => {
            let copy = parts[at.min(end)..end].concat();
            parts.insert(at, copy.repeat(1 + random.below(40)));
        }
        6 => parts.insert(at, random.one_of(&REPEATED).repeat(1 + random.below(200))),
        7 => {
            let other = parts_of(any(random, examples));
            let from = random.below(other.len() + 1);
            let to = (from + 1 + random.below(20)).min(other.len());
            parts.splice(at..at, other[from.min(to)..to].iter().cloned());
        }
        _ => parts.insert(at, random.one_of(&PIECES).to_owned()),
    }
    // Each repetition may repeat an earlier one.
    let mut length = 0;
    parts.retain(|part| {
        length += part.len();
        length <= 2 * MAX_LENGTH
    });
}

fn with_other_characters(random: &mut Random, text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = random.below(characters.len() + 1);
    match random.below(5) {
        0 => characters.truncate(at),
        1 => drop(characters.drain(..at)),
        2 if at < characters.len() => drop(characters.remove(at)),
        3 if at < characters.len() => {
            let changed = u32::from(characters[at]) ^ (1 << random.below(8));
            characters[at] = char::from_u32(changed).unwrap_or('\u{fffd}');
        }
        _ => {
            let inserted = char::from_u32(u32::try_from(random.below(0x300)).unwrap()).unwrap_or(' ');
            characters.insert(at, inserted);
        }
    }
    characters.into_iter().collect()
}

fn truncated(text: &str, length: usize) -> &str {
    let end = (0..=length.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
    text.split_at(end).0
}
