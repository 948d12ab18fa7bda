// @ts-check
/** Measures the time to parse notifications, compared with `JSON.parse` and with other packages. */

import { isDeepStrictEqual } from 'node:util';
import { StepFailed, step } from '../../pkg-template/build/steps.mjs';
import { bodyTexts } from './bodies.mjs';
import { factsOf } from './facts.mjs';
import { median, range, verdict } from './figures.mjs';
import { readOften, readTwice } from './process.mjs';
import { inRounds } from './rounds.mjs';

/** @import { BodyName } from './bodies.mjs' */
/** @import { Reading } from './process.mjs' */

/**
 * @typedef {object} Row
 * @property {string} title
 * @property {string} reader of a file in `readers`
 * @property {Reading['form']} form
 * @property {BodyName} [body] by default that of the table
 * @property {'always' | 'once' | 'never'} returns in which turns the reader returns the facts of a body
 * @property {number} [limit] the aim: at most so many times the floor
 */

/**
 * @typedef {object} Group
 * @property {BodyName} body
 * @property {string} title
 * @property {readonly Row[]} rows
 * @property {readonly string[]} notes
 */

const APPLY_LIMIT = 0.75;
const SKIP_LIMIT = 0.5;
const PARSE_LIMIT = 0.9;
const TEXT_LIMIT = 1.1;

/** @type {Omit<Row, 'title' | 'reader'>} */
const BYTES = { form: 'bytes', returns: 'always' };
/** @type {Omit<Row, 'title' | 'reader'>} */
const TEXT = { form: 'text', returns: 'always' };

/** The floor for readers of bytes, and the floor for readers of text. @type {Record<Reading['form'], Row>} */
const FLOORS = {
  bytes: { title: 'JSON.parse(new TextDecoder().decode(bytes))', reader: 'json', ...BYTES },
  text: { title: 'JSON.parse(text)', reader: 'json-text', ...TEXT },
};

/** @type {readonly Row[]} */
const OURS = [
  { title: 'tracker.apply(bytes), repeated', reader: 'apply', ...BYTES, returns: 'once', limit: APPLY_LIMIT },
  { title: 'tracker.apply(bytes), an unknown call', reader: 'apply-fresh', ...BYTES, limit: APPLY_LIMIT },
];
/** @type {Row} */
const SKIPPED = { title: 'tracker.apply(bytes), unrelated to transfers', reader: 'apply', ...BYTES, returns: 'never' };
/** @type {readonly Row[]} */
const PARSED = [
  { title: 'parseNotifications(bytes)', reader: 'parse', ...BYTES, limit: PARSE_LIMIT },
  { title: '… and every member that is created on access', reader: 'parse-all', ...BYTES },
];
/** @type {readonly Row[]} */
const FROM_TEXT = [FLOORS.text, { title: 'parseNotifications(text)', reader: 'parse', ...TEXT, limit: TEXT_LIMIT }];
/** @type {readonly Row[]} */
const PEERS = [
  { title: 'checks written by hand', reader: 'hand', ...BYTES },
  { title: 'ajv, written beforehand', reader: 'ajv-standalone', ...BYTES },
  { title: 'ajv, compiled', reader: 'ajv', ...BYTES },
  { title: 'valibot', reader: 'valibot', ...BYTES },
  { title: 'zod', reader: 'zod', ...BYTES },
  { title: 'zod, jitless', reader: 'zod-jitless', ...BYTES },
  { title: 'Kiota v1.0 models', reader: 'kiota-v1', ...BYTES },
  { title: 'Kiota beta models', reader: 'kiota-beta', ...BYTES },
];

const FLOOR_NOTE = '× JSON.parse: of bytes for readers of bytes, of text for readers of text.';
const PEERS_NOTE = 'The peers start with the first row, and return no verdict.';

/** @type {readonly Group[]} */
const GROUPS = [
  {
    body: 'completed',
    title: 'Parse "transfer completed"',
    rows: [
      FLOORS.bytes,
      ...OURS,
      ...PARSED,
      ...PEERS,
      { title: 'ACS parseCallAutomationEvent', reader: 'acs', ...BYTES, body: 'event' },
      ...FROM_TEXT,
    ],
    notes: [
      'Median of the rounds, each case in a process of its own, which parses notifications of 64 calls in turn.',
      `${FLOOR_NOTE} ${PEERS_NOTE}`,
      'An unknown call replaces another one, because the tracker is full. Azure Communication Services has an event of its own, about',
      'as long.',
    ],
  },
  {
    body: 'sequence',
    title: 'Parse the notifications of a transfer: "transferring", "transferAccepted", "completed"',
    rows: [
      FLOORS.bytes,
      {
        title: 'tracker.apply(bytes), expected and in order',
        reader: 'apply-expected',
        ...BYTES,
        limit: APPLY_LIMIT,
      },
    ],
    notes: [
      'One of the three, on average. The transfers are expected (`tracker.expect`), and the tracker knows nothing else of them.',
    ],
  },
  {
    body: 'batch',
    title: 'Parse a batch of 50 of these, of 50 calls',
    rows: [FLOORS.bytes, ...OURS, ...PARSED, ...PEERS, ...FROM_TEXT],
    notes: [`${FLOOR_NOTE} ${PEERS_NOTE}`],
  },
  {
    body: 'roster',
    title: 'Parse a roster of 200 participants',
    rows: [FLOORS.bytes, { ...SKIPPED, limit: SKIP_LIMIT }, ...PARSED, ...FROM_TEXT],
    notes: [FLOOR_NOTE],
  },
  {
    body: 'established',
    title: 'Parse "established" of a call that is not transferred',
    rows: [FLOORS.bytes, { ...SKIPPED, limit: APPLY_LIMIT }],
    notes: [],
  },
];

/**
 * @typedef {object} ReadingSpeed
 * @property {BodyName} group
 * @property {Row} row
 * @property {number} us one body: the median of the rounds
 * @property {number} timesFloor
 * @property {number[]} rounds
 */

/**
 * Measures every reader with every body, interleaved over the rounds.
 * @param {{ readingRounds: number, repetition: import('./process.mjs').Repetition }} effort
 * @returns {Promise<ReadingSpeed[]>}
 */
export async function measureReading({ readingRounds, repetition }) {
  await step('same notifications from every reader', checkSameNotifications);
  const speeds = [];
  for (const { body, rows } of GROUPS) {
    const measure = async (/** @type {Row} */ row) => (await readOften(readingOf(row, body), repetition)).us;
    const times = await inRounds(`reading: ${body}`, rows, readingRounds, measure);
    for (const [row, rounds] of times) {
      const us = median(rounds);
      speeds.push({ group: body, row, us, timesFloor: us / median(times.get(FLOORS[row.form]) ?? []), rounds });
    }
  }
  return speeds;
}

/**
 * @param {readonly ReadingSpeed[]} speeds
 * @returns {import('./table.mjs').Table[]}
 */
export function readingTables(speeds) {
  return GROUPS.map(({ body, title, notes }) => ({
    title: `${title}, ${lengthOf(body).toLocaleString('en')} bytes`,
    head: ['case', 'µs', 'least – most', '× JSON.parse', 'aim'],
    rows: speeds
      .filter(({ group }) => group === body)
      .map(({ row, us, timesFloor, rounds }) => {
        return [row.title, us.toFixed(2), range(rounds, 2), timesFloor.toFixed(2), aimOf(row, timesFloor)];
      }),
    notes,
  }));
}

/**
 * @param {BodyName} body
 * @returns {number} of one of them, on average
 */
function lengthOf(body) {
  const texts = bodyTexts(body);
  return Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length);
}

/**
 * @param {Row} row
 * @param {number} timesFloor
 */
function aimOf({ limit }, timesFloor) {
  return limit === undefined ? '' : verdict({ text: `≤ ${limit}×`, limit }, timesFloor);
}

/**
 * @param {Row} row
 * @param {BodyName} bodyOfGroup
 * @returns {Reading}
 */
function readingOf({ reader, form, body }, bodyOfGroup) {
  return { reader, form, body: body ?? bodyOfGroup };
}

async function checkSameNotifications() {
  for (const { body, rows } of GROUPS) {
    for (const row of rows) {
      const reading = readingOf(row, body);
      const all = bodyTexts(reading.body).map(factsIn);
      const nothing = all.map(() => []);
      const expected = [row.returns === 'never' ? nothing : all, row.returns === 'always' ? all : nothing];
      const found = await readTwice(reading);
      if (isDeepStrictEqual(found, expected)) continue;
      throw new StepFailed(
        `tests/bench/readers/${row.reader}.mjs, bodies "${reading.body}": expected the first of these, found the second.`,
        [expected, found].map((turns) => JSON.stringify(turns).slice(0, 2000)).join('\n'),
      );
    }
  }
}

/** @param {string} text */
function factsIn(text) {
  const json = JSON.parse(text);
  // An event of Azure Communication Services comes as an array.
  return factsOf(Array.isArray(json) ? { kind: 'CallTransferAccepted', ...json[0].data } : json);
}
