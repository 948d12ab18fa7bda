/** A server that uses every entry, with options that may be undefined. */

import { createServer } from 'node:http';
import {
  init,
  initSync,
  isTransferError,
  type SendOptions,
  startTransfer,
  TransferError,
  type TransferInput,
  type TransferOutcome,
  TransferTracker,
} from 'graph-call-transfer';
import { clouds } from 'graph-call-transfer/clouds';
import { explainResult } from 'graph-call-transfer/codes';
import { callKey } from 'graph-call-transfer/ids';
import { createSimulator } from 'graph-call-transfer/simulator';
import { snippet } from 'graph-call-transfer/snippets';
import { createWebhook, toNodeListener, WebhookError } from 'graph-call-transfer/webhook';

const maybe = process.env.NAME;
const tracker = new TransferTracker({ capacity: undefined });
const graph = createSimulator({ seed: undefined });

export async function transfer(input: TransferInput): Promise<TransferOutcome | undefined> {
  const options: SendOptions = { token: graph.issueToken(), fetch: graph.fetch, clientRequestId: maybe };
  try {
    const started = await startTransfer(input, { ...options, tracker });
    console.log(snippet(started.request, 'curl'), clouds.global.graphRoot, callKey(input.callId));
    return await started.outcome({ timeoutMs: undefined });
  } catch (error) {
    if (error instanceof TransferError) console.error(error.code, error.hint, error.issues?.[0]?.path);
    if (isTransferError(error)) console.error(error.delivered);
    return undefined;
  }
}

export const input: TransferInput = {
  callId: '341a0500-d4bf-4224-8b19-1581168d328b',
  target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: maybe }, phone: undefined },
  replacesCallId: maybe,
};

// The libraries of Microsoft.
export const azure: SendOptions = { token: async () => ({ token: 'text', expiresOnTimestamp: 0 }) };
export const msal: SendOptions = { token: async () => ({ accessToken: 'text', scopes: [''] }) };

const webhook = createWebhook({
  appId: '0efc74f7-41c3-47a4-8775-7259bfef4241',
  tenants: undefined,
  onBatch: (batch) => tracker.apply(batch),
  onError: (error) => console.error(error instanceof WebhookError, error.code, explainResult({ code: 1 })?.name),
});
await webhook.ready;
createServer(toNodeListener(webhook)).listen(8080);

export const start: Promise<void> = init({ requests: new Uint8Array(8), tools: undefined });
initSync({ notifications: new ArrayBuffer(8) });
