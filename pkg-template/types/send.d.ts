import type { Endpoint } from './endpoint.js';

/** When a refused request is sent again: what cannot have been taken, and what you take upon yourself. */
export interface RetryPolicy {
  /**
   * The statuses to retry, of 429 and 503. Defaults to `[429]`. A 503 is retried only with Retry-After; nothing proves that the
   * transfer was not taken then.
   */
  readonly statuses?: readonly (429 | 503)[];
  /** How many times the request is sent at most. Defaults to 4, at most 20. */
  readonly maxAttempts?: number;
  /** No retry begins later than this after the start. Defaults to 60,000, at most 3,600,000. */
  readonly maxElapsedMs?: number;
  /** A longer wait than this ends the sending with the refusal. Defaults to 30,000, at most 3,600,000. */
  readonly maxWaitMs?: number;
}

/** One attempt, told as soon as its end is known. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  /** The HTTP status, where an answer came. */
  readonly status?: number;
  /** Why no answer came; `token` when the function that should give it failed. */
  readonly failure?: 'network' | 'timedOut' | 'aborted' | 'token';
  /** How long this attempt took. */
  readonly elapsedMs: number;
  /** How long the service asked to wait. */
  readonly retryAfterSeconds?: number;
  /** The wait before the next attempt; absent when this was the last. */
  readonly waitMs?: number;
  /** The same for all attempts. */
  readonly clientRequestId?: string;
}

/** How to send. */
export interface SendOptions {
  /**
   * An app-only access token, for a transfer with `Calls.Initiate.All`, without `Bearer`. A function is asked anew before each attempt.
   * `null` when the endpoint signs for itself (a relay).
   */
  readonly token: string | (() => string | Promise<string>) | null;
  /** Defaults to the global cloud, v1.0. */
  readonly endpoint?: Endpoint;
  /** Ends everything at once, a wait between attempts included. */
  readonly signal?: AbortSignal;
  /** The limit for each attempt, the token included. Defaults to 30,000, at most 3,600,000. */
  readonly timeoutMs?: number;
  /** `false` sends once. */
  readonly retry?: RetryPolicy | false;
  /** Used instead of the global `fetch`; called with a URL and a plain `RequestInit`. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The header `client-request-id`, the same for all attempts: a GUID of yours, one made here by default, `false` for none. */
  readonly clientRequestId?: string | false;
  /** Told of each attempt. What it throws is ignored: a listener cannot change the answer. */
  readonly onAttempt?: (attempt: Attempt) => void;
}
