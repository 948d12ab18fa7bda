// @ts-check
/** What the status line says of a transfer, in whatever order the answer to the page and the stream tell of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

/** The id of the transfer that is under way. */
let transferId = '';
/** Answers it in the relay's place. @type {(receipt: object) => void} */
let answer = () => {};
/** Is called when it has left the page. */
let leave = () => {};

Object.assign(globalThis, {
  // Which view is seen, and the language, stand in the page's address.
  location: { hash: '', search: '' },
  document: { baseURI: 'http://localhost/' },
  matchMedia: () => ({ matches: false }),
  fetch: (/** @type {string} */ address, /** @type {any} */ { body }) => {
    assert.equal(address, 'api/transfers');
    ({ transferId } = JSON.parse(body));
    return new Promise((resolve) => {
      answer = (receipt) => resolve(new Response(JSON.stringify(receipt)));
      leave();
    });
  },
});

const page = await load(
  ...['announce', 'core', 'draft', 'language', 'sending', 'standing'],
  ...['relay/events', 'relay/connection', 'recording/recordings'],
);

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const ACCEPTED = { kind: 'accepted', status: 202, attempts: 1, elapsedMs: 9 };
const REFUSED = {
  ...{ kind: 'refused', status: 409, attempts: 1, elapsedMs: 9, retryable: false, mayHaveBegun: false },
  error: { code: '8519', message: 'The call is being transferred.' },
};
const NOT_SENT = { code: 'credentialFailed', message: 'There is no token.', delivered: 'no' };

/** @type {string[]} */
const heard = [];
/** The sentence that stands there, in the language of the page. */
const standing = () => {
  const { text } = page.announcement.peek();
  return typeof text === 'string' ? text : text();
};
page.announcement.subscribe(() => heard.push(standing()));

/** Answers the page, and waits until it has read that. @param {object} receipt */
function receive(receipt) {
  answer(receipt);
  return new Promise((resolve) => page.busy.subscribe((/** @type {boolean} */ busy) => busy || resolve(undefined)));
}

/** What may happen while the second transfer is under way. @type {Readonly<Record<string, () => unknown>>} */
const happenings = {
  'the page is answered': () => receive({ answer: REFUSED }),
  'the stream tells the answer': () =>
    page.takeEvent({ kind: 'answer', at: Date.now(), transferId, callId: CALL_ID, answer: REFUSED }),
  'the first one ends': () => notify('terminated', { resultInfo: { code: 0, subcode: 7015 } }),
};

/** @param {string} state @param {object} [more] */
function notify(state, more) {
  const resourceData = { '@odata.type': '#microsoft.graph.call', state, ...more };
  const value = [{ changeType: 'updated', resourceUrl: `/communications/calls/${CALL_ID}`, resourceData }];
  page.takeEvent({ kind: 'notifications', at: Date.now(), callIds: [CALL_ID], body: JSON.stringify({ value }) });
}

/** Presses Send; the stream tells that it was. */
async function send() {
  await new Promise((resolve) => {
    leave = () => resolve(undefined);
    page.requestSend();
  });
  const { text: body } = page.draft.peek();
  page.takeEvent({ kind: 'transfer', at: Date.now(), transferId, callId: CALL_ID, body });
}

/** Makes a transfer that is accepted by its target, and then another one of the same call. */
async function sendTwice() {
  page.remove();
  await send();
  await receive({ answer: ACCEPTED });
  page.takeEvent({ kind: 'answer', at: Date.now(), transferId, callId: CALL_ID, answer: ACCEPTED });
  notify('transferring');
  notify('transferAccepted');
  assert.equal(heard.at(-1), 'Accepted by the transfer target');
  await send();
  heard.length = 0;
}

test.before(async () => {
  await page.core.load();
  page.connection.value = { kind: 'live', isResynced: false };
  page.loadExample('blind');
  page.watchStanding();
});

// The page gives the stream a moment, and the verdict a minute.
test.beforeEach((t) => 'mock' in t && t.mock.timers.enable({ apis: ['setTimeout'] }));

for (const order of [
  ['the page is answered', 'the stream tells the answer'],
  ['the stream tells the answer', 'the page is answered'],
  ['the first one ends', 'the stream tells the answer', 'the page is answered'],
  ['the page is answered', 'the first one ends', 'the stream tells the answer'],
  ['the first one ends', 'the page is answered', 'the stream tells the answer'],
]) {
  test(`the refusal of a second transfer of a call is said, once and last: ${order.join(', ')}`, async () => {
    await sendTwice();
    for (const name of order) await happenings[name]?.();
    assert.deepEqual(heard, ['Refused: 409 · 8519']);
  });
}

test('that a second transfer of a call was not sent is said, and it is not given the end of the first', async () => {
  await sendTwice();
  await receive({ failure: NOT_SENT });
  page.takeEvent({ kind: 'failure', at: Date.now(), transferId, callId: CALL_ID, error: NOT_SENT });
  happenings['the first one ends']?.();
  assert.deepEqual(heard, ['Not sent']);
  assert.equal(page.shown.peek().played.status, undefined);
});

test('the same refusal of the next transfer is said again', async () => {
  await sendTwice();
  await receive({ answer: REFUSED });
  await send();
  await receive({ answer: REFUSED });
  assert.deepEqual(heard, ['Refused: 409 · 8519', 'Sending the transfer …', 'Refused: 409 · 8519']);
});

test('the answer to a transfer that is no longer shown is said all the same', async () => {
  await sendTwice();
  page.show(undefined);
  await receive({ answer: REFUSED });
  assert.deepEqual(heard, ['Refused: 409 · 8519']);
});

test('another language changes the words that stand there, and is no news', async () => {
  await sendTwice();
  await receive({ answer: REFUSED });
  heard.length = 0;
  const english = page.language.peek();
  page.language.value = { ...english, texts: { outcome: { title: () => 'Abgelehnt' } } };
  assert.deepEqual([heard, standing()], [[], 'Abgelehnt']);
  page.language.value = english;
});
