//! The notation in which the chapters are written.

/// Defines entries of one origin. Between brackets stand the keys, as `Key` displays them.
macro_rules! book {
    (
        $(#[$attribute:meta])*
        $visibility:vis static $NAME:ident: $certainty:ident, $source:ident;
        $(
            [$( $left:tt $(/ $right:tt)? ),+] $name:literal {
                meaning: $meaning:literal,
                likely_cause: $likely_cause:literal,
                what_to_do: $what_to_do:literal,
                retry: $retry:ident,
                $(source: $own_source:ident,)?
            }
        )+
    ) => {
        $(#[$attribute])*
        $visibility static $NAME: &[$crate::codes::Entry] = &[$(
            $crate::codes::Entry {
                keys: &[$( $crate::codes::book::notation::key!($left $(/ $right)?) ),+],
                name: $name,
                meaning: $meaning,
                likely_cause: $likely_cause,
                what_to_do: $what_to_do,
                retry: $crate::codes::Retry::$retry,
                certainty: $crate::codes::Certainty::$certainty,
                source: $crate::codes::book::notation::first!($($own_source,)? $source),
            }
        ),+];
    };
}

/// Reads one key.
macro_rules! key {
    (sip / 4xx) => {
        $crate::codes::Key::SipClass(4)
    };
    (sip / 5xx) => {
        $crate::codes::Key::SipClass(5)
    };
    (sip / 6xx) => {
        $crate::codes::Key::SipClass(6)
    };
    (sip / $status:literal) => {
        $crate::codes::Key::Sip($status)
    };
    (code / 2xx) => {
        $crate::codes::Key::CodeClass(2)
    };
    (code / 4xx) => {
        $crate::codes::Key::CodeClass(4)
    };
    (code / 5xx) => {
        $crate::codes::Key::CodeClass(5)
    };
    (code / 6xx) => {
        $crate::codes::Key::CodeClass(6)
    };
    (code / $code:literal) => {
        $crate::codes::Key::Code($code)
    };
    (ok / $subcode:literal) => {
        $crate::codes::Key::Success($subcode)
    };
    (any / $subcode:literal) => {
        $crate::codes::Key::Subcode($subcode)
    };
    (reason / $word:literal) => {
        $crate::codes::Key::Reason($word)
    };
    ($code:literal / $subcode:literal) => {
        $crate::codes::Key::Pair($code, $subcode)
    };
    ($word:literal) => {
        $crate::codes::Key::Word($word)
    };
}

/// An entry's own source, or that of its chapter.
macro_rules! first {
    ($source:ident $(, $rest:ident)?) => {
        $source
    };
}

pub(super) use {book, first, key};
