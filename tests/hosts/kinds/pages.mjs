// @ts-check
/** Pages without a bundler: an import map, a strict policy, a service worker. */

import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { checkPage } from '../browser.mjs';
import { COMPARISONS, VERIFYING } from '../outcome.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

/** The names that a page uses, and their files in the package. The guide has the same map. */
const IMPORTS = {
  'graph-call-transfer': './package/dist/web.js',
  'graph-call-transfer/clouds': './package/dist/clouds/index.js',
  'graph-call-transfer/codes': './package/dist/codes/index.js',
  'graph-call-transfer/ids': './package/dist/ids/index.js',
  'graph-call-transfer/simulator': './package/dist/simulator/index.js',
  'graph-call-transfer/snippets': './package/dist/snippets/index.js',
  'graph-call-transfer/webhook': './package/dist/webhook/index.js',
  jose: './jose/index.js',
};

/** The service worker and the page that asks it. */
const SERVICE_WORKER = `import { job } from './job.js';
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', async (event) => {
  event.source.postMessage(await job({ verifies: false }).catch(String));
});
`;
const SERVICE_WORKER_PAGE = `const outcome = (async () => {
  await navigator.serviceWorker.register('./service-worker.js', { type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve) => {
    navigator.serviceWorker.onmessage = ({ data }) => resolve(data);
    active.postMessage('start');
  });
})();
Object.assign(globalThis, { outcome });
`;

/** @type {Omit<Host, 'project'>[]} */
const hosts = [
  {
    name: 'import-map',
    title: 'page with an import map',
    async check(place) {
      mapImports(place);
      await checkPage(place.folder);
    },
  },
  {
    name: 'strict-policy',
    title: 'page with a strict policy',
    async check(place) {
      const hash = createHash('sha256').update(mapImports(place)).digest('base64');
      const policy =
        `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'; connect-src 'self'; img-src data:; ` +
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
      await checkPage(place.folder, { policy });
    },
  },
  {
    name: 'service-worker',
    title: 'module service worker',
    async check(place) {
      copyPackages(place);
      place.write('service-worker.js', SERVICE_WORKER);
      place.write('page.js', SERVICE_WORKER_PAGE);
      // A worker has no import map.
      rewriteImports(place, 'job.js', '.');
      await checkPage(place.folder, { expected: COMPARISONS - VERIFYING });
    },
  },
];

/** @type {readonly Host[]} */
export const pageHosts = hosts.map((host) => ({ ...host, project: 'pages' }));

/**
 * Puts an import map into the page.
 * @param {Place} place
 * @returns {string} the text of the map, for the policy
 */
function mapImports(place) {
  copyPackages(place);
  const map = JSON.stringify({ imports: IMPORTS });
  place.edit('index.html', (html) =>
    html.replace('  </head>', `    <script type="importmap">${map}</script>\n  </head>`),
  );
  return map;
}

/** @param {Place} place */
function copyPackages(place) {
  cpSync(place.installed('graph-call-transfer'), place.at('package'), { recursive: true });
  const { exports } = JSON.parse(readFileSync(place.installed('jose', 'package.json'), 'utf8'));
  const { import: file = exports['.'].default } = exports['.'];
  cpSync(place.installed('jose', typeof file === 'string' ? file : file.default, '..'), place.at('jose'), {
    recursive: true,
  });
}

/**
 * Replaces the names of packages by the files of the import map.
 * @param {Place} place
 * @param {string} file
 * @param {string} base
 */
function rewriteImports(place, file, base) {
  place.edit(file, (text) =>
    text.replace(/from '(graph-call-transfer[/\w]*)'/g, (_, name) => {
      return `from '${base}/${IMPORTS[/** @type {keyof typeof IMPORTS} */ (name)].slice(2)}'`;
    }),
  );
}
