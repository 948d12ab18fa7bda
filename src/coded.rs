//! Enums whose variants are serialized as a code and its parameters.
//!
//! A macro instead of serde's derive: the derived code of some eighty variants would be a tenth of the wasm module.

use serde::{Serialize, Serializer};

/// A value in a message.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Param<'a> {
    Text(&'a str),
    Number(i64),
    List(&'a [String]),
    Absent,
}

impl Serialize for Param<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::List(list) => list.serialize(serializer),
            Self::Absent => serializer.serialize_none(),
        }
    }
}

/// A type of parameters.
pub(crate) trait AsParam {
    fn as_param(&self) -> Param<'_>;
}

impl AsParam for String {
    fn as_param(&self) -> Param<'_> {
        Param::Text(self)
    }
}

impl AsParam for &'static str {
    fn as_param(&self) -> Param<'_> {
        Param::Text(self)
    }
}

impl AsParam for usize {
    fn as_param(&self) -> Param<'_> {
        Param::Number(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl AsParam for i64 {
    fn as_param(&self) -> Param<'_> {
        Param::Number(*self)
    }
}

impl AsParam for Vec<String> {
    fn as_param(&self) -> Param<'_> {
        Param::List(self)
    }
}

impl<T: AsParam> AsParam for Option<T> {
    fn as_param(&self) -> Param<'_> {
        self.as_ref().map_or(Param::Absent, AsParam::as_param)
    }
}

/// Parameters by name, as JavaScript spells it, without absent ones.
#[derive(Debug)]
pub(crate) struct Params<'a>(pub(crate) Vec<(&'static str, Param<'a>)>);

impl Serialize for Params<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let present = self.0.iter().filter(|(_, param)| *param != Param::Absent);
        serializer.collect_map(present.map(|(name, param)| (camel_case(name), param)))
    }
}

fn camel_case(snake: &str) -> String {
    let mut words = snake.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// Defines an enum with a stable code for each variant, whose fields are the parameters of its message.
macro_rules! coded {
    (
        $(#[$attribute:meta])*
        pub enum $Name:ident {
            $(
                $(#[$of_variant:meta])*
                $Variant:ident { $( $(#[$of_field:meta])* $field:ident: $type:ty ),* $(,)? } = $code:literal
            ),* $(,)?
        }
    ) => {
        $(#[$attribute])*
        pub enum $Name {
            $( $(#[$of_variant])* $Variant { $( $(#[$of_field])* $field: $type ),* } ),*
        }

        impl $Name {
            /// All codes.
            pub const CODES: &[&str] = &[$($code),*];

            /// Returns the code: stable, and the same in JavaScript.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $( Self::$Variant { .. } => $code ),*
                }
            }

            pub(crate) fn params(&self) -> $crate::coded::Params<'_> {
                #[allow(unused_imports, reason = "an enum may be without any parameter")]
                use $crate::coded::AsParam;
                $crate::coded::Params(match self {
                    $( Self::$Variant { $($field),* } => vec![$( (stringify!($field), $field.as_param()) ),*] ),*
                })
            }
        }
    };
}

pub(crate) use coded;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn params_have_javascript_names_and_omit_absent_ones() {
        let kinds = ["user".to_owned()];
        let params = Params(vec![
            ("opened_line", Param::Number(3)),
            ("meant", Param::Absent),
            ("kinds", Param::List(&kinds)),
        ]);
        assert_eq!(serde_json::to_string(&params).unwrap(), r#"{"openedLine":3,"kinds":["user"]}"#);
    }
}
