import type { NotificationBatch } from './notification.js';

/**
 * The reason for refusing a request, or for an error around an accepted one. The status in parentheses is that of the
 * response.
 *
 * - `methodNotAllowed` (405): the method is not POST
 * - `subscriptionHandshake` (400): `?validationToken=…` of a Graph subscription, which needs an endpoint of its own
 * - `tokenMissing` (401): there is no header `Authorization: Bearer …`
 * - `tokenAmbiguous` (401): there are several
 * - `tokenTooLong` (401): the header is longer than 16 KiB
 * - `tokenMalformed` (401): the token is not a signed JWT with a JSON object as its claims, or it has `crit`, `b64`,
 *   `zip` or `enc`
 * - `algorithmNotAllowed` (401): the algorithm is not RS256, RS384 or RS512
 * - `keyUnknown` (401): the token names no key, or a key that the sender does not publish. `hint` names the discovery
 *   document that was read
 * - `signatureInvalid` (401): the signature does not match the key
 * - `claimMissing` (401): the issuer, the audience or the expiry is missing
 * - `issuerUnknown` (401): the issuer is not in `issuers`
 * - `audienceMismatch` (401): the token is for another app
 * - `tokenExpired`, `tokenNotYetValid` (401): by more than five minutes
 * - `tenantMissing` (401): the token has no tenant, or two different ones
 * - `tenantNotAllowed` (403): the tenant is not in `tenants`
 * - `keysUnavailable` (503): the signing keys could not be read, or the key is unknown and the keys cannot be read
 *   again yet: the sender may retry after `retryAfterSeconds`. Also reported without a response, when keys that are
 *   still valid could not be refreshed
 * - `joseMissing` (503): the package `jose` is not installed, or could not be imported. Also reported without a response, when
 *   the webhook is created
 * - `bodyTooLarge` (413): the body has more than `maxBodyBytes` bytes, 64 levels or 10,000 notifications
 * - `bodyTimedOut` (408): the body took longer than 10 seconds
 * - `bodyIncomplete` (400): the connection was lost, or something else read or parsed the body first
 * - `invalidPayload` (400): the body is not valid JSON
 * - `notANotification` (400): the body is empty, or JSON of another kind. `hint` names the sender if it is known
 * - `storeFailed` (503): `store` threw
 * - `joiningFailed` (503): `onParticipantJoining` threw, or did not return an object
 * - `internal` (503): an error of this library, or of an option such as `clock`, or invalid `headers` of a `PlainRequest`
 * - `handlerFailed` (202): `onBatch` threw after the response
 */
export type WebhookErrorCode =
  | 'methodNotAllowed'
  | 'subscriptionHandshake'
  | 'tokenMissing'
  | 'tokenAmbiguous'
  | 'tokenTooLong'
  | 'tokenMalformed'
  | 'algorithmNotAllowed'
  | 'keyUnknown'
  | 'signatureInvalid'
  | 'claimMissing'
  | 'issuerUnknown'
  | 'audienceMismatch'
  | 'tokenExpired'
  | 'tokenNotYetValid'
  | 'tenantMissing'
  | 'tenantNotAllowed'
  | 'keysUnavailable'
  | 'joseMissing'
  | 'bodyTooLarge'
  | 'bodyTimedOut'
  | 'bodyIncomplete'
  | 'invalidPayload'
  | 'notANotification'
  | 'storeFailed'
  | 'joiningFailed'
  | 'internal'
  | 'handlerFailed';

/** The error that `onError` receives and that `verifyNotificationToken` rejects with. Contains no part of the request. */
export declare class WebhookError extends Error {
  private constructor();
  /** Always `WebhookError`. */
  readonly name: 'WebhookError';
  /** The stable code of the error. */
  readonly code: WebhookErrorCode;
  /** The HTTP status of the response. */
  readonly status: number;
  /**
   * The advice for the operator of the webhook: the probable cause and what to do. It is more exact where the request shows
   * another sender: a chat bot's token, an event of Azure Communication Services or Azure Event Grid. The response does not
   * contain it.
   */
  readonly hint: string;
  /** With status 503: the seconds after which the sender may retry, as in the `Retry-After` header. */
  readonly retryAfterSeconds?: number;
  /** The error that was caught: from your function, from the host, or from `fetch`. */
  readonly cause?: unknown;
}

/** Returns whether a value is a `WebhookError`. Never throws. */
export declare function isWebhookError(error: unknown): error is WebhookError;

/** The claims of a verified token. */
export interface NotificationToken {
  /** The audience: the id of your app, in lower case with dashes. */
  readonly appId: string;
  /** The tenant of the call, spelled as in the token. */
  readonly tenantId: string;
  /** The issuer of the token. */
  readonly issuer: string;
  /** When the token was issued, in seconds since 1970. */
  readonly issuedAt?: number;
  /** When the token expires, in seconds since 1970. */
  readonly expiresAt: number;
}

/** The discovery document and the issuers of a cloud. */
export interface WebhookCloud {
  /** URL of the discovery document, whose `jwks_uri` is the URL of the signing keys. */
  readonly discovery: string;
  /** The issuers of valid tokens. An issuer with a slash at the end is another issuer. */
  readonly issuers: readonly string[];
}

/**
 * The defaults of each cloud.
 *
 * Microsoft documents none for call notifications in `usGovernmentL4`. Its discovery document is that of the cloud's
 * Bot Framework. Bots in this cloud report tokens of the issuer `https://api.botframework.com/` (with the slash), and
 * keys that the document does not lead to. If your tokens are refused with `keyUnknown` or `issuerUnknown`, set
 * `discovery` and `issuers`.
 */
export declare const webhookClouds: Readonly<Record<'global' | 'usGovernmentL4', WebhookCloud>>;

/** The tokens that are accepted. */
export interface VerificationOptions {
  /** The id of your app, a GUID, or an array of such ids: the accepted audiences. */
  readonly appId: string | readonly string[];
  /** The accepted tenants, GUIDs in any spelling. Without it, every tenant is accepted. */
  readonly tenants?: readonly string[] | undefined;
  /** Defaults to `global`. */
  readonly cloud?: keyof typeof webhookClouds | undefined;
  /** URL of the discovery document, instead of the cloud's: https, or http on a loopback address. */
  readonly discovery?: string | undefined;
  /** The accepted issuers, compared character by character, instead of the cloud's. */
  readonly issuers?: readonly string[] | undefined;
  /**
   * Used instead of the global `fetch` for the discovery document and the keys, for example to use a proxy. Webhooks
   * with the same function share the keys.
   */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Returns the time in milliseconds since 1970. Defaults to `Date.now`. */
  readonly clock?: (() => number) | undefined;
}

/** A request that was verified and parsed. */
export interface WebhookDelivery {
  /** The body as received. (`toNodeListener` behind a middleware that parsed it: the JSON written again.) */
  readonly body: Uint8Array;
  /**
   * The sender's id of this delivery (`X-Microsoft-Skype-Message-ID`), 1 to 128 printable ASCII characters. A delivery
   * with a known id is a duplicate. Two deliveries with equal bodies are not.
   */
  readonly deliveryId?: string;
  /** The sender's id of related deliveries (`X-Microsoft-Skype-Chain-ID` or `Scenario-ID`), with the same characters. */
  readonly chainId?: string;
  /** When the request was received, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** The claims of the token. Absent if nothing is verified. */
  readonly token?: NotificationToken;
}

/** The options of a webhook that verifies nothing. */
export interface UnverifiedWebhookOptions {
  /**
   * Stores the notifications before the response: a 2xx response means that they are stored. If it throws or rejects,
   * the response is 503, and the sender may retry. Called for batches of the kinds `graph` and `changeNotification`.
   */
  readonly store?: ((batch: NotificationBatch, delivery: WebhookDelivery) => void | Promise<void>) | undefined;
  /**
   * Processes the notifications after they are stored and the response is out. If it throws or rejects, `onError` receives
   * `handlerFailed`. Called for the same batches as `store`.
   */
  readonly onBatch?: ((batch: NotificationBatch, delivery: WebhookDelivery) => unknown) | undefined;
  /**
   * Decides whether a participant may join (`participantJoiningNotification`): returns the object for the response
   * body, such as `{ '@odata.type': '#microsoft.graph.acceptJoinResponse' }`. Without it, the participant is rejected.
   */
  readonly onParticipantJoining?: ((delivery: WebhookDelivery) => object | Promise<object>) | undefined;
  /** Receives the error of every request that is not accepted, and every other error. Errors that it throws are ignored. */
  readonly onError?: ((error: WebhookError) => unknown) | undefined;
  /** Returns the time in milliseconds since 1970. Defaults to `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /**
   * The maximum size of a body in bytes. Defaults to 1,048,576, at most 4,194,304. A roster of 200 participants has 200
   * KiB.
   */
  readonly maxBodyBytes?: number | undefined;
}

/** The options of a webhook: the tokens that it accepts, and the functions that process the notifications. */
export interface WebhookOptions extends VerificationOptions, UnverifiedWebhookOptions {}

/** The host's information about a request. */
export interface WebhookContext {
  /** Keeps a worker running for `onBatch`: the `waitUntil` of the execution context. */
  waitUntil?(work: Promise<unknown>): void;
  /**
   * Settles when the response is out; `onBatch` starts then. Without it, `onBatch` starts in a later turn of the event
   * loop.
   */
  readonly responseSent?: Promise<unknown> | undefined;
}

/** A fetch-style handler. It never rejects. */
export type Webhook = (request: Request, context?: WebhookContext) => Promise<Response>;

/** A webhook that verifies tokens. */
export interface VerifyingWebhook extends Webhook {
  /**
   * Resolves when the package `jose` is loaded, and rejects with a `WebhookError` `joseMissing` when it cannot be. Then `onError`
   * receives the same error; without `onError` and without a handler of this promise, a Node process ends.
   */
  readonly ready: Promise<void>;
}

/**
 * Creates a webhook that receives call notifications: for Node (with `toNodeListener`), Deno, Bun, workers, and every
 * framework with `Request` and `Response`. It verifies the token, reads the body, waits for `store`, responds, and then
 * calls `onBatch`. The body of an error response is `{ "error": { "code", "message" } }`.
 *
 * **The token is not bound to the body.** It proves the sender for an hour; anyone who obtains it can send any body
 * with it until it expires. Receive notifications over https only, never log the header, list your `tenants`, and read
 * the call (`readCall`) before an action with consequences.
 *
 * Verification needs the package `jose` (`npm install jose`), which is loaded at once: `await webhook.ready` at the start of a
 * server, and a missing package is an error there. The keys are read when the first token arrives, used for
 * 24 hours, and refreshed every two. A token with an unknown key causes a read at most once in 30 seconds; within that
 * pause the response is 503 with `Retry-After`, because the key may be new. While the keys are unavailable, the
 * response is 503. A verified token is accepted for five minutes without another look at its signature, unless the keys
 * have changed.
 *
 * On the web, `await init()` of the main entry first.
 *
 * @throws {TransferError} `invalidOptions`, `notInitialized`
 *
 * @example
 * import { createServer } from 'node:http';
 * import { TransferTracker } from 'graph-call-transfer';
 * import { createWebhook, toNodeListener } from 'graph-call-transfer/webhook';
 *
 * const tracker = new TransferTracker();
 * const webhook = createWebhook({
 *   appId: '0efc74f7-41c3-47a4-8775-7259bfef4241',
 *   tenants: ['1fdd12d0-4620-44ed-baec-459b611f84b2'],
 *   onBatch: (batch) => tracker.apply(batch),
 *   onError: (error) => console.error(error.status, error.code, error.message, error.hint),
 * });
 * createServer(toNodeListener(webhook)).listen(8080, '127.0.0.1');
 */
export declare function createWebhook(options: WebhookOptions): VerifyingWebhook;

/**
 * Creates a webhook that accepts **every sender**: for tests, and behind a gateway that verifies every token. Otherwise
 * it works like `createWebhook`.
 *
 * @throws {TransferError} `invalidOptions`, `notInitialized`
 */
export declare function createUnverifiedWebhook(options?: UnverifiedWebhookOptions): Webhook;

/** The members of Node's `IncomingMessage` that the types need. The value must be an `IncomingMessage`. */
export interface NodeRequest {
  /** The names and values of the headers, by turns. */
  readonly rawHeaders: readonly string[];
  /** The body as a middleware parsed it. */
  readonly body?: unknown;
}

/** The members of Node's `ServerResponse` that the types need. The value must be a `ServerResponse`. */
export interface NodeResponse {
  /** The HTTP status. */
  statusCode: number;
}

/**
 * Creates a listener for `node:http`, `node:https`, Express, Connect, and other frameworks that pass Node's own
 * objects. Its promise resolves when the response is out, and never rejects.
 *
 * Add it before middlewares that parse bodies: then a stranger's body is not read at all, and `delivery.body` is the
 * body as received. Behind such a middleware, it takes `request.body`: bytes, a string or an object.
 *
 * @example
 * app.post('/api/calls', toNodeListener(webhook)); // Express
 */
export declare function toNodeListener(
  webhook: Webhook,
): (request: NodeRequest, response: NodeResponse) => Promise<void>;

/**
 * The headers of a request: an object such as the `headers` of Fastify's requests or of a cloud function's event, a
 * `Headers`, or pairs of name and value. Names are in any case. A header with several values has an array, or is
 * repeated.
 */
export type PlainHeaders =
  | Iterable<readonly [name: string, value: string | readonly string[] | undefined]>
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as a plain object, for hosts without `Request`. */
export interface PlainRequest {
  /** The method, in upper case. */
  readonly method: string;
  /** The path with the query, or the whole URL. */
  readonly url: string;
  /**
   * The headers. Include repeated ones where the host has them: the webhook refuses two tokens. (Node's
   * `request.headers` contains only the first `Authorization`; `request.rawHeaders` contains all.)
   */
  readonly headers: PlainHeaders;
  /**
   * The body as received: the text or the bytes, not the parsed JSON. A stream is read only after the token is
   * verified.
   */
  readonly body?: Uint8Array | ReadableStream<Uint8Array> | string | null | undefined;
}

/** The response to a `PlainRequest`. */
export interface PlainResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The header names with their values. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent if the response has no body. */
  readonly body?: string | Uint8Array;
}

/**
 * Creates a handler for hosts that have parsed the request, or have no `Request`: Fastify, cloud functions. In Node it
 * costs half as much as a `Request` and a `Response`. It never rejects, unless `webhook` is not from this package and
 * rejects.
 *
 * @example
 * const handle = toPlainHandler(webhook);
 * const { status, headers, body } = await handle({
 *   method: event.httpMethod,
 *   url: event.path,
 *   headers: event.headers,
 *   body: event.body,
 * });
 */
export declare function toPlainHandler(
  webhook: Webhook,
): (request: PlainRequest, context?: WebhookContext) => Promise<PlainResponse>;

/**
 * Verifies the token of a notification, for a framework of your own. It verifies as `createWebhook` does. Here too, the
 * token is not bound to the body.
 *
 * @param authorization the value of the `Authorization` header, or `null`; several values joined with commas
 * @param options pass the same object each time: it is read once, and verified tokens are remembered with it
 * @throws {WebhookError} (as a rejection) with the `code` and the `status` for the response
 * @throws {TransferError} (as a rejection) `invalidOptions`
 *
 * @example
 * const options = { appId: '0efc74f7-41c3-47a4-8775-7259bfef4241' };
 * const { tenantId } = await verifyNotificationToken(request.headers.get('authorization'), options);
 */
export declare function verifyNotificationToken(
  authorization: string | null | undefined,
  options: VerificationOptions,
): Promise<NotificationToken>;
