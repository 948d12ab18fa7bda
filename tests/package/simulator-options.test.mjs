// @ts-check
/** The options of a simulator, its lists of calls, and its tokens. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectToken, isTransferError, sendTransfer, startTransfer, TransferTracker } from 'graph-call-transfer';
import { createSimulator, createSimulatorKey } from 'graph-call-transfer/simulator';
import { BODY, CALL_ID, TARGET, TENANT_ID, TRANSFER_PATH, TRANSFEREE, transferHeaders } from '../server/transfers.mjs';
import { revoked } from './support/hostile.mjs';

const ROOT = 'https://graph.microsoft.com';
const TRANSFER = { callId: CALL_ID, target: TARGET.identity };

/** @type {[string, any, RegExp][]} */
const WRONG_OPTIONS = [
  ['a profile that does not exist', { profile: 'compleet' }, /unknown profile; expected complete, /],
  ['a profile that is a member of every object', { profile: 'toString' }, /unknown profile/],
  [
    'an option that does not exist',
    { porfile: 'complete' },
    /unknown option "porfile"; expected profile, callee, seed/,
  ],
  ['a callee that does not exist', { callee: 'sings' }, /unknown callee; expected answers, /],
  ['a seed that is an object', { seed: {} }, /invalid seed; expected a number or a string/],
  ['a transferSeed that is null', { transferSeed: null }, /invalid transferSeed; expected a number or a string/],
  ['a clock that is a time', { clock: 0 }, /invalid clock; expected a function/],
  ['calls that are not a list', { calls: CALL_ID }, /invalid calls; expected an array/],
  ['a call that is not a GUID', { calls: ['first'] }, /invalid calls/],
  ['a call without an id', { calls: [{ callType: 'group' }] }, /invalid calls/],
  ['a call that is null', { calls: [null] }, /invalid calls/],
  ['calls of another form', { calls: {} }, /invalid calls/],
  ['a call of another type', { calls: [{ id: CALL_ID, callType: 'meeting' }] }, /invalid calls/],
  ['an empty appId', { appId: '' }, /invalid appId; expected a string/],
  ['a tenantId that is not a GUID', { tenantId: 'contoso' }, /invalid tenantId; expected a GUID/],
  ['a callbackUri that is a path', { callbackUri: '/api/webhook' }, /invalid callbackUri; expected an absolute URL/],
  ['a callbackUri of a file', { callbackUri: 'file:///api/webhook' }, /invalid callbackUri/],
  ['a timeScale below zero', { timeScale: -1 }, /invalid timeScale; expected a number from 0 to 100/],
  ['a timeScale above the limit', { timeScale: 101 }, /invalid timeScale/],
  ['a timeScale that is NaN', { timeScale: Number.NaN }, /invalid timeScale/],
  ['a key that is a promise', { key: createSimulatorKey() }, /invalid key; expected a resolved createSimulatorKey\(\)/],
  ['sign that is a string', { sign: 'no' }, /invalid sign; expected true or false/],
];
for (const [what, options, message] of WRONG_OPTIONS) {
  test(`createSimulator refuses ${what}`, () => {
    assert.throws(
      () => createSimulator(options),
      (error) => {
        assert.ok(isTransferError(error));
        assert.equal(error.code, 'invalidOptions');
        assert.match(error.message, message);
        return true;
      },
    );
  });
}

/** @param {import('graph-call-transfer/simulator').SimulatorOptions} options */
async function threeResponses(options) {
  const graph = createSimulator({ clock: () => 1_767_225_600_000, ...options });
  const responses = [];
  for (const body of [BODY, '{}', BODY]) {
    const headers = transferHeaders(graph.issueToken());
    const response = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { method: 'POST', headers, body });
    responses.push([response.status, [...response.headers], await response.text()]);
  }
  return responses;
}

test('simulator gives equal responses for equal seeds and clocks', async () => {
  assert.deepEqual(await threeResponses({ seed: 'a seed' }), await threeResponses({ seed: 'a seed' }));
  assert.deepEqual(await threeResponses({ seed: 7 }), await threeResponses({ seed: '7' }));
  assert.deepEqual(await threeResponses({}), await threeResponses({ seed: 0 }));
});

test('simulator gives unique ids for each seed', async () => {
  const ids = new Set();
  for (let seed = 0; seed < 100; seed += 1) {
    for (const [, headers] of await threeResponses({ seed }))
      ids.add(new Headers(/** @type {any} */ (headers)).get('request-id'));
  }
  assert.equal(ids.size, 300);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('simulator keeps the ids of a seed from release to release', async () => {
  const [first] = await threeResponses({ seed: 'golden' });
  assert.equal(new Headers(/** @type {any} */ (first?.[1])).get('request-id'), '982591ec-f184-4681-8dc8-2246c484eaca');
});

const GROUP_CALL = '57dab8b1-894c-409a-b240-bd8beae78896';
const RINGING_CALL = '2e1a0b00-2db4-4022-9570-243709c565ab';
const listed = createSimulator({
  calls: [
    CALL_ID,
    { id: GROUP_CALL.replaceAll('-', '').toUpperCase(), callType: 'group' },
    { id: RINGING_CALL, state: 'ringing' },
  ],
});
const withoutTransferee = JSON.stringify({ transferTarget: TARGET });
const withTransferee = JSON.stringify({ transferTarget: TARGET, transferee: TRANSFEREE });

/** @type {[string, string, string, number, string?][]} */
const LISTED_CALLS = [
  ['a listed call can be transferred', CALL_ID, withoutTransferee, 202],
  [
    'a listed call in another spelling can be transferred',
    CALL_ID.replaceAll('-', '').toUpperCase(),
    withoutTransferee,
    202,
  ],
  ['a call that is not listed does not exist', 'b3003a80-0000-4000-8000-000000000000', withoutTransferee, 404, '8522'],
  ['a ringing call cannot be transferred', RINGING_CALL, withoutTransferee, 400, '8501'],
  ['a group call can be transferred with a transferee', GROUP_CALL, withTransferee, 202],
  ['a group call cannot be transferred without a transferee', GROUP_CALL, withoutTransferee, 400, '8523'],
];
for (const [what, callId, body, status, code] of LISTED_CALLS) {
  test(what, async () => {
    const url = `${ROOT}${TRANSFER_PATH.replace(CALL_ID, callId)}`;
    const response = await listed.fetch(url, { method: 'POST', headers: transferHeaders(), body });
    assert.equal(response.status, status);
    if (code) assert.equal((await response.json()).error.code, code);
  });
}

test('no call exists with an empty list', async () => {
  const init = { method: 'POST', headers: transferHeaders(), body: BODY };
  assert.equal((await createSimulator({ calls: [] }).fetch(`${ROOT}${TRANSFER_PATH}`, init)).status, 404);
});

test('issueToken creates the token of an app that may transfer calls', () => {
  const {
    kind,
    roles,
    audience,
    tenantId,
    appId,
    issues,
    expiresInSeconds = 0,
  } = inspectToken(createSimulator().issueToken());
  assert.deepEqual(
    { kind, roles, audience, tenantId, appId, issues },
    {
      kind: 'app',
      roles: ['Calls.Initiate.All'],
      audience: ROOT,
      tenantId: TENANT_ID,
      appId: 'c1a11e70-0000-4000-8000-000000000001',
      issues: [],
    },
  );
  assert.ok(expiresInSeconds > 3500 && expiresInSeconds <= 3599);
});

test('tokens, calls and notifications of a simulator have the tenant of its option', async () => {
  const tenantId = 'a0ec4b5f-7a67-4b33-a0d0-95e2a7c8f2c1';
  const graph = createSimulator({ tenantId: tenantId.replaceAll('-', '').toUpperCase(), timeScale: 0 });
  assert.equal(inspectToken(graph.issueToken()).tenantId, tenantId);
  const bodies = /** @type {string[]} */ ([]);
  const tokens = /** @type {string[]} */ ([]);
  graph.onDelivery(({ body, headers }) => {
    bodies.push(body);
    tokens.push(headers.Authorization?.replace('Bearer ', '') ?? '');
  });
  graph.createIncomingCall({ id: CALL_ID });
  await graph.settled();
  assert.match(bodies[0] ?? '', new RegExp(`"tenantId":"${tenantId}"`));
  assert.equal(inspectToken(tokens[0] ?? '').tenantId, tenantId);
  const headers = { Authorization: `Bearer ${graph.issueToken()}` };
  const call = await (await graph.fetch(`${ROOT}${TRANSFER_PATH.replace('/transfer', '')}`, { headers })).json();
  assert.equal(call.tenantId, tenantId);
});

test('issueToken uses the word simulated as the signature', () => {
  assert.match(createSimulator().issueToken(), /^[\w-]+\.[\w-]+\.simulated$/);
});

test('issueToken uses the given claims', () => {
  const token = createSimulator({ clock: () => 5_000 }).issueToken({
    scopes: ['User.Read', 'Calls.Read'],
    tenantId: 'Zürich',
    appId: 'an app',
    audience: 'another app',
    lifetimeSeconds: 60,
  });
  const { kind, roles, scopes, audience, tenantId, appId, notBefore, expiresAt } = inspectToken(token);
  assert.deepEqual(
    { kind, roles, scopes, audience, tenantId, appId, notBefore, expiresAt },
    {
      kind: 'delegated',
      roles: [],
      scopes: ['User.Read', 'Calls.Read'],
      audience: 'another app',
      tenantId: 'Zürich',
      appId: 'an app',
      notBefore: 5,
      expiresAt: 65,
    },
  );
});

test('token expires by the clock of the simulator', async () => {
  let now = 1_000_000_000_000;
  const graph = createSimulator({ clock: () => now });
  const init = { method: 'POST', headers: transferHeaders(graph.issueToken({ lifetimeSeconds: 60 })), body: BODY };
  assert.equal((await graph.fetch(`${ROOT}${TRANSFER_PATH}`, init)).status, 202);
  now += 60_000;
  assert.equal((await graph.fetch(`${ROOT}${TRANSFER_PATH}`, init)).status, 401);
});

test('documented example of createSimulator runs', async () => {
  const graph = createSimulator({ profile: 'failed', timeScale: 0.1 });
  const tracker = new TransferTracker();
  graph.onDelivery(({ body }) => tracker.apply(body));

  const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
  const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
  const transfer = await startTransfer({ callId, target }, { token: graph.issueToken(), fetch: graph.fetch, tracker });
  const outcome = await transfer.outcome();
  assert.equal(outcome.kind, 'failed');
  await graph.settled();
  assert.equal(graph.actualOutcome(callId)?.kind, 'failed');
});

for (const [what, value] of /** @type {[string, unknown][]} */ ([
  ['null', null],
  ['a number', 7],
  ['a revoked proxy', revoked()],
])) {
  test(`createSimulator refuses ${what} as its options and as its calls`, () => {
    const expected = { name: 'TransferError', code: 'invalidOptions' };
    assert.throws(() => createSimulator(/** @type {any} */ (value)), expected);
    assert.throws(() => createSimulator({ calls: /** @type {any} */ (value) }), expected);
  });
}

for (const [what, listener] of /** @type {[string, any][]} */ ([
  ['nothing', undefined],
  ['a URL', 'https://bot.example'],
])) {
  test(`onDelivery refuses ${what}`, () => {
    const message = 'onDelivery: invalid listener; expected a function that takes a delivery';
    assert.throws(() => createSimulator().onDelivery(listener), {
      name: 'TransferError',
      code: 'invalidOptions',
      message,
    });
  });
}

test('sendTransfer times out with the profile "hang"', async () => {
  const graph = createSimulator({ profile: 'hang' });
  const sending = sendTransfer(TRANSFER, { token: graph.issueToken(), fetch: graph.fetch, timeoutMs: 50 });
  await assert.rejects(sending, { name: 'TransferError', code: 'timedOut', delivered: 'unknown' });
});
