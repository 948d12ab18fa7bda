// @ts-check
/** The matching and the order of people, and the sources of a search. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTransfer } from 'graph-call-transfer';
import { colleaguesOf, SIMULATED_TENANT_ID } from '../../www/people/colleagues.js';
import { toPerson } from '../../www/people/person.js';
import { rankPeople } from '../../www/people/search.js';
import { createPeopleSearch } from '../../www/server/people/people-search.js';
import { findRecentTargets } from '../../www/server/people/recent-targets.js';
import { CALL_ID } from './transfers.mjs';

/** @import { DirectoryEntry } from '../../www/protocol/people.js' */
/** @import { TransferRecord } from '../../www/protocol/history.js' */

const colleagues = colleaguesOf(SIMULATED_TENANT_ID);
const directory = colleagues.map((entry) => toPerson(entry, 'simulator'));
const { signal } = new AbortController();
const HEIDI = '550fae72-d251-43ec-868c-373732c2704f';
const QUEUE = '2b3c4d5e-6f7a-4b2c-9d3e-4f5a6b7c8d91';

/** @param {readonly { displayName?: string, id: string }[]} people */
const namesOf = (people) => people.map(({ displayName, id }) => displayName ?? id);

/** @type {[text: string, names: string[]][]} */
const SEARCHES = [
  ['hei', ['Heidi Marsh', 'Heidi Steen']],
  ['HEIDI ST', ['Heidi Steen']],
  ['steen heidi', ['Heidi Steen']],
  ['zoe mull', ['Zoë Müller']],
  ['heidis@', ['Heidi Steen']],
  ['heidis@contoso.com', ['Heidi Steen']],
  [HEIDI.toUpperCase(), ['Heidi Steen']],
  ['+44 20 7946 0018', ['Heidi Steen']],
  ['(020) 7946 0019', ['Heidi Marsh']],
  ['queue', ['Support Queue']],
  ['support', ['Support Queue', 'Heidi Marsh']],
  ['lang', ['Isaiah Langer']],
  ['no such name', []],
  ['%', []],
  ['\u0301', []],
  ['', []],
];
for (const [text, names] of SEARCHES) {
  test(`search for "${text}" finds ${names.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(namesOf(rankPeople(directory, text, 10)), names);
  });
}

test('search returns at most the limit', () => {
  assert.equal(rankPeople(directory, 'a', 3).length, 3);
});

test('search prefers the target of an earlier transfer among equal matches', () => {
  const [marsh, steen] = ['Heidi Marsh', 'Heidi Steen'].map((name) => {
    return directory.find(({ displayName }) => displayName === name) ?? assert.fail();
  });
  const used = { ...toPerson({ kind: 'user', id: HEIDI }, 'recent'), lastUsedAt: 5 };
  const found = rankPeople([...directory, used], 'heidi', 10);
  assert.deepEqual(found, [{ ...steen, lastUsedAt: 5 }, marsh]);
  assert.deepEqual(rankPeople([...directory, used], '', 10), [{ ...steen, lastUsedAt: 5 }]);
});

test('target of each colleague is valid in a transfer', () => {
  for (const { target, kind } of directory) {
    const { valid, issues } = parseTransfer(
      CALL_ID,
      { transferTarget: { identity: target } },
      { tenantId: SIMULATED_TENANT_ID },
    );
    const codes = issues.map(({ code }) => code);
    assert.deepEqual([valid, codes], [true, kind === 'phone' ? ['phoneNeedsApplicationInstance'] : []]);
  }
});

test('person has a target of its kind, with its name and tenant', () => {
  const [user, queue, phone] = [HEIDI, QUEUE, '+442079460100'].map((id) => directory.find((each) => each.id === id));
  assert.deepEqual(user?.target, {
    user: { id: HEIDI, displayName: 'Heidi Steen', tenantId: SIMULATED_TENANT_ID },
  });
  assert.deepEqual(queue?.target, {
    applicationInstance: { id: QUEUE, displayName: 'Support Queue', tenantId: SIMULATED_TENANT_ID },
  });
  assert.deepEqual(phone?.target, { phone: { id: '+442079460100', displayName: 'Fourth Coffee' } });
});

/** @param {string} text @param {Parameters<typeof createPeopleSearch>[0]} [options] */
const search = (text, options = { colleagues }) => createPeopleSearch(options)(text, { limit: 10, signal });

test('search finds a number that was typed, before the person who has it', async () => {
  const { people, notice } = await search('0044 20 7946 0018');
  assert.equal(notice, undefined);
  assert.deepEqual(
    people.map(({ source, target }) => [source, target]),
    [
      ['typed', { phone: { id: '+442079460018' } }],
      ['simulator', { user: { id: HEIDI, displayName: 'Heidi Steen', tenantId: SIMULATED_TENANT_ID } }],
    ],
  );
});

test('search parses a national number in the region of the server', async () => {
  const typed = (await search('(020) 7946 0555', { region: 'GB' })).people;
  assert.deepEqual(namesOf(typed), ['+442079460555']);
  const { people, notice } = await search('(020) 7946 0555', {});
  assert.deepEqual([people, notice?.code], [[], 'countryCodeMissing']);
});

test('search finds an object id that was typed, as the kind that the directory knows', async () => {
  const id = '11111111-2222-4333-8444-555555555555';
  const unknown = await search(id.toUpperCase(), { colleagues, tenantId: SIMULATED_TENANT_ID });
  assert.deepEqual(
    unknown.people.map(({ source, target }) => [source, target]),
    [['typed', { user: { id, tenantId: SIMULATED_TENANT_ID } }]],
  );
  const { people } = await search(QUEUE);
  assert.deepEqual(
    people.map(({ kind, source }) => [kind, source]),
    [['applicationInstance', 'simulator']],
  );
});

test('search joins the file, Graph and the earlier targets, and passes on the notice of Graph', async () => {
  /** @type {DirectoryEntry} */
  const fromFile = { kind: 'user', id: HEIDI, displayName: 'Heidi of the file' };
  const notice = /** @type {const} */ ({ code: 'peopleThrottled', message: 'Later.' });
  /** @type {string[]} */
  const asked = [];
  const options = {
    fileEntries: [fromFile],
    recentTargets: () => [
      { ...toPerson({ kind: 'phone', id: '+1555' }, /** @type {const} */ ('recent')), lastUsedAt: 1 },
    ],
    async searchGraphUsers(/** @type {string} */ text) {
      asked.push(text);
      return { entries: [{ kind: /** @type {const} */ ('user'), id: QUEUE, displayName: 'Of Graph' }], notice };
    },
  };
  const found = await search(' heidi ', options);
  assert.deepEqual(namesOf(found.people), ['Heidi of the file', 'Of Graph']);
  assert.deepEqual([found.notice, asked], [notice, ['heidi']]);
  // Graph does not search numbers.
  await search('+44 20 7946 0018', options);
  assert.deepEqual(namesOf((await search('', options)).people), ['+1555']);
  assert.deepEqual(asked, ['heidi']);
});

test('a number that was typed is the typed one, although a transfer to it was made before', async () => {
  const recent = {
    ...toPerson({ kind: 'phone', id: '+442079460018' }, /** @type {const} */ ('recent')),
    lastUsedAt: 7,
  };
  const options = { recentTargets: () => [recent], region: 'GB' };
  for (const text of ['+44 20 7946 0018', '020 7946 0018']) {
    const [first, ...others] = (await search(text, options)).people;
    assert.deepEqual([first?.id, first?.source, first?.lastUsedAt], ['+442079460018', 'typed', 7]);
    assert.deepEqual(others, []);
  }
});

test('recent targets are those of the search, each once, the last used first', () => {
  const target = (/** @type {string} */ kind, /** @type {string} */ id) => ({ kind, id, displayName: `${kind} ${id}` });
  const targets = [
    target('phone', '+1'),
    target('user', 'a'),
    target('phone', '+1'),
    target('application', 'b'),
    undefined,
  ];
  const records = targets.map(
    (each, at) => /** @type {TransferRecord} */ ({ startedAt: 9 - at, ...(each && { target: each }) }),
  );
  assert.deepEqual(
    findRecentTargets(records).map(({ id, lastUsedAt, source }) => [id, lastUsedAt, source]),
    [
      ['+1', 9, 'recent'],
      ['a', 8, 'recent'],
    ],
  );
});
