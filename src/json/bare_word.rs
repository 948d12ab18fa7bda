//! Words without quotes: literals, numbers, and their spellings in other languages.

use std::borrow::Cow;

use super::fault::{FaultKind, NumberProblem};
use super::node::{Value, quote};
use crate::work::visit;

/// A number with a plus sign and this many digits is taken for a phone number: the shortest ones have seven.
const MIN_PHONE_DIGITS: usize = 7;

/// The meaning of a word where a value is expected.
pub(super) enum BareWord<'a> {
    /// A JSON literal or number.
    Valid(Value<'a>),
    /// A JSON number that JavaScript cannot represent.
    Imprecise(Value<'a>),
    /// A word of another language with a known meaning; `text` is its JSON spelling.
    Repaired { value: Value<'a>, kind: FaultKind, text: Cow<'a, str> },
    /// Any other word.
    Word,
}

/// Returns whether JavaScript cannot represent a number of well-formed JSON.
pub(super) fn is_imprecise(number: &str) -> bool {
    NumberParts::split(number).is_some_and(|number| number.loses_digits())
}

/// Interprets `word`. `is_last` means that the text ends with it, so that it may be cut short.
pub(super) fn interpret(word: &str, is_last: bool) -> BareWord<'_> {
    visit(word.len());
    match word {
        "null" => return BareWord::Valid(Value::Null),
        "true" => return BareWord::Valid(Value::Bool(true)),
        "false" => return BareWord::Valid(Value::Bool(false)),
        _ => {}
    }
    if let Some(number) = NumberParts::split(word) {
        return number.interpret(word);
    }
    if let Some(decimal) = hexadecimal(word) {
        return bad_number(NumberProblem::Hexadecimal, Value::Number(decimal.clone().into()), decimal.into());
    }
    let unsigned = word.trim_start_matches(['+', '-']);
    if ["nan", "infinity"].iter().any(|name| unsigned.eq_ignore_ascii_case(name)) {
        return bad_number(NumberProblem::NotFinite, Value::Null, "null".into());
    }
    foreign_literal(word, is_last).unwrap_or(BareWord::Word)
}

fn bad_number<'a>(problem: NumberProblem, value: Value<'a>, text: Cow<'a, str>) -> BareWord<'a> {
    BareWord::Repaired { value, kind: FaultKind::JsonBadNumber { problem }, text }
}

fn hexadecimal(word: &str) -> Option<String> {
    let digits = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X"))?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u64::from_str_radix(digits, 16).ok().map(|number| number.to_string())
}

fn foreign_literal(word: &str, is_last: bool) -> Option<BareWord<'_>> {
    const LITERALS: [(&str, &str, Value<'static>); 6] = [
        ("null", "null", Value::Null),
        ("true", "true", Value::Bool(true)),
        ("false", "false", Value::Bool(false)),
        ("none", "null", Value::Null),
        ("nil", "null", Value::Null),
        ("undefined", "null", Value::Null),
    ];
    let lower = word.to_ascii_lowercase();
    LITERALS.into_iter().find(|(name, ..)| *name == lower || (is_last && name.starts_with(&lower))).map(
        |(_, meant, value)| BareWord::Repaired {
            value,
            kind: FaultKind::JsonBadLiteral { found: word.to_owned(), meant },
            text: meant.into(),
        },
    )
}

/// The parts of a decimal number; JSON may forbid some of them, or require one that is missing.
struct NumberParts<'a> {
    sign: Option<char>,
    integer: &'a str,
    fraction: Option<&'a str>,
    exponent: Option<&'a str>,
}

impl<'a> NumberParts<'a> {
    /// Splits a word that is a number in some language, such as `+1`, `007`, `.5`, `1.` or `1e`.
    fn split(word: &'a str) -> Option<Self> {
        let sign = word.chars().next().filter(|first| matches!(first, '+' | '-'));
        let (integer, mut rest) = split_digits(if sign.is_some() { word.get(1..)? } else { word });
        let mut fraction = None;
        if let Some(after) = rest.strip_prefix('.') {
            let (digits, after) = split_digits(after);
            fraction = Some(digits);
            rest = after;
        }
        let exponent = rest.strip_prefix(['e', 'E']);
        let leftover = match exponent {
            Some(exponent) => split_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)).1,
            None => rest,
        };
        let has_digits = !integer.is_empty() || fraction.is_some_and(|fraction| !fraction.is_empty());
        (has_digits && leftover.is_empty()).then_some(Self { sign, integer, fraction, exponent })
    }

    fn interpret(&self, word: &'a str) -> BareWord<'a> {
        let has_leading_zero = self.integer.len() > 1 && self.integer.starts_with('0');
        let lacks_digits = self.integer.is_empty() || self.fraction == Some("") || !self.has_whole_exponent();
        let problem = if self.sign == Some('+') {
            if self.integer.len() >= MIN_PHONE_DIGITS && self.integer.len() + 1 == word.len() {
                return bad_number(NumberProblem::PhoneNumber, Value::Text(word.into()), quote(word).into());
            }
            NumberProblem::PlusSign
        } else if has_leading_zero {
            NumberProblem::LeadingZero
        } else if lacks_digits {
            NumberProblem::MissingDigits
        } else {
            let value = Value::Number(word.into());
            return if self.loses_digits() { BareWord::Imprecise(value) } else { BareWord::Valid(value) };
        };
        let spelling = self.repaired();
        bad_number(problem, Value::Number(spelling.clone().into()), spelling.into())
    }

    fn has_whole_exponent(&self) -> bool {
        self.exponent.is_none_or(|exponent| exponent.ends_with(|last: char| last.is_ascii_digit()))
    }

    fn repaired(&self) -> String {
        let or_zero = |digits: &'a str| if digits.is_empty() { "0" } else { digits };
        let mut spelling = String::new();
        if self.sign == Some('-') {
            spelling.push('-');
        }
        spelling.push_str(or_zero(self.integer.trim_start_matches('0')));
        if let Some(fraction) = self.fraction {
            spelling.push('.');
            spelling.push_str(or_zero(fraction));
        }
        if let Some(exponent) = self.exponent.filter(|_| self.has_whole_exponent()) {
            spelling.push('e');
            spelling.push_str(exponent);
        }
        spelling
    }

    /// Returns whether a 64-bit float surely cannot represent the number.
    ///
    /// A float represents any 15 digits, and its own shortest spelling has at most 17. So 16 and 17 digits count as lost
    /// only beyond 2⁵³, where floats begin to skip integers, and JavaScript's own output never does.
    fn loses_digits(&self) -> bool {
        const FIRST_SKIPPED: &str = "9007199254740992";
        let fraction = self.fraction.unwrap_or_default();
        if self.exponent.is_none() && self.integer.len() + fraction.len() <= 15 {
            return false;
        }
        let all = [self.integer, fraction].concat();
        let digits = all.trim_start_matches('0');
        let leading_zeros = all.len() - digits.len();
        let digits = digits.trim_end_matches('0');
        if digits.is_empty() {
            return false;
        }
        let exponent = self.exponent.unwrap_or("0");
        let Ok(exponent) = exponent.parse::<i32>() else { return true };
        let places_before_dot = i64::try_from(self.integer.len()).unwrap_or(i64::MAX);
        let leading_place =
            places_before_dot - i64::try_from(leading_zeros).unwrap_or(i64::MAX) + i64::from(exponent);
        if !(-306..=308).contains(&leading_place) {
            return true;
        }
        match digits.len() {
            0..=15 => false,
            16 | 17 => leading_place > 16 || (leading_place == 16 && digits.get(..16) > Some(FIRST_SKIPPED)),
            _ => true,
        }
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_javascript_would_change_are_imprecise() {
        let cases = [
            ("0", false),
            ("-0.00", false),
            ("0.1", false),
            ("0.30000000000000004", false),
            ("123456789012345", false),
            ("9007199254740992", false),
            ("9007199254740993", true),
            ("12345678901234567890", true),
            ("100000000000000000000", false),
            ("1e21", false),
            ("1e308", true),
            ("1.5e307", false),
            ("1e-400", true),
            ("0e999", false),
            ("1e99999999999", true),
            ("0.1234567890123456789", true),
            ("1.00000000000000000000", false),
        ];
        for (spelling, loses) in cases {
            match interpret(spelling, false) {
                BareWord::Valid(_) => assert!(!loses, "{spelling}"),
                BareWord::Imprecise(_) => assert!(loses, "{spelling}"),
                BareWord::Repaired { .. } | BareWord::Word => panic!("{spelling} is a JSON number"),
            }
        }
    }

    #[test]
    fn numbers_that_a_float_prints_are_never_imprecise() {
        for float in
            [0.1 + 0.2, f64::EPSILON, 1.0 / 3.0, 123_456.789, 9_007_199_254_740_991.0, 1e300, 5.5e-300]
        {
            assert!(matches!(interpret(&float.to_string(), false), BareWord::Valid(_)), "{float}");
        }
    }
}
