/**
 * New calls: builds, checks, describes and creates them. On the web `createCall` loads this module, and the module
 * `send`, by itself; call `init` before the other functions.
 */
import type { CallCreation, CallInput, CallReport, CallRequest } from './call.js';
import type { Endpoint } from './endpoint.js';
import type { CheckContext } from './report.js';
import type { HttpRequest } from './request.js';
import type { SendOptions } from './send.js';

export type * from './call.js';
export type * from './call-resource.js';
export type * from './endpoint.js';
export { isTransferError, TransferError, type TransferErrorCode, type TransferErrorDetails } from './error.js';
export type * from './identity.js';
export { type InitSource, init, initSync, type WasmBytes, type WasmModule } from './init.js';
export type * from './issue.js';
export type * from './issue-code.js';
export type * from './report.js';
export type * from './request.js';
export { initSending } from './requests.js';
export type * from './response.js';
export type * from './send.js';

/**
 * Builds a checked request for a new call.
 *
 * @param input the call
 * @param context further facts: `endpoint`, `tenantId` and `token` make further checks possible
 * @returns the request, with its warnings and infos in `issues`
 * @throws {TransferError} `invalidTransfer` with **all** issues when one of them is an error
 *
 * @see https://learn.microsoft.com/graph/api/application-post-calls
 * @example
 * const request = buildCall({
 *   target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } },
 *   callbackUri: 'https://bot.contoso.com/api/calls',
 * });
 * request.body.requestedModalities; // ['audio']
 */
export declare function buildCall(input: CallInput, context?: CheckContext): CallRequest;

/**
 * Parses and checks a body in Graph's form, as `parseTransfer` does for a transfer. A peer-to-peer call is in scope; for a body that
 * creates a group call or joins a meeting, the report contains the error `callOutOfScope`.
 *
 * @param body JSON text, UTF-8 bytes, or an object
 * @param context further facts, as for `buildCall`
 * @returns a report; this function never throws
 *
 * @example
 * parseCall('{"chatInfo":{},"callbackUri":"https://bot.contoso.com/api/calls"}').issues[0].code; // 'callOutOfScope'
 */
export declare function parseCall(body: string | Uint8Array | object, context?: CheckContext): CallReport;

/**
 * Checks a new call. Of a `CallRequest` it uses only `body`, and computes the rest again.
 *
 * @returns a report; this function never throws
 *
 * @example
 * validateCall({ target: { phone: '+12345678901' }, callbackUri: 'https://bot.contoso.com/api/calls' }).issues[0].code;
 * // 'sourceInstanceMissing'
 */
export declare function validateCall(input: CallInput | CallRequest, context?: CheckContext): CallReport;

/**
 * Returns the HTTP request of a new call, for your own client, a log or a page. It contains no token.
 *
 * @param endpoint defaults to the global cloud, v1.0
 * @throws {TransferError} `invalidTransfer` or `invalidOptions`
 *
 * @example
 * describeCall(request).url; // 'https://graph.microsoft.com/v1.0/communications/calls'
 */
export declare function describeCall(request: CallInput | CallRequest, endpoint?: Endpoint): HttpRequest;

/**
 * Creates a call. Every response of the service is a value; notifications report whether the target answers.
 *
 * The request is repeated by the rules of `sendTransfer`: never when Graph may have created the call, because the target would ring
 * twice. Then the error has `delivered: 'unknown'`, or the refusal `mayBeInProgress`, and notifications with your `clientContext`
 * show whether there is a call.
 *
 * @returns `created` with the id of the call, otherwise `refused`
 * @throws {TransferError} (as a rejection) as `sendTransfer`
 *
 * @example
 * const created = await createCall(
 *   { target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } }, callbackUri: 'https://bot.contoso.com/api/calls' },
 *   { token: () => credential.getToken('https://graph.microsoft.com/.default') },
 * );
 * if (created.kind === 'created') console.log(created.callId, created.state); // '2e1a0b00-…' 'establishing'
 */
export declare function createCall(request: CallInput | CallRequest, options: SendOptions): Promise<CallCreation>;
