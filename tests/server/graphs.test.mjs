// @ts-check
/** Which simulated Graph plays, which one has a call, and which ones leave. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator } from 'graph-call-transfer/simulator';
import { createGraphs } from '../../www/calls/graphs.js';
import { post } from '../package/support/simulated.mjs';
import { CALL_ID } from './transfers.mjs';

const OTHER_CALL_ID = '57dab8b1-894c-409a-b240-bd8beae78896';

/** @typedef {import('graph-call-transfer/simulator').Simulator} Simulator */

/** @param {number} [most] */
function createTelling(most) {
  return createGraphs({
    make({ profile, pace = 1 }) {
      const graph = createSimulator({
        profile: /** @type {import('graph-call-transfer/simulator').SimulatorProfile} */ (profile),
        pace,
        sign: false,
      });
      graph.deliver(() => {});
      return graph;
    },
    ...(most !== undefined && { most }),
  });
}

/** @param {Simulator} graph */
const kindOf = (graph) => graph.truth(CALL_ID)?.kind;

test('each profile, pace and seed has a Graph of its own, and the same ones have the same', () => {
  const graphs = createTelling();
  const settings = [
    { profile: 'complete' },
    { profile: 'complete', pace: 0 },
    { profile: 'complete', seed: 'a' },
    { profile: 'failed' },
  ];
  const made = settings.map(graphs.find);
  assert.equal(new Set(made).size, settings.length);
  assert.deepEqual(
    settings.map((each) => made.indexOf(graphs.find({ ...each }))),
    [0, 1, 2, 3],
  );
});

test('a call stays with its Graph while its transfer is under way, in each spelling of its id', async () => {
  const graphs = createTelling();
  const slow = graphs.findForTransfer(CALL_ID, { profile: 'complete', pace: 100 });
  assert.equal((await post(slow)).status, 202);
  const spelled = CALL_ID.replaceAll('-', '').toUpperCase();
  assert.equal(graphs.findForTransfer(spelled, { profile: 'complete', pace: 0 }), slow);
  assert.equal(graphs.findOfCall(spelled, { profile: 'complete' }), slow);
  assert.equal((await post(slow)).status, 409);
  assert.notEqual(graphs.findOfCall(CALL_ID, { profile: 'failed' }), slow);
  assert.notEqual(graphs.findForTransfer(OTHER_CALL_ID, { profile: 'complete' }), slow);
  slow.close();
});

test('a transfer that is over leaves the call to the Graph of the next one', async () => {
  const graphs = createTelling();
  const quick = graphs.findForTransfer(CALL_ID, { profile: 'failed', pace: 0 });
  await post(quick);
  await quick.settled();
  assert.equal(kindOf(graphs.findOfCall(CALL_ID, { profile: 'failed' })), 'failed');
  const next = graphs.findForTransfer(CALL_ID, { profile: 'failed', pace: 100 });
  assert.notEqual(next, quick);
  assert.equal(graphs.findOfCall(CALL_ID, { profile: 'failed' }), next);
});

test('no more than so many are kept: the longest unused of those that have nothing under way leaves', async () => {
  const graphs = createTelling(3);
  const settings = (/** @type {number} */ pace) => ({ profile: 'complete', pace });
  const busy = graphs.findForTransfer(CALL_ID, settings(100));
  await post(busy);
  const second = graphs.find(settings(2));
  const third = graphs.find(settings(3));
  graphs.find(settings(2));
  const fourth = graphs.find(settings(4));
  assert.deepEqual(graphs.list(), [busy, second, fourth]);
  assert.notEqual(graphs.find(settings(3)), third);
  busy.close();
});

test('where something is under way in all, the oldest leaves, and its transfer ends', async () => {
  const graphs = createTelling(2);
  const ids = [CALL_ID, OTHER_CALL_ID, '9f7b1b7e-6d1c-4a75-8f9e-1b5b7a1b7d11'];
  const busy = [];
  for (const [index, callId] of ids.entries()) {
    const graph = graphs.findForTransfer(callId, { profile: 'complete', pace: 90 + index });
    await post(graph, { callId });
    busy.push(graph);
  }
  assert.deepEqual(graphs.list(), busy.slice(1));
  assert.equal(busy[0]?.truth(CALL_ID)?.kind, 'completed');
  assert.notEqual(graphs.findOfCall(CALL_ID, { profile: 'complete' }), busy[0]);
  for (const graph of graphs.list()) graph.close();
});
