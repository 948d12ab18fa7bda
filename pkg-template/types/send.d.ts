import type { Endpoint } from './endpoint.js';

/** The rules for sending a refused request again. */
export interface RetryPolicy {
  /**
   * The statuses to retry, of 429 and 503. Defaults to `[429]`. A 503 is retried only with Retry-After; it does not prove that
   * Graph did not accept the transfer.
   */
  readonly statuses?: readonly (429 | 503)[] | undefined;
  /** The largest number of times that the request is sent. Defaults to 4, at most 20. */
  readonly maxAttempts?: number | undefined;
  /** The time after which no retry begins, in milliseconds from the start. Defaults to 60,000, at most 3,600,000. */
  readonly maxElapsedMs?: number | undefined;
  /** The longest wait, in milliseconds; a longer one ends the sending with the refusal. Defaults to 30,000, at most 3,600,000. */
  readonly maxWaitMs?: number | undefined;
}

/** One attempt to send a request, reported as soon as it ended. */
export interface SendAttempt {
  /** The number of the attempt, from 1. */
  readonly number: number;
  /** The HTTP status, where a response arrived. */
  readonly status?: number;
  /** The reason why no response arrived; `token` when the token callback failed. */
  readonly failure?: 'network' | 'timedOut' | 'aborted' | 'token';
  /** The duration of this attempt, in milliseconds. */
  readonly elapsedMs: number;
  /** The wait that the service asked for, in seconds. */
  readonly retryAfterSeconds?: number;
  /** The wait before the next attempt, in milliseconds; absent for the last attempt. */
  readonly waitMs?: number;
  /** The id of the request, the same for all attempts. */
  readonly clientRequestId?: string;
}

/**
 * An access token without `Bearer`: the text, the result of `getToken` of @azure/identity, or the result of
 * `acquireTokenByClientCredential` of @azure/msal-node.
 */
export type TokenResult = string | { readonly token: string } | { readonly accessToken: string };

/** The options of `sendTransfer` and `readCall`. */
export interface SendOptions {
  /**
   * An app-only access token; for a transfer with `Calls.Initiate.All`. A callback is called before each attempt. `null` when the
   * endpoint adds the token itself (a relay).
   *
   * @example
   * token: () => credential.getToken('https://graph.microsoft.com/.default') // @azure/identity
   * token: () => msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] }) // @azure/msal-node
   */
  readonly token: string | (() => TokenResult | null | Promise<TokenResult | null>) | null;
  /** The destination. Defaults to the global cloud, v1.0. */
  readonly endpoint?: Endpoint | undefined;
  /** A signal that aborts everything at once, including a wait between attempts. */
  readonly signal?: AbortSignal | undefined;
  /** The limit of each attempt in milliseconds, including the token callback. Defaults to 30,000, at most 3,600,000. */
  readonly timeoutMs?: number | undefined;
  /** The retry policy; `false` sends once. */
  readonly retry?: RetryPolicy | false | undefined;
  /** A replacement of the global `fetch`; it is called with a URL and a plain `RequestInit`. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** The header `client-request-id`, the same for all attempts: your GUID, by default a random one, or `false` for none. */
  readonly clientRequestId?: string | false | undefined;
  /** A listener for each attempt. An error that it throws is ignored. */
  readonly onAttempt?: ((attempt: SendAttempt) => void) | undefined;
}
