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

/** @typedef {{ raw: number, gzip: number, brotli: number }} Size of one file, in bytes */

/** Measures each entry that has wasm modules: its script, minified as a bundler does it, and its modules. */
export function measureEntries() {
  /** Several entries have the same module, which takes a second to compress. @type {Map<string, Promise<Size>>} */
  const measured = new Map();
  const measureModule = (/** @type {string} */ name) => {
    const size = measured.get(name) ?? measure(readFileSync(inProject(`pkg/dist/${GLUE}/${wasmFile(name)}`)));
    measured.set(name, size);
    return size;
  };
  const entries = ENTRIES.filter(({ modules }) => modules.length > 0);
  return Promise.all(entries.map((entry) => measureEntry(entry, measureModule)));
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
 * @param {(module: string) => Promise<Size>} measureModule
 * @returns {Promise<EntrySize>}
 */
async function measureEntry({ web, node, modules }, measureModule) {
  const sizes = await Promise.all([minified(web).then(measure), ...modules.map(measureModule)]);
  const sum = (/** @type {keyof Size} */ member) => sizes.reduce((bytes, size) => bytes + size[member], 0);
  return {
    subpath: node === 'index' ? '' : `/${node}`,
    title: `script + ${modules.join(' + ')}`,
    files: sizes.length,
    raw: sum('raw'),
    gzip: sum('gzip'),
    brotli: sum('brotli'),
  };
}

/**
 * @param {Uint8Array} file
 * @returns {Promise<Size>}
 */
async function measure(file) {
  const gzipped = await promisify(gzip)(file, { level: 9 });
  // The highest quality is the default.
  const brotlied = await promisify(brotliCompress)(file);
  return { raw: file.length, gzip: gzipped.length, brotli: brotlied.length };
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
