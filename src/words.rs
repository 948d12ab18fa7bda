//! Closed lists of words: enums with one spelling in JavaScript, which cross the boundary as numbers.

/// Defines an enum with a word for each variant. The number of a variant is its position in the list.
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
            /// All words, in the order of their numbers.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// All variants, in the order of their numbers.
            pub(crate) const VARIANTS: &'static [Self] = &[$(Self::$Variant),*];

            /// Returns the variant of a word.
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

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
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
    fn variants_numbers_and_words_agree() {
        for light in [Light::Red, Light::DarkGreen] {
            let word = Light::WORDS[light as usize];
            assert_eq!((light.as_str(), &*light.to_string()), (word, word));
            assert_eq!(Light::find(word), Some(light));
            assert_eq!(serde_json::to_value(light).unwrap(), word);
        }
        assert_eq!(Light::find("Red"), None);
    }
}
