//! One entry of the book.

use serde::Serialize;

use super::key::Key;

/// Whether it helps to send the same request again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Retry {
    /// There is nothing to repeat, or it would be refused again.
    No,
    /// It may succeed later.
    Later,
    /// It may succeed when what the entry advises has been done.
    AfterChange,
    /// The request may have been carried out: only after a look at the state of the call.
    AfterCheck,
}

/// How sure it is that the meaning holds for calls of Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Certainty {
    /// Microsoft documents it for Graph.
    Documented,
    /// It was reported in public.
    Observed,
    /// It is documented for Azure Communication Services, which runs on the same platform, or follows from what is.
    Inferred,
}

/// What the book says of some codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The codes that it explains.
    pub keys: &'static [Key],
    /// A few words; Microsoft's own where there are any.
    pub name: &'static str,
    /// What happened, in one sentence.
    pub meaning: &'static str,
    /// Why, most probably.
    pub likely_cause: &'static str,
    /// What to do.
    pub what_to_do: &'static str,
    /// Whether the same request may succeed.
    pub retry: Retry,
    /// How sure the meaning is; cause and advice are this library's.
    pub certainty: Certainty,
    /// The address of a public page that tells of the code.
    pub source: &'static str,
}
