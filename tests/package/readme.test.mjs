// @ts-check
/** The examples of the READMEs and of the pages beside them run without changes, but for the port, in the installed package. Recipes run with `npm run hosts`. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { freePort } from '../hosts/ports.mjs';
import { folder } from './support/installed.mjs';

/** @param {string} file */
function examples(file) {
  const text = readFileSync(inProject(file), 'utf8');
  return [...text.matchAll(/```js\n(.*?)```/gs)].map((fence) => fence[1] ?? '');
}

/**
 * Returns the expected output of an example: the comments behind its `console.log`s.
 *
 * @param {string} example
 */
function promised(example) {
  return [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map((line) => line[1]);
}

const PAGES = readdirSync(inProject('pkg-template/docs'))
  // The examples of these have tests of their own.
  .filter((page) => !['command-line.md', 'hosts.md', 'recipes.md', 'ten-minutes.md'].includes(page))
  .map((page) => `pkg-template/docs/${page}`);

for (const file of ['README.md', 'pkg-template/README.md', ...PAGES]) {
  const all = examples(file);

  test(`${file} has examples`, () => assert.notEqual(all.length, 0));

  for (const [index, example] of all.entries()) {
    test(`example ${index + 1} of ${file} runs and prints its comments`, async () => {
      const script = join(folder, `readme-${file.replaceAll('/', '-')}-${index}.mjs`);
      // Another run of the tests may use the port of the guide.
      writeFileSync(script, example.replaceAll('3978', String(await freePort())));
      const printed = await run(process.execPath, [script], { cwd: folder });
      for (const line of promised(example)) assert.ok(printed.split('\n').includes(line ?? ''), printed);
    });
  }
}
