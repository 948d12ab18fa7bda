//! Reads one notification. The meaning of its members depends on its path, which may be the last member: so every member that
//! can matter is recorded first, and judged at the end.

use super::cursor::{Cursor, CursorResult, JsonKind};
use super::entry::{Entry, EntryKind, Number, ResultNumbers};
use super::fault::{Rejection, RejectionReason};
use super::name::names;
use super::reader::{EntryReader, MemberScope};
use super::resource::{Path, Resource};
use super::span::ByteSpan;
use super::word::{AudioStates, CallStates, ChangeTypes, OperationStates, Tones, Word};

/// The result of reading an entry.
pub(super) enum EntryOutcome {
    Read,
    /// A notification of a Graph subscription: it has the members of one, and its resource is not a call.
    OfSubscription,
    Rejected(Rejection),
}

/// The place of an entry in its body.
#[derive(Debug, Clone, Copy)]
pub(super) struct EntryPlace {
    pub(super) index: u32,
    /// Whether the body is the entry itself.
    pub(super) is_bare: bool,
}

impl EntryPlace {
    fn pointer(self, member: &str) -> String {
        if self.is_bare { member.to_owned() } else { format!("/value/{}{member}", self.index) }
    }
}

/// Reads the next entry into an empty one.
pub(super) fn read_entry<'a>(
    cursor: &mut Cursor<'a>,
    body: &'a [u8],
    place: EntryPlace,
    entry: &mut Entry,
) -> CursorResult<EntryOutcome> {
    let found = cursor.kind()?;
    if found != JsonKind::Object {
        let span = cursor.skip()?;
        let (path, reason) = (place.pointer(""), RejectionReason::NotAnObject);
        let message = format!("expected an object, found {}", found.name());
        return Ok(EntryOutcome::Rejected(Rejection { index: place.index, reason, path, message, span }));
    }
    entry.index = place.index;
    let mut reader = EntryReader {
        cursor,
        body,
        entry,
        mismatches: Vec::new(),
        resource: ByteSpan::ABSENT,
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
        // Its value is not read, but nearly every object has this member: a known name is skipped quickly.
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
        // Its value is not read, but nearly every object has this member: a known name is skipped quickly.
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

impl EntryReader<'_, '_> {
    fn members(&mut self) -> CursorResult<()> {
        let start = self.cursor.at();
        let mut is_first = true;
        self.cursor.enter()?;
        while let Some(name) = self.cursor.member(&mut is_first)? {
            match name {
                EntryName::ChangeType => {
                    self.entry.change_type = self.word::<ChangeTypes>("/changeType", MemberScope::Entry)?;
                }
                EntryName::ResourceUrl => {
                    self.entry.resource_url = self.text("/resourceUrl", MemberScope::Entry)?;
                }
                EntryName::Resource => self.resource = self.text("/resource", MemberScope::Entry)?,
                EntryName::ResourceData => self.data()?,
                EntryName::OfSubscription => {
                    self.is_of_subscription = true;
                    self.pass()?;
                }
                EntryName::Type | EntryName::Other => self.pass()?,
            }
        }
        self.entry.whole = ByteSpan::new(start, self.cursor.at());
        Ok(())
    }

    fn data(&mut self) -> CursorResult<()> {
        if self.data_kind.is_some() {
            self.forget_data();
        }
        let kind = self.cursor.kind()?;
        let start = self.cursor.at();
        self.data_kind = Some(kind);
        match kind {
            JsonKind::Object => self.resource_data()?,
            JsonKind::Array => {
                self.cursor.skip()?;
            }
            JsonKind::Null => {
                self.cursor.skip()?;
                self.data_kind = None;
                return Ok(());
            }
            JsonKind::Text | JsonKind::Number | JsonKind::Flag => {
                self.cursor.skip()?;
                self.mismatch(DATA, "an object or an array", kind, MemberScope::Entry);
            }
        }
        self.entry.data = ByteSpan::new(start, self.cursor.at());
        Ok(())
    }

    /// Drops the first `resourceData` when an entry has two: the last one counts, as for every duplicate member.
    #[cold]
    fn forget_data(&mut self) {
        let Entry { index, change_type, resource_url, .. } = *self.entry;
        *self.entry = Entry { index, change_type, resource_url, ..Entry::default() };
        self.mismatches.retain(|mismatch| mismatch.of == MemberScope::Entry && mismatch.path != DATA);
        self.status = Word::ABSENT;
    }

    fn resource_data(&mut self) -> CursorResult<()> {
        let mut is_first = true;
        self.cursor.enter()?;
        while let Some(name) = self.cursor.member(&mut is_first)? {
            match name {
                DataName::Type => {
                    self.entry.data_type = self.text("/resourceData/@odata.type", MemberScope::Entry)?;
                }
                DataName::State => {
                    self.entry.state = self.word::<CallStates>("/resourceData/state", MemberScope::Call)?;
                }
                DataName::Status => {
                    self.status =
                        self.word::<OperationStates>("/resourceData/status", MemberScope::Operation)?;
                }
                DataName::ResultInfo => self.result()?,
                DataName::TerminationReason => {
                    self.entry.termination_reason =
                        self.text("/resourceData/terminationReason", MemberScope::Call)?;
                }
                DataName::MediaState => self.media_state()?,
                DataName::ToneInfo => self.tone_info()?,
                DataName::ClientContext => {
                    self.entry.client_context =
                        self.text("/resourceData/clientContext", MemberScope::Operation)?;
                }
                DataName::SequenceNumber => {
                    self.entry.sequence =
                        self.sequence("/resourceData/sequenceNumber", MemberScope::Delta)?;
                }
                DataName::Participants => self.participants()?,
                DataName::Other => self.pass()?,
            }
        }
        Ok(())
    }

    #[inline(never)]
    fn participants(&mut self) -> CursorResult<()> {
        let kind = self.cursor.kind()?;
        let span = self.cursor.skip()?;
        match kind {
            JsonKind::Array => self.entry.participants = span,
            JsonKind::Null => self.entry.participants = ByteSpan::ABSENT,
            _ => self.mismatch("/resourceData/participants", "an array", kind, MemberScope::Delta),
        }
        Ok(())
    }

    #[inline(never)]
    fn media_state(&mut self) -> CursorResult<()> {
        self.entry.audio = Word::ABSENT;
        self.object("/resourceData/mediaState", MemberScope::Call, |reader, name| {
            match name {
                MediaName::Audio => {
                    reader.entry.audio =
                        reader.word::<AudioStates>("/resourceData/mediaState/audio", MemberScope::Call)?;
                }
                MediaName::Other => reader.pass()?,
            }
            Ok(())
        })
    }

    #[inline(never)]
    fn tone_info(&mut self) -> CursorResult<()> {
        self.entry.tone = Word::ABSENT;
        self.object("/resourceData/toneInfo", MemberScope::Call, |reader, name| {
            match name {
                ToneName::Tone => {
                    reader.entry.tone =
                        reader.word::<Tones>("/resourceData/toneInfo/tone", MemberScope::Call)?;
                }
                ToneName::SequenceId => {
                    reader.entry.sequence =
                        reader.sequence("/resourceData/toneInfo/sequenceId", MemberScope::Call)?;
                }
                ToneName::Other => reader.pass()?,
            }
            Ok(())
        })
    }

    fn result(&mut self) -> CursorResult<()> {
        self.entry.result = ResultNumbers::default();
        self.object("/resourceData/resultInfo", MemberScope::Result, |reader, name| {
            match name {
                ResultName::Code => {
                    let path = "/resourceData/resultInfo/code";
                    let (number, word) = reader.number_or_word(path)?;
                    if word.is_present() {
                        reader.mismatch(path, "a whole number", JsonKind::Text, MemberScope::Result);
                    }
                    reader.entry.result.code = Number::new(number);
                }
                ResultName::Subcode => {
                    let (number, word) = reader.number_or_word("/resourceData/resultInfo/subcode")?;
                    // Of the two spellings, the one with a value counts.
                    if number.is_some() || word.is_present() {
                        reader.entry.result.subcode = Number::new(number);
                        reader.entry.result.word = word;
                    }
                }
                ResultName::Message => {
                    let text = reader.text("/resourceData/resultInfo/message", MemberScope::Result)?;
                    reader.entry.result.message = text;
                }
                ResultName::Type | ResultName::Other => reader.pass()?,
            }
            Ok(())
        })
    }

    /// Decides the kind of the notification.
    fn finish(mut self, place: EntryPlace) -> EntryOutcome {
        let url = if self.entry.resource_url.is_present() { self.entry.resource_url } else { self.resource };
        let Path { resource, call, item } = Path::read(url, self.body);
        if self.is_of_subscription && resource == Resource::Elsewhere {
            self.entry.resource_url = url;
            return EntryOutcome::OfSubscription;
        }
        let kind = self.kind(resource);
        if let Some(mismatch) = self.mismatches.iter().find(|mismatch| has(kind, mismatch.of)) {
            let message = format!("expected {}, found {}", mismatch.expected, mismatch.found.name());
            return self.rejected(place, RejectionReason::WrongType, mismatch.path, message);
        }
        if !url.is_present() {
            let message = "expected resourceUrl, the path of the resource".to_owned();
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
        EntryOutcome::Read
    }

    fn kind(&mut self, resource: Resource) -> EntryKind {
        let is_array = self.data_kind == Some(JsonKind::Array);
        match resource {
            Resource::Call | Resource::Operation if is_array => {
                self.mismatch(DATA, "an object", JsonKind::Array, MemberScope::Entry);
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
    fn rejected(
        &self,
        place: EntryPlace,
        reason: RejectionReason,
        path: &str,
        message: String,
    ) -> EntryOutcome {
        let path = place.pointer(path);
        EntryOutcome::Rejected(Rejection {
            index: place.index,
            reason,
            path,
            message,
            span: self.entry.whole,
        })
    }
}

const DATA: &str = "/resourceData";

/// Returns whether a kind of notification has the members of a scope.
fn has(kind: EntryKind, of: MemberScope) -> bool {
    match of {
        MemberScope::Entry => true,
        MemberScope::Call => matches!(kind, EntryKind::Call | EntryKind::Tone),
        MemberScope::Operation => kind == EntryKind::Operation,
        MemberScope::Result => matches!(kind, EntryKind::Call | EntryKind::Operation),
        MemberScope::Delta => kind == EntryKind::RosterDelta,
    }
}

/// Removes `#microsoft.graph.`.
fn without_namespace(name: ByteSpan, body: &[u8]) -> ByteSpan {
    let cut = name.of(body).iter().rposition(|byte| *byte == b'.').map_or(0, |at| at + 1);
    if !name.is_present() || cut == 0 {
        return name;
    }
    ByteSpan::new(name.start() + cut, name.end()).with_escapes(name.is_escaped())
}
