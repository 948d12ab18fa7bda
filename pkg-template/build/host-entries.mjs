// @ts-check
/**
 * Writes the entries for hosts that cannot fetch a file beside the script: their files import the wasm in the way of the host, and
 * hand it to the files for the web.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ENTRIES, GLUE } from './entries.mjs';
import { ALL_MODULES, WHOLE, wasmFile } from './modules.mjs';

/** The hosts whose bundlers turn the import of a wasm file into a compiled module. */
const IMPORTS = /** @type {const} */ ({ workerd: '', edge: '?module' });

/** Writes the entries for workerd, for edge runtimes, and the one that contains the wasm as base64. */
export function writeHostEntries() {
  for (const [host, query] of Object.entries(IMPORTS)) {
    for (const { name } of ALL_MODULES) {
      const path = `../${GLUE}/${wasmFile(name)}${query}`;
      write(`${host}/start-${name}.js`, [`import wasm from '${path}';`, ...providing(name, '() => wasm')]);
    }
    for (const { web, node, modules, late } of ENTRIES) {
      const starts = [...modules, ...late].map((name) => `import './start-${name}.js';`);
      write(`${host}/${node}.js`, [...starts, `export * from '../${web}';`]);
    }
  }
  const base64 = readFileSync(join(DIST, GLUE, wasmFile(WHOLE.name))).toString('base64');
  write('inline/base64.js', [`export default '${base64}';`]);
  write('inline/start.js', [
    "import base64 from './base64.js';",
    ...providing(WHOLE.name, '() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))'),
  ]);
  write('inline/index.js', ["import './start.js';", "export * from '../web.js';"]);
}

/**
 * Returns the lines that make a module part of the program.
 * @param {string} name
 * @param {string} embedded the code of the function that returns the module
 */
function providing(name, embedded) {
  if (name === WHOLE.name) return ["import { provideAll } from '../wasm/all.js';", `provideAll(${embedded});`];
  return [`import { ${name} } from '../wasm/${name}.js';`, `${name}.provide(${embedded});`];
}

/**
 * @param {string} file
 * @param {readonly string[]} lines
 */
function write(file, lines) {
  mkdirSync(join(DIST, file, '..'), { recursive: true });
  writeFileSync(join(DIST, file), `${lines.join('\n')}\n`);
}
