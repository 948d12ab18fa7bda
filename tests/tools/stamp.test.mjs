// @ts-check
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { withLock } from '../../pkg-template/build/lock.mjs';
import { root } from '../../pkg-template/build/project.mjs';
import { fingerprint, whenChanged } from '../../pkg-template/build/stamp.mjs';

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
  test(`fingerprint changes with ${name}`, () => {
    write('src/a');
    const before = fingerprint([path('src')]);
    assert.equal(fingerprint([path('src')]), before);
    change();
    assert.notEqual(fingerprint([path('src')]), before);
  });
}

test('fingerprint ignores the files that are built or installed inside a folder', () => {
  write('www/main.ts');
  const before = fingerprint([path('www')]);
  write('www/dist/index.html');
  write('www/node_modules/a/index.js');
  assert.equal(fingerprint([path('www')]), before);
});

test('whenChanged does the work once for a fingerprint, and again when its result is missing', async () => {
  const stamp = { file: path('stamps/x'), result: path('result'), fingerprint: 'one' };
  const work = async () => write('result');
  assert.equal(await whenChanged(stamp, work), true);
  assert.equal(await whenChanged(stamp, work), false);
  assert.equal(await whenChanged({ ...stamp, fingerprint: 'two' }, work), true);
  rmSync(join(folder, 'result'));
  assert.equal(await whenChanged({ ...stamp, fingerprint: 'two' }, work), true);
});

test('whenChanged removes the stamp when the work fails', async () => {
  const stamp = { file: path('stamp'), result: path('result'), fingerprint: 'one' };
  await whenChanged(stamp, async () => write('result'));
  const failing = whenChanged({ ...stamp, fingerprint: 'two' }, async () => {
    throw new Error('no');
  });
  await assert.rejects(failing, /no/);
  assert.equal(existsSync(join(folder, 'stamp')), false);
});

test('withLock lets one caller in at a time', async () => {
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

test('withLock takes over a lock whose process was killed', async () => {
  const lock = join(folder, 'lock');
  write('lock');
  utimesSync(lock, 0, 0);
  let entered = false;
  await withLock(lock, async () => {
    entered = true;
  });
  assert.equal(entered, true);
});

test('withLock releases the lock when the work fails', async () => {
  const lock = join(folder, 'lock');
  await assert.rejects(
    withLock(lock, () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(existsSync(lock), false);
});
