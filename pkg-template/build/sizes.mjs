// @ts-check
/** The sizes of the entries: what a page loads for each. */

import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { print } from './board.mjs';
import { ENTRIES, GLUE } from './entries.mjs';
import { wasmFile } from './modules.mjs';
import { inProject } from './project.mjs';

/**
 * @typedef {object} EntrySize in bytes, each file compressed by itself, as a server sends them
 * @property {string} subpath such as `/requests`
 * @property {string} title the parts
 * @property {number} files
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 */

/** Measures each entry that has wasm modules: its script, minified as a bundler does it, and its modules. */
export function measureEntries() {
  const entries = ENTRIES.filter(({ modules }) => modules.length > 0);
  return Promise.all(entries.map(measureEntry));
}

/** Prints the sizes. */
export async function printSizes() {
  for (const { subpath, title, raw, gzip, brotli } of await measureEntries()) {
    const [all, byGzip, byBrotli] = [raw, gzip, brotli].map((bytes) => `${(bytes / 1024).toFixed(1)} KiB`);
    print(`    graph-call-transfer${subpath} (${title}): ${all}, gzip ${byGzip}, brotli ${byBrotli}`);
  }
}

/**
 * @param {import('./entries.mjs').Entry} entry
 * @returns {Promise<EntrySize>}
 */
async function measureEntry({ web, node, modules }) {
  const wasm = modules.map((name) => readFileSync(inProject(`pkg/dist/${GLUE}/${wasmFile(name)}`)));
  const files = [await minified(web), ...wasm];
  const gzipped = await Promise.all(files.map((file) => promisify(gzip)(file, { level: 9 })));
  // The highest quality is the default.
  const brotlied = await Promise.all(files.map((file) => promisify(brotliCompress)(file)));
  const sum = (/** @type {readonly Uint8Array[]} */ all) => all.reduce((bytes, { length }) => bytes + length, 0);
  return {
    subpath: node === 'index' ? '' : `/${node}`,
    title: `script + ${modules.join(' + ')}`,
    files: files.length,
    raw: sum(files),
    gzip: sum(gzipped),
    brotli: sum(brotlied),
  };
}

/** @param {string} file in `pkg/dist` */
async function minified(file) {
  // Loaded late: a bare machine installs it after this module is read.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [inProject(`pkg/dist/${file}`)],
    bundle: true,
    minify: true,
    legalComments: 'none',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['jose'],
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
