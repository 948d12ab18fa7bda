// @ts-check
/** Writes the manifest of the package: the template, the version, and the exports of the entries. */

import { readFileSync, writeFileSync } from 'node:fs';
import { ENTRIES, GLUE } from './entries.mjs';
import { ALL_MODULES, wasmFile } from './modules.mjs';
import { crateVersion, inProject } from './project.mjs';

/** @typedef {import('./entries.mjs').Entry} Entry */

/** Writes `pkg/package.json`. */
export function writeManifest() {
  const template = JSON.parse(readFileSync(inProject('pkg-template/package.json'), 'utf8'));
  /** @type {Record<string, object | string>} */
  const exports = Object.fromEntries(
    ENTRIES.flatMap((entry) => [[subpath(entry), conditionsOf(entry)], ...variantsOf(entry)]),
  );
  for (const { name } of ALL_MODULES) {
    exports[`./${wasmFile(name)}`] = { types: './dist/types/wasm.d.ts', default: `./dist/${GLUE}/${wasmFile(name)}` };
  }
  exports['./package.json'] = './package.json';
  const manifest = { ...template, version: crateVersion(), typesVersions: typesVersions(), exports };
  writeFileSync(inProject('pkg/package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Returns the declarations of the subpaths for TypeScript's resolution `node10`, which does not know `exports`. */
function typesVersions() {
  const entries = ENTRIES.filter(({ node }) => node !== 'index').map(({ node, types }) => [node, types]);
  const variants = ['web', 'inline'].map((name) => [name, 'index.d.ts']);
  const files = ALL_MODULES.map(({ name }) => [wasmFile(name), 'wasm.d.ts']);
  const paths = [...entries, ...variants, ...files].map(([name, types]) => [name, [`./dist/types/${types}`]]);
  return { '*': Object.fromEntries(paths) };
}

/** @param {Entry} entry */
function subpath({ node }) {
  return node === 'index' ? '.' : `./${node}`;
}

/**
 * Returns the files of an entry by condition. A host takes the first condition that it knows, so the most special ones come first.
 * @param {Entry} entry
 */
function conditionsOf({ web, node, types }) {
  const declarations = `./dist/types/${types}`;
  const file = (/** @type {string} */ path) => ({ types: declarations, default: `./dist/${path}` });
  return {
    workerd: file(`workerd/${node}.js`),
    'edge-light': file(`edge/${node}.js`),
    node: {
      'module-sync': file(`node/${node}.js`),
      require: { types: declarations.replace('.d.ts', '.d.cts'), default: `./dist/node/${node}.cjs` },
      default: file(`node/${node}.js`),
    },
    ...file(web),
  };
}

/**
 * Returns the further subpaths of the main entry.
 * @param {Entry} entry
 * @returns {[string, object][]}
 */
function variantsOf({ web, node, types }) {
  if (node !== 'index') return [];
  const file = (/** @type {string} */ path) => ({ types: `./dist/types/${types}`, default: `./dist/${path}` });
  return [
    ['./web', file(web)],
    ['./inline', file('inline/index.js')],
  ];
}
