//! The numbers that Graph hides in messages.

/// The two numbers after `DiagCode:` in a message. The second is nearly always the subcode; the first is often, but not
/// always, the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiagCode {
    /// The number before `#`.
    pub first: i64,
    /// The number after `#`.
    pub second: i64,
}

impl DiagCode {
    /// Finds the last `DiagCode: 500#3003` of a message.
    #[must_use]
    pub fn find(message: &str) -> Option<Self> {
        let (_, rest) = message.rsplit_once("DiagCode:")?;
        let (first, rest) = rest.trim_start_matches(' ').split_once('#')?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        Some(Self { first: number(first)?, second: number(rest.get(..end)?)? })
    }
}

/// Reads up to nine decimal digits: more is no code.
pub(super) fn number(digits: &str) -> Option<i64> {
    let is_number = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_numbers_of_real_messages() {
        for (message, expected) in [
            ("Server Internal Error. DiagCode: 500#3003.@", Some((500, 3003))),
            ("Server Internal Error. DiagCode: 3002#7106.@", Some((3002, 7106))),
            ("The conversation has ended.. DiagCode: 0#5010.@", Some((0, 5010))),
            ("DiagCode:410#301005", Some((410, 301_005))),
            ("DiagCode: 1#2 and then DiagCode: 3#4.@", Some((3, 4))),
            ("DiagCode: 500#", None),
            ("DiagCode: #7000", None),
            ("DiagCode: five#7000", None),
            ("DiagCode: -500#7000", None),
            ("DiagCode: 500#1234567890", None),
            ("DiagCode: 1234567890#1", None),
            ("DiagCode 500#3003", None),
            ("<message>", None),
            ("", None),
        ] {
            let found = DiagCode::find(message).map(|DiagCode { first, second }| (first, second));
            assert_eq!(found, expected, "{message}");
        }
    }
}
