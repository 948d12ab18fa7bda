//! Parses a retry policy (`RetryPolicy` in the types of the npm package).

use std::ops::RangeInclusive;

use crate::issue::{IssueCollector, Issues, Part, Place, Problem};
use crate::reading::read_json;
use crate::response::RetryPolicy;
use crate::strict::Fields;

const MEMBERS: [&str; 4] = ["statuses", "maxAttempts", "maxElapsedMs", "maxWaitMs"];
const ATTEMPTS: RangeInclusive<f64> = 1.0..=20.0;
const MILLISECONDS: RangeInclusive<f64> = 0.0..=3_600_000.0;

/// Parses a policy from JSON.
///
/// # Errors
///
/// All issues. Their paths begin with `/retry`.
pub(super) fn parse_retry_policy(text: &str) -> Result<RetryPolicy, Issues> {
    let mut issues = IssueCollector::for_object(text);
    let options = Place::root(Part::Options, None);
    let place = options.missing_member("retry");
    let document = read_json(text);
    let fields = document.root.as_ref().and_then(|root| Fields::read(root, &place, &MEMBERS, &mut issues));
    let mut policy = RetryPolicy::default();
    if let Some(fields) = fields {
        let statuses = statuses(&fields, &place, &mut issues);
        let mut number = |name| number(&fields, name, &place, &mut issues);
        let [attempts, elapsed, wait] = [number("maxAttempts"), number("maxElapsedMs"), number("maxWaitMs")];
        if let Some(statuses) = statuses {
            check_statuses(&statuses, &place, &mut issues);
            policy.throttled = statuses.contains(&429.0);
            policy.unavailable = statuses.contains(&503.0);
        }
        let mut check = |member, number: Option<f64>, range: RangeInclusive<f64>, expected: &str| {
            let number = number?;
            if range.contains(&number) && (member != "maxAttempts" || number.fract() == 0.0) {
                return Some(number);
            }
            issues.push(Problem::OutOfRange { expected: expected.to_owned() }, &place.missing_member(member));
            None
        };
        if let Some(attempts) = check("maxAttempts", attempts, ATTEMPTS, "a whole number from 1 to 20") {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and 1 to 20")]
            let attempts = attempts as u32;
            policy.max_attempts = attempts;
        }
        if let Some(elapsed) = check("maxElapsedMs", elapsed, MILLISECONDS, "a number from 0 to 3600000") {
            policy.max_elapsed_ms = elapsed;
        }
        if let Some(wait) = check("maxWaitMs", wait, MILLISECONDS, "a number from 0 to 3600000") {
            policy.max_wait_ms = wait;
        }
    }
    if issues.count() == 0 { Ok(policy) } else { Err(issues.finish().into()) }
}

fn number(
    fields: &Fields<'_>,
    name: &str,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> Option<f64> {
    let member = fields.get(name)?;
    let number = member.value.as_number();
    if number.is_none() {
        let problem = Problem::WrongType { expected: "a number", found: member.value.kind_name() };
        issues.push(problem, &place.member(member));
    }
    number
}

fn statuses(fields: &Fields<'_>, place: &Place<'_>, issues: &mut IssueCollector<'_>) -> Option<Vec<f64>> {
    let member = fields.get("statuses")?;
    let Some(items) = member.value.as_array() else {
        let problem = Problem::WrongType { expected: "an array", found: member.value.kind_name() };
        issues.push(problem, &place.member(member));
        return None;
    };
    Some(items.iter().map(|item| item.as_number().unwrap_or(f64::NAN)).collect())
}

fn check_statuses(statuses: &[f64], place: &Place<'_>, issues: &mut IssueCollector<'_>) {
    let list = place.missing_member("statuses");
    for (index, status) in statuses.iter().enumerate() {
        if ![429.0, 503.0].contains(status) {
            let expected = "429 or 503, which can ask for another attempt".to_owned();
            issues.push(Problem::OutOfRange { expected }, &list.missing_member(&index.to_string()));
        }
    }
}
