//! Reads this library's own objects, in which an unknown member is an error of the caller.

use crate::issue::{IssueCollector, Place, Problem};
use crate::json::{Member, Node, shortened};
use crate::work::visit;

/// The members of an object; unknown ones are reported.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'n> {
    members: &'n [Member<'n>],
}

impl<'n> Fields<'n> {
    /// Reads an object; reports another type, and members that are not in `known`.
    pub(crate) fn read(
        node: &'n Node<'n>,
        place: &Place<'_>,
        known: &[&'static str],
        issues: &mut IssueCollector<'_>,
    ) -> Option<Self> {
        let Some(members) = node.as_object() else {
            issues.push(Problem::WrongType { expected: "an object", found: node.kind_name() }, place);
            return None;
        };
        for member in members {
            if !known.contains(&&*member.name) {
                let meant = closest_match(&member.name, known);
                let problem = Problem::UnknownMember { member: shortened(&member.name), meant };
                issues.push(problem, &place.member(member));
            }
        }
        Some(Self { members })
    }

    /// Returns the member of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&'n Member<'n>> {
        visit(self.members.len());
        self.members.iter().rev().find(|member| member.name == name)
    }

    /// Returns the text of a member that may be absent; reports another type.
    pub(crate) fn text(
        &self,
        name: &str,
        place: &Place<'_>,
        issues: &mut IssueCollector<'_>,
    ) -> Option<&'n str> {
        let member = self.get(name)?;
        text_of(&member.value, &place.member(member), issues)
    }

    /// Returns the boolean of a member that may be absent; reports another type.
    pub(crate) fn flag(
        &self,
        name: &str,
        place: &Place<'_>,
        issues: &mut IssueCollector<'_>,
    ) -> Option<bool> {
        let member = self.get(name)?;
        flag_of(&member.value, &place.member(member), issues)
    }

    /// Returns the choice that a member names; reports any other value.
    pub(crate) fn choice<T: Copy>(
        &self,
        name: &str,
        choices: &[(&'static str, T)],
        place: &Place<'_>,
        issues: &mut IssueCollector<'_>,
    ) -> Option<T> {
        let text = self.text(name, place, issues)?;
        let chosen = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if chosen.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let problem = Problem::OutOfRange { expected: format!("one of {}", words.join(", ")) };
            let member = self.get(name)?;
            issues.push(problem, &place.member(member));
        }
        chosen
    }
}

/// Returns the text of a value; reports another type.
pub(crate) fn text_of<'n>(
    node: &'n Node<'n>,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> Option<&'n str> {
    let text = node.as_text();
    if text.is_none() {
        issues.push(Problem::WrongType { expected: "a string", found: node.kind_name() }, place);
    }
    text
}

/// Returns the known name that is most similar to a misspelled one: another case, `snake_case`, or one or two typing errors.
pub(crate) fn closest_match(name: &str, known: &[&'static str]) -> Option<&'static str> {
    const MAX_LENGTH: usize = 64;
    if name.len() > MAX_LENGTH {
        return None;
    }
    same_letters(name, known).or_else(|| {
        known
            .iter()
            .map(|candidate| (strsim::osa_distance(name, candidate), *candidate))
            .filter(|(distance, candidate)| *distance <= 2 && distance * 3 <= candidate.len())
            .min()
            .map(|(_, candidate)| candidate)
    })
}

/// Returns the known name with the same letters.
pub(crate) fn same_letters(name: &str, known: &[&'static str]) -> Option<&'static str> {
    known.iter().copied().find(|candidate| has_letters_of(name, candidate))
}

/// Returns whether two names have the same letters, ignoring case, `@`, and what separates words.
pub(crate) fn has_letters_of(name: &str, other: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = u8> {
        let separators = |byte: &u8| !matches!(byte, b'_' | b'-' | b' ' | b'.' | b'@');
        text.bytes().filter(separators).map(|byte| byte.to_ascii_lowercase())
    }
    visit(name.len());
    letters(name).eq(letters(other))
}

/// Returns the boolean of a value; reports another type.
pub(crate) fn flag_of(node: &Node<'_>, place: &Place<'_>, issues: &mut IssueCollector<'_>) -> Option<bool> {
    let flag = node.as_bool();
    if flag.is_none() {
        issues.push(Problem::WrongType { expected: "true or false", found: node.kind_name() }, place);
    }
    flag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closest_match_finds_misspelled_members() {
        let known = ["callId", "target", "transferee", "replacesCallId", "languageId"];
        for (name, guess) in [
            ("callid", Some("callId")),
            ("call_id", Some("callId")),
            ("CallID", Some("callId")),
            ("tranferee", Some("transferee")),
            ("replaceCallId", Some("replacesCallId")),
            ("targte", Some("target")),
            ("x", None),
            ("id", None),
            ("colour", None),
        ] {
            assert_eq!(closest_match(name, &known), guess, "{name}");
        }
        assert_eq!(closest_match(&"callid".repeat(100_000), &known), None);
    }
}
