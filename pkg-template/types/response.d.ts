/** One entry of `details` in Graph's error. */
export interface GraphErrorDetail {
  /** The code. */
  readonly code?: string;
  /** The text. */
  readonly message?: string;
  /** The subject of the error. */
  readonly target?: string;
}

/** Graph's `innerError` (or `innererror`), as far as it is documented. */
export interface GraphInnerError {
  /** A more specific code. */
  readonly code?: string;
  /** A more specific text. */
  readonly message?: string;
  /** Graph's id of the request, for support. */
  readonly requestId?: string;
  /** The client's id of the request. */
  readonly clientRequestId?: string;
  /** The time as Graph wrote it (often without a time zone). */
  readonly date?: string;
  /** The next inner error. */
  readonly innerError?: GraphInnerError;
}

/** The error in a response, parsed from any body. */
export interface ResponseError {
  /**
   * The form of the body.
   *
   * - `graph`: Graph's own error
   * - `json`: other JSON
   * - `html`: a web page
   * - `text`: plain text
   * - `empty`: nothing
   * - `truncated`: a body that broke off
   * - `redirect`: a redirect, which is never followed, because that would turn the POST into a GET
   */
  readonly form: 'graph' | 'json' | 'html' | 'text' | 'empty' | 'truncated' | 'redirect';
  /** Graph's code as text, such as `7505` or `InvalidAuthenticationToken`; absent when the response has none. */
  readonly code?: string;
  /**
   * The codes of the errors whose message was the JSON text of this error, outermost first: the service behind Graph wrote that text, and
   * Graph wrapped it in a word such as `UnknownError`. Absent when the error was not wrapped.
   */
  readonly outerCodes?: readonly string[];
  /** A sentence for people: the service's own where there is one. Do not branch on it. */
  readonly message: string;
  /** The subject of the error. */
  readonly target?: string;
  /** Further errors. */
  readonly details?: readonly GraphErrorDetail[];
  /** The inner error. */
  readonly innerError?: GraphInnerError;
  /** The target of a redirect, where the host reveals it. */
  readonly location?: string;
  /** The start of the body as received, at most 4,096 characters. */
  readonly body?: string;
}

/** What Microsoft's support asks for: the ids of the request, and the time of the response. */
export interface SupportDetails {
  /** Graph's id of the request. */
  readonly requestId?: string;
  /** The client's id of the request. */
  readonly clientRequestId?: string;
  /**
   * The time of the response on the service's clock: the header `Date` as ISO 8601 in UTC, such as `2026-03-02T08:00:00Z`; absent
   * where the header is missing or invalid. Browsers cannot read it across origins.
   */
  readonly date?: string;
}

/** The effort of sending a request. */
export interface SendEffort {
  /** The number of times that the request was sent. */
  readonly attempts: number;
  /** The milliseconds from the call of the function to the response, including waits. */
  readonly elapsedMs: number;
}

/** Graph accepted the request. Notifications report the outcome of the transfer. */
export interface AcceptedResponse extends SupportDetails {
  /** The discriminant. */
  readonly kind: 'accepted';
  /** The HTTP status, 200 to 299. The documentation specifies 202. */
  readonly status: number;
}

/** Graph, or a proxy in front of it, refused the request. */
export interface RefusedResponse extends SupportDetails {
  /** The discriminant. */
  readonly kind: 'refused';
  /** The HTTP status; 0 for a redirect that a browser hides. */
  readonly status: number;
  /** The reason. */
  readonly error: ResponseError;
  /** Whether the same request may be sent again without the risk of a second transfer. */
  readonly retryable: boolean;
  /**
   * Whether the transfer may be in progress in spite of the refusal: after a redirect, and after any 5xx. Check the call with
   * `readCall` then, or wait for a notification, before you send it again.
   */
  readonly mayBeInProgress: boolean;
  /** The wait that the service asks for, in seconds. Browsers cannot read it across origins. */
  readonly retryAfterSeconds?: number;
}

/** One HTTP response. */
export type GraphResponse = AcceptedResponse | RefusedResponse;

/** The last response to a transfer, and the effort of sending it. */
export type TransferResponse = GraphResponse & SendEffort;
