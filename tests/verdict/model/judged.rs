//! The judgement of the model on a history.

use std::collections::HashSet;

use super::events::{Answer, Event, Signal};

/// One attempt: all that is known of it, in the order of its arrival.
#[derive(Debug, Default)]
struct Attempt {
    /// The expectation that began it.
    number: Option<usize>,
    is_expected: bool,
    /// Only a repeated `transferring` began it.
    is_doubtful: bool,
    answers: Vec<Answer>,
    signals: Vec<Signal>,
}

/// The certainty with which a failure belongs to the attempt in which it arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Belongs {
    Repeated,
    PerhapsToAnother,
    Here,
}

/// Returns the status of the call `C` in a line, as `shown`, with the response and the replaced call.
pub(super) fn judged(events: &[Event]) -> String {
    let (attempts, replaced) = attempts(&without_withdrawn(events));
    let Some((last, earlier)) = attempts.split_last() else { return "nothing".to_owned() };
    let response = match last.answers.last() {
        None => "-",
        Some(Answer::Accepted) => "accepted",
        Some(Answer::Refused { .. }) => "refused",
    };
    let by_app = replaced.iter().flatten().any(|by_app| *by_app);
    let other = match &replaced {
        None => "-",
        Some(ends) if ends.is_empty() => "active",
        Some(_) if by_app => "overByApp",
        Some(_) => "over",
    };
    format!("{} {} {response} {other}", attempts.len(), verdict(last, earlier, by_app))
}

/// Leaves out the expectations that were withdrawn while they were open, and all that was forgotten.
fn without_withdrawn(events: &[Event]) -> Vec<Event> {
    let start = events.iter().rposition(|event| *event == Event::Forget).map_or(0, |at| at + 1);
    let known = &events[start..];
    let (mut open, mut withdrawn) = (HashSet::new(), HashSet::new());
    for event in known {
        match event {
            Event::Expect { number, .. } => drop(open.insert(*number)),
            Event::Withdraw(number) if open.remove(number) => drop(withdrawn.insert(*number)),
            Event::Commit(number) | Event::Response { number: Some(number), .. } => drop(open.remove(number)),
            Event::Restore => open.clear(),
            _ => {}
        }
    }
    let is_kept = |event: &&Event| match event {
        Event::Expect { number, .. } => !withdrawn.contains(number),
        _ => true,
    };
    known.iter().filter(is_kept).cloned().collect()
}

/// Sorts the events into attempts. Beside them: the ends of the call that the current one replaces, each whether it was by the app.
fn attempts(events: &[Event]) -> (Vec<Attempt>, Option<Vec<bool>>) {
    let mut attempts: Vec<Attempt> = Vec::new();
    let mut replaced: Option<(String, Vec<bool>)> = None;
    for event in events {
        match event {
            Event::Expect { number, replaces } => {
                let was_over = |call: &String| {
                    replaced.as_ref().is_some_and(|(of, ends)| of == call && !ends.is_empty())
                };
                // A call that ended stays over; its reason says nothing about the next attempt.
                let next = replaces
                    .clone()
                    .map(|call| (call.clone(), if was_over(&call) { vec![false] } else { vec![] }));
                replaced = next;
                attempts.push(Attempt { number: Some(*number), is_expected: true, ..Attempt::default() });
            }
            Event::Response { number, answer } => {
                // Without an expectation it counts as one.
                if attempts.is_empty() {
                    attempts.push(Attempt { is_expected: true, ..Attempt::default() });
                }
                let of = number.and_then(|number| attempts.iter().position(|of| of.number == Some(number)));
                let last = attempts.len() - 1;
                attempts[of.unwrap_or(last)].answers.push(*answer);
            }
            Event::Signal(signal) => add(&mut attempts, *signal),
            Event::OtherEnd { call, by_app } => {
                if let Some((_, ends)) = replaced.as_mut().filter(|(of, _)| of == call) {
                    ends.push(*by_app);
                }
            }
            Event::Withdraw(_) | Event::Commit(_) | Event::Restore | Event::Forget => {}
        }
    }
    (attempts, replaced.map(|(_, ends)| ends))
}

fn add(attempts: &mut Vec<Attempt>, signal: Signal) {
    let implies_transfer = match signal {
        Signal::Transferring | Signal::Accepted | Signal::Completion => true,
        Signal::Failure(code, subcode) => code == 500 && [7000, 7700].contains(&subcode),
        Signal::Left | Signal::Reason | Signal::Bare | Signal::Other => false,
    };
    match attempts.last() {
        None if implies_transfer => attempts.push(Attempt::default()),
        None => return,
        // A second `transferring` after a failure is of another attempt.
        Some(last)
            if signal == Signal::Transferring
                && last.has(Signal::Transferring)
                && last.failures().next().is_some()
                && last.ends().next().is_none() =>
        {
            attempts.push(Attempt { is_doubtful: true, ..Attempt::default() });
        }
        Some(_) => {}
    }
    if let Some(last) = attempts.last_mut() {
        last.signals.push(signal);
    }
}

impl Attempt {
    fn has(&self, signal: Signal) -> bool {
        self.signals.contains(&signal)
    }

    fn failures(&self) -> impl Iterator<Item = (u16, u32)> {
        self.signals.iter().filter_map(|signal| match signal {
            Signal::Failure(code, subcode) => Some((*code, *subcode)),
            _ => None,
        })
    }

    fn ends(&self) -> impl Iterator<Item = &Signal> {
        let is_end =
            |s: &&Signal| matches!(s, Signal::Completion | Signal::Left | Signal::Reason | Signal::Bare);
        self.signals.iter().filter(is_end)
    }

    fn refusal(&self) -> Option<(u16, u16)> {
        match self.answers.last() {
            Some(Answer::Refused { status, number }) => Some((*status, *number)),
            _ => None,
        }
    }

    /// Graph may have begun it: a notification shows it, or no refusal says otherwise.
    fn can_have_begun(&self) -> bool {
        let is_refused = self.refusal().is_some_and(|(status, _)| (400..500).contains(&status));
        self.has(Signal::Transferring) || self.has(Signal::Accepted) || !is_refused
    }

    /// How certainly a failure of it is its own.
    fn belongs(&self, earlier: &[Attempt]) -> Option<Belongs> {
        let others = may_still_fail(earlier);
        let mut kept: Option<(Belongs, (u16, u32))> = None;
        for (at, signal) in self.signals.iter().enumerate() {
            let Signal::Failure(code, subcode) = *signal else { continue };
            let codes = (code, subcode);
            let has_sign =
                self.signals[..at].iter().any(|sign| [Signal::Transferring, Signal::Accepted].contains(sign));
            let belongs = if earlier.iter().any(|of| of.failures().any(|failure| failure == codes)) {
                Belongs::Repeated
            } else if !self.is_expected && !has_sign {
                Belongs::PerhapsToAnother
            } else if others == 0 {
                Belongs::Here
            } else if others == 1 && kept.is_some_and(|(of, first)| of > Belongs::Repeated && first != codes)
            {
                // Two that differ cannot both be of the one earlier attempt.
                Belongs::Here
            } else {
                Belongs::PerhapsToAnother
            };
            if kept.is_none_or(|(of, _)| belongs > of) {
                kept = Some((belongs, codes));
            }
        }
        kept.map(|(belongs, _)| belongs)
    }
}

/// The number of attempts whose failure may still arrive: those since the last one that certainly failed.
fn may_still_fail(attempts: &[Attempt]) -> usize {
    since_failure(attempts).iter().filter(|attempt| attempt.can_have_begun()).count()
}

/// Whether the target of one of the attempts may have the transferee: it accepted, and no failure since shows that the caller came
/// back.
fn may_have_transferee(attempts: &[Attempt]) -> bool {
    since_failure(attempts).iter().any(|attempt| attempt.has(Signal::Accepted))
}

/// The attempts after the last one that certainly failed.
fn since_failure(attempts: &[Attempt]) -> &[Attempt] {
    let has_failed = |at: &usize| attempts[*at].belongs(&attempts[..*at]) == Some(Belongs::Here);
    let since = (0..attempts.len()).rev().find(has_failed).map_or(0, |at| at + 1);
    &attempts[since..]
}

fn verdict(last: &Attempt, earlier: &[Attempt], replaced_by_app: bool) -> String {
    let has_ended = earlier.iter().any(|attempt| attempt.ends().next().is_some());
    let failure = last.belongs(earlier);
    let is_over = last.ends().next().is_some();
    let likely_if = |doubt: bool| if doubt { "likely" } else { "certain" };
    let accepted = last.has(Signal::Accepted);
    let perhaps_with_target =
        failure != Some(Belongs::Here) && (accepted || replaced_by_app || may_have_transferee(earlier));
    let party_of_open = if perhaps_with_target || has_ended { "unknown" } else { "transferor" };
    let party_of_end = |left: bool| if left && !perhaps_with_target { "none" } else { "unknown" };

    let (phase, certainty, party) = if last.has(Signal::Completion) {
        ("completed", likely_if(has_ended), "transferTarget")
    } else if let Some(belongs) = failure {
        let party = if is_over { party_of_end(last.has(Signal::Left)) } else { party_of_open };
        ("failed", likely_if(has_ended || belongs != Belongs::Here), party)
    } else if last.has(Signal::Left) || last.has(Signal::Reason) {
        ("ended", likely_if(has_ended || last.is_doubtful), party_of_end(last.has(Signal::Left)))
    } else if last.has(Signal::Bare) && (accepted || replaced_by_app) {
        ("completed", "likely", "transferTarget")
    } else if last.has(Signal::Bare) {
        ("ended", "unknown", "unknown")
    } else if accepted {
        ("transferAccepted", likely_if(has_ended || last.is_doubtful), "unknown")
    } else if last.has(Signal::Transferring) {
        ("transferring", likely_if(has_ended || last.is_doubtful), party_of_open)
    } else {
        let leaves_call = match last.refusal() {
            None | Some((404, 10202)) => true,
            Some((404 | 409 | 410, _) | (_, 8522 | 8528 | 8543)) => false,
            Some((status, _)) => (400..500).contains(&status),
        };
        ("requested", "certain", if leaves_call { party_of_open } else { "unknown" })
    };
    format!("{phase} {certainty} {} {party}", if is_over { "over" } else { "active" })
}
