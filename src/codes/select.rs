//! Selects the codes that explain a result or a refusal: the most exact numbers of its own, of its message, or of its reason.
//! The explanations and the decisions of the book are found by it; `pkg-template/lib/codes/select.js` does the same, and a test compares both.

use super::basis::{CallDirection, ExplanationBasis, PhoneStatus};
use super::diag_code::{DiagCode, number};
use super::key::{HubSide, Key, is_success};

/// The code book, with or without its texts.
pub(super) trait Book {
    type Entry: Copy + PartialEq;

    /// Finds the entry of a key of numbers.
    fn find(&self, key: Key) -> Option<Self::Entry>;

    /// Finds the entry of the word that names an error; its case does not matter.
    fn find_word(&self, word: &str) -> Option<Self::Entry>;

    /// Finds the entry of a `terminationReason`; its case does not matter.
    fn find_reason(&self, reason: &str) -> Option<Self::Entry>;
}

/// An entry that was found, and the numbers that it explains.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<T> {
    pub(super) entry: T,
    pub(super) basis: ExplanationBasis,
    pub(super) code: Option<i64>,
    pub(super) subcode: Option<i64>,
    pub(super) phone: Option<PhoneStatus>,
    /// Whether the numbers come from a `DiagCode`.
    pub(super) is_diag: bool,
}

/// The codes of a result or of a refusal, sorted.
#[derive(Debug, Clone)]
pub(super) struct Selected<T> {
    /// The codes that explain it.
    pub(super) by: Found<T>,
    /// The codes that wrap them: those of the result itself, where a `DiagCode` explains it.
    pub(super) wrapper: Option<Wrapper<T>>,
    /// The `DiagCode` that names the cause where the result has a meaning of its own.
    pub(super) cause: Option<Found<T>>,
}

/// The codes around those that explain.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wrapper<T> {
    Numbers {
        code: Option<i64>,
        subcode: Option<i64>,
        entry: Option<T>,
    },
    /// The word of an error, such as `generalException`.
    Word(T),
}

impl<T: Copy> Selected<T> {
    fn only(by: Found<T>) -> Self {
        Self { by, wrapper: None, cause: None }
    }

    /// Returns the codes that name the cause.
    pub(super) fn of_causes(&self) -> Found<T> {
        self.cause.unwrap_or(self.by)
    }
}

/// How much the codes say, from little to much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Only that something failed: 0, 8518, 9001 to 9999.
    Vague,
    /// The app's view of a failure below it: 85xx and 86xx.
    Wrapping,
    /// The bot's part in it (71xx), or the structure of a code.
    Partial,
    /// The reason.
    Exact,
    /// The outcome of a transfer: 7000, 7015 or 7700 with a meaning of its own.
    Outcome,
}

/// Words that only say that something failed.
const VAGUE_WORDS: [&str; 4] = ["generalException", "UnknownError", "InternalServerError", "operationFailed"];

pub(super) fn select_result<B: Book>(
    code: Option<i64>,
    subcode: Option<i64>,
    message: &str,
    reason: &str,
    book: &B,
) -> Option<Selected<B::Entry>> {
    let diags = DiagCode::find_all(message);
    let own = specific(code, subcode, book);
    let below = best_of(&diags, code, book);
    let general = || result_code(code.or(diags.last().and_then(|diag| diag.code)), subcode, book);
    match (own, below) {
        (Some(own), Some(below)) => Some(weigh(own, below)),
        (Some(own), None) => Some(Selected::only(own)),
        (None, Some(below)) => {
            let entry = result_code(code, subcode, book).map(|found| found.entry);
            let is_around = code != below.code || subcode.is_some_and(|subcode| subcode != 0);
            let wrapper = (code.or(subcode).is_some() && is_around).then_some(Wrapper::Numbers {
                code,
                subcode,
                entry,
            });
            Some(Selected { wrapper, ..Selected::only(below) })
        }
        (None, None) => {
            let by_reason = book.find_reason(reason).map(|entry| named(entry, ExplanationBasis::Reason));
            by_reason.or_else(general).map(Selected::only)
        }
    }
}

pub(super) fn select_error<B: Book>(
    error_code: &str,
    status: Option<i64>,
    message: &str,
    book: &B,
) -> Option<Selected<B::Entry>> {
    if let Some(inner) =
        code_in_json(message).filter(|inner| says_nothing(error_code) && !says_nothing(inner))
    {
        let outer = book.find_word(error_code);
        let selected = select_error(inner, status, "", book)?;
        return Some(Selected { wrapper: outer.map(Wrapper::Word), ..selected });
    }
    let as_number = number(error_code);
    let diags = DiagCode::find_all(message);
    let below = best_of(&diags, status, book);
    let by_status = || http_status(status.or(as_number), book).map(Selected::only);
    if let Some(own) = specific(status, as_number, book) {
        let own = Found { basis: ExplanationBasis::Error, ..own };
        return Some(below.map_or_else(|| Selected::only(own), |below| weigh(own, below)));
    }
    let word = book.find_word(error_code).map(|entry| named(entry, ExplanationBasis::Error));
    let is_vague = says_nothing(error_code);
    match (word, below) {
        (Some(word), Some(below)) if is_vague => {
            Some(Selected { wrapper: Some(Wrapper::Word(word.entry)), ..Selected::only(below) })
        }
        (Some(word), _) if is_vague && status.is_some() => by_status()
            .map(|selected| Selected { wrapper: Some(Wrapper::Word(word.entry)), ..selected })
            .or(Some(Selected::only(word))),
        (Some(word), _) => Some(Selected::only(word)),
        (None, Some(below)) => {
            let wrapper = as_number.map(|subcode| Wrapper::Numbers {
                code: status,
                subcode: Some(subcode),
                entry: None,
            });
            Some(Selected { wrapper, ..Selected::only(below) })
        }
        (None, None) => by_status(),
    }
}

/// Returns whether the code of an error only says that something failed.
fn says_nothing(error_code: &str) -> bool {
    error_code.is_empty() || VAGUE_WORDS.iter().any(|word| word.eq_ignore_ascii_case(error_code))
}

/// Finds the code in a message that is the JSON text of another error.
fn code_in_json(message: &str) -> Option<&str> {
    let text = message.trim_start_matches([' ', '"', '[']);
    let after = |name: &str| {
        // ASCII only: the offsets stay those of the message.
        let at = text.to_ascii_lowercase().find(name)?;
        let value = text.get(at + name.len()..)?.trim_start_matches(['\\', '"', ' ']).strip_prefix(':')?;
        let value = value.trim_start_matches([' ', '\\', '"']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(value.len());
        value.get(..end).filter(|code| (1..=64).contains(&code.len()))
    };
    if !text.starts_with('{') {
        return None;
    }
    after("errorcode").or_else(|| after("\"code"))
}

/// Weighs the codes of a result against those of its message.
fn weigh<T: Copy + PartialEq>(own: Found<T>, below: Found<T>) -> Selected<T> {
    if own.entry == below.entry {
        return Selected::only(own);
    }
    let is_same_subcode = own.subcode == below.subcode;
    let is_more_exact = below.rank() > own.rank() && !is_same_subcode;
    // 3002#7106: the number before the subcode is the reason.
    let names_its_reason =
        is_same_subcode && own.rank() < Rank::Exact && below.basis == ExplanationBasis::Pair;
    if own.rank() == Rank::Outcome {
        let is_failure = own.code.is_some_and(|code| code >= 300);
        let cause = (is_failure && !is_same_subcode && below.rank() > Rank::Vague).then_some(below);
        Selected { cause, ..Selected::only(own) }
    } else if is_more_exact || names_its_reason {
        let Found { code, subcode, entry, .. } = own;
        let wrapper = Some(Wrapper::Numbers { code, subcode, entry: Some(entry) });
        Selected { wrapper, ..Selected::only(below) }
    } else {
        Selected::only(own)
    }
}

impl<T> Found<T> {
    fn rank(&self) -> Rank {
        let is_pair = matches!(self.basis, ExplanationBasis::Pair | ExplanationBasis::Error);
        match (self.basis, self.subcode.unwrap_or_default()) {
            (_, 7015 | 7700) => Rank::Outcome,
            (_, 7000) if is_pair => Rank::Outcome,
            (ExplanationBasis::Subcode, 7000) | (_, 8518 | 9000..=9999) => Rank::Vague,
            // As a DiagCode, 408#0, 487#0 and 603#0 are reasons; a success is none.
            (_, 0) if !self.is_diag || self.code.is_none_or(|code| code < 300) => Rank::Vague,
            (_, 8500..=8699) => Rank::Wrapping,
            (ExplanationBasis::Phone, _) | (_, 7100..=7199) => Rank::Partial,
            _ => Rank::Exact,
        }
    }
}

/// Finds the `DiagCode` that says most; the last one of equals, since each layer adds its own in front of that below.
fn best_of<B: Book>(diags: &[DiagCode], code: Option<i64>, book: &B) -> Option<Found<B::Entry>> {
    let found = diags.iter().filter_map(|diag| {
        let found = specific(diag.code.or(code), diag.subcode, book)
            .or_else(|| specific(code, diag.subcode, book))?;
        Some(Found { is_diag: true, ..found })
    });
    found.max_by_key(Found::rank)
}

/// Finds a subcode by its most exact key.
pub(super) fn specific<B: Book>(
    code: Option<i64>,
    subcode: Option<i64>,
    book: &B,
) -> Option<Found<B::Entry>> {
    let number = subcode?;
    let has_succeeded = code.is_none_or(is_success);
    let phone = phone_status(number);
    let found = |basis| move |entry| Found { entry, basis, code, subcode, phone, is_diag: false };
    let sip = |phone: PhoneStatus| {
        book.find(Key::Sip(phone.sip)).or_else(|| book.find(Key::SipClass(phone.sip / 100)))
    };
    code.and_then(|code| book.find(Key::Pair(code, number)))
        .map(found(ExplanationBasis::Pair))
        .or_else(|| {
            let success = has_succeeded.then(|| book.find(Key::Success(number))).flatten();
            success.or_else(|| book.find(Key::Subcode(number))).map(found(ExplanationBasis::Subcode))
        })
        .or_else(|| {
            phone.and_then(sip).or_else(|| book.find(hub(number)?)).map(found(ExplanationBasis::Phone))
        })
}

/// Reads the telephone network's ranges: 540 or 560 before a SIP status of an error.
fn phone_status(subcode: i64) -> Option<PhoneStatus> {
    let leg = match subcode / 1000 {
        540 => CallDirection::Inbound,
        560 => CallDirection::Outbound,
        _ => return None,
    };
    let sip = subcode % 1000;
    (400..700).contains(&sip).then_some(PhoneStatus { leg, sip })
}

/// Reads the structure of a six-digit code of the telephone network: 5, the module, its source, and three digits.
fn hub(subcode: i64) -> Option<Key> {
    let is_error = (500_000..600_000).contains(&subcode) && subcode % 1000 != 0;
    let side = if subcode / 10_000 == 56 { HubSide::Sbc } else { HubSide::Microsoft };
    is_error.then_some(Key::Hub(side))
}

/// Finds the code of a call's result without its subcode.
fn result_code<B: Book>(code: Option<i64>, subcode: Option<i64>, book: &B) -> Option<Found<B::Entry>> {
    let number = code?;
    let entry = book.find(Key::Result(number)).or_else(|| book.find(Key::ResultClass(number / 100)))?;
    Some(general(entry, code, subcode))
}

/// Finds the HTTP status of a refused request.
fn http_status<B: Book>(status: Option<i64>, book: &B) -> Option<Found<B::Entry>> {
    let number = status?;
    let entry = book.find(Key::Code(number)).or_else(|| book.find(Key::CodeClass(number / 100)))?;
    Some(general(entry, status, None))
}

fn general<T>(entry: T, code: Option<i64>, subcode: Option<i64>) -> Found<T> {
    Found { entry, basis: ExplanationBasis::Code, code, subcode, phone: None, is_diag: false }
}

fn named<T>(entry: T, basis: ExplanationBasis) -> Found<T> {
    Found { entry, basis, code: None, subcode: None, phone: None, is_diag: false }
}
