//! The numbers that Graph hides in messages.

/// The numbers after `DiagCode:` in a message: those of the layer below, which are often more exact than the result's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiagCode {
    /// The number before `#`, or a single number that is a status. It is often, but not always, the code.
    pub code: Option<i64>,
    /// The number after `#`, or a single number that is no status. It is nearly always a subcode.
    pub subcode: Option<i64>,
}

/// The most `DiagCode`s of one message that are read.
const MAX_DIAG_CODES: usize = 8;

/// The name before the numbers, whatever its case.
const NAME: &str = "diagcode";

impl DiagCode {
    /// Finds the `DiagCode`s of a message, in their order: `DiagCode: 500#3003.@`, `DiagCode:480#10037` or `DiagCode: 7112`.
    ///
    /// ```
    /// use graph_call_transfer::codes::DiagCode;
    ///
    /// let found = DiagCode::find_all("Callee could not be reached.. DiagCode: 480#10076.@");
    /// assert_eq!(found, [DiagCode { code: Some(480), subcode: Some(10_076) }]);
    /// ```
    #[must_use]
    pub fn find_all(message: &str) -> Vec<Self> {
        // ASCII only: the offsets stay those of the message.
        let lower = message.to_ascii_lowercase();
        let after = lower.match_indices(NAME).filter_map(|(at, _)| message.get(at + NAME.len()..));
        after.filter_map(Self::read).take(MAX_DIAG_CODES).collect()
    }

    /// Returns the place of the last `DiagCode` of a message.
    pub(crate) fn rfind(message: &str) -> Option<usize> {
        let lower = message.to_ascii_lowercase();
        let is_read = |at: &usize| message.get(at + NAME.len()..).and_then(Self::read).is_some();
        lower.rmatch_indices(NAME).map(|(at, _)| at).find(is_read)
    }

    /// Reads the numbers behind the name.
    fn read(text: &str) -> Option<Self> {
        let text = text.trim_start_matches(' ').trim_start_matches([':', '=']).trim_start_matches(' ');
        let (first, rest) = digits(text)?;
        let second = rest.trim_start_matches(' ').strip_prefix('#').map(|rest| rest.trim_start_matches(' '));
        match second {
            Some(rest) => Some(Self { code: Some(first), subcode: Some(digits(rest)?.0) }),
            None if (100..700).contains(&first) => Some(Self { code: Some(first), subcode: None }),
            None => Some(Self { code: None, subcode: Some(first) }),
        }
    }
}

/// Reads the number at the start of a text.
fn digits(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    Some((number(digits)?, rest))
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
    fn numbers_of_real_messages_are_found() {
        for (message, expected) in [
            ("Server Internal Error. DiagCode: 500#3003.@", vec![(Some(500), Some(3003))]),
            ("Server Internal Error. DiagCode: 3002#7106.@", vec![(Some(3002), Some(7106))]),
            ("The conversation has ended.. DiagCode: 0#5010.@", vec![(Some(0), Some(5010))]),
            ("MediaControllerConversationAddParticipantFailed. DiagCode: 7112", vec![(None, Some(7112))]),
            ("MediaControllerConversationAddParticipantFailed. DiagCode: 7112.@", vec![(None, Some(7112))]),
            ("DiagCode:410#301005", vec![(Some(410), Some(301_005))]),
            ("diagcode = 480 # 10037", vec![(Some(480), Some(10_037))]),
            ("DiagCode 500#3003", vec![(Some(500), Some(3003))]),
            ("Temporarily unavailable. DiagCode: 480.@", vec![(Some(480), None)]),
            ("DiagCode: 1#2 and then DiagCode: 3#4.@", vec![(Some(1), Some(2)), (Some(3), Some(4))]),
            ("İDiagCode: 486#560486", vec![(Some(486), Some(560_486))]),
            ("InternalDiagCode: CannotSupportAnyMedia, InternalErrorPhrase: no media acceptable", vec![]),
            ("DiagCode: 500#", vec![]),
            ("DiagCode: #7000", vec![]),
            ("DiagCode: five#7000", vec![]),
            ("DiagCode: -500#7000", vec![]),
            ("DiagCode: 500#1234567890", vec![]),
            ("DiagCode: 1234567890#1", vec![]),
            ("DiagCode: 1234567890", vec![]),
            ("DiagCode", vec![]),
            ("<message>", vec![]),
            ("", vec![]),
        ] {
            let found: Vec<_> = DiagCode::find_all(message)
                .iter()
                .map(|DiagCode { code, subcode }| (*code, *subcode))
                .collect();
            assert_eq!(found, expected, "{message}");
        }
    }

    #[test]
    fn message_with_many_diag_codes_is_read_up_to_a_limit() {
        assert_eq!(DiagCode::find_all(&"DiagCode: 1#2 ".repeat(100)).len(), MAX_DIAG_CODES);
    }
}
