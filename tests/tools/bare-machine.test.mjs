// @ts-check
/** Each command of the project starts before any package is installed: it is the one that installs them. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';

/** What a clone does not contain. */
const NOT_CLONED = new Set(['node_modules', 'dist', 'target', '.page-tests']);

const clone = mkdtempSync(join(tmpdir(), 'graph-call-transfer-bare-'));
after(() => rmSync(clone, { recursive: true, force: true }));
for (const part of ['package.json', 'Cargo.toml', 'Cargo.lock', 'pkg-template', 'tests', 'www'])
  cpSync(inProject(part), join(clone, part), { recursive: true, filter: (path) => !NOT_CLONED.has(basename(path)) });

/** @type {{ scripts: Readonly<Record<string, string>> }} */
const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

for (const [name, script] of Object.entries(scripts)) {
  test(`npm run ${name} shows its help on a bare machine`, () => {
    const [program, file = ''] = script.split(' ');
    assert.equal(program, 'node');
    const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--help'], { cwd: clone, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /npm (?:run|test|start)/);
  });
}
