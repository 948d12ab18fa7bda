// @ts-check
/** The recorder: each event is recorded with the transfers that it is about, once. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDiagram, createTestApp, lateStore } from '../app.mjs';

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const ACCEPTED = { kind: 'accepted', status: 202, attempts: 1, elapsedMs: 9 };

/**
 * @param {string} state
 * @param {string} [callId]
 */
const bodyWith = (state, callId = CALL_ID) =>
  JSON.stringify({
    value: [
      {
        changeType: 'updated',
        resourceUrl: `/communications/calls/${callId}`,
        resourceData: {
          '@odata.type': '#microsoft.graph.call',
          state,
          ...(state === 'established' && { resultInfo: { code: 500, subcode: 7000 } }),
        },
      },
    ],
  });

/** A page, with short names for what the tests do with it. */
function createPage() {
  const app = createTestApp();
  let position = 0;
  return {
    app,
    /** @param {string} transferId @param {number} at @param {object} [more] */
    start: (transferId, at, more) =>
      app.events.takeEvent({ kind: 'transfer', at, transferId, sequence: 0, callId: CALL_ID, body: '{}', ...more }),
    /** @param {string} transferId @param {number} at @param {object} [more] */
    respond: (transferId, at, more) =>
      app.events.takeEvent({
        ...{ kind: 'response', at, transferId, sequence: 1, callId: CALL_ID, response: ACCEPTED },
        ...more,
      }),
    /** @param {number} at @param {string} state @param {string} [callId] */
    notify: (at, state, callId = CALL_ID) => {
      position += 1;
      app.events.takeEvent(
        { kind: 'notifications', at, callIds: [callId], body: bodyWith(state, callId) },
        `${position}-0`,
      );
    },
    /** @param {string} id */
    entry: (id) => app.recordings.entryOf(id),
  };
}

test('an event that arrives by the stream, with the receipt and after a reload is recorded once', () => {
  const { app, start, respond, notify, entry } = createPage();
  for (let time = 0; time < 3; time += 1) {
    start('one', 1000);
    respond('one', 1100);
  }
  notify(1200, 'transferring');
  app.events.takeEvent({ kind: 'notifications', at: 1200, callIds: [CALL_ID], body: bodyWith('transferring') }, '1-0');
  assert.deepEqual(
    entry('one').recording.events.map((/** @type {any} */ { kind, id }) => [kind, id]),
    [
      ['sent', '0'],
      ['response', '1'],
      ['notifications', '1-0'],
    ],
  );
});

test('two pages in one process have recordings of their own', () => {
  const [first, second] = [createPage(), createPage()];
  first.start('one', 1000);
  assert.equal(first.app.recordings.entries.peek().length, 1);
  assert.equal(second.app.recordings.entries.peek().length, 0);
});

test('the later of two transfers of one call does not receive the notifications before it', () => {
  const { start, respond, notify, entry } = createPage();
  start('first', 1000);
  start('second', 3000);
  notify(1500, 'transferring');
  notify(2000, 'established');
  respond('second', 3100);
  notify(3500, 'transferring');
  assert.equal(entry('first').played.status.phase, 'failed');
  const { phase, certainty } = entry('second').played.status;
  assert.deepEqual([phase, certainty], ['transferring', 'certain']);
});

test('the state that the relay knew before is part of a transfer, so that the ladder is as certain as the verdict', async () => {
  const { app, start, respond, notify, entry } = createPage();
  await app.core.core.load();
  /** @param {string} id */
  const drawn = (id) => {
    app.recordings.show(id);
    const { arrows, legs } = lateStore(app, createDiagram).diagram.value.ladder;
    const { kind, certain } = legs.at(-1);
    return [entry(id).played.status.certainty, kind, certain, arrows[0].kind];
  };
  const { TransferTracker } = await import('graph-call-transfer');
  const relay = new TransferTracker();
  relay.expect({ callId: CALL_ID });
  for (const state of ['transferring', 'established']) relay.apply(bodyWith(state));
  const known = relay.snapshotCall(CALL_ID);

  for (const [id, at, more] of /** @type {const} */ ([
    ['once', 1000, {}],
    ['again', 3000, { known }],
  ])) {
    start(id, at, more);
    respond(id, at);
    for (const state of ['transferring', 'established']) notify(at + 1, state);
  }
  assert.deepEqual(drawn('once'), ['certain', 'returned', true, 'post']);
  assert.deepEqual(drawn('again'), ['likely', 'returned', false, 'post']);

  const failed = { kind: 'notifications', at: 2, body: bodyWith('established') };
  for (const [id, events] of /** @type {const} */ ([
    ['unannounced', [failed]],
    ['announced', [{ kind: 'expected', at: 1 }, failed]],
  ])) {
    app.recordings.add([{ id, origin: 'inspect', callId: CALL_ID, receivesNotifications: true, events }]);
  }
  assert.deepEqual(drawn('unannounced'), ['likely', 'returned', false, 'failure']);
  assert.deepEqual(drawn('announced'), ['certain', 'returned', true, 'failure']);
});

test('a failure of the page itself is followed by the events of the relay', () => {
  const { app, start, respond, entry } = createPage();
  start('one', 1000);
  const attempt = { number: 1, status: 202, elapsedMs: 50 };
  app.events.takeEvent({ kind: 'attempt', at: 1050, transferId: 'one', sequence: 1, callId: CALL_ID, attempt });
  respond('one', 1100, { sequence: 2 });
  assert.equal(entry('one').played.rows.length, 3);
});

test('a call that was transferred has ended, and one that is back has not', async () => {
  const { app, start, respond, notify } = createPage();
  await app.core.core.load();
  app.draft.chooseCallId(CALL_ID.toUpperCase());
  start('one', 1000);
  respond('one', 1100);
  notify(1200, 'transferring');
  notify(1300, 'established');
  assert.equal(app.sending.hasEnded.value, false);
  notify(1400, 'terminated');
  assert.equal(app.sending.hasEnded.value, true);
});
