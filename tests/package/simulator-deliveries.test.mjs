// @ts-check
/** When a simulator notifies its listeners, and with which deliveries. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { createSimulator } from 'graph-call-transfer/simulator';
import { run } from '../../pkg-template/build/run.mjs';
import { folder } from './support/installed.mjs';
import { brief, NOW, play, post, simulate, stateOf } from './support/simulated.mjs';
import { CALL_ID, USER_ID } from './support/transfers.mjs';

/** @typedef {import('graph-call-transfer/simulator').Delivery} Delivery */

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const COMPLETE = [
  'updated call transferring',
  'updated call transferring audio inactive',
  'updated call transferAccepted',
  'deleted call terminated 0/7015',
];

test('delivery is a POST request that fetch takes as it is', async () => {
  /** @type {{ method: unknown, url: unknown, headers: import('node:http').IncomingHttpHeaders, body: string }[]} */
  const received = [];
  const server = createServer(async (request, httpResponse) => {
    received.push({ method: request.method, url: request.url, headers: request.headers, body: await text(request) });
    httpResponse.writeHead(202).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const callbackUri = `http://127.0.0.1:${port}/api/webhook?app=1`;
  const graph = simulate({ callbackUri });
  /** @type {Delivery[]} */
  const sent = [];
  graph.onDelivery(async (delivery) => {
    sent.push(delivery);
    await fetch(delivery.url, delivery);
  });
  await post(graph);
  await graph.settled();
  server.close();
  server.closeAllConnections();

  assert.deepEqual(
    received.map(({ body }) => body),
    sent.map(({ body }) => body),
  );
  for (const [index, { method, url, headers }] of received.entries()) {
    assert.deepEqual([method, url, headers['content-type']], ['POST', '/api/webhook?app=1', 'application/json']);
    assert.equal(headers['user-agent'], 'Microsoft-Skype/3.0,(Calling/1.0)');
    assert.equal(headers['x-microsoft-skype-message-id'], sent[index]?.headers['X-Microsoft-Skype-Message-ID']);
  }
});

test('deliveries contain the call, its chain, the due time and an id of their own', async () => {
  const graph = simulate();
  const { deliveries } = await play(graph);
  assert.deepEqual(
    deliveries.map((delivery) => brief(delivery)),
    COMPLETE,
  );
  const call = await (
    await graph.fetch(`https://graph.microsoft.com/v1.0/communications/calls/${USER_ID}`, {
      headers: { Authorization: `Bearer ${graph.issueToken()}` },
    })
  ).json();
  assert.match(call.callChainId, GUID);
  const ids = new Set(deliveries.map(({ headers }) => headers['X-Microsoft-Skype-Message-ID'] ?? ''));
  assert.equal(ids.size, deliveries.length);
  for (const id of ids) assert.match(id, GUID);
  for (const { callId, url, headers, dueAt } of deliveries) {
    assert.deepEqual([callId, url], [CALL_ID, 'https://bot.example/api/webhook']);
    assert.match(headers['X-Microsoft-Skype-Chain-ID'] ?? '', GUID);
    assert.equal(headers['Scenario-ID'], headers['X-Microsoft-Skype-Chain-ID']);
    assert.ok(dueAt > NOW && dueAt < NOW + 3500);
  }
});

test('deliveries have the callChainId of the call resource', async () => {
  const graph = simulate({ profile: 'failed' });
  const { deliveries } = await play(graph);
  const response = await graph.fetch(`https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}`, {
    headers: { Authorization: `Bearer ${graph.issueToken()}` },
  });
  const { callChainId } = await response.json();
  for (const { headers } of deliveries) assert.equal(headers['X-Microsoft-Skype-Chain-ID'], callChainId);
});

test('"duplicated" repeats by turns with the same id and with a new one', async () => {
  const { deliveries } = await play(simulate({ profile: 'duplicated' }));
  const ids = deliveries.map(({ headers }) => headers['X-Microsoft-Skype-Message-ID']);
  const bodies = deliveries.map(({ body }) => body);
  for (let index = 0; index < deliveries.length; index += 2) {
    assert.equal(bodies[index], bodies[index + 1]);
    assert.equal(ids[index] === ids[index + 1], index % 4 === 0);
  }
  assert.equal(new Set(ids).size, 6);
});

test('simulator responds before the first delivery', async () => {
  const graph = simulate();
  const events = /** @type {string[]} */ ([]);
  graph.onDelivery(() => events.push('delivery'));
  await post(graph);
  events.push('response');
  await graph.settled();
  assert.deepEqual(events, ['response', ...COMPLETE.map(() => 'delivery')]);
});

test('delivery waits for the previous one of its call, not for other calls', async () => {
  const graph = simulate();
  /** @type {string[]} */
  const events = [];
  let release = () => {};
  /** @type {Promise<void>} */
  const held = new Promise((resolve) => {
    release = resolve;
  });
  graph.onDelivery(async ({ callId, number }) => {
    events.push(`${callId === CALL_ID ? 'held' : 'other'} ${number}`);
    if (callId === CALL_ID) await held;
  });
  const reader = graph[Symbol.asyncIterator]();
  await post(graph);
  await post(graph, { callId: USER_ID });
  for (let count = 0; count < 5; count += 1) await reader.next();
  assert.deepEqual(events, ['held 1', 'other 5', 'other 6', 'other 7', 'other 8']);
  release();
  await graph.settled();
  assert.deepEqual(events.slice(5), ['held 2', 'held 3', 'held 4']);
});

test('listener that throws or rejects loses one delivery and receives the next', async () => {
  const graph = simulate();
  let count = 0;
  graph.onDelivery(() => {
    count += 1;
    if (count === 1) throw new Error('down');
    if (count === 2) return Promise.reject(new Error('down'));
    return undefined;
  });
  await post(graph);
  await graph.settled();
  const { kind, delivered, total } = graph.actualOutcome(CALL_ID) ?? {};
  assert.deepEqual([count, kind, delivered, total], [4, 'completed', 2, 4]);
});

test('all listeners and iterations receive the same deliveries', async () => {
  const graph = simulate();
  /** @type {Delivery[][]} */
  const received = [[], [], []];
  graph.onDelivery((delivery) => received[0]?.push(delivery));
  graph.onDelivery((delivery) => received[1]?.push(delivery));
  const iteration = graph[Symbol.asyncIterator]();
  await post(graph);
  await graph.settled();
  graph.close();
  for await (const delivery of { [Symbol.asyncIterator]: () => iteration }) received[2]?.push(delivery);
  assert.equal(received[0]?.length, 4);
  assert.deepEqual(received[1], received[0]);
  assert.deepEqual(received[2], received[0]);
});

test('listener that is added twice is notified twice, and once after one removal', async () => {
  const graph = simulate({ profile: 'failed' });
  let count = 0;
  const listener = () => {
    count += 1;
  };
  const end = graph.onDelivery(listener);
  graph.onDelivery(listener);
  await post(graph);
  await graph.settled();
  assert.equal(count, 8);
  end();
  end();
  await post(graph);
  await graph.settled();
  assert.equal(count, 12);
});

test('transfer ends without further deliveries when the last listener is removed', async () => {
  const graph = simulate();
  /** @type {number[]} */
  const got = [];
  const end = graph.onDelivery(({ number }) => {
    got.push(number);
    if (number === 2) end();
  });
  await post(graph);
  await graph.settled();
  assert.deepEqual(got, [1, 2]);
  assert.deepEqual([graph.actualOutcome(CALL_ID)?.kind, await stateOf(graph)], ['completed', 'ended']);
});

test('iteration ends when its loop is left', async () => {
  const graph = simulate();
  const reader = graph[Symbol.asyncIterator]();
  await post(graph);
  for await (const { number } of { [Symbol.asyncIterator]: () => reader }) if (number === 2) break;
  assert.deepEqual(await reader.next(), { done: true, value: undefined });
  await graph.settled();
  await post(graph);
  assert.equal(graph.actualOutcome(CALL_ID)?.kind, 'silent');
});

test('close ends deliveries and iterations, and fetch still responds', async () => {
  const graph = createSimulator({ sign: false });
  let count = 0;
  graph.onDelivery(() => {
    count += 1;
  });
  const waiting = graph[Symbol.asyncIterator]().next();
  await post(graph);
  assert.equal(graph.actualOutcome(CALL_ID)?.kind, 'pending');
  graph.close();
  await graph.settled();
  assert.deepEqual(await waiting, { done: true, value: undefined });
  assert.equal(graph.actualOutcome(CALL_ID)?.kind, 'completed');

  graph.onDelivery(() => {
    count += 1;
  })();
  assert.deepEqual(await graph[Symbol.asyncIterator]().next(), { done: true, value: undefined });
  assert.equal((await post(graph)).status, 202);
  assert.deepEqual([graph.actualOutcome(CALL_ID)?.kind, count], ['silent', 0]);
});

test('transfer without a listener has no deliveries and does not change the call', async () => {
  const graph = simulate();
  assert.equal((await post(graph)).status, 202);
  assert.deepEqual(graph.actualOutcome(CALL_ID), { kind: 'silent', scenario: 'blind', delivered: 0, total: 0 });
  assert.equal(await stateOf(graph), 'established');
  const { deliveries } = await play(graph, { callId: USER_ID, target: { phone: '+12345678901' } });
  assert.deepEqual(
    deliveries.map(({ callId }) => callId),
    Array(4).fill(USER_ID),
  );
});

test('iteration keeps the last 10,000 deliveries for a slow reader', async () => {
  const graph = simulate({ profile: 'rosterNoise' });
  const reader = graph[Symbol.asyncIterator]();
  const calls = 1010;
  for (let call = 0; call < calls; call += 1) {
    await post(graph, { callId: CALL_ID.replace(/^.{8}/, String(call).padStart(8, '0')) });
  }
  await graph.settled();
  graph.close();
  /** @type {number[]} */
  const numbers = [];
  for await (const { number } of { [Symbol.asyncIterator]: () => reader }) numbers.push(number);
  assert.deepEqual([numbers.length, numbers.at(-1)], [10_000, calls * 10]);
});

test('process with a listener exits when no transfer is pending', { timeout: 60_000 }, async () => {
  assert.equal((await run(process.execPath, [join(folder, 'last-delivery.mjs')])).trim(), 'completed 4');
});

test('smaller timeScale keeps the order and the due times', async () => {
  const graph = simulate({ timeScale: 0.02 });
  const { deliveries } = await play(graph);
  assert.deepEqual(
    deliveries.map((delivery) => brief(delivery)),
    COMPLETE,
  );
  assert.ok((deliveries.at(-1)?.dueAt ?? 0) - NOW > 2500);
});
