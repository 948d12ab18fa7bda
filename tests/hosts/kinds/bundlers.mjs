// @ts-check
/** The bundlers, for pages and for servers, as their users call them: without options for this package. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkAddress, checkPage } from '../browser.mjs';
import { assertPrinted } from '../outcome.mjs';

/** @typedef {import('../host.d.ts').Host} Host */
/** @typedef {import('../host.d.ts').Place} Place */

/** @type {Omit<Host, 'project'>[]} */
const hosts = [
  {
    name: 'vite-dev',
    title: 'Vite, development server',
    async check(place) {
      const { createServer } = await load(place, 'vite');
      const server = await createServer({ ...quietVite(place), server: { host: '127.0.0.1', port: 0, hmr: false } });
      try {
        await server.listen();
        await checkAddress(`http://127.0.0.1:${server.httpServer.address().port}/`);
      } finally {
        await server.close();
      }
    },
  },
  { name: 'vite-build', title: 'Vite, page', check: (place) => buildWithVite(place, 'index.html') },
  { name: 'vite-worker', title: 'Vite, module worker', check: (place) => buildWithVite(place, 'worker.html') },
  { name: 'vite-ssr', title: 'Vite, SSR', check: (place) => buildServerWithVite(place, undefined) },
  { name: 'vite-ssr-bundled', title: 'Vite, SSR with noExternal', check: (place) => buildServerWithVite(place, true) },
  { name: 'webpack-web', title: 'webpack, page', check: (place) => packPage(place, 'webpack') },
  { name: 'webpack-node', title: 'webpack, Node (CommonJS)', check: (place) => packServer(place, 'webpack', {}) },
  {
    name: 'webpack-node-esm',
    title: 'webpack, Node (ES modules)',
    check: (place) => packServer(place, 'webpack', ESM),
  },
  { name: 'rspack-web', title: 'Rspack, page', check: (place) => packPage(place, '@rspack/core') },
  { name: 'rspack-node', title: 'Rspack, Node', check: (place) => packServer(place, '@rspack/core', {}) },
  {
    name: 'rollup-web',
    title: 'Rollup, page (with ./inline)',
    async check(place) {
      useInline(place);
      await rollUp(place, 'page.js', { exportConditions: [], browser: true });
      await checkPage(page(place));
    },
  },
  {
    name: 'rollup-node',
    title: 'Rollup, Node',
    async check(place) {
      await rollUp(place, 'print.js', { exportConditions: ['node'] });
      await runElsewhere(place.at('dist'), 'print.js');
    },
  },
  {
    name: 'esbuild-web',
    title: 'esbuild, page (with ./inline)',
    async check(place) {
      useInline(place);
      await esbuild(place, 'page.js', { format: 'esm', splitting: true });
      await checkPage(page(place));
    },
  },
  {
    name: 'esbuild-node-cjs',
    title: 'esbuild, Node, one file (CommonJS)',
    async check(place) {
      await esbuild(place, 'print.js', { format: 'cjs', platform: 'node', outExtension: { '.js': '.cjs' } });
      await runElsewhere(place.at('dist'), 'print.cjs');
    },
  },
  {
    name: 'esbuild-node-esm',
    title: 'esbuild, Node, one file (ES modules)',
    async check(place) {
      await esbuild(place, 'print.js', { format: 'esm', platform: 'node' });
      await runElsewhere(place.at('dist'), 'print.js');
    },
  },
];

const ESM = { experiments: { outputModule: true }, output: { module: true, chunkFormat: 'module' } };

/** @type {readonly Host[]} */
export const bundlerHosts = [
  ...hosts.map((host) => ({ ...host, project: 'bundlers' })),
  {
    name: 'parcel',
    title: 'Parcel, page',
    project: 'parcel',
    nightly: true,
    async check(place) {
      const setting = { '@parcel/resolver-default': { packageExports: true } };
      place.write('package.json', JSON.stringify({ private: true, type: 'module', ...setting }));
      await place.bin('parcel', ['build', 'index.html', '--public-url', './', '--no-cache', '--no-source-maps']);
      await checkPage(place.at('dist'));
    },
  },
];

/**
 * Imports an installed package.
 * @param {Place} place
 * @param {string} name
 * @returns {Promise<any>}
 */
async function load(place, name) {
  const found = await import(pathToFileURL(createRequire(join(place.project, 'x.js')).resolve(name)).href);
  return found.default ?? found;
}

/** @param {Place} place */
function quietVite(place) {
  return { root: place.folder, base: './', configFile: false, logLevel: /** @type {const} */ ('error') };
}

/**
 * @param {Place} place
 * @param {string} html
 */
async function buildWithVite(place, html) {
  const { build } = await import(pathToFileURL(place.installed('vite', 'dist', 'node', 'index.js')).href);
  // A worker of Vite 8 is a script, and this one imports.
  const options = { worker: { format: 'es' }, build: { rollupOptions: { input: place.at(html) } } };
  await build({ ...quietVite(place), ...options });
  await checkPage(place.at('dist'), { path: html });
}

/**
 * @param {Place} place
 * @param {true | undefined} noExternal
 */
async function buildServerWithVite(place, noExternal) {
  const { build } = await import(pathToFileURL(place.installed('vite', 'dist', 'node', 'index.js')).href);
  const ssr = { ...(noExternal && { noExternal }) };
  await build({ ...quietVite(place), ssr, build: { ssr: place.at('print.js'), outDir: 'dist' } });
  if (noExternal) await runElsewhere(place.at('dist'), 'print.js');
  else assertPrinted(await place.run(process.execPath, ['dist/print.js']));
}

/**
 * @param {Place} place
 * @param {string} bundler
 */
async function packPage(place, bundler) {
  await pack(place, bundler, { target: 'web', entry: place.at('page.js'), output: { publicPath: 'auto' } });
  await checkPage(page(place));
}

/**
 * @param {Place} place
 * @param {string} bundler
 * @param {{ output?: object }} options
 */
async function packServer(place, bundler, { output, ...options }) {
  const entry = place.at('print.js');
  const extension = output ? 'mjs' : 'cjs';
  const named = { filename: `main.${extension}`, chunkFilename: `[name].${extension}`, ...output };
  await pack(place, bundler, { target: 'node20', entry, ...options, output: named });
  await runElsewhere(place.at('dist'), `main.${extension}`);
}

/**
 * Runs webpack, or Rspack, which has its interface.
 * @param {Place} place
 * @param {string} bundler
 * @param {any} options
 */
async function pack(place, bundler, options) {
  const { rspack, ...found } = await import(
    pathToFileURL(createRequire(join(place.project, 'x.js')).resolve(bundler)).href
  );
  const compile = rspack ?? found.default;
  const output = { path: place.at('dist'), ...options.output };
  const compiler = compile({ mode: 'production', context: place.folder, ...options, output });
  await new Promise((resolve, reject) => {
    compiler.run((/** @type {unknown} */ error, /** @type {any} */ stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve(undefined);
    });
  });
  await new Promise((resolve) => compiler.close(resolve));
}

/**
 * @param {Place} place
 * @param {string} input
 * @param {object} resolution the options of the plugin that finds packages
 */
async function rollUp(place, input, resolution) {
  const { rollup } = await load(place, 'rollup');
  const resolve = await load(place, '@rollup/plugin-node-resolve');
  const plugin = (resolve.nodeResolve ?? resolve)(resolution);
  const bundle = await rollup({ input: place.at(input), plugins: [plugin], logLevel: 'silent' });
  await bundle.write({ dir: place.at('dist'), format: 'es', chunkFileNames: '[name].js' });
  await bundle.close();
}

/**
 * @param {Place} place
 * @param {string} input
 * @param {object} options
 */
async function esbuild(place, input, options) {
  const { build } = await load(place, 'esbuild');
  const entry = { entryPoints: [place.at(input)], outdir: place.at('dist') };
  await build({ ...entry, bundle: true, minify: true, logLevel: 'silent', ...options });
}

/**
 * Makes the program import the entry whose wasm is inside its JavaScript: for bundlers that do not copy files.
 * @param {Place} place
 */
function useInline(place) {
  place.edit('job.js', (text) => text.replace("} from 'graph-call-transfer';", "} from 'graph-call-transfer/inline';"));
}

/**
 * Puts the page beside its bundle.
 * @param {Place} place
 * @returns {string} the folder
 */
function page(place) {
  const name = readdirSync(place.at('dist')).find((file) => /^(page|main)\.js$/.test(file));
  assert.ok(name, 'the bundler wrote no script');
  place.edit('index.html', (text) => text.replace('./page.js', `./${name}`));
  cpSync(place.at('index.html'), place.at('dist', 'index.html'));
  return place.at('dist');
}

/**
 * Runs a bundle in a folder that has nothing else: it must contain all that it needs.
 * @param {string} bundle the folder of the bundle
 * @param {string} file
 * @param {string} [program] that runs it
 */
export async function runElsewhere(bundle, file, program = process.execPath) {
  const { run } = await import('../../../pkg-template/build/run.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'graph-call-transfer-bundle-'));
  try {
    cpSync(bundle, folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    assertPrinted(await run(program, [file], { cwd: folder }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
