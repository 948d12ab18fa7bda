/** Valid and invalid options of a send. */

import {
  buildTransfer,
  type CallLookup,
  type CallResource,
  describeReadCall,
  describeTransfer,
  init,
  initSync,
  inspectToken,
  isTransferError,
  parseResponse,
  type RedactionMark,
  readCall,
  redact,
  type SendAttempt,
  type SendOptions,
  sendTransfer,
  type TransferResponse,
  validateTransfer,
} from 'graph-call-transfer';
import * as requests from 'graph-call-transfer/requests';
import { createSimulator, profiles } from 'graph-call-transfer/simulator';
import { sendTransfer as sendOfTheWeb } from 'graph-call-transfer/web';

const input = { callId: '341a0500-d4bf-4224-8b19-1581168d328b', target: { phone: '+12345678901' } };
const graph = createSimulator({ profile: 'complete' });
const attempts: SendAttempt[] = [];

/** Each name describes valid options. */
export const right: Record<string, SendOptions> = {
  token: { token: 'token' },
  noToken: { token: null },
  tokenFunction: { token: () => 'token' },
  asyncTokenFunction: { token: async () => 'token' },
  globalFetch: { token: null, fetch },
  simulator: { token: graph.issueToken(), fetch: graph.fetch },
  asyncListener: { token: null, onAttempt: async (attempt) => void attempts.push(attempt) },
  everything: {
    token: 'token',
    endpoint: { cloud: 'global', version: 'beta', baseUrl: 'https://relay.example' },
    signal: new AbortController().signal,
    timeoutMs: 5000,
    retry: { statuses: [429, 503], maxAttempts: 3, maxElapsedMs: 10_000, maxWaitMs: 5000 },
    clientRequestId: '00000000-0000-4000-8000-000000000001',
  },
  once: { token: null, retry: false, clientRequestId: false },
};

/** Each name describes the error. */
export const wrong: Record<string, SendOptions> = {
  // @ts-expect-error
  nothing: {},
  // @ts-expect-error
  tokenIsUndefined: { token: undefined },
  // @ts-expect-error
  tokenIsAnObject: { token: { token: 'token', expiresOnTimestamp: 0 } },
  // @ts-expect-error
  tokenFunctionGivesAnotherObject: { token: async () => ({ value: 'token' }) },
  // @ts-expect-error
  unknownCloud: { token: null, endpoint: { cloud: 'Global' } },
  // @ts-expect-error
  versionWithoutV: { token: null, endpoint: { version: '1.0' } },
  // @ts-expect-error
  retryIsTrue: { token: null, retry: true },
  // @ts-expect-error
  retryAfter500: { token: null, retry: { statuses: [429, 500] } },
  // @ts-expect-error
  controllerInsteadOfSignal: { token: null, signal: new AbortController() },
  // @ts-expect-error
  misspelled: { token: null, timeout: 5000 },
  // @ts-expect-error
  idIsTrue: { token: null, clientRequestId: true },
};

const request = buildTransfer(input);
export const answers: Promise<TransferResponse>[] = [
  sendTransfer(input, { token: null }),
  sendTransfer(request, { token: null }),
  sendOfTheWeb(request, { token: null }),
];
// @ts-expect-error the options are needed
sendTransfer(input);
// @ts-expect-error a body alone names no call
sendTransfer(request.body, { token: null });

const callId = input.callId;
export const readings: Promise<CallLookup>[] = [
  readCall(callId, { token: null }),
  readCall(callId, { token: graph.issueToken(), fetch: graph.fetch, retry: false }),
];
// @ts-expect-error the options are needed
readCall(callId);
// @ts-expect-error an id, not a transfer
readCall(input, { token: null });
export const asked: 'GET' = describeReadCall(callId, { version: 'beta' }).method;
export const accepts: 'application/json' = describeReadCall(callId).headers.Accept;
// @ts-expect-error a GET has none
describeReadCall(callId).body;

/** Values that Graph may send. */
export const calls: CallResource[] = [
  {},
  { id: callId, state: 'established', '@odata.type': '#microsoft.graph.call', mediaState: { audio: 'active' } },
  { state: 'a state of tomorrow', terminationReason: 'AppTransferred', callChainId: callId },
  { state: null, resultInfo: { code: '200', subCode: 7015, message: null, more: [] } },
  { resultInfo: { code: 0, subcode: 7015, message: 'GracefulTransferCompleted' } },
];
// @ts-expect-error an id is a text
export const noCall: CallResource = { id: 7 };

export const url: `${string}` = describeTransfer(request, { cloud: 'china' }).url;
export const contentType: 'application/json' = describeTransfer(input).headers['Content-Type'];
export const valid: boolean = validateTransfer(request, { token: inspectToken('token') }).valid;
export const names: string[] = profiles.map(({ name }) => name);

parseResponse(202, new Headers(), null);
parseResponse(202, { 'request-id': 'x' }, new Uint8Array());
// @ts-expect-error
parseResponse('202', {}, null);
// @ts-expect-error
parseResponse(202, {}, {});

export const redactedText: string = redact('Bearer token');
export const redactedBytes: string = redact(new Uint8Array());
export const redactedValue: unknown = redact({ token: 'token' });
export const marks: RedactionMark[] = ['[token]', '[unreadable]'];
// @ts-expect-error there is no such mark
marks.push('[address]');
// @ts-expect-error what was a number may have been omitted
redact({ count: 1 }).count;

export function codeOf(error: unknown) {
  // @ts-expect-error it may be anything
  error.code;
  return isTransferError(error) ? error.code : undefined;
}

export async function load(bytes: Uint8Array<ArrayBuffer>, module: WebAssembly.Module) {
  await init();
  await init({ requests: new URL('https://cdn.example/requests.wasm'), tools: undefined });
  await init({ tools: fetch('https://cdn.example/tools.wasm') });
  await init({ notifications: module });
  initSync({ requests: bytes, notifications: module });
  // @ts-expect-error each module has a source of its own
  initSync(bytes);
  await requests.init(new URL('https://cdn.example/requests.wasm'));
  await requests.init(module);
  requests.initSync(bytes);
}
