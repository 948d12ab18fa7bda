import type { IdentityKind } from './identity.js';

/** Graph's `callState`. Open: Graph may add states. */
export type CallState =
  | 'incoming'
  | 'establishing'
  | 'ringing'
  | 'established'
  | 'hold'
  | 'transferring'
  | 'transferAccepted'
  | 'redirecting'
  | 'terminating'
  | 'terminated'
  | (string & {});

/** The result of a call or of an operation, parsed from any spelling of `resultInfo`. */
export interface ResultInfo {
  /** The code: 2xx and 0 for success, 4xx for an error of the client, 5xx of the service. Text is converted to a number. */
  readonly code?: number;
  /** The subcode, from `subcode` or `subCode`. With the code it has a meaning: see `explainResult`. */
  readonly subcode?: number;
  /** The subcode of notifications of 2019, which is a word: `transferring`, `transferAccepted`. */
  readonly legacySubcode?: string;
  /** The message for people; it may end in a `DiagCode`. */
  readonly message?: string;
}

/** An object of Graph as received. It may have further members. */
export interface GraphResource {
  /** The name of the type, with or without `#`. */
  readonly '@odata.type'?: string;
  /** Any other member, as received. */
  readonly [member: string]: unknown;
}

/** `resultInfo` as received: numbers may be text, and the subcode has two spellings. */
export interface ResultInfoResource extends GraphResource {
  /** The code: 2xx and 0 for success, 4xx for an error of the client, 5xx of the service. */
  readonly code?: number | string | null;
  /** The subcode, in the spelling of the documentation. */
  readonly subcode?: number | string | null;
  /** The subcode, in the spelling of some notifications. */
  readonly subCode?: number | string | null;
  /** The message for people; it may end in a `DiagCode`. */
  readonly message?: string | null;
}

/** An identity in a notification. */
export interface IdentityResource extends GraphResource {
  /** The id in the directory, or a telephone number. */
  readonly id?: string | null;
  /** The name to show. */
  readonly displayName?: string | null;
  /** The tenant of the directory. */
  readonly tenantId?: string | null;
  /** `AAD`, `MSA` or `None`; deprecated. */
  readonly identityProvider?: string | null;
}

/** An identity set in a notification: usually with one identity. */
export type IdentitySetResource = GraphResource & {
  /** The identity, under its kind. */
  readonly [Kind in IdentityKind]?: IdentityResource | null;
};

/** Graph's `participantInfo`, in a notification. */
export interface ParticipantInfoResource extends GraphResource {
  /** The identity. */
  readonly identity?: IdentitySetResource | null;
  /** The type of the endpoint: `default`, `voicemail`, `skypeForBusiness`, … Open. */
  readonly endpointType?: string | null;
  /** The country of the participant, two letters. */
  readonly countryCode?: string | null;
  /** The language of the participant, such as `en-US`. */
  readonly languageId?: string | null;
  /** The region of the participant. Open. */
  readonly region?: string | null;
  /** The id of the participant in the call. */
  readonly participantId?: string | null;
  /** The replaced call; only in `targets`. */
  readonly replacesCallId?: string | null;
}

/** One stream of a participant. */
export interface MediaStream extends GraphResource {
  /** The type of the media: `audio`, `video`, `videoBasedScreenSharing`, `data`. Open. */
  readonly mediaType?: string | null;
  /** The id of the stream in the call. */
  readonly sourceId?: string | null;
  /** The direction: `inactive`, `sendOnly`, `receiveOnly`, `sendReceive`. Open. */
  readonly direction?: string | null;
  /** Whether the service muted it. */
  readonly serverMuted?: boolean | null;
  /** The name of the stream. */
  readonly label?: string | null;
}

/**
 * A participant of a roster, as received.
 *
 * @see https://learn.microsoft.com/graph/api/resources/participant
 */
export interface Participant extends GraphResource {
  /** The id for `transferee.participantId` of a transfer out of a group call. It may be `null`. */
  readonly id?: string | null;
  /** The identity. */
  readonly info?: ParticipantInfoResource | null;
  /** Whether the participant is in the lobby. */
  readonly isInLobby?: boolean | null;
  /** Whether the participant is muted. */
  readonly isMuted?: boolean | null;
  /** The streams of the participant. */
  readonly mediaStreams?: readonly MediaStream[] | null;
  /** Data of the participant in the roster, as text. */
  readonly metadata?: string | null;
  /** The removal of the participant; only in a delta. */
  readonly removedState?:
    | (GraphResource & {
        /** The reason. Open. */
        readonly reason?: string | null;
      })
    | null;
  /** The sequence number of the roster in the call: a higher one is newer. */
  readonly rosterSequenceNumber?: number | null;
  /** The role: `attendee`, `presenter`, `organizer`, … Open. */
  readonly meetingRole?: string | null;
  /** The states that the participant publishes. */
  readonly publishedStates?: readonly unknown[] | null;
}

/** A session of content sharing, as received. */
export interface ContentSharingSession extends GraphResource {
  /** The id of the session. */
  readonly id?: string | null;
}

/** A key of a telephone. Open. */
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
 * A call, as received: only the members that the service decided to send.
 *
 * @see https://learn.microsoft.com/graph/api/resources/call
 */
export interface CallResource extends GraphResource {
  /** The id of the call; often missing. The path of the notification contains it. */
  readonly id?: string | null;
  /** The state of the call, as received. `state` of the notification has Graph's spelling. */
  readonly state?: CallState | null;
  /** The direction: `incoming` or `outgoing`. Open. */
  readonly direction?: string | null;
  /** The result that explains the state, as received. See `result` of the notification. */
  readonly resultInfo?: ResultInfoResource | null;
  /** The reason why the call ended. Open. */
  readonly terminationReason?: string | null;
  /** Opaque and sensitive. Ordinary `established` notifications contain it too, so it does not indicate a failure. */
  readonly replacesContext?: string | null;
  /** The state of the transferor's media. */
  readonly mediaState?:
    | (GraphResource & {
        /** The state: `active` or `inactive`. Open. */
        readonly audio?: string | null;
      })
    | null;
  /** The id that related calls share. */
  readonly callChainId?: string | null;
  /** The URL that receives the notifications of the call. */
  readonly callbackUri?: string | null;
  /** The subject of the call. */
  readonly subject?: string | null;
  /** The tenant of the app's side. */
  readonly tenantId?: string | null;
  /** The id of the app's own participant. */
  readonly myParticipantId?: string | null;
  /** The caller. */
  readonly source?: ParticipantInfoResource | null;
  /** The callees. */
  readonly targets?: readonly ParticipantInfoResource[] | null;
  /** The participant who answered the call. */
  readonly answeredBy?: ParticipantInfoResource | null;
  /** The requested modalities: `audio`, `video`, `videoBasedScreenSharing`, `data`. Open. */
  readonly requestedModalities?: readonly string[] | null;
  /** The modalities in use. Open. */
  readonly activeModalities?: readonly string[] | null;
  /** The route of the call: the original callee, and the final one. */
  readonly callRoutes?:
    | readonly (GraphResource & {
        /** The identity that received the call. */
        readonly final?: IdentitySetResource | null;
        /** The identity that was called. */
        readonly original?: IdentitySetResource | null;
        /** The type of the route: `forwarded`, `lookup` or `selfFork`. Open. */
        readonly routingType?: string | null;
      })[]
    | null;
  /** The options of the call. */
  readonly callOptions?: GraphResource | null;
  /** The chat of the meeting. */
  readonly chatInfo?:
    | (GraphResource & {
        /** The id of the chat. */
        readonly threadId?: string | null;
        /** The id of the message. */
        readonly messageId?: string | null;
        /** The id of the message that this one replies to. */
        readonly replyChainMessageId?: string | null;
      })
    | null;
  /** The origin of an incoming call. */
  readonly incomingContext?:
    | (GraphResource & {
        /** The observed participant. */
        readonly observedParticipantId?: string | null;
        /** The participant that the call is for. */
        readonly sourceParticipantId?: string | null;
        /** The identity on whose behalf the call was made. */
        readonly onBehalfOf?: IdentitySetResource | null;
        /** The transferor of the call. */
        readonly transferor?: IdentitySetResource | null;
      })
    | null;
  /** The meeting that the call belongs to. */
  readonly meetingInfo?: GraphResource | null;
  /** The permissions of the participants of the meeting. */
  readonly meetingCapability?: GraphResource | null;
  /** The host of the media: the service or the app. */
  readonly mediaConfig?: GraphResource | null;
  /** The last pressed key. */
  readonly toneInfo?:
    | (GraphResource & {
        /** The sequence number of the key in the call: keys may arrive out of order. */
        readonly sequenceId?: number | string | null;
        /** The key. */
        readonly tone?: Tone | null;
      })
    | null;
  /** The state of the transcription. */
  readonly transcription?:
    | (GraphResource & {
        /** The state: `notStarted`, `active` or `inactive`. Open. */
        readonly state?: string | null;
        /** The time of its last change. */
        readonly lastModifiedDateTime?: string | null;
      })
    | null;
}

/**
 * An operation, as received: the members of `commsOperation`, and those of the types derived from it. A transfer has no
 * operation, but in 2019 a plain `commsOperation` reported one.
 *
 * @see https://learn.microsoft.com/graph/api/resources/commsoperation
 */
export interface OperationResource extends GraphResource {
  /** The id of the operation. */
  readonly id?: string | null;
  /** The context that the app sent when it started the operation. */
  readonly clientContext?: string | null;
  /** The status: `notStarted`, `running`, `completed` or `failed`, as received. */
  readonly status?: string | null;
  /** The result, as received. */
  readonly resultInfo?: ResultInfoResource | null;
  /** The reason of the completion; in `playPromptOperation` and `recordOperation`. Open. */
  readonly completionReason?: string | null;
  /** The URL of the recording; in `recordOperation`. */
  readonly recordingLocation?: string | null;
  /** The token for the recording, a secret that must not be logged; in `recordOperation`. */
  readonly recordingAccessToken?: string | null;
  /** The invited participants; in `inviteParticipantsOperation`. */
  readonly participants?: readonly ParticipantInfoResource[] | null;
  /** The reason of the completion; in `sendDtmfTonesOperation`. */
  readonly sendDtmfTonesCompletionReason?: string | null;
}
