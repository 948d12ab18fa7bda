// @ts-check
/** What it costs to read notifications, beside `JSON.parse` and beside what else reads them. */

import { isDeepStrictEqual } from 'node:util';
import { StepFailed, step } from '../tools/steps.mjs';
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
 * @property {BodyName} [body] where it is not that of the table
 * @property {'always' | 'once' | 'never'} tells when it tells what a body says, in turn after turn
 * @property {number} [limit] how many times the floor it should take at most
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
const BYTES = { form: 'bytes', tells: 'always' };
/** @type {Omit<Row, 'title' | 'reader'>} */
const TEXT = { form: 'text', tells: 'always' };

/** The floor of what takes bytes, and the floor of what takes text. @type {Record<Reading['form'], Row>} */
const FLOORS = {
  bytes: { title: 'JSON.parse(new TextDecoder().decode(bytes))', reader: 'json', ...BYTES },
  text: { title: 'JSON.parse(text)', reader: 'json-text', ...TEXT },
};

/** @type {readonly Row[]} */
const OURS = [
  { title: 'tracker.apply(bytes), the same again', reader: 'apply', ...BYTES, tells: 'once', limit: APPLY_LIMIT },
  { title: 'tracker.apply(bytes), a call not known', reader: 'apply-fresh', ...BYTES, limit: APPLY_LIMIT },
];
/** @type {Row} */
const SKIPPED = { title: "tracker.apply(bytes), no transfer's business", reader: 'apply', ...BYTES, tells: 'never' };
/** @type {readonly Row[]} */
const PARSED = [
  { title: 'parseNotifications(bytes)', reader: 'parse', ...BYTES, limit: PARSE_LIMIT },
  { title: '… and every member that is made when it is read', reader: 'parse-all', ...BYTES },
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

const FLOOR_NOTE = '× JSON.parse: of bytes for what takes bytes, of text for what takes text.';
const PEERS_NOTE = 'The peers begin with the first row, and know no verdict.';

/** @type {readonly Group[]} */
const GROUPS = [
  {
    body: 'completed',
    title: 'Read "transfer completed"',
    rows: [
      FLOORS.bytes,
      ...OURS,
      ...PARSED,
      ...PEERS,
      { title: 'ACS parseCallAutomationEvent', reader: 'acs', ...BYTES, body: 'event' },
      ...FROM_TEXT,
    ],
    notes: [
      'Median of the rounds, each case in a process of its own, which reads notifications of 64 calls in turn.',
      `${FLOOR_NOTE} ${PEERS_NOTE}`,
      'A call that is not known takes the place of another one: the tracker is full. Azure Communication Services has an event of its',
      'own, about as long.',
    ],
  },
  {
    body: 'told',
    title: 'Read what is told of a transfer: "transferring", "transferAccepted", "completed"',
    rows: [
      FLOORS.bytes,
      {
        title: 'tracker.apply(bytes), announced and in order',
        reader: 'apply-announced',
        ...BYTES,
        limit: APPLY_LIMIT,
      },
    ],
    notes: [
      'One of the three, on average. The transfers were announced before, and nothing else is known of any of them.',
    ],
  },
  {
    body: 'batch',
    title: 'Read a batch of 50 of it, of 50 calls',
    rows: [FLOORS.bytes, ...OURS, ...PARSED, ...PEERS, ...FROM_TEXT],
    notes: [`${FLOOR_NOTE} ${PEERS_NOTE}`],
  },
  {
    body: 'roster',
    title: 'Read a roster of 200 participants',
    rows: [FLOORS.bytes, { ...SKIPPED, limit: SKIP_LIMIT }, ...PARSED, ...FROM_TEXT],
    notes: [FLOOR_NOTE],
  },
  {
    body: 'established',
    title: 'Read "established" of a call that is not transferred',
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
      const told = bodyTexts(reading.body).map(factsIn);
      const nothing = told.map(() => []);
      const expected = [row.tells === 'never' ? nothing : told, row.tells === 'always' ? told : nothing];
      const found = await readTwice(reading);
      if (isDeepStrictEqual(found, expected)) continue;
      throw new StepFailed(
        `tests/bench/readers/${row.reader}.mjs reads the second of these from the bodies "${reading.body}"; they say the first.`,
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
