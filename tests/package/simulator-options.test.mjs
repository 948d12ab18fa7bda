// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectToken, isTransferError, sendTransfer, startTransfer, TransferTracker } from 'graph-call-transfer';
import { createSimulator, createSimulatorKey } from 'graph-call-transfer/simulator';
import { BODY, CALL_ID, TARGET, TENANT_ID, TRANSFER_PATH, TRANSFEREE, transferHeaders } from '../server/transfers.mjs';

const ROOT = 'https://graph.microsoft.com';
const TRANSFER = { callId: CALL_ID, target: TARGET.identity };

/** @type {[string, any, RegExp][]} */
const WRONG_OPTIONS = [
  ['a profile that does not exist', { profile: 'compleet' }, /unknown profile; expected complete, /],
  ['a profile that is a member of every object', { profile: 'toString' }, /unknown profile/],
  ['an option that does not exist', { porfile: 'complete' }, /unknown option "porfile"; expected profile, seed/],
  ['a seed that is an object', { seed: {} }, /bad seed; expected a number or a text/],
  ['a seed of the course that is null', { courseSeed: null }, /bad courseSeed; expected a number or a text/],
  ['a clock that is a time', { clock: 0 }, /bad clock; expected a function/],
  ['calls that are no list', { calls: CALL_ID }, /bad calls; expected an array/],
  ['a call that is no GUID', { calls: ['first'] }, /bad calls/],
  ['a call without id', { calls: [{ callType: 'group' }] }, /bad calls/],
  ['a call that is null', { calls: [null] }, /bad calls/],
  ['a call of another type', { calls: [{ id: CALL_ID, callType: 'meeting' }] }, /bad calls/],
  ['an app without id', { appId: '' }, /bad appId; expected the app's id/],
  ['a webhook that is a path', { callbackUri: '/api/webhook' }, /bad callbackUri; expected an absolute URL/],
  ['a webhook in a file', { callbackUri: 'file:///api/webhook' }, /bad callbackUri/],
  ['a pace below zero', { pace: -1 }, /bad pace; expected a number from 0 to 100/],
  ['a pace above the limit', { pace: 101 }, /bad pace/],
  ['a pace that is no number', { pace: Number.NaN }, /bad pace/],
  [
    'a key that is a promise',
    { key: createSimulatorKey() },
    /bad key; expected what createSimulatorKey\(\) resolved to/,
  ],
  ['a wish to sign that is a word', { sign: 'no' }, /bad sign; expected true or false/],
];
for (const [what, options, message] of WRONG_OPTIONS) {
  test(`${what} is refused with invalidOptions`, () => {
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
async function threeAnswers(options) {
  const graph = createSimulator({ clock: () => 1_767_225_600_000, ...options });
  const answers = [];
  for (const body of [BODY, '{}', BODY]) {
    const headers = transferHeaders(graph.issueToken());
    const answer = await graph.fetch(`${ROOT}${TRANSFER_PATH}`, { method: 'POST', headers, body });
    answers.push([answer.status, [...answer.headers], await answer.text()]);
  }
  return answers;
}

test('the same seed and clock give the same answers, to the letter', async () => {
  assert.deepEqual(await threeAnswers({ seed: 'a seed' }), await threeAnswers({ seed: 'a seed' }));
  assert.deepEqual(await threeAnswers({ seed: 7 }), await threeAnswers({ seed: '7' }));
  assert.deepEqual(await threeAnswers({}), await threeAnswers({ seed: 0 }));
});

test('another seed gives other ids, and no id comes twice', async () => {
  const ids = new Set();
  for (let seed = 0; seed < 100; seed += 1) {
    for (const [, headers] of await threeAnswers({ seed }))
      ids.add(new Headers(/** @type {any} */ (headers)).get('request-id'));
  }
  assert.equal(ids.size, 300);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the ids of a seed stay the same from release to release', async () => {
  const [first] = await threeAnswers({ seed: 'golden' });
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
const alone = JSON.stringify({ transferTarget: TARGET });
const withTransferee = JSON.stringify({ transferTarget: TARGET, transferee: TRANSFEREE });

/** @type {[string, string, string, number, string?][]} */
const LISTED_CALLS = [
  ['a listed call can be transferred', CALL_ID, alone, 202],
  ['a listed call is found in its other spelling', CALL_ID.replaceAll('-', '').toUpperCase(), alone, 202],
  ['a call that is not listed does not exist', 'b3003a80-0000-4000-8000-000000000000', alone, 404, '8522'],
  ['a ringing call cannot be transferred', RINGING_CALL, alone, 400, '8501'],
  ['a group call can be transferred with a transferee', GROUP_CALL, withTransferee, 202],
  ['a group call cannot be transferred without a transferee', GROUP_CALL, alone, 400, '8523'],
];
for (const [what, callId, body, status, code] of LISTED_CALLS) {
  test(what, async () => {
    const url = `${ROOT}${TRANSFER_PATH.replace(CALL_ID, callId)}`;
    const answer = await listed.fetch(url, { method: 'POST', headers: transferHeaders(), body });
    assert.equal(answer.status, status);
    if (code) assert.equal((await answer.json()).error.code, code);
  });
}

test('a call of an empty list does not exist', async () => {
  const init = { method: 'POST', headers: transferHeaders(), body: BODY };
  assert.equal((await createSimulator({ calls: [] }).fetch(`${ROOT}${TRANSFER_PATH}`, init)).status, 404);
});

test('a token of the simulator is that of an app that may transfer, and nothing speaks against it', () => {
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

test('a token of the simulator shows that it is one', () => {
  assert.match(createSimulator().issueToken(), /^[\w-]+\.[\w-]+\.simulated$/);
});

test('a token says what it was told to say', () => {
  const token = createSimulator({ clock: () => 5_000 }).issueToken({
    scopes: ['User.Read', 'Calls.Read'],
    tenantId: 'Zürich',
    appId: 'an app',
    audience: 'somebody',
    lifetimeSeconds: 60,
  });
  const { kind, roles, scopes, audience, tenantId, appId, notBefore, expiresAt } = inspectToken(token);
  assert.deepEqual(
    { kind, roles, scopes, audience, tenantId, appId, notBefore, expiresAt },
    {
      kind: 'delegated',
      roles: [],
      scopes: ['User.Read', 'Calls.Read'],
      audience: 'somebody',
      tenantId: 'Zürich',
      appId: 'an app',
      notBefore: 5,
      expiresAt: 65,
    },
  );
});

test("a token expires by the simulator's clock, not by the host's", async () => {
  let now = 1_000_000_000_000;
  const graph = createSimulator({ clock: () => now });
  const init = { method: 'POST', headers: transferHeaders(graph.issueToken({ lifetimeSeconds: 60 })), body: BODY };
  assert.equal((await graph.fetch(`${ROOT}${TRANSFER_PATH}`, init)).status, 202);
  now += 60_000;
  assert.equal((await graph.fetch(`${ROOT}${TRANSFER_PATH}`, init)).status, 401);
});

test('the example in the documentation of createSimulator runs', async () => {
  const graph = createSimulator({ profile: 'failed', pace: 0.1 });
  const tracker = new TransferTracker();
  graph.deliver(({ body }) => tracker.apply(body));

  const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
  const target = { user: { id: '550fae72-d251-43ec-868c-373732c2704f' } };
  const transfer = await startTransfer({ callId, target }, { token: graph.issueToken(), fetch: graph.fetch, tracker });
  const outcome = await transfer.outcome();
  assert.equal(outcome.kind, 'failed');
  await graph.settled();
  assert.equal(graph.truth(callId)?.kind, 'failed');
});

for (const [what, send] of /** @type {[string, any][]} */ ([
  ['nothing', undefined],
  ['a URL', 'https://bot.example'],
])) {
  test(`${what} cannot listen`, () => {
    const message = 'deliver: bad listener; expected a function that takes a delivery';
    assert.throws(() => createSimulator().deliver(send), { name: 'TransferError', code: 'invalidOptions', message });
  });
}

test('sendTransfer times out on a simulated Graph that hangs', async () => {
  const graph = createSimulator({ profile: 'hang' });
  const sending = sendTransfer(TRANSFER, { token: graph.issueToken(), fetch: graph.fetch, timeoutMs: 50 });
  await assert.rejects(sending, { name: 'TransferError', code: 'timedOut', delivered: 'unknown' });
});
