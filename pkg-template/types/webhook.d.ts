import type { NotificationBatch } from './notification.js';

/**
 * Why a request was not accepted, or what failed around one that was. The status is what was answered.
 *
 * - `methodNotAllowed` (405): no POST
 * - `subscriptionHandshake` (400): `?validationToken=…` of a Graph subscription, which has its own protocol: point it elsewhere
 * - `tokenMissing` (401): no header `Authorization: Bearer …`
 * - `tokenAmbiguous` (401): several of them
 * - `tokenTooLong` (401): longer than 16 KiB
 * - `tokenMalformed` (401): no signed JWT with a JSON object for its claims, or one with `crit`, `b64`, `zip` or `enc`
 * - `algorithmNotAllowed` (401): another algorithm than RS256, RS384, RS512
 * - `keyUnknown` (401): the token names no key, or one that the sender does not publish
 * - `signatureInvalid` (401): the signature is not that of its key
 * - `claimMissing` (401): no issuer, audience or expiry
 * - `issuerUnknown` (401): the issuer is not one of `issuers`
 * - `audienceWrong` (401): the token is for another app
 * - `tokenExpired`, `tokenNotYetValid` (401): by more than five minutes
 * - `tenantMissing` (401): the token names no tenant, or two
 * - `tenantNotAllowed` (403): the tenant is not one of `tenants`
 * - `keysUnavailable` (503): the sender's keys cannot be had. Told without an answer too, when keys that are still good could
 *   not be read again
 * - `joseMissing` (503): the package `jose` is not installed
 * - `bodyTooLarge` (413): more bytes than `maxBodyBytes`, or more than 64 levels or 10,000 notifications
 * - `bodyTimedOut` (408): the body took longer than 10 seconds
 * - `bodyIncomplete` (400): the body broke off, or something read it before
 * - `invalidPayload` (400): the body is no JSON
 * - `notANotification` (400): the body is empty, or it is JSON of another kind
 * - `storeFailed` (503): `store` threw
 * - `joiningFailed` (503): `onParticipantJoining` threw, or gave no object
 * - `internal` (503): a fault of this library, or of an option such as `clock`
 * - `handlerFailed` (202): `onBatch` threw, after the answer
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
  | 'audienceWrong'
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

/** What `onError` is told and `verifyNotificationToken` rejects with. Nothing of the request is in it. */
export interface WebhookError extends Error {
  /** Always this. */
  readonly name: 'WebhookError';
  /** What happened. */
  readonly code: WebhookErrorCode;
  /** The HTTP status that goes with it. */
  readonly status: number;
  /** What to do, where something can be said. */
  readonly hint?: string;
  /** With 503: when the same request may come again; the header `Retry-After`. */
  readonly retryAfterSeconds?: number;
  /** What was thrown: by your function, by the host, by `fetch`. */
  readonly cause?: unknown;
}

/** Tells whether something that was caught is a `WebhookError`. */
export declare function isWebhookError(error: unknown): error is WebhookError;

/** What a verified token says. */
export interface NotificationToken {
  /** The audience: the one of your apps that the notification is for. */
  readonly appId: string;
  /** The tenant of the call, as the token spells it. */
  readonly tenantId: string;
  /** Who issued the token. */
  readonly issuer: string;
  /** When it was issued, in seconds since 1970. */
  readonly issuedAt?: number;
  /** When it expires, in seconds since 1970. */
  readonly expiresAt: number;
}

/** Where a cloud publishes its keys, and what it calls itself. */
export interface TrustAnchor {
  /** URL of the discovery document, whose `jwks_uri` is where the keys are. */
  readonly discovery: string;
  /** The issuers of good tokens. With and without a slash at the end are two. */
  readonly issuers: readonly string[];
}

/**
 * Whose tokens are good in which cloud.
 *
 * Of `usGovernmentL4` nothing is documented for notifications of calls. The address is that cloud's Bot Framework's; bots there
 * report tokens of the issuer `https://api.botframework.com/` (with the slash) and keys that are not at that address. If yours
 * are refused with `keyUnknown` or `issuerUnknown`, give `discovery` and `issuers`.
 */
export declare const webhookTrust: Readonly<Record<'global' | 'usGovernmentL4', TrustAnchor>>;

/** Which tokens are good. */
export interface VerificationOptions {
  /** The id of your app, a GUID, or of several: what tokens have to be meant for. */
  readonly appId: string | readonly string[];
  /** The tenants whose notifications are taken, GUIDs in any spelling. Without it, those of every tenant are. */
  readonly tenants?: readonly string[];
  /** Defaults to `global`. */
  readonly cloud?: keyof typeof webhookTrust;
  /** URL of the discovery document, in the place of the cloud's: https, or http on a loopback address. */
  readonly discovery?: string;
  /** The issuers, letter by letter, in the place of the cloud's. */
  readonly issuers?: readonly string[];
  /**
   * Used instead of the global `fetch` for the discovery document and the keys, for example to go through a proxy. Those who give
   * the same function share the keys.
   */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The time, in milliseconds since 1970. Defaults to `Date.now`. */
  readonly clock?: () => number;
}

/** One request that was verified and read. */
export interface WebhookDelivery {
  /** The body, byte by byte as it came. (`toNodeListener` behind a middleware that has parsed it: the JSON made anew.) */
  readonly body: Uint8Array;
  /**
   * The sender's id of this delivery (`X-Microsoft-Skype-Message-ID`), 1 to 128 printable ASCII characters. A delivery with an id
   * that was there already is a duplicate; equal bodies are none.
   */
  readonly deliveryId?: string;
  /** The sender's id of what belongs together (`X-Microsoft-Skype-Chain-ID`, `Scenario-ID`), of the same form. */
  readonly chainId?: string;
  /** When it was received, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** What the token says. Absent only where nothing is verified. */
  readonly token?: NotificationToken;
}

/** What is done with what arrives, without verification. */
export interface UnverifiedWebhookOptions {
  /**
   * Keeps what came, before the answer: what is answered with 2xx is stored. What it throws is answered with 503, so that the
   * sender may try again. It is called for the batches `graph` and `changeNotification`.
   */
  readonly store?: (batch: NotificationBatch, delivery: WebhookDelivery) => void | Promise<void>;
  /**
   * Works on what came, when it is stored and the answer is out. What it throws, or rejects with, is told to `onError`. Called for
   * the same batches as `store`.
   */
  readonly onBatch?: (batch: NotificationBatch, delivery: WebhookDelivery) => unknown;
  /**
   * Decides whether a participant may join (`participantJoiningNotification`): gives the object for the body of the answer, such
   * as `{ '@odata.type': '#microsoft.graph.acceptJoinResponse' }`. Without it, the answer is a refusal.
   */
  readonly onParticipantJoining?: (delivery: WebhookDelivery) => object | Promise<object>;
  /** Told of every request that is not accepted, and of everything that fails. What it throws is ignored. */
  readonly onError?: (error: WebhookError) => unknown;
  /** The time, in milliseconds since 1970. Defaults to `Date.now`. */
  readonly clock?: () => number;
  /** The longest body, in bytes. Defaults to 1,048,576, at most 4,194,304. The roster of 200 people has 200 KiB. */
  readonly maxBodyBytes?: number;
}

/** Which tokens are good, and what is done with what arrives. */
export interface WebhookOptions extends VerificationOptions, UnverifiedWebhookOptions {}

/** What the host knows of a request, besides the request. */
export interface WebhookContext {
  /** Keeps a worker running for `onBatch`: the one of the execution context. */
  waitUntil?(work: Promise<unknown>): void;
  /** Settles when the answer is out; `onBatch` begins then. Without it, it begins in a later turn of the event loop. */
  readonly answered?: Promise<unknown>;
}

/** A fetch-style handler. It never rejects. */
export type Webhook = (request: Request, context?: WebhookContext) => Promise<Response>;

/**
 * Makes the handler of the address at which notifications arrive: for Node (with `toNodeListener`), Deno, Bun, workers, and every
 * framework that has a `Request` and wants a `Response`. It verifies the token, reads the body, awaits `store`, answers, and then
 * calls `onBatch`. Every refusal has the body `{ "error": { "code", "message" } }`.
 *
 * **The token is not bound to the body.** It says that somebody is the sender, for an hour; whoever gets hold of one can send any
 * body with it until it expires. So take notifications over https only, never log the header, list your `tenants`, and read the
 * call again (`readCall`) before something dear is done because of a notification.
 *
 * Verification needs the package `jose` (`npm install jose`). The keys are read when the first token comes, kept for 24 hours and
 * read again every two; an unknown key makes them be read at most once in 30 seconds. While they cannot be had, the answer is 503.
 * A token that was verified is good for five minutes without a look at its signature.
 *
 * On the web, `await init()` of the main entry comes first.
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
export declare function createWebhook(options: WebhookOptions): Webhook;

/**
 * Makes a handler that believes **everybody**: for tests, and behind a gateway that verifies the token itself and lets nobody past
 * it. Apart from the token it does what `createWebhook` does.
 *
 * @throws {TransferError} `invalidOptions`, `notInitialized`
 */
export declare function createUnverifiedWebhook(options?: UnverifiedWebhookOptions): Webhook;

/** What of Node's `IncomingMessage` is asked for; the object has to be one. */
export interface NodeRequest {
  /** The names and values of the headers, in turn. */
  readonly rawHeaders: readonly string[];
  /** What a middleware has made of the body. */
  readonly body?: unknown;
}

/** What of Node's `ServerResponse` is asked for; the object has to be one. */
export interface NodeResponse {
  /** The HTTP status. */
  statusCode: number;
}

/**
 * Makes a listener for `node:http`, `node:https`, Express, Connect and what else hands on Node's own objects. It resolves when the
 * answer is out, and never rejects.
 *
 * Put it before middlewares that read bodies: then a stranger's body is not read at all, and `delivery.body` is what came. Behind
 * one it takes the `body` that was left on the request: bytes, text, or an object.
 *
 * @example
 * app.post('/api/calls', toNodeListener(webhook)); // Express
 */
export declare function toNodeListener(
  webhook: Webhook,
): (request: NodeRequest, response: NodeResponse) => Promise<void>;

/** A request, where the host has no `Request`. */
export interface PlainRequest {
  /** In capitals. */
  readonly method: string;
  /** The path with the query, or the whole URL. */
  readonly url: string;
  /** The names, in any case, with their values. A header that came twice has to be here twice: two tokens are refused. */
  readonly headers: Iterable<readonly [name: string, value: string]>;
  /** The body, as it came, or where it is to be had; it is not read before the token is good. Leave its bytes as they are. */
  readonly body?: Uint8Array | ReadableStream<Uint8Array> | string | null | undefined;
}

/** The answer to a `PlainRequest`. */
export interface PlainResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The names with their values. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent where the answer has none. */
  readonly body?: string | Uint8Array;
}

/**
 * Makes a handler for hosts that have read the request already, or have no `Request`: Fastify, cloud functions. In Node it costs
 * half of what the same with a `Request` and a `Response` does. It never rejects, unless a `webhook` that is not of this package
 * does.
 *
 * @example
 * const handle = toPlainHandler(webhook);
 * const { status, headers, body } = await handle({
 *   method: event.httpMethod,
 *   url: event.path,
 *   headers: Object.entries(event.headers),
 *   body: event.body,
 * });
 */
export declare function toPlainHandler(
  webhook: Webhook,
): (request: PlainRequest, context?: WebhookContext) => Promise<PlainResponse>;

/**
 * Verifies the token of a notification, for a framework of your own. What is true of `createWebhook`'s verification is true of
 * this; so is that the token is not bound to the body.
 *
 * @param authorization the value of the header `Authorization`, `null` without one; several values joined with commas
 * @param options which tokens are good. Keep one object: it is read once, and what was verified is remembered with it
 * @throws {WebhookError} (as a rejection) with the `code` and the `status` to answer; {TransferError} `invalidOptions`
 *
 * @example
 * const trust = { appId: '0efc74f7-41c3-47a4-8775-7259bfef4241' };
 * const { tenantId } = await verifyNotificationToken(request.headers.get('authorization'), trust);
 */
export declare function verifyNotificationToken(
  authorization: string | null | undefined,
  options: VerificationOptions,
): Promise<NotificationToken>;
