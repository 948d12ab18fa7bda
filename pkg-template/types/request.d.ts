import type { DirectoryIdentityKind, IdentityInput, IdentitySet, TargetInput } from './identity.js';
import type { Issue } from './issue.js';
import type { AtMostOne } from './one-of.js';

/** Graph's `endpointType`. The documentation shows transfers with `default` only. */
export type EndpointType =
  | 'default'
  | 'voicemail'
  | 'skypeForBusiness'
  | 'skypeForBusinessVoipPhone'
  | 'unknownFutureValue';

/** The participant to move out of a group call (RFC 5589: the transferee). */
export type TransfereeInput = {
  /** The `id` of the participant in the roster of the call, a GUID. It is not the user id. */
  readonly participantId: string;
} & AtMostOne<{ [K in DirectoryIdentityKind]: IdentityInput } & { phone: string }>;

/**
 * A transfer, as input. Members that are not listed here are errors.
 *
 * @example
 * const input: TransferInput = {
 *   callId: '341a0500-d4bf-4224-8b19-1581168d328b',
 *   target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
 * };
 */
export interface TransferInput {
  /** The call to transfer: 32 hexadecimal digits, with or without dashes. */
  readonly callId: string;
  /** The identity that receives the call (RFC 5589: the transfer target). */
  readonly target: TargetInput;
  /** The participant to move. Required for a group call, absent otherwise. */
  readonly transferee?: TransfereeInput | undefined;
  /** The current call of the *target*, which the same app owns. It makes the transfer consultative. */
  readonly replacesCallId?: string | undefined;
  /** The type of the endpoint. Defaults to `default`. */
  readonly endpointType?: EndpointType | undefined;
  /** The language of the target, such as `en-US`. */
  readonly languageId?: string | undefined;
  /** The region of the target, such as `amer`. */
  readonly region?: string | undefined;
}

/** Graph's `invitationParticipantInfo`, as the documentation of the transfer shows it. */
export interface InvitationParticipantInfo {
  /** The name of the type. */
  readonly '@odata.type'?: '#microsoft.graph.invitationParticipantInfo';
  /** The identity that receives the call. */
  readonly identity: IdentitySet;
  /** The type of the endpoint to ring. */
  readonly endpointType?: EndpointType;
  /** The current call of the target identity; it makes the transfer consultative. */
  readonly replacesCallId?: string;
  /** Whether to hide the participant from the roster. */
  readonly hidden?: boolean;
  /** The id of the target participant. */
  readonly participantId?: string;
  /** Whether to remove the participant from the main mixer. */
  readonly removeFromDefaultAudioRoutingGroup?: boolean;
  /** The language, such as `en-US`. Microsoft's examples have it, the metadata does not. */
  readonly languageId?: string;
  /** The region, such as `amer`. Microsoft's examples have it, the metadata does not. */
  readonly region?: string;
}

/** Graph's `participantInfo`, the type of the transferee. */
export interface ParticipantInfo {
  /** The name of the type. */
  readonly '@odata.type'?: '#microsoft.graph.participantInfo';
  /** The identity of the transferee. */
  readonly identity?: IdentitySet;
  /** The `id` of the participant in the roster of the call. */
  readonly participantId: string;
  /** The type of the endpoint. */
  readonly endpointType?: EndpointType;
  /** The country, such as `US`. */
  readonly countryCode?: string;
  /** The language, such as `en-US`. */
  readonly languageId?: string;
  /** The region, such as `amer`. */
  readonly region?: string;
}

/**
 * The body of `POST /communications/calls/{id}/transfer`.
 *
 * @see https://learn.microsoft.com/graph/api/call-transfer
 */
export interface TransferBody {
  /** The identity that receives the call, and how. */
  readonly transferTarget: InvitationParticipantInfo;
  /** The participant to move; for a group call only. */
  readonly transferee?: ParticipantInfo;
  /** @deprecated Documented until 2020, and never in the metadata. Leave it out. */
  readonly clientContext?: string;
  /** @deprecated An error in Microsoft's example 5. It belongs inside `transferTarget`. */
  readonly languageId?: string;
  /** @deprecated An error in Microsoft's example 5. It belongs inside `transferTarget`. */
  readonly region?: string;
}

/** A checked transfer, which `buildTransfer` and the reports return, and which can be described and sent. */
export interface TransferRequest {
  /** The call to transfer, in the spelling of the input. */
  readonly callId: string;
  /** `consultative` when the target's own call is replaced, otherwise `blind`. */
  readonly kind: 'blind' | 'consultative';
  /** The kind of call in the context; without a context `group` when there is a transferee. */
  readonly callType: 'peerToPeer' | 'group';
  /**
   * The body to send, including members that Graph's metadata does not declare. As in every JavaScript object, numbers have
   * lost their spelling (`1.0` is 1); the issue `jsonNumberLosesDigits` reports a number whose value changed.
   */
  readonly body: TransferBody;
  /** Warnings and infos. There is no request with errors. */
  readonly issues: readonly Issue[];
}

/** An HTTP request as data, for any client. It contains no token. */
export interface HttpRequest {
  /** Always `POST`. */
  readonly method: 'POST';
  /** The absolute URL. */
  readonly url: string;
  /** The headers, except `Authorization`. */
  readonly headers: { readonly 'Content-Type': 'application/json' };
  /** The text of the body. */
  readonly body: string;
}
