//! One entry of the code book.

use serde::Serialize;

use super::decision::Decision;
use super::key::Key;
use super::situation::Situation;

/// Whether sending the same request again helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RetryAdvice {
    /// No: there is nothing to repeat, or the service refuses it again.
    No,
    /// Later: the same request may succeed after a while.
    Later,
    /// After the recommended action: the same request may succeed then.
    AfterChange,
    /// After a look at the state of the call: the service may have carried the request out.
    AfterCheck,
}

/// How certain it is that the meaning applies to calls of Graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ExplanationCertainty {
    /// Microsoft documents it for Graph.
    Documented,
    /// It was reported in public threads.
    Observed,
    /// It follows from documentation, for example of Azure Communication Services or Teams Direct Routing, which run on the same
    /// platform.
    Inferred,
}

/// The actions of each role against a cause; at least one role has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Actions {
    /// The operator, now, with the caller waiting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<&'static str>,
    /// The developer of the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer: Option<&'static str>,
    /// The administrator of the tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub administrator: Option<&'static str>,
    /// The engineer of the session border controller and the lines behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telephony_engineer: Option<&'static str>,
}

impl Actions {
    pub(super) const NONE: Self =
        Self { operator: None, developer: None, administrator: None, telephony_engineer: None };

    /// Returns the first of the actions, in the order of the roles: that of the operator, if there is one.
    #[must_use]
    pub fn first(&self) -> Option<&'static str> {
        self.operator.or(self.developer).or(self.administrator).or(self.telephony_engineer)
    }
}

/// One possible cause of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// The situations in which it holds, all of them together; empty for any.
    pub situations: &'static [Situation],
    /// The cause, in one or two sentences.
    pub text: &'static str,
    /// The actions of each role.
    pub actions: Actions,
    /// The public thread in which it was settled, if it is not the source of the entry.
    pub source: Option<&'static str>,
}

/// The explanation of one or more codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The codes that it explains.
    pub keys: &'static [Key],
    /// A short name: Microsoft's own, if there is one.
    pub name: &'static str,
    /// The event, in one sentence.
    pub meaning: &'static str,
    /// The possible causes, the most probable one first; at least one.
    pub causes: &'static [Cause],
    /// Whether sending the same request again helps.
    pub retry: RetryAdvice,
    /// The meaning for a program; `None` where it reports no failure.
    pub decision: Option<Decision>,
    /// The certainty of the meaning; causes and actions are this library's own.
    pub certainty: ExplanationCertainty,
    /// The address of a public page about the code.
    pub source: &'static str,
}
