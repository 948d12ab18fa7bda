//! Reading of this library's own objects, whose members are all known: a member that is not is a slip of the caller.

use crate::issue::{Issues, Place, Problem};
use crate::json::{Member, Node, shortened};

/// The members of an object, none of them unknown (or it was reported).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields<'n> {
    members: &'n [Member<'n>],
}

impl<'n> Fields<'n> {
    /// Opens an object; reports another type, and members that are not in `known`.
    pub(crate) fn of(
        node: &'n Node<'n>,
        place: &Place<'_>,
        known: &[&'static str],
        issues: &mut Issues<'_>,
    ) -> Option<Self> {
        let Some(members) = node.as_object() else {
            issues.push(Problem::WrongType { expected: "an object", found: node.kind_name() }, place);
            return None;
        };
        for member in members {
            if !known.contains(&&*member.name) {
                let meant = meant(&member.name, known);
                let problem = Problem::UnknownMember { member: shortened(&member.name), meant };
                issues.push(problem, &place.member(member));
            }
        }
        Some(Self { members })
    }

    /// The member of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&'n Member<'n>> {
        self.members.iter().rev().find(|member| member.name == name)
    }

    /// The text of a member that may be absent; another type is reported.
    pub(crate) fn text(&self, name: &str, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<&'n str> {
        let member = self.get(name)?;
        text_of(&member.value, &place.member(member), issues)
    }

    /// The flag of a member that may be absent; another type is reported.
    pub(crate) fn flag(&self, name: &str, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<bool> {
        let member = self.get(name)?;
        let flag = member.value.as_bool();
        if flag.is_none() {
            let problem = Problem::WrongType { expected: "true or false", found: member.value.kind_name() };
            issues.push(problem, &place.member(member));
        }
        flag
    }

    /// The number of a member that may be absent; another type is reported.
    pub(crate) fn number(&self, name: &str, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<f64> {
        let member = self.get(name)?;
        let number = member.value.as_number();
        if number.is_none() {
            let problem = Problem::WrongType { expected: "a number", found: member.value.kind_name() };
            issues.push(problem, &place.member(member));
        }
        number
    }

    /// One of a few words; anything else is reported.
    pub(crate) fn choice<T: Copy>(
        &self,
        name: &str,
        choices: &[(&'static str, T)],
        place: &Place<'_>,
        issues: &mut Issues<'_>,
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

/// The text of a value; another type is reported.
pub(crate) fn text_of<'n>(node: &'n Node<'n>, place: &Place<'_>, issues: &mut Issues<'_>) -> Option<&'n str> {
    let text = node.as_text();
    if text.is_none() {
        issues.push(Problem::WrongType { expected: "a string", found: node.kind_name() }, place);
    }
    text
}

/// The known name that a misspelled one was probably meant to be: other case, `snake_case`, or one or two slips of the pen.
pub(crate) fn meant(name: &str, known: &[&'static str]) -> Option<&'static str> {
    const LONGEST: usize = 64;
    if name.len() > LONGEST {
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

/// The known name that has the same letters, whatever their case and the dashes or underscores between them.
pub(crate) fn same_letters(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let letters = |text: &str| -> Vec<u8> {
        text.bytes().filter(|b| !matches!(b, b'_' | b'-' | b' ')).map(|b| b.to_ascii_lowercase()).collect()
    };
    let wanted = letters(name);
    known.iter().copied().find(|candidate| letters(candidate) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_the_member_that_was_meant() {
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
            assert_eq!(meant(name, &known), guess, "{name}");
        }
        assert_eq!(meant(&"callid".repeat(100_000), &known), None);
    }
}
