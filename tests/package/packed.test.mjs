// @ts-check
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ALL_MODULES, wasmFile } from '../../pkg-template/build/modules.mjs';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { folder, packageFolder, packedFiles, tarball } from './support/installed.mjs';

const GOLDEN = 'tests/package/golden/files.txt';

test('package contains exactly the listed files', () => {
  // The names of shared parts contain a hash of their content.
  const packed = packedFiles.map(({ path }) => path.replace(/\/shared-[A-Z0-9]{8}\.js$/, '/shared-<hash>.js')).sort();
  if (process.env.UPDATE_SNAPSHOTS) writeFileSync(inProject(GOLDEN), `${packed.join('\n')}\n`);
  const listed = readFileSync(inProject(GOLDEN), 'utf8').trim().split('\n');
  assert.deepEqual(packed, listed, `If you intended it: npm test -- --update writes ${GOLDEN}`);
});

test('package runs no script at installation, and has no dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  for (const member of ['scripts', 'dependencies', 'optionalDependencies', 'bundleDependencies']) {
    assert.equal(manifest[member], undefined, member);
  }
  assert.deepEqual(Object.keys(manifest.peerDependencies), ['jose']);
  assert.deepEqual(manifest.peerDependenciesMeta, { jose: { optional: true } });
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  assert.deepEqual(Object.keys(lock.packages), ['', 'node_modules/graph-call-transfer']);
});

test('publint reports no problem', async () => {
  const printed = await run(inProject('node_modules/.bin/publint'), ['--strict', packageFolder]);
  assert.match(printed, /All good!/);
});

test('every module resolution finds the types of its file', async () => {
  // `./web`, `./inline` and the wasm file are for bundlers and pages: in a CommonJS file they are ES modules.
  const printed = await run(inProject('node_modules/.bin/attw'), [tarball, '--ignore-rules', 'cjs-resolves-to-esm']);
  const { exports } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  for (const entry of Object.keys(exports)) {
    assert.ok(printed.includes(`"graph-call-transfer${entry.slice(1)}"`), `${entry} was not checked: ${printed}`);
  }
});

test('wasm files contain no code book, no snippets and no paths of the machine that built them', () => {
  const files = ALL_MODULES.map(({ name }) => readFileSync(join(packageFolder, `dist/glue/${wasmFile(name)}`)));
  const book = readFileSync(join(packageFolder, 'dist/codes/table.js'), 'utf8');
  const texts = [...book.matchAll(/"([A-Z][^"\\]{30,})"/g)].map((text) => text[1] ?? '');
  assert.ok(texts.length > 100);
  const rules = ['InvitationParticipantInfo', 'AnonymousAuthenticationProvider', 'GRAPH_TOKEN'];
  for (const text of [...texts, ...rules, homedir(), inProject('.')]) {
    for (const wasm of files) assert.ok(!wasm.includes(text), text);
  }
});

test('files have the packed sizes', () => {
  const programs = packedFiles.filter(({ path }) => /\.(wasm|c?js)$/.test(path));
  assert.ok(programs.length > 0);
  for (const { path, size } of programs) assert.equal(statSync(join(packageFolder, path)).size, size, path);
});
