// @ts-check
/** How each profile responds to a transfer. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator, profiles } from 'graph-call-transfer/simulator';
import { BODY, CALL_ID, TRANSFER_PATH, transferHeaders } from '../server/transfers.mjs';
import { refusing } from './support/profiles.mjs';
import { deliveryProfiles } from './support/simulated.mjs';

/** @typedef {import('graph-call-transfer/simulator').SimulatorProfile} Profile */

const URL_AT_GRAPH = `https://graph.microsoft.com${TRANSFER_PATH}`;
const NOW = Date.parse('2026-03-04T05:06:07.890Z');

const OTHERS = [...deliveryProfiles, 'empty202WithJsonType', 'throttledTwice', 'badGatewayHtml', 'truncated', 'hang'];

/**
 * @param {Pick<import('graph-call-transfer/simulator').Simulator, 'fetch'>} graph
 * @param {RequestInit} [init]
 */
function postTransfer(graph, init) {
  return graph.fetch(URL_AT_GRAPH, { method: 'POST', headers: transferHeaders(), body: BODY, ...init });
}

test('profiles have unique names, titles and descriptions', () => {
  const names = profiles.map(({ name }) => name);
  assert.deepEqual([...names].sort(), [...OTHERS, ...refusing.map(([name]) => name)].sort());
  for (const { title, description } of profiles) {
    assert.match(title, /^\S.{2,40}$/);
    assert.match(description, /^[A-Z].+\.$/);
  }
  assert.equal(names[0], 'complete');
});

/** The possible outcomes of each group. @type {Record<string, string[]>} */
const OUTCOMES = {
  completes: ['completed'],
  oddDeliveries: ['completed'],
  fails: ['failed', 'ended'],
  refused: ['refused'],
  silent: ['silent', 'no response'],
};

test('group of a profile matches the outcome of a transfer', async () => {
  for (const { name: profile, group } of profiles) {
    const graph = createSimulator({ profile, timeScale: 0, sign: false });
    graph.onDelivery(() => {});
    const signal = AbortSignal.timeout(200);
    // Three attempts, for the profile that throttles the first two.
    for (let attempt = 1; attempt <= 3 && !graph.actualOutcome(CALL_ID)?.scenario; attempt += 1) {
      await postTransfer(graph, { signal }).catch(() => {});
    }
    await graph.settled();
    const kind = graph.actualOutcome(CALL_ID)?.kind ?? 'no response';
    assert.ok(OUTCOMES[group]?.includes(kind), `${profile} of the group ${group}: ${kind}`);
  }
});

for (const [profile, expected] of refusing) {
  test(`"${profile}" responds with ${expected.status} and code ${expected.code} in Graph's error format`, async () => {
    const graph = createSimulator({ profile, clock: () => NOW });
    const response = await postTransfer(graph, { headers: { ...transferHeaders(), 'client-request-id': 'mine' } });

    assert.equal(response.status, expected.status);
    assert.equal(response.headers.get('Content-Type'), 'application/json; charset=utf-8');
    assert.equal(response.headers.get('Date'), 'Wed, 04 Mar 2026 05:06:07 GMT');
    for (const [name, value] of Object.entries(expected.headers ?? {})) assert.equal(response.headers.get(name), value);

    const { error } = await response.json();
    assert.deepEqual(Object.keys(error), ['code', 'message', 'innerError']);
    assert.equal(error.code, expected.code);
    if (expected.message) assert.equal(error.message, expected.message);
    assert.deepEqual(error.innerError, {
      date: '2026-03-04T05:06:07',
      'request-id': response.headers.get('request-id'),
      'client-request-id': 'mine',
    });
  });

  test(`"${profile}" checks neither the token nor the body`, async () => {
    const response = await postTransfer(createSimulator({ profile }), { headers: {}, body: 'nonsense' });
    assert.equal(response.status, expected.status);
  });
}

for (const profile of deliveryProfiles) {
  test(`"${profile}" responds with 202 without a body, and refuses an invalid body`, async () => {
    const graph = createSimulator({ profile });
    const response = await postTransfer(graph);
    assert.equal(response.status, 202);
    assert.equal(response.body, null);
    assert.equal(response.headers.get('Content-Type'), null);
    assert.equal((await postTransfer(graph, { body: '{}' })).status, 400);
  });
}

test('"empty202WithJsonType" responds with 202, the JSON type and no body, and refuses an invalid body', async () => {
  const graph = createSimulator({ profile: 'empty202WithJsonType' });
  const response = await postTransfer(graph);
  assert.equal(response.status, 202);
  assert.equal(response.headers.get('Content-Type'), 'application/json');
  assert.equal(await response.text(), '');
  assert.equal((await postTransfer(graph, { body: '{}' })).status, 400);
});

test('"badGatewayHtml" responds with 502 and an HTML page', async () => {
  const response = await postTransfer(createSimulator({ profile: 'badGatewayHtml' }));
  assert.equal(response.status, 502);
  assert.equal(response.headers.get('Content-Type'), 'text/html');
  assert.match(await response.text(), /^<html>[\s\S]*502 Bad Gateway[\s\S]*<\/html>/);
});

test('"truncated" responds with 403 and half a body', async () => {
  const response = await postTransfer(createSimulator({ profile: 'truncated' }));
  assert.equal(response.status, 403);
  assert.ok(response.body);
  const reader = response.body.getReader();
  const first = await reader.read();
  assert.match(new TextDecoder().decode(first.value), /^\{"error":\{"code":"7505"/);
  await assert.rejects(reader.read(), { name: 'TypeError', message: 'terminated' });
});

test('"hang" rejects with the reason when the caller aborts', async () => {
  const caller = new AbortController();
  const reason = new Error('aborted by the test');
  const response = postTransfer(createSimulator({ profile: 'hang' }), { signal: caller.signal });

  assert.equal((await postTransfer(createSimulator())).status, 202);
  assert.equal(await Promise.race([response, 'pending']), 'pending');
  caller.abort(reason);
  await assert.rejects(response, reason);
});

test('"hang" rejects when the signal of a Request aborts', async () => {
  const request = new Request(URL_AT_GRAPH, { method: 'POST', body: BODY, signal: AbortSignal.timeout(20) });
  await assert.rejects(createSimulator({ profile: 'hang' }).fetch(request), { name: 'TimeoutError' });
});

test('"throttledTwice" responds twice with 429 and then with 202 for each client-request-id', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  /** @param {string} id */
  const statusOf = async (id) => {
    const response = await postTransfer(graph, { headers: { ...transferHeaders(), 'client-request-id': id } });
    assert.equal(response.headers.get('Retry-After'), response.status === 429 ? '1' : null);
    return response.status;
  };
  const statuses = [];
  for (const id of ['a', 'a', 'b', 'a', 'b', 'b', 'a']) statuses.push(`${id} ${await statusOf(id)}`);
  assert.deepEqual(statuses, ['a 429', 'a 429', 'b 429', 'a 202', 'b 429', 'b 202', 'a 429']);
});

test('"throttledTwice" counts by call without a client-request-id', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  const otherUrl = URL_AT_GRAPH.replace(CALL_ID, '441a0500-d4bf-4224-8b19-1581168d328b');
  const statuses = [];
  for (const url of [URL_AT_GRAPH, URL_AT_GRAPH, otherUrl, URL_AT_GRAPH]) {
    const response = await graph.fetch(url, { method: 'POST', headers: transferHeaders(), body: BODY });
    statuses.push(response.status);
  }
  assert.deepEqual(statuses, [429, 429, 429, 202]);
});

test('"throttledTwice" checks the third attempt', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  const statuses = [];
  for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await postTransfer(graph, { body: '{}' })).status);
  assert.deepEqual(statuses, [429, 429, 400]);
});

test('"throttledTwice" forgets the oldest of 1,000 clients', async () => {
  const graph = createSimulator({ profile: 'throttledTwice' });
  const headers = transferHeaders();
  for (let client = 0; client <= 1000; client += 1) {
    await postTransfer(graph, { headers: { ...headers, 'client-request-id': `client-${client}` } });
  }
  /** @param {string} id */
  const tryTwice = async (id) => {
    await postTransfer(graph, { headers: { ...headers, 'client-request-id': id } });
    return (await postTransfer(graph, { headers: { ...headers, 'client-request-id': id } })).status;
  };
  assert.equal(await tryTwice('client-1000'), 202);
  assert.equal(await tryTwice('client-0'), 429);
});
