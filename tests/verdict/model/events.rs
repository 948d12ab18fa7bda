//! The events of a history: the steps of a script, as the model reads them.

/// An event of the history of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// An expectation, with its number in the script, from 0.
    Expect {
        number: usize,
        replaces: Option<String>,
    },
    Withdraw(usize),
    Commit(usize),
    /// A response to an expectation, or to the current attempt.
    Response {
        number: Option<usize>,
        answer: Answer,
    },
    Signal(Signal),
    /// An end of another call, which a transfer may replace.
    OtherEnd {
        call: String,
        by_app: bool,
    },
    /// A snapshot was read: no expectation is open any more.
    Restore,
    Forget,
}

/// A response to the POST.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    Accepted,
    Refused { status: u16, number: u16 },
}

/// A notification of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    Transferring,
    Accepted,
    /// Established again, with code and subcode.
    Failure(u16, u32),
    /// Ended because it was transferred.
    Completion,
    /// Ended by the other party.
    Left,
    /// Ended for another reason.
    Reason,
    /// Ended without a reason.
    Bare,
    Other,
}

/// Reads the events of the call `C` from the steps of a script.
pub(super) fn events<'s>(steps: impl IntoIterator<Item = &'s str>) -> Vec<Event> {
    let mut expectations = 0;
    let mut read = |step: &str| {
        let words: Vec<&str> = step.split(' ').collect();
        Some(match words[..] {
            ["expect", ref replaces @ ..] => {
                expectations += 1;
                Event::Expect {
                    number: expectations - 1,
                    replaces: replaces.first().map(|&name| name.to_uppercase()),
                }
            }
            ["withdraw", number] => Event::Withdraw(index(number)),
            ["commit", number] => Event::Commit(index(number)),
            ["restore"] => Event::Restore,
            ["forget"] => Event::Forget,
            ["accepted", _, ref number @ ..] => Event::Response {
                number: number.first().map(|&number| index(number)),
                answer: Answer::Accepted,
            },
            ["refused", status, ref number @ ..] => {
                let (status, code) = status.split_once('/').unwrap_or((status, "0"));
                let answer =
                    Answer::Refused { status: status.parse().unwrap(), number: code.parse().unwrap() };
                Event::Response { number: number.first().map(|&number| index(number)), answer }
            }
            [call, ref rest @ ..] if call.ends_with(':') => match call {
                "c:" => Event::Signal(signal(rest)),
                "R:" | "X:" => {
                    let by_app = rest.contains(&"=AppInitiated");
                    let is_end = ["gone", "deleted", "terminated"].contains(&rest[0]);
                    return is_end.then(|| Event::OtherEnd { call: call[..1].to_owned(), by_app });
                }
                _ => return None,
            },
            ref notification => Event::Signal(signal(notification)),
        })
    };
    steps.into_iter().filter_map(&mut read).collect()
}

fn index(number: &str) -> usize {
    number.parse::<usize>().unwrap() - 1
}

fn signal(words: &[&str]) -> Signal {
    match *words {
        ["transferring"] => Signal::Transferring,
        ["transferAccepted"] => Signal::Accepted,
        ["established", codes] if codes.contains('/') => {
            let (code, subcode) = codes.split_once('/').unwrap();
            match code.parse().unwrap() {
                code @ 400.. => Signal::Failure(code, subcode.parse().unwrap()),
                _ => Signal::Other,
            }
        }
        ["deleted" | "terminated" | "gone"] => Signal::Bare,
        ["deleted" | "terminated", "=AppTransferred"] => Signal::Completion,
        ["deleted" | "terminated", end] if end.ends_with("/7015") => Signal::Completion,
        ["deleted" | "terminated", "200/4521" | "200/540000" | "0/4097"] => Signal::Left,
        ["deleted" | "terminated", _] => Signal::Reason,
        _ => Signal::Other,
    }
}
