// @ts-check
/** A recording in the fragment of an address: without names and numbers, and from anybody. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { load } from '../bundle.mjs';

const { readRecordingLink, writeRecordingLink, readRecordings, redactedRecording } = await load(
  'model/recording-link',
  'model/recording-file',
  'model/redacted-recording',
);

const FOLDER = inProject('tests/fixtures/recordings');
const recordings = readdirSync(FOLDER).flatMap(
  (name) => readRecordings(readFileSync(join(FOLDER, name), 'utf8'), 'file').recordings,
);

/** @param {string} content */
const fragmentOf = (content) => `#r=${deflateRawSync(content).toString('base64url')}`;

test('a recording comes back from its link as its redacted file has it', async () => {
  assert.ok(recordings.length >= 3);
  for (const recording of recordings) {
    const fragment = await writeRecordingLink([recording]);
    assert.match(fragment, /^#r=[\w-]+$/);
    assert.deepEqual(await readRecordingLink(fragment), [redactedRecording(recording)]);
  }
  const all = await writeRecordingLink(recordings);
  assert.equal((await readRecordingLink(all)).length, recordings.length);
});

test('a link contains no name, no number and no secret of its recording', async () => {
  const [recording] = recordings;
  const secrets = { displayName: 'Heidi Steen', phone: '+12345678901' };
  const body = JSON.stringify({
    transferTarget: { identity: { user: { id: 'a', displayName: secrets.displayName } } },
  });
  const notified = {
    changeType: 'updated',
    resourceUrl: `/communications/calls/${recording.callId}`,
    resourceData: {
      '@odata.type': '#microsoft.graph.call',
      source: { identity: { phone: { '@odata.type': '#microsoft.graph.identity', id: secrets.phone } } },
    },
  };
  const fragment = await writeRecordingLink([
    {
      ...recording,
      caller: secrets.displayName,
      request: { body, destination: 'simulator' },
      events: [
        { kind: 'sent', at: 1 },
        { kind: 'notifications', at: 2, body: JSON.stringify({ value: [notified] }) },
      ],
    },
  ]);
  const text = inflateRawSync(Buffer.from(fragment.slice('#r='.length), 'base64url')).toString();
  for (const secret of Object.values(secrets)) assert.ok(!text.includes(secret), text);
  const [{ events }] = await readRecordingLink(fragment);
  assert.equal(events.length, 2);
});

test('a recording that is too long for a link has none', async () => {
  const [recording] = recordings;
  // Text that cannot be deflated.
  const ids = Array.from({ length: 1000 }, (_, at) => ({
    kind: 'attempt',
    id: crypto.randomUUID(),
    at,
    attempt: { number: 1, elapsedMs: at },
  }));
  assert.equal(await writeRecordingLink([{ ...recording, events: ids }]), undefined);
});

for (const [what, fragment] of /** @type {const} */ ([
  ['another fragment', '#d=AAAA'],
  ['nothing', '#r='],
  ['no base64', '#r=%%%'],
  ['no deflate', '#r=AAAA'],
  ['no recording', fragmentOf('{}')],
  ['one with an invalid line', fragmentOf('{"format":"graph-call-transfer recording","version":1}')],
  ['one that unfolds to 8 MiB', fragmentOf(' '.repeat(8 * 1024 * 1024))],
  ['one that is too long', `#r=${'A'.repeat(20_000)}`],
])) {
  test(`of the link to ${what} no recording is taken`, async () => {
    assert.equal(await readRecordingLink(fragment), undefined);
  });
}
