// @ts-check
/** Cloudflare's runtime workerd: bundled by wrangler, run by miniflare. */

import { assertPrinted } from '../outcome.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

const COMPATIBILITY_DATE = '2026-06-01';

const WORKER = `import { job } from './job.js';
export default {
  async fetch() {
    return new Response('compared: ' + (await job().catch((error) => error.stack)));
  },
};
`;

const RUN = (/** @type {readonly string[]} */ flags) => `import { Miniflare } from 'miniflare';
const miniflare = new Miniflare({
  modules: true,
  modulesRoot: 'dist',
  scriptPath: 'dist/worker.js',
  modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }],
  compatibilityDate: '${COMPATIBILITY_DATE}',
  compatibilityFlags: ${JSON.stringify(flags)},
});
const response = await miniflare.dispatchFetch('http://localhost/');
console.log(await response.text());
await miniflare.dispose();
`;

/** @type {[name: string, title: string, flags: readonly string[], prepare: (place: Place) => void][]} */
const WAYS = [
  ['workerd', 'workerd, wrangler', [], () => {}],
  ['workerd-node', 'workerd, wrangler, nodejs_compat', ['nodejs_compat'], () => {}],
  ['workerd-own-module', 'workerd, with your own module', [], passModule],
];

/** @type {readonly Host[]} */
export const workerHosts = WAYS.map(([name, title, flags, prepare]) => ({
  name,
  title,
  project: 'workers',
  nightly: name !== 'workerd',
  async check(place) {
    prepare(place);
    place.write('worker.js', WORKER);
    place.write('run.js', RUN(flags));
    const env = { WRANGLER_SEND_METRICS: 'false', CI: 'true', HOME: place.folder };
    const node = place.installed('node24', 'bin', 'node');
    const flagArguments = flags.map((flag) => `--compatibility-flag=${flag}`);
    const args = ['deploy', 'worker.js', '--name=job', '--dry-run', '--outdir=dist'];
    args.push(`--compatibility-date=${COMPATIBILITY_DATE}`, ...flagArguments);
    await place.run(node, [place.installed('wrangler', 'bin', 'wrangler.js'), ...args], { env });
    assertPrinted(await place.run(node, ['run.js'], { env }));
  },
}));

/**
 * Makes the program start the module itself.
 * @param {Place} place
 */
function passModule(place) {
  const names = ['notifications', 'requests', 'send', 'tools'];
  const start = [
    ...names.map((name) => `import ${name} from 'graph-call-transfer/${name}.wasm';`),
    "import { initSync } from 'graph-call-transfer/web';\n",
  ].join('\n');
  place.edit('job.js', (text) =>
    text
      .replace("} from 'graph-call-transfer';", "} from 'graph-call-transfer/web';")
      .replace('  await init();', `  initSync({ ${names.join(', ')} });\n  await init();`)
      .replace(/^import/m, `${start}import`),
  );
}
