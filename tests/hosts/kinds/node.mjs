// @ts-check
/** Node, in every supported version: `import`, `require`, worker threads. */

import { assertPrinted } from '../outcome.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

/** @type {[version: string, program: (place: Place) => string][]} */
const VERSIONS = [
  ['this', () => process.execPath],
  ['22', (place) => place.installed('node22', 'bin', 'node')],
  ['24', (place) => place.installed('node24', 'bin', 'node')],
];

const WORKER = `import { Worker } from 'node:worker_threads';
new Worker(new URL('./print.js', import.meta.url)).on('error', (error) => { throw error; });
`;

/** @type {[way: string, title: string, run: (place: Place, node: string) => Promise<string>][]} */
const WAYS = [
  ['esm', 'ES modules', (place, node) => place.run(node, ['print.js'])],
  [
    'cjs',
    'CommonJS',
    async (place, node) => {
      await toCommonJs(place, 'print.js', 'print.cjs');
      return place.run(node, ['print.cjs']);
    },
  ],
  [
    'worker',
    'worker thread',
    (place, node) => {
      place.write('start.js', WORKER);
      return place.run(node, ['start.js']);
    },
  ],
];

/** @type {readonly Host[]} */
export const nodeHosts = VERSIONS.flatMap(([version, program]) =>
  WAYS.map(([way, title, run]) => ({
    name: version === 'this' ? `node-${way}` : `node${version}-${way}`,
    title: `Node ${version === 'this' ? process.versions.node : version}, ${title}`,
    project: 'node',
    check: async (place) => assertPrinted(await run(place, program(place))),
  })),
);

/**
 * Writes the program as one CommonJS file, which requires the package.
 * @param {Place} place
 * @param {string} from
 * @param {string} to
 */
export async function toCommonJs(place, from, to) {
  // Loaded late: a bare machine installs it after this module is read.
  const { build } = await import('esbuild');
  await build({
    entryPoints: [place.at(from)],
    outfile: place.at(to),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
}
