// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { parseOptions } from './options.mjs';

const PARTS = ['sources', 'rust', 'server'];

test('parseOptions takes parts one by one and separated by commas', () => {
  assert.deepEqual(parseOptions(['--only', 'rust,server', '--only=sources', '--quick'], PARTS), {
    only: ['rust', 'server', 'sources'],
    list: false,
    quick: true,
    update: false,
  });
});

/** @type {[string[], RegExp][]} */
const refused = [
  [['--quik'], /unknown option "--quik"; expected --quick\./],
  [['--zzzzzz'], /unknown option "--zzzzzz"; expected --only, --list, --quick, --update\./],
  [['--only', 'sever'], /unknown part "sever"; expected server\./],
  [['--only', 'nothing'], /unknown part "nothing"; expected sources, rust, server\./],
  [['rust'], /unknown argument "rust"; expected --only rust\./],
  [['--only'], /--only needs the name of a part/],
  [['--quick=yes'], /--quick takes no value/],
];

for (const [args, message] of refused) {
  test(`parseOptions refuses ${args.join(' ')}`, () => assert.throws(() => parseOptions(args, PARTS), message));
}

const COMMAND = inProject('tests/tools/test.mjs');

test('npm test prints the parts with --list', async () => {
  const lines = (await run(process.execPath, [COMMAND, '--list'])).trim().split('\n');
  const names = lines.map((line) => line.split(' ')[0]);
  assert.deepEqual(names, ['sources', 'tools', 'rust', 'wasm', 'package', 'cli', 'server', 'torture', 'page']);
  for (const line of lines) assert.match(line, /^\w+ +\w/);
});

test('npm test refuses an unknown option before it runs a step', async () => {
  await assert.rejects(run(process.execPath, [COMMAND, '--onyl', 'rust']), (error) => {
    assert.match(/** @type {any} */ (error).output, /^\s*unknown option "--onyl"; expected --only\. .*\s*$/);
    return true;
  });
});
