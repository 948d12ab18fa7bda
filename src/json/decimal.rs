//! Numbers as doubles.

/// Parses a decimal number (`-12.5e3`): exactly up to 15 digits and 22 places, otherwise approximately.
///
/// Not with `str::parse`: its tables for the last bit of any number take 10 KiB of the wasm module, which no compression
/// makes smaller. The numbers that are read here are seconds and counts.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    if whole.is_empty() || fraction.is_empty() {
        return None;
    }
    let mut digits = 0_u64;
    let mut places = exponent;
    for (at, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let digit = char::from(byte).to_digit(10)?;
        let is_fraction = at >= whole.len();
        match digits.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(digit))) {
            Some(more) if more < 1 << 60 => {
                digits = more;
                places = places.saturating_sub(i32::from(is_fraction));
            }
            // Beyond the precision of a double: only the size counts.
            _ => places = places.saturating_add(i32::from(!is_fraction)),
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a double has 15 digits, as promised")]
    let digits = digits as f64;
    let value = match places.clamp(-400, 400) {
        _ if digits == 0.0 => 0.0,
        places if places < 0 => digits / 10_f64.powi(-places),
        places => digits * 10_f64.powi(places),
    };
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimal_agrees_with_the_standard_library() {
        for text in [
            "0",
            "-0",
            "1",
            "429",
            "1795003600",
            "2.5",
            "-12.5e3",
            "0.1",
            "0.001",
            "123456789012345",
            "1e3",
            "1E+2",
            "25e-1",
            "0.000001",
            "3599.999",
            "1.0",
        ] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["", "-", "1.", ".5", "+1", "e5", "1e", "1e1.5", "0x10", "NaN", "inf", "1 ", "１"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn decimal_approximates_numbers_of_many_digits() {
        for text in ["123456789012345678901234567890", "0.1234567890123456789", "1.25e300", "5e-290"] {
            let exact: f64 = text.parse().unwrap();
            let near = decimal(text).unwrap();
            assert!(((near - exact) / exact).abs() < 1e-14, "{text}: {near}");
        }
        assert_eq!(decimal("1e999999"), Some(f64::INFINITY));
        assert_eq!(decimal("1e-999999"), Some(0.0));
        assert_eq!(decimal("0e999999"), Some(0.0));
        assert_eq!(decimal("1e99999999999"), None);
    }
}
