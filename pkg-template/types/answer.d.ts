/** One entry of `details` in Graph's error. */
export interface GraphErrorDetail {
  /** The code. */
  readonly code?: string;
  /** The text. */
  readonly message?: string;
  /** What it is about. */
  readonly target?: string;
}

/** Graph's `innerError` (or `innererror`), as far as it is documented. */
export interface InnerError {
  /** A more exact code. */
  readonly code?: string;
  /** A more exact text. */
  readonly message?: string;
  /** Graph's id of the request, for support. */
  readonly requestId?: string;
  /** The caller's id of the request. */
  readonly clientRequestId?: string;
  /** When, as Graph wrote it (often without a zone). */
  readonly date?: string;
  /** One level deeper. */
  readonly innerError?: InnerError;
}

/** Why the request was refused, read from whatever came back. */
export interface Refusal {
  /**
   * What the body was: Graph's own form, another JSON, a web page, plain text, nothing, a body that broke off, or a
   * redirect (which is never followed: that would turn the POST into a GET).
   */
  readonly form: 'graph' | 'json' | 'html' | 'text' | 'empty' | 'cut' | 'redirect';
  /** Graph's code as text, such as `7505` or `InvalidAuthenticationToken`; absent when the answer names none. */
  readonly code?: string;
  /** A sentence for people: the service's own where there is one. Do not branch on it. */
  readonly message: string;
  /** What the error is about. */
  readonly target?: string;
  /** Further errors. */
  readonly details?: readonly GraphErrorDetail[];
  /** The inner error. */
  readonly innerError?: InnerError;
  /** Where a redirect points, if the host tells. */
  readonly location?: string;
  /** The start of the body as it came, at most 4,096 characters. */
  readonly body?: string;
}

/** Graph took the request; how the transfer ends is told by notifications. */
export interface Accepted {
  /** Tells it from a refusal. */
  readonly kind: 'accepted';
  /** The HTTP status, 200 to 299; documented is 202. */
  readonly status: number;
  /** Graph's id of the request, for support. */
  readonly requestId?: string;
  /** The caller's id of the request. */
  readonly clientRequestId?: string;
  /**
   * When the service answered, by its own clock, for support: the header `Date` as ISO 8601 in UTC, such as
   * `2026-03-02T08:00:00Z`; absent where there is none, or what it says is no date. Browsers cannot read it across origins.
   */
  readonly date?: string;
}

/** Graph, or something before it, refused the request. */
export interface Refused {
  /** Tells it from an acceptance. */
  readonly kind: 'refused';
  /** The HTTP status; 0 for a redirect that a browser hides. */
  readonly status: number;
  /** Why. */
  readonly error: Refusal;
  /** Whether the same request may be sent again without the danger of a second transfer. */
  readonly retryable: boolean;
  /**
   * Whether the transfer may have begun in spite of it: after a redirect, and after any 5xx, nobody knows. Look at the call with
   * `readCall` then, or wait for a notification, before sending again.
   */
  readonly mayHaveBegun: boolean;
  /** How long the service asks to wait. Browsers cannot read it across origins. */
  readonly retryAfterSeconds?: number;
  /** Graph's id of the request, for support. */
  readonly requestId?: string;
  /** The caller's id of the request. */
  readonly clientRequestId?: string;
  /**
   * When the service answered, by its own clock, for support: the header `Date` as ISO 8601 in UTC, such as
   * `2026-03-02T08:00:00Z`; absent where there is none, or what it says is no date. Browsers cannot read it across origins.
   */
  readonly date?: string;
}

/** What one HTTP answer says. */
export type GraphAnswer = Accepted | Refused;

/** What sending came to: the last answer, and what it took. */
export type TransferAnswer = GraphAnswer & {
  /** How many times the request was sent. */
  readonly attempts: number;
  /** From the call of `sendTransfer` to the answer, waits included. */
  readonly elapsedMs: number;
};
