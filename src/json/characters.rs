//! Kinds of characters: quotes, letters, spaces and comments, and where a value can end.

use crate::work::visit;

/// The kind of quotes around a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    Straight,
    Single,
    Curly,
    SingleCurly,
}

impl Quote {
    /// Returns the kind of string that `character` opens.
    pub(super) fn from_char(character: char) -> Option<Self> {
        match character {
            '"' => Some(Self::Straight),
            '\'' => Some(Self::Single),
            '“' | '”' | '„' => Some(Self::Curly),
            '‘' | '’' | '‚' => Some(Self::SingleCurly),
            _ => None,
        }
    }

    /// Returns whether the first character of `rest` closes a string of this kind.
    ///
    /// Word processors sometimes replace only one of two quotes, so a straight one closes a curly string too. An
    /// apostrophe inside a word does not close anything.
    pub(super) fn is_closed_by(self, rest: &str) -> bool {
        let mut characters = rest.chars();
        let Some(kind) = characters.next().and_then(Self::from_char) else { return false };
        let fits = match self {
            Self::Straight => return kind == Self::Straight,
            Self::Single => kind == Self::Single,
            Self::Curly => matches!(kind, Self::Curly | Self::Straight),
            Self::SingleCurly => matches!(kind, Self::SingleCurly | Self::Single),
        };
        fits && !characters.next().is_some_and(is_word)
    }
}

/// Returns whether a character belongs to a word.
///
/// Every script other than Latin counts as letters: the tables that know better are large, and this only decides how a lost
/// quote is understood.
pub(super) fn is_word(character: char) -> bool {
    let is_punctuation = ('\u{2000}'..='\u{206f}').contains(&character);
    character.is_ascii_alphanumeric() || (character >= '\u{c0}' && !is_punctuation)
}

/// Returns whether a character looks like a space or like nothing, but is not one of JSON's four spaces.
pub(super) fn is_odd_space(character: char) -> bool {
    match character {
        ' ' | '\t' | '\n' | '\r' => false,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{180e}' | '\u{feff}' => true,
        _ => character.is_whitespace(),
    }
}

/// Returns whether `rest` begins with a comment of C, JavaScript, Python or a shell.
pub(super) fn is_comment(rest: &str) -> bool {
    rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#')
}

/// Returns whether a string or word can end before `rest`: at the text's end, a comma, a colon or a closing bracket.
pub(super) fn ends_value(rest: &str) -> bool {
    let content = rest.trim_start();
    visit(rest.len() - content.len());
    content.is_empty() || content.starts_with([',', ':', '}', ']'])
}
