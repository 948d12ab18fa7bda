// @ts-check
/** The state of a simulator's calls, from the 202 to the last delivery and after it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulatorCalls } from 'graph-call-transfer/simulator';
import { brief, play, post, REPLACED_ID, simulate, stateOf } from './support/simulated.mjs';
import { CALL_ID, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */
/** @typedef {import('graph-call-transfer/simulator').SimulatedCall} SimulatedCall */

const OTHER_SPELLING = CALL_ID.replaceAll('-', '').toUpperCase();

test('call is transferring until the last delivery, and a second transfer is refused with 409', async () => {
  const graph = simulate();
  /** @type {unknown[]} */
  const seen = [];
  graph.onDelivery(async () => {
    const response = await post(graph, { callId: OTHER_SPELLING });
    seen.push([
      await stateOf(graph, OTHER_SPELLING),
      response.status,
      (await response.json()).error.code,
      graph.actualOutcome(OTHER_SPELLING)?.kind,
    ]);
  });
  assert.equal((await post(graph)).status, 202);
  await graph.settled();
  assert.deepEqual(seen, Array(4).fill(['transferring', 409, '8519', 'pending']));
});

test('simulator accepts one of two transfers at once', async () => {
  const graph = simulate();
  graph.onDelivery(() => {});
  const responses = await Promise.all([post(graph), post(graph)]);
  assert.deepEqual(
    responses.map(({ status }) => status),
    [202, 409],
  );
});

/** @type {[Profile, string, string][]} the state of the call after the last delivery, and the actual outcome */
const AFTER = [
  ['complete', 'ended', 'completed'],
  ['lossy', 'ended', 'completed'],
  ['reordered', 'ended', 'completed'],
  ['callerHangsUp', 'ended', 'ended'],
  ['failed', 'established', 'failed'],
  ['targetDeclined', 'established', 'failed'],
  ['silent', 'established', 'silent'],
];
for (const [profile, state, kind] of AFTER) {
  test(`call is ${state} after "${profile}", in every spelling of its id`, async () => {
    const graph = simulate({ profile });
    await play(graph);
    for (const id of [CALL_ID, OTHER_SPELLING])
      assert.deepEqual([await stateOf(graph, id), graph.actualOutcome(id)?.kind], [state, kind]);
    assert.equal(await stateOf(graph, USER_ID), 'established');
  });

  for (const calls of [undefined, [CALL_ID]]) {
    const isTransferable = state === 'established' || calls === undefined;
    test(`call ${isTransferable ? 'can' : 'cannot'} be transferred after "${profile}", with${calls ? '' : 'out'} a list`, async () => {
      const graph = simulate({ profile, ...(calls && { calls }) });
      await play(graph);
      assert.equal((await post(graph)).status, isTransferable ? 202 : 404);
    });
  }
}

test('consultative transfer ends the replaced call only when it completes', async () => {
  for (const [profile, state] of /** @type {[Profile, string][]} */ ([
    ['complete', 'ended'],
    ['failed', 'established'],
  ])) {
    const graph = simulate({ profile });
    graph.onDelivery(() => {});
    await post(graph, { replacesCallId: REPLACED_ID });
    assert.equal(await stateOf(graph, REPLACED_ID), 'established');
    await graph.settled();
    assert.equal(await stateOf(graph, REPLACED_ID), state);
  }
});

test('second transfer after a failure has the same notifications with other ids and times', async () => {
  const graph = simulate({ profile: 'failed' });
  const first = await play(graph);
  const second = await play(graph);
  assert.deepEqual(
    second.deliveries.map((each) => brief(each)),
    first.deliveries.map((each) => brief(each)),
  );
  assert.deepEqual(
    second.deliveries.map(({ number }) => number),
    [5, 6, 7, 8],
  );
  const ids = [...first.deliveries, ...second.deliveries].map(({ headers }) => headers['X-Microsoft-Skype-Message-ID']);
  assert.equal(new Set(ids).size, 8);
  assert.notDeepEqual(
    second.deliveries.map(({ dueAt }) => dueAt),
    first.deliveries.map(({ dueAt }) => dueAt),
  );
});

/** @type {Profile[]} */
const REFUSING = [
  'unauthorized',
  'tenantMismatch',
  'callNotFound',
  'conflict',
  'throttled',
  'badGatewayHtml',
  'truncated',
];
for (const profile of REFUSING) {
  test(`"${profile}" delivers nothing, and the actual outcome is refused`, async () => {
    const graph = simulate({ profile });
    graph.onDelivery(() => assert.fail('it was delivered'));
    await post(graph);
    await graph.settled();
    assert.deepEqual(graph.actualOutcome(CALL_ID), { kind: 'refused', delivered: 0, total: 0 });
  });
}

test('transfer with "throttledTwice" completes after the third attempt', async () => {
  const graph = simulate({ profile: 'throttledTwice' });
  graph.onDelivery(() => {});
  const kinds = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await post(graph);
    kinds.push(graph.actualOutcome(CALL_ID)?.kind);
  }
  await graph.settled();
  assert.deepEqual([...kinds, graph.actualOutcome(CALL_ID)?.kind], ['refused', 'refused', 'pending', 'completed']);
});

test('actualOutcome is undefined for a call without a transfer and for an invalid id', async () => {
  const graph = simulate();
  await graph.fetch('https://graph.microsoft.com/v1.0/communications/calls/nonsense/transfer', { method: 'POST' });
  for (const id of [CALL_ID, 'nonsense', '__proto__', '']) assert.equal(graph.actualOutcome(id), undefined);
});

test('actualOutcome is frozen', async () => {
  const graph = simulate();
  await play(graph);
  assert.ok(Object.isFrozen(graph.actualOutcome(CALL_ID)));
});

test('simulator forgets the oldest of 1,000 calls and stops its deliveries', async () => {
  const graph = simulate({ timeScale: 100 });
  const end = graph.onDelivery(() => {});
  const idOf = (/** @type {number} */ call) => CALL_ID.replace(/^.{8}/, String(call).padStart(8, '0'));
  for (let call = 0; call < 1000; call += 1) await post(graph, { callId: idOf(call), replacesCallId: REPLACED_ID });
  assert.deepEqual([graph.actualOutcome(idOf(0))?.kind, await stateOf(graph, idOf(0))], ['pending', 'transferring']);
  await post(graph, { callId: idOf(1000), replacesCallId: REPLACED_ID });
  assert.deepEqual([graph.actualOutcome(idOf(0)), await stateOf(graph, idOf(0))], [undefined, 'established']);
  for (const call of [1, 1000]) assert.equal(await stateOf(graph, idOf(call)), 'transferring');
  end();
  await graph.settled();
});

/** @type {[string, SimulatedCall, string[], string][]} */
const INCOMING = [
  [
    'incoming call is established with two notifications',
    { id: CALL_ID },
    ['created call incoming', 'updated call established', 'updated call established audio active'],
    'established',
  ],
  [
    'incoming group call has a roster',
    { id: CALL_ID, callType: 'group' },
    ['created call incoming', 'updated call established', 'updated call established audio active', 'updated roster'],
    'established',
  ],
  [
    'incoming call with another state keeps it',
    { id: CALL_ID, state: 'incoming' },
    ['created call incoming'],
    'incoming',
  ],
];
for (const [what, call, expected, state] of INCOMING) {
  test(what, async () => {
    const graph = simulate({ calls: [] });
    /** @type {string[]} */
    const seen = [];
    graph.onDelivery((delivery) => {
      seen.push(brief(delivery));
    });
    assert.equal(await stateOf(graph), 'ended');
    graph.createIncomingCall(call);
    assert.equal(await stateOf(graph), 'incoming');
    await graph.settled();
    assert.deepEqual([seen, await stateOf(graph)], [expected, state]);
  });
}

test('incoming call without a listener is established at once', async () => {
  const graph = simulate({ calls: [] });
  graph.createIncomingCall({ id: CALL_ID });
  assert.equal(await stateOf(graph), 'established');
});

test('incoming call can be transferred as soon as it is established', async () => {
  const graph = simulate({ calls: [] });
  /** @type {number[]} */
  const statuses = [];
  graph.onDelivery(async ({ number }) => {
    if (number <= 2) statuses.push((await post(graph)).status);
  });
  graph.createIncomingCall({ id: CALL_ID });
  await graph.settled();
  assert.deepEqual(statuses, [400, 202]);
});

test('incoming group call needs a transferee of its roster', async () => {
  const graph = simulate();
  /** @type {any[]} */
  const rosters = [];
  graph.onDelivery(({ body }) => {
    const { resourceUrl, resourceData } = JSON.parse(body).value[0];
    if (resourceUrl.endsWith('/participants')) rosters.push(resourceData);
  });
  graph.createIncomingCall({ id: CALL_ID, callType: 'group' });
  await graph.settled();
  const [caller] = rosters[0];
  assert.equal((await post(graph)).status, 400);
  const { id: participantId } = caller;
  assert.equal((await post(graph, { transferee: { participantId } })).status, 202);
});

for (const call of [undefined, null, 'call', CALL_ID, {}, { id: 'call' }, { id: 1 }]) {
  test(`${JSON.stringify(call)} is refused as an incoming call`, () => {
    assert.throws(() => simulate().createIncomingCall(/** @type {any} */ (call)), {
      code: 'invalidOptions',
      message: /createIncomingCall: /,
    });
  });
}

test('call that came in no longer exists once it has ended, and every other GUID is an established call', async () => {
  const graph = simulate();
  graph.onDelivery(() => {});
  graph.createIncomingCall({ id: CALL_ID });
  await graph.settled();
  for (const callId of [CALL_ID, USER_ID]) {
    assert.equal((await post(graph, { callId })).status, 202);
    await graph.settled();
  }
  assert.equal((await post(graph, { callId: OTHER_SPELLING })).status, 404);
  assert.equal((await post(graph, { callId: USER_ID })).status, 202);
  graph.createIncomingCall({ id: CALL_ID });
  await graph.settled();
  assert.equal((await post(graph)).status, 202);
});

test('simulators with shared calls see one state of a call, and each transfers it by its own profile', async () => {
  const calls = createSimulatorCalls();
  const slow = simulate({ calls, timeScale: 100 });
  const failing = simulate({ calls, profile: 'failed' });
  for (const graph of [slow, failing]) graph.onDelivery(() => {});

  assert.equal((await post(slow)).status, 202);
  assert.equal((await post(failing, { callId: OTHER_SPELLING })).status, 409);
  assert.deepEqual([await stateOf(failing), failing.actualOutcome(CALL_ID)?.kind], ['transferring', 'pending']);
  assert.equal((await post(failing, { callId: USER_ID })).status, 202);
  await failing.settled();
  assert.deepEqual([await stateOf(slow, USER_ID), slow.actualOutcome(USER_ID)?.kind], ['established', 'failed']);
  slow.close();
});

test('shared calls may be a list, and end for all simulators', async () => {
  const calls = createSimulatorCalls([CALL_ID]);
  const [one, other] = [simulate({ calls }), simulate({ calls })];
  await play(one);
  assert.equal((await post(other)).status, 404);
  assert.equal((await post(other, { callId: USER_ID })).status, 404);
  assert.throws(() => createSimulatorCalls(['first']), {
    code: 'invalidOptions',
    message: /createSimulatorCalls: invalid calls/,
  });
});
