// @ts-check
/** What becomes of a simulator's calls: from the 202 to the last delivery, and after it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief, play, post, REPLACED_ID, simulate, stateOf } from './support/simulated.mjs';
import { CALL_ID, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */
/** @typedef {import('graph-call-transfer/simulator').SimulatedCall} SimulatedCall */

const GONE = CALL_ID.replaceAll('-', '').toUpperCase();

test('until its last delivery a call is transferring, and a second transfer of it is refused with 409', async () => {
  const graph = simulate();
  /** @type {unknown[]} */
  const seen = [];
  graph.deliver(async () => {
    const answer = await post(graph, { callId: GONE });
    seen.push([await stateOf(graph, GONE), answer.status, (await answer.json()).error.code, graph.truth(GONE)?.kind]);
  });
  assert.equal((await post(graph)).status, 202);
  await graph.settled();
  assert.deepEqual(seen, Array(4).fill(['transferring', 409, '8519', 'pending']));
});

test('of two transfers at once one is taken and one meets the other', async () => {
  const graph = simulate();
  graph.deliver(() => {});
  const answers = await Promise.all([post(graph), post(graph)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [202, 409],
  );
});

/** @type {[Profile, string, string][]} the state of the call after the last delivery, and the kind of the truth */
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
  test(`after "${profile}" the call is ${state}, in each spelling of its id`, async () => {
    const graph = simulate({ profile });
    await play(graph);
    for (const id of [CALL_ID, GONE])
      assert.deepEqual([await stateOf(graph, id), graph.truth(id)?.kind], [state, kind]);
    assert.equal(await stateOf(graph, USER_ID), 'established');
  });

  for (const calls of [undefined, [CALL_ID]]) {
    const isThere = state === 'established' || calls === undefined;
    test(`then it ${isThere ? 'can' : 'cannot'} be transferred again, with${calls ? '' : 'out'} a list`, async () => {
      const graph = simulate({ profile, ...(calls && { calls }) });
      await play(graph);
      assert.equal((await post(graph)).status, isThere ? 202 : 404);
    });
  }
}

test('a consultative transfer that completes ends the call that it replaces, one that fails does not', async () => {
  for (const [profile, state] of /** @type {[Profile, string][]} */ ([
    ['complete', 'ended'],
    ['failed', 'established'],
  ])) {
    const graph = simulate({ profile });
    graph.deliver(() => {});
    await post(graph, { replacesCallId: REPLACED_ID });
    assert.equal(await stateOf(graph, REPLACED_ID), 'established');
    await graph.settled();
    assert.equal(await stateOf(graph, REPLACED_ID), state);
  }
});

test('a second transfer after a failure is told like the first, with other ids and times', async () => {
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
    second.deliveries.map(({ at }) => at),
    first.deliveries.map(({ at }) => at),
  );
});

/** @type {Profile[]} */
const REFUSING = ['unauthorized', 'tenantMismatch', 'callNotFound', 'conflict', 'throttled', 'badGatewayHtml', 'cut'];
for (const profile of REFUSING) {
  test(`"${profile}" tells nothing, and the truth is that it was refused`, async () => {
    const graph = simulate({ profile });
    graph.deliver(() => assert.fail('it was delivered'));
    await post(graph);
    await graph.settled();
    assert.deepEqual(graph.truth(CALL_ID), { kind: 'refused', delivered: 0, total: 0 });
  });
}

test('a transfer that is throttled twice is told once it is accepted', async () => {
  const graph = simulate({ profile: 'throttledTwice' });
  graph.deliver(() => {});
  const kinds = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await post(graph);
    kinds.push(graph.truth(CALL_ID)?.kind);
  }
  await graph.settled();
  assert.deepEqual([...kinds, graph.truth(CALL_ID)?.kind], ['refused', 'refused', 'pending', 'completed']);
});

test('nothing is known of a call that nobody asked to transfer, nor of what is no call', async () => {
  const graph = simulate();
  await graph.fetch('https://graph.microsoft.com/v1.0/communications/calls/nonsense/transfer', { method: 'POST' });
  for (const id of [CALL_ID, 'nonsense', '__proto__', '']) assert.equal(graph.truth(id), undefined);
});

test('what is known cannot be changed from outside', async () => {
  const graph = simulate();
  await play(graph);
  assert.ok(Object.isFrozen(graph.truth(CALL_ID)));
});

test('1,000 calls are remembered: the oldest is forgotten, and what is under way with it ends', async () => {
  const graph = simulate({ pace: 100 });
  const end = graph.deliver(() => {});
  const idOf = (/** @type {number} */ call) => CALL_ID.replace(/^.{8}/, String(call).padStart(8, '0'));
  for (let call = 0; call < 1000; call += 1) await post(graph, { callId: idOf(call), replacesCallId: REPLACED_ID });
  assert.deepEqual([graph.truth(idOf(0))?.kind, await stateOf(graph, idOf(0))], ['pending', 'transferring']);
  await post(graph, { callId: idOf(1000), replacesCallId: REPLACED_ID });
  assert.deepEqual([graph.truth(idOf(0)), await stateOf(graph, idOf(0))], [undefined, 'established']);
  for (const call of [1, 1000]) assert.equal(await stateOf(graph, idOf(call)), 'transferring');
  end();
  await graph.settled();
});

/** @type {[string, SimulatedCall, string[], string][]} */
const ANNOUNCED = [
  [
    'a call comes in, and is established twice',
    { id: CALL_ID },
    ['created call incoming', 'updated call established', 'updated call established audio active'],
    'established',
  ],
  [
    'a group call comes in with its roster',
    { id: CALL_ID, callType: 'group' },
    ['created call incoming', 'updated call established', 'updated call established audio active', 'updated roster'],
    'established',
  ],
  [
    'a call that goes on ringing does only that',
    { id: CALL_ID, state: 'incoming' },
    ['created call incoming'],
    'incoming',
  ],
];
for (const [what, call, told, state] of ANNOUNCED) {
  test(what, async () => {
    const graph = simulate({ calls: [] });
    /** @type {string[]} */
    const seen = [];
    graph.deliver((delivery) => {
      seen.push(brief(delivery));
    });
    assert.equal(await stateOf(graph), 'ended');
    graph.announce(call);
    assert.equal(await stateOf(graph), 'incoming');
    await graph.settled();
    assert.deepEqual([seen, await stateOf(graph)], [told, state]);
  });
}

test('a call is there at once when nobody listens', async () => {
  const graph = simulate({ calls: [] });
  graph.announce({ id: CALL_ID });
  assert.equal(await stateOf(graph), 'established');
});

test('a call that is incoming cannot be transferred, and can as soon as it is established', async () => {
  const graph = simulate({ calls: [] });
  /** @type {number[]} */
  const statuses = [];
  graph.deliver(async ({ number }) => {
    if (number <= 2) statuses.push((await post(graph)).status);
  });
  graph.announce({ id: CALL_ID });
  await graph.settled();
  assert.deepEqual(statuses, [400, 202]);
});

test('an announced group call wants a transferee, one of its roster', async () => {
  const graph = simulate();
  /** @type {any[]} */
  const rosters = [];
  graph.deliver(({ body }) => {
    const { resourceUrl, resourceData } = JSON.parse(body).value[0];
    if (resourceUrl.endsWith('/participants')) rosters.push(resourceData);
  });
  graph.announce({ id: CALL_ID, callType: 'group' });
  await graph.settled();
  const [caller] = rosters[0];
  assert.equal((await post(graph)).status, 400);
  const { id: participantId } = caller;
  assert.equal((await post(graph, { transferee: { participantId } })).status, 202);
});

for (const call of [undefined, null, 'call', CALL_ID, {}, { id: 'call' }, { id: 1 }]) {
  test(`${JSON.stringify(call)} cannot be announced`, () => {
    assert.throws(() => simulate().announce(/** @type {any} */ (call)), {
      code: 'invalidOptions',
      message: /announce: /,
    });
  });
}
