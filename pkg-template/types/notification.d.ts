import type {
  CallResource,
  ContentSharingSession,
  OperationResource,
  Participant,
  ResultInfo,
  Tone,
} from './call-resource.js';
import type { CallState } from './report.js';

/** What a notification says became of its resource. Open: Graph may add words. */
export type ChangeType = 'created' | 'updated' | 'deleted' | (string & {});

/** The state of the transferor's audio. Open: Graph may add words. */
export type AudioState = 'active' | 'inactive' | (string & {});

/** The state of an operation. Open: Graph may add words. */
export type OperationStatus = 'notStarted' | 'running' | 'completed' | 'failed' | (string & {});

/** The HTTP answer that a body needs. */
export interface WebhookAnswer {
  /** 202 for what was understood, 204 to get a body of the old protocol again in Graph's form, 400 for what is neither. */
  readonly status: 200 | 202 | 204 | 400;
  /** The JSON text of the answer's body; only where one is needed. */
  readonly body?: string;
}

/**
 * The notifications of one body: `commsNotifications`, or one `participantLeftNotification`.
 *
 * @see https://learn.microsoft.com/graph/api/resources/commsnotifications
 */
export interface GraphBatch {
  /** Tells it from the other bodies that arrive at the same address. */
  readonly kind: 'graph';
  /** Everything that could be read, in the order of the body. */
  readonly notifications: readonly Notification[];
  /** The entries that could not be read, each with its reason. */
  readonly rejected: readonly RejectedNotification[];
  /** Always 202: a bad entry would be no better the second time. */
  readonly answer: WebhookAnswer;
}

/** A body without notifications. */
export interface OtherBatch {
  /**
   * - `empty`: nothing, or only white space; answered 400
   * - `legacy`: an incoming call in the old Skype protocol; answered 204, and the service sends it again in Graph's form
   * - `changeNotification`: of a Graph subscription, which has its own protocol; answered 202
   * - `participantJoining`: asks whether a participant may join; answered 200 with a refusal, because only your app can say more
   * - `other`: JSON that is none of these; answered 400
   */
  readonly kind: 'empty' | 'legacy' | 'changeNotification' | 'participantJoining' | 'other';
  /** The HTTP answer that it needs. */
  readonly answer: WebhookAnswer;
}

/** What one body was. */
export type NotificationBatch = GraphBatch | OtherBatch;

/** What every notification has. */
export interface NotificationBase {
  /** The place in the body's `value`, from 0. */
  readonly index: number;
  /**
   * The call that it is about, as the path of the resource spells it. The path rules over an `id` in the resource.
   * Absent only where the kind is `other`.
   */
  readonly callId?: string;
  /** What became of the resource. */
  readonly changeType?: ChangeType;
  /** The path of the resource: `resourceUrl`, otherwise `resource`. */
  readonly resourceUrl?: string;
  /**
   * The entry as it came, with all its members. It is made from a private copy of the body when it is read, anew each time.
   * It does not survive `structuredClone`, spreading or `Object.assign`; `JSON.stringify` of a notification writes it (and
   * nothing else, see `toJSON`).
   */
  readonly raw: { readonly [member: string]: unknown };
  /** Gives `raw`. */
  toJSON(): { readonly [member: string]: unknown };
}

/** A change of a call. Its resource holds only what the service chose to send. */
export interface CallNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'call';
  /** The call, as the path of the resource spells it. */
  readonly callId: string;
  /** The state, in Graph's spelling where it is known, otherwise as it came. `raw` has it as it came. */
  readonly state?: CallState;
  /** Why the call is in this state. */
  readonly result?: ResultInfo;
  /** `AppTransferred` ends the transferor's call after a transfer; `AppInitiated` a call that was replaced. Open. */
  readonly terminationReason?: string;
  /** The state of the media. */
  readonly mediaState?: { readonly audio?: AudioState };
  /** The resource as it came; made when it is read. Absent when the notification had none. */
  readonly resourceData?: CallResource;
}

/** A key that was pressed. */
export interface ToneNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'tone';
  /** The call, as the path of the resource spells it. */
  readonly callId: string;
  /** The key. */
  readonly tone?: Tone;
  /** Counts the keys of a call: they may arrive out of order. */
  readonly sequenceId?: number;
  /** The state of the call. */
  readonly state?: CallState;
  /** The resource as it came; made when it is read. */
  readonly resourceData?: CallResource;
}

/** The whole roster of a call. */
export interface RosterNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'roster';
  /** The call, as the path of the resource spells it. */
  readonly callId: string;
  /** Everybody in the call, the app itself among them; made when it is read. */
  readonly participants: readonly Participant[];
}

/** What changed in the roster of a call, with `isDeltaRosterEnabled`. */
export interface RosterDeltaNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'rosterDelta';
  /** The call, as the path of the resource spells it. */
  readonly callId: string;
  /** Changes are to be applied in the order of this number. */
  readonly sequenceNumber?: number;
  /** Who changed; who left has a `removedState`. Made when it is read. */
  readonly participants: readonly Participant[];
}

/** A change of an operation. `deleted` means that the operation is finished, not that the call has ended. */
export interface OperationNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'operation';
  /** The call, as the path of the resource spells it. */
  readonly callId: string;
  /** The id of the operation, as the path spells it. */
  readonly operationId?: string;
  /** The type's name without its namespace, such as `playPromptOperation`. Open. */
  readonly operationType?: string;
  /** The status, in camel case where it is known, otherwise as it came. */
  readonly status?: OperationStatus;
  /** What the app gave when it began the operation. */
  readonly clientContext?: string;
  /** How it ended. */
  readonly result?: ResultInfo;
  /** The resource as it came; made when it is read. Absent when the notification had none. */
  readonly resourceData?: OperationResource;
}

/** A change of the sharing of screens. */
export interface ContentSharingNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'contentSharing';
  /** The call, as the path of the resource spells it. */
  readonly callId: string;
  /** The id of the session, where the path names one. */
  readonly sessionId?: string;
  /** The sessions, none where the notification had no resource; made when it is read. */
  readonly sessions: readonly ContentSharingSession[];
}

/** Somebody left a call that the app was asked to record (`participantLeftNotification`). */
export interface ParticipantLeftNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'participantLeft';
  /** Who left. */
  readonly participantId?: string;
}

/** A resource that this package does not know. Nothing of it is lost: see `raw`. */
export interface OtherNotification extends NotificationBase {
  /** Tells it from the other notifications. */
  readonly kind: 'other';
  /** The type's name as it came, such as `#microsoft.graph.audioRoutingGroup`. */
  readonly resourceType?: string;
  /** The resource as it came; made when it is read. */
  readonly resourceData?: unknown;
}

/** One notification, told apart by `kind`. */
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
 * Why an entry could not be read.
 *
 * - `notAnObject`: the entry is no object
 * - `resourceMissing`: neither `resourceUrl` nor `resource` names what it is about
 * - `wrongType`: a member that this package reads is of another type
 */
export type RejectionReason = 'notAnObject' | 'resourceMissing' | 'wrongType';

/** An entry that could not be read. The others of its batch are not touched by it. */
export interface RejectedNotification {
  /** The place in the body's `value`, from 0. */
  readonly index: number;
  /** Why. */
  readonly reason: RejectionReason;
  /** The JSON Pointer of the fault, inside the body. */
  readonly path: string;
  /** What was expected there, in words. */
  readonly message: string;
  /** The entry as it came; made when it is read, anew each time. */
  readonly raw: unknown;
  /** Gives `raw`. */
  toJSON(): unknown;
}
