// @ts-check
/** The snippets of the fixtures, the list of languages, and the errors. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../pkg-template/build/project.mjs';
import { parse } from './support/grammars.mjs';
import { CALL_CASES, CASES, FIXTURES, snippet, snippetLanguages, transferTo } from './support/snippets.mjs';

const FILE_NAMES = {
  curl: 'curl.sh',
  fetch: 'fetch.mjs',
  package: 'package.mjs',
  csharp: 'csharp.cs',
  go: 'go.go',
  java: 'java.java',
  javascript: 'javascript.mjs',
  php: 'php.php',
  python: 'python.py',
};

for (const { name, request, endpoint } of [...CASES, ...CALL_CASES]) {
  test(`snippets of "${name}" are those of the fixtures, and code of their language`, async () => {
    for (const { id } of snippetLanguages) {
      const written = `${snippet(request, id, endpoint)}\n`;
      const file = `${FIXTURES}/${name}/${FILE_NAMES[id]}`;
      if (process.env.UPDATE_SNAPSHOTS !== undefined) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, written);
      }
      assert.equal(written, readFileSync(file, 'utf8'), 'review the change, then write it with UPDATE_SNAPSHOTS=1');
      assert.equal((await parse(id, written)).hasError, false, id);
    }
  });
}

test('snippetLanguages lists the languages of the types', () => {
  const types = readFileSync(inProject('pkg-template/types/snippets.d.ts'), 'utf8');
  const [, union = ''] = /SnippetLanguage =([^;]*);/.exec(types) ?? [];
  const listed = [...union.matchAll(/'(\w+)'/g)].map(([, id]) => id);
  assert.deepEqual(
    snippetLanguages.map(({ id }) => id),
    listed,
  );
});

test('snippets contain no token, and read it from GRAPH_TOKEN', () => {
  for (const { id } of snippetLanguages) {
    assert.match(snippet(transferTo('Heidi', false), id), /GRAPH_TOKEN/);
    for (const { request } of CALL_CASES) assert.match(snippet(request, id), /GRAPH_TOKEN/);
  }
});

test('snippet refuses an unknown language or endpoint and names the known ones', () => {
  const transfer = transferTo('Heidi', false);
  const code = 'invalidOptions';
  const wrong = /** @type {any} */ ([['cobol'], ['curl', { cloud: 'moon' }], ['curl', { version: 'v2' }]]);
  const expected = [/curl, fetch/, /global, /, /v1\.0, beta/];
  for (const [index, [language, endpoint]] of wrong.entries()) {
    assert.throws(() => snippet(transfer, language, endpoint), {
      name: 'TransferError',
      code,
      message: expected[index],
    });
  }
  for (const baseUrl of ['relay.example', 'ftp://relay.example', 3]) {
    assert.throws(() => snippet(transfer, 'curl', /** @type {any} */ ({ baseUrl })), { code, message: /baseUrl/ });
  }
});
