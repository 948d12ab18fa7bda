// @ts-check
/** The job that every host does: each entry of the package is used once, and each result is compared. */

import {
  buildTransfer,
  describeTransfer,
  drawTransfer,
  init,
  inspectToken,
  isTransferError,
  parseNotifications,
  parseResponse,
  parseTransfer,
  readCall,
  redact,
  startTransfer,
  TransferError,
  TransferTracker,
  validateTransfer,
} from 'graph-call-transfer';
import { clouds } from 'graph-call-transfer/clouds';
import { explainResult } from 'graph-call-transfer/codes';
import { callKey } from 'graph-call-transfer/ids';
import { createSimulator } from 'graph-call-transfer/simulator';
import { snippet } from 'graph-call-transfer/snippets';
import { createWebhook, toPlainHandler } from 'graph-call-transfer/webhook';

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const APP_ID = '0efc74f7-41c3-47a4-8775-7259bfef4241';
const transfer = { callId: CALL_ID, target: { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } } };

/** The number of comparisons, which a host must report. */
let compared = 0;

/**
 * Does the whole job, or the part that a host can do.
 * @param {{ sends?: boolean, verifies?: boolean }} [parts] whether the host has `fetch` and `Request`, and can import `jose`
 * @returns {Promise<number>} the number of comparisons
 */
export async function job({ sends = true, verifies = true } = {}) {
  compared = 0;
  await init();
  checkRequests();
  checkTools();
  checkErrors();
  checkSmallEntries();
  if (sends) await checkSending();
  if (verifies) await checkWebhook();
  return compared;
}

function checkRequests() {
  const request = buildTransfer(transfer);
  equal('kind', request.kind, 'blind');
  equal('valid', validateTransfer(request).valid, true);
  equal('url', describeTransfer(request).url.endsWith(`/communications/calls/${CALL_ID}/transfer`), true);
  const report = parseTransfer(CALL_ID, '{"transferTarget": {},}');
  equal('issues', report.issues.map(({ code }) => code).join(), 'identityMissing,jsonTrailingComma');
  equal('snippet', snippet(request, 'curl').includes(CALL_ID), true);
}

function checkTools() {
  equal('redact', redact('Authorization: Bearer eyJ0eXAi'), 'Authorization: [token]');
  equal('token', inspectToken('nonsense').issues[0]?.code, 'tokenUnreadable');
  equal('diagram', drawTransfer(transfer, [{ id: '1', kind: 'sent' }]).states.current, 'requested');
  equal('response', parseResponse(202, {}, null).kind, 'accepted');
}

function checkErrors() {
  try {
    buildTransfer(/** @type {any} */ ({ callId: 'x' }));
  } catch (error) {
    equal('error', isTransferError(error) && error instanceof TransferError && error.code, 'invalidTransfer');
  }
  equal('batch', parseNotifications('{"value":[]}').kind, 'graph');
}

function checkSmallEntries() {
  equal(
    'code',
    explainResult({ code: 500, subcode: 7000 })?.meaning,
    'The transfer failed, and the call is with you again.',
  );
  equal('id', callKey('341A0500D4BF42248B191581168D328B'), CALL_ID);
  equal('cloud', clouds.global.graphRoot, 'https://graph.microsoft.com');
}

async function checkSending() {
  const graph = createSimulator({ profile: 'failed', timeScale: 0.01 });
  const tracker = new TransferTracker();
  graph.onDelivery(({ body }) => tracker.apply(body));
  const options = { token: graph.issueToken(), fetch: graph.fetch };
  const started = await startTransfer(transfer, { ...options, tracker });
  equal('accepted', started.response.kind, 'accepted');
  equal('outcome', (await started.outcome({ timeoutMs: 20_000 })).kind, 'failed');
  await graph.settled();
  equal('call', (await readCall(CALL_ID, options)).kind, 'found');
  equal('snapshot', TransferTracker.restore(tracker.snapshot()).status(CALL_ID)?.phase, 'failed');
}

/** The simulator signs its deliveries, and the webhook verifies them with `jose`. */
async function checkWebhook() {
  const graph = createSimulator({ appId: APP_ID, timeScale: 0.01 });
  const tracker = new TransferTracker();
  const webhook = createWebhook({ appId: APP_ID, fetch: graph.fetch, onBatch: (batch) => tracker.apply(batch) });
  await webhook.ready;
  const handle = toPlainHandler(webhook);
  /** @type {number[]} */
  const statuses = [];
  graph.onDelivery(async ({ url, method, headers, body }) => {
    statuses.push((await handle({ url, method, headers, body })).status);
  });
  const options = { token: graph.issueToken(), fetch: graph.fetch, tracker };
  const started = await startTransfer(transfer, options);
  equal('verified outcome', (await started.outcome({ timeoutMs: 20_000 })).kind, 'completed');
  await graph.settled();
  equal('statuses', [...new Set(statuses)].join(), '202');
  const request = new Request('https://bot.example/api/calls', { method: 'POST', body: '{"value":[]}' });
  equal('refused', (await webhook(request)).status, 401);
}

/**
 * @param {string} name
 * @param {unknown} found
 * @param {unknown} expected
 */
function equal(name, found, expected) {
  if (found !== expected) throw new Error(`${name}: expected ${String(expected)}, found ${String(found)}`);
  compared += 1;
}
