// @ts-check
/** Checks real values with the compiler. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../../pkg-template/build/project.mjs';
import { run } from '../../../pkg-template/build/run.mjs';
import { folder } from './installed.mjs';

const STRICT = ['--strict', '--exactOptionalPropertyTypes', '--noEmit', '--target', 'es2023', '--module', 'nodenext'];

/**
 * Checks that a value has only plain objects and arrays, and no member that is `undefined`.
 *
 * @param {unknown} value
 * @param {string} path
 */
export function assertPlain(value, path) {
  assert.notEqual(value, undefined, `${path} is undefined`);
  if (typeof value !== 'object' || value === null) return;
  assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)), `${path} is no plain object`);
  for (const [name, member] of Object.entries(value)) assertPlain(member, `${path}.${name}`);
}

/**
 * Compiles values with their expected types.
 *
 * @param {string} name of the file
 * @param {readonly [type: string, value: unknown][]} values
 */
export async function compileValues(name, values) {
  const types = [...new Set(values.map(([type]) => type))].join(', ');
  const lines = values.map(
    ([type, value], index) => `export const v${index} = ${JSON.stringify(value)} satisfies ${type};`,
  );
  await compileSource(name, `import type { ${types} } from 'graph-call-transfer';\n${lines.join('\n')}\n`);
}

/**
 * @param {string} name of the file
 * @param {string} source
 * @param {readonly string[]} [options] further ones of the compiler
 */
export async function compileSource(name, source, options = []) {
  writeFileSync(join(folder, `${name}.mts`), source);
  await run(
    inProject('node_modules/.bin/tsc'),
    [...STRICT, ...options, '--ignoreConfig', join(folder, `${name}.mts`)],
    {
      advice: 'The compiler says above what differs.',
    },
  );
}
