/**
 * Requests alone: builds, checks, describes and sends them, without notifications and trackers.
 *
 * On the web the functions that send load the module `send` by themselves, at the first use. The checks read well-formed JSON in Graph's
 * form; to repair broken JSON and the forms of SDKs, import `graph-call-transfer/tools`, too, and await its `init()`.
 */
import type { HangUp, HangUpRequest } from './call.js';
import type { Endpoint } from './endpoint.js';
import type { InitSource } from './init.js';
import type { CallLookup, ReadCallRequest } from './read-call.js';
import type { CheckContext, TokenReport, TransferReport } from './report.js';
import type { HttpRequest, TransferInput, TransferRequest } from './request.js';
import type { TransferResponse } from './response.js';
import type { SendOptions } from './send.js';

export type * from './call.js';
export type * from './call-resource.js';
export type * from './endpoint.js';
export { isTransferError, TransferError, type TransferErrorCode, type TransferErrorDetails } from './error.js';
export type * from './identity.js';
export { type InitSource, init, initSync, type WasmBytes, type WasmModule } from './init.js';
export type * from './issue.js';
export type * from './issue-code.js';
export type * from './read-call.js';
export type * from './report.js';
export type * from './request.js';
export type * from './response.js';
export type * from './send.js';

/**
 * Loads the wasm module that sends. On the web the first send loads it by itself: call this function to load it before, or from an
 * address of your own. In Node it resolves at once.
 *
 * @param source the source of `send.wasm`, if it is not next to this file
 * @throws {TransferError} (as a rejection) `notInitialized` when the module could not be loaded
 *
 * @example
 * await Promise.all([init(), initSending()]);
 */
export declare function initSending(source?: InitSource): Promise<void>;

/**
 * Builds a checked request.
 *
 * @param input the transfer
 * @param context further facts; each makes further checks possible
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
 * Parses and checks a body in Graph's form, for example one that was pasted from the documentation. Invalid JSON is parsed as
 * far as possible; each issue has its position in the text and, where it is obvious, a fix. With `graph-call-transfer/requests` alone
 * on the web, invalid JSON is refused with one issue at its first fault.
 *
 * @param callId the call that is transferred
 * @param body JSON text, UTF-8 bytes, or an object
 * @param context further facts; each makes further checks possible
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
 * Checks a transfer. Of a `TransferRequest` it uses only `callId` and `body`, and computes the rest again.
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
 * Returns the HTTP request of a transfer, for your own client, a log or a page. It contains no token.
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
 * Sends the transfer. Every response of the service is a value; notifications report the outcome of the transfer.
 *
 * The request is sent again only after a response which proves that Graph did not accept it (429), and, if you opt in, after 503 with
 * Retry-After. It is never sent again after a broken connection, a timeout, 500, 502 or 504.
 *
 * @returns `accepted` for any 2xx from the requested URL, otherwise `refused` with the error
 * @throws {TransferError} (as a rejection) `invalidTransfer`, `invalidOptions`, `invalidToken`, `aborted`, `timedOut`, `network`
 *
 * @example
 * const response = await sendTransfer(
 *   { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } },
 *   { token: () => credential.getToken('https://graph.microsoft.com/.default') },
 * );
 * if (response.kind === 'refused') console.error(response.status, response.error.code, response.error.message);
 */
export declare function sendTransfer(
  request: TransferInput | TransferRequest,
  options: SendOptions,
): Promise<TransferResponse>;

/**
 * Reads a call from Graph: the check after a transfer timed out, or when no notification arrived. Every response of the service
 * is a value.
 *
 * The request is sent again like a transfer: after 429 and, if you opt in, after 503 with Retry-After. A broken connection and a
 * timeout reject at once. Reading a call changes nothing, so you may call this function again.
 *
 * @param callId the call
 * @param options the options of a transfer. Graph requires the token of an application; it checks the permission when a call begins
 * @returns `found` with the call, `ended` when Graph does not know the call, otherwise `refused`, which says nothing about the call
 * @throws {TransferError} (as a rejection) `invalidTransfer` for an invalid id, `invalidOptions`, `invalidToken`, `aborted`,
 *   `timedOut`, `network`
 *
 * @example
 * const lookup = await readCall('341a0500-d4bf-4224-8b19-1581168d328b', { token: () => credential.getToken('https://graph.microsoft.com/.default') });
 * if (lookup.kind === 'found') console.log(lookup.state); // 'established': the call is with you
 * if (lookup.kind === 'ended') console.log('the call has ended');
 */
export declare function readCall(callId: string, options: SendOptions): Promise<CallLookup>;

/**
 * Returns the HTTP request that reads a call, for your own client, a log or a page. It contains no token.
 *
 * @param callId the call
 * @param endpoint defaults to the global cloud, v1.0
 * @throws {TransferError} `invalidTransfer` for an invalid id, or `invalidOptions`
 *
 * @example
 * describeReadCall('341a0500-d4bf-4224-8b19-1581168d328b').url;
 * // 'https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b'
 */
export declare function describeReadCall(callId: string, endpoint?: Endpoint): ReadCallRequest;

/**
 * Hangs up a call of your app: `DELETE` of the call. Of a group call it ends only the app's own leg.
 *
 * @param callId the call
 * @param options the options of a transfer. Graph requires the token of an application; it checks the permission when a call begins
 * @returns `accepted` when the call ends, `ended` when Graph does not know it, otherwise `refused`
 * @throws {TransferError} (as a rejection) as `readCall`; you may hang up again after any error
 *
 * @see https://learn.microsoft.com/graph/api/call-delete
 * @example
 * const { kind } = await hangUp('2e1a0b00-2db4-4022-9570-243709c565ab', { token });
 */
export declare function hangUp(callId: string, options: SendOptions): Promise<HangUp>;

/**
 * Returns the HTTP request that hangs up a call, for your own client, a log or a page. It contains no token.
 *
 * @param endpoint defaults to the global cloud, v1.0
 * @throws {TransferError} `invalidTransfer` for an invalid id, or `invalidOptions`
 *
 * @example
 * describeHangUp('2e1a0b00-2db4-4022-9570-243709c565ab').method; // 'DELETE'
 */
export declare function describeHangUp(callId: string, endpoint?: Endpoint): HangUpRequest;

/**
 * Inspects an access token locally: app or delegated, permissions, audience, tenant, expiry. It verifies no signature.
 *
 * @param token the token, without `Bearer`
 * @param endpoint the endpoint that the token is for; it decides the expected audience
 * @returns a report; this function never throws
 *
 * @example
 * inspectToken('nonsense').issues[0].code; // 'tokenUnreadable'
 */
export declare function inspectToken(token: string, endpoint?: Endpoint): TokenReport;
