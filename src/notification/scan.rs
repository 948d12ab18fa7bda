//! Reads a whole body: what it is, and its notifications as records. The space for them is kept from one body to the next.

use super::cursor::{Cursor, Kind, Read};
use super::entry::{Entry, EntryKind};
use super::fault::{Fault, Limit, Rejection};
use super::name::names;
use super::read_entry::{Outcome, Place, read_entry};
use super::resource::Path;
use super::span::Span;
use super::{LONGEST, MOST_ENTRIES};
use crate::words::words;

words! {
    /// What a body is. `NotificationBatch.kind` of the package's types.
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
        /// The question whether a participant may join.
        ParticipantJoining = "participantJoining",
        /// JSON that is none of these.
        Other = "other",
    }
}

/// Records that are kept for the next body, at most.
const KEPT_ENTRIES: usize = 256;

/// One body, read.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) kind: BatchKind,
    pub(crate) entries: Vec<Entry>,
    pub(crate) rejections: Vec<Rejection>,
    /// Whether the body is ASCII, and a byte of it the same as a UTF-16 unit.
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

/// What the members of the root say.
#[derive(Default)]
struct Root {
    odata_type: Span,
    has_value: bool,
    of_subscription: usize,
    call: Span,
    participant: Span,
    is_legacy: bool,
    has_resource: bool,
}

impl Scan {
    /// Reads a body. After a fault the records are of no use.
    pub(crate) fn read(&mut self, body: &[u8]) -> Result<(), Fault> {
        self.entries.clear();
        self.rejections.clear();
        self.kind = BatchKind::Other;
        if body.len() > LONGEST {
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
            return Err(cursor.why());
        }
        self.is_ascii = cursor.is_ascii() && start == 0;
        if !self.is_ascii {
            std::str::from_utf8(body).map_err(|error| Fault::NotUtf8 { at: error.valid_up_to() })?;
        }
        Ok(())
    }

    /// Ends the use of what was read. Room for the next body stays, but not what an unusual one took.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
        if self.entries.capacity() > KEPT_ENTRIES {
            self.entries.shrink_to(KEPT_ENTRIES);
        }
        if self.rejections.capacity() > 0 {
            self.rejections = Vec::new();
        }
    }

    fn body<'a>(&mut self, cursor: &mut Cursor<'a>, body: &'a [u8]) -> Read<()> {
        let start = cursor.at();
        if cursor.kind()? != Kind::Object {
            cursor.skip()?;
            return cursor.end();
        }
        let root = self.root(cursor, body)?;
        let end = cursor.at();
        cursor.end()?;
        self.decide(&root, body, start, end)
    }

    fn root<'a>(&mut self, cursor: &mut Cursor<'a>, body: &'a [u8]) -> Read<Root> {
        let mut root = Root::default();
        let mut is_first = true;
        cursor.enter()?;
        while let Some(name) = cursor.member(&mut is_first)? {
            match (name, cursor.kind()?) {
                (RootName::Value, Kind::Array) => {
                    root.has_value = true;
                    self.entries(cursor, body, &mut root)?;
                }
                (RootName::Type, Kind::Text) => root.odata_type = cursor.text()?,
                (RootName::ParticipantId, Kind::Text) => root.participant = cursor.text()?,
                (RootName::Call, Kind::Object) => root.call = call(cursor)?,
                (RootName::Resource, Kind::Text) => {
                    root.has_resource = true;
                    cursor.skip()?;
                }
                (RootName::CallState, Kind::Text) => {
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

    fn entries<'a>(&mut self, cursor: &mut Cursor<'a>, body: &'a [u8], root: &mut Root) -> Read<()> {
        // Of two members of this name, the last one counts.
        self.entries.clear();
        self.rejections.clear();
        root.of_subscription = 0;
        let mut is_first = true;
        let mut index = 0;
        cursor.enter()?;
        while cursor.item(&mut is_first)? {
            if index >= MOST_ENTRIES {
                return cursor.limit(Limit::Entries);
            }
            let is_of_subscription = self.entry(cursor, body, Place { index, is_bare: false })?;
            root.of_subscription += usize::from(is_of_subscription);
            index += 1;
        }
        Ok(())
    }

    /// Reads the entry that comes next, and tells whether it is one of a subscription.
    fn entry<'a>(&mut self, cursor: &mut Cursor<'a>, body: &'a [u8], place: Place) -> Read<bool> {
        // Read where it stays: it is too long to be moved.
        self.entries.push(Entry::default());
        let Some(entry) = self.entries.last_mut() else { return Ok(false) };
        match read_entry(cursor, body, place, entry)? {
            Outcome::Read => Ok(false),
            Outcome::OfSubscription => Ok(true),
            Outcome::Rejected(rejection) => {
                self.entries.pop();
                self.rejections.push(rejection);
                Ok(false)
            }
        }
    }

    fn decide(&mut self, root: &Root, body: &[u8], start: usize, end: usize) -> Read<()> {
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
                whole: Span::new(start, end),
                call: Path::read(root.call, body).call,
                item: root.participant,
                ..Entry::default()
            });
        } else if root.has_resource {
            self.kind = BatchKind::Graph;
            let place = Place { index: 0, is_bare: true };
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
fn call(cursor: &mut Cursor<'_>) -> Read<Span> {
    let mut path = Span::ABSENT;
    let mut is_first = true;
    cursor.enter()?;
    while let Some(name) = cursor.member(&mut is_first)? {
        match (name, cursor.kind()?) {
            (CallName::Id, Kind::Text) => path = cursor.text()?,
            _ => {
                cursor.skip()?;
            }
        }
    }
    Ok(path)
}
