// @ts-check
/** Where what is heard goes: to the recordings of the transfers that it is about. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

// Which view is seen stands in the page's address.
Object.assign(globalThis, { location: { hash: '' } });

const { begin, add, show, entryOf, hearSent, hearEnd, hearNotifications, core, diagram } = await load(
  'recording/recordings',
  'recording/hearing',
  'core',
  'diagram',
);

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';

const accepted = { kind: 'answered', answer: { kind: 'accepted', status: 202, attempts: 1, elapsedMs: 9 } };

/**
 * @param {string} state
 * @param {string} [callId]
 */
const told = (state, callId = CALL_ID) =>
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

test('of two transfers of one call that a relay tells of, the later one does not hear what came before it', () => {
  for (const [id, at] of /** @type {const} */ ([
    ['first', 1000],
    ['second', 3000],
  ])) {
    begin({ id, origin: 'relay', callId: CALL_ID, heard: true });
    hearSent(id, at);
  }
  hearNotifications({ at: 1500, body: told('transferring') });
  hearNotifications({ at: 2000, body: told('established') });
  hearEnd('second', accepted, 3100);
  hearNotifications({ at: 3500, body: told('transferring') });
  assert.equal(entryOf('first').played.status.phase, 'failed');
  const { phase, certainty } = entryOf('second').played.status;
  assert.deepEqual([phase, certainty], ['transferring', 'certain']);
});

test('the ladder is as sure as the verdict: of a second failure of the same call, and of one that nobody announced', async () => {
  await core.load();
  const request = { body: '{}', destination: 'simulator' };
  /** @param {string} id */
  const drawn = (id) => {
    show(id);
    const { arrows, legs } = diagram.value.ladder;
    const { kind, certain } = legs.at(-1);
    return [entryOf(id).played.status.certainty, kind, certain, arrows[0].kind];
  };
  const callId = '6f1f5c00-8c1b-47f1-be9d-660c501041a9';
  for (const [id, at] of /** @type {const} */ ([
    ['once', 1000],
    ['again', 3000],
  ])) {
    begin({ id, origin: 'relay', callId, request, heard: true });
    hearSent(id, at);
    hearEnd(id, accepted, at);
    for (const state of ['transferring', 'established']) hearNotifications({ at: at + 1, body: told(state, callId) });
  }
  assert.deepEqual(drawn('once'), ['certain', 'returned', true, 'post']);
  assert.deepEqual(drawn('again'), ['likely', 'returned', false, 'post']);

  const failed = { kind: 'notifications', at: 2, body: told('established', callId) };
  for (const [id, events] of /** @type {const} */ ([
    ['unannounced', [failed]],
    ['announced', [{ kind: 'expected', at: 1 }, failed]],
  ])) {
    add([{ id, origin: 'inspect', callId, heard: true, events }]);
  }
  assert.deepEqual(drawn('unannounced'), ['likely', 'returned', false, 'failure']);
  assert.deepEqual(drawn('announced'), ['certain', 'returned', true, 'failure']);
});
