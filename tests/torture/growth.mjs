// @ts-check
/**
 * Texts of one and of four times the size, for every reader of a stranger's text: a reader must not take more than 2.5 times the time
 * for twice the text. It measures times, so it is no part of `npm test`; `src/work/tests.rs` counts the bytes that the core reads.
 */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { api, packageFolder } from '../package/support/installed.mjs';
import { CALL_ID } from '../package/support/transfers.mjs';
import { loadUntil } from '../page/bundle.mjs';

/** @import { Pass } from './pass.mjs' */
/** @typedef {(text: string) => unknown} Reader */

const SIZE = 4_000;
const LARGEST_FACTOR = 2.5;
/** The shortest of several times of the processor is that of the reader alone, also on a busy machine. */
const TIMES = 7;
/** A factor that is too large is measured again: a busy machine slows one measurement, a reader that is too slow all of them. */
const TRIES = 8;
/** Shorter times are those of the call, not of the text. */
const MEASURABLE_MS = 0.05;

const HEADS = [
  '',
  'é',
  '[',
  '{"value":[',
  '{"a":"',
  "{'a': ",
  '{"é":‘',
  'POST /calls/é\n\n{',
  'Bearer ',
  '2026-11-30T12:00:00Z ',
];

const PIECES = [
  ...[
    '[',
    '{',
    '{"a":',
    ']',
    '}',
    '},{',
    '"',
    "'",
    '`',
    '“',
    '‘',
    '\\',
    '\\"',
    '\\\\',
    '\\u00e9',
    '\\ud800',
    ',',
    ':',
    '/',
    '%2',
  ],
  ...[
    'é',
    '😀',
    '9',
    '-',
    '.',
    '1.',
    '1e',
    '+1 ',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\u00a0',
    '#',
    '//',
    '/*',
    '*/',
    '<',
    '<p>',
    '&quot;',
  ],
  ...[
    '"a":1,',
    '"a" ',
    '{"a":1},',
    '"id":"é",',
    '"resourceData":{',
    '{"resourceUrl":"/communications/calls/é",',
    '"state":"a",',
  ],
  ...[
    '"resultInfo":{"code":5},',
    'code: 1 ',
    '500/7000 ',
    'DiagCode: 480#1',
    '480#',
    'AADSTS50',
    'Bearer a.',
    'eyJ.',
    'eyJ',
    'a.b.',
  ],
  ...[
    'a@',
    'a=',
    'token=',
    '&a=',
    'https://',
    'meetup-join/',
    'tel:+',
    '2026-11-30T12:00:00Z ',
    '12:00:00 ',
    "'\\''",
    '^"',
    '@{',
    '$(',
  ],
  ...['\u001b[3', 'line\n', '{"time":1}\n', '{"value":[]}\n', 'call=é ', 'True, None, ', 'u"a": '],
];

/** @param {Pass} pass */
export async function attack(pass) {
  const readers = await readersOf(pass);
  for (let round = pass.rounds(2, 20); round > 0; round -= 1) {
    for (const [name, read] of Object.entries(readers)) {
      const [head, piece, other] = [pass.random.oneOf(HEADS), pass.random.oneOf(PIECES), pass.random.oneOf(PIECES)];
      const repeated = pass.random.onceIn(3) ? piece + other : piece;
      const factor = factorOf(read, (size) => head + repeated.repeat(Math.ceil(size / repeated.length)));
      assert.ok(
        factor <= LARGEST_FACTOR,
        `${name} takes ${factor.toFixed(1)} times the time for twice the text: ${JSON.stringify([head, repeated])}`,
      );
      pass.count('texts');
      pass.largest('largest factor, in %', Math.round(factor * 100));
    }
  }
}

/**
 * Returns by how much the time grows when the text is twice as large.
 * @param {Reader} read
 * @param {(size: number) => string} textOf
 */
function factorOf(read, textOf) {
  const texts = [textOf(SIZE), textOf(4 * SIZE)];
  let least = Number.POSITIVE_INFINITY;
  for (let tries = TRIES; tries > 0 && least > LARGEST_FACTOR; tries -= 1) {
    const [small = 0, large = 0] = texts.map((text) => Math.max(shortest(read, text), MEASURABLE_MS));
    least = Math.min(least, Math.sqrt(large / small));
  }
  return least;
}

/**
 * @param {Reader} read
 * @param {string} text
 */
function shortest(read, text) {
  let least = Number.POSITIVE_INFINITY;
  for (let times = TIMES; times > 0; times -= 1) {
    const started = process.cpuUsage();
    try {
      read(text);
    } catch (error) {
      if (!api.isTransferError(error)) throw error;
    }
    const { user, system } = process.cpuUsage(started);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/**
 * Returns each reader of texts that come from outside.
 * @param {Pass} pass
 * @returns {Promise<Record<string, Reader>>}
 */
async function readersOf(pass) {
  const load = (/** @type {string} */ path) => import(join(packageFolder, 'dist/cli', path));
  const [{ EntryReader }, { findCodes }] = await Promise.all(['inspect/entries.js', 'explain/findings.js'].map(load));
  const page = await loadUntil((cleanup) => pass.after(cleanup), ['model/recording-file']);
  const tracker = new api.TransferTracker();
  pass.after(() => tracker.free());
  const snapshotHead = new api.TransferTracker().snapshot();
  return {
    parseTransfer: (text) => api.parseTransfer(CALL_ID, text),
    validateTransfer: (text) => api.validateTransfer(/** @type {any} */ (text)),
    'an id': (text) => api.validateTransfer({ callId: text, target: { user: { id: text } } }),
    parseCall: (text) => api.parseCall(text),
    parseNotifications: (text) => api.parseNotifications(text),
    'a resource': (text) =>
      tracker.apply(JSON.stringify({ value: [{ resourceUrl: text, resourceData: { state: text, id: text } }] })),
    apply: (text) => tracker.apply(text),
    restore: (text) => api.TransferTracker.restore(`${snapshotHead}${text}`),
    'a response': (text) => api.parseResponse(403, { 'Retry-After': text.slice(0, 8_000) }, text),
    redact: (text) => api.redact(text),
    'a token': (text) => api.inspectToken(`e30.${Buffer.from(text).toString('base64url')}.c2ln`),
    'a log': (text) => new EntryReader().read(text, { isLast: true }),
    explain: (text) => findCodes(text),
    'a recording': (text) => page.readRecordings(text, 'file'),
  };
}
