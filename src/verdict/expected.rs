//! What is announced.

use crate::issue::Problem;
use crate::json::{self, Node};
use crate::{Issue, Part};

/// The ids of a transfer that is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The call that is being transferred.
    pub call_id: String,
    /// The call that a consultative transfer replaces.
    pub replaces: Option<String>,
}

impl Expected {
    /// Reads them from JSON: a transfer in the caller's words, a request with its body, or only `{ callId, replacesCallId? }`.
    ///
    /// # Errors
    ///
    /// The issues when no call is named.
    pub fn from_json(text: &str) -> Result<Self, Vec<Issue>> {
        let document = json::read(text);
        let root = document.root.as_ref();
        let text_of = |node: &Node<'_>| node.as_text().filter(|text| !text.is_empty()).map(str::to_owned);
        let call_id = root.and_then(|root| text_of(&root.member("callId")?.value));
        let missing =
            || vec![Issue::new(Problem::MemberMissing { member: "callId" }, Part::Input, "/callId")];
        let call_id = call_id.ok_or_else(missing)?;
        let replaces = root.and_then(|root| {
            let of_body =
                || root.member("body")?.value.member("transferTarget")?.value.member("replacesCallId");
            text_of(&root.member("replacesCallId").or_else(of_body)?.value)
        });
        Ok(Self { call_id, replaces })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_are_found_in_every_form_of_a_transfer() {
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
            let expected = Expected { call_id: call_id.to_owned(), replaces: replaces.map(str::to_owned) };
            assert_eq!(Expected::from_json(text).ok(), Some(expected), "{text}");
        }
        for text in ["{}", r#"{"callId":""}"#, r#"{"callId":7}"#, "[]", "null", ""] {
            let issues = Expected::from_json(text).unwrap_err();
            let told: Vec<_> = issues.iter().map(|issue| (issue.code(), issue.path())).collect();
            assert_eq!(told, [("memberMissing", "/callId")], "{text}");
        }
    }
}
