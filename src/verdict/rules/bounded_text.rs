//! Texts of any length, of which the beginning is kept.

use crate::codes::DiagCode;

/// The most bytes that are kept of a message, and of every other text that can have any length.
const MAX_TEXT_LEN: usize = 256;

/// The most bytes that are kept of the `DiagCode` at the end of a message.
const MAX_DIAG_CODE_LEN: usize = 40;

/// Copies a text up to 256 bytes, in whole characters. Of a longer message, the last `DiagCode` is kept too: it names the cause.
pub(crate) fn bounded(text: &str) -> Box<str> {
    let last = DiagCode::rfind(text).filter(|at| at + MAX_DIAG_CODE_LEN > MAX_TEXT_LEN);
    let (Some(at), true) = (last, text.len() > MAX_TEXT_LEN) else {
        return start(text, MAX_TEXT_LEN).into();
    };
    let head = start(text, MAX_TEXT_LEN - MAX_DIAG_CODE_LEN - 1);
    // A `DiagCode` that the cut shortens has another number.
    let cut = DiagCode::rfind(head).filter(|at| at + MAX_DIAG_CODE_LEN > head.len());
    let head = start(head, cut.unwrap_or(head.len()));
    let diag_code = start(text.get(at..).unwrap_or_default(), MAX_DIAG_CODE_LEN);
    [head, diag_code].join(" ").into()
}

/// Returns the first bytes of a text, in whole characters.
fn start(text: &str, len: usize) -> &str {
    let end = (0..=len.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounded_text_keeps_the_beginning_and_the_last_diag_code() {
        let long = "é".repeat(200);
        for (text, expected) in [
            (String::new(), String::new()),
            ("x".repeat(256), "x".repeat(256)),
            ("x".repeat(257), "x".repeat(256)),
            (long.clone(), "é".repeat(128)),
            (format!("{long} DiagCode: 480#10037.@"), format!("{} DiagCode: 480#10037.@", "é".repeat(107))),
            (
                format!("{} diagcode = 480#10037.@", "x".repeat(250)),
                format!("{} diagcode = 480#10037.@", "x".repeat(215)),
            ),
            (
                format!("{} DiagCode: 480#10037.@{long} DiagCode: 1#2.@", "x".repeat(195)),
                format!("{}  DiagCode: 1#2.@", "x".repeat(195)),
            ),
            (
                format!("{} DiagCode: 480#10037.@ {}", "x".repeat(195), "x".repeat(100)),
                format!("{} DiagCode: 480#10037.@ {}", "x".repeat(195), "x".repeat(38)),
            ),
            (
                format!("DiagCode: 1#2 {long} DiagCode: 480#10037.@{long}"),
                format!("DiagCode: 1#2 {} DiagCode: 480#10037.@{}", "é".repeat(100), "é".repeat(9)),
            ),
            (
                format!("Failed. DiagCode: 1#2 {long} DiagCode: 480#10037.@{long}"),
                format!("Failed. DiagCode: 1#2 {} DiagCode: 480#10037.@{}", "é".repeat(96), "é".repeat(9)),
            ),
        ] {
            let kept = bounded(&text);
            assert_eq!(*kept, *expected, "{text}");
            assert!(kept.len() <= MAX_TEXT_LEN, "{}", kept.len());
        }
    }

    #[test]
    fn bounded_text_keeps_a_diag_code_that_just_fits_where_it_is() {
        let [whole, near_end, in_head] = [
            format!("{} DiagCode: 1#2.@{}", "x".repeat(229), "x".repeat(11)),
            format!("{}DiagCode: 480#10037.@{}", "x".repeat(216), "x".repeat(19)),
            format!("{} DiagCode: 480#10037.@{}", "x".repeat(174), "x".repeat(19)),
        ];
        for (text, expected) in [
            (whole.clone(), whole),
            (format!("{near_end}y"), near_end),
            (format!("{in_head}{} DiagCode: 1#2.@", "y".repeat(50)), format!("{in_head} DiagCode: 1#2.@")),
        ] {
            let kept = bounded(&text);
            assert_eq!(*kept, *expected, "{text}");
            assert!(kept.len() <= MAX_TEXT_LEN, "{}", kept.len());
        }
    }
}
