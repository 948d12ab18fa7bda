/** The Worker with its objects in memory, and the simulator of the package as Graph. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator, createSimulatorKey } from 'graph-call-transfer/simulator';
import worker, { Call } from '../src/worker.js';

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const APP_ID = 'c1a11e70-0000-4000-8000-000000000001';
const URL_OF_CALLS = 'http://localhost:3978/api/calls';
// The Worker keeps the keys that it knows, so that all tests have the same one.
const key = await createSimulatorKey();

/** Creates the Durable Objects in memory, as far as the Worker uses them. */
function createObjects(settings, waitUntil) {
  const objects = new Map();
  return {
    idFromName: (name) => name,
    get(name) {
      if (!objects.has(name)) objects.set(name, new Call({ storage: createStorage(), waitUntil }, settings));
      return { fetch: (url, init) => objects.get(name).fetch(new Request(url, init)) };
    },
  };
}

function createStorage() {
  const values = new Map();
  return { get: async (name) => values.get(name), put: async (name, value) => void values.set(name, value) };
}

/** Starts a Worker whose Graph behaves as a profile of the simulator. */
function startWorker(profile) {
  const graph = createSimulator({ profile, key, timeScale: 0, appId: APP_ID });
  globalThis.fetch = async (url, init) => {
    if (!String(url).endsWith('/token')) return graph.fetch(url, init);
    return Response.json({ access_token: graph.issueToken(), expires_in: 3599 });
  };
  const settings = {
    LOCAL_GRAPH: 'http://localhost:4010',
    APP_ID,
    TENANT_ID: 'common',
    TARGET_USER: '550fae72-d251-43ec-868c-373732c2704f',
  };
  /** The work of the objects that goes on after a response. */
  const work = [];
  const env = { ...settings, CALLS: createObjects(settings, (promise) => work.push(promise)) };
  const send = (url, init) => worker.fetch(new Request(url, init), env, { waitUntil: () => {} });
  graph.onDelivery(async ({ headers, body }) => {
    assert.equal((await send(URL_OF_CALLS, { method: 'POST', headers, body })).status, 202);
  });
  async function end() {
    await graph.settled(); // the incoming call
    await Promise.all(work); // the request of the transfer
    await graph.settled(); // its notifications
  }
  return { graph, send, end };
}

// `profiles` of graph-call-transfer/simulator lists every way in which a transfer can go.
for (const [profile, kind] of [
  ['complete', 'completed'],
  ['targetDeclined', 'failed'],
  ['callerHangsUp', 'ended'],
]) {
  test(`a call that comes in is transferred: with the profile ${profile} it is ${kind}`, async () => {
    const { graph, send, end } = startWorker(profile);
    graph.createIncomingCall({ id: CALL_ID });
    await end();
    const response = await send(`${URL_OF_CALLS}/${CALL_ID}`);
    assert.equal((await response.json()).kind, kind);
  });
}

test('a notification without a valid token is refused', async () => {
  const { send } = startWorker('complete');
  assert.equal((await send(URL_OF_CALLS, { method: 'POST', body: '{"value":[]}' })).status, 401);
});
