// @ts-check
/** The examples of both READMEs run as they stand, in the installed package. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';
import { folder } from './support/installed.mjs';

/** @param {string} file */
function examples(file) {
  const text = readFileSync(inProject(file), 'utf8');
  return [...text.matchAll(/```js\n(.*?)```/gs)].map((fence) => fence[1] ?? '');
}

/**
 * What an example says that it prints: the comments behind its `console.log`s.
 *
 * @param {string} example
 */
function promised(example) {
  return [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map((line) => line[1]);
}

for (const file of ['README.md', 'pkg-template/README.md']) {
  const all = examples(file);

  test(`${file} has examples`, () => assert.notEqual(all.length, 0));

  for (const [index, example] of all.entries()) {
    test(`${file}, example ${index + 1}, runs and prints what it says`, async () => {
      const script = join(folder, `readme-${file.replaceAll('/', '-')}-${index}.mjs`);
      writeFileSync(script, example);
      const printed = await run(process.execPath, [script], { cwd: folder });
      for (const line of promised(example)) assert.ok(printed.split('\n').includes(line ?? ''), printed);
    });
  }
}
