import type { CallResource, CallState } from './call-resource.js';
import type { RefusedResponse, ResponseError, SendEffort, SupportDetails } from './response.js';

/** The GET of a call as data, for any client. It contains no token. */
export interface ReadCallRequest {
  /** Always `GET`. */
  readonly method: 'GET';
  /** The absolute URL. */
  readonly url: string;
  /** The headers, except `Authorization`. */
  readonly headers: { readonly Accept: 'application/json' };
}

/** The call exists. With the state `terminated` it has ended too, and Graph has not removed it yet. */
export interface FoundCall extends SupportDetails {
  /** The discriminant. */
  readonly kind: 'found';
  /** The HTTP status: 200. */
  readonly status: number;
  /** The state, if Graph wrote one: known states in the spelling of this type, whatever their case was; others as received. */
  readonly state?: CallState;
  /** The call as received. At least one of `id` and `state` is a string; no other member is checked. */
  readonly call: CallResource;
}

/**
 * Graph itself does not know the call (404, in its own words). Your earlier call has ended; the response is the same for an
 * id that never existed, or that belongs to another app or cloud. Only notifications report why a call ended.
 */
export interface EndedCall extends SupportDetails {
  /** The discriminant. */
  readonly kind: 'ended';
  /** The HTTP status: 404. */
  readonly status: number;
  /** Graph's error, usually with the code `8522`. */
  readonly error: ResponseError;
}

/**
 * The result of reading a call.
 *
 * `refused` is every other response, and says **nothing** about the call: a refusal by Graph (401, 403, 429, …), a 404 that is not
 * Graph's own (a web page of a proxy, a wrong base URL), a redirect, or a success without a call in it (a login page, a body that
 * broke off). Its `retryable` and `mayBeInProgress` are those of a transfer; because reading changes nothing, you may read a call
 * again after any response.
 *
 * @example
 * function canTransfer(lookup: CallLookup) {
 *   return lookup.kind === 'found' && lookup.state === 'established';
 * }
 */
export type CallLookup = (FoundCall | EndedCall | RefusedResponse) & SendEffort;
