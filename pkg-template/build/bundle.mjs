// @ts-check
/**
 * Bundles the package's JavaScript for Node. The wasm modules are in it as compressed base64: a file beside the script would stay
 * behind when a server is bundled.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { exportedValues } from './declarations.mjs';
import { DIST, ENTRIES, LIB, TYPES } from './entries.mjs';
import { inFunction } from './function-scope.mjs';
import { WHOLE } from './modules.mjs';

const NODE = join(DIST, 'node');
/** The host of a wasm module, in `lib/wasm`. */
const HOST = /\/host\/(\w+)\.js$/;
/** The glue of a wasm module, which loads its file by default. */
const GLUE_FILE = /\/glue\/\w+\.js$/;
/** The base64 of a wasm module. */
const BASE64 = /\/(\w+)\.base64\.js$/;

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
  bundle: true,
  outdir: NODE,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  // The names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  // Node prints the line of an uncaught error.
  lineLimit: 120,
  logLevel: 'silent',
};

/**
 * Writes an ES module for each entry. Node 20.19 and newer use it for `require` too: with a second form there would be two instances.
 * Hosts that cannot `require` an ES module, such as Jest, get a CommonJS module.
 * @param {readonly { name: string, wasm: Uint8Array }[]} modules
 */
export async function bundleForNode(modules) {
  // Loaded late: a bare machine installs it after this module is read.
  const { build: bundle } = await import('esbuild');
  const { outputFiles } = await bundle({
    ...COMMON,
    write: false,
    entryPoints: ENTRIES.map(({ web, node }) => ({ in: join(DIST, web), out: node })),
    format: 'esm',
    // The code that entries share is in a file of its own, so that there is one instance of it.
    splitting: true,
    chunkNames: 'shared-[hash]',
    plugins: [embeddedModules],
  });
  mkdirSync(NODE, { recursive: true });
  for (const { path, text } of outputFiles) writeFileSync(path, await inFunction(text));
  for (const { name, wasm } of modules) {
    // Compressed, because an import reads them all; inflating one takes as long as reading it would.
    const base64 = deflateRawSync(wasm, { level: 9 }).toString('base64');
    writeFileSync(join(NODE, `${name}.base64.js`), `export default '${base64}';\n`);
  }
  for (const { web, node, types } of ENTRIES) {
    if (isPartOfMain(web) && node !== 'index') {
      writeFileSync(join(NODE, `${node}.cjs`), fromMain(types));
      continue;
    }
    await bundle({
      ...COMMON,
      entryPoints: [{ in: join(DIST, web), out: node }],
      format: 'cjs',
      outExtension: { '.js': '.cjs' },
      // The environment of Jest with jsdom lacks them.
      banner: {
        js: "const { TextDecoder, TextEncoder } = globalThis.TextDecoder ? globalThis : require('node:util');",
      },
      plugins: node === 'index' ? [embeddedModules] : [mainEntry],
    });
  }
}

/** The files whose exports the main entry has too, and of which there must be one instance. */
const PARTS_OF_MAIN = [
  'web.js',
  'requests/index.js',
  'calls/index.js',
  'notifications/index.js',
  'notifications/decide.js',
  'notifications/parse.js',
  'tools/index.js',
  'tracker/start.js',
  'tracker/tracker.js',
  'error.js',
];

/** @param {string} file in `dist` */
function isPartOfMain(file) {
  return PARTS_OF_MAIN.includes(file);
}

/**
 * Returns a CommonJS module that exports what the main entry has of an entry.
 * @param {string} types the declarations of the entry
 */
function fromMain(types) {
  const names = exportedValues(readFileSync(join(TYPES, types), 'utf8'));
  return [
    "'use strict';",
    "const main = require('./index.cjs');",
    ...names.map((name) => `exports.${name} = main.${name};`),
    '',
  ].join('\n');
}

/** The modules whose checks the module of tools repeats with repairs. */
const CHECKING = ['calls', 'requests'];

/**
 * Returns the host of a module that is part of the program.
 * @param {string} name
 */
function embeddingHost(name) {
  return [
    ...(CHECKING.includes(name) ? importOfRepairs() : []),
    `import base64 from './${name}.base64.js';`,
    `import { bytesOf } from './embedding-host.js';`,
    'export const load = undefined;',
    'export const embedded = () => bytesOf(base64);',
  ].join('\n');
}

/** Returns the lines that make the repairs part of the program. */
function importOfRepairs() {
  const file = (/** @type {string} */ name) => JSON.stringify(join(DIST, `wasm/${name}.js`));
  return [
    `import { tools } from ${file('tools')};`,
    `import { provideRepairs } from ${file('repairs')};`,
    'provideRepairs(tools);',
  ];
}

/** @type {import('esbuild').Plugin} */
const embeddedModules = {
  name: 'embedded-modules',
  setup({ onResolve, onLoad, initialOptions: { format } }) {
    onResolve({ filter: HOST }, ({ path }) => ({ path: HOST.exec(path)?.[1] ?? '', namespace: 'embedded' }));
    onLoad({ filter: /./, namespace: 'embedded' }, ({ path: name }) => ({
      contents: name === WHOLE.name ? `export const ${name} = undefined;` : embeddingHost(name),
      resolveDir: join(LIB, 'wasm'),
    }));
    // No bundler of this package may look for a file that is not there.
    onLoad({ filter: GLUE_FILE }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/new URL\('\w+\.wasm', import\.meta\.url\)/, 'undefined'),
    }));
    // In a file of its own: it is read as one text, and never by a bundler of this package.
    onResolve({ filter: BASE64 }, ({ path }) => {
      const file = `${BASE64.exec(path)?.[1]}.base64.js`;
      return format === 'esm' ? { path: `./${file}`, external: true } : { path: join(NODE, file) };
    });
  },
};

/** @type {import('esbuild').Plugin} */
const mainEntry = {
  name: 'main-entry',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, importer }) => {
      if (importer === '') return undefined;
      const file = relative(DIST, join(resolveDir, path));
      if (isPartOfMain(file)) return { path: './index.cjs', external: true };
      const isOfModule = /^(?:wasm|glue)\//.test(file);
      return isOfModule
        ? { errors: [{ text: `${path} belongs to the main entry, of which there must be one instance` }] }
        : undefined;
    });
  },
};
