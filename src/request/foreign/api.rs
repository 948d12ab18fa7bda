//! The APIs whose bodies are taken for the body of a transfer, and where they have a target.

use crate::json::{Member, Node};
use crate::request::reader::member_of_body;

/// The place of the target in a body of another API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TargetPlace {
    /// The body has none.
    None,
    /// The body itself is the target, its identity set, or its identity.
    Whole(WholeTarget),
    /// A participant in Graph's form, or the first one of a list.
    Participant(&'static str),
    /// The first target of the call in the first notification.
    Notification,
    /// An identifier of Azure Communication Services, or the first one of a list.
    Identifier(&'static str),
    /// An identity set in a member, with a telephone number as text.
    Input(&'static str),
}

/// A part of a transfer's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WholeTarget {
    Target,
    Set,
    User,
}

/// A body of another API, recognised by its members.
struct ForeignApi {
    name: &'static str,
    /// The body has all of these members.
    all: &'static [&'static str],
    /// The body has at least one of these members, unless the list is empty.
    any: &'static [&'static str],
    target: TargetPlace,
}

const INVITE: &str = "participant: invite";
const CALL_MEMBERS: [&str; 8] = [
    "requestedModalities",
    "mediaConfig",
    "source",
    "direction",
    "chatInfo",
    "meetingInfo",
    "callOptions",
    "state",
];

/// The more specific ones first.
const APIS: [ForeignApi; 29] = [
    ForeignApi {
        name: "an activity of the Bot Framework",
        all: &["channelId", "serviceUrl"],
        any: &[],
        target: TargetPlace::None,
    },
    ForeignApi {
        name: "an event",
        all: &["data", "specversion"],
        any: &["type", "source"],
        target: TargetPlace::None,
    },
    ForeignApi { name: "an event", all: &["data", "eventType"], any: &[], target: TargetPlace::None },
    ForeignApi {
        name: "a change notification",
        all: &["subscriptionId"],
        any: &["resource", "lifecycleEvent", "changeType"],
        target: TargetPlace::None,
    },
    ForeignApi { name: "a call notification", all: &["value"], any: &[], target: TargetPlace::Notification },
    ForeignApi {
        name: "a call notification",
        all: &["resourceData"],
        any: &["resourceUrl", "resource", "changeType"],
        target: TargetPlace::Notification,
    },
    ForeignApi {
        name: INVITE,
        all: &["participants"],
        any: &[],
        target: TargetPlace::Participant("participants"),
    },
    ForeignApi {
        name: "Azure Communication Services, transfer call",
        all: &["targetParticipant"],
        any: &[],
        target: TargetPlace::Identifier("targetParticipant"),
    },
    ForeignApi {
        name: "Azure Communication Services, add participant",
        all: &["participantToAdd"],
        any: &[],
        target: TargetPlace::Identifier("participantToAdd"),
    },
    ForeignApi {
        name: "Azure Communication Services, redirect call",
        all: &["incomingCallContext", "target"],
        any: &[],
        target: TargetPlace::Identifier("target"),
    },
    ForeignApi {
        name: "buildTransfer of this package",
        all: &["target"],
        any: &[],
        target: TargetPlace::Input("target"),
    },
    ForeignApi {
        name: "a call",
        all: &["targets", "state"],
        any: &[],
        target: TargetPlace::Participant("targets"),
    },
    ForeignApi {
        name: "Create call",
        all: &["targets"],
        any: &CALL_MEMBERS,
        target: TargetPlace::Participant("targets"),
    },
    ForeignApi {
        name: "call: redirect",
        all: &["targets"],
        any: &[],
        target: TargetPlace::Participant("targets"),
    },
    ForeignApi { name: "call: answer", all: &["acceptedModalities"], any: &[], target: TargetPlace::None },
    ForeignApi {
        name: "call: answer",
        all: &["callbackUri"],
        any: &["mediaConfig", "participantCapacity", "callOptions"],
        target: TargetPlace::None,
    },
    ForeignApi {
        name: "call: record",
        all: &["maxRecordDurationInSeconds"],
        any: &[],
        target: TargetPlace::None,
    },
    ForeignApi { name: "call: playPrompt", all: &["prompts"], any: &[], target: TargetPlace::None },
    ForeignApi { name: "call: sendDtmfTones", all: &["tones"], any: &[], target: TargetPlace::None },
    ForeignApi {
        name: "call: updateRecordingStatus",
        all: &["status", "clientContext"],
        any: &[],
        target: TargetPlace::None,
    },
    ForeignApi { name: "call: changeScreenSharingRole", all: &["role"], any: &[], target: TargetPlace::None },
    ForeignApi { name: "call: reject", all: &["reason"], any: &[], target: TargetPlace::None },
    ForeignApi { name: "an error of Graph", all: &["error"], any: &[], target: TargetPlace::None },
    ForeignApi {
        name: "a call",
        all: &["id", "state"],
        any: &["direction", "source", "callRoutes", "callChainId", "mediaState", "myParticipantId"],
        target: TargetPlace::None,
    },
    ForeignApi {
        name: "a response of the token service",
        all: &["token_type"],
        any: &["access_token", "expires_in"],
        target: TargetPlace::None,
    },
    ForeignApi {
        name: "the value of `transferTarget`",
        all: &["identity"],
        any: &[],
        target: TargetPlace::Whole(WholeTarget::Target),
    },
    ForeignApi {
        name: "a user",
        all: &["id", "userPrincipalName"],
        any: &[],
        target: TargetPlace::Whole(WholeTarget::User),
    },
    ForeignApi {
        name: "an identity set",
        all: &["user"],
        any: &[],
        target: TargetPlace::Whole(WholeTarget::Set),
    },
    ForeignApi {
        name: "an identity set",
        all: &[],
        any: &["phone", "application", "applicationInstance"],
        target: TargetPlace::Whole(WholeTarget::Set),
    },
];

/// Returns the name of the API that a body belongs to, and the place of its target.
pub(super) fn recognise(root: &Node<'_>) -> Option<(&'static str, TargetPlace)> {
    let has = |name: &&str| member_of_body(root, name).is_some();
    let fits = |api: &&ForeignApi| {
        api.all.iter().all(has)
            && (api.any.is_empty() || api.any.iter().any(has))
            && (api.target != TargetPlace::Notification || is_notification(root))
    };
    let api = APIS.iter().find(fits)?;
    let target = match api.target {
        TargetPlace::Participant(list) if is_identifier(first(root, list)?) => TargetPlace::Identifier(list),
        target => target,
    };
    let name = match (api.name, target) {
        ("a call notification", _) if is_change_notification(root) => "a change notification",
        ("an event", _) if is_of_communication_services(root) => "Azure Communication Services, an event",
        ("Create call" | "call: redirect", TargetPlace::Identifier(_)) => {
            "Azure Communication Services, create call"
        }
        (name, _) => name,
    };
    // What a subscription reports is no call of the app.
    let target = if name == "a change notification" { TargetPlace::None } else { target };
    Some((name, target))
}

/// Returns the value of a member, or the first item of its list.
pub(super) fn first<'n>(root: &'n Node<'n>, name: &str) -> Option<&'n Node<'n>> {
    let value = &member_of_body(root, name)?.value;
    match value.as_array() {
        Some(items) => items.first(),
        None => Some(value),
    }
}

/// Returns whether a body is a notification, or a batch of them.
fn is_notification(root: &Node<'_>) -> bool {
    let notification = first(root, "value").unwrap_or(root);
    ["resourceData", "resourceUrl", "resource"]
        .iter()
        .any(|name| member_of_body(notification, name).is_some())
}

/// Returns whether a body comes from a subscription of Graph.
fn is_change_notification(root: &Node<'_>) -> bool {
    let notification = first(root, "value").unwrap_or(root);
    member_of_body(notification, "subscriptionId").is_some()
}

/// Returns whether an event is one of Azure Communication Services.
fn is_of_communication_services(event: &Node<'_>) -> bool {
    let type_of = |name| member_of_body(event, name).and_then(|member| member.value.as_text());
    ["type", "eventType"]
        .into_iter()
        .filter_map(type_of)
        .any(|name| name.starts_with("Microsoft.Communication."))
}

/// Returns whether a value has the form of an identifier of Azure Communication Services.
fn is_identifier(node: &Node<'_>) -> bool {
    let names =
        ["rawId", "kind", "communicationUser", "phoneNumber", "microsoftTeamsUser", "microsoftTeamsApp"];
    let members: &[Member<'_>] = node.as_object().unwrap_or_default();
    members.iter().any(|member| names.contains(&&*member.name))
}
