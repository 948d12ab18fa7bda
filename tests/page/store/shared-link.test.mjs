// @ts-check
/** A recording that is shared as a link, and opened again: nothing is requested, and the address loses it. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { createImportExport, createTestApp, lateStore, readRecordings } from '../app.mjs';
import { load } from '../bundle.mjs';
import { settled } from '../relay.mjs';

const { writeRecordingLink } = await load('model/recording-link');

/** @param {string} name */
const recordingOf = (name) => {
  const text = readFileSync(inProject(`tests/fixtures/recordings/${name}.jsonl`), 'utf8');
  return readRecordings(text, 'file').recordings[0];
};

/** @param {string} hash */
async function openLink(hash) {
  /** @type {string[]} */
  const requested = [];
  const app = createTestApp({
    hash,
    fetch: async (url) => {
      requested.push(url);
      throw new TypeError('offline');
    },
  });
  app.opened.start();
  await settled(app.opened.opened, (opened) => opened !== undefined);
  return { app, requested };
}

test('a link to a recording shows it as it ended, and requests nothing', async () => {
  const recording = recordingOf('consultative-completed');
  const { app, requested } = await openLink(await writeRecordingLink([recording]));
  assert.deepEqual(app.opened.opened.peek(), { kind: 'recording' });
  const { recording: shown, played } = app.recordings.shown.peek();
  assert.deepEqual([shown.id, shown.origin, played.status.phase], [recording.id, 'file', 'completed']);
  assert.deepEqual(requested, []);
  assert.equal(app.draft.draft.peek().callId, '');
});

test('a damaged link to a recording is reported, and shows none', async () => {
  const { app } = await openLink('#r=AAAA');
  assert.deepEqual(app.opened.opened.peek(), { kind: 'damaged', source: 'link' });
  assert.equal(app.recordings.entries.peek().length, 0);
});

test('a recording that the page has already stays as it is', async () => {
  const recording = recordingOf('refused');
  const { app } = await openLink(await writeRecordingLink([recording]));
  const before = app.recordings.entryOf(recording.id);
  app.env.location.hash = await writeRecordingLink([{ ...recording, caller: 'Somebody else' }]);
  app.opened.opened.value = undefined;
  app.env.window.dispatchEvent(new Event('hashchange'));
  await settled(app.opened.opened, (opened) => opened !== undefined);
  assert.equal(app.recordings.entryOf(recording.id), before);
  assert.equal(app.recordings.shownId.peek(), recording.id);
});

test('a recording that is too long for a link is reported, and its file is offered', async () => {
  const app = createTestApp();
  await app.core.core.load();
  const recording = recordingOf('refused');
  const { copyLink } = lateStore(app, createImportExport);
  assert.equal(await copyLink(recording), true);
  const attempt = { number: 1, elapsedMs: 1 };
  const events = Array.from({ length: 1000 }, () => ({ kind: 'attempt', id: crypto.randomUUID(), at: 1, attempt }));
  assert.equal(await copyLink({ ...recording, events }), false);
  const { text } = app.announcer.announcement.peek();
  assert.equal(text(), 'The recording is too long for a link. Export it without names instead.');
});
