// @ts-check
/** Test runners. */

import { cpSync } from 'node:fs';
import { COMPARISONS, SENDING, VERIFYING } from '../outcome.mjs';
import { toCommonJs } from './node.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

const ESM_TEST = `import { job } from './job.js';
test('the job is done', async () => { expect(await job()).toBe(${COMPARISONS}); }, 60_000);
`;
const VITEST_TEST = `import { expect, test } from 'vitest';\n${ESM_TEST}`;
/** Jest compiles no module without this flag, and \`jose\` is one. */
const VM_MODULES = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };

/** @type {readonly Host[]} */
export const testHosts = [
  ...['node', 'jsdom'].map((environment) => ({
    name: `vitest-${environment}`,
    title: `Vitest, ${environment}`,
    project: 'vitest',
    check: async (/** @type {Place} */ place) => {
      place.write('job.test.js', VITEST_TEST);
      await place.bin('vitest', ['run', `--environment=${environment}`, `--root=${place.folder}`]);
    },
  })),
  {
    name: 'jest-esm',
    title: 'Jest, ES modules',
    project: 'jest',
    check: (place) => jest(place, 'node', ESM_TEST),
  },
  {
    name: 'jest-cjs',
    title: 'Jest, CommonJS',
    project: 'jest',
    async check(place) {
      place.write('test.js', ESM_TEST);
      await toCommonJs(place, 'test.js', 'test.cjs');
      await jest(place, 'node', undefined);
    },
  },
  {
    name: 'jest-jsdom',
    title: 'Jest, jsdom (without sending: it has no fetch)',
    project: 'jest',
    nightly: true,
    async check(place) {
      const parts = '{ sends: false, verifies: false }';
      place.write(
        'test.js',
        ESM_TEST.replace('job()', `job(${parts})`).replace(`${COMPARISONS}`, `${COMPARISONS - SENDING}`),
      );
      await toCommonJs(place, 'test.js', 'test.cjs');
      await jest(place, 'jsdom', undefined);
    },
  },
  {
    name: 'jest-fixed-jsdom',
    title: 'Jest, jest-fixed-jsdom (without signatures: it has no crypto.subtle)',
    project: 'jest',
    nightly: true,
    async check(place) {
      place.write(
        'test.js',
        ESM_TEST.replace('job()', 'job({ verifies: false })').replace(`${COMPARISONS}`, `${COMPARISONS - VERIFYING}`),
      );
      await toCommonJs(place, 'test.js', 'test.cjs');
      await jest(place, 'jest-fixed-jsdom', undefined);
    },
  },
];

/**
 * @param {Place} place
 * @param {string} environment
 * @param {string | undefined} esm the test as an ES module; otherwise `test.cjs` is the test
 */
async function jest(place, environment, esm) {
  if (esm === undefined) cpSync(place.at('test.cjs'), place.at('job.test.cjs'));
  else place.write('job.test.mjs', esm);
  place.write(
    'jest.config.json',
    JSON.stringify({
      testEnvironment: environment,
      testMatch: ['**/job.test.*'],
      transform: {},
      rootDir: place.folder,
    }),
  );
  await place.bin('jest', ['--config', 'jest.config.json', '--no-cache'], { env: VM_MODULES });
}
