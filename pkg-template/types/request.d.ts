import type { AtMostOne, DirectoryIdentityKind, IdentityInput, IdentitySet, TargetInput } from './identity.js';
import type { Issue } from './issue.js';

/** Graph's `endpointType`. A transfer is only ever shown with `default`. */
export type EndpointType =
  | 'default'
  | 'voicemail'
  | 'skypeForBusiness'
  | 'skypeForBusinessVoipPhone'
  | 'unknownFutureValue';

/** Who is moved out of a group call (RFC 5589: the transferee). */
export type TransfereeInput = {
  /** The `id` of the participant in the call's roster, a GUID. Not the user id. */
  readonly participantId: string;
} & AtMostOne<{ [K in DirectoryIdentityKind]: IdentityInput } & { phone: string }>;

/**
 * A transfer in the caller's words. Members that are not listed here are errors.
 *
 * @example
 * const input: TransferInput = {
 *   callId: '341a0500-d4bf-4224-8b19-1581168d328b',
 *   target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
 * };
 */
export interface TransferInput {
  /** The call that is being transferred: 32 hexadecimal digits, with or without dashes. */
  readonly callId: string;
  /** Who receives the call (RFC 5589: the transfer target). */
  readonly target: TargetInput;
  /** Who is moved. Required when the call is a group call, left out otherwise. */
  readonly transferee?: TransfereeInput;
  /** Makes the transfer consultative: the call that the *target* is in now, owned by the same app. */
  readonly replacesCallId?: string;
  /** Defaults to `default`. */
  readonly endpointType?: EndpointType;
  /** The target's language, as in `en-US`. */
  readonly languageId?: string;
  /** The target's region, as in `amer`. */
  readonly region?: string;
}

/** Graph's `invitationParticipantInfo`, as the transfer page sends it. */
export interface InvitationParticipantInfo {
  /** The type's name. */
  readonly '@odata.type'?: '#microsoft.graph.invitationParticipantInfo';
  /** Who receives the call. */
  readonly identity: IdentitySet;
  /** The kind of endpoint to ring. */
  readonly endpointType?: EndpointType;
  /** The call that the target identity is in now; makes the transfer consultative. */
  readonly replacesCallId?: string;
  /** Whether to hide the participant from the roster. */
  readonly hidden?: boolean;
  /** The id of the target participant. */
  readonly participantId?: string;
  /** Whether to remove the participant from the main mixer. */
  readonly removeFromDefaultAudioRoutingGroup?: boolean;
  /** The language, as in `en-US`. In Microsoft's examples, in no metadata. */
  readonly languageId?: string;
  /** The region, as in `amer`. In Microsoft's examples, in no metadata. */
  readonly region?: string;
}

/** Graph's `participantInfo`, the type of the transferee. */
export interface ParticipantInfo {
  /** The type's name. */
  readonly '@odata.type'?: '#microsoft.graph.participantInfo';
  /** Who is moved. */
  readonly identity?: IdentitySet;
  /** The `id` of the participant in the call's roster. */
  readonly participantId: string;
  /** The kind of endpoint. */
  readonly endpointType?: EndpointType;
  /** The country, as in `US`. */
  readonly countryCode?: string;
  /** The language, as in `en-US`. */
  readonly languageId?: string;
  /** The region, as in `amer`. */
  readonly region?: string;
}

/**
 * The body of `POST /communications/calls/{id}/transfer`.
 *
 * @see https://learn.microsoft.com/graph/api/call-transfer
 */
export interface TransferBody {
  /** Who receives the call. */
  readonly transferTarget: InvitationParticipantInfo;
  /** Who is moved; for a group call only. */
  readonly transferee?: ParticipantInfo;
  /** @deprecated Documented until 2020, known to no metadata. Leave it out. */
  readonly clientContext?: string;
  /** @deprecated A slip of Microsoft's example 5. It belongs inside `transferTarget`. */
  readonly languageId?: string;
  /** @deprecated A slip of Microsoft's example 5. It belongs inside `transferTarget`. */
  readonly region?: string;
}

/** A checked transfer: what `buildTransfer` and the reports hand out, and what can be described and sent. */
export interface TransferRequest {
  /** The call that is being transferred, spelled as it was given. */
  readonly callId: string;
  /** `consultative` when the target's own call is replaced, otherwise `blind`. */
  readonly kind: 'blind' | 'consultative';
  /** As the context says; without it `group` when a transferee is named. */
  readonly callType: 'peerToPeer' | 'group';
  /**
   * The body to send. Members that Graph's metadata does not know are kept. As in every JavaScript object, numbers have lost
   * their spelling (`1.0` is 1); the issue `jsonNumberLosesDigits` tells when that changes one.
   */
  readonly body: TransferBody;
  /** Warnings and infos; a request with errors is never made. */
  readonly issues: readonly Issue[];
}

/** An HTTP request as data, for any client. It never holds a token. */
export interface HttpRequest {
  /** Always `POST`. */
  readonly method: 'POST';
  /** The absolute URL. */
  readonly url: string;
  /** The headers, but for `Authorization`. */
  readonly headers: { readonly 'Content-Type': 'application/json' };
  /** The exact text of the body. */
  readonly body: string;
}
