import type { GraphAnswer, TransferAnswer } from './answer.js';
import type { TransferDiagram, TransferStep } from './diagram.js';
import type { Endpoint } from './endpoint.js';
import type { TransferError } from './error.js';
import type { NotificationBatch } from './notification.js';
import type { CallReading, ReadCallRequest } from './read-call.js';
import type { CheckContext, TransferReport } from './report.js';
import type { HttpRequest, TransferInput, TransferRequest } from './request.js';
import type { SendOptions } from './send.js';
import type { TokenReport } from './token.js';
import type { ExpectedTransfer, StartedTransfer, StartOptions } from './tracker.js';

export type * from './answer.js';
export type * from './call-resource.js';
export type * from './diagram.js';
export type * from './endpoint.js';
export type * from './error.js';
export type * from './identity.js';
export { type InitSource, init, initSync } from './init.js';
export type * from './issue.js';
export type * from './issue-code.js';
export type * from './notification.js';
export type * from './read-call.js';
export type * from './redact.js';
export type * from './report.js';
export type * from './request.js';
export type * from './send.js';
export type * from './token.js';
export {
  type Advice,
  type CallHolder,
  type Evidence,
  type EvidenceKind,
  type ExpectedTransfer,
  type OutcomeOptions,
  type Phase,
  type PhaseCertainty,
  type ReplacedCall,
  type StartedTransfer,
  type StartOptions,
  type TrackerOptions,
  type TransferAspect,
  type TransferChange,
  type TransferHandle,
  type TransferOutcome,
  type TransferStatus,
  TransferTracker,
} from './tracker.js';

/**
 * Builds a checked request from the caller's words.
 *
 * @param input the transfer
 * @param context what else is known; makes further checks possible
 * @returns the request, with its warnings and infos in `issues`
 * @throws {TransferError} `invalidTransfer` with **all** issues when one of them is an error
 *
 * @example
 * const request = buildTransfer({
 *   callId: '341a0500-d4bf-4224-8b19-1581168d328b',
 *   target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
 * });
 * request.kind; // 'blind'
 */
export declare function buildTransfer(input: TransferInput, context?: CheckContext): TransferRequest;

/**
 * Reads and checks a body as it goes over the wire, for example one pasted from the documentation. Broken JSON is read as
 * far as it can be understood; each problem comes with its place in the text and, where one is obvious, a repair.
 *
 * @param callId the call that is being transferred
 * @param body JSON text, UTF-8 bytes, or an object
 * @param context what else is known
 * @returns a report; this function never throws
 *
 * @example
 * const report = parseTransfer('341a0500-d4bf-4224-8b19-1581168d328b', '{"transferTarget": {},}');
 * report.valid; // false
 * report.issues.map((issue) => issue.code); // ['identityMissing', 'jsonTrailingComma']
 */
export declare function parseTransfer(
  callId: string,
  body: string | Uint8Array | object,
  context?: CheckContext,
): TransferReport;

/**
 * Checks a transfer. Of a `TransferRequest` only `callId` and `body` are believed; the rest is worked out again.
 *
 * @returns a report; this function never throws
 *
 * @example
 * validateTransfer({ callId: '1', target: { phone: '004930123456' } }).valid; // false
 */
export declare function validateTransfer(
  input: TransferInput | TransferRequest,
  context?: CheckContext,
): TransferReport;

/**
 * Describes the HTTP request, for your own client, a log or a page. No token is in it.
 *
 * @param endpoint defaults to the global cloud, v1.0
 * @throws {TransferError} `invalidTransfer` or `invalidOptions`
 *
 * @example
 * describeTransfer(request).url;
 * // 'https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer'
 */
export declare function describeTransfer(request: TransferInput | TransferRequest, endpoint?: Endpoint): HttpRequest;

/**
 * Sends the transfer. Whatever the service answers is a value; how the transfer ends is told by notifications.
 *
 * The request is sent again only after an answer that proves it was not taken (429), and after 503 with Retry-After by opting in;
 * never after a broken connection, a time-out, 500, 502 or 504.
 *
 * @returns `accepted` for any 2xx from the URL that was asked, otherwise `refused` with the reason
 * @throws {TransferError} (as a rejection) `invalidTransfer`, `invalidOptions`, `invalidToken`, `aborted`, `timedOut`, `network`
 *
 * @example
 * const answer = await sendTransfer(
 *   { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } },
 *   { token: () => credentials.getToken() },
 * );
 * if (answer.kind === 'refused') console.error(answer.status, answer.error.code, answer.error.message);
 */
export declare function sendTransfer(
  request: TransferInput | TransferRequest,
  options: SendOptions,
): Promise<TransferAnswer>;

/**
 * Reads the answer to the POST, for your own HTTP client.
 *
 * @param status the HTTP status, 100 to 599
 * @param headers the answer's headers; names in any case
 * @param body the answer's body, as far as it came
 * @throws {TransferError} `invalidOptions` when an argument is of the wrong type
 *
 * @example
 * const body = '{"error":{"code":"7505","message":"Request authorization tenant mismatch."}}';
 * readAnswer(403, {}, body); // { kind: 'refused', status: 403, error: { form: 'graph', code: '7505', … }, retryable: false, … }
 */
export declare function readAnswer(
  status: number,
  headers: Headers | Readonly<Record<string, string>>,
  body: string | Uint8Array | null,
): GraphAnswer;

/**
 * Asks Graph how a call stands: what one does when a transfer timed out, or no notification came. Whatever the service
 * answers is a value.
 *
 * The request is sent again as a transfer is: after 429, and after 503 with Retry-After by opting in. A broken connection and a
 * time-out reject at once; as reading changes nothing, you may simply call this again.
 *
 * @param callId the call
 * @param options as for a transfer. Graph asks for the token of an application; it checked the permission when the call began
 * @returns `found` with the call, `ended` when Graph knows no such call, otherwise `refused`, which says nothing of the call
 * @throws {TransferError} (as a rejection) `invalidTransfer` for a wrong id, `invalidOptions`, `invalidToken`, `aborted`,
 *   `timedOut`, `network`
 *
 * @example
 * const reading = await readCall('341a0500-d4bf-4224-8b19-1581168d328b', { token: () => credentials.getToken() });
 * if (reading.kind === 'found') console.log(reading.state); // 'established': the call is with you
 * if (reading.kind === 'ended') console.log('the call has ended');
 */
export declare function readCall(callId: string, options: SendOptions): Promise<CallReading>;

/**
 * Describes the GET of a call, for your own client, a log or a page. No token is in it.
 *
 * @param callId the call
 * @param endpoint defaults to the global cloud, v1.0
 * @throws {TransferError} `invalidTransfer` for a wrong id, or `invalidOptions`
 *
 * @example
 * describeReadCall('341a0500-d4bf-4224-8b19-1581168d328b').url;
 * // 'https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b'
 */
export declare function describeReadCall(callId: string, endpoint?: Endpoint): ReadCallRequest;

/**
 * Looks at an access token, locally: app or delegated, permissions, audience, tenant, expiry. Nothing is verified.
 *
 * @param token the token, without `Bearer`
 * @param endpoint where it is to be used; tells which audience it needs
 * @returns a report; this function never throws
 *
 * @example
 * inspectToken('nonsense').issues[0].code; // 'tokenUnreadable'
 */
export declare function inspectToken(token: string, endpoint?: Endpoint): TokenReport;

/**
 * Copies a value for a log, with a {@link RedactionMark} in the place of each token, secret, name, address, telephone number
 * and join link. Ids stay: they are what a log is for.
 *
 * Secret is what has a secret name (`token`, `Authorization`, `displayName`, `replacesContext`, a `phone`'s `id`, …, in any
 * spelling), and in any text what looks like a secret: a JWT, a number behind a plus sign, an address, a link to join. JSON
 * inside a text is redacted inside. The structure is kept: members, order, lengths, types; the names of members are kept too,
 * and so are numbers, also secret ones. What was redacted is not changed again.
 *
 * @param value anything: a notification, a body, headers, an error, a text, UTF-8 bytes. Bytes become text; an error becomes an
 * object with its `name`, `message`, `stack` and `cause`; what has `toJSON`, a date for example, becomes what that gives
 * @returns plain data; this function never throws, and marks what throws when it is read
 *
 * @example
 * redact({ callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } });
 * // { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '[phone]' } }
 * redact('Authorization: Bearer eyJ0eXAi'); // 'Authorization: [token]'
 */
export declare function redact(value: string | Uint8Array | ArrayBuffer): string;
export declare function redact(value: unknown): unknown;

/**
 * Sends a transfer and follows it to its end. It is announced to the tracker before it is sent, so that no notification comes too
 * early; what `sendTransfer` rejects with, this does too.
 *
 * @returns the transfer, once Graph has answered; a refusal is told by its `answer` and its `outcome`
 * @throws {TransferError} (as a rejection) as `sendTransfer`
 *
 * @example
 * const transfer = await startTransfer(
 *   { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } },
 *   { token: () => credentials.getToken(), tracker },
 * );
 * const outcome = await transfer.outcome({ timeoutMs: 60_000 });
 * if (outcome.kind !== 'completed') console.error(outcome.kind, outcome.whatToDo);
 */
export declare function startTransfer(
  transfer: TransferInput | TransferRequest,
  options: StartOptions,
): Promise<StartedTransfer>;

/**
 * Reads a body that came to the webhook: `commsNotifications` of every age, or what else arrives at the same address. Nothing is
 * refused for being new, and a bad entry costs only itself. At most 4 MiB, 64 levels and 10,000 notifications are read.
 *
 * @param payload the body as it came (the quickest is bytes), or an object
 * @throws {TransferError} `invalidPayload` when it is no JSON, `limitExceeded` when it is too large
 *
 * @example
 * const batch = parseNotifications(body);
 * if (batch.kind === 'graph') {
 *   for (const notification of batch.notifications) {
 *     if (notification.kind === 'call') console.log(notification.callId, notification.state, notification.result?.subcode);
 *   }
 * }
 */
export declare function parseNotifications(payload: Uint8Array | ArrayBuffer | string | object): NotificationBatch;

/**
 * Draws what happened to a transfer: a ladder of who told whom what, the states that it went through, and both as text for Mermaid.
 *
 * @param transfer the transfer, a request, or the ids that matter
 * @param steps what happened, in the order in which it was heard
 * @returns models to draw from; labels are Graph's words and numbers, only the Mermaid texts are in English
 * @throws {TransferError} `invalidTransfer` when no call is named, `invalidOptions` for what is no step, `invalidPayload` and
 *   `limitExceeded` as `parseNotifications`, `invalidSnapshot` as `TransferTracker.restore`
 *
 * @example
 * const { mermaid, states } = drawTransfer({ callId: '341a0500-d4bf-4224-8b19-1581168d328b' }, [
 *   { id: '1', kind: 'sent' },
 *   { id: '2', kind: 'answered', answer },
 *   { id: '3', kind: 'notifications', body },
 * ]);
 * states.present; // 'completed'
 * mermaid.ladder; // 'sequenceDiagram …'
 */
export declare function drawTransfer(transfer: ExpectedTransfer, steps: readonly TransferStep[]): TransferDiagram;

/** Tells whether something that was caught is an error of this package. */
export declare function isTransferError(error: unknown): error is TransferError;
