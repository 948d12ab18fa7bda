//! The ids of a transfer, read from JSON.

use crate::issue::Problem;
use crate::json::Node;
use crate::notification::tree;
use crate::{Issue, Issues, Part};

/// The ids of a transfer that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedTransfer {
    /// The call that is being transferred.
    pub call_id: String,
    /// The call that a consultative transfer replaces.
    pub replaces: Option<String>,
}

impl ExpectedTransfer {
    /// Parses JSON: the input of a transfer, a request with its body, or only `{ callId, replacesCallId? }`.
    ///
    /// # Errors
    ///
    /// The issues when there is no call id.
    pub fn from_json(text: &str) -> Result<Self, Issues> {
        let missing = || Issue::new(Problem::MemberMissing { member: "callId" }, Part::Input, "/callId");
        Ok(Self::find(text).ok_or_else(missing)?)
    }

    /// Finds the ids in JSON; `None` when there is no call id.
    pub(crate) fn find(text: &str) -> Option<Self> {
        let text_of = |node: &Node<'_>| node.as_text().filter(|text| !text.is_empty()).map(str::to_owned);
        let root = tree(text, 0).ok()?;
        let call_id = text_of(&root.member("callId")?.value)?;
        let of_body = || root.member("body")?.value.member("transferTarget")?.value.member("replacesCallId");
        let replaces =
            root.member("replacesCallId").or_else(of_body).and_then(|member| text_of(&member.value));
        Some(Self { call_id, replaces })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_in_every_form_of_a_transfer() {
        for (text, call_id, replaces) in [
            (r#"{"callId":"a"}"#, "a", None),
            (r#"{"callId":"a","replacesCallId":"b","target":{"phone":"+12345678901"}}"#, "a", Some("b")),
            (
                r#"{"callId":"a","kind":"consultative","body":{"transferTarget":{"replacesCallId":"b"}}}"#,
                "a",
                Some("b"),
            ),
            (r#"{"callId":"a","kind":"blind","body":{"transferTarget":{}}}"#, "a", None),
            (r#"{"callId":"a","replacesCallId":""}"#, "a", None),
            (r#"{"callId":"a","replacesCallId":7,"body":7}"#, "a", None),
        ] {
            let expected =
                ExpectedTransfer { call_id: call_id.to_owned(), replaces: replaces.map(str::to_owned) };
            assert_eq!(ExpectedTransfer::from_json(text).ok(), Some(expected), "{text}");
        }
        for text in ["{}", r#"{"callId":""}"#, r#"{"callId":7}"#, "[]", "null", ""] {
            let issues = ExpectedTransfer::from_json(text).unwrap_err();
            let found: Vec<_> = issues.iter().map(|issue| (issue.code(), issue.path())).collect();
            assert_eq!(found, [("memberMissing", "/callId")], "{text}");
        }
    }
}
