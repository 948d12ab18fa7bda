// @ts-check
import { defineConfig } from 'vite';
import { pagePolicy } from './server/access/headers.js';

/** The parts of the package that send: its entries export them, but the first paint does not use them. */
const LATE =
  /\/dist\/(?:requests\/send|(?:calls|send|tools)\/\w+|glue\/(?:calls|send|tools)|wasm\/(?:host\/)?(?:calls|send|tools))\.js$/;

/**
 * Names the chunk of a module that is late, and of one that the page imports from the first, directly or through others; the rest are
 * split as usual.
 *
 * @param {string} id
 * @param {{ getModuleInfo(id: string): { isEntry: boolean, importers: readonly string[] } | null }} modules
 * @returns {string | null}
 */
function firstPaint(id, modules) {
  if (LATE.test(id)) return 'late';
  const seen = new Set([id]);
  for (const one of seen) {
    if (LATE.test(one)) continue;
    const { isEntry = false, importers = [] } = modules.getModuleInfo(one) ?? {};
    if (isEntry) return 'page';
    for (const importer of importers) seen.add(importer);
  }
  return null;
}

/** The glue of the wasm modules that the page does not load: it takes their functions from the module that contains them all. */
const UNUSED_GLUE = /\/dist\/glue\/(?:calls|notifications|requests|send|tools)\.js$/;

/** @type {import('vite').Plugin} */
const withoutUnusedGlue = {
  name: 'without-unused-glue',
  load: (id) => (UNUSED_GLUE.test(id) ? 'export default undefined; export const initSync = undefined;' : null),
};

export default defineConfig({
  // The page may lie in any folder of any web server.
  base: './',
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A polyfill would be an inline script, a small asset a data: address: the page's CSP knows neither.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What the first paint needs is one file: in a dozen files it is nearly 5 KiB more, because each is compressed by itself.
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: firstPaint }] } },
    },
  },
  plugins: [
    withoutUnusedGlue,
    {
      name: 'policy',
      apply: 'build',
      // A plain web server sends no policy, so the page brings it.
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy() },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
});
