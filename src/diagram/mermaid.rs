//! The diagrams as text for Mermaid.
//!
//! Sources: Mermaid's pages on [sequence diagrams](https://mermaid.js.org/syntax/sequenceDiagram.html) and
//! [state diagrams](https://mermaid.js.org/syntax/stateDiagram.html).

use super::arrow::{ArrivalTiming, Arrow, ArrowKind};
use super::ladder::{Ladder, Leg, LegKind};
use super::lifeline::Lifeline;
use super::states::{State, StateGraph};

/// Writes a `sequenceDiagram`.
pub(super) fn ladder(Ladder { lifelines, legs, arrows }: &Ladder) -> String {
    let mut text = "sequenceDiagram\n".to_owned();
    for lifeline in lifelines {
        add(&mut text, &["    participant ", name(*lifeline), " as ", title(*lifeline), "\n"]);
    }
    let mut legs = legs.iter().peekable();
    for at in 0..=arrows.len() {
        while let Some(leg) = legs.next_if(|leg| leg.after <= at) {
            write_leg(&mut text, leg);
        }
        if let Some(arrow) = arrows.get(at) {
            write_arrow(&mut text, arrow);
        }
    }
    text
}

// Not inlined, like other small functions here: it is called in many places, and the module must stay small.
#[inline(never)]
fn add(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

/// The name of a lifeline inside the text.
fn name(lifeline: Lifeline) -> &'static str {
    match lifeline {
        Lifeline::Transferee => "Transferee",
        Lifeline::Transferor => "Bot",
        Lifeline::Graph => "Graph",
        Lifeline::TransferTarget => "Target",
    }
}

fn title(lifeline: Lifeline) -> &'static str {
    match lifeline {
        Lifeline::Transferee => "Transferee",
        Lifeline::Transferor => "Bot (transferor)",
        Lifeline::Graph => "Graph",
        Lifeline::TransferTarget => "Transfer target",
    }
}

fn write_leg(text: &mut String, Leg { kind, between: [left, right], certain, .. }: &Leg) {
    let title = match kind {
        LegKind::Call => "the call",
        LegKind::ConsultationCall => "the consultation call",
        LegKind::Transferred => "connected",
        LegKind::Returned => "the call is back",
    };
    let end = if *certain { "\n" } else { " (likely)\n" };
    add(text, &["    Note over ", name(*left), ",", name(*right), ": ", title, end]);
}

fn write_arrow(text: &mut String, arrow: &Arrow) {
    let (line, title) = match arrow.kind {
        ArrowKind::Post | ArrowKind::Lookup | ArrowKind::Dialed | ArrowKind::HangUp => ("->>", ""),
        ArrowKind::Created => ("-->>", "calling the transfer target"),
        ArrowKind::CreationRefused => ("-->>", "the call was refused"),
        ArrowKind::Attempt => ("-->>", ""),
        ArrowKind::Accepted => ("-->>", "accepted"),
        ArrowKind::Refused => ("-->>", "refused"),
        ArrowKind::NoResponse | ArrowKind::CreationUnknown => ("--x", "no response"),
        ArrowKind::NotSent => ("->>", "not sent"),
        ArrowKind::Transferring
        | ArrowKind::TransferAccepted
        | ArrowKind::Completion
        | ArrowKind::Failure
        | ArrowKind::End
        | ArrowKind::ReplacedCallEnd
        | ArrowKind::Ringing
        | ArrowKind::Answered
        | ArrowKind::Other => ("-)", if arrow.on_replaced_call { "consultation call" } else { "" }),
        ArrowKind::Silence => ("--x", "no verdict within"),
        ArrowKind::Known if arrow.label.is_empty() => ("--x", "notifications may be missing"),
        ArrowKind::Known => ("--x", "notifications may be missing; known now"),
        ArrowKind::Found => ("-->>", "the call was found"),
        ArrowKind::CallEnded => ("-->>", "the call ended"),
        ArrowKind::LookupRefused => ("-->>", "the call could not be read"),
    };
    let colon = match arrow.kind {
        ArrowKind::Silence => " ",
        _ if title.is_empty() || arrow.label.is_empty() => "",
        _ => ": ",
    };
    add(text, &["    ", name(arrow.from), line, name(arrow.to), ": ", title, colon]);
    write_escaped(text, &arrow.label);
    if arrow.times > 1 {
        add(text, &[" ×", &arrow.times.to_string()]);
    }
    text.push_str(match arrow.timing {
        None => "\n",
        Some(ArrivalTiming::OutOfOrder) => " (out of order)\n",
        Some(ArrivalTiming::AfterVerdict | ArrivalTiming::AfterSilence) => " (late)\n",
    });
}

/// Writes a `stateDiagram-v2`.
pub(super) fn states(StateGraph { states, transitions, current }: &StateGraph) -> String {
    let mut text = "stateDiagram-v2\n".to_owned();
    for node in states {
        add(&mut text, &["    state \"", state_title(node.state), "\" as ", node.state.as_str(), "\n"]);
    }
    for transition in transitions {
        let from = transition.from.map_or("[*]", State::as_str);
        let end = if transition.steps.is_empty() { "\n" } else { ": taken\n" };
        add(&mut text, &["    ", from, " --> ", transition.to.as_str(), end]);
    }
    text.push_str(
        "    classDef visited stroke-width:2px\n    classDef current stroke-width:4px,font-weight:bold\n",
    );
    for node in states {
        let class = match node.steps.is_empty() {
            true => continue,
            false if *current == Some(node.state) => " current\n",
            false => " visited\n",
        };
        add(&mut text, &["    class ", node.state.as_str(), class]);
    }
    text
}

fn state_title(state: State) -> &'static str {
    match state {
        State::Requested => "Requested",
        State::Transferring => "Transferring",
        State::TransferAccepted => "Accepted by the transfer target",
        State::Completed => "Completed",
        State::Refused => "Refused",
        State::NoResponse => "No response",
        State::Failed => "Failed, the call is back",
        State::Ended => "Call ended, transfer result unknown",
    }
}

/// Writes text that is not trusted. `;`, `#` and line breaks end a text, `%%{` begins settings, `$$` a formula, `<` markup. So every
/// ASCII character that is not a letter, a digit or known to be harmless is written as its number, in Mermaid's own way. So are
/// characters that reverse or hide text, and the ligature with which Mermaid itself marks such numbers.
fn write_escaped(text: &mut String, label: &str) {
    for letter in label.chars() {
        match letter {
            '\0'..='\x1f' | '\x7f'..='\u{a0}' => text.push(' '),
            _ if is_harmless(letter) => text.push(letter),
            _ => add(text, &["#", &u32::from(letter).to_string(), ";"]),
        }
    }
}

fn is_harmless(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || " .,-/()_+…".contains(letter)
        || !letter.is_ascii() && !matches!(letter, '\u{2000}'..='\u{206f}' | '\u{feff}' | 'ﬂ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_text_cannot_leave_its_label() {
        for (label, written) in [
            ("terminated · 0/7015", "terminated · 0/7015"),
            ("a;b#c", "a#59;b#35;c"),
            ("a\nBot->>Graph: x", "a Bot-#62;#62;Graph#58; x"),
            ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
            ("$$x$$ <b>\"'`", "#36;#36;x#36;#36; #60;b#62;#34;#39;#96;"),
            ("übergeben 転送", "übergeben 転送"),
            ("\u{202e}x\u{0}\u{2028}ﬂ", "#8238;x #8232;#64258;"),
        ] {
            let mut text = String::new();
            write_escaped(&mut text, label);
            assert_eq!(text, written, "{label:?}");
        }
    }
}
