//! What both forms of a transfer are read with.

use crate::issue::{Issues, Place, Problem};
use crate::json::{Member, Node};
use crate::strict::text_of;

/// The form that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The caller's words: every member is known.
    Input,
    /// Graph's body: unknown members are kept.
    Wire,
}

/// Gathers what is found while a transfer is read.
#[derive(Debug)]
pub(super) struct Reader<'r, 't> {
    pub(super) form: Form,
    pub(super) issues: &'r mut Issues<'t>,
    /// JSON Pointers of the members that Graph's metadata does not know.
    pub(super) extras: Vec<String>,
}

impl<'r, 't> Reader<'r, 't> {
    pub(super) fn new(form: Form, issues: &'r mut Issues<'t>) -> Self {
        Self { form, issues, extras: Vec::new() }
    }

    /// A member that is there. On the wire `null` counts as absent, as serialisers of SDKs write it so.
    pub(super) fn present<'n>(&self, node: &'n Node<'n>, name: &str) -> Option<&'n Member<'n>> {
        let member = node.member(name)?;
        let absent = self.form == Form::Wire && member.value.is_null();
        (!absent).then_some(member)
    }

    /// The text of a member that may be absent; another type is reported.
    pub(super) fn text<'n>(&mut self, node: &'n Node<'n>, name: &str, place: &Place<'_>) -> Option<&'n str> {
        let member = self.present(node, name)?;
        text_of(&member.value, &place.member(member), self.issues)
    }

    /// Reports a member that should be a flag and is something else.
    pub(super) fn expect_flag<'n>(&mut self, node: &'n Node<'n>, name: &str, place: &Place<'_>) {
        if let Some(member) = self.present(node, name)
            && member.value.as_bool().is_none()
        {
            let problem = Problem::WrongType { expected: "true or false", found: member.value.kind_name() };
            self.issues.push(problem, &place.member(member));
        }
    }
}
