// @ts-check
/** Where what is heard goes: to the recordings of the transfers that it is about. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './bundle.mjs';

// Which view is seen stands in the page's address.
Object.assign(globalThis, { location: { hash: '' } });

const { begin, entryOf, hearSent, hearEnd, hearNotifications } = await load(
  'recording/recordings',
  'recording/hearing',
);

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';

/** @param {string} state */
const told = (state) =>
  JSON.stringify({
    value: [
      {
        changeType: 'updated',
        resourceUrl: `/communications/calls/${CALL_ID}`,
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
  hearEnd('second', { kind: 'answered', answer: { kind: 'accepted', status: 202, attempts: 1, elapsedMs: 9 } }, 3100);
  hearNotifications({ at: 3500, body: told('transferring') });
  assert.equal(entryOf('first').played.status.phase, 'failed');
  const { phase, certainty } = entryOf('second').played.status;
  assert.deepEqual([phase, certainty], ['transferring', 'certain']);
});
