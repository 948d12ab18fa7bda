//! Bodies of other services that are posted to a webhook for calls.

use super::cursor::{Cursor, CursorResult, JsonKind};
use super::name::names;
use super::span::ByteSpan;
use crate::words::words;

words! {
    /// The service that a body of the kind `other` belongs to: `OtherPayload.sender` of the package's types.
    #[non_exhaustive]
    pub enum ForeignSender {
        /// An event of Azure Communication Services.
        AzureCommunicationServices = "azureCommunicationServices",
        /// The event with which Azure Event Grid validates a new subscription.
        EventGridValidation = "eventGridValidation",
        /// An event of Azure Event Grid, in its own schema or in that of `CloudEvents`.
        EventGrid = "eventGrid",
        /// An activity of the Bot Framework: a chat message, or an event of a chat.
        BotFramework = "botFramework",
    }
}

names! {
    /// The members of an event or an activity.
    EventName {
        Type = "type",
        EventType = "eventType",
        SpecVersion = "specversion",
        OfEventGrid = "eventTime" | "dataVersion" | "metadataVersion",
        OfActivity = "serviceUrl" | "channelId" | "channelData" | "conversation",
    }
}

impl ForeignSender {
    /// Recognises the sender of a body that is JSON. Of several events, the first one decides.
    pub(crate) fn of_body(body: &[u8]) -> Option<Self> {
        let start = if body.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Event::read(&mut Cursor::new(body, start)).ok().flatten()?.sender(body)
    }
}

/// The members of the first event of a body.
#[derive(Default)]
struct Event {
    plain_type: ByteSpan,
    grid_type: ByteSpan,
    has_spec_version: bool,
    is_of_event_grid: bool,
    is_of_activity: bool,
}

impl Event {
    fn read(cursor: &mut Cursor<'_>) -> CursorResult<Option<Self>> {
        let mut kind = cursor.kind()?;
        if kind == JsonKind::Array {
            cursor.enter()?;
            if !cursor.item(&mut true)? {
                return Ok(None);
            }
            kind = cursor.kind()?;
        }
        if kind != JsonKind::Object {
            return Ok(None);
        }
        let mut event = Self::default();
        let mut is_first = true;
        cursor.enter()?;
        while let Some(name) = cursor.member(&mut is_first)? {
            match (name, cursor.kind()?) {
                (EventName::Type, JsonKind::Text) => event.plain_type = cursor.text()?,
                (EventName::EventType, JsonKind::Text) => event.grid_type = cursor.text()?,
                (name, _) => {
                    event.has_spec_version |= name == EventName::SpecVersion;
                    event.is_of_event_grid |= name == EventName::OfEventGrid;
                    event.is_of_activity |= name == EventName::OfActivity;
                    cursor.skip()?;
                }
            }
        }
        Ok(Some(event))
    }

    fn sender(&self, body: &[u8]) -> Option<ForeignSender> {
        let types = [self.grid_type, self.plain_type].map(|span| span.text(body));
        let is = |known: &str| types.iter().any(|kind| kind.eq_ignore_ascii_case(known));
        let begins = |known: &str| types.iter().any(|kind| kind.starts_with(known));
        if is("Microsoft.EventGrid.SubscriptionValidationEvent") {
            Some(ForeignSender::EventGridValidation)
        } else if begins("Microsoft.Communication.") {
            Some(ForeignSender::AzureCommunicationServices)
        } else if self.has_spec_version || self.grid_type.is_present() && self.is_of_event_grid {
            Some(ForeignSender::EventGrid)
        } else if self.is_of_activity && self.plain_type.is_present() {
            Some(ForeignSender::BotFramework)
        } else {
            None
        }
    }
}
