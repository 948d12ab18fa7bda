//! Reads one notification. What its members mean depends on its path, which may come last: so all that could matter is noted.

use super::cursor::{Cursor, Kind, Read};
use super::entry::{Entry, EntryKind, Number, ResultNumbers};
use super::fault::{Rejection, RejectionReason};
use super::name::names;
use super::resource::{Path, Resource};
use super::span::Span;
use super::values::{Of, Slip};
use super::word::{AudioStates, CallStates, ChangeTypes, OperationStates, Tones, Word};

/// What an entry came to.
pub(super) enum Outcome {
    Read,
    /// A notification of a Graph subscription: it has members of one, and is about no call.
    OfSubscription,
    Rejected(Rejection),
}

/// Where an entry stands in its body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) index: u32,
    /// Whether the body is the entry itself.
    pub(super) is_bare: bool,
}

impl Place {
    fn pointer(self, member: &str) -> String {
        if self.is_bare { member.to_owned() } else { format!("/value/{}{member}", self.index) }
    }
}

pub(super) struct Reader<'c, 'a> {
    pub(super) cursor: &'c mut Cursor<'a>,
    pub(super) body: &'a [u8],
    pub(super) entry: &'c mut Entry,
    pub(super) slips: Vec<Slip>,
    resource: Span,
    data_kind: Option<Kind>,
    status: Word,
    is_of_subscription: bool,
}

/// Reads the entry that comes next, into one that is empty.
pub(super) fn read_entry<'a>(
    cursor: &mut Cursor<'a>,
    body: &'a [u8],
    place: Place,
    entry: &mut Entry,
) -> Read<Outcome> {
    let found = cursor.kind()?;
    if found != Kind::Object {
        let span = cursor.skip()?;
        let (path, reason) = (place.pointer(""), RejectionReason::NotAnObject);
        let message = format!("expected an object, found {}", found.name());
        return Ok(Outcome::Rejected(Rejection { index: place.index, reason, path, message, span }));
    }
    entry.index = place.index;
    let mut reader = Reader {
        cursor,
        body,
        entry,
        slips: Vec::new(),
        resource: Span::ABSENT,
        data_kind: None,
        status: Word::ABSENT,
        is_of_subscription: false,
    };
    reader.members()?;
    Ok(reader.finish(place))
}

names! {
    /// The members of a notification.
    EntryName {
        ChangeType = "changeType",
        ResourceUrl = "resourceUrl",
        Resource = "resource",
        ResourceData = "resourceData",
        // Nothing is read from it, but nearly all have it.
        Type = "@odata.type",
        OfSubscription = "subscriptionId" | "clientState" | "lifecycleEvent" | "encryptedContent",
    }
}

names! {
    /// The members of `resourceData`.
    DataName {
        Type = "@odata.type",
        State = "state",
        Status = "status",
        ResultInfo = "resultInfo",
        TerminationReason = "terminationReason",
        MediaState = "mediaState",
        ToneInfo = "toneInfo",
        ClientContext = "clientContext",
        SequenceNumber = "sequenceNumber",
        Participants = "participants",
    }
}

names! {
    /// The members of `resultInfo`.
    ResultName {
        Code = "code",
        Subcode = "subcode" | "subCode",
        Message = "message",
        // Nothing is read from it, but nearly all have it.
        Type = "@odata.type",
    }
}

names! {
    /// The members of `mediaState`.
    MediaName { Audio = "audio" }
}

names! {
    /// The members of `toneInfo`.
    ToneName { Tone = "tone", SequenceId = "sequenceId" }
}

impl Reader<'_, '_> {
    fn members(&mut self) -> Read<()> {
        let start = self.cursor.at();
        let mut is_first = true;
        self.cursor.enter()?;
        while let Some(name) = self.cursor.member(&mut is_first)? {
            match name {
                EntryName::ChangeType => {
                    self.entry.change_type = self.word::<ChangeTypes>("/changeType", Of::Entry)?;
                }
                EntryName::ResourceUrl => self.entry.resource_url = self.text("/resourceUrl", Of::Entry)?,
                EntryName::Resource => self.resource = self.text("/resource", Of::Entry)?,
                EntryName::ResourceData => self.data()?,
                EntryName::OfSubscription => {
                    self.is_of_subscription = true;
                    self.pass()?;
                }
                EntryName::Type | EntryName::Other => self.pass()?,
            }
        }
        self.entry.whole = Span::new(start, self.cursor.at());
        Ok(())
    }

    fn data(&mut self) -> Read<()> {
        if self.data_kind.is_some() {
            self.forget_data();
        }
        let kind = self.cursor.kind()?;
        let start = self.cursor.at();
        self.data_kind = Some(kind);
        match kind {
            Kind::Object => self.resource_data()?,
            Kind::Array => {
                self.cursor.skip()?;
            }
            Kind::Null => {
                self.cursor.skip()?;
                self.data_kind = None;
                return Ok(());
            }
            Kind::Text | Kind::Number | Kind::Flag => {
                self.cursor.skip()?;
                self.slip(DATA, "an object or an array", kind, Of::Entry);
            }
        }
        self.entry.data = Span::new(start, self.cursor.at());
        Ok(())
    }

    /// Of two, the last one counts, and nothing of the first.
    #[cold]
    fn forget_data(&mut self) {
        let Entry { index, change_type, resource_url, .. } = *self.entry;
        *self.entry = Entry { index, change_type, resource_url, ..Entry::default() };
        self.slips.retain(|slip| slip.of == Of::Entry && slip.path != DATA);
        self.status = Word::ABSENT;
    }

    fn resource_data(&mut self) -> Read<()> {
        let mut is_first = true;
        self.cursor.enter()?;
        while let Some(name) = self.cursor.member(&mut is_first)? {
            match name {
                DataName::Type => {
                    self.entry.data_type = self.text("/resourceData/@odata.type", Of::Entry)?;
                }
                DataName::State => {
                    self.entry.state = self.word::<CallStates>("/resourceData/state", Of::Call)?;
                }
                DataName::Status => {
                    self.status = self.word::<OperationStates>("/resourceData/status", Of::Operation)?;
                }
                DataName::ResultInfo => self.result()?,
                DataName::TerminationReason => {
                    self.entry.termination_reason = self.text("/resourceData/terminationReason", Of::Call)?;
                }
                DataName::MediaState => self.media_state()?,
                DataName::ToneInfo => self.tone_info()?,
                DataName::ClientContext => {
                    self.entry.client_context = self.text("/resourceData/clientContext", Of::Operation)?;
                }
                DataName::SequenceNumber => {
                    self.entry.sequence = self.sequence("/resourceData/sequenceNumber", Of::Delta)?;
                }
                DataName::Participants => self.participants()?,
                DataName::Other => self.pass()?,
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn participants(&mut self) -> Read<()> {
        let kind = self.cursor.kind()?;
        let span = self.cursor.skip()?;
        match kind {
            Kind::Array => self.entry.participants = span,
            Kind::Null => self.entry.participants = Span::ABSENT,
            _ => self.slip("/resourceData/participants", "an array", kind, Of::Delta),
        }
        Ok(())
    }

    #[inline(never)]
    fn media_state(&mut self) -> Read<()> {
        self.entry.audio = Word::ABSENT;
        self.object("/resourceData/mediaState", Of::Call, |reader, name| {
            match name {
                MediaName::Audio => {
                    reader.entry.audio =
                        reader.word::<AudioStates>("/resourceData/mediaState/audio", Of::Call)?;
                }
                MediaName::Other => reader.pass()?,
            }
            Ok(())
        })
    }

    #[inline(never)]
    fn tone_info(&mut self) -> Read<()> {
        self.entry.tone = Word::ABSENT;
        self.object("/resourceData/toneInfo", Of::Call, |reader, name| {
            match name {
                ToneName::Tone => {
                    reader.entry.tone = reader.word::<Tones>("/resourceData/toneInfo/tone", Of::Call)?;
                }
                ToneName::SequenceId => {
                    reader.entry.sequence = reader.sequence("/resourceData/toneInfo/sequenceId", Of::Call)?;
                }
                ToneName::Other => reader.pass()?,
            }
            Ok(())
        })
    }

    fn result(&mut self) -> Read<()> {
        self.entry.result = ResultNumbers::default();
        self.object("/resourceData/resultInfo", Of::Result, |reader, name| {
            match name {
                ResultName::Code => {
                    let path = "/resourceData/resultInfo/code";
                    let (number, word) = reader.number_or_word(path)?;
                    if word.is_present() {
                        reader.slip(path, "a whole number", Kind::Text, Of::Result);
                    }
                    reader.entry.result.code = Number::of(number);
                }
                ResultName::Subcode => {
                    let (number, word) = reader.number_or_word("/resourceData/resultInfo/subcode")?;
                    // Of the two spellings, the one that says something counts.
                    if number.is_some() || word.is_present() {
                        reader.entry.result.subcode = Number::of(number);
                        reader.entry.result.word = word;
                    }
                }
                ResultName::Message => {
                    let text = reader.text("/resourceData/resultInfo/message", Of::Result)?;
                    reader.entry.result.message = text;
                }
                ResultName::Type | ResultName::Other => reader.pass()?,
            }
            Ok(())
        })
    }

    /// Decides what the notification is.
    fn finish(mut self, place: Place) -> Outcome {
        let url = if self.entry.resource_url.is_present() { self.entry.resource_url } else { self.resource };
        let Path { resource, call, item } = Path::read(url, self.body);
        if self.is_of_subscription && resource == Resource::Elsewhere {
            self.entry.resource_url = url;
            return Outcome::OfSubscription;
        }
        let kind = self.kind(resource);
        if let Some(slip) = self.slips.iter().find(|slip| has(kind, slip.of)) {
            let message = format!("expected {}, found {}", slip.expected, slip.found.name());
            return self.rejected(place, RejectionReason::WrongType, slip.path, message);
        }
        if !url.is_present() {
            let message = "expected resourceUrl, the path of what the notification is about".to_owned();
            return self.rejected(place, RejectionReason::ResourceMissing, "", message);
        }
        self.entry.kind = kind;
        self.entry.resource_url = url;
        self.entry.call = call;
        self.entry.item = item;
        if kind == EntryKind::Operation {
            self.entry.state = self.status;
            self.entry.data_type = without_namespace(self.entry.data_type, self.body);
        }
        Outcome::Read
    }

    fn kind(&mut self, resource: Resource) -> EntryKind {
        let is_array = self.data_kind == Some(Kind::Array);
        match resource {
            Resource::Call | Resource::Operation if is_array => {
                self.slip(DATA, "an object", Kind::Array, Of::Entry);
                EntryKind::Call
            }
            Resource::Call if self.entry.tone.is_present() => EntryKind::Tone,
            Resource::Call => EntryKind::Call,
            Resource::Operation => EntryKind::Operation,
            Resource::ContentSharing => EntryKind::ContentSharing,
            Resource::Roster if is_array || self.data_kind.is_none() => EntryKind::Roster,
            Resource::Roster if self.entry.participants.is_present() || self.is_delta() => {
                EntryKind::RosterDelta
            }
            Resource::Roster | Resource::OfCall | Resource::Elsewhere => EntryKind::Other,
        }
    }

    #[inline(never)]
    fn is_delta(&self) -> bool {
        let name = without_namespace(self.entry.data_type, self.body);
        name.of(self.body).eq_ignore_ascii_case(b"deltaParticipants")
    }

    #[cold]
    fn rejected(&self, place: Place, reason: RejectionReason, path: &str, message: String) -> Outcome {
        let path = place.pointer(path);
        Outcome::Rejected(Rejection { index: place.index, reason, path, message, span: self.entry.whole })
    }
}

const DATA: &str = "/resourceData";

/// Whether a kind of notification has the members of something.
fn has(kind: EntryKind, of: Of) -> bool {
    match of {
        Of::Entry => true,
        Of::Call => matches!(kind, EntryKind::Call | EntryKind::Tone),
        Of::Operation => kind == EntryKind::Operation,
        Of::Result => matches!(kind, EntryKind::Call | EntryKind::Operation),
        Of::Delta => kind == EntryKind::RosterDelta,
    }
}

/// Cuts `#microsoft.graph.` off.
fn without_namespace(name: Span, body: &[u8]) -> Span {
    let cut = name.of(body).iter().rposition(|byte| *byte == b'.').map_or(0, |at| at + 1);
    if !name.is_present() || cut == 0 {
        return name;
    }
    Span::new(name.start() + cut, name.end()).with_escapes(name.is_escaped())
}
