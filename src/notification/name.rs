//! Names of members, matched in place. A search for the end of a name would make the next step wait.

/// The member names that a reader looks for in an object.
pub(crate) trait Name: Sized {
    /// Matches a name in its usual form, without escapes and spaces. Returns it and its length, with closing quote and colon.
    fn begins(text: &[u8]) -> Option<(Self, usize)>;

    /// Returns the name for its text without quotes; `Other` for every other text.
    fn from_name(name: &[u8]) -> Self;
}

/// Defines the names that a reader looks for in an object. Every other name is `Other`.
macro_rules! names {
    ($(#[$attribute:meta])* $Name:ident { $( $Variant:ident = $($name:literal)|+ ),* $(,)? }) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $Name {
            $( $Variant, )*
            Other,
        }

        impl $crate::notification::name::Name for $Name {
            #[inline(always)]
            fn begins(text: &[u8]) -> Option<(Self, usize)> {
                $( $(
                    const { assert!($name.is_ascii()) };
                    if text.starts_with(concat!($name, "\":").as_bytes()) {
                        return Some((Self::$Variant, concat!($name, "\":").len()));
                    }
                )+ )*
                None
            }

            fn from_name(name: &[u8]) -> Self {
                $( $(
                    if name == $name.as_bytes() {
                        return Self::$Variant;
                    }
                )+ )*
                Self::Other
            }
        }
    };
}
pub(super) use names;

#[cfg(test)]
mod tests {
    use crate::notification::cursor::{Cursor, JsonKind};

    names! {
        /// For the test.
        TestName {
            State = "state",
            Status = "status" | "stat",
        }
    }

    #[test]
    fn name_is_matched_in_every_notation() {
        for (written, expected) in [
            (r#""state":"#, TestName::State),
            (r#" "state" : "#, TestName::State),
            (r#""st\u0061te":"#, TestName::State),
            (r#""status":"#, TestName::Status),
            (r#""stat":"#, TestName::Status),
            (r#""stat" :"#, TestName::Status),
            (r#""states":"#, TestName::Other),
            (r#""sta":"#, TestName::Other),
            (r#""State":"#, TestName::Other),
            (r#""":"#, TestName::Other),
        ] {
            let body = format!("{{{written}7}}");
            let mut cursor = Cursor::new(body.as_bytes(), 0);
            let mut is_first = true;
            cursor.enter().unwrap();
            assert_eq!(cursor.member(&mut is_first), Ok(Some(expected)), "{body}");
            assert_eq!(cursor.kind(), Ok(JsonKind::Number), "{body}");
            cursor.skip().unwrap();
            assert_eq!(cursor.member::<TestName>(&mut is_first), Ok(None), "{body}");
        }
    }
}
