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
  /** Any other member, as it came. */
  readonly [member: string]: unknown;
}

/** `resultInfo` as it came: numbers may be text, the subcode is spelled in two ways. */
export interface ResultInfoResource extends GraphResource {
  /** 2xx and 0 for success, 4xx for the caller's side, 5xx for the service's. */
  readonly code?: number | string | null;
  /** The spelling of the documentation. */
  readonly subcode?: number | string | null;
  /** The spelling of some notifications. */
  readonly subCode?: number | string | null;
  /** For people; may end in a `DiagCode`. */
  readonly message?: string | null;
}

/** An identity in a notification. */
export interface IdentityResource extends GraphResource {
  /** The id in the directory, or a telephone number. */
  readonly id?: string | null;
  /** The name that is shown. */
  readonly displayName?: string | null;
  /** The tenant of the directory. */
  readonly tenantId?: string | null;
  /** `AAD`, `MSA` or `None`; deprecated. */
  readonly identityProvider?: string | null;
}

/** An identity set in a notification: usually one of the kinds. */
export type IdentitySetResource = GraphResource & {
  /** The identity, under its kind. */
  readonly [Kind in IdentityKind]?: IdentityResource | null;
};

/** Who takes part, in a notification. */
export interface ParticipantInfoResource extends GraphResource {
  /** Who it is. */
  readonly identity?: IdentitySetResource | null;
  /** `default`, `voicemail`, `skypeForBusiness`, … Open. */
  readonly endpointType?: string | null;
  /** The country of the participant, two letters. */
  readonly countryCode?: string | null;
  /** The language of the participant, such as `en-US`. */
  readonly languageId?: string | null;
  /** The region of the participant. Open. */
  readonly region?: string | null;
  /** The id of the participant in the call. */
  readonly participantId?: string | null;
  /** The call that is replaced; only in `targets`. */
  readonly replacesCallId?: string | null;
}

/** One stream of a participant. */
export interface MediaStream extends GraphResource {
  /** `audio`, `video`, `videoBasedScreenSharing`, `data`. Open. */
  readonly mediaType?: string | null;
  /** Tells the streams of one call apart. */
  readonly sourceId?: string | null;
  /** `inactive`, `sendOnly`, `receiveOnly`, `sendReceive`. Open. */
  readonly direction?: string | null;
  /** Whether the service has muted it. */
  readonly serverMuted?: boolean | null;
  /** The name of the stream. */
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
  /** Who it is. */
  readonly info?: ParticipantInfoResource | null;
  /** Whether the participant still waits in the lobby. */
  readonly isInLobby?: boolean | null;
  /** Whether the participant is muted. */
  readonly isMuted?: boolean | null;
  /** The streams of the participant. */
  readonly mediaStreams?: readonly MediaStream[] | null;
  /** What the participant put into the roster, as text. */
  readonly metadata?: string | null;
  /** Only in a delta: the participant left, and why. */
  readonly removedState?:
    | (GraphResource & {
        /** Why. Open. */
        readonly reason?: string | null;
      })
    | null;
  /** Counts the rosters of a call: the higher one is the newer one. */
  readonly rosterSequenceNumber?: number | null;
  /** `attendee`, `presenter`, `organizer`, … Open. */
  readonly meetingRole?: string | null;
  /** The states that the participant publishes. */
  readonly publishedStates?: readonly unknown[] | null;
}

/** A session of content sharing, as it came. */
export interface ContentSharingSession extends GraphResource {
  /** The id of the session. */
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
  /** The id of the call; often missing. The path of the notification names the call. */
  readonly id?: string | null;
  /** The state of the call, as it came: `state` of the notification has it in Graph's spelling. */
  readonly state?: CallState | null;
  /** `incoming` or `outgoing`. Open. */
  readonly direction?: string | null;
  /** Why the call is in this state, as it came: see `result` of the notification. */
  readonly resultInfo?: ResultInfoResource | null;
  /** Why the call ended. Open. */
  readonly terminationReason?: string | null;
  /** Opaque and sensitive; comes with ordinary `established` notifications too, and says nothing of a failure. */
  readonly replacesContext?: string | null;
  /** The state of the transferor's media. */
  readonly mediaState?:
    | (GraphResource & {
        /** `active` or `inactive`. Open. */
        readonly audio?: string | null;
      })
    | null;
  /** The same for all calls that belong together. */
  readonly callChainId?: string | null;
  /** Where the notifications of the call go. */
  readonly callbackUri?: string | null;
  /** What the call is about. */
  readonly subject?: string | null;
  /** The tenant of the app's side. */
  readonly tenantId?: string | null;
  /** The id of the app's own participant. */
  readonly myParticipantId?: string | null;
  /** Who began the call. */
  readonly source?: ParticipantInfoResource | null;
  /** Whom the call is to. */
  readonly targets?: readonly ParticipantInfoResource[] | null;
  /** Who answered the call. */
  readonly answeredBy?: ParticipantInfoResource | null;
  /** `audio`, `video`, `videoBasedScreenSharing`, `data`. Open. */
  readonly requestedModalities?: readonly string[] | null;
  /** The modalities in use. Open. */
  readonly activeModalities?: readonly string[] | null;
  /** How the call came here: who was called, and who got it instead. */
  readonly callRoutes?:
    | readonly (GraphResource & {
        /** Who got the call. */
        readonly final?: IdentitySetResource | null;
        /** Who was called. */
        readonly original?: IdentitySetResource | null;
        /** `forwarded`, `lookup` or `selfFork`. Open. */
        readonly routingType?: string | null;
      })[]
    | null;
  /** How the call treats its participants. */
  readonly callOptions?: GraphResource | null;
  /** The chat of the meeting. */
  readonly chatInfo?:
    | (GraphResource & {
        /** The id of the chat. */
        readonly threadId?: string | null;
        /** The id of the message. */
        readonly messageId?: string | null;
        /** The id of the message that is answered. */
        readonly replyChainMessageId?: string | null;
      })
    | null;
  /** How an incoming call came about. */
  readonly incomingContext?:
    | (GraphResource & {
        /** The participant who is observed. */
        readonly observedParticipantId?: string | null;
        /** The participant for whom the call came in. */
        readonly sourceParticipantId?: string | null;
        /** On whose behalf the call was made. */
        readonly onBehalfOf?: IdentitySetResource | null;
        /** Who transferred the call to this one. */
        readonly transferor?: IdentitySetResource | null;
      })
    | null;
  /** The meeting that the call belongs to. */
  readonly meetingInfo?: GraphResource | null;
  /** What the participants of the meeting may do. */
  readonly meetingCapability?: GraphResource | null;
  /** Where the media are handled: by the service or by the app. */
  readonly mediaConfig?: GraphResource | null;
  /** The key that was pressed last. */
  readonly toneInfo?:
    | (GraphResource & {
        /** Counts the keys of a call: they may arrive out of order. */
        readonly sequenceId?: number | string | null;
        /** The key. */
        readonly tone?: Tone | null;
      })
    | null;
  /** The state of the transcription. */
  readonly transcription?:
    | (GraphResource & {
        /** `notStarted`, `active` or `inactive`. Open. */
        readonly state?: string | null;
        /** When it changed last. */
        readonly lastModifiedDateTime?: string | null;
      })
    | null;
}

/**
 * An operation, as it came: the members of `commsOperation`, and those of the types derived from it. There is none for a
 * transfer, but in 2019 a plain `commsOperation` told of one.
 *
 * @see https://learn.microsoft.com/graph/api/resources/commsoperation
 */
export interface OperationResource extends GraphResource {
  /** The id of the operation. */
  readonly id?: string | null;
  /** What the app gave when it began the operation. */
  readonly clientContext?: string | null;
  /** `notStarted`, `running`, `completed` or `failed`, as it came. */
  readonly status?: string | null;
  /** How it ended, as it came. */
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
