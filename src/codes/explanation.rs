//! The explanation of codes: an entry of the book, with its causes sorted for one situation.

use serde::Serialize;

use super::basis::{CallDirection, ExplanationBasis, PhoneStatus};
use super::decision::Decision;
use super::diag_code::DiagCode;
use super::entry::{Actions, Entry, ExplanationCertainty, RetryAdvice};
use super::key::Key;
use super::select::{Found, Selected, Wrapper, specific};
use super::situation::{Fit, Situation, fit};
use super::texts::Texts;

/// Where the explained numbers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CodeOrigin {
    /// The code and the subcode of the result, or the code of the error and its status.
    Own,
    /// A `DiagCode` in the message.
    DiagCode,
}

/// The numbers that are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ExplainedCodes {
    /// The code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    /// The subcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcode: Option<i64>,
    /// Where they come from.
    pub origin: CodeOrigin,
}

/// Other codes of the same result, and their own meaning, if the book knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CodeReference {
    /// The code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i64>,
    /// The subcode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcode: Option<i64>,
    /// The entry of the code book.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<Key>,
    /// The name of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
    /// The meaning of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<&'static str>,
}

/// One possible cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExplainedCause {
    /// The entry that it belongs to. With the index, it finds translations.
    pub entry: Key,
    /// Its index in the entry, from 0.
    pub index: usize,
    /// The cause.
    pub text: &'static str,
    /// The situations in which it holds, all of them together; empty for any.
    pub situations: &'static [Situation],
    /// Whether the situation is known to be this one.
    pub confirmed: bool,
    /// The actions of each role.
    pub actions: Actions,
    /// The public thread in which it was settled, if it is not the source of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static str>,
}

/// The meaning of codes, for people, in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The key that the explanation was found by.
    pub basis: ExplanationBasis,
    /// The entry, named by its first key: translations are found by it.
    pub entry: Key,
    /// A short name: Microsoft's own, if there is one.
    pub name: &'static str,
    /// The event, in one sentence.
    pub meaning: &'static str,
    /// The most probable cause: the text of the first of `causes`.
    pub likely_cause: &'static str,
    /// The recommended action: the first of the first cause.
    pub recommended_action: &'static str,
    /// The possible causes: first those whose situation is known to be given, then the others, the most probable one first.
    pub causes: Vec<ExplainedCause>,
    /// Whether sending the same request again helps.
    pub retry: RetryAdvice,
    /// The meaning for a program; `None` where the codes report no failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// The certainty of the meaning; causes and actions are this library's own.
    pub certainty: ExplanationCertainty,
    /// The address of a public page about the code.
    pub source: &'static str,
    /// The numbers that are explained.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes: Option<ExplainedCodes>,
    /// The codes around those that are explained: the result's own, where a `DiagCode` explains it, or a word that says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wrapper: Option<CodeReference>,
    /// The other `DiagCode`s of the message. With a failed transfer, the first one can be the source of the causes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diag_codes: Vec<CodeReference>,
    /// With subcodes 540xxx and 560xxx that end in a SIP status: the direction and the status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneStatus>,
}

impl Explanation {
    /// Explains the selected codes of a message, in a known situation.
    pub(super) fn new(
        selected: &Selected<&'static Entry>,
        message: &str,
        known: &[Situation],
    ) -> Option<Self> {
        let Found { entry: by, basis, code, subcode, phone, is_diag } = selected.by;
        let of_causes = selected.of_causes();
        let causes = match of_causes.phone {
            Some(phone) => sorted_causes(of_causes.entry, &[known, &[phone.leg.situation()]].concat()),
            None => sorted_causes(of_causes.entry, known),
        };
        let first = causes.first()?;
        let has_numbers = code.or(subcode).is_some();
        let origin = if is_diag { CodeOrigin::DiagCode } else { CodeOrigin::Own };
        Some(Self {
            basis,
            entry: *by.keys.first()?,
            name: by.name,
            meaning: by.meaning,
            likely_cause: first.text,
            recommended_action: first.actions.first()?,
            retry: of_causes.entry.retry,
            decision: of_causes.entry.decision,
            certainty: by.certainty,
            source: by.source,
            codes: has_numbers.then_some(ExplainedCodes { code, subcode, origin }),
            wrapper: selected.wrapper.map(CodeReference::from_wrapper),
            diag_codes: other_diag_codes(selected, message),
            phone,
            causes,
        })
    }
}

impl CallDirection {
    fn situation(self) -> Situation {
        match self {
            Self::Inbound => Situation::FromTelephone,
            Self::Outbound => Situation::ToTelephone,
        }
    }
}

/// Sorts the causes of an entry: those whose situation is known to be given in front, those of another situation left out.
fn sorted_causes(entry: &Entry, known: &[Situation]) -> Vec<ExplainedCause> {
    let Some(key) = entry.keys.first() else { return Vec::new() };
    let all = entry.causes.iter().enumerate().map(|(index, cause)| {
        let fit = fit(cause.situations, known);
        let cause = ExplainedCause {
            entry: *key,
            index,
            text: cause.text,
            situations: cause.situations,
            confirmed: fit == Fit::Confirmed,
            actions: cause.actions,
            source: cause.source,
        };
        (fit, cause)
    });
    let mut causes: Vec<(Fit, ExplainedCause)> = all.collect();
    // Where all are of another situation, the knowledge of the situation is wrong.
    if causes.iter().any(|(fit, _)| *fit != Fit::Excluded) {
        causes.retain(|(fit, _)| *fit != Fit::Excluded);
    }
    causes.sort_by_key(|(fit, _)| *fit);
    causes.into_iter().map(|(_, cause)| cause).collect()
}

/// Returns the `DiagCode`s of a message but the explained one.
fn other_diag_codes(selected: &Selected<&'static Entry>, message: &str) -> Vec<CodeReference> {
    let by = selected.by;
    let mut others: Vec<CodeReference> = Vec::new();
    for DiagCode { code, subcode } in DiagCode::find_all(message) {
        let is_explained = subcode == by.subcode && (!by.is_diag || code.is_none() || code == by.code);
        let found = specific(code.or(by.code), subcode, &Texts).map(|found| found.entry);
        let other = CodeReference::new(code, subcode, found);
        if !is_explained && !others.contains(&other) {
            others.push(other);
        }
    }
    others
}

impl CodeReference {
    fn new(code: Option<i64>, subcode: Option<i64>, entry: Option<&'static Entry>) -> Self {
        Self {
            code,
            subcode,
            entry: entry.and_then(|entry| entry.keys.first().copied()),
            name: entry.map(|entry| entry.name),
            meaning: entry.map(|entry| entry.meaning),
        }
    }

    fn from_wrapper(wrapper: Wrapper<&'static Entry>) -> Self {
        match wrapper {
            Wrapper::Numbers { code, subcode, entry } => Self::new(code, subcode, entry),
            Wrapper::Word(entry) => Self::new(None, None, Some(entry)),
        }
    }
}
