// @ts-check
/** The search of a tenant's users, against a server in place of Graph. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { CredentialError } from '../../www/server/live/credential-error.js';
import { createGraphUserSearch } from '../../www/server/people/graph-users.js';
import { startGraphUsers } from './support/graph-users.mjs';
import { TENANT_ID } from './transfers.mjs';

const HEIDI = '550fae72-d251-43ec-868c-373732c2704f';
const id = (/** @type {number} */ number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const USERS = [
  {
    id: HEIDI,
    displayName: 'Heidi Steen',
    mail: 'HeidiS@contoso.com',
    userPrincipalName: 'heidis@contoso.onmicrosoft.com',
    jobTitle: 'Account Executive',
    department: 'Sales',
    businessPhones: ['+44 20 7946 0018', 'front desk'],
    mobilePhone: '020 7946 0018',
    accountEnabled: true,
    userType: 'Member',
  },
  { id: id(1), displayName: 'Heidi Guest', accountEnabled: true, userType: 'Guest' },
  { id: id(2), displayName: 'Heidi Left', accountEnabled: false, userType: 'Member' },
  {
    id: id(3),
    displayName: 'Help "Desk" & Queue',
    userPrincipalName: 'ra_cq_help@contoso.com',
    department: 'Microsoft Communication Application Instance',
    accountEnabled: false,
    userType: 'Member',
  },
  ...Array.from({ length: 9 }, (_, index) => ({
    id: id(10 + index),
    displayName: `Crowd ${index}`,
    accountEnabled: index >= 7,
  })),
];

/** @type {Awaited<ReturnType<typeof startGraphUsers>>} */
let graph;
before(async () => {
  graph = await startGraphUsers({ users: USERS, pageSize: 3 });
});
beforeEach(() => {
  graph.override.reply = undefined;
  graph.requests.length = 0;
});
after(() => graph.close());

/** @param {Partial<Parameters<typeof createGraphUserSearch>[0]>} [options] */
const createSearch = (options = {}) =>
  createGraphUserSearch({
    graphRoot: graph.origin,
    getToken: async () => 'TOKEN',
    tenantId: TENANT_ID,
    region: 'GB',
    ...options,
  });

/** @param {string} text @param {ReturnType<typeof createGraphUserSearch>} [search] @param {AbortSignal} [signal] */
const find = (text, search = createSearch(), signal = new AbortController().signal) =>
  search(text, { limit: 10, signal });

test('user is found by the beginning of a name, with tenant and numbers; guests and disabled accounts are left out', async () => {
  const { entries, notice } = await find('hei');
  assert.equal(notice, undefined);
  assert.deepEqual(entries, [
    {
      kind: 'user',
      id: HEIDI,
      displayName: 'Heidi Steen',
      mail: 'HeidiS@contoso.com',
      title: 'Account Executive',
      department: 'Sales',
      phones: ['+442079460018', 'front desk'],
      tenantId: TENANT_ID,
    },
  ]);
  const [{ path, query, headers } = assert.fail()] = graph.requests;
  assert.deepEqual(
    [path, headers.consistencylevel, headers.authorization],
    ['/v1.0/users', 'eventual', 'Bearer TOKEN'],
  );
  assert.equal(query.get('$search'), '"displayName:hei" OR "mail:hei" OR "userPrincipalName:hei"');
  assert.deepEqual([query.get('$top'), query.get('$count')], ['25', 'true']);
});

test('user is found by a mail address, a user principal name, and words in any order', async () => {
  for (const text of ['heidis@contoso.com', 'heidis@contoso.onm', 'steen heidi']) {
    assert.deepEqual(
      (await find(text)).entries.map((entry) => entry.id),
      [HEIDI],
      text,
    );
  }
  assert.equal(graph.requests.at(-1)?.query.get('$search'), '"displayName:steen heidi"');
});

test('user is read by an object id; an unknown one is not found', async () => {
  assert.deepEqual(
    (await find(HEIDI.toUpperCase())).entries.map(({ displayName }) => displayName),
    ['Heidi Steen'],
  );
  assert.deepEqual(await find(id(99)), { entries: [] });
  assert.equal(graph.requests[0]?.path, `/v1.0/users/${HEIDI.toUpperCase()}`);
});

test('resource account is an application instance, although it is disabled', async () => {
  const { entries } = await find('"desk" & queue');
  assert.deepEqual(entries, [
    {
      kind: 'applicationInstance',
      id: id(3),
      displayName: 'Help "Desk" & Queue',
      mail: 'ra_cq_help@contoso.com',
      tenantId: TENANT_ID,
    },
  ]);
  // Graph does not find values with an ampersand; quotation marks are escaped.
  assert.equal(graph.requests[0]?.query.get('$search'), '"displayName:\\"desk\\"   queue"');
});

test('search reads at most three pages', async () => {
  const { entries } = await find('crowd');
  assert.deepEqual(
    entries.map(({ displayName }) => displayName),
    ['Crowd 7', 'Crowd 8'],
  );
  assert.equal(graph.requests.length, 3);
  const enough = await createSearch()('crowd', { limit: 0, signal: new AbortController().signal });
  assert.deepEqual([enough.entries, graph.requests.length], [[], 3]);
});

test('next page of another host is not read', async () => {
  const next = 'https://elsewhere.example/v1.0/users';
  graph.override.reply = { status: 200, body: { value: [USERS[0]], '@odata.nextLink': next } };
  assert.equal((await find('hei')).entries.length, 1);
  assert.equal(graph.requests.length, 1);
});

test('text of one character is not searched', async () => {
  assert.deepEqual(await find('h'), { entries: [] });
  assert.equal(graph.requests.length, 0);
});

test('missing permission is reported with the permission', async () => {
  /** @type {string[]} */
  const lines = [];
  const search = createSearch({ log: (line) => lines.push(line) });
  for (const status of [401, 403]) {
    graph.override.reply = { status, body: { error: { code: 'Authorization_RequestDenied', message: 'HIDDEN' } } };
    const { entries, notice } = await find('heidi', search);
    assert.deepEqual([entries, notice?.code], [[], 'peopleForbidden']);
    assert.match(notice?.hint ?? '', /User\.Read\.All.*consent/);
    assert.doesNotMatch(JSON.stringify(notice), /HIDDEN/);
  }
  assert.equal(lines.length, 1);
  assert.match(
    lines[0] ?? '',
    /^People search: Graph refused .*\(401\)\. Grant the application permission User\.Read\.All/,
  );
  assert.doesNotMatch(lines[0] ?? '', /HIDDEN|heidi/i);
});

test('throttled search is not repeated before the time that Graph asks for', async () => {
  let now = 1_000_000;
  const search = createSearch({ clock: () => now });
  graph.override.reply = { status: 429, headers: { 'Retry-After': '7' } };
  const first = await find('hei', search);
  assert.deepEqual([first.notice?.code, first.notice?.retryAfterSeconds], ['peopleThrottled', 7]);
  graph.override.reply = undefined;
  now += 6500;
  const second = await find('hei', search);
  assert.deepEqual([second.notice?.code, second.notice?.retryAfterSeconds], ['peopleThrottled', 1]);
  assert.equal(graph.requests.length, 1);
  now += 500;
  assert.equal((await find('hei', search)).entries.length, 1);
});

test('pause may be a date, or have no length', async () => {
  const now = Date.parse('2026-03-02T08:00:00Z');
  for (const [headers, seconds] of /** @type {[Record<string, string>, number][]} */ ([
    [{ 'Retry-After': 'Mon, 02 Mar 2026 08:00:30 GMT' }, 30],
    [{}, 10],
    [{ 'Retry-After': 'soon' }, 10],
  ])) {
    graph.override.reply = { status: 429, headers };
    assert.equal((await find('hei', createSearch({ clock: () => now }))).notice?.retryAfterSeconds, seconds);
  }
});

test('response that is not usable is reported, without its content', async () => {
  for (const reply of [
    { status: 500 },
    { status: 503 },
    { status: 400 },
    { status: 302, headers: { Location: '/x' } },
  ]) {
    graph.override.reply = { body: { error: { message: 'HIDDEN' } }, ...reply };
    const { entries, notice } = await find('hei');
    assert.deepEqual([entries, notice?.code], [[], 'peopleUnavailable']);
    assert.doesNotMatch(JSON.stringify(notice), /HIDDEN/);
  }
  for (const body of [{}, { value: 'HIDDEN' }, { value: [null, 7, { id: 'HIDDEN' }] }]) {
    graph.override.reply = { status: 200, body };
    assert.deepEqual(await find('hei'), { entries: [] });
  }
});

test('Graph that cannot be reached, and a failed credential, are reported', async () => {
  const unreachable = createSearch({ graphRoot: 'http://127.0.0.1:9' });
  assert.equal((await find('hei', unreachable)).notice?.code, 'peopleUnavailable');
  const cause = new Error('AADSTS7000215: HIDDEN');
  const { notice } = await find('hei', createSearch({ getToken: () => Promise.reject(new CredentialError(cause)) }));
  assert.deepEqual([notice?.code, notice?.hint], ['credentialFailed', "Set the secret's value, not its id."]);
});

test('aborted search aborts the request to Graph', async () => {
  graph.override.reply = 'hang';
  const controller = new AbortController();
  const found = find('hei', createSearch(), controller.signal);
  await graph.until(() => graph.requests.length === 1);
  const aborted = graph.abortedCount;
  controller.abort();
  await assert.rejects(found, { name: 'AbortError' });
  await graph.until(() => graph.abortedCount > aborted);
});
