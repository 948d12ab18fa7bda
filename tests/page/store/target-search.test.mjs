// @ts-check
/** The search for the target: never a person whom the operator did not mean. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestApp } from '../app.mjs';

/** @typedef {{ kind: string, id: string, displayName?: string, source: string, target: object }} Person */

/** @param {string} id @param {string} displayName @param {string} [source] @returns {Person} */
const person = (id, displayName, source = 'directory') => ({
  ...{ kind: 'user', id, displayName, source },
  target: { user: { id, displayName } },
});
const HEIDI = person('550fae72-d251-43ec-868c-373732c2704f', 'Heidi Steen');
const ALEX = person('3c0b1f5e-7a6d-4c2f-8e15-94d0c6a7b822', 'Alex Wilber');

/** The people of each text. @type {Readonly<Record<string, readonly Person[]>>} */
const PEOPLE = {
  '': [ALEX, HEIDI],
  heidi: [HEIDI],
  e: [HEIDI, ALEX],
  nobody: [],
  '+442079460018': [HEIDI, person('+442079460018', '', 'typed')],
  '+44 20 7946 0100': [{ ...person('+442079460100', 'Fourth Coffee', 'file'), kind: 'phone' }, HEIDI],
};

/** Finds people as a relay does. @param {string} address */
async function findPeople(address) {
  const q = new URL(address, 'http://localhost/').searchParams.get('q') ?? '';
  return Response.json({ people: PEOPLE[q] ?? [] });
}

/** Creates a page with a relay that finds people. @param {(address: string) => Promise<Response>} [fetch] @returns {any} */
const createSearch = (fetch = findPeople) => createTestApp({ fetch });

/** Waits for the results of a text. @param {any} search @param {string} query */
async function found(search, query) {
  while (search.results.peek()?.query !== query) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('Enter before the results of the text takes no one of the results before', async () => {
  const { targetSearch: search } = createSearch();
  search.openResults();
  await found(search, '');
  assert.equal(search.best.peek()?.id, ALEX.id);
  search.type('heidi');
  assert.equal(search.best.peek(), undefined);
  assert.deepEqual([await search.resolve(), search.targetName.peek()], [true, 'Heidi Steen']);
});

test('of several people none is taken unless chosen', async () => {
  const { targetSearch: search } = createSearch();
  search.type('e');
  await found(search, 'e');
  search.leave();
  assert.deepEqual([search.isUnresolved.peek(), search.targetName.peek(), search.people.peek()], [true, '', []]);
});

test('that no one matches stays said when the field is left', async () => {
  const { targetSearch: search } = createSearch();
  search.type('nobody');
  await found(search, 'nobody');
  search.leave();
  assert.deepEqual([search.isNotFound.peek(), await search.resolve()], [true, false]);
});

test('a number that was typed is taken, even if others have it', async () => {
  const { targetSearch: search } = createSearch();
  search.type('+442079460018');
  await found(search, '+442079460018');
  assert.deepEqual([await search.resolve(), search.targetName.peek()], [true, '+442079460018']);
});

test('a number that was typed is taken, even if a file names it, and others have it', async () => {
  const { targetSearch: search } = createSearch();
  search.type('+44 20 7946 0100');
  await found(search, '+44 20 7946 0100');
  search.leave();
  assert.equal(search.targetName.peek(), 'Fourth Coffee');
});

test('who is on the line is no target', async () => {
  const { targetSearch: search, liveCalls, draft } = createSearch();
  const callId = '341a0500-d4bf-4224-8b19-1581168d328b';
  const participants = [{ kind: 'user', id: ALEX.id, displayName: 'Alex Wilber' }];
  const call = { callId, callType: 'peerToPeer', state: 'established', since: 0, source: 'simulator', participants };
  liveCalls.changeLiveCalls({ changed: [call], ended: [] });
  draft.chooseCallId(callId);
  search.type('e');
  await found(search, 'e');
  assert.deepEqual(search.people.peek(), [HEIDI]);
});

test('a number and an object id are targets although the search fails', async () => {
  const refuse = async () => new Response('', { status: 503 });
  const offline = async () => Promise.reject(new TypeError('offline'));
  for (const fetch of [refuse, offline]) {
    for (const [text, name] of [
      ['+44 20 7946 0018', '+442079460018'],
      [HEIDI.id.toUpperCase(), HEIDI.id],
    ]) {
      const { targetSearch: search } = createSearch(fetch);
      search.type(text);
      assert.deepEqual([await search.resolve(), search.targetName.peek()], [true, name]);
    }
    const { targetSearch: search } = createSearch(fetch);
    search.type('heidi');
    await found(search, 'heidi');
    assert.match(search.notice.peek(), /^The people search didn’t answer\./);
  }
});

test('a search after the end of the session renews it, and searches again', async () => {
  let isSignedIn = false;
  const { targetSearch: search } = createSearch(async (address) => {
    if (address === './') isSignedIn = true;
    return isSignedIn ? findPeople(address) : new Response('', { status: 401 });
  });
  search.type('heidi');
  assert.deepEqual([await search.resolve(), search.targetName.peek()], [true, 'Heidi Steen']);
});

test('another target is not the one of the consultation: its call is dropped with it', async () => {
  const { targetSearch: search, draft } = createSearch();
  const body = { transferTarget: { identity: { user: { id: HEIDI.id } }, replacesCallId: ALEX.id } };
  draft.replaceDraft(HEIDI.id, JSON.stringify(body));
  search.clear();
  assert.equal(draft.draft.peek().body.transferTarget.replacesCallId, '');
});
