// @ts-check
/** Checks the results of each reader for awkward notifications. It measures correctness, not time. */

import { step } from '../../pkg-template/build/steps.mjs';
import { AWKWARD, isRight } from './awkward-bodies.mjs';
import { readAwkward } from './process.mjs';

/** Files in `readers`, and their names in the table. */
const READERS = {
  parse: 'graph-call-transfer',
  json: 'JSON.parse',
  hand: 'by hand',
  ajv: 'ajv',
  valibot: 'valibot',
  zod: 'zod',
  'kiota-v1': 'Kiota v1.0',
  'kiota-beta': 'Kiota beta',
};

/**
 * @typedef {object} Findings of one reader
 * @property {string} reader
 * @property {import('./awkward-bodies.mjs').Finding[]} findings in the order of the bodies
 * @property {number} right the number of right ones
 */

/** @returns {Promise<Findings[]>} */
export function measureAwkward() {
  return step('awkward notifications', async () => {
    const all = [];
    for (const [file, reader] of Object.entries(READERS)) {
      const findings = await readAwkward(file);
      const right = AWKWARD.filter((awkward, place) => isRight(awkward, findings[place] ?? 'lost')).length;
      all.push({ reader, findings, right });
    }
    return all;
  });
}

/**
 * @param {readonly Findings[]} all
 * @returns {import('./table.mjs').Table}
 */
export function awkwardTable(all) {
  return {
    title: 'Results for awkward notifications',
    head: ['notification', ...all.map(({ reader }) => reader)],
    inWords: true,
    rows: [
      ...AWKWARD.map(({ title }, place) => [title, ...all.map(({ findings }) => findings[place] ?? '')]),
      [`right, of ${AWKWARD.length}`, ...all.map(({ right }) => String(right))],
    ],
    notes: [
      'kept: in its usual place. elsewhere: under another name, or in a record without types. refused: with all others in the body.',
      'Right are "kept", and for the two bodies without notifications "refused" and "recognised". By hand, ajv, valibot and zod: the',
      'obvious schema, with open objects; a better one has to be written first.',
    ],
  };
}
