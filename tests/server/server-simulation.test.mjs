// @ts-check
/** The time scale and the seed of a send request. */

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
 * Starts a server whose simulated Graphs deliver to the test.
 *
 * @param {TestContext} t
 * @param {{ sink?: ReturnType<typeof createEventSink> }} [options]
 */
async function start(t, { sink } = {}) {
  const { origin, simulators, stop } = await startServer({
    values: { timeScale: 0 },
    ...(sink && { services: { eventSink: sink } }),
  });
  assert.ok(simulators);
  t.after(() => {
    simulators.close();
    return stop();
  });
  const headers = await signedIn(origin);
  /** @type {Delivery[]} */
  const deliveries = [];
  simulators.onDelivery(async (delivery) => deliveries.push(delivery));

  const get = async (/** @type {string} */ path) => JSON.parse((await send(origin, path, { headers })).body);
  return {
    origin,
    /** @param {object} options @param {string} [callId] */
    async send(options, callId = CALL_ID) {
      const body = JSON.stringify({ callId, body: BODY, ...options });
      const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body };
      return JSON.parse((await send(origin, '/api/transfers', init)).body).response;
    },
    /** @param {{ profile: string, timeScale?: number, seed?: string }} options @param {string} [callId] */
    async sendAndCollect(options, callId = CALL_ID) {
      deliveries.length = 0;
      assert.equal((await this.send(options, callId)).status, 202);
      await simulators.getForCall(callId, options).settled();
      return {
        contents: deliveries.map((delivery) => [delivery.dueAt - (deliveries[0]?.dueAt ?? 0), brief(delivery, callId)]),
        ids: deliveries.map(({ headers }) => headers['X-Microsoft-Skype-Message-ID']),
      };
    },
    readState: async (/** @type {string} */ profile) =>
      (await get(`/api/calls/${CALL_ID}?profile=${profile}`)).lookup.state,
    readOutcome: async (/** @type {string} */ profile) => (await get(`/sim/${profile}/outcome/${CALL_ID}`)).kind,
  };
}

test('seed repeats the deliveries for every call and server, with new ids', async (t) => {
  const [server, other] = [await start(t), await start(t)];
  for (const profile of ['lossy', 'reordered']) {
    const options = { profile, seed: 'mine' };
    const runs = [
      await server.sendAndCollect(options),
      await server.sendAndCollect(options),
      await server.sendAndCollect(options, OTHER_CALL_ID),
      await server.sendAndCollect({ ...options, timeScale: 0.001 }),
      await other.sendAndCollect(options),
    ];
    for (const { contents } of runs) assert.deepEqual(contents, runs[0]?.contents);
    const ids = runs.flatMap((run) => run.ids);
    assert.ok(ids.length > runs.length);
    assert.equal(new Set(ids).size, ids.length);
    assert.notDeepEqual((await server.sendAndCollect({ profile, seed: 'another' })).contents, runs[0]?.contents);
  }
});

test('call with a transfer at its own time scale is found by every request about it', async (t) => {
  const server = await start(t);
  assert.equal((await server.send({ profile: 'slow', timeScale: 10 })).status, 202);
  assert.equal(await server.readState('slow'), 'transferring');
  assert.equal(await server.readOutcome('slow'), 'pending');
  const headers = transferHeaders();
  const path = (/** @type {string} */ profile) => `/sim/${profile}${TRANSFER_PATH}`;
  const direct = (/** @type {string} */ profile) =>
    send(server.origin, path(profile), { method: 'POST', headers, body: BODY });
  const read = await send(server.origin, path('slow').replace(/\/transfer$/, ''), { headers });
  assert.equal(JSON.parse(read.body).state, 'transferring');
  assert.equal((await direct('slow')).status, 409);
  assert.equal((await server.send({ profile: 'slow', seed: 'another' })).status, 409);

  // The state of a call does not depend on the profile; another call is independent.
  assert.equal(await server.readState('complete'), 'transferring');
  assert.equal((await direct('complete')).status, 409);
  assert.equal((await server.send({ profile: 'slow' }, OTHER_CALL_ID)).status, 202);
});

test('time scale and seed are in the log only when they were requested', async (t) => {
  const sink = createEventSink();
  const server = await start(t, { sink });
  await server.send({ profile: 'failed', timeScale: 0.5, seed: 'mine' });
  await server.send({}, OTHER_CALL_ID);
  const started = sink.events.flatMap((event) => (event.kind === 'transfer' ? [event] : []));
  assert.deepEqual(
    started.map(({ profile, timeScale, seed }) => [profile, timeScale, seed]),
    [
      ['failed', 0.5, 'mine'],
      [undefined, undefined, undefined],
    ],
  );
});
