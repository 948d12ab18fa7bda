// @ts-check
/** `GET /api/people`, over real sockets. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createGraphUserSearch } from '../../www/server/people/graph-users.js';
import { createPeopleSearch } from '../../www/server/people/people-search.js';
import { runCommand, send } from './console-server.mjs';
import { signedIn, startSignedIn } from './operators.mjs';
import { startGraphUsers } from './support/graph-users.mjs';
import { ready } from './support/relay-app.mjs';
import { BODY, CALL_ID, TARGET, TENANT_ID } from './transfers.mjs';

/** @import { TestContext } from 'node:test' */
/** @import { Person } from '../../www/protocol/people.js' */

/**
 * @param {TestContext} t
 * @param {Parameters<typeof startSignedIn>[1]} [options]
 */
async function start(t, options) {
  const server = await startSignedIn(t, options);
  return { ...server, search: (/** @type {string} */ query) => server.get(`/api/people${query}`) };
}

/** @param {readonly Person[]} people */
const summaries = (people) => people.map(({ displayName, kind, source }) => [displayName, kind, source]);

test('people route finds the colleagues of a simulated server, with their targets', async (t) => {
  const { search } = await start(t);
  const { status, people } = await search('?q=hei');
  assert.equal(status, 200);
  assert.deepEqual(summaries(people), [
    ['Heidi Marsh', 'user', 'simulator'],
    ['Heidi Steen', 'user', 'simulator'],
  ]);
  assert.deepEqual(people[1].target, {
    user: { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen', tenantId: TENANT_ID },
  });
  assert.deepEqual(summaries((await search('?q=queue')).people), [
    ['Support Queue', 'applicationInstance', 'simulator'],
  ]);
  assert.deepEqual(summaries((await search(`?q=${encodeURIComponent('+44 20 7946 0100')}`)).people), [
    ['Fourth Coffee', 'phone', 'simulator'],
  ]);
  assert.equal((await search('?q=a&limit=3')).people.length, 3);
});

test('people, tokens and calls of a simulated server have its tenant', async (t) => {
  const tenantId = 'a0ec4b5f-7a67-4b33-a0d0-95e2a7c8f2c1';
  const { search, origin, headers, hub } = await start(t, {
    isDelivering: true,
    values: { tenant: [tenantId], timeScale: 0 },
  });
  const found = [...(await search('?q=heidi')).people, ...(await search(`?q=${CALL_ID}`)).people];
  assert.deepEqual(new Set(found.map(({ tenantId: found }) => found)), new Set([tenantId]));
  const response = await send(origin, '/api/about', { headers });
  assert.equal(JSON.parse(response.body).tenantId, tenantId);
  const findCall = () =>
    hub.liveCalls().find(({ callType, state }) => callType === 'peerToPeer' && state === 'established');
  await ready(hub, () => findCall() !== undefined);
  const call = findCall();
  assert.equal(call?.participants[0]?.tenantId, tenantId);
  const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
  const body = { transferTarget: { endpointType: 'default', identity: found[0]?.target } };
  const sent = await send(origin, '/api/transfers', { ...init, body: JSON.stringify({ callId: call?.callId, body }) });
  assert.equal(JSON.parse(sent.body).response.kind, 'accepted', sent.body);
});

test('simulated callers are colleagues', async (t) => {
  const { search, hub } = await start(t, { isDelivering: true, values: { timeScale: 0 } });
  await ready(hub, () => hub.liveCalls().some(({ participants }) => participants.length === 3));
  const callers = hub.liveCalls().flatMap(({ participants }) => participants);
  for (const { id, displayName } of callers) {
    assert.deepEqual(summaries((await search(`?q=${id}`)).people), [[displayName, 'user', 'simulator']]);
  }
});

test('people route lists the targets of earlier transfers for an empty text, the last one first', async (t) => {
  const { search, origin, headers, hub } = await start(t);
  assert.deepEqual((await search('')).people, []);
  const phone = JSON.stringify({ transferTarget: { identity: { phone: { id: '+12345678901' } } } });
  for (const body of [BODY, phone]) {
    const init = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
    await send(origin, '/api/transfers', {
      ...init,
      body: JSON.stringify({ callId: CALL_ID, body, profile: 'conflict' }),
    });
  }
  await ready(hub, () => hub.transferRecords().length === 2);
  const { people } = await search('');
  assert.deepEqual(
    people.map((/** @type {Person} */ { id, kind, source }) => [id, kind, source]),
    [
      ['+12345678901', 'phone', 'recent'],
      // The directory of the simulated server knows the name.
      [TARGET.identity.user.id, 'user', 'simulator'],
    ],
  );
  assert.ok(people[0].lastUsedAt >= people[1].lastUsedAt);
});

test('people route finds the entries of the people file, and numbers of the region', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-people-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'people.csv');
  writeFileSync(file, 'displayName,phone\nTrey Research,020 7946 0555\n');
  const { search, origin, headers } = await start(t, { values: { people: file, region: 'GB' } });
  assert.deepEqual(summaries((await search('?q=trey')).people), [['Trey Research', 'phone', 'file']]);
  assert.deepEqual((await search('?q=02079460777')).people[0].target, { phone: { id: '+442079460777' } });
  assert.equal(JSON.parse((await send(origin, '/api/about', { headers })).body).region, 'GB');
});

test('live server without the search of users finds recent targets and numbers only', async (t) => {
  const values = {
    appId: 'c1a11e70-0000-4000-8000-000000000001',
    tenant: [TENANT_ID],
    logLevel: /** @type {const} */ ('error'),
  };
  const { search } = await start(t, { values, env: { AZURE_CLIENT_SECRET: 'a-secret-of-the-app' } });
  assert.deepEqual(await search('?q=heidi'), { status: 200, people: [] });
  assert.deepEqual((await search(`?q=${TARGET.identity.user.id}`)).people[0].target, {
    user: { id: TARGET.identity.user.id, tenantId: TENANT_ID },
  });
});

/** @param {TestContext} t */
async function startWithGraph(t) {
  const graph = await startGraphUsers({
    users: [{ id: TARGET.identity.user.id, displayName: 'Heidi Steen', accountEnabled: true }],
  });
  t.after(() => graph.close());
  const searchGraphUsers = createGraphUserSearch({
    graphRoot: graph.origin,
    getToken: async () => 'TOKEN',
    tenantId: TENANT_ID,
  });
  return { graph, ...(await start(t, { services: { searchPeople: createPeopleSearch({ searchGraphUsers }) } })) };
}

test('people route searches the users of the tenant, and reports what Graph refuses beside the other sources', async (t) => {
  const { graph, search, origin, headers } = await startWithGraph(t);
  assert.deepEqual(summaries((await search('?q=hei')).people), [['Heidi Steen', 'user', 'graph']]);
  graph.override.reply = { status: 403 };
  const { status, people, notice } = await search('?q=hei');
  assert.deepEqual([status, people, notice.code], [200, [], 'peopleForbidden']);
  const { body } = await send(origin, '/metrics', { headers });
  assert.match(body, /^graph_call_transfer_people_searches_total\{result="peopleForbidden"\} 1$/m);
  assert.match(body, /^graph_call_transfer_people_searches_total\{result="found"\} 1$/m);
  assert.doesNotMatch(body, /heidi|steen/i);
});

test('people route aborts the request to Graph when the client disconnects', async (t) => {
  const { graph, origin, headers } = await startWithGraph(t);
  graph.override.reply = 'hang';
  const outgoing = request(`${origin}/api/people?q=heidi`, { headers });
  outgoing.on('error', () => {});
  outgoing.end();
  await graph.until(() => graph.requests.length === 1);
  outgoing.destroy();
  await graph.until(() => graph.abortedCount === 1);
});

test('people route refuses invalid queries without repeating them', async (t) => {
  const { search } = await start(t);
  for (const [query, message] of /** @type {[string, RegExp][]} */ ([
    [`?q=${'HIDDEN'.repeat(20)}`, /^"q" is invalid: expected a text of at most 100 characters\.$/],
    ['?limit=0', /^"limit" is invalid: expected a number from 1 to 25\.$/],
    ['?limit=26', /^"limit"/],
    ['?HIDDEN=1', /^The query has an unknown member: expected only q, limit\.$/],
    ['?q=a&q=HIDDEN', /^"q" is invalid: expected a text.*, found an array\.$/],
  ])) {
    const { status, error } = await search(query);
    assert.deepEqual([status, error.code], [400, 'invalidRequest']);
    assert.match(error.message, message);
    assert.doesNotMatch(JSON.stringify(error), /HIDDEN/);
  }
});

test('people route requires a session, and allows 240 searches per minute', async (t) => {
  const { origin, search } = await start(t);
  const { status, body } = await send(origin, '/api/people?q=hei');
  assert.deepEqual([status, JSON.parse(body).error.code], [401, 'signInRequired']);
  for (let count = 0; count < 240; count += 1) assert.equal((await search('?q=h')).status, 200);
  const limited = await search('?q=h');
  assert.deepEqual([limited.status, limited.error.code], [429, 'tooManyRequests']);
});

test('log lines contain no text of a search', async (t) => {
  const { child, ready: isReady, printed, ended } = runCommand(['--port', '0', '--log-level', 'debug']);
  t.after(() => child.kill());
  const origin = await isReady();
  const headers = await signedIn(origin);
  await send(origin, '/api/people?q=heidi', { headers });
  child.kill();
  await ended;
  assert.match(printed.err, /"route":"\/api\/people"/);
  assert.doesNotMatch(printed.out + printed.err, /heidi/i);
});

test('command refuses an invalid people file with its line', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-people-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'people.csv'), 'displayName,id\nHIDDEN,heidi\n');
  const { ended, printed } = runCommand(['--people', join(folder, 'people.csv')]);
  assert.equal((await ended).code, 2);
  assert.match(printed.err, /people\.csv" is invalid:\n {2}line 2: "id" is invalid: expected the object id/);
  assert.doesNotMatch(printed.err, /HIDDEN/);
});
