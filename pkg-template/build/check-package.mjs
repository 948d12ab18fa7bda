// @ts-check
/** Checks a package that was just built, before it replaces the one before. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportedValues } from './declarations.mjs';
import { DIST, ENTRIES, TYPES } from './entries.mjs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';
import { StepFailed } from './steps.mjs';

/** Checks that every file of an entry exports the names of its declarations, no more and no less. */
export async function checkNames() {
  for (const { web, node, types } of ENTRIES) {
    const declared = exportedValues(readFileSync(join(TYPES, types), 'utf8'));
    for (const file of [web, `node/${node}.js`, `node/${node}.cjs`]) {
      const exported = await exportedNames(join(DIST, file));
      const missing = declared.filter((name) => !exported.includes(name));
      const unknown = exported.filter((name) => !declared.includes(name));
      if (missing.length + unknown.length === 0) continue;
      const differences = [
        ...missing.map((name) => `${name} is missing`),
        ...unknown.map((name) => `${name} is not declared`),
      ];
      throw new StepFailed(`${file} does not export the values of types/${types}: ${differences.join(', ')}.`);
    }
  }
}

/**
 * Lists the names that `import` finds, in a process of its own, which forgets the module.
 * @param {string} file
 * @returns {Promise<string[]>}
 */
async function exportedNames(file) {
  const program = 'import(process.argv[1]).then((found) => console.log(JSON.stringify(Object.keys(found))))';
  const printed = await run(process.execPath, ['--eval', program, pathToFileURL(file).href]);
  // Node adds these two to every CommonJS module.
  return JSON.parse(printed).filter((/** @type {string} */ name) => name !== 'default' && name !== 'module.exports');
}

/** Checks that every file that the manifest names was built. */
export function checkManifest() {
  const manifest = readFileSync(inProject('pkg/package.json'), 'utf8');
  const named = [...manifest.matchAll(/"\.\/dist\/([^"*]+)"/g)].map((match) => match[1] ?? '');
  const built = new Set(readdirSync(DIST, { recursive: true }).map(String));
  const missing = named.filter((file) => !built.has(file));
  if (missing.length > 0) throw new StepFailed(`pkg-template/package.json names missing files: ${missing.join(', ')}`);
}
