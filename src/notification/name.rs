//! Names of members, found where they stand: without a search for their end, which the next step would have to wait for.

/// What an object is searched for.
pub(crate) trait Name: Sized {
    /// The name with which a text begins in the form that nearly all have, without escapes and spaces; and how long it is with its
    /// last quote and its colon.
    fn begins(text: &[u8]) -> Option<(Self, usize)>;

    /// What a name is.
    fn of(name: &[u8]) -> Self;
}

/// Defines the names that an object is searched for. All others are `Other`.
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

            fn of(name: &[u8]) -> Self {
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
    use crate::notification::cursor::{Cursor, Kind};

    names! {
        /// For the test.
        TestName {
            State = "state",
            Status = "status" | "stat",
        }
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
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
            assert_eq!(cursor.kind(), Ok(Kind::Number), "{body}");
            cursor.skip().unwrap();
            assert_eq!(cursor.member::<TestName>(&mut is_first), Ok(None), "{body}");
        }
    }
}
