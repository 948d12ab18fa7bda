//! The names of the members that Graph's metadata or its examples contain.

/// The members of the body.
pub(super) const BODY_MEMBERS: [&str; 5] =
    ["transferTarget", "transferee", "languageId", "region", "clientContext"];
/// The members of `transferTarget`.
pub(super) const TARGET_MEMBERS: [&str; 9] = [
    "@odata.type",
    "identity",
    "endpointType",
    "replacesCallId",
    "hidden",
    "participantId",
    "removeFromDefaultAudioRoutingGroup",
    "languageId",
    "region",
];
/// The members of `transferee`.
pub(super) const TRANSFEREE_MEMBERS: [&str; 9] = [
    "@odata.type",
    "identity",
    "participantId",
    "endpointType",
    "countryCode",
    "languageId",
    "region",
    "nonAnonymizedIdentity",
    "platformId",
];
/// The members of a call: those of the resource, and those that Microsoft's examples add.
pub(super) const CALL_MEMBERS: [&str; 32] = [
    "@odata.type",
    "callbackUri",
    "source",
    "targets",
    "requestedModalities",
    "mediaConfig",
    "tenantId",
    "direction",
    "subject",
    "callOptions",
    "ringingTimeoutInSeconds",
    "routingPolicies",
    "chatInfo",
    "meetingInfo",
    "activeModalities",
    "answeredBy",
    "audioRoutingGroups",
    "callChainId",
    "callRoutes",
    "contentSharingSessions",
    "id",
    "incomingContext",
    "mediaState",
    "meetingCapability",
    "myParticipantId",
    "operations",
    "participants",
    "resultInfo",
    "state",
    "terminationReason",
    "toneInfo",
    "transcription",
];
/// The members that Microsoft's examples contain in several places.
pub(super) const LOCALE: [&str; 2] = ["languageId", "region"];

/// The members of an identity that are known beside `id`, `tenantId` and `displayName`.
pub(super) const WIRE_MEMBERS: [&str; 11] = [
    "@odata.type",
    "id",
    "tenantId",
    "displayName",
    "hidden",
    "applicationType",
    "email",
    "azureCommunicationServicesResourceId",
    "userIdentityType",
    "ipAddress",
    "userPrincipalName",
];
pub(super) const INPUT_MEMBERS: [&str; 3] = ["id", "tenantId", "displayName"];

/// The members of a set that are not identities.
pub(super) const SET_MEMBERS: [&str; 2] = ["@odata.type", "endpointType"];
/// All members of a set.
pub(super) const SET_NAMES: [&str; 12] = [
    "user",
    "phone",
    "application",
    "applicationInstance",
    "guest",
    "onPremises",
    "encrypted",
    "azureCommunicationServicesUser",
    "assertedIdentity",
    "device",
    "@odata.type",
    "endpointType",
];
