// @ts-check
/** The status line of a transfer, in whatever order the receipt and the stream arrive. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStatusAnnouncer, createTestApp, language, lateStore } from '../app.mjs';

/** The id of the transfer that is being sent. */
let transferId = '';
/** Responds in the relay's place. @type {(receipt: object) => void} */
let respond = () => {};
/** Is called when the request has left the page. */
let leave = () => {};

const app = createTestApp({
  fetch: (address, { body }) => {
    assert.equal(address, 'api/transfers');
    ({ transferId } = JSON.parse(body));
    return new Promise((resolve) => {
      respond = (receipt) => resolve(new Response(JSON.stringify(receipt)));
      leave();
    });
  },
});
const { takeEvent } = app.events;

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const ACCEPTED = { kind: 'accepted', status: 202, attempts: 1, elapsedMs: 9 };
const REFUSED = {
  ...{ kind: 'refused', status: 409, attempts: 1, elapsedMs: 9, retryable: false, mayBeInProgress: false },
  error: { code: '8519', message: 'The call is being transferred.' },
};
const NOT_SENT = { code: 'credentialFailed', message: 'There is no token.', delivered: 'no' };

/** @type {string[]} */
const announced = [];
/** Returns the sentence that is shown, in the language of the page. */
const currentSentence = () => {
  const { text } = app.announcer.announcement.peek();
  return typeof text === 'string' ? text : text();
};
app.announcer.announcement.subscribe(() => announced.push(currentSentence()));

/** @param {object} end of sending */
const eventsWith = (end) => {
  const head = { at: Date.now(), transferId, callId: CALL_ID };
  return [
    { ...head, kind: 'transfer', sequence: 0, body: app.draft.draft.peek().text },
    { ...head, sequence: 1, ...end },
  ];
};

/** Sends the receipt, and waits until the page has read it. @param {object} end */
function receive(end) {
  respond({ transferId, events: eventsWith(end) });
  return new Promise((resolve) =>
    app.sending.busy.subscribe((/** @type {boolean} */ busy) => busy || resolve(undefined)),
  );
}

/** The events while the second transfer is being sent. @type {Readonly<Record<string, () => unknown>>} */
const happenings = {
  'the receipt arrives': () => receive({ kind: 'response', response: REFUSED }),
  'the stream has the response': () => takeEvent(eventsWith({ kind: 'response', response: REFUSED })[1]),
  'the first one ends': () => notify('terminated', { resultInfo: { code: 0, subcode: 7015 } }),
};

/** @param {string} state @param {object} [more] */
function notify(state, more) {
  const resourceData = { '@odata.type': '#microsoft.graph.call', state, ...more };
  const value = [{ changeType: 'updated', resourceUrl: `/communications/calls/${CALL_ID}`, resourceData }];
  takeEvent({ kind: 'notifications', at: Date.now(), callIds: [CALL_ID], body: JSON.stringify({ value }) });
}

/** Presses Send; the stream has the start. */
async function send() {
  await new Promise((resolve) => {
    leave = () => resolve(undefined);
    app.sending.requestSend();
  });
  takeEvent(eventsWith({})[0]);
}

/** Sends a transfer that its target accepts, and then another one of the same call. */
async function sendTwice() {
  app.recordings.remove();
  await send();
  takeEvent(eventsWith({ kind: 'response', response: ACCEPTED })[1]);
  await receive({ kind: 'response', response: ACCEPTED });
  notify('transferring');
  notify('transferAccepted');
  assert.equal(announced.at(-1), 'Accepted by the transfer target');
  await send();
  announced.length = 0;
}

test.before(async () => {
  await app.core.core.load();
  app.connection.connection.value = { kind: 'live', isResynced: false };
  app.draft.loadExample('blind');
  app.preferences.mode.value = 'developer';
  lateStore(app, createStatusAnnouncer);
});

// The page waits a minute for a verdict.
test.beforeEach((t) => 'mock' in t && t.mock.timers.enable({ apis: ['setTimeout'] }));

for (const order of [
  ['the receipt arrives', 'the stream has the response'],
  ['the stream has the response', 'the receipt arrives'],
  ['the first one ends', 'the stream has the response', 'the receipt arrives'],
  ['the receipt arrives', 'the first one ends', 'the stream has the response'],
  ['the first one ends', 'the receipt arrives', 'the stream has the response'],
]) {
  test(`the refusal of a second transfer of a call is announced, once and last: ${order.join(', ')}`, async () => {
    await sendTwice();
    for (const name of order) await happenings[name]?.();
    assert.deepEqual(announced, ['Refused: 409 · 8519']);
  });
}

test('a second transfer of a call that was not sent is announced, and does not have the end of the first', async () => {
  await sendTwice();
  await receive({ kind: 'failure', error: NOT_SENT });
  takeEvent(eventsWith({ kind: 'failure', error: NOT_SENT })[1]);
  happenings['the first one ends']?.();
  assert.deepEqual(announced, ['Not sent']);
  assert.equal(app.recordings.shown.peek().played.status, undefined);
});

test('the same refusal of the next transfer is announced again', async () => {
  await sendTwice();
  await receive({ kind: 'response', response: REFUSED });
  await send();
  await receive({ kind: 'response', response: REFUSED });
  assert.deepEqual(announced, ['Refused: 409 · 8519', 'Sending the transfer…', 'Refused: 409 · 8519']);
});

test('the response to a transfer that is no longer shown is announced all the same', async () => {
  await sendTwice();
  app.recordings.show(undefined);
  await receive({ kind: 'response', response: REFUSED });
  assert.deepEqual(announced, ['Refused: 409 · 8519']);
});

test('another language changes the sentence, and announces nothing', async () => {
  await sendTwice();
  await receive({ kind: 'response', response: REFUSED });
  announced.length = 0;
  const english = language.peek();
  language.value = { ...english, texts: { outcome: { title: () => 'Abgelehnt' } } };
  assert.deepEqual([announced, currentSentence()], [[], 'Abgelehnt']);
  language.value = english;
});
