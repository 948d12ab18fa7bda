//! Closed lists of words: enums that are spelled one way in JavaScript, and cross to it as numbers.

/// Defines an enum whose variants have a word each. Their numbers are their places in the list.
macro_rules! words {
    ($(#[$attribute:meta])* $visibility:vis enum $Name:ident { $( $(#[$of_variant:meta])* $Variant:ident = $word:literal ),* $(,)? }) => {
        $(#[$attribute])*
        #[repr(u32)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
        $visibility enum $Name {
            $( $(#[$of_variant])* #[serde(rename = $word)] $Variant ),*
        }

        #[allow(dead_code, reason = "not every list is read, written and numbered")]
        impl $Name {
            /// The words, in the order of their numbers.
            pub(crate) const WORDS: &'static [&'static str] = &[$($word),*];

            /// Finds what a word stands for.
            pub(crate) fn find(word: &str) -> Option<Self> {
                match word {
                    $( $word => Some(Self::$Variant), )*
                    _ => None,
                }
            }

            /// Returns the word as JavaScript spells it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $( Self::$Variant => $word ),*
                }
            }
        }
    };
}

pub(crate) use words;

#[cfg(test)]
mod tests {
    words! {
        /// For the test.
        enum Light {
            Red = "red",
            DarkGreen = "darkGreen",
        }
    }

    #[test]
    fn a_variant_its_number_and_its_word_are_the_same() {
        for light in [Light::Red, Light::DarkGreen] {
            let word = Light::WORDS[light as usize];
            assert_eq!(light.as_str(), word);
            assert_eq!(Light::find(word), Some(light));
            assert_eq!(serde_json::to_value(light).unwrap(), word);
        }
        assert_eq!(Light::find("Red"), None);
    }
}
