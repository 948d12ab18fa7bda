import type { Refusal, Refused } from './answer.js';
import type { CallResource } from './call-resource.js';
import type { CallState } from './report.js';

/** The GET of a call as data, for any client. It never holds a token. */
export interface ReadCallRequest {
  /** Always `GET`. */
  readonly method: 'GET';
  /** The absolute URL. */
  readonly url: string;
  /** The headers, but for `Authorization`. */
  readonly headers: { readonly Accept: 'application/json' };
}

/** The call is there. With the state `terminated` it has ended too, and Graph has not forgotten it yet. */
export interface CallFound {
  /** Tells it from the other readings. */
  readonly kind: 'found';
  /** The HTTP status: 200. */
  readonly status: number;
  /** The state, if Graph wrote one: the known ones spelled as here, whatever their case was; others as they came. */
  readonly state?: CallState;
  /** The call exactly as it came. At least one of `id` and `state` is a text; of all other members nothing is checked. */
  readonly call: CallResource;
  /** Graph's id of the request, for support. */
  readonly requestId?: string;
  /** The caller's id of the request. */
  readonly clientRequestId?: string;
  /** When the service answered, for support: its header `Date` as ISO 8601 in UTC, where it can be read. */
  readonly date?: string;
}

/**
 * Graph itself knows no such call (404, in its own words). A call of yours that was there has ended; Graph says the same of an
 * id that never was, or that belongs to another app or cloud. Why it ended is told by notifications only.
 */
export interface CallEnded {
  /** Tells it from the other readings. */
  readonly kind: 'ended';
  /** The HTTP status: 404. */
  readonly status: number;
  /** What Graph said, mostly with the code `8522`. */
  readonly error: Refusal;
  /** Graph's id of the request, for support. */
  readonly requestId?: string;
  /** The caller's id of the request. */
  readonly clientRequestId?: string;
  /** When the service answered, for support: its header `Date` as ISO 8601 in UTC, where it can be read. */
  readonly date?: string;
}

/**
 * How a call stands, and what it took to learn it.
 *
 * `refused` is every other answer, and says **nothing** of the call: a refusal by Graph (401, 403, 429, …), a 404 that is not
 * Graph's own (a proxy's web page, a wrong base URL), a redirect, or a success without a call in it (a login page, a body that
 * broke off). Its `retryable` and `mayHaveBegun` are those of a transfer; as reading changes nothing, a call may be read again after any answer.
 *
 * @example
 * function canTransfer(reading: CallReading) {
 *   return reading.kind === 'found' && reading.state === 'established';
 * }
 */
export type CallReading = (CallFound | CallEnded | Refused) & {
  /** How many times the request was sent. */
  readonly attempts: number;
  /** From the call of `readCall` to the answer, waits included. */
  readonly elapsedMs: number;
};
