// @ts-check
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { run } from '../../pkg-template/build/run.mjs';
import { folder, packageFolder } from './support/installed.mjs';

const STRICT = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

/** @type {[string, object][]} how the package is resolved, and the files that are written for it */
const RESOLUTIONS = [
  ['nodenext', { compilerOptions: { module: 'nodenext' }, include: ['types/*.mts', 'types/*.cts'] }],
  ['node16', { compilerOptions: { module: 'node16' }, include: ['types/*.mts', 'types/*.cts'] }],
  ['bundler', { compilerOptions: { module: 'esnext', moduleResolution: 'bundler' }, include: ['types/*.mts'] }],
  [
    'commonjs with bundler',
    { compilerOptions: { module: 'commonjs', moduleResolution: 'bundler' }, include: ['types/*.cts'] },
  ],
];

cpSync(inProject('tests/package/types'), join(folder, 'types'), { recursive: true });

for (const [name, { compilerOptions, include }] of /** @type {[string, any][]} */ (RESOLUTIONS)) {
  test(`type tests compile, resolved as ${name}`, async () => {
    const file = join(folder, `tsconfig.${name.replaceAll(' ', '-')}.json`);
    writeFileSync(file, JSON.stringify({ compilerOptions: { ...STRICT, ...compilerOptions }, include }));
    await run(inProject('node_modules/.bin/tsc'), ['-p', file], { advice: 'The compiler says above what differs.' });
  });
}

test('every member of a type has a comment', () => {
  const types = join(packageFolder, 'dist/types');
  const files = readdirSync(types).filter((file) => file.endsWith('.d.ts'));
  assert.ok(files.length > 15);
  const bare = files.flatMap((file) => {
    const lines = readFileSync(join(types, file), 'utf8').split('\n');
    const isMember = (/** @type {string} */ line) => /^ +(readonly [['\w]|\w+\(.*\).*;$)/.test(line);
    return lines.flatMap((line, index) =>
      isMember(line) && !(lines[index - 1] ?? '').endsWith('*/') ? [`${file}: ${line.trim()}`] : [],
    );
  });
  assert.deepEqual(bare, []);
});
