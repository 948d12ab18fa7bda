// @ts-check
/** Files that are dropped on the page, and recordings that are shared without names. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInspect, createTestApp, lateStore, redactedRecording, takeFile, writeRecordings } from '../app.mjs';

const CALL_ID = '341a0500-d4bf-4224-8b19-1581168d328b';
const HEIDI = { user: { id: '550fae72-d251-43ec-868c-373732c2704f', displayName: 'Heidi Steen' } };
const COMPLETED = JSON.stringify({
  value: [
    {
      ...{ changeType: 'deleted', resourceUrl: `/communications/calls/${CALL_ID}` },
      resourceData: {
        ...{ state: 'terminated', resultInfo: { code: 0, subcode: 7015 } },
        targets: [{ identity: HEIDI }, { identity: { phone: { id: '+442079460018' } } }],
      },
    },
  ],
});
const RECORDING = {
  ...{ id: 'a0ec4b5f-7a67-4b33-a0d0-95e2a7c8f2c1', callId: CALL_ID, origin: 'page', receivesNotifications: true },
  caller: 'Adele Vance',
  request: { body: JSON.stringify({ transferTarget: { identity: HEIDI } }), destination: 'simulator' },
  events: [
    { kind: 'sent', at: 1000 },
    { kind: 'notifications', at: 2000, body: COMPLETED },
  ],
};

/** @param {string} name @param {string} text */
const fileOf = (name, text) => new File([text], name);

test('a recording that is shared without names is replayed to the same verdict', async () => {
  const text = writeRecordings([redactedRecording(RECORDING)]);
  assert.doesNotMatch(text, /Heidi|Adele|7946/);
  const app = createTestApp();
  await takeFile(app, fileOf('transfer.jsonl', text));
  const { recording, played } = app.recordings.entryOf(RECORDING.id);
  assert.deepEqual([recording.origin, played.status.phase, app.view.view.peek()], ['file', 'completed', 'history']);
  assert.equal(recording.events[1].at, 2000);
});

test('a log that is dropped is opened in Inspect', async () => {
  const app = createTestApp();
  await takeFile(app, fileOf('log.txt', `INFO body=${COMPLETED}`));
  assert.equal(app.view.view.peek(), 'inspect');
  assert.equal(lateStore(app, createInspect).transfers.peek().calls.length, 1);
});
