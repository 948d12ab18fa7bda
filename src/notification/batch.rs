//! The notifications of a body as values: for Rust, and for the tests that hold JavaScript's objects to the same.

use std::borrow::Cow;

use serde::Serialize;

use super::entry::{Entry, EntryKind, ResultNumbers};
use super::fault::{PayloadError, Rejection};
use super::foreign::ForeignSender;
use super::scan::{BatchKind, Scan};
use super::span::ByteSpan;
use super::word::{AUDIO_STATES, CALL_STATES, CHANGE_TYPES, OPERATION_STATES, TONES};

/// The HTTP response for a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WebhookResponse {
    /// The status.
    pub status: u16,
    /// The JSON text of the response body, where the sender expects one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<&'static str>,
}

impl BatchKind {
    /// Returns the HTTP response for the sender: 202 for notifications, 204 for a body of the old protocol (the service then sends
    /// it again in Graph's form), 400 for anything else.
    #[must_use]
    pub fn response(self) -> WebhookResponse {
        // Only the app can admit a participant; a response without a decision leaves the participant waiting.
        const REFUSAL: &str = r##"{"@odata.type":"#microsoft.graph.rejectJoinResponse","reason":"none"}"##;
        let (status, body) = match self {
            Self::Graph | Self::ChangeNotification => (202, None),
            Self::ParticipantJoining => (200, Some(REFUSAL)),
            Self::Legacy => (204, None),
            Self::Empty | Self::Other => (400, None),
        };
        WebhookResponse { status, body }
    }
}

/// `resultInfo` of a call or of an operation, in all its spellings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallResult<'a> {
    /// 2xx and 0 for success, 4xx for the caller's side, 5xx for the service's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// The subcode: together with the code the most exact information.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subcode: Option<i32>,
    /// The subcode of 2019's notifications, which was a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legacy_subcode: Option<Cow<'a, str>>,
    /// The message for people; it may end in a `DiagCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Cow<'a, str>>,
}

/// One notification.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification<'a> {
    /// The content, by kind.
    #[serde(flatten)]
    pub content: Content<'a>,
    /// The place in the body's `value`, from 0.
    pub index: u32,
    /// The call, as the path spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_id: Option<Cow<'a, str>>,
    /// The change of the resource: `created`, `updated`, `deleted`, or a word that Graph adds later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_type: Option<String>,
    /// The path of the resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_url: Option<Cow<'a, str>>,
    /// The entry as it came: JSON text.
    #[serde(skip)]
    pub raw: &'a str,
    /// The resource as it came: JSON text.
    #[serde(skip)]
    pub resource_data: Option<&'a str>,
}

/// The content of a notification, by kind. Graph may add to its lists of words: a known word has Graph's spelling, an unknown
/// one is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Content<'a> {
    /// A change of a call.
    Call {
        /// The state.
        #[serde(skip_serializing_if = "Option::is_none")]
        state: Option<String>,
        /// The reason for this state.
        #[serde(skip_serializing_if = "Option::is_none")]
        result: Option<CallResult<'a>>,
        /// `AppTransferred`, `AppInitiated`, …
        #[serde(skip_serializing_if = "Option::is_none")]
        termination_reason: Option<Cow<'a, str>>,
        /// The state of the media.
        #[serde(skip_serializing_if = "Option::is_none")]
        media_state: Option<MediaState>,
    },
    /// A key that was pressed.
    Tone {
        /// The key.
        #[serde(skip_serializing_if = "Option::is_none")]
        tone: Option<String>,
        /// The sequence number of the key within the call.
        #[serde(skip_serializing_if = "Option::is_none")]
        sequence_id: Option<u64>,
        /// The state of the call.
        #[serde(skip_serializing_if = "Option::is_none")]
        state: Option<String>,
    },
    /// The whole roster: `resource_data` is an array of participants.
    Roster {},
    /// A change of the roster.
    RosterDelta {
        /// The sequence number of the change.
        #[serde(skip_serializing_if = "Option::is_none")]
        sequence_number: Option<u64>,
        /// The participants that changed: JSON text.
        #[serde(skip)]
        participants: Option<&'a str>,
    },
    /// A change of an operation; `deleted` means that it is finished.
    Operation {
        /// The id, as the path spells it.
        #[serde(skip_serializing_if = "Option::is_none")]
        operation_id: Option<Cow<'a, str>>,
        /// The type's name without its namespace.
        #[serde(skip_serializing_if = "Option::is_none")]
        operation_type: Option<Cow<'a, str>>,
        /// The status.
        #[serde(skip_serializing_if = "Option::is_none")]
        status: Option<String>,
        /// The client context that the app gave when it started the operation.
        #[serde(skip_serializing_if = "Option::is_none")]
        client_context: Option<Cow<'a, str>>,
        /// The result of the operation.
        #[serde(skip_serializing_if = "Option::is_none")]
        result: Option<CallResult<'a>>,
    },
    /// A change of the screen sharing.
    ContentSharing {
        /// The session, where the path names one.
        #[serde(skip_serializing_if = "Option::is_none")]
        session_id: Option<Cow<'a, str>>,
    },
    /// A participant left a call that the app was asked to record.
    ParticipantLeft {
        /// The participant.
        #[serde(skip_serializing_if = "Option::is_none")]
        participant_id: Option<Cow<'a, str>>,
    },
    /// A resource that this library does not know.
    Other {
        /// The type's name as it came.
        #[serde(skip_serializing_if = "Option::is_none")]
        resource_type: Option<Cow<'a, str>>,
    },
}

/// `mediaState` of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MediaState {
    /// `active`, `inactive`.
    pub audio: String,
}

/// The kind of one body, and its notifications.
///
/// ```
/// use graph_call_transfer::notification::{Batch, BatchKind, Content};
///
/// let body = br#"{ "value": [ {
///     "changeType": "updated",
///     "resourceUrl": "/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b",
///     "resourceData": { "state": "Transferring" }
/// } ] }"#;
/// let batch = Batch::read(body)?;
/// assert_eq!(batch.kind, BatchKind::Graph);
/// assert_eq!(batch.kind.response().status, 202);
/// let Content::Call { state, .. } = &batch.notifications[0].content else { panic!("no call") };
/// assert_eq!(state.as_deref(), Some("transferring"));
/// # Ok::<(), graph_call_transfer::notification::PayloadError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Batch<'a> {
    /// The kind of the body.
    pub kind: BatchKind,
    /// The notifications, in the order of the body.
    pub notifications: Vec<Notification<'a>>,
    /// The entries that cannot be read.
    pub rejected: Vec<Rejection>,
    /// The service that a body of the kind `other` belongs to.
    pub sender: Option<ForeignSender>,
}

impl<'a> Batch<'a> {
    /// Reads a body.
    ///
    /// # Errors
    ///
    /// A [`PayloadError`] when the body is not JSON, or exceeds a limit.
    pub fn read(body: &'a [u8]) -> Result<Self, PayloadError> {
        let mut scan = Scan::default();
        scan.read(body).map_err(|fault| PayloadError::new(fault, body))?;
        let notifications = match scan.kind {
            BatchKind::Graph => {
                scan.entries.iter().map(|entry| Notification::from_entry(entry, body)).collect()
            }
            _ => Vec::new(),
        };
        let rejected = if scan.kind == BatchKind::Graph { scan.rejections } else { Vec::new() };
        let sender = if scan.kind == BatchKind::Other { ForeignSender::of_body(body) } else { None };
        Ok(Self { kind: scan.kind, notifications, rejected, sender })
    }
}

impl Rejection {
    /// Returns the entry as it came: JSON text.
    #[must_use]
    pub fn raw<'a>(&self, body: &'a [u8]) -> &'a str {
        json(self.span, body).unwrap_or_default()
    }
}

impl<'a> Notification<'a> {
    fn from_entry(entry: &Entry, body: &'a [u8]) -> Self {
        Self {
            content: Content::from_entry(entry, body),
            index: entry.index,
            call_id: text(entry.call, body),
            change_type: entry.change_type.text(body, &CHANGE_TYPES),
            resource_url: text(entry.resource_url, body),
            raw: json(entry.whole, body).unwrap_or_default(),
            resource_data: json(entry.data, body),
        }
    }
}

impl<'a> Content<'a> {
    fn from_entry(entry: &Entry, body: &'a [u8]) -> Self {
        let number =
            |span: ByteSpan| std::str::from_utf8(span.of(body)).ok().and_then(|digits| digits.parse().ok());
        match entry.kind {
            EntryKind::Call => Self::Call {
                state: entry.state.text(body, &CALL_STATES),
                result: result(&entry.result, body),
                termination_reason: text(entry.termination_reason, body),
                media_state: entry.audio.text(body, &AUDIO_STATES).map(|audio| MediaState { audio }),
            },
            EntryKind::Tone => Self::Tone {
                tone: entry.tone.text(body, &TONES),
                sequence_id: number(entry.sequence),
                state: entry.state.text(body, &CALL_STATES),
            },
            EntryKind::Roster => Self::Roster {},
            EntryKind::RosterDelta => Self::RosterDelta {
                sequence_number: number(entry.sequence),
                participants: json(entry.participants, body),
            },
            EntryKind::Operation => Self::Operation {
                operation_id: text(entry.item, body),
                operation_type: text(entry.data_type, body),
                status: entry.state.text(body, &OPERATION_STATES),
                client_context: text(entry.client_context, body),
                result: result(&entry.result, body),
            },
            EntryKind::ContentSharing => Self::ContentSharing { session_id: text(entry.item, body) },
            EntryKind::ParticipantLeft => Self::ParticipantLeft { participant_id: text(entry.item, body) },
            EntryKind::Other => Self::Other { resource_type: text(entry.data_type, body) },
        }
    }
}

fn text(span: ByteSpan, body: &[u8]) -> Option<Cow<'_, str>> {
    span.is_present().then(|| span.text(body))
}

fn json(span: ByteSpan, body: &[u8]) -> Option<&str> {
    span.is_present().then(|| std::str::from_utf8(span.of(body)).ok()).flatten()
}

fn result<'a>(result: &ResultNumbers, body: &'a [u8]) -> Option<CallResult<'a>> {
    result.is_present().then(|| CallResult {
        code: result.code.get(),
        subcode: result.subcode.get(),
        legacy_subcode: text(result.word, body),
        message: text(result.message, body),
    })
}
