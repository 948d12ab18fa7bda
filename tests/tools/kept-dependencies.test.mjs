// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDependency } from './kept-dependencies.mjs';

const OWN = new Set(['graph_call_transfer', 'write_codes', 'verdict']);
const HASH = '0123456789abcdef';

test('kept dependencies are the compiled parts of other crates, and what cargo notes of them', () => {
  for (const path of [
    `debug/deps/libserde_core-${HASH}.rmeta`,
    `debug/deps/libserde_derive-${HASH}.so`,
    `debug/deps/serde_core-${HASH}.d`,
    `debug/.fingerprint/serde_core-${HASH}/lib-serde_core.json`,
    `debug/build/num-traits-${HASH}/out/probe.rs`,
    `wasm32-unknown-unknown/debug/deps/libjs_sys-${HASH}.rlib`,
  ]) {
    assert.ok(isDependency(path, OWN), path);
  }
});

test('kept dependencies have nothing that was made from the project’s own sources', () => {
  for (const path of [
    `debug/deps/libgraph_call_transfer-${HASH}.rlib`,
    'debug/deps/libgraph_call_transfer.rlib',
    'debug/deps/graph_call_transfer.d',
    `debug/deps/verdict-${HASH}`,
    `debug/deps/verdict-${HASH}.d`,
    `debug/.fingerprint/graph-call-transfer-${HASH}`,
    'debug/libgraph_call_transfer.rlib',
    `debug/examples/write_codes-${HASH}`,
    'debug/incremental',
    `wasm32-unknown-unknown/debug/deps/graph_call_transfer-${HASH}.wasm`,
    'wasm32-unknown-unknown/release',
    'doc',
    'packed/graph-call-transfer-0.1.0',
  ]) {
    assert.ok(!isDependency(path, OWN), path);
  }
});

test('kept dependencies are found on the way from the folder itself', () => {
  for (const path of ['', 'debug', 'debug/deps', 'wasm32-unknown-unknown', 'wasm32-unknown-unknown/debug']) {
    assert.ok(isDependency(path, OWN), path);
  }
});
