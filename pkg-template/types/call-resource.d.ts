import type { IdentityKind } from './identity.js';
import type { CallState } from './report.js';

/** The result of a call or of an operation, read from `resultInfo` in all its spellings. */
export interface ResultInfo {
  /** 2xx and 0 for success, 4xx for the caller's side, 5xx for the service's. A number that came as text is a number here. */
  readonly code?: number;
  /** What says most, together with the code: see `explainResult`. From `subcode` or `subCode`. */
  readonly subcode?: number;
  /** The subcode of 2019's notifications, which was a word: `transferring`, `transferAccepted`. */
  readonly word?: string;
  /** For people; may end in a `DiagCode`. */
  readonly message?: string;
}

/** An object of Graph as it came. Members that are not listed may be there too. */
export interface GraphResource {
  /** The type's name, with or without `#`. */
  readonly '@odata.type'?: string;
  readonly [member: string]: unknown;
}

/** `resultInfo` as it came: numbers may be text, the subcode is spelled in two ways. */
export interface ResultInfoResource extends GraphResource {
  readonly code?: number | string | null;
  readonly subcode?: number | string | null;
  readonly subCode?: number | string | null;
  readonly message?: string | null;
}

/** An identity in a notification. */
export interface IdentityResource extends GraphResource {
  readonly id?: string | null;
  readonly displayName?: string | null;
  readonly tenantId?: string | null;
  /** `AAD`, `MSA` or `None`; deprecated. */
  readonly identityProvider?: string | null;
}

/** An identity set in a notification: usually one of the kinds. */
export type IdentitySetResource = GraphResource & {
  readonly [Kind in IdentityKind]?: IdentityResource | null;
};

/** Who takes part, in a notification. */
export interface ParticipantInfoResource extends GraphResource {
  readonly identity?: IdentitySetResource | null;
  /** `default`, `voicemail`, `skypeForBusiness`, … Open. */
  readonly endpointType?: string | null;
  readonly countryCode?: string | null;
  readonly languageId?: string | null;
  readonly region?: string | null;
  readonly participantId?: string | null;
  /** The call that is replaced; only in `targets`. */
  readonly replacesCallId?: string | null;
}

/** One stream of a participant. */
export interface MediaStream extends GraphResource {
  /** `audio`, `video`, `videoBasedScreenSharing`, `data`. Open. */
  readonly mediaType?: string | null;
  readonly sourceId?: string | null;
  /** `inactive`, `sendOnly`, `receiveOnly`, `sendReceive`. Open. */
  readonly direction?: string | null;
  readonly serverMuted?: boolean | null;
  readonly label?: string | null;
}

/**
 * A participant of a roster, as it came.
 *
 * @see https://learn.microsoft.com/graph/api/resources/participant
 */
export interface Participant extends GraphResource {
  /** What a transfer out of a group call names as `transferee.participantId`. May be `null`. */
  readonly id?: string | null;
  readonly info?: ParticipantInfoResource | null;
  readonly isInLobby?: boolean | null;
  readonly isMuted?: boolean | null;
  readonly mediaStreams?: readonly MediaStream[] | null;
  readonly metadata?: string | null;
  /** Only in a delta: the participant left, and why. */
  readonly removedState?: (GraphResource & { readonly reason?: string | null }) | null;
  readonly rosterSequenceNumber?: number | null;
  readonly meetingRole?: string | null;
  readonly publishedStates?: readonly unknown[] | null;
}

/** A session of content sharing, as it came. */
export interface ContentSharingSession extends GraphResource {
  readonly id?: string | null;
}

/** A key of the telephone. Open. */
export type Tone =
  | 'tone0'
  | 'tone1'
  | 'tone2'
  | 'tone3'
  | 'tone4'
  | 'tone5'
  | 'tone6'
  | 'tone7'
  | 'tone8'
  | 'tone9'
  | 'star'
  | 'pound'
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'flash'
  | (string & {});

/**
 * A call, as it came: only what the service chose to send.
 *
 * @see https://learn.microsoft.com/graph/api/resources/call
 */
export interface CallResource extends GraphResource {
  readonly id?: string | null;
  readonly state?: CallState | null;
  /** `incoming` or `outgoing`. Open. */
  readonly direction?: string | null;
  readonly resultInfo?: ResultInfoResource | null;
  readonly terminationReason?: string | null;
  /** Opaque and sensitive; comes with ordinary `established` notifications too, and says nothing of a failure. */
  readonly replacesContext?: string | null;
  readonly mediaState?: (GraphResource & { readonly audio?: string | null }) | null;
  readonly callChainId?: string | null;
  readonly callbackUri?: string | null;
  readonly subject?: string | null;
  readonly tenantId?: string | null;
  readonly myParticipantId?: string | null;
  readonly source?: ParticipantInfoResource | null;
  readonly targets?: readonly ParticipantInfoResource[] | null;
  readonly answeredBy?: ParticipantInfoResource | null;
  /** `audio`, `video`, `videoBasedScreenSharing`, `data`. Open. */
  readonly requestedModalities?: readonly string[] | null;
  readonly activeModalities?: readonly string[] | null;
  readonly callRoutes?:
    | readonly (GraphResource & {
        readonly final?: IdentitySetResource | null;
        readonly original?: IdentitySetResource | null;
        readonly routingType?: string | null;
      })[]
    | null;
  readonly callOptions?: GraphResource | null;
  readonly chatInfo?:
    | (GraphResource & {
        readonly threadId?: string | null;
        readonly messageId?: string | null;
        readonly replyChainMessageId?: string | null;
      })
    | null;
  readonly incomingContext?:
    | (GraphResource & {
        readonly observedParticipantId?: string | null;
        readonly sourceParticipantId?: string | null;
        readonly onBehalfOf?: IdentitySetResource | null;
        /** Who transferred the call to this one. */
        readonly transferor?: IdentitySetResource | null;
      })
    | null;
  readonly meetingInfo?: GraphResource | null;
  readonly meetingCapability?: GraphResource | null;
  readonly mediaConfig?: GraphResource | null;
  readonly toneInfo?:
    | (GraphResource & { readonly sequenceId?: number | string | null; readonly tone?: Tone | null })
    | null;
  readonly transcription?:
    | (GraphResource & { readonly state?: string | null; readonly lastModifiedDateTime?: string | null })
    | null;
}

/**
 * An operation, as it came: the members of `commsOperation`, and those of the types derived from it. There is none for a
 * transfer, but in 2019 a plain `commsOperation` told of one.
 *
 * @see https://learn.microsoft.com/graph/api/resources/commsoperation
 */
export interface OperationResource extends GraphResource {
  readonly id?: string | null;
  readonly clientContext?: string | null;
  readonly status?: string | null;
  readonly resultInfo?: ResultInfoResource | null;
  /** Of `playPromptOperation` and `recordOperation`. Open. */
  readonly completionReason?: string | null;
  /** Of `recordOperation`. */
  readonly recordingLocation?: string | null;
  /** Of `recordOperation`; a secret, never to be logged. */
  readonly recordingAccessToken?: string | null;
  /** Of `inviteParticipantsOperation`. */
  readonly participants?: readonly ParticipantInfoResource[] | null;
  /** Of `sendDtmfTonesOperation`. */
  readonly sendDtmfTonesCompletionReason?: string | null;
}
