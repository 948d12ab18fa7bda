//! The reader of both formats of a transfer.

use crate::issue::{IssueCollector, PRINTED_OBJECT, Place, Problem, Repair};
use crate::json::{Member, Node};
use crate::strict::{flag_of, has_letters_of, text_of};

/// The format of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TransferFormat {
    /// The input of the package: each member is known.
    Input,
    /// The body of the HTTP request: unknown members are allowed.
    Wire,
}

/// Reads members, and collects the issues and the unknown members.
pub(super) struct TransferReader<'r, 't> {
    pub(super) format: TransferFormat,
    pub(super) issues: &'r mut IssueCollector<'t>,
    /// JSON Pointers of the members that Graph's metadata does not contain.
    pub(super) unknown_members: Vec<String>,
    /// Returns the repair that gives all members their names and places in Graph.
    rewrite: &'r dyn Fn() -> Option<Repair>,
}

impl<'r, 't> TransferReader<'r, 't> {
    pub(super) fn for_input(issues: &'r mut IssueCollector<'t>) -> Self {
        Self { format: TransferFormat::Input, issues, unknown_members: Vec::new(), rewrite: &|| None }
    }

    pub(super) fn for_body(
        issues: &'r mut IssueCollector<'t>,
        rewrite: &'r dyn Fn() -> Option<Repair>,
    ) -> Self {
        Self { format: TransferFormat::Wire, issues, unknown_members: Vec::new(), rewrite }
    }

    /// Returns a member; in a body, also one under a misspelled name.
    pub(super) fn present<'n>(&self, node: &'n Node<'n>, name: &str) -> Option<&'n Member<'n>> {
        match self.format {
            TransferFormat::Input => node.member(name),
            TransferFormat::Wire => member_of_body(node, name),
        }
    }

    /// Returns a member, and reports the problem if the body does not have it in its place, under its name.
    pub(super) fn required<'n>(
        &mut self,
        node: &'n Node<'n>,
        name: &'static str,
        place: &Place<'_>,
        problem: Problem,
    ) -> Option<&'n Member<'n>> {
        let member = self.present(node, name);
        if !member.is_some_and(|member| is_in_place(member, name)) {
            self.missing(problem, &place.missing_member(name), member.is_some());
        }
        member
    }

    /// Reports that a member is missing. If it was found under another name or in another place, a repair moves it.
    pub(super) fn missing(&mut self, problem: Problem, place: &Place<'_>, is_elsewhere: bool) {
        let repair = if is_elsewhere { (self.rewrite)() } else { None };
        self.issues.push_with(problem, place, repair);
    }

    /// Returns the text of a member that may be absent; reports another type.
    pub(super) fn text<'n>(&mut self, node: &'n Node<'n>, name: &str, place: &Place<'_>) -> Option<&'n str> {
        let member = self.present(node, name)?;
        text_of(&member.value, &place.member(member), self.issues)
    }

    /// Checks the text of a member that may be absent; reports another type.
    pub(super) fn check_text(
        &mut self,
        node: &Node<'_>,
        name: &str,
        place: &Place<'_>,
        check: impl FnOnce(&str, &Place<'_>, &mut IssueCollector<'_>),
    ) {
        if let Some(member) = self.present(node, name)
            && let place = place.member(member)
            && let Some(text) = text_of(&member.value, &place, self.issues)
        {
            check(text, &place, self.issues);
        }
    }

    /// Reports a member that is not `true` or `false`.
    pub(super) fn expect_flag(&mut self, node: &Node<'_>, name: &str, place: &Place<'_>) {
        if let Some(member) = self.present(node, name) {
            flag_of(&member.value, &place.member(member), self.issues);
        }
    }
}

/// Returns whether a member has this name, and is a member of its object.
pub(super) fn is_in_place(member: &Member<'_>, name: &str) -> bool {
    member.name == name && member.origin.is_none()
}

/// Returns a member of a body. `null` counts as absent, as the serializers of SDKs write it.
///
/// Without a member of this name, one with the same letters is meant: it is reported as misspelled, and its content is checked.
pub(super) fn member_of_body<'n>(node: &'n Node<'n>, name: &str) -> Option<&'n Member<'n>> {
    let counts = |member: &&Member<'_>| !member.shadowed && !member.value.is_null();
    node.member(name).filter(|member| !member.value.is_null()).or_else(|| {
        let members = node.as_object()?.iter();
        members.rev().filter(counts).find(|member| has_letters_of(&member.name, name))
    })
}

/// Returns the problem of a value that is not the object it should be.
pub(super) fn not_an_object(node: &Node<'_>) -> Problem {
    let is_printed = node.as_text().is_some_and(is_printed_object);
    let found = if is_printed { PRINTED_OBJECT } else { node.kind_name() };
    Problem::WrongType { expected: "an object", found }
}

/// Returns whether a text is what a language prints for an object: PowerShell, JavaScript, C#, Java, Python, Go or Ruby.
pub(super) fn is_printed_object(text: &str) -> bool {
    const BEGINNINGS: [&str; 9] = [
        "@{",
        "System.",
        "[object ",
        "[Object",
        "map[",
        "#<",
        "Microsoft.Graph.",
        "com.microsoft.graph.",
        "java.util.",
    ];
    BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
        || text.starts_with('<') && text.contains(" object at 0x")
}
