// @ts-check
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { keepResult, restoreResult } from '../../pkg-template/build/kept-results.mjs';
import { inUserCache } from '../../pkg-template/build/user-cache.mjs';

const { XDG_CACHE_HOME } = process.env;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-results-'));
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
});

afterEach(() => {
  if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = XDG_CACHE_HOME;
  rmSync(folder, { recursive: true });
});

/** @param {string} text */
function make(text) {
  mkdirSync(join(folder, 'made/deep'), { recursive: true });
  writeFileSync(join(folder, 'made/deep/file'), text);
  return join(folder, 'made');
}

test('restoreResult copies what was kept for the same fingerprint, and replaces the folder', () => {
  keepResult('crates', 'one', make('1'));
  keepResult('crates', 'two', make('2'));
  const target = join(folder, 'target');
  mkdirSync(target);
  writeFileSync(join(target, 'old'), '');
  assert.equal(restoreResult('crates', 'one', target), true);
  assert.equal(readFileSync(join(target, 'deep/file'), 'utf8'), '1');
  assert.equal(existsSync(join(target, 'old')), false);
});

test('restoreResult leaves the folder as it is without a kept result', () => {
  const target = make('old');
  assert.equal(restoreResult('crates', 'one', target), false);
  assert.equal(readFileSync(join(target, 'deep/file'), 'utf8'), 'old');
});

test('keepResult leaves the result of another process in place', () => {
  keepResult('crates', 'one', make('1'));
  keepResult('crates', 'one', make('again'));
  assert.deepEqual(readdirSync(inUserCache('crates')), ['one']);
  assert.equal(readFileSync(join(inUserCache('crates'), 'one/deep/file'), 'utf8'), '1');
});

test('keepResult removes the results that were not used for the longest time', () => {
  for (let number = 1; number <= 8; number += 1) {
    keepResult('crates', String(number), make(String(number)));
    const usedAt = new Date(2026, 0, number);
    utimesSync(join(inUserCache('crates'), String(number)), usedAt, usedAt);
  }
  restoreResult('crates', '1', join(folder, 'target'));
  keepResult('crates', '9', make('9'));
  assert.deepEqual(readdirSync(inUserCache('crates')).sort(), ['1', '3', '4', '5', '6', '7', '8', '9']);
});

test('keepResult keeps as many results as it is told, with the times of their files, and only what belongs to them', () => {
  const written = new Date(2026, 0, 1);
  for (const fingerprint of ['1', '2', '3']) {
    utimesSync(join(make(fingerprint), 'deep/file'), written, written);
    writeFileSync(join(folder, 'made/other'), '');
    keepResult('crates', fingerprint, join(folder, 'made'), { max: 2, filter: (path) => !path.endsWith('other') });
    const usedAt = new Date(2026, 0, Number(fingerprint));
    utimesSync(join(inUserCache('crates'), fingerprint), usedAt, usedAt);
  }
  assert.deepEqual(readdirSync(inUserCache('crates')).sort(), ['2', '3']);
  const target = join(folder, 'target');
  assert.equal(restoreResult('crates', '3', target), true);
  assert.deepEqual(readdirSync(target), ['deep']);
  assert.deepEqual(statSync(join(target, 'deep/file')).mtime, written);
});

test('keepResult leaves what another process is making, and removes what one has left behind', () => {
  const cache = inUserCache('crates');
  mkdirSync(join(cache, '.made-new'), { recursive: true });
  mkdirSync(join(cache, '.made-old'));
  utimesSync(join(cache, '.made-old'), new Date(2026, 0, 1), new Date(2026, 0, 1));
  keepResult('crates', 'one', make('1'), { max: 1 });
  assert.deepEqual(readdirSync(cache).sort(), ['.made-new', 'one']);
});
