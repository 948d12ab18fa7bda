import type { CallState } from './call-resource.js';
import type { IdentityInput, IdentitySet, TargetInput } from './identity.js';
import type { Issue } from './issue.js';
import type { ExactlyOne } from './one-of.js';
import type { EndedCall } from './read-call.js';
import type { CheckReport } from './report.js';
import type { InvitationParticipantInfo } from './request.js';
import type { AcceptedResponse, RefusedResponse, SendEffort, SupportDetails } from './response.js';

/** The application, or its instance in Teams, that places a call. A call to a telephone needs an instance with a number. */
export type CallSource = ExactlyOne<{ application: IdentityInput; applicationInstance: IdentityInput }>;

/**
 * A new peer-to-peer call, as input: from your app to one target, with media that Microsoft's service hosts. Members that are not
 * listed here are errors.
 *
 * @example
 * const input: CallInput = {
 *   target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
 *   callbackUri: 'https://bot.contoso.com/api/calls',
 * };
 */
export interface CallInput {
  /** The party to call. */
  readonly target: TargetInput;
  /** The address of the webhook that receives the notifications of this call: absolute, with https. */
  readonly callbackUri: string;
  /** The caller. Defaults to the app of the token. Required as `applicationInstance` for a call to a telephone. */
  readonly source?: CallSource | undefined;
  /** The tenant of the call, a GUID. Microsoft's examples of calls to a telephone have it. */
  readonly tenantId?: string | undefined;
  /**
   * A text by which you find the call again if Graph's response is lost, such as a GUID: 1 to 256 ASCII letters, digits and `-._~`.
   * Graph's call has no such member, so it is sent in the query of `callbackUri` (`?clientContext=…`): notifications of the call
   * arrive at that address, and name it in their `callbackUri`.
   */
  readonly clientContext?: string | undefined;
}

/** Graph's `mediaConfig`. Its type decides who hosts the media. */
export interface CallMedia {
  /** The name of the type: Microsoft's service, or your app with a `blob`. */
  readonly '@odata.type': '#microsoft.graph.serviceHostedMediaConfig' | '#microsoft.graph.appHostedMediaConfig';
  /** Further members, such as `preFetchMedia` and `blob`. */
  readonly [member: string]: unknown;
}

/** Graph's `call`, as the request to create one contains it. */
export interface CallBody {
  /** The name of the type. */
  readonly '@odata.type'?: '#microsoft.graph.call';
  /** The address of the webhook. */
  readonly callbackUri: string;
  /** The caller. */
  readonly source?: { readonly identity: IdentitySet; readonly [member: string]: unknown };
  /** The party to call. */
  readonly targets: readonly InvitationParticipantInfo[];
  /** The media of the call. */
  readonly requestedModalities: readonly ('audio' | 'video' | 'videoBasedScreenSharing' | 'data')[];
  /** The host of the media: Microsoft's service, or your app with a `blob` of Microsoft's media library. */
  readonly mediaConfig: CallMedia;
  /** The tenant. */
  readonly tenantId?: string;
  /** Further members of Graph's `call`. */
  readonly [member: string]: unknown;
}

/** A checked call, which `buildCall` and the reports return, and which can be described and created. */
export interface CallRequest {
  /** The address of the webhook, with the client context if there is one. */
  readonly callbackUri: string;
  /** The client context in the query of `callbackUri`. */
  readonly clientContext?: string;
  /** The body to send, including members that Graph's metadata does not declare. */
  readonly body: CallBody;
  /** Warnings and infos. There is no request with errors. */
  readonly issues: readonly Issue[];
}

/** The result of a check of a new call. */
export type CallReport = CheckReport<CallRequest>;

/** Graph created the call. Notifications report whether the target answers. */
export interface CreatedCall extends SupportDetails {
  /** The discriminant. */
  readonly kind: 'created';
  /** The HTTP status, 200 to 299. The documentation specifies 201. */
  readonly status: number;
  /**
   * The id of the call: of the body, otherwise of the header `Location`. Absent when neither was readable: the call exists, and only
   * its notifications contain the id.
   */
  readonly callId?: string;
  /** The state, usually `establishing`. */
  readonly state?: CallState;
}

/** The response to the POST of a new call. After a refusal with `mayBeInProgress` the target may be ringing. */
export type CallCreation = (CreatedCall | RefusedResponse) & SendEffort;

/**
 * The response to the DELETE of a call. `accepted`: the call ends, and notifications report it; `ended`: Graph does not know the call
 * (any more); `refused`: the call may go on, and may be hung up again, which has no second effect.
 */
export type HangUp = (AcceptedResponse | EndedCall | RefusedResponse) & SendEffort;

/** The DELETE of a call as data, for any client. It contains no token. */
export interface HangUpRequest {
  /** Always `DELETE`. */
  readonly method: 'DELETE';
  /** The absolute URL. */
  readonly url: string;
  /** The headers, except `Authorization`. */
  readonly headers: { readonly Accept: 'application/json' };
}
