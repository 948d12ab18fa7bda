// @ts-check
/** Checked requests: they are frozen, and described and sent without another check, as their copies are with one. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { api } from './support/installed.mjs';
import './support/settled.mjs';
import { CALL_ID, INPUT } from './support/transfers.mjs';

const {
  buildTransfer,
  describeTransfer,
  parseTransfer,
  sendTransfer,
  startTransfer,
  TransferTracker,
  validateTransfer,
} = api;

const FOLDER = inProject('tests/fixtures/requests');

/** @param {import('graph-call-transfer').TransferRequest} request */
const copyOf = (request) => structuredClone(request);

/**
 * Sends a request, and returns what `fetch` receives.
 * @param {import('graph-call-transfer').TransferRequest} request
 */
async function sent(request) {
  /** @type {unknown} */
  let received;
  const fetch = async (/** @type {string | URL | Request} */ given, /** @type {RequestInit | undefined} */ init) => {
    const request = new Request(given, init);
    received = { url: request.url, method: request.method, body: await request.text() };
    return new Response(null, { status: 202 });
  };
  await sendTransfer(request, { token: null, fetch });
  return received;
}

test('a checked request cannot be changed', () => {
  const report = validateTransfer(INPUT);
  assert.ok(report.valid);
  for (const request of [buildTransfer(INPUT), report.request]) {
    assert.ok(Object.isFrozen(request) && Object.isFrozen(request.body));
    assert.ok(Object.isFrozen(request.body.transferTarget.identity));
    const body = /** @type {any} */ (request.body);
    assert.throws(() => delete body.transferTarget, TypeError);
  }
});

test('every valid fixture is described and sent as its copy is', async () => {
  let count = 0;
  for (const file of readdirSync(FOLDER)) {
    const report = parseTransfer(CALL_ID, readFileSync(`${FOLDER}/${file}`, 'utf8'));
    if (!report.valid) continue;
    const { request } = report;
    count += 1;
    const endpoint = /** @type {const} */ ({ cloud: 'usGovernmentL4', version: 'beta' });
    assert.deepEqual(describeTransfer(request, endpoint), describeTransfer(copyOf(request), endpoint), file);
    assert.deepEqual(await sent(request), await sent(copyOf(request)), file);
  }
  assert.ok(count > 0);
});

test('a changed copy is checked again', async () => {
  const copy = /** @type {any} */ (copyOf(buildTransfer(INPUT)));
  delete copy.body.transferTarget;
  assert.throws(() => describeTransfer(copy), { code: 'invalidTransfer' });
  await assert.rejects(sendTransfer(copy, { token: null }), { code: 'invalidTransfer' });
});

test('options are checked with a checked request, too', async () => {
  const request = buildTransfer(INPUT);
  assert.throws(() => describeTransfer(request, /** @type {any} */ ({ cloud: 'moon' })), { code: 'invalidOptions' });
  await assert.rejects(sendTransfer(request, /** @type {any} */ ({ token: 1 })), { code: 'invalidOptions' });
});

test('startTransfer returns the checked request that it was given', async () => {
  const tracker = new TransferTracker();
  const request = buildTransfer(INPUT);
  const fetch = async () => new Response(null, { status: 202 });
  const transfer = await startTransfer(request, { tracker, token: null, fetch });
  assert.equal(transfer.request, request);
  assert.equal(transfer.response.kind, 'accepted');
});
