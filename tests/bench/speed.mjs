// @ts-check
/** Measures the time of a warm call: building the body, compared with other packages, and checking, which has no peers. */

import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { inProject } from '../../pkg-template/build/project.mjs';
import { StepFailed, step } from '../../pkg-template/build/steps.mjs';
import { median, range, verdict } from './figures.mjs';
import { once, repeated } from './process.mjs';
import { inRounds } from './rounds.mjs';

const LITERAL = 'literal';
/** Files in `cases`, and their names in the table. */
const MAKING = {
  [LITERAL]: 'object literal + JSON.stringify (no checks)',
  describe: 'describeTransfer(input).body',
  build: 'JSON.stringify(buildTransfer(input).body)',
  'kiota-v1': 'Kiota v1.0 models (no checks)',
  'kiota-beta': 'Kiota beta models (no checks)',
};
const CHECKING = {
  validate: 'validateTransfer(input)',
  parse: 'parseTransfer(callId, text)',
};
const AIM = { text: '≤ 4× the literal', limit: 4 };
const AIMED = ['describe', 'build'];

/**
 * @typedef {object} Speed
 * @property {string} name
 * @property {number} us one call: the median of the rounds
 * @property {number} timesLiteral
 * @property {number[]} rounds
 */

/**
 * Measures every case, interleaved over the rounds.
 * @param {{ rounds: number, repetition: import('./process.mjs').Repetition }} effort
 * @returns {Promise<Speed[]>}
 */
export async function measureSpeed({ rounds, repetition }) {
  const names = [...Object.keys(MAKING), ...Object.keys(CHECKING)];
  await step('same body from every case', () => checkSameBody(names));
  const times = await inRounds('speed', names, rounds, async (name) => (await repeated(name, repetition)).us);
  const floor = median(times.get(LITERAL) ?? []);
  return [...times].map(([name, all]) => ({ name, us: median(all), timesLiteral: median(all) / floor, rounds: all }));
}

/**
 * @param {readonly Speed[]} speeds
 * @returns {import('./table.mjs').Table[]}
 */
export function speedTables(speeds) {
  const rowsOf = (/** @type {Record<string, string>} */ titles) =>
    Object.entries(titles).flatMap(([name, title]) => {
      const speed = speeds.find((candidate) => candidate.name === name);
      return speed === undefined ? [] : [{ ...speed, cells: [title, speed.us.toFixed(2), range(speed.rounds, 2)] }];
    });
  return [
    {
      title: 'Build, check and serialise the consultative transfer',
      head: ['case', 'µs', 'least – most', '× literal', 'aim'],
      rows: rowsOf(MAKING).map(({ name, timesLiteral, cells }) => {
        return [...cells, timesLiteral.toFixed(2), AIMED.includes(name) ? verdict(AIM, timesLiteral) : ''];
      }),
      notes: [
        'Median of the rounds, each case in a process of its own. Every case builds the same JSON, without the',
        "`@odata.type` members of Graph's page, which the package does not write. Kiota returns bytes, the others text.",
      ],
    },
    {
      title: 'Check the same transfer',
      head: ['case', 'µs', 'least – most'],
      rows: rowsOf(CHECKING).map(({ cells }) => cells),
      notes: [],
    },
  ];
}

/** @param {readonly string[]} names */
async function checkSameBody(names) {
  const page = readFileSync(inProject('tests/fixtures/requests/beta-2.json'), 'utf8');
  const expected = JSON.parse(page, (member, value) => (member === '@odata.type' ? undefined : value));
  for (const name of names) {
    const { body } = await once(name);
    if (isDeepStrictEqual(body, expected)) continue;
    const bodies = [expected, body].map((json) => JSON.stringify(json)).join('\n');
    throw new StepFailed(
      `tests/bench/cases/${name}.mjs: expected the first of these bodies, found the second.`,
      bodies,
    );
  }
}
