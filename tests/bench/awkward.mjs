// @ts-check
/** What each reader makes of awkward notifications. Not a matter of time, but of what a reader is for. */

import { step } from '../tools/steps.mjs';
import { AWKWARD, isRight } from './awkward-bodies.mjs';
import { readAwkward } from './process.mjs';

/** Files in `readers`, and what they are called in the table. */
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
 * @property {number} right how many of them
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
    title: 'What becomes of awkward notifications',
    head: ['notification', ...all.map(({ reader }) => reader)],
    inWords: true,
    rows: [
      ...AWKWARD.map(({ title }, place) => [title, ...all.map(({ findings }) => findings[place] ?? '')]),
      [`right, of ${AWKWARD.length}`, ...all.map(({ right }) => String(right))],
    ],
    notes: [
      'kept: where one looks for it. elsewhere: under another name, or in a bag without types. refused: with all that came with it.',
      'Right is what is kept; and of the two bodies that are no notifications, that they are not accepted. By hand, ajv, valibot and',
      'zod: the obvious schema, with open objects; a better one has to be written first.',
    ],
  };
}
