// @ts-check
/** Logs, recordings, snapshots, links and the input of the command line, changed at random: JavaScript reads them. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { inProject } from '../../pkg-template/build/project.mjs';
import { runProgram } from '../cli/support/program.mjs';
import { FIXTURES } from '../package/support/bodies.mjs';
import { api, packageFolder } from '../package/support/installed.mjs';
import { loadUntil } from '../page/bundle.mjs';
import { mutated } from './mutation.mjs';

/** @import { Pass } from './pass.mjs' */

const RECORDINGS = inProject('tests/fixtures/recordings');
const recordings = readdirSync(RECORDINGS).map((name) => readFileSync(join(RECORDINGS, name), 'utf8'));
const bodies = FIXTURES.map(({ text }) => JSON.stringify(JSON.parse(text)));
const logs = [
  ...recordings,
  ...bodies.map((body, at) => `2026-11-30T12:00:0${at % 10}Z info POST /api/calls ${body}\n`),
  ...bodies.map((body) => `${JSON.stringify({ time: 1_800_000_000_000, msg: body })}\n`),
  'INFO DiagCode: 480#10037.@ 403/7505 {"error":{"code":"7505"}}\n',
];

/** @param {Pass} pass */
export async function attack(pass) {
  await readLogs(pass);
  await readOnPage(pass);
  readSnapshots(pass);
  runWithInput(pass);
}

/** @param {Pass} pass */
async function readLogs(pass) {
  const load = (/** @type {string} */ path) => import(join(packageFolder, 'dist/cli', path));
  const [{ EntryReader }, { Inspection, sortByTime }, { findCodes }] = await Promise.all(
    ['inspect/entries.js', 'inspect/inspection.js', 'explain/findings.js'].map(load),
  );
  for (let round = pass.rounds(400, 4_000); round > 0; round -= 1) {
    const text = mutated(pass.random, logs);
    const entries = new EntryReader().read(text, { isLast: true });
    const inspection = new Inspection([]);
    for (const entry of sortByTime(entries).entries) inspection.apply(entry);
    assert.ok((await inspection.calls()).length <= inspection.callCount + entries.length);
    findCodes(text);
    // A log that grows: its parts have no more entries than the whole.
    const cut = pass.random.below(text.length + 1);
    const growing = new EntryReader();
    growing.read(text.slice(0, cut), { isLast: false });
    growing.read(text.slice(cut), { isLast: true });
    pass.count('logs');
  }
}

/** @param {Pass} pass */
async function readOnPage(pass) {
  const page = await loadUntil(
    (cleanup) => pass.after(cleanup),
    ['model/replay', 'model/recording-file', 'model/draft-link', 'model/recording-link'],
  );
  const draft = { v: 1, callId: 'c', text: '{}', destination: 'simulator', version: 'beta' };
  for (let round = pass.rounds(200, 2_000); round > 0; round -= 1) {
    const read = page.readRecordings(mutated(pass.random, recordings), 'file');
    assert.match(read.kind, /^(recordings|faults|empty|tooLarge)$/);
    for (const { events, ...head } of read.recordings ?? []) {
      const replay = new page.Replay(head);
      for (const event of events) replay.apply(event);
      replay.free();
      pass.count('recordings played');
    }
    const link = deflateRawSync(mutated(pass.random, [JSON.stringify(draft)])).toString('base64url');
    const fragment = pass.random.onceIn(2) ? `#d=${link}` : mutated(pass.random, [`#d=${link}`]);
    const found = await page.readFragment(fragment);
    assert.ok(found === undefined || typeof found.text === 'string');
    const recordingLink = deflateRawSync(mutated(pass.random, recordings)).toString('base64url');
    const linked = await page.readRecordingLink(`#r=${recordingLink}`);
    assert.ok(linked === undefined || linked.length > 0);
    pass.count('recordings and links');
  }
}

/** @param {Pass} pass */
function readSnapshots(pass) {
  const tracker = new api.TransferTracker();
  for (const { bytes } of FIXTURES) tracker.apply(bytes);
  const snapshot = tracker.snapshot();
  for (let round = pass.rounds(200, 2_000); round > 0; round -= 1) {
    try {
      api.TransferTracker.restore(mutated(pass.random, [snapshot])).free();
    } catch (error) {
      assert.ok(api.isTransferError(error) && error.code === 'invalidSnapshot', String(error));
    }
    pass.count('snapshots');
  }
}

/** @param {Pass} pass */
function runWithInput(pass) {
  const requests = readdirSync(inProject('tests/fixtures/requests'))
    .filter((file) => !file.endsWith('.report.txt'))
    .map((file) => readFileSync(inProject(`tests/fixtures/requests/${file}`), 'utf8'));
  /** @type {[args: string[], examples: string[]][]} */
  const uses = [
    [['check', '-'], requests],
    [['check', '-', '--fix'], requests],
    [['check', '-', '--format', 'sarif'], requests],
    [['inspect', '-'], logs],
    [['inspect', '-', '--mermaid', '--json'], logs],
    [['explain', '-'], logs],
  ];
  for (let round = pass.rounds(3, 30); round > 0; round -= 1) {
    const [args, examples] = pass.random.oneOf(uses);
    // An argument of any form too.
    const all = pass.random.onceIn(3) ? [...args, mutated(pass.random, ['--call', '--tenant=x', '500/7000'])] : args;
    const input = mutated(pass.random, examples);
    const { code, err } = runProgram(
      all.map((arg) => arg.replaceAll('\0', '')),
      { input },
    );
    assert.ok(code === 0 || code === 1 || code === 2, `${all.join(' ')} ended with ${code}: ${err}\n${input}`);
    assert.doesNotMatch(err, /fault of graph-call-transfer|\n\s+at /, input);
    pass.count('programs');
  }
}
