//! The tree of values.

use std::borrow::Cow;

use super::Span;
use super::decimal::decimal;
use crate::work::visit;

/// A value with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// The place in the text; empty where a missing value was read as `null`.
    pub span: Span,
}

/// A JSON value that borrows from the text wherever the text needed no decoding.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// `null`, or a missing value.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number in its own spelling, which is always valid JSON.
    Number(Cow<'a, str>),
    /// A string, decoded.
    Text(Cow<'a, str>),
    /// The items in their order.
    Array(Vec<Node<'a>>),
    /// The members in their order, duplicates included.
    Object(Vec<Member<'a>>),
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member<'a> {
    /// The name, decoded.
    pub name: Cow<'a, str>,
    /// The place of the name, with its quotes.
    pub name_span: Span,
    /// The value.
    pub value: Node<'a>,
    /// Whether a later member of the same object has this name, so that this one does not count.
    pub shadowed: bool,
    /// The steps of a JSON Pointer from the object to the place of this member in the text, if that is inside another member.
    pub origin: Option<Box<str>>,
    /// Whether this member was decoded from a string: the text has only the place of the string.
    pub is_decoded: bool,
}

impl<'a> Node<'a> {
    /// Returns a member by name; of duplicates, the last one counts.
    #[must_use]
    pub(crate) fn member(&self, name: &str) -> Option<&Member<'a>> {
        let members = self.as_object()?;
        visit(members.len());
        members.iter().rfind(|member| member.name == name)
    }

    /// Returns the decoded string if this is one.
    #[must_use]
    pub(crate) fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Returns the boolean if this is one.
    #[must_use]
    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(flag) => Some(flag),
            Value::Null | Value::Number(_) | Value::Text(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Returns the number if this is one, as near as a double can represent it.
    #[must_use]
    pub(crate) fn as_number(&self) -> Option<f64> {
        match &self.value {
            Value::Number(spelling) => decimal(spelling),
            Value::Null | Value::Bool(_) | Value::Text(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Returns the items if this is an array.
    #[must_use]
    pub(crate) fn as_array(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::Array(items) => Some(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Object(_) => None,
        }
    }

    /// Returns whether this is `null`.
    #[must_use]
    pub(crate) fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// Returns the members, with duplicates, if this is an object.
    #[must_use]
    pub(crate) fn as_object(&self) -> Option<&[Member<'a>]> {
        match &self.value {
            Value::Object(members) => Some(members),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Array(_) => None,
        }
    }

    /// Returns JSON's name of the type.
    #[must_use]
    pub(crate) fn kind_name(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::Text(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        }
    }

    /// Returns the same value with its own copy of all texts, as decoded from a string at one place.
    #[must_use]
    pub(crate) fn into_decoded(self, span: Span) -> Node<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        let value = match self.value {
            Value::Null => Value::Null,
            Value::Bool(flag) => Value::Bool(flag),
            Value::Number(spelling) => Value::Number(own(spelling)),
            Value::Text(text) => Value::Text(own(text)),
            Value::Array(items) => {
                Value::Array(items.into_iter().map(|item| item.into_decoded(span)).collect())
            }
            Value::Object(members) => Value::Object(
                members
                    .into_iter()
                    .map(|member| Member {
                        name: own(member.name),
                        name_span: span,
                        value: member.value.into_decoded(span),
                        shadowed: member.shadowed,
                        origin: member.origin,
                        is_decoded: true,
                    })
                    .collect(),
            ),
        };
        Node { value, span }
    }

    /// Appends the value as strict JSON without spaces. Member order and number spelling stay; of duplicates, only the last
    /// is written.
    pub(crate) fn write_compact(&self, out: &mut String) {
        match &self.value {
            Value::Null => out.push_str("null"),
            Value::Bool(true) => out.push_str("true"),
            Value::Bool(false) => out.push_str("false"),
            Value::Number(spelling) => out.push_str(spelling),
            Value::Text(text) => out.push_str(&quote(text)),
            Value::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write_compact(out);
                }
                out.push(']');
            }
            Value::Object(members) => {
                out.push('{');
                for (index, member) in members.iter().filter(|member| !member.shadowed).enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    out.push_str(&quote(&member.name));
                    out.push(':');
                    member.value.write_compact(out);
                }
                out.push('}');
            }
        }
    }
}

/// Writes a string as JSON, with its quotes.
#[must_use]
pub(crate) fn quote(text: &str) -> String {
    // Writing a string into memory cannot fail: serde_json has one signature for all types.
    serde_json::to_string(text).unwrap_or_default()
}

/// Escapes a member name for use as one step of a JSON Pointer (RFC 6901).
#[must_use]
pub(crate) fn pointer_escape(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read;

    fn compact(text: &str) -> String {
        let mut out = String::new();
        read(text).root.unwrap().write_compact(&mut out);
        out
    }

    #[test]
    fn compact_form_preserves_order_and_number_spelling() {
        let text = "{ \"b\" : 1.50e+2, \"a\":[ true , null,-0.0 ], \"\": \"\\u00e9\\n\" }";
        assert_eq!(compact(text), "{\"b\":1.50e+2,\"a\":[true,null,-0.0],\"\":\"é\\n\"}");
    }

    #[test]
    fn last_of_duplicates_counts() {
        let text = r#"{"a":1,"b":2,"a":3,"a":4}"#;
        assert_eq!(compact(text), r#"{"b":2,"a":4}"#);
        let root = read(text).root.unwrap();
        assert_eq!(root.member("a").unwrap().value.value, Value::Number("4".into()));
        assert_eq!(root.member("c"), None);
    }

    #[test]
    fn plain_strings_and_numbers_are_borrowed() {
        let root = read(r#"{"a":"é😀","b":12}"#).root.unwrap();
        let members = root.as_object().unwrap();
        assert!(matches!(members[0].value.value, Value::Text(Cow::Borrowed("é😀"))));
        assert!(matches!(members[1].value.value, Value::Number(Cow::Borrowed("12"))));
        assert!(matches!(members[0].name, Cow::Borrowed("a")));
    }

    #[test]
    fn kind_names_are_those_of_json() {
        let cases = [
            ("null", "null"),
            ("false", "boolean"),
            ("0", "number"),
            ("\"\"", "string"),
            ("[]", "array"),
            ("{}", "object"),
        ];
        for (text, kind) in cases {
            assert_eq!(read(text).root.unwrap().kind_name(), kind);
        }
    }

    #[test]
    fn pointer_steps_are_escaped() {
        assert_eq!(pointer_escape("a/b~c~1"), "a~1b~0c~01");
        assert!(matches!(pointer_escape("plain"), Cow::Borrowed("plain")));
    }
}
