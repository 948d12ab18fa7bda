import type {
  CallResource,
  CallState,
  ContentSharingSession,
  OperationResource,
  Participant,
  ResultInfo,
  Tone,
} from './call-resource.js';

/** The change of a resource. Open: Graph may add words. */
export type ChangeType = 'created' | 'updated' | 'deleted' | (string & {});

/** The state of the transferor's audio. Open: Graph may add words. */
export type AudioState = 'active' | 'inactive' | (string & {});

/** The state of an operation. Open: Graph may add words. */
export type OperationStatus = 'notStarted' | 'running' | 'completed' | 'failed' | (string & {});

/** The HTTP response to a payload. */
export interface WebhookResponse {
  /** 202 for a known payload, 204 to request a payload of the old protocol again in Graph's form, 400 for any other. */
  readonly status: 200 | 202 | 204 | 400;
  /** The JSON text of the response body; absent where none is needed. */
  readonly body?: string;
}

/**
 * The notifications of one payload: `commsNotifications`, or one `participantLeftNotification`.
 *
 * @see https://learn.microsoft.com/graph/api/resources/commsnotifications
 */
export interface GraphNotificationBatch {
  /** The discriminant. */
  readonly kind: 'graph';
  /** The valid notifications, in the order of the body. */
  readonly notifications: readonly Notification[];
  /** The invalid entries, each with its reason. */
  readonly rejected: readonly RejectedNotification[];
  /** Always 202: an invalid entry would still be invalid if Graph sent it again. */
  readonly response: WebhookResponse;
}

/** A payload without notifications of calls. */
export interface OtherPayload {
  /**
   * The form of the payload, and the status of its response.
   *
   * - `empty`: nothing, or only white space; 400
   * - `legacy`: an incoming call in the old Skype protocol; 204, after which the service sends it again in Graph's form
   * - `changeNotification`: a notification of a Graph subscription, which has its own protocol; 202
   * - `participantJoining`: the question whether a participant may join; 200 with a refusal, because only your app can decide
   * - `other`: any other JSON; 400
   */
  readonly kind: 'empty' | 'legacy' | 'changeNotification' | 'participantJoining' | 'other';
  /** The HTTP response to it. */
  readonly response: WebhookResponse;
  /** The service that a payload of the kind `other` belongs to, if it is known. */
  readonly sender?: ForeignSender;
  /** The advice for the operator of the webhook, for a `changeNotification` and where `sender` is known. */
  readonly hint?: string;
}

/**
 * A service that does not send notifications of Graph's calls.
 *
 * - `azureCommunicationServices`: an event of Azure Communication Services
 * - `eventGridValidation`: the event with which Azure Event Grid validates a new subscription
 * - `eventGrid`: another event of Azure Event Grid, in its own schema or in that of CloudEvents
 * - `botFramework`: an activity of the Bot Framework, such as a chat message
 */
export type ForeignSender = 'azureCommunicationServices' | 'eventGridValidation' | 'eventGrid' | 'botFramework';

/** One payload of the webhook. */
export type NotificationBatch = GraphNotificationBatch | OtherPayload;

/** The common members of all notifications. */
export interface NotificationBase {
  /** The index in the `value` of the body, from 0. */
  readonly index: number;
  /**
   * The call, in the spelling of the resource path. The path has priority over an `id` in the resource.
   * Absent only where the kind is `other`.
   */
  readonly callId?: string;
  /** The change of the resource. */
  readonly changeType?: ChangeType;
  /** The path of the resource: `resourceUrl`, otherwise `resource`. */
  readonly resourceUrl?: string;
  /**
   * The entry as received, with all its members. Each access parses it again from a private copy of the body.
   * `structuredClone`, spreading and `Object.assign` do not copy it; `JSON.stringify` of a notification writes it, and
   * nothing else (see `toJSON`).
   */
  readonly raw: { readonly [member: string]: unknown };
  /** Returns `raw`. */
  toJSON(): { readonly [member: string]: unknown };
}

/** A change of a call. Its resource contains only the members that the service decided to send. */
export interface CallNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'call';
  /** The call, in the spelling of the resource path. */
  readonly callId: string;
  /** The state: a known one in Graph's spelling, any other as received. `raw` contains the received spelling. */
  readonly state?: CallState;
  /** The result that explains the state. */
  readonly result?: ResultInfo;
  /** The reason of the end: `AppTransferred` for a transferred call, `AppInitiated` for a replaced call. Open. */
  readonly terminationReason?: string;
  /** The state of the media. */
  readonly mediaState?: { readonly audio?: AudioState };
  /** The resource as received, parsed at each access. Absent when the notification had none. */
  readonly resourceData?: CallResource;
}

/** A key that a participant pressed. */
export interface ToneNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'tone';
  /** The call, in the spelling of the resource path. */
  readonly callId: string;
  /** The key. */
  readonly tone?: Tone;
  /** The sequence number of the key in the call: keys may arrive out of order. */
  readonly sequenceId?: number;
  /** The state of the call. */
  readonly state?: CallState;
  /** The resource as received, parsed at each access. */
  readonly resourceData?: CallResource;
}

/** The whole roster of a call. */
export interface RosterNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'roster';
  /** The call, in the spelling of the resource path. */
  readonly callId: string;
  /** All participants, including the app itself, parsed at each access. */
  readonly participants: readonly Participant[];
}

/** The changes in the roster of a call, with `isDeltaRosterEnabled`. */
export interface RosterDeltaNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'rosterDelta';
  /** The call, in the spelling of the resource path. */
  readonly callId: string;
  /** The sequence number: apply the changes in its order. */
  readonly sequenceNumber?: number;
  /** The participants that changed, parsed at each access; one that left has a `removedState`. */
  readonly participants: readonly Participant[];
}

/** A change of an operation. `deleted` means that the operation is finished, not that the call has ended. */
export interface OperationNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'operation';
  /** The call, in the spelling of the resource path. */
  readonly callId: string;
  /** The id of the operation, in the spelling of the path. */
  readonly operationId?: string;
  /** The name of the type without its namespace, such as `playPromptOperation`. Open. */
  readonly operationType?: string;
  /** The status: a known one in camel case, any other as received. */
  readonly status?: OperationStatus;
  /** The context that the app sent when it started the operation. */
  readonly clientContext?: string;
  /** The result. */
  readonly result?: ResultInfo;
  /** The resource as received, parsed at each access. Absent when the notification had none. */
  readonly resourceData?: OperationResource;
}

/** A change of screen sharing. */
export interface ContentSharingNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'contentSharing';
  /** The call, in the spelling of the resource path. */
  readonly callId: string;
  /** The id of the session, if the path has one. */
  readonly sessionId?: string;
  /** The sessions, parsed at each access; empty where the notification had no resource. */
  readonly sessions: readonly ContentSharingSession[];
}

/** A participant left a call that the app records (`participantLeftNotification`). */
export interface ParticipantLeftNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'participantLeft';
  /** The participant. */
  readonly participantId?: string;
}

/** A resource of an unknown type. `raw` contains all of it. */
export interface OtherNotification extends NotificationBase {
  /** The discriminant. */
  readonly kind: 'other';
  /** The name of the type as received, such as `#microsoft.graph.audioRoutingGroup`. */
  readonly resourceType?: string;
  /** The resource as received, parsed at each access. */
  readonly resourceData?: unknown;
}

/** One notification; `kind` is the discriminant. */
export type Notification =
  | CallNotification
  | ToneNotification
  | RosterNotification
  | RosterDeltaNotification
  | OperationNotification
  | ContentSharingNotification
  | ParticipantLeftNotification
  | OtherNotification;

/**
 * The reason why an entry is invalid.
 *
 * - `notAnObject`: the entry is not an object
 * - `resourceMissing`: neither `resourceUrl` nor `resource` names a resource
 * - `wrongType`: a member that this package reads has another type
 */
export type RejectionReason = 'notAnObject' | 'resourceMissing' | 'wrongType';

/** An invalid entry. It does not affect the other entries of its batch. */
export interface RejectedNotification {
  /** The index in the `value` of the body, from 0. */
  readonly index: number;
  /** The reason. */
  readonly reason: RejectionReason;
  /** The JSON Pointer of the fault in the body. */
  readonly path: string;
  /** The expectation and the fault, in English. */
  readonly message: string;
  /** The entry as received, parsed at each access. */
  readonly raw: unknown;
  /** Returns `raw`. */
  toJSON(): unknown;
}
