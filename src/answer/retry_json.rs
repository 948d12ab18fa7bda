//! Reading of a retry policy from JSON.

use super::retry::{RetryFault, RetryOptions, RetryPolicy};
use crate::issue::{Issue, Issues, Part, Place, Problem};
use crate::json;
use crate::strict::Fields;

const MEMBERS: [&str; 4] = ["statuses", "maxAttempts", "maxElapsedMs", "maxWaitMs"];

impl RetryPolicy {
    /// Reads a policy from JSON (`RetryPolicy` in the package's types).
    ///
    /// # Errors
    ///
    /// All that is wrong with it; the paths begin with `/retry`.
    pub fn from_json(text: &str) -> Result<Self, Vec<Issue>> {
        let mut issues = Issues::of_object(text);
        let options = Place::root(Part::Options, None);
        let place = options.absent("retry");
        let document = json::read(text);
        let given = document
            .root
            .as_ref()
            .and_then(|root| Fields::of(root, &place, &MEMBERS, &mut issues))
            .map(|fields| read(&fields, &place, &mut issues))
            .unwrap_or_default();
        match Self::new(&given) {
            Ok(policy) if issues.count() == 0 => return Ok(policy),
            Ok(_) => {}
            Err(faults) => {
                for fault in &faults {
                    report(fault, &place, &mut issues);
                }
            }
        }
        Err(issues.finish())
    }
}

fn read(fields: &Fields<'_>, place: &Place<'_>, issues: &mut Issues<'_>) -> RetryOptions {
    let statuses = fields.get("statuses").map(|member| {
        let Some(items) = member.value.as_array() else {
            let problem = Problem::WrongType { expected: "an array", found: member.value.kind_name() };
            issues.push(problem, &place.member(member));
            return Vec::new();
        };
        items.iter().map(|item| item.as_number().unwrap_or(f64::NAN)).collect()
    });
    RetryOptions {
        statuses,
        max_attempts: fields.number("maxAttempts", place, issues),
        max_elapsed_ms: fields.number("maxElapsedMs", place, issues),
        max_wait_ms: fields.number("maxWaitMs", place, issues),
    }
}

fn report(fault: &RetryFault, place: &Place<'_>, issues: &mut Issues<'_>) {
    match fault {
        RetryFault::OutOfRange { member, least, most, whole } => {
            let kind = if *whole { "a whole number" } else { "a number" };
            let expected = format!("{kind} from {least} to {most}");
            issues.push(Problem::OutOfRange { expected }, &place.absent(member));
        }
        RetryFault::NotRetryable { index } => {
            let expected = "429 or 503: no other status asks to come again".to_owned();
            let (list, item) = (place.absent("statuses"), index.to_string());
            issues.push(Problem::OutOfRange { expected }, &list.absent(&item));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_all_that_is_wrong_with_a_policy() {
        let wrong =
            RetryPolicy::from_json(r#"{"statuses":[429,500],"maxAttempts":0,"maxWait":1}"#).unwrap_err();
        let told: Vec<(&str, &str)> = wrong.iter().map(|issue| (issue.code(), issue.path())).collect();
        assert_eq!(
            told,
            [
                ("unknownMember", "/retry/maxWait"),
                ("outOfRange", "/retry/statuses/1"),
                ("outOfRange", "/retry/maxAttempts"),
            ]
        );
        assert_eq!(RetryPolicy::from_json("true").unwrap_err()[0].code(), "wrongType");
        assert_eq!(RetryPolicy::from_json("{}"), Ok(RetryPolicy::default()));
    }
}
