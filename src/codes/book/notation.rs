//! The notation of the chapters.

/// Defines entries of one origin. The keys are between brackets, as `Key` displays them. Each cause has the situations in which it holds
/// (of all, none is written), its text, what the roles do about it, and its source if that is another one.
macro_rules! book {
    (
        $(#[$attribute:meta])*
        $visibility:vis static $NAME:ident: $certainty:ident, $source:ident;
        $(
            [$( $left:tt $(/ $right:tt)? ),+] $name:literal {
                meaning: $meaning:literal,
                $(
                    cause $([$($situation:ident),+])? $cause:literal {
                        $( $role:ident: $action:literal ),+ $(,)?
                    } $(from $cause_source:ident)?
                )+
                retry: $retry:ident,
                decision: $failure:ident $($target:ident $weight:ident)?,
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
                causes: &[$(
                    $crate::codes::Cause {
                        situations: &[$($( $crate::codes::Situation::$situation ),+)?],
                        text: $cause,
                        actions: $crate::codes::Actions {
                            $( $role: Some($action), )+
                            ..$crate::codes::Actions::NONE
                        },
                        source: $crate::codes::book::notation::optional!($($cause_source)?),
                    }
                ),+],
                retry: $crate::codes::RetryAdvice::$retry,
                decision: $crate::codes::book::notation::decision!($failure $($target $weight)?),
                certainty: $crate::codes::ExplanationCertainty::$certainty,
                source: $crate::codes::book::notation::first!($($own_source,)? $source),
            }
        ),+];
    };
}

/// Reads a decision: the cause, the retry, and whether it is an incident.
macro_rules! decision {
    (none) => {
        None
    };
    ($cause:ident $target:ident ordinary) => {
        $crate::codes::book::notation::decision!(@ $cause $target false)
    };
    ($cause:ident $target:ident incident) => {
        $crate::codes::book::notation::decision!(@ $cause $target true)
    };
    (@ $cause:ident $target:ident $is_incident:literal) => {
        Some($crate::codes::Decision {
            cause: $crate::codes::FailureCause::$cause,
            retry: $crate::codes::RetryTarget::$target,
            is_incident: $is_incident,
        })
    };
}

/// A value, if there is one.
macro_rules! optional {
    () => {
        None
    };
    ($value:ident) => {
        Some($value)
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
    (code / 3xx) => {
        $crate::codes::Key::CodeClass(3)
    };
    (code / 4xx) => {
        $crate::codes::Key::CodeClass(4)
    };
    (code / 5xx) => {
        $crate::codes::Key::CodeClass(5)
    };
    (code / $code:literal) => {
        $crate::codes::Key::Code($code)
    };
    (call / 2xx) => {
        $crate::codes::Key::ResultClass(2)
    };
    (call / 4xx) => {
        $crate::codes::Key::ResultClass(4)
    };
    (call / 5xx) => {
        $crate::codes::Key::ResultClass(5)
    };
    (call / 6xx) => {
        $crate::codes::Key::ResultClass(6)
    };
    (call / $code:literal) => {
        $crate::codes::Key::Result($code)
    };
    (hub / sbc) => {
        $crate::codes::Key::Hub($crate::codes::HubSide::Sbc)
    };
    (hub / microsoft) => {
        $crate::codes::Key::Hub($crate::codes::HubSide::Microsoft)
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

pub(super) use {book, decision, first, key, optional};
