// @ts-check
/** The simulated Graphs of a pool, their calls, and their eviction. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from 'graph-call-transfer/simulator';
import { createSimulatorPool } from '../../www/calls/simulator-pool.js';
import { post } from '../package/support/simulated.mjs';
import { CALL_ID } from './transfers.mjs';

const OTHER_CALL_ID = '57dab8b1-894c-409a-b240-bd8beae78896';

/** @typedef {import('graph-call-transfer/simulator').Simulator} Simulator */

/** @param {number} [capacity] */
function createPool(capacity) {
  return createSimulatorPool({
    create({ profile, timeScale = 1 }, calls) {
      const graph = createSimulator({
        profile: /** @type {import('graph-call-transfer/simulator').SimulatorProfile} */ (profile),
        timeScale,
        calls,
        sign: false,
      });
      graph.onDelivery(() => {});
      return graph;
    },
    ...(capacity !== undefined && { capacity }),
  });
}

/** @param {Simulator} graph */
const kindOf = (graph) => graph.actualOutcome(CALL_ID)?.kind;

test('pool has one simulator for each profile, time scale and seed', () => {
  const pool = createPool();
  const settings = [
    { profile: 'complete' },
    { profile: 'complete', timeScale: 0 },
    { profile: 'complete', seed: 'a' },
    { profile: 'failed' },
  ];
  const made = settings.map(pool.get);
  assert.equal(new Set(made).size, settings.length);
  assert.deepEqual(
    settings.map((each) => made.indexOf(pool.get({ ...each }))),
    [0, 1, 2, 3],
  );
});

test('call in a transfer is refused by the simulators of all profiles, in each spelling of its id', async () => {
  const pool = createPool();
  const slow = pool.getForTransfer(CALL_ID, { profile: 'complete', timeScale: 100 });
  assert.equal((await post(slow)).status, 202);
  const spelled = CALL_ID.replaceAll('-', '').toUpperCase();
  const others = [
    pool.getForTransfer(spelled, { profile: 'complete', timeScale: 0 }),
    pool.getForTransfer(CALL_ID, { profile: 'failed' }),
  ];
  for (const other of others) assert.equal((await post(other, { callId: spelled })).status, 409);
  assert.equal(kindOf(slow), 'pending');
  assert.equal(pool.getForCall(spelled, { profile: 'complete' }), slow);
  assert.equal(pool.getForCall(CALL_ID, { profile: 'failed' }), others[1]);
  assert.equal((await post(pool.get({ profile: 'failed' }), { callId: OTHER_CALL_ID })).status, 202);
  for (const graph of pool.list()) graph.close();
});

test('call that came in and has ended is refused by the simulators of all profiles', async () => {
  const pool = createPool();
  const quick = pool.get({ profile: 'complete', timeScale: 0 });
  quick.createIncomingCall({ id: CALL_ID });
  await quick.settled();
  assert.equal((await post(quick)).status, 202);
  await quick.settled();
  for (const profile of ['complete', 'failed']) assert.equal((await post(pool.get({ profile }))).status, 404);
});

test('pool assigns a call to another simulator after its transfer ended', async () => {
  const pool = createPool();
  const quick = pool.getForTransfer(CALL_ID, { profile: 'failed', timeScale: 0 });
  await post(quick);
  await quick.settled();
  assert.equal(kindOf(pool.getForCall(CALL_ID, { profile: 'failed' })), 'failed');
  const next = pool.getForTransfer(CALL_ID, { profile: 'failed', timeScale: 100 });
  assert.notEqual(next, quick);
  assert.equal(pool.getForCall(CALL_ID, { profile: 'failed' }), next);
});

test('pool evicts the longest unused simulator without a transfer in progress', async () => {
  const pool = createPool(3);
  const settings = (/** @type {number} */ timeScale) => ({ profile: 'complete', timeScale });
  const busy = pool.getForTransfer(CALL_ID, settings(100));
  await post(busy);
  const second = pool.get(settings(2));
  const third = pool.get(settings(3));
  pool.get(settings(2));
  const fourth = pool.get(settings(4));
  assert.deepEqual(pool.list(), [busy, second, fourth]);
  assert.notEqual(pool.get(settings(3)), third);
  busy.close();
});

test('pool evicts the oldest simulator when all have a transfer in progress', async () => {
  const pool = createPool(2);
  const ids = [CALL_ID, OTHER_CALL_ID, '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11'];
  const busy = [];
  for (const [index, callId] of ids.entries()) {
    const graph = pool.getForTransfer(callId, { profile: 'complete', timeScale: 90 + index });
    await post(graph, { callId });
    busy.push(graph);
  }
  assert.deepEqual(pool.list(), busy.slice(1));
  assert.equal(busy[0]?.actualOutcome(CALL_ID)?.kind, 'completed');
  assert.notEqual(pool.getForCall(CALL_ID, { profile: 'complete' }), busy[0]);
  for (const graph of pool.list()) graph.close();
});
