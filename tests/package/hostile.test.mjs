// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { HOSTILE } from './support/hostile.mjs';
import { api } from './support/installed.mjs';
import { unhandled } from './support/settled.mjs';
import { BODY, CALL_ID, INPUT } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer').TransferReport} TransferReport */

const accept = async () => new Response(null, { status: 202 });

/**
 * The functions that never throw, with the hostile value as each of their arguments.
 * @type {[string, (value: any) => TransferReport | import('graph-call-transfer').TokenReport][]}
 */
const REPORTING = [
  ['parseTransfer(…, body)', (value) => api.parseTransfer(value, BODY)],
  ['parseTransfer(id, …)', (value) => api.parseTransfer(CALL_ID, value)],
  ['parseTransfer(id, body, …)', (value) => api.parseTransfer(CALL_ID, BODY, value)],
  ['validateTransfer(…)', (value) => api.validateTransfer(value)],
  ['validateTransfer({ callId: … })', (callId) => api.validateTransfer({ ...INPUT, callId })],
  ['validateTransfer({ body: … })', (body) => api.validateTransfer(/** @type {any} */ ({ callId: CALL_ID, body }))],
  ['validateTransfer(input, …)', (value) => api.validateTransfer(INPUT, value)],
  ['validateTransfer(input, { token: … })', (token) => api.validateTransfer(INPUT, { token })],
  ['inspectToken(…)', (value) => api.inspectToken(value)],
  ['inspectToken(token, …)', (value) => api.inspectToken('a.e30.b', value)],
];

/**
 * The functions that throw only errors of the package.
 * @type {[string, (value: any) => unknown][]}
 */
const THROWING = [
  ['buildTransfer(…)', (value) => api.buildTransfer(value)],
  ['buildTransfer({ target: … })', (target) => api.buildTransfer({ ...INPUT, target })],
  ['buildTransfer(input, …)', (value) => api.buildTransfer(INPUT, value)],
  ['describeTransfer(…)', (value) => api.describeTransfer(value)],
  ['describeTransfer(input, …)', (value) => api.describeTransfer(INPUT, value)],
  ['describeReadCall(…)', (value) => api.describeReadCall(value)],
  ['describeReadCall(id, …)', (value) => api.describeReadCall(CALL_ID, value)],
  ['parseResponse(…, {}, null)', (value) => api.parseResponse(value, {}, null)],
  ['parseResponse(403, …, null)', (value) => api.parseResponse(403, value, null)],
  ['parseResponse(403, { date: … }, null)', (date) => api.parseResponse(403, { date }, null)],
  [
    'parseResponse(403, { get: () => … }, null)',
    (value) => api.parseResponse(403, /** @type {any} */ ({ get: () => value }), null),
  ],
  ['parseResponse(403, {}, …)', (value) => api.parseResponse(403, {}, value)],
];

/**
 * The functions that reject.
 * @type {[string, (value: any) => Promise<unknown>][]}
 */
const REJECTING = [
  ['sendTransfer(…)', (value) => api.sendTransfer(value, { token: null, fetch: accept })],
  ['sendTransfer(input, …)', (value) => api.sendTransfer(INPUT, value)],
  ...['token', 'endpoint', 'signal', 'timeoutMs', 'retry', 'fetch', 'clientRequestId', 'onAttempt', 'other'].map(
    (name) =>
      /** @type {[string, (value: any) => Promise<unknown>]} */ ([
        `sendTransfer(input, { ${name}: … })`,
        (value) => api.sendTransfer(INPUT, { token: null, fetch: accept, retry: false, [name]: value }),
      ]),
  ),
  [
    'sendTransfer(input, { retry: { maxWaitMs: … } })',
    (maxWaitMs) => api.sendTransfer(INPUT, { token: null, fetch: accept, retry: { maxWaitMs } }),
  ],
  ['readCall(…)', (value) => api.readCall(value, { token: null, fetch: accept })],
  ['readCall(id, …)', (value) => api.readCall(CALL_ID, value)],
  ['readCall, the response being', (value) => api.readCall(CALL_ID, { token: null, fetch: async () => value })],
  [
    'readCall, the text being',
    (value) =>
      api.readCall(CALL_ID, {
        token: null,
        fetch: /** @type {any} */ (async () => ({ status: 200, headers: new Headers(), text: () => value })),
      }),
  ],
  ['sendTransfer, the token being', (value) => api.sendTransfer(INPUT, { token: () => value, fetch: accept })],
  ['sendTransfer, the response being', (value) => api.sendTransfer(INPUT, { token: null, fetch: async () => value })],
  [
    'sendTransfer, the text being',
    (value) =>
      api.sendTransfer(INPUT, {
        token: null,
        fetch: /** @type {any} */ (async () => ({ status: 400, headers: new Headers(), text: () => value })),
      }),
  ],
];

for (const [name, call] of REPORTING) {
  test(`${name} returns a report for any value`, () => {
    eachHostile(name, (make) => {
      const report = call(make());
      assert.ok(Array.isArray(report.issues));
      if ('valid' in report) {
        const errors = report.issues.filter(({ severity }) => severity === 'error');
        assert.equal(report.valid, errors.length === 0);
        assert.equal('request' in report, report.valid);
      } else assert.ok(['app', 'delegated', 'unknown'].includes(report.kind));
      assert.ok(JSON.stringify(report).length < 100_000);
    });
  });
}

for (const [name, call] of THROWING) {
  test(`${name} throws only errors of the package for any value`, () => {
    eachHostile(name, (make) => {
      try {
        call(make());
      } catch (error) {
        assertOurs(error);
      }
    });
  });
}

for (const [name, call] of REJECTING) {
  test(`${name} settles for any value`, { timeout: 60_000 }, async () => {
    for (const [what, make] of HOSTILE) {
      // The runner ends this test at the first call that hangs, so its name is set before the call.
      const outcome = await Promise.race([
        call(make()).then(
          () => 'resolved',
          (error) => error,
        ),
        later(),
      ]);
      assert.notEqual(outcome, 'hangs', `with ${what}`);
      if (outcome !== 'resolved') assertOurs(outcome, what);
    }
    await setImmediate();
    assert.deepEqual(unhandled.splice(0), []);
  });
}

test('package works as before after all hostile values', async () => {
  assert.equal(api.buildTransfer(INPUT).kind, 'blind');
  assert.equal((await api.sendTransfer(INPUT, { token: null, fetch: accept })).kind, 'accepted');
});

/**
 * @param {string} where
 * @param {(make: () => unknown) => void} check
 */
function eachHostile(where, check) {
  const failures = HOSTILE.flatMap(([what, make]) => {
    try {
      check(make);
      return [];
    } catch (error) {
      return [`${where} with ${what}: ${error}`];
    }
  });
  assert.deepEqual(failures, []);
}

/**
 * @param {any} error
 * @param {string} [what]
 */
function assertOurs(error, what = '') {
  assert.ok(api.isTransferError(error) && error instanceof Error, `${what}: ${error}`);
  assert.notEqual(error.code, 'internal', `${what}: ${error}`);
  assert.ok(error.message.length < 2000, `${what}: a message of ${error.message.length} characters`);
}

/** Checks that these sends settle at once, because they have no wait. */
async function later() {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  return 'hangs';
}
