// @ts-check
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { withLock } from './cargo-tool.mjs';
import { root } from './project.mjs';
import { fingerprint, whenChanged } from './stamp.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamp-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** @param {string} name */
function path(name) {
  return relative(root, join(folder, name));
}

/** @param {string} name */
function write(name, text = name) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

/** @type {[string, () => void][]} */
const changes = [
  ['a changed file', () => write('src/a', 'other')],
  ['a new file in a folder', () => write('src/deep/b')],
  ['a removed file', () => rmSync(join(folder, 'src/a'))],
  ['a renamed file', () => renameSync(join(folder, 'src/a'), join(folder, 'src/c'))],
];

for (const [name, change] of changes) {
  test(`${name} changes the fingerprint`, () => {
    write('src/a');
    const before = fingerprint([path('src')]);
    assert.equal(fingerprint([path('src')]), before);
    change();
    assert.notEqual(fingerprint([path('src')]), before);
  });
}

test('what is built or installed inside a folder leaves its fingerprint alone', () => {
  write('www/main.ts');
  const before = fingerprint([path('www')]);
  write('www/dist/index.html');
  write('www/node_modules/a/index.js');
  assert.equal(fingerprint([path('www')]), before);
});

test('work is done once for a fingerprint, and again when its result is gone', async () => {
  const stamp = { file: path('stamps/x'), result: path('result'), fingerprint: 'one' };
  const work = async () => write('result');
  assert.equal(await whenChanged(stamp, work), true);
  assert.equal(await whenChanged(stamp, work), false);
  assert.equal(await whenChanged({ ...stamp, fingerprint: 'two' }, work), true);
  rmSync(join(folder, 'result'));
  assert.equal(await whenChanged({ ...stamp, fingerprint: 'two' }, work), true);
});

test('work that fails leaves no stamp, not even the old one', async () => {
  const stamp = { file: path('stamp'), result: path('result'), fingerprint: 'one' };
  await whenChanged(stamp, async () => write('result'));
  const failing = whenChanged({ ...stamp, fingerprint: 'two' }, async () => {
    throw new Error('no');
  });
  await assert.rejects(failing, /no/);
  assert.equal(existsSync(join(folder, 'stamp')), false);
});

test('a lock lets one in at a time', async () => {
  const lock = join(folder, 'lock');
  let inside = 0;
  const enter = () =>
    withLock(lock, async () => {
      inside += 1;
      assert.equal(inside, 1);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    });
  await Promise.all([enter(), enter()]);
  assert.equal(existsSync(lock), false);
});

test('a lock whose holder was killed is taken over', async () => {
  const lock = join(folder, 'lock');
  write('lock');
  utimesSync(lock, 0, 0);
  let entered = false;
  await withLock(lock, async () => {
    entered = true;
  });
  assert.equal(entered, true);
});

test('a lock is given back when the work fails', async () => {
  const lock = join(folder, 'lock');
  await assert.rejects(
    withLock(lock, () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(existsSync(lock), false);
});
