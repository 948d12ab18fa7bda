//! Reads a whole body: its kind, and its notifications as records. The buffers are reused for the next body.

use super::cursor::{Cursor, CursorResult, JsonKind};
use super::entry::{Entry, EntryKind};
use super::fault::{Fault, Limit, Rejection};
use super::name::names;
use super::read_entry::{EntryOutcome, EntryPlace, read_entry};
use super::resource::Path;
use super::span::ByteSpan;
use super::{MAX_BODY_LEN, MAX_ENTRIES};
use crate::words::words;

words! {
    /// The kind of a body: `NotificationBatch.kind` of the package's types.
    #[derive(Default)]
    pub enum BatchKind {
        /// Notifications of calls.
        Graph = "graph",
        /// Nothing, or only white space.
        #[default]
        Empty = "empty",
        /// An incoming call in the old Skype protocol.
        Legacy = "legacy",
        /// Notifications of a Graph subscription.
        ChangeNotification = "changeNotification",
        /// A participant asks to join a call that the app records.
        ParticipantJoining = "participantJoining",
        /// JSON that is none of these.
        Other = "other",
    }
}

/// The limit of records whose buffer stays reserved for the next body.
const MAX_RETAINED_ENTRIES: usize = 256;

/// The result of reading one body.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) kind: BatchKind,
    pub(crate) entries: Vec<Entry>,
    pub(crate) rejections: Vec<Rejection>,
    /// Whether the body is ASCII, so that each of its bytes is one UTF-16 unit.
    pub(crate) is_ascii: bool,
}

names! {
    /// The members of the root.
    RootName {
        Type = "@odata.type",
        Value = "value",
        ParticipantId = "participantId",
        Call = "call",
        Resource = "resourceUrl" | "resource",
        CallState = "callState",
    }
}

names! {
    /// The members of the call of a `participantLeftNotification`.
    CallName { Id = "@odata.id" }
}

/// The members of the root that decide the kind of the body.
#[derive(Default)]
struct Root {
    odata_type: ByteSpan,
    has_value: bool,
    of_subscription: usize,
    call: ByteSpan,
    participant: ByteSpan,
    is_legacy: bool,
    has_resource: bool,
}

impl Scan {
    /// Reads a body. After a fault the records are unusable.
    pub(crate) fn read(&mut self, body: &[u8]) -> Result<(), Fault> {
        self.entries.clear();
        self.rejections.clear();
        self.kind = BatchKind::Other;
        if body.len() > MAX_BODY_LEN {
            return Err(Fault::Limit { at: body.len(), limit: Limit::Length });
        }
        let start = if body.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let mut cursor = Cursor::new(body, start);
        if cursor.is_at_end() {
            self.kind = BatchKind::Empty;
            self.is_ascii = true;
            return Ok(());
        }
        if self.body(&mut cursor, body).is_err() {
            return Err(cursor.into_fault());
        }
        self.is_ascii = cursor.is_ascii() && start == 0;
        if !self.is_ascii {
            std::str::from_utf8(body).map_err(|error| Fault::NotUtf8 { at: error.valid_up_to() })?;
        }
        Ok(())
    }

    /// Drops the records. Buffers of the usual size stay reserved for the next body, larger ones are released.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        if self.entries.capacity() > MAX_RETAINED_ENTRIES {
            self.entries.shrink_to(MAX_RETAINED_ENTRIES);
        }
        if self.rejections.capacity() > 0 {
            self.rejections = Vec::new();
        }
    }

    fn body<'a>(&mut self, cursor: &mut Cursor<'a>, body: &'a [u8]) -> CursorResult<()> {
        let start = cursor.at();
        if cursor.kind()? != JsonKind::Object {
            cursor.skip()?;
            return cursor.end();
        }
        let root = self.root(cursor, body)?;
        let end = cursor.at();
        cursor.end()?;
        self.decide(&root, body, start, end)
    }

    fn root<'a>(&mut self, cursor: &mut Cursor<'a>, body: &'a [u8]) -> CursorResult<Root> {
        let mut root = Root::default();
        let mut is_first = true;
        cursor.enter()?;
        while let Some(name) = cursor.member(&mut is_first)? {
            match (name, cursor.kind()?) {
                (RootName::Value, JsonKind::Array) => {
                    root.has_value = true;
                    self.entries(cursor, body, &mut root)?;
                }
                (RootName::Value, _) => {
                    // Of two members with this name, the last one counts, although it is no list.
                    self.entries.clear();
                    self.rejections.clear();
                    (root.has_value, root.of_subscription) = (false, 0);
                    cursor.skip()?;
                }
                (RootName::Type, JsonKind::Text) => root.odata_type = cursor.text()?,
                (RootName::ParticipantId, JsonKind::Text) => root.participant = cursor.text()?,
                (RootName::Call, JsonKind::Object) => root.call = call(cursor)?,
                (RootName::Resource, JsonKind::Text) => {
                    root.has_resource = true;
                    cursor.skip()?;
                }
                (RootName::CallState, JsonKind::Text) => {
                    root.is_legacy = true;
                    cursor.skip()?;
                }
                _ => {
                    cursor.skip()?;
                }
            }
        }
        Ok(root)
    }

    fn entries<'a>(&mut self, cursor: &mut Cursor<'a>, body: &'a [u8], root: &mut Root) -> CursorResult<()> {
        // Of two members with this name, the last one counts.
        self.entries.clear();
        self.rejections.clear();
        root.of_subscription = 0;
        let mut is_first = true;
        let mut index = 0;
        cursor.enter()?;
        while cursor.item(&mut is_first)? {
            if index >= MAX_ENTRIES {
                return cursor.limit(Limit::Entries);
            }
            let is_of_subscription = self.entry(cursor, body, EntryPlace { index, is_bare: false })?;
            root.of_subscription += usize::from(is_of_subscription);
            index += 1;
        }
        Ok(())
    }

    /// Reads the next entry. Returns whether it is a notification of a subscription.
    fn entry<'a>(
        &mut self,
        cursor: &mut Cursor<'a>,
        body: &'a [u8],
        place: EntryPlace,
    ) -> CursorResult<bool> {
        // Read in its final place: a record is too long to be moved.
        self.entries.push(Entry::default());
        let Some(entry) = self.entries.last_mut() else { return Ok(false) };
        match read_entry(cursor, body, place, entry)? {
            EntryOutcome::Read => Ok(false),
            EntryOutcome::OfSubscription => Ok(true),
            EntryOutcome::Rejected(rejection) => {
                self.entries.pop();
                self.rejections.push(rejection);
                Ok(false)
            }
        }
    }

    fn decide(&mut self, root: &Root, body: &[u8], start: usize, end: usize) -> CursorResult<()> {
        let written = root.odata_type.of(body);
        let is_type = |name: &str| {
            let written = written.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
            written.eq_ignore_ascii_case(name.as_bytes())
        };
        if root.has_value {
            let only_subscriptions = root.of_subscription > 0 && root.of_subscription == self.entries.len();
            self.kind = if only_subscriptions { BatchKind::ChangeNotification } else { BatchKind::Graph };
        } else if is_type("participantJoiningNotification") {
            self.kind = BatchKind::ParticipantJoining;
        } else if is_type("participantLeftNotification") {
            self.kind = BatchKind::Graph;
            self.entries.push(Entry {
                kind: EntryKind::ParticipantLeft,
                whole: ByteSpan::new(start, end),
                call: Path::read(root.call, body).call,
                item: root.participant,
                ..Entry::default()
            });
        } else if root.has_resource {
            self.kind = BatchKind::Graph;
            let place = EntryPlace { index: 0, is_bare: true };
            if self.entry(&mut Cursor::new(body, start), body, place)? {
                self.kind = BatchKind::ChangeNotification;
                self.entries.clear();
            }
        } else if root.is_legacy {
            self.kind = BatchKind::Legacy;
        }
        Ok(())
    }
}

/// Reads the call of a `participantLeftNotification`: the path in its `@odata.id`.
fn call(cursor: &mut Cursor<'_>) -> CursorResult<ByteSpan> {
    let mut path = ByteSpan::ABSENT;
    let mut is_first = true;
    cursor.enter()?;
    while let Some(name) = cursor.member(&mut is_first)? {
        match (name, cursor.kind()?) {
            (CallName::Id, JsonKind::Text) => path = cursor.text()?,
            _ => {
                cursor.skip()?;
            }
        }
    }
    Ok(path)
}
