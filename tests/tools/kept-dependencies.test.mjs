// @ts-check
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { WASM_TARGET } from '../../pkg-template/build/project.mjs';
import { isDependency, keepDependencies, restoreDependencies } from './kept-dependencies.mjs';

const OWN = new Set(['graph_call_transfer', 'write_codes', 'verdict']);
const HASH = '0123456789abcdef';

test('kept dependencies are the compiled parts of other crates, and what cargo notes of them', () => {
  for (const path of [
    `deps/libserde_core-${HASH}.rmeta`,
    `deps/libserde_derive-${HASH}.so`,
    `deps/serde_core-${HASH}.d`,
    `.fingerprint/serde_core-${HASH}/lib-serde_core.json`,
    `build/num-traits-${HASH}/out/probe.rs`,
  ]) {
    assert.ok(isDependency(path, OWN), path);
  }
});

test('kept dependencies have nothing that was made from the project’s own sources', () => {
  for (const path of [
    `deps/libgraph_call_transfer-${HASH}.rlib`,
    'deps/libgraph_call_transfer.rlib',
    'deps/graph_call_transfer.d',
    `deps/verdict-${HASH}`,
    `deps/verdict-${HASH}.d`,
    `.fingerprint/graph-call-transfer-${HASH}`,
    'libgraph_call_transfer.rlib',
    `examples/write_codes-${HASH}`,
    'incremental',
    `deps/graph_call_transfer-${HASH}.wasm`,
  ]) {
    assert.ok(!isDependency(path, OWN), path);
  }
});

test('kept dependencies are found on the way from the folder itself', () => {
  for (const path of ['', 'deps']) assert.ok(isDependency(path, OWN), path);
});

test('restoreDependencies fills what cargo has not written yet, beside other files of the project', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-dependencies-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { XDG_CACHE_HOME } = process.env;
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  t.after(() => {
    if (XDG_CACHE_HOME === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = XDG_CACHE_HOME;
  });
  const native = `debug/deps/libserde-${HASH}.rlib`;
  const forWasm = `${WASM_TARGET}/debug/deps/libserde-${HASH}.rlib`;
  const has = (/** @type {string} */ target) => [native, forWasm].map((file) => existsSync(join(folder, target, file)));
  const write = (/** @type {string} */ file) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  };

  write(`compiled/${native}`);
  write(`compiled/${forWasm}`);
  await keepDependencies(join(folder, 'compiled'));

  write('clone/npm-packages.lock');
  await restoreDependencies(join(folder, 'clone'));
  assert.deepEqual(has('clone'), [true, true]);
  assert.ok(existsSync(join(folder, 'clone/npm-packages.lock')));

  write('begun/debug/.cargo-lock');
  await restoreDependencies(join(folder, 'begun'));
  assert.deepEqual(has('begun'), [false, true]);
});
