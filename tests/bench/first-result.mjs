// @ts-check
/** Measures the time to the first result in Node: a fresh process imports a case and runs it once. */

import { step } from '../../pkg-template/build/steps.mjs';
import { median, range, verdict } from './figures.mjs';
import { once } from './process.mjs';

/** Files in `cases`, and their names in the table. */
const CASES = {
  empty: 'an empty file (the floor)',
  build: 'graph-call-transfer: import + buildTransfer',
  verdict: 'graph-call-transfer: import + the verdict on a transfer',
  'kiota-v1': 'Kiota v1.0 models: import + one body',
  'kiota-beta': 'Kiota beta models: import + one body',
};
const OURS = ['build', 'verdict'];
const AIM = { text: '≤ 15 ms', limit: 15 };

/**
 * @typedef {object} FirstResult
 * @property {string} name
 * @property {number} ms the median of the samples
 * @property {number[]} samples
 */

/**
 * Measures every case, interleaved.
 * @param {number} samples
 * @returns {Promise<FirstResult[]>}
 */
export async function measureFirstResult(samples) {
  /** @type {Map<string, number[]>} */
  const times = new Map(Object.keys(CASES).map((name) => [name, []]));
  await step('first result', async (line) => {
    for (let sample = 1; sample <= samples; sample += 1) {
      line.note(`sample ${sample} of ${samples}`);
      for (const [name, all] of times) all.push((await once(name)).ms);
    }
    line.note(`${samples} samples`);
  });
  return [...times].map(([name, all]) => ({ name, ms: median(all), samples: all }));
}

/**
 * @param {readonly FirstResult[]} results
 * @returns {import('./table.mjs').Table}
 */
export function firstResultTable(results) {
  /** @type {Record<string, string>} */
  const titles = CASES;
  return {
    title: 'From import to the first result in Node',
    head: ['case', 'ms', 'least – most', 'aim'],
    rows: results.map(({ name, ms, samples }) => {
      return [titles[name] ?? name, ms.toFixed(1), range(samples, 1), OURS.includes(name) ? verdict(AIM, ms) : ''];
    }),
    notes: ['Median of the samples, each a fresh process; without the start of Node itself.'],
  };
}
