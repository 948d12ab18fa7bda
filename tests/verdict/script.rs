//! Scripts: steps of a tracker as words, for tables.
//!
//! A script is a list of steps, separated by `;`. A step is an expectation (`expect`, `expect R`), the end of one (`withdraw`,
//! `commit 1`: the last one, or the first), a response (`accepted 202`, `refused 403/7505`, `refused 404 1`: of the current attempt,
//! or of the first expectation), or a notification: a state or `deleted`, with a result (`500/7000`, `/7015`), a
//! reason (`=AppTransferred`) and audio (`audio=inactive`). It may begin with another call than `C`: `R: deleted`.

use graph_call_transfer::verdict::{Expectation, RecordedResponse, Tracker, TransferChange};

/// The call that is transferred, the one that is replaced, and others.
pub(crate) const C: &str = "341a0500-d4bf-4224-8b19-1581168d328b";
pub(crate) const R: &str = "2e1a0b00-7d2c-4a0b-9d5e-0f6b1c2d3e4f";
const OTHERS: [(&str, &str); 5] = [
    ("C", C),
    ("R", R),
    ("c", "341A0500D4BF42248B191581168D328B"),
    ("r", "2E1A0B007D2C4A0B9D5E0F6B1C2D3E4F"),
    ("X", "00000000-0000-4000-8000-000000000001"),
];

/// The id of a call by its letter, or the text itself.
pub(crate) fn call(name: &str) -> &str {
    OTHERS.iter().find(|(letter, _)| *letter == name).map_or(name, |(_, id)| id)
}

/// Writes one notification.
pub(crate) fn entry(step: &str) -> String {
    let (name, content) = step.split_once(": ").unwrap_or(("C", step));
    let mut words = content.split(' ');
    let state = words.next().unwrap_or_default();
    let mut data = vec![r##""@odata.type":"#microsoft.graph.call""##.to_owned()];
    let mut change = "updated";
    let mut path = "";
    match state {
        "deleted" => (change, data) = ("deleted", vec![r#""state":"terminated""#.to_owned()]),
        "gone" => change = "deleted",
        "vanished" => {
            let call = call(name);
            return format!(r#"{{"changeType":"deleted","resourceUrl":"/communications/calls/{call}"}}"#);
        }
        "operation" => path = "/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
        "operation-deleted" => {
            (change, path) = ("deleted", "/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5");
            data.push(r#""status":"completed""#.to_owned());
        }
        "tone" => data.push(r#""state":"established","toneInfo":{"sequenceId":1,"tone":"tone1"}"#.to_owned()),
        state => data.push(format!(r#""state":"{state}""#)),
    }
    for word in words {
        data.push(if let Some(reason) = word.strip_prefix('=') {
            format!(r#""terminationReason":"{reason}""#)
        } else if let Some(audio) = word.strip_prefix("audio=") {
            format!(r#""mediaState":{{"audio":"{audio}"}}"#)
        } else if let Some(member) = word.strip_prefix('+') {
            format!(r#""{member}":{{"threadId":"19:x@thread.v2"}}"#)
        } else {
            let (code, subcode) = word.split_once('/').unwrap_or_else(|| panic!("{step}: {word}?"));
            let member = |name, value: &str| (!value.is_empty()).then(|| format!(r#""{name}":{value}"#));
            let members: Vec<_> =
                [member("code", code), member("subcode", subcode)].into_iter().flatten().collect();
            format!(r#""resultInfo":{{{}}}"#, members.join(","))
        });
    }
    let (call, data) = (call(name), data.join(","));
    format!(
        r#"{{"changeType":"{change}","resourceUrl":"/communications/calls/{call}{path}","resourceData":{{{data}}}}}"#
    )
}

/// Writes a body of notifications.
pub(crate) fn body(entries: &[String]) -> Vec<u8> {
    format!(r#"{{"value":[{}]}}"#, entries.join(",")).into_bytes()
}

/// The expectations of the call `C` that a script registered, in their order.
#[derive(Debug, Default)]
pub(crate) struct Player {
    expectations: Vec<Expectation>,
}

impl Player {
    /// Performs one step; `each` receives every change.
    pub(crate) fn step(
        &mut self,
        tracker: &mut Tracker,
        step: &str,
        mut each: impl FnMut(&TransferChange<'_>),
    ) {
        let words: Vec<&str> = step.split(' ').collect();
        match words[..] {
            ["expect"] => self.expectations.push(tracker.expect(C, None)),
            ["expect", replaced] => self.expectations.push(tracker.expect(C, Some(call(replaced)))),
            ["expect", transferred, replaced] => {
                tracker.expect(call(transferred), Some(call(replaced)));
            }
            ["withdraw" | "commit", ..] => {
                if let Some(expectation) = self.expectation(words.get(1)) {
                    match words[0] {
                        "commit" => tracker.commit(expectation),
                        _ => tracker.withdraw(expectation),
                    }
                }
            }
            ["forget"] => tracker.forget(C),
            [response @ ("accepted" | "refused"), status, ref number @ ..] => {
                let (status, code) = status.split_once('/').unwrap_or((status, ""));
                let status = status.parse().unwrap();
                let response = match response {
                    "accepted" => RecordedResponse::accepted(status),
                    _ => RecordedResponse::refused(status, code, ""),
                };
                match self.expectation(number.first()).filter(|_| !number.is_empty()) {
                    Some(expectation) => tracker.record_response_to(expectation, response, each),
                    None => tracker.record_response(C, response, each),
                }
            }
            _ => {
                tracker.apply(&body(&[entry(step)]), &mut each).unwrap();
            }
        }
    }

    /// Returns the expectation of a number from 1, or the last one.
    fn expectation(&self, number: Option<&&str>) -> Option<&Expectation> {
        match number {
            None => self.expectations.last(),
            Some(number) => self.expectations.get(number.parse::<usize>().unwrap() - 1),
        }
    }
}

/// Performs one step without an earlier expectation.
pub(crate) fn step(tracker: &mut Tracker, step: &str, each: impl FnMut(&TransferChange<'_>)) {
    Player::default().step(tracker, step, each);
}

/// Performs all steps of a script.
pub(crate) fn play(tracker: &mut Tracker, script: &str) {
    let mut player = Player::default();
    for each in steps(script) {
        player.step(tracker, each, |_| {});
    }
}

pub(crate) fn steps(script: &str) -> impl Iterator<Item = &str> {
    script.split(';').map(str::trim).filter(|step| !step.is_empty())
}
