// @ts-check
/** The pace and the seed that an order asks a simulated Graph to play with. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brief } from '../package/support/simulated.mjs';
import { send, startServer } from './console-server.mjs';
import { createEventSink, signedIn } from './operators.mjs';
import { BODY, CALL_ID, TRANSFER_PATH, transferHeaders } from './transfers.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Delivery } from 'graph-call-transfer/simulator' */

const OTHER_CALL_ID = '57dab8b1-894c-409a-b240-bd8beae78896';

/**
 * A server whose simulated Graphs tell this test.
 *
 * @param {TestContext} t
 * @param {{ sink?: ReturnType<typeof createEventSink> }} [options]
 */
async function start(t, { sink } = {}) {
  const { origin, simulators, stop } = await startServer({ values: { pace: 0 }, ...(sink && { parts: { sink } }) });
  assert.ok(simulators);
  t.after(() => {
    simulators.close();
    return stop();
  });
  const headers = await signedIn(origin);
  /** @type {Delivery[]} */
  const deliveries = [];
  simulators.deliver(async (delivery) => deliveries.push(delivery));

  const get = async (/** @type {string} */ path) => JSON.parse((await send(origin, path, { headers })).body);
  return {
    origin,
    /** @param {object} played @param {string} [callId] */
    async order(played, callId = CALL_ID) {
      const body = JSON.stringify({ callId, body: BODY, ...played });
      const asked = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body };
      return JSON.parse((await send(origin, '/api/transfers', asked)).body).answer;
    },
    /** @param {{ profile: string, pace?: number, seed?: string }} played @param {string} [callId] */
    async courseOf(played, callId = CALL_ID) {
      deliveries.length = 0;
      assert.equal((await this.order(played, callId)).status, 202);
      await simulators.findOfCall(callId, played).settled();
      return {
        told: deliveries.map((delivery) => [delivery.at - (deliveries[0]?.at ?? 0), brief(delivery, callId)]),
        ids: deliveries.map(({ headers }) => headers['X-Microsoft-Skype-Message-ID']),
      };
    },
    readState: async (/** @type {string} */ profile) =>
      (await get(`/api/calls/${CALL_ID}?profile=${profile}`)).reading.state,
    readTruth: async (/** @type {string} */ profile) => (await get(`/sim/${profile}/truth/${CALL_ID}`)).kind,
  };
}

test('a seed plays the same course again, of every call and on every server, and no id comes twice', async (t) => {
  const [server, other] = [await start(t), await start(t)];
  for (const profile of ['lossy', 'reordered']) {
    const played = { profile, seed: 'mine' };
    const courses = [
      await server.courseOf(played),
      await server.courseOf(played),
      await server.courseOf(played, OTHER_CALL_ID),
      await server.courseOf({ ...played, pace: 0.001 }),
      await other.courseOf(played),
    ];
    for (const { told } of courses) assert.deepEqual(told, courses[0]?.told);
    const ids = courses.flatMap((course) => course.ids);
    assert.ok(ids.length > courses.length);
    assert.equal(new Set(ids).size, ids.length);
    assert.notDeepEqual((await server.courseOf({ profile, seed: 'another' })).told, courses[0]?.told);
  }
});

test('a call that is transferred at a pace of its own is found by whoever asks about it', async (t) => {
  const server = await start(t);
  assert.equal((await server.order({ profile: 'slow', pace: 10 })).status, 202);
  assert.equal(await server.readState('slow'), 'transferring');
  assert.equal(await server.readTruth('slow'), 'pending');
  const headers = transferHeaders();
  const path = (/** @type {string} */ profile) => `/sim/${profile}${TRANSFER_PATH}`;
  const direct = (/** @type {string} */ profile) =>
    send(server.origin, path(profile), { method: 'POST', headers, body: BODY });
  const read = await send(server.origin, path('slow').replace(/\/transfer$/, ''), { headers });
  assert.equal(JSON.parse(read.body).state, 'transferring');
  assert.equal((await direct('slow')).status, 409);
  assert.equal((await server.order({ profile: 'slow', seed: 'another' })).status, 409);

  // The Graph of another profile, and another call, are none of its business.
  assert.equal(await server.readState('complete'), 'established');
  assert.equal((await direct('complete')).status, 202);
  assert.equal((await server.order({ profile: 'slow' }, OTHER_CALL_ID)).status, 202);
});

test('what was asked for stands in the log, and nothing where nothing was', async (t) => {
  const sink = createEventSink();
  const server = await start(t, { sink });
  await server.order({ profile: 'failed', pace: 0.5, seed: 'mine' });
  await server.order({}, OTHER_CALL_ID);
  const began = sink.events.flatMap((event) => (event.kind === 'transfer' ? [event] : []));
  assert.deepEqual(
    began.map(({ profile, pace, seed }) => [profile, pace, seed]),
    [
      ['failed', 0.5, 'mine'],
      [undefined, undefined, undefined],
    ],
  );
});
