// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportedValues, forCommonJs } from '../../pkg-template/build/declarations.mjs';

test('exportedValues lists values, without types and comments', () => {
  const text = `
export type * from './response.js';
export { type InitSource, init, initSync as start } from './init.js';
/**
 * export declare function commented(): void;
 */
// export declare const alsoCommented: 1;
export interface Options {}
export type { Endpoint } from './endpoint.js';
export declare function send(): void;
export declare function send(twice: true): void;
export declare const profiles: readonly string[];
export declare class Tracker {}`;
  assert.deepEqual(exportedValues(text), ['Tracker', 'init', 'profiles', 'send', 'start']);
});

test('exportedValues refuses an export of everything, which hides the names', () => {
  assert.throws(() => exportedValues("export * from './a.js';"), /name them/);
});

test('forCommonJs renames the imported files', () => {
  const text = `import type { A } from './a.js';\ntype B = import("../b/c.js").B;\nimport 'package/x.js';`;
  const expected = `import type { A } from './a.cjs';\ntype B = import("../b/c.cjs").B;\nimport 'package/x.js';`;
  assert.equal(forCommonJs(text), expected);
});
