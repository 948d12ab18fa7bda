// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { showProgress } from '../../pkg-template/build/cargo-progress.mjs';
import { cargoTools, hasCargoTool } from '../../pkg-template/build/cargo-tools.mjs';
import { Line } from '../../pkg-template/build/steps.mjs';

const TOOL = { name: 'fake-tool', version: '1.2.3', programs: ['fake-tool', 'fake-runner'], options: [] };
const { PATH } = process.env;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cargo-tools-'));
  process.env.PATH = [folder, PATH].join(delimiter);
});

afterEach(() => {
  process.env.PATH = PATH;
  rmSync(folder, { recursive: true });
});

/**
 * Puts a program on PATH.
 * @param {string} name
 * @param {string} version
 */
function addProgram(name, version) {
  writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} ${version}"\n`, { mode: 0o755 });
}

test('hasCargoTool accepts all programs on PATH in the exact version', async () => {
  addProgram('fake-tool', '1.2.3');
  addProgram('fake-runner', '1.2.3');
  assert.equal(await hasCargoTool(TOOL), true);
});

test('hasCargoTool refuses another version of a program', async () => {
  addProgram('fake-tool', '1.2.3');
  addProgram('fake-runner', '1.2.30');
  assert.equal(await hasCargoTool(TOOL), false);
});

test('hasCargoTool refuses a missing program', async () => {
  addProgram('fake-tool', '1.2.3');
  assert.equal(await hasCargoTool(TOOL), false);
});

test('cargoTools names exact versions', () => {
  for (const { version } of cargoTools()) assert.match(version, /^\d+\.\d+\.\d+$/);
});

test('showProgress shows the last count of cargo, and ignores other output', () => {
  const line = new Line('tool');
  const { onOutput, hidden } = showProgress(line);
  onOutput('   Compiling serde v1.0.0\r\n');
  assert.match(line.running(), /^tool 0 s$/);
  const bar = '    Building [=>      ] 3/28: serde\r    Building [==>     ] 4/28: syn, quote\r';
  onOutput(bar);
  assert.match(line.running(), /compiling, 4 of 28 crates/);
  assert.equal(`${bar}error: no`.replace(hidden, ''), 'error: no');
});
