// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { inProject } from '../tools/project.mjs';
import { run } from '../tools/run.mjs';
import { folder, packageFolder, packedFiles, tarball } from './support/installed.mjs';

const GOLDEN = 'tests/package/golden/files.txt';

test('nothing but the files that are listed is packed', () => {
  const listed = readFileSync(inProject(GOLDEN), 'utf8').trim().split('\n');
  const packed = packedFiles.map(({ path }) => path);
  assert.deepEqual(packed.sort(), listed, `If it is meant so, change ${GOLDEN}`);
});

test('no script runs when it is installed, and nothing else is installed with it', () => {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  for (const member of ['scripts', 'dependencies', 'optionalDependencies', 'bundleDependencies']) {
    assert.equal(manifest[member], undefined, member);
  }
  assert.deepEqual(Object.keys(manifest.peerDependencies), ['jose']);
  assert.deepEqual(manifest.peerDependenciesMeta, { jose: { optional: true } });
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  assert.deepEqual(Object.keys(lock.packages), ['', 'node_modules/graph-call-transfer']);
});

test('publint finds nothing', async () => {
  const said = await run(inProject('node_modules/.bin/publint'), ['--strict', packageFolder]);
  assert.match(said, /All good!/);
});

test('every way of resolving finds the types that belong to the file', async () => {
  // The wasm file has no types. In a CommonJS file `./web` gives an ES module: it is for bundlers and browsers.
  const args = [tarball, '--profile', 'node16', '--exclude-entrypoints', './graph_call_transfer_bg.wasm'];
  const said = await run(inProject('node_modules/.bin/attw'), [...args, '--ignore-rules', 'cjs-resolves-to-esm']);
  for (const entry of ['', '/web', '/simulator', '/webhook', '/codes', '/snippets', '/package.json']) {
    assert.ok(said.includes(`"graph-call-transfer${entry}"`), `${entry} was not looked at: ${said}`);
  }
});

test('the wasm file holds neither the code book, nor snippets, nor the folders of the machine that built it', () => {
  const wasm = readFileSync(join(packageFolder, 'dist/graph_call_transfer_bg.wasm'));
  const book = readFileSync(join(packageFolder, 'dist/codes/table.js'), 'utf8');
  const texts = [...book.matchAll(/"([A-Z][^"\\]{30,})"/g)].map((text) => text[1] ?? '');
  assert.ok(texts.length > 100);
  const rules = ['InvitationParticipantInfo', 'AnonymousAuthenticationProvider', 'GRAPH_TOKEN'];
  for (const text of [...texts, ...rules, homedir(), inProject('.')]) assert.ok(!wasm.includes(text), text);
});

test('the sizes are told', (t) => {
  const kib = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
  for (const { path, size } of packedFiles.filter(({ path }) => /\.(wasm|c?js)$/.test(path))) {
    const bytes = readFileSync(join(packageFolder, path));
    assert.equal(bytes.length, size);
    const [gzip, brotli] = [gzipSync(bytes).length, brotliCompressSync(bytes).length];
    t.diagnostic(`${path}: ${kib(size)}, gzip ${kib(gzip)}, brotli ${kib(brotli)}`);
  }
});
