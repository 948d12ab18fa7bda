// @ts-check
/** Who gets a simulator's deliveries, when, and what is kept for nobody: nothing. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { createSimulator } from 'graph-call-transfer/simulator';
import { run } from '../tools/run.mjs';
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

test('a delivery is a POST to the webhook that a fetch can be given as it is', async () => {
  /** @type {{ method: unknown, url: unknown, headers: import('node:http').IncomingHttpHeaders, body: string }[]} */
  const received = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    received.push({ method: request.method, url: request.url, headers: request.headers, body: parts.join('') });
    response.writeHead(202).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const callbackUri = `http://127.0.0.1:${port}/api/webhook?app=1`;
  const graph = simulate({ callbackUri });
  /** @type {Delivery[]} */
  const sent = [];
  graph.deliver(async (delivery) => {
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

test('deliveries name the call, its chain, when they are due, and an id of their own', async () => {
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
  for (const { callId, url, headers, at } of deliveries) {
    assert.deepEqual([callId, url], [CALL_ID, 'https://bot.example/api/webhook']);
    assert.match(headers['X-Microsoft-Skype-Chain-ID'] ?? '', GUID);
    assert.equal(headers['Scenario-ID'], headers['X-Microsoft-Skype-Chain-ID']);
    assert.ok(at > NOW && at < NOW + 3500);
  }
});

test('the chain is that of the call as it is read', async () => {
  const graph = simulate({ profile: 'failed' });
  const { deliveries } = await play(graph);
  const answer = await graph.fetch(`https://graph.microsoft.com/v1.0/communications/calls/${CALL_ID}`, {
    headers: { Authorization: `Bearer ${graph.issueToken()}` },
  });
  const { callChainId } = await answer.json();
  for (const { headers } of deliveries) assert.equal(headers['X-Microsoft-Skype-Chain-ID'], callChainId);
});

test('"doubled" repeats in turns under the same id and under another', async () => {
  const { deliveries } = await play(simulate({ profile: 'doubled' }));
  const ids = deliveries.map(({ headers }) => headers['X-Microsoft-Skype-Message-ID']);
  const bodies = deliveries.map(({ body }) => body);
  for (let index = 0; index < deliveries.length; index += 2) {
    assert.equal(bodies[index], bodies[index + 1]);
    assert.equal(ids[index] === ids[index + 1], index % 4 === 0);
  }
  assert.equal(new Set(ids).size, 6);
});

test('the answer comes before the first delivery', async () => {
  const graph = simulate();
  const events = /** @type {string[]} */ ([]);
  graph.deliver(() => events.push('delivery'));
  await post(graph);
  events.push('answer');
  await graph.settled();
  assert.deepEqual(events, ['answer', ...COMPLETE.map(() => 'delivery')]);
});

test('a delivery waits for the one before it, not for those of another call', async () => {
  const graph = simulate();
  /** @type {string[]} */
  const events = [];
  let release = () => {};
  /** @type {Promise<void>} */
  const held = new Promise((resolve) => {
    release = resolve;
  });
  graph.deliver(async ({ callId, number }) => {
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

test('a listener that throws or rejects has lost a delivery, and gets the next', async () => {
  const graph = simulate();
  let count = 0;
  graph.deliver(() => {
    count += 1;
    if (count === 1) throw new Error('down');
    if (count === 2) return Promise.reject(new Error('down'));
    return undefined;
  });
  await post(graph);
  await graph.settled();
  const { kind, delivered, total } = graph.truth(CALL_ID) ?? {};
  assert.deepEqual([count, kind, delivered, total], [4, 'completed', 2, 4]);
});

test('all who listen get the same deliveries, with deliver and with for await', async () => {
  const graph = simulate();
  /** @type {Delivery[][]} */
  const got = [[], [], []];
  graph.deliver((delivery) => got[0]?.push(delivery));
  graph.deliver((delivery) => got[1]?.push(delivery));
  const iteration = graph[Symbol.asyncIterator]();
  await post(graph);
  await graph.settled();
  graph.close();
  for await (const delivery of { [Symbol.asyncIterator]: () => iteration }) got[2]?.push(delivery);
  assert.equal(got[0]?.length, 4);
  assert.deepEqual(got[1], got[0]);
  assert.deepEqual(got[2], got[0]);
});

test('a function that listens twice is told twice, and once after one of the two has ended', async () => {
  const graph = simulate({ profile: 'failed' });
  let count = 0;
  const listener = () => {
    count += 1;
  };
  const end = graph.deliver(listener);
  graph.deliver(listener);
  await post(graph);
  await graph.settled();
  assert.equal(count, 8);
  end();
  end();
  await post(graph);
  await graph.settled();
  assert.equal(count, 12);
});

test('when the last listener goes, what is under way ends untold', async () => {
  const graph = simulate();
  /** @type {number[]} */
  const got = [];
  const end = graph.deliver(({ number }) => {
    got.push(number);
    if (number === 2) end();
  });
  await post(graph);
  await graph.settled();
  assert.deepEqual(got, [1, 2]);
  assert.deepEqual([graph.truth(CALL_ID)?.kind, await stateOf(graph)], ['completed', 'ended']);
});

test('leaving a for await ends it', async () => {
  const graph = simulate();
  const reader = graph[Symbol.asyncIterator]();
  await post(graph);
  for await (const { number } of { [Symbol.asyncIterator]: () => reader }) if (number === 2) break;
  assert.deepEqual(await reader.next(), { done: true, value: undefined });
  await graph.settled();
  await post(graph);
  assert.equal(graph.truth(CALL_ID)?.kind, 'silent');
});

test('close ends deliveries, waits and iterations, and requests are answered still', async () => {
  const graph = createSimulator({ sign: false });
  let count = 0;
  graph.deliver(() => {
    count += 1;
  });
  const waiting = graph[Symbol.asyncIterator]().next();
  await post(graph);
  assert.equal(graph.truth(CALL_ID)?.kind, 'pending');
  graph.close();
  await graph.settled();
  assert.deepEqual(await waiting, { done: true, value: undefined });
  assert.equal(graph.truth(CALL_ID)?.kind, 'completed');

  graph.deliver(() => {
    count += 1;
  })();
  assert.deepEqual(await graph[Symbol.asyncIterator]().next(), { done: true, value: undefined });
  assert.equal((await post(graph)).status, 202);
  assert.deepEqual([graph.truth(CALL_ID)?.kind, count], ['silent', 0]);
});

test('what is accepted while nobody listens is not told later, and the call stays as it is', async () => {
  const graph = simulate();
  assert.equal((await post(graph)).status, 202);
  assert.deepEqual(graph.truth(CALL_ID), { kind: 'silent', scenario: 'blind', delivered: 0, total: 0 });
  assert.equal(await stateOf(graph), 'established');
  const { deliveries } = await play(graph, { callId: USER_ID, target: { phone: '+12345678901' } });
  assert.deepEqual(
    deliveries.map(({ callId }) => callId),
    Array(4).fill(USER_ID),
  );
});

test('of the deliveries that wait for a slow reader the last 10,000 are kept', async () => {
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

test('a process ends by itself when it listens and nothing is under way', { timeout: 20_000 }, async () => {
  assert.equal((await run(process.execPath, [join(folder, 'last-delivery.mjs')])).trim(), 'completed 4');
});

test('at a quicker pace all comes in order, and is due as at the pace of Graph', async () => {
  const graph = simulate({ pace: 0.02 });
  const { deliveries } = await play(graph);
  assert.deepEqual(
    deliveries.map((delivery) => brief(delivery)),
    COMPLETE,
  );
  assert.ok((deliveries.at(-1)?.at ?? 0) - NOW > 2500);
});
