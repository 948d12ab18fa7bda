// @ts-check
/**
 * Writes the entries for hosts that cannot fetch a file beside the script: their files import the wasm in the way of the host, and
 * hand it to the files for the web.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, ENTRIES, GLUE } from './entries.mjs';
import { MODULES, wasmFile } from './modules.mjs';

/** The hosts whose bundlers turn the import of a wasm file into a compiled module. */
const IMPORTS = /** @type {const} */ ({ workerd: '', edge: '?module' });

/** Writes the entries for workerd, for edge runtimes, and the one that contains the wasm as base64. */
export function writeHostEntries() {
  for (const [host, query] of Object.entries(IMPORTS)) {
    for (const { name } of MODULES) {
      write(`${host}/start-${name}.js`, [
        `import wasm from '../${GLUE}/${wasmFile(name)}${query}';`,
        `import { ${name} } from '../wasm/${name}.js';`,
        `${name}.provide(() => wasm);`,
      ]);
    }
    for (const { web, node, modules, late } of ENTRIES) {
      const starts = [...modules, ...late].map((name) => `import './start-${name}.js';`);
      write(`${host}/${node}.js`, [...starts, `export * from '../${web}';`]);
    }
  }
  for (const { name } of MODULES) {
    const base64 = readFileSync(join(DIST, GLUE, wasmFile(name))).toString('base64');
    write(`inline/${name}.base64.js`, [`export default '${base64}';`]);
    write(`inline/start-${name}.js`, [
      `import base64 from './${name}.base64.js';`,
      `import { ${name} } from '../wasm/${name}.js';`,
      `${name}.provide(() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));`,
    ]);
  }
  write('inline/index.js', [
    ...MODULES.map(({ name }) => `import './start-${name}.js';`),
    "export * from '../web.js';",
  ]);
}

/**
 * @param {string} file
 * @param {readonly string[]} lines
 */
function write(file, lines) {
  mkdirSync(join(DIST, file, '..'), { recursive: true });
  writeFileSync(join(DIST, file), `${lines.join('\n')}\n`);
}
